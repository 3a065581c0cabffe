"""The targets, one a row, each beside its outcome with the verdict; where there is no outcome, with the reason.

A figure has the form here that it has among the facts, so that the two tables cannot differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from shengce.derive.facts import Fact
from shengce.derive.knowledge import Knowledge
from shengce.derive.outcomes import Outcome
from shengce.derive.pairs import Pair, pairs_of
from shengce.exports.columns import PAIR_COLUMNS
from shengce.exports.facts import fact_fields
from shengce.exports.fields import Fields, Table, area_fields, yes_or_no

_SUBJECT = (
    *("indicator", "period", "year_from", "year_to", "plan_year", "area_level", "statistic", "scope"),
    *("label_zh", "label_en", "among"),
)
_TARGET = {
    "unit": "unit",
    "target_value": "value",
    "target_value_max": "value_max",
    "qualifier": "qualifier",
    "target_id": "id",
    "target_source": "source",
    "target_locator": "locator",
}
_OUTCOME = {
    "outcome_value": "value",
    "outcome_value_max": "value_max",
    "outcome_qualifier": "qualifier",
    "finality": "finality",
    "outcome_id": "id",
    "outcome_source": "source",
    "outcome_locator": "locator",
}


def pair_fields(pair: Pair) -> Fields:
    """Return a target and its outcome by column; ``gap`` is outcome less target, of a range the end reached first."""
    outcome = pair.outcome
    subject = {column: column for column in _SUBJECT}
    return {
        **area_fields(pair.area),
        "year": outcome.target.last_year,
        **_of_fact(outcome.target, subject | _TARGET),
        **_of_fact(outcome.result, _OUTCOME),
        **_verdict_fields(outcome),
        "no_outcome": pair.reason.value if pair.reason else None,
        "counted": yes_or_no(pair.is_counted),
    }


def _of_fact(fact: Fact | None, columns: Mapping[str, str]) -> Fields:
    """Return columns of a figure under the names that they have here; empty where there is no figure."""
    fields = fact_fields(fact) if fact else {}
    return {column: fields.get(name) for column, name in columns.items()}


def _verdict_fields(outcome: Outcome) -> Fields:
    return {
        "gap": outcome.gap,
        "better_by": outcome.margin,
        "verdict": outcome.verdict.value,
        "verdict_strict": outcome.strict_verdict.value,
    }


def _pairs(knowledge: Knowledge) -> Iterator[Fields]:
    yield from map(pair_fields, pairs_of(knowledge))


PAIRS = Table("pairs", PAIR_COLUMNS, _pairs, key=("target_id",))
