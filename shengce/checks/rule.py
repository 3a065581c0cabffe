"""What a rule is, and the walks over records that rules share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from pydantic import BaseModel

from shengce.problems import Problem
from shengce.records.base import Text
from shengce.records.catalogue import Catalogue, PlanKey
from shengce.records.fields import fields_of
from shengce.records.load import Located, Records
from shengce.records.plans import Figure, Plan
from shengce.records.yaml_document import FieldPath

Rule = Callable[[Records, Catalogue], Iterable[Problem]]


def all_records(records: Records) -> Iterator[Located[BaseModel]]:
    """Yield every record of every kind."""
    groups: tuple[tuple[Located[BaseModel], ...], ...] = (
        records.areas,
        records.units,
        records.families,
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


def figures_in_force(records: Records) -> Iterator[tuple[Located[Plan], int, Figure]]:
    """Yield every figure that is not withdrawn, with its plan and its place among the plan's figures."""
    for item in records.plans:
        for index, figure in enumerate(item.record.figures):
            if figure.withdrawn is None:
                yield item, index, figure


def figures_by_plan(records: Records) -> Mapping[PlanKey, list[tuple[Located[Plan], int, Figure]]]:
    """Return the figures in force of each area and year together, from whatever files they come."""
    found: dict[PlanKey, list[tuple[Located[Plan], int, Figure]]] = defaultdict(list)
    for item, index, figure in figures_in_force(records):
        found[item.record.key].append((item, index, figure))
    return found


def texts_of(record: BaseModel) -> Iterator[tuple[FieldPath, Text]]:
    """Yield every bilingual text of a record with its path."""
    for path, _, value in fields_of(record):
        if isinstance(value, Text):
            yield path, value
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Text):
                    yield (*path, index), item
