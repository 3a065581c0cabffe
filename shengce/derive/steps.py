"""From what was reached to what is promised: the step from the last result to the target, and ranks among provinces.

Only like is set beside like: a quarter's growth is no step to a year's, nor the sum of five years to that of one. Where
several documents state the same, the target or result that ``headline`` chooses stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from shengce.derive.facts import Fact, Facts, Series
from shengce.derive.headline import best_result, headline_target, precedence
from shengce.records.catalogue import Catalogue
from shengce.records.period import Period
from shengce.records.plans import FigureKind
from shengce.records.vocabulary import Statistic

_RANKED = frozenset({Statistic.LEVEL, Statistic.GROWTH, Statistic.SHARE})

StepKey = tuple[str, tuple[Series, str], str]
RankKey = tuple[tuple[Series, str], FigureKind, Period]


@dataclass(frozen=True)
class Step:
    """A target and the latest result before it in the same series."""

    result: Fact
    target: Fact

    @property
    def change(self) -> Decimal:
        """Target minus result, in the unit."""
        return self.target.value - self.result.value


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
            steps[target.figure.id] = Step(result, target)
    return steps


def _step_key(fact: Fact) -> StepKey:
    return fact.province, fact.measure, fact.figure.period.span


def ranks_of(facts: Facts, catalogue: Catalogue) -> Mapping[str, Rank]:
    """Return the rank of each figure that at least one other province states too, by figure id; best is 1.

    A province counts once. Neutral indicators are ranked from the highest.
    """
    groups: dict[RankKey, dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in facts.all:
        if fact.figure.statistic in _RANKED and fact.figure.kind is not FigureKind.PARAMETER:
            groups[fact.measure, fact.figure.kind, fact.figure.period][fact.province].append(fact)
    ranks: dict[str, Rank] = {}
    for (_, kind, _), by_province in groups.items():
        chosen = [_chosen(stated, kind, catalogue) for stated in by_province.values()]
        ranks.update(ranked([fact for fact in chosen if fact]))
    return ranks


def best_ranked_first(facts: Iterable[Fact], ranks: Mapping[str, Rank]) -> list[Fact]:
    """Return facts of the newest time first, of each time by rank, those without a rank last."""

    def order(fact: Fact) -> tuple[int, bool, int]:
        rank = ranks.get(fact.figure.id)
        return -fact.last_year, rank is None, rank.position if rank else 0

    return sorted(facts, key=order)


def _chosen(stated: list[Fact], kind: FigureKind, catalogue: Catalogue) -> Fact | None:
    return headline_target(stated, catalogue) if kind is FigureKind.TARGET else best_result(stated)


def ranked(facts: Sequence[Fact]) -> Iterator[tuple[str, Rank]]:
    """Yield the rank of each figure among comparable ones of different provinces; a figure alone has none."""
    for fact in facts if len(facts) > 1 else ():
        better = sum(other.merit > fact.merit for other in facts)
        yield fact.figure.id, Rank(better + 1, len(facts))
