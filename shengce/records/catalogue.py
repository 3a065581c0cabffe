"""The records by identifier, for every layer above them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from shengce.records.core import MissingReport
from shengce.records.load import Located, Records
from shengce.records.plans import Figure, Plan
from shengce.records.sources import Source
from shengce.records.vocabulary import Indicator, Province, Scope, Synonyms, Term, Theme, Unit

RecordType = TypeVar("RecordType", Unit, Indicator, Theme, Scope, Term, Synonyms, Source)
PlanKey = tuple[str, int]
NATION = "national"
"""The area of the State Council's reports and the national communiques; its plans stand apart from the provinces'."""


@dataclass(frozen=True)
class Catalogue:
    """Records by identifier, each mapping in the order of the files; plans by province and year, in that order."""

    provinces: Mapping[str, Province]
    units: Mapping[str, Unit]
    indicators: Mapping[str, Indicator]
    themes: Mapping[str, Theme]
    scopes: Mapping[str, Scope]
    terms: Mapping[str, Term]
    synonyms: Mapping[str, Synonyms]
    sources: Mapping[str, Source]
    plans: Mapping[PlanKey, Plan]
    national_plans: Mapping[PlanKey, Plan]
    missing_reports: Mapping[PlanKey, MissingReport]
    figures: Mapping[str, Figure]
    plan_files: Mapping[PlanKey, str]

    def unit_of(self, figure: Figure) -> Unit:
        """Return the unit that the figure's value is in."""
        return self.units[figure.unit]


def catalogue_of(records: Records) -> Catalogue:
    """Index the records; of two with one identifier the first stands (the checks name the second)."""
    provinces = {item.record.slug: item.record for item in reversed(records.provinces)}
    order = {slug: index for index, slug in enumerate(reversed(provinces))}
    merged = _merged_plans(records.plans)
    ordered = sorted(merged.items(), key=lambda pair: (order.get(pair[0][0], len(order)), pair[0]))
    figures = {figure.id: figure for _, plan in reversed(ordered) for figure in reversed(plan.figures)}
    return Catalogue(
        provinces=_in_order(provinces),
        units=_by_id(records.units),
        indicators=_by_id(records.indicators),
        themes=_by_id(records.themes),
        scopes=_by_id(records.scopes),
        terms=_by_id(records.terms),
        synonyms=_by_id(records.synonyms),
        sources=_by_id(records.sources),
        plans=MappingProxyType({key: plan for key, plan in ordered if key[0] != NATION}),
        national_plans=MappingProxyType({key: plan for key, plan in ordered if key[0] == NATION}),
        missing_reports=MappingProxyType(
            {(item.record.area, missing.year): missing for item in records.core for missing in item.record.missing}
        ),
        figures=_in_order(figures),
        plan_files=_plan_files(records.plans),
    )


def _merged_plans(items: Iterable[Located[Plan]]) -> dict[PlanKey, Plan]:
    """Return one plan a province and year: what several files say of it, in their order."""
    merged: dict[PlanKey, Plan] = {}
    for item in items:
        plan = item.record
        first = merged.setdefault(_key(plan), plan)
        if first is not plan:
            parts = {name: getattr(first, name) + getattr(plan, name) for name in ("documents", "figures", "absences")}
            merged[_key(plan)] = first.model_copy(update=parts)
    return merged


def _plan_files(items: Iterable[Located[Plan]]) -> Mapping[PlanKey, str]:
    files: dict[PlanKey, str] = {}
    for item in items:
        files.setdefault(_key(item.record), str(item.document.file))
    return MappingProxyType(files)


def _key(plan: Plan) -> PlanKey:
    return plan.province, plan.year


def _by_id(items: Iterable[Located[RecordType]]) -> Mapping[str, RecordType]:
    return _in_order({item.record.id: item.record for item in reversed(tuple(items))})


Item = TypeVar("Item")


def _in_order(reversed_items: Mapping[str, Item]) -> Mapping[str, Item]:
    """Return a read-only mapping in the opposite order."""
    return MappingProxyType(dict(reversed(tuple(reversed_items.items()))))
