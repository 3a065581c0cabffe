"""What a page is and which records it is about, told by its path: the filters of the search page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType

from shengce.records.catalogue import Catalogue
from shengce.records.plans import Plan

_RECORD_KINDS = MappingProxyType(
    {
        "provinces": "province",
        "indicators": "indicator",
        "themes": "theme",
        "glossary": "term",
        "sources": "source",
        "years": "year",
        "promises": "promise",
    }
)
_NAMED_BY_PATH = frozenset({"province", "year", "theme"})
_INDEXES = frozenset({*_RECORD_KINDS, "index-of-pages"})


@dataclass(frozen=True)
class Facets:
    """The kind of a page (home, province, province_year, indicator, term, theme, source, index, page) and its filters.

    ``filters`` gives, by name (province, year, theme, indicator), the sorted identifiers of records.
    """

    kind: str
    filters: Mapping[str, tuple[str, ...]]


def facets_of(path: str, catalogue: Catalogue) -> Facets:
    """Return the facets of the page at a path such as ``provinces/jiangxi/2023/``; empty is the home page."""
    parts = tuple(part for part in path.split("/") if part)
    kind = _kind(parts)
    found = _filters(kind, parts, catalogue)
    filters = {name: tuple(sorted(values)) for name, values in sorted(found.items()) if values}
    return Facets(kind, filters)


def _kind(parts: tuple[str, ...]) -> str:
    if not parts:
        return "home"
    if len(parts) == 1:
        return "index" if parts[0] in _INDEXES else "page"
    if parts[0] == "provinces" and len(parts) == 3:
        return "province_year"
    return _RECORD_KINDS.get(parts[0], "page")


def _filters(kind: str, parts: tuple[str, ...], catalogue: Catalogue) -> dict[str, set[str]]:
    identifier = parts[-1] if parts else ""
    if kind in _NAMED_BY_PATH:
        return {kind: {identifier}}
    if kind == "province_year":
        return _plan_filters(catalogue.plans.get((parts[1], int(parts[2]))), parts[1], parts[2])
    if kind == "indicator" and identifier in catalogue.indicators:
        return {"indicator": {identifier}, "theme": {catalogue.indicators[identifier].theme}}
    if kind == "promise" and identifier in catalogue.indicators:
        return {"indicator": {identifier}}
    if kind == "term" and identifier in catalogue.terms:
        return {"theme": set(catalogue.terms[identifier].themes)}
    return {}


def _plan_filters(plan: Plan | None, province: str, year: str) -> dict[str, set[str]]:
    if plan is None:
        return {"province": {province}, "year": {year}}
    themes = chain(plan.themes, *(priority.themes for priority in plan.priorities))
    indicators = {figure.indicator for figure in plan.figures}
    return {"province": {province}, "year": {year}, "theme": set(themes), "indicator": indicators}
