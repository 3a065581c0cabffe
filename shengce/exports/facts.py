"""The figures, one a row: those in force, and apart from them those withdrawn, which nobody should add up."""

from __future__ import annotations

from collections.abc import Iterator

from shengce.derive.facts import Fact
from shengce.derive.history import FigureHistory
from shengce.derive.knowledge import Knowledge
from shengce.exports.columns import FACT_COLUMNS, WITHDRAWN_COLUMNS
from shengce.exports.fields import Fields, Table, both, period_fields


def fact_fields(fact: Fact) -> Fields:
    """Return what a figure says, by column; ``value`` is in ``unit``, and a range ends at ``value_max``.

    Versions of the data are compared by this alone.
    """
    figure = fact.figure
    label_zh, label_en = both(figure.label)
    return {
        "id": figure.id,
        "province": fact.province,
        "province_code": fact.code,
        "plan_year": fact.plan_year,
        "indicator": figure.indicator,
        "kind": figure.kind.value,
        **period_fields(figure.period),
        "value": figure.value,
        "value_max": figure.value_max,
        "unit": figure.unit,
        "qualifier": figure.qualifier.value,
        "scope": fact.level.published(figure.scope),
        "as_printed": figure.as_printed,
        "source": figure.cite.source,
        "locator": figure.cite.locator,
        "statistic": figure.statistic.value,
        "finality": figure.finality.value,
        "reading": figure.reading.value,
        "area_level": fact.level.value,
        "label_zh": label_zh,
        "label_en": label_en,
        "among": figure.among.value if figure.among else None,
    }


def withdrawn_fields(fact: Fact) -> Fields:
    """Return a withdrawn figure by column, with the reason in both languages."""
    reason_zh, reason_en = both(fact.figure.withdrawn)
    return {**fact_fields(fact), "reason_zh": reason_zh, "reason_en": reason_en}


def history_fields(history: FigureHistory | None) -> Fields:
    """Return by column in which versions a figure came and last changed, and why; nothing where none is on record."""
    return {
        "first_version": history.first if history else None,
        "changed_version": history.changed if history else None,
        "change_reason": history.reason.value if history and history.reason else None,
    }


def _facts(knowledge: Knowledge) -> Iterator[Fields]:
    """Yield every figure in force, in the order of areas and records."""
    for fact in knowledge.all_facts.all:
        yield {**fact_fields(fact), **history_fields(knowledge.history.of(fact.figure.id))}


def _withdrawn(knowledge: Knowledge) -> Iterator[Fields]:
    for fact in knowledge.withdrawn.all:
        yield {**withdrawn_fields(fact), **history_fields(knowledge.history.of(fact.figure.id))}


FACTS = Table("facts", FACT_COLUMNS, _facts, key=("id",))
WITHDRAWN = Table("withdrawn", WITHDRAWN_COLUMNS, _withdrawn, key=("id",))
