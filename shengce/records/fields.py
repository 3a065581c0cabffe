"""The fields of a record and of its parts, whatever they are called: for what looks at all of one kind."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pydantic import BaseModel

from shengce.records.citation import Citation
from shengce.records.yaml_document import FieldPath

_PLAIN = frozenset({str, int, bool, Decimal, type(None)})  # nearly all values, and there are millions: no step down


def fields_of(value: object, path: FieldPath = ()) -> Iterator[tuple[FieldPath, str, object]]:
    """Yield every field of a record and of its parts as (path, field name, value), depth first."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            inner = getattr(value, name)
            yield (*path, name), name, inner
            if type(inner) not in _PLAIN:
                yield from fields_of(inner, (*path, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            if type(item) not in _PLAIN:
                yield from fields_of(item, (*path, index))


def citations_of(record: BaseModel) -> Iterator[tuple[FieldPath, Citation]]:
    """Yield every citation of a record with its path, whatever it is a citation of."""
    for path, _, value in fields_of(record):
        if isinstance(value, Citation):
            yield path, value
        elif isinstance(value, tuple):
            yield from (((*path, index), item) for index, item in enumerate(value) if isinstance(item, Citation))
