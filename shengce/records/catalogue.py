"""The records by identifier, for every layer above them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from shengce.records.load import Located, Records
from shengce.records.plans import Figure, Plan
from shengce.records.sources import Source
from shengce.records.vocabulary import Indicator, Province, Scope, Term, Theme, Unit

RecordType = TypeVar("RecordType", Unit, Indicator, Theme, Scope, Term, Source)
PlanKey = tuple[str, int]


@dataclass(frozen=True)
class Catalogue:
    """Records by identifier, each mapping in the order of the files; plans by province and year, in that order."""

    provinces: Mapping[str, Province]
    units: Mapping[str, Unit]
    indicators: Mapping[str, Indicator]
    themes: Mapping[str, Theme]
    scopes: Mapping[str, Scope]
    terms: Mapping[str, Term]
    sources: Mapping[str, Source]
    plans: Mapping[PlanKey, Plan]
    figures: Mapping[str, Figure]
    plan_files: Mapping[PlanKey, str]

    def unit_of(self, figure: Figure) -> Unit:
        """Return the unit that the figure's value is in."""
        return self.units[figure.unit]


def catalogue_of(records: Records) -> Catalogue:
    """Index the records; of two with one identifier the first stands (the checks name the second)."""
    provinces = {item.record.slug: item.record for item in reversed(records.provinces)}
    plans = {
        _key(item.record): item for item in sorted(records.plans, key=lambda item: _key(item.record), reverse=True)
    }
    order = {slug: index for index, slug in enumerate(reversed(provinces))}
    ordered = sorted(plans.items(), key=lambda pair: (order.get(pair[0][0], len(order)), pair[0][0], pair[0][1]))
    figures = {figure.id: figure for _, item in reversed(ordered) for figure in reversed(item.record.figures)}
    return Catalogue(
        provinces=_in_order(provinces),
        units=_by_id(records.units),
        indicators=_by_id(records.indicators),
        themes=_by_id(records.themes),
        scopes=_by_id(records.scopes),
        terms=_by_id(records.terms),
        sources=_by_id(records.sources),
        plans=MappingProxyType({key: item.record for key, item in ordered}),
        figures=_in_order(figures),
        plan_files=MappingProxyType({key: str(item.document.file) for key, item in ordered}),
    )


def _key(plan: Plan) -> PlanKey:
    return plan.province, plan.year


def _by_id(items: Iterable[Located[RecordType]]) -> Mapping[str, RecordType]:
    return _in_order({item.record.id: item.record for item in reversed(tuple(items))})


Item = TypeVar("Item")


def _in_order(reversed_items: Mapping[str, Item]) -> Mapping[str, Item]:
    """Return a read-only mapping in the opposite order."""
    return MappingProxyType(dict(reversed(tuple(reversed_items.items()))))
