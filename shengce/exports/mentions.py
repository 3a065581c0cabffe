"""What the reports read whole name, one mention a row: programmes and other terms, and industries with their light."""

from __future__ import annotations

from collections.abc import Iterator

from shengce.derive.knowledge import Knowledge
from shengce.exports.columns import MENTION_COLUMNS
from shengce.exports.fields import Field, Fields, Table, area_fields, both, place_fields
from shengce.records.base import Text
from shengce.records.catalogue import Catalogue
from shengce.records.plans import IndustryMention, Measure, Plan, ProgrammeMention

PROGRAMME = "programme"
INDUSTRY = "industry"


def programme_fields(mention: ProgrammeMention, catalogue: Catalogue) -> Fields:
    """Return what is named by column; a name that has no entry in the glossary has no ``id``."""
    name = catalogue.terms[mention.term].name if mention.term else mention.name
    return {**_named(PROGRAMME, mention.term, name, None), **place_fields(mention.cite)}


def industry_fields(mention: IndustryMention, catalogue: Catalogue) -> Fields:
    """Return an industry by column; ``stance`` is empty where it is merely named."""
    stance = mention.stance.value if mention.stance else None
    name = catalogue.scopes[mention.industry].name
    return {**_named(INDUSTRY, mention.industry, name, stance), **place_fields(mention.cite)}


def _named(kind: str, identifier: str | None, name: Text | None, stance: Field) -> Fields:
    name_zh, name_en = both(name)
    return {"kind": kind, "id": identifier, "name_zh": name_zh, "name_en": name_en, "stance": stance}


def _mentions(knowledge: Knowledge) -> Iterator[Fields]:
    """Yield every mention, in the order of areas and years, each report's programmes before its industries."""
    catalogue = knowledge.catalogue
    for plan in catalogue.plans.values():
        of_plan = {**area_fields(catalogue.areas[plan.province]), "plan_year": plan.year}
        yield from ({**of_plan, **fields} for fields in _of_plan(plan, catalogue))


def _of_plan(plan: Plan, catalogue: Catalogue) -> Iterator[Fields]:
    measures = [measure for task in plan.priorities for measure in task.measures]
    programmes = (*plan.programmes, *(each for measure in measures for each in _terms_of(measure)))
    industries = (*plan.industries, *(each for measure in measures for each in _industries_of(measure)))
    yield from (programme_fields(mention, catalogue) for mention in programmes)
    yield from (industry_fields(mention, catalogue) for mention in industries)


def _terms_of(measure: Measure) -> Iterator[ProgrammeMention]:
    """Yield what a measure names, which is a mention like those of the report's own list."""
    return (ProgrammeMention(term=term, cite=measure.cite) for term in measure.terms)


def _industries_of(measure: Measure) -> Iterator[IndustryMention]:
    return (IndustryMention(industry=industry, cite=measure.cite) for industry in measure.industries)


MENTIONS = Table("mentions", MENTION_COLUMNS, _mentions)
