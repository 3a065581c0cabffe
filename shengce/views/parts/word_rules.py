"""The rules by which words are counted and chosen, with the numbers that they hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from shengce.derive.words import life, neighbours, own, turns
from shengce.derive.words.counted import Reports
from shengce.views.context import Context

_RULES: Mapping[str, Mapping[str, object]] = {
    "life": {"years": life.FEWEST_YEARS, "provinces": life.FEWEST_PROVINCES},
    "neighbours": {
        "correlation": neighbours.LEAST_R,
        "characters": neighbours.LEAST_CHARACTERS,
        "reports": neighbours.LEAST_REPORTS,
    },
    "turns": {"reports": turns.LEAST_REPORTS},
    "own": {
        "times": own.TIMES,
        "occurrences": own.LEAST_IN_A_YEAR,
        "total": own.LEAST_IN_YEARS,
        "reports": own.LEAST_REPORTS,
        "years": own.YEARS,
    },
    "bets": {},
}
"""What each rule is about, with the numbers in it."""
RULES = tuple(_RULES)


@dataclass(frozen=True)
class WordRule:
    """A rule and what it is of."""

    name: str
    text: str


@dataclass(frozen=True)
class WordRules:
    """How words are counted, and the rules of what is told of them."""

    counted: str
    rules: tuple[WordRule, ...]


def word_rules(context: Context) -> WordRules | None:
    """Return the rules; None where no words are counted."""
    facts = context.knowledge.word_facts
    return WordRules(_counted(context, facts.reports), tuple(_rules(context))) if facts else None


def _counted(context: Context, reports: Reports) -> str:
    count = context.language.count
    return context.say(
        "method.words.counted",
        reports=count("count.reports", reports.provincial),
        national=count("count.reports", len(reports.all) - reports.provincial),
        first=next(iter(reports.years)),
        last=next(reversed(reports.years)),
    )


def _rules(context: Context) -> Iterator[WordRule]:
    for name, numbers in _RULES.items():
        yield WordRule(context.say(f"method.words.{name}"), context.say(f"method.words.{name}_is", **numbers))
