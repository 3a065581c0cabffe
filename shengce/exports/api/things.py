"""What is told of each area, plan, indicator, year, programme and source beside its rows, by the names in ``slots``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from shengce.derive.depth import is_read_whole
from shengce.derive.knowledge import Knowledge
from shengce.exports.areas import area_row
from shengce.exports.fields import both, yes_or_no
from shengce.exports.json_text import Json
from shengce.exports.sources import source_fields
from shengce.records.areas import Area
from shengce.records.base import Text
from shengce.records.plans import Plan
from shengce.records.vocabulary import Indicator, Term

Thing = Mapping[str, Json]


def areas(knowledge: Knowledge) -> Iterator[Thing]:
    """Yield the areas of every level, in the order of the records."""
    for area in knowledge.catalogue.areas.values():
        yield _area(area, knowledge.indexes.years_of(area.slug))


def _area(area: Area, years: tuple[int, ...]) -> Thing:
    return {**area_row(area), "plans": tuple(plan_id(area.slug, year) for year in years)}


def plans(knowledge: Knowledge) -> Iterator[Thing]:
    """Yield the plans by area and year."""
    return map(_plan, knowledge.catalogue.plans.values())


def _plan(plan: Plan) -> Thing:
    return {
        "id": plan_id(plan.province, plan.year),
        "area": plan.province,
        "year": plan.year,
        "read_whole": yes_or_no(is_read_whole(plan)),
        "sources": tuple(document.source for document in plan.documents),
    }


def plan_id(area: str, year: object) -> str:
    """Return what tells a plan from all others: ``jiangxi/2023``."""
    return f"{area}/{year}"


def indicators(knowledge: Knowledge) -> Iterator[Thing]:
    """Yield the indicators in the order of themes."""
    return map(_indicator, knowledge.catalogue.indicators.values())


def _indicator(indicator: Indicator) -> Thing:
    return {
        "id": indicator.id,
        "theme": indicator.theme,
        **_in_both("name", indicator.name),
        **_in_both("definition", indicator.definition),
        "unit": indicator.unit,
        "statistic": indicator.statistic.value,
        "direction": indicator.direction.value,
        "scope": indicator.comparable_scope,
        "core": yes_or_no(indicator.core),
    }


def years(knowledge: Knowledge) -> Iterator[Thing]:
    """Yield every year in which the period of a figure ends."""
    for year in sorted({fact.last_year for fact in knowledge.all_facts.all}):
        plans = tuple(plan_id(*key) for key in knowledge.catalogue.plans if key[1] == year)
        yield {"id": str(year), "year": year, "plans": plans}


def programmes(knowledge: Knowledge) -> Iterator[Thing]:
    """Yield the terms of the glossary, most of which are programmes."""
    return map(_programme, knowledge.catalogue.terms.values())


def _programme(term: Term) -> Thing:
    return {
        "id": term.id,
        **_in_both("name", term.name),
        "kind": term.kind.value,
        "area": term.area,
        **_in_both("definition", term.definition if isinstance(term.definition, Text) else None),
        "themes": term.themes,
        "aliases": term.aliases,
        "follows": tuple(each.term for each in term.follows),
    }


def sources(knowledge: Knowledge) -> Iterator[Thing]:
    """Yield the documents in the order of the files."""
    for source in knowledge.catalogue.sources.values():
        plans = knowledge.indexes.plans_from(source.id)
        yield {**source_fields(source, plans), "plans": tuple(plan_id(*key) for key in plans)}


def _in_both(name: str, text: Text | None) -> Thing:
    zh, en = both(text)
    return {f"{name}_zh": zh, f"{name}_en": en}
