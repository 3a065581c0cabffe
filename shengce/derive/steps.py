"""From what was reached to what is promised: the step from the last result to the target, and ranks among provinces.

Only like is set beside like: a quarter's growth is no step to a year's, nor the sum of five years to that of one. Where
several documents state the same result, the one that stands as an outcome (see ``outcomes``) stands here too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from shengce.derive.facts import Fact, Facts, Series
from shengce.derive.outcomes import precedence
from shengce.records.catalogue import Catalogue
from shengce.records.plans import FigureKind
from shengce.records.vocabulary import Direction, Statistic

_RANKED = frozenset({Statistic.LEVEL, Statistic.GROWTH, Statistic.SHARE})

StepKey = tuple[str, tuple[Series, str], str]
RankKey = tuple[tuple[Series, str], FigureKind, str]


@dataclass(frozen=True)
class Step:
    """A target and the latest result before it in the same series; ``change`` = target - result, in the unit."""

    result: Fact
    target: Fact
    change: Decimal


@dataclass(frozen=True)
class Rank:
    """Place of a figure among the provinces that state the same series, kind and period; equals share a place."""

    position: int
    of: int


def steps_of(facts: Facts) -> Mapping[str, Step]:
    """Return the step to each target that has an earlier result in its series, by the id of the target's figure."""
    results: dict[StepKey, list[Fact]] = defaultdict(list)
    for fact in facts.of_kind(FigureKind.RESULT):
        results[_step_key(fact)].append(fact)
    steps: dict[str, Step] = {}
    for target in facts.of_kind(FigureKind.TARGET):
        earlier = [fact for fact in results[_step_key(target)] if fact.last_year < target.last_year]
        if earlier:
            result = max(earlier, key=lambda fact: (fact.last_year, *precedence(fact)))
            steps[target.figure.id] = Step(result, target, target.figure.value - result.figure.value)
    return steps


def _step_key(fact: Fact) -> StepKey:
    return fact.province, fact.measure, _span(fact.figure.period)


def _span(period: str) -> str:
    """Return what part of time a period is: a certain quarter, a number of years, or one year (also ../2025)."""
    if "-" in period:
        return period[4:]
    first, _, last = period.removeprefix("../").partition("/")
    return str(int(last or first) - int(first) + 1)


def ranks_of(facts: Facts, catalogue: Catalogue) -> Mapping[str, Rank]:
    """Return the rank of each figure that at least one other province states too, by figure id; best is 1.

    A province counts once, with its most final and latest figure. Neutral indicators are ranked from the highest.
    """
    groups: dict[RankKey, dict[str, Fact]] = defaultdict(dict)
    for fact in facts.all:
        if fact.figure.statistic in _RANKED and fact.figure.kind is not FigureKind.PARAMETER:
            group = groups[fact.measure, fact.figure.kind, fact.figure.period]
            group[fact.province] = max(group.get(fact.province, fact), fact, key=precedence)
    ranks: dict[str, Rank] = {}
    for ((series, _), _, _), by_province in groups.items():
        lower = catalogue.indicators[series.indicator].direction is Direction.LOWER_IS_BETTER
        values = [fact.figure.value for fact in by_province.values()]
        for fact in by_province.values() if len(values) > 1 else ():
            better = sum(value < fact.figure.value if lower else value > fact.figure.value for value in values)
            ranks[fact.figure.id] = Rank(better + 1, len(values))
    return ranks
