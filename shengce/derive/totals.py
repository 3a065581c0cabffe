"""Targets of so many more whose outcome is told otherwise: the next report gives the total, not what was added.

The total says nothing of whether the target was met: it may have been another before than the reports say, and what
was lost in the year is in it too. So no difference is taken; it stands beside the target as what it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from shengce.derive.facts import Fact, Facts
from shengce.derive.headline import best_result
from shengce.derive.outcomes import Outcome, Verdict
from shengce.records.plans import FigureKind
from shengce.records.vocabulary import Statistic


def totals_told(outcomes: Mapping[str, Outcome], facts: Facts) -> Mapping[str, Fact]:
    """Return the total at the end of a target's period, by the target's id, where that alone is told of it."""
    found: dict[str, Fact] = {}
    for identifier, outcome in outcomes.items():
        is_open = outcome.verdict is Verdict.NOT_STATED and outcome.target.figure.statistic is Statistic.ADDED
        if is_open and (total := _total(outcome.target, facts)):
            found[identifier] = total
    return found


def _total(target: Fact, facts: Facts) -> Fact | None:
    told = facts.of_plan(target.province, target.last_year + 1)
    return best_result(fact for fact in told if _is_total_of(target, fact))


def _is_total_of(target: Fact, fact: Fact) -> bool:
    """Whether a fact is the level, at the end of the target's period, of what the target adds to."""
    is_level = fact.series == replace(target.series, statistic=Statistic.LEVEL)
    same = (FigureKind.RESULT, target.figure.period.settled_by, target.figure.unit)
    return is_level and (fact.figure.kind, fact.figure.period, fact.figure.unit) == same
