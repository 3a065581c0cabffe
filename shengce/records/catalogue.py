"""The records by identifier, for every layer above them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from shengce.records.areas import Area, AreaLevel
from shengce.records.changes import Release
from shengce.records.core import MissingReport
from shengce.records.load import Located, Records
from shengce.records.plans import Depth, Figure, Plan, PlanDocument
from shengce.records.sources import Source
from shengce.records.vocabulary import EnglishPhrase, Indicator, Scope, Synonyms, Term, Theme, Unit

RecordType = TypeVar("RecordType", Unit, Indicator, Theme, Scope, Term, Synonyms, Source)
PlanKey = tuple[str, int]
_PARTS = (
    "occasions",
    "key_figures",
    "figures",
    "priorities",
    "industries",
    "programmes",
    "honours",
    "policies",
    "absences",
)


@dataclass(frozen=True, repr=False)
class Catalogue:
    """Records by identifier, each mapping in the order of the files; plans by area and year, in that order.

    ``releases`` are the versions of the data that were recorded, oldest first.
    """

    areas: Mapping[str, Area]
    units: Mapping[str, Unit]
    indicators: Mapping[str, Indicator]
    themes: Mapping[str, Theme]
    scopes: Mapping[str, Scope]
    terms: Mapping[str, Term]
    synonyms: Mapping[str, Synonyms]
    english: tuple[EnglishPhrase, ...]
    places: Mapping[str, tuple[str, ...]]
    sources: Mapping[str, Source]
    plans: Mapping[PlanKey, Plan]
    missing_reports: Mapping[PlanKey, MissingReport]
    figures: Mapping[str, Figure]
    plan_files: Mapping[PlanKey, str]
    releases: tuple[Release, ...] = ()

    @property
    def provinces(self) -> Mapping[str, Area]:
        """The areas of the provinces' level, which the map and most tables show."""
        return self.areas_of(AreaLevel.PROVINCE)

    @property
    def nation(self) -> Area:
        """The area of the State Council's reports and the national communiques; the checks see that there is one."""
        return next(iter(self.areas_of(AreaLevel.NATION).values()))

    def areas_of(self, level: AreaLevel) -> Mapping[str, Area]:
        """Return the areas of one level by identifier."""
        return self._areas_by_level[level]

    def plans_of(self, level: AreaLevel) -> Mapping[PlanKey, Plan]:
        """Return the plans of the areas of one level."""
        return self._plans_by_level[level]

    @cached_property
    def _areas_by_level(self) -> Mapping[AreaLevel, Mapping[str, Area]]:
        return {level: {slug: area for slug, area in self.areas.items() if area.level is level} for level in AreaLevel}

    @cached_property
    def _plans_by_level(self) -> Mapping[AreaLevel, Mapping[PlanKey, Plan]]:
        return {
            level: {key: plan for key, plan in self.plans.items() if key[0] in self.areas_of(level)}
            for level in AreaLevel
        }

    def unit_of(self, figure: Figure) -> Unit:
        """Return the unit that the figure's value is in."""
        return self.units[figure.unit]


def catalogue_of(records: Records) -> Catalogue:
    """Index the records; of two with one identifier the first stands (the checks name the second)."""
    areas = {item.record.slug: item.record for item in reversed(records.areas)}
    order = {slug: index for index, slug in enumerate(reversed(areas))}
    merged = _merged_plans(records.plans)
    ordered = sorted(merged.items(), key=lambda pair: (order.get(pair[0][0], len(order)), pair[0]))
    figures = {figure.id: figure for _, plan in reversed(ordered) for figure in reversed(plan.figures)}
    return Catalogue(
        areas=_in_order(areas),
        units=_by_id(records.units),
        indicators=_by_id(records.indicators),
        themes=_by_id(records.themes),
        scopes=_by_id(records.scopes),
        terms=_by_id(sorted(records.terms, key=_is_of_one_area)),
        synonyms=_by_id(records.synonyms),
        english=tuple(item.record for item in records.english),
        places=MappingProxyType({item.record.area: item.record.names for item in records.places}),
        sources=_by_id(records.sources),
        plans=MappingProxyType(dict(ordered)),
        missing_reports=MappingProxyType(
            {(item.record.area, missing.year): missing for item in records.core for missing in item.record.missing}
        ),
        figures=_in_order(figures),
        plan_files=_plan_files(records.plans),
        releases=tuple(item.record for item in records.releases),
    )


def _is_of_one_area(item: Located[Term]) -> bool:
    """Whether a term is an area's own: these stand after those of all."""
    return item.record.area is not None


def _merged_plans(items: Iterable[Located[Plan]]) -> dict[PlanKey, Plan]:
    """Return one plan a province and year: what several files say of it, in their order."""
    merged: dict[PlanKey, Plan] = {}
    for item in items:
        plan = item.record
        first = merged.setdefault(plan.key, plan)
        if first is not plan:
            parts = {name: getattr(first, name) + getattr(plan, name) for name in _PARTS}
            themes = tuple(dict.fromkeys((*first.themes, *plan.themes)))
            documents = _merged_documents((*first.documents, *plan.documents))
            update = {"summary": first.summary or plan.summary, "themes": themes, "documents": documents}
            merged[plan.key] = first.model_copy(update=parts | update)
    return merged


def _merged_documents(documents: Iterable[PlanDocument]) -> tuple[PlanDocument, ...]:
    """Return each document once, as it was read most deeply."""
    merged: dict[str, PlanDocument] = {}
    for document in documents:
        first = merged.setdefault(document.source, document)
        if document.depth is Depth.FULL and first.depth is not Depth.FULL:
            merged[document.source] = document
    return tuple(merged.values())


def _plan_files(items: Iterable[Located[Plan]]) -> Mapping[PlanKey, str]:
    files: dict[PlanKey, str] = {}
    for item in items:
        files.setdefault(item.record.key, str(item.document.file))
    return MappingProxyType(files)


def _by_id(items: Iterable[Located[RecordType]]) -> Mapping[str, RecordType]:
    return _in_order({item.record.id: item.record for item in reversed(tuple(items))})


Item = TypeVar("Item")


def _in_order(reversed_items: Mapping[str, Item]) -> Mapping[str, Item]:
    """Return a read-only mapping in the opposite order."""
    return MappingProxyType(dict(reversed(tuple(reversed_items.items()))))
