"""What a rule is, and the walks over records that rules share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pydantic import BaseModel

from shengce.problems import Problem
from shengce.records.base import Text
from shengce.records.catalogue import Catalogue
from shengce.records.load import Located, Records
from shengce.records.yaml_document import FieldPath

Rule = Callable[[Records, Catalogue], Iterable[Problem]]


def all_records(records: Records) -> Iterator[Located[BaseModel]]:
    """Yield every record of every kind."""
    groups: tuple[tuple[Located[BaseModel], ...], ...] = (
        records.provinces,
        records.units,
        records.indicators,
        records.themes,
        records.scopes,
        records.terms,
        records.synonyms,
        records.sources,
        records.plans,
    )
    for group in groups:
        yield from group


def fields_of(value: object, path: FieldPath = ()) -> Iterator[tuple[FieldPath, str, object]]:
    """Yield every field of a record and of its parts as (path, field name, value), depth first."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            inner = getattr(value, name)
            yield (*path, name), name, inner
            yield from fields_of(inner, (*path, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from fields_of(item, (*path, index))


def texts_of(record: BaseModel) -> Iterator[tuple[FieldPath, Text]]:
    """Yield every bilingual text of a record with its path."""
    for path, _, value in fields_of(record):
        if isinstance(value, Text):
            yield path, value
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Text):
                    yield (*path, index), item
