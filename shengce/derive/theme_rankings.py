"""The numbers of a theme that most provinces state, each as a ranking of provinces.

One series is taken of an indicator: of one statistic, scope and unit, without label, and never a rank of its own. It is
the one of which most provinces' newest reports state a figure, a result of a single year or a target for the running
one; among equals the one that more provinces state in any report read whole, then the first of the records. A ranking
has at least FEWEST_PROVINCES provinces with a result; the MOST_RANKINGS of most provinces are shown.

In a ranking stands the newest result of each province, whatever its year, best first; equals share a place. Provinces
with a target alone come last, the best target first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from decimal import Decimal

from shengce.derive.depth import plans_read_whole
from shengce.derive.facts import Fact
from shengce.derive.headline import headline_target, precedence
from shengce.derive.industry_years import Measure
from shengce.derive.knowledge import Knowledge
from shengce.derive.steps import ranked
from shengce.records.catalogue import Catalogue, PlanKey
from shengce.records.period import Period
from shengce.records.plans import FigureKind
from shengce.records.vocabulary import Statistic

MOST_RANKINGS = 6
FEWEST_PROVINCES = 3
_RANKED = frozenset({Statistic.LEVEL, Statistic.ADDED, Statistic.GROWTH, Statistic.SHARE})


@dataclass(frozen=True)
class Standing:
    """One province: its newest result with its place, and its target for the running year; not both are lacking."""

    province: str
    result: Fact | None
    target: Fact | None
    place: int | None


@dataclass(frozen=True)
class Ranking:
    """One series: a figure of it, the provinces, and how many of their newest reports state a figure of it."""

    sample: Fact
    year: int
    stated: int
    standings: tuple[Standing, ...]

    @property
    def has_targets(self) -> bool:
        """Whether any province has set a target for the running year."""
        return any(standing.target for standing in self.standings)

    @property
    def results(self) -> int:
        """How many provinces have a result."""
        return sum(standing.result is not None for standing in self.standings)


def theme_rankings(knowledge: Knowledge, theme: str) -> tuple[Ranking, ...]:
    """Return the rankings of a theme, those that most provinces state in their newest reports first."""
    read = frozenset((plan.province, plan.year) for plan in plans_read_whole(knowledge.catalogue))
    if not read:
        return ()
    found = (_of_indicator(knowledge, name, read) for name in knowledge.indexes.indicators_of(theme))
    kept = [ranking for ranking in found if ranking]
    return tuple(sorted(kept, key=_commonness, reverse=True)[:MOST_RANKINGS])


def _of_indicator(knowledge: Knowledge, indicator: str, read: Set[PlanKey]) -> Ranking | None:
    """Return the ranking of the series of an indicator that most provinces state; None where too few have a result."""
    year = max(year for _, year in read)
    series = _series(knowledge, indicator, read, year).values()
    rankings = [_ranking(stated, year, knowledge.catalogue) for stated in series]
    enough = [ranking for ranking in rankings if ranking.results >= FEWEST_PROVINCES]
    return max(enough, key=_commonness, default=None)


def _commonness(ranking: Ranking) -> tuple[int, int]:
    return ranking.stated, len(ranking.standings)


def _series(knowledge: Knowledge, indicator: str, read: Set[PlanKey], year: int) -> Mapping[Measure, list[Fact]]:
    """Return the figures that can be ranked, of reports read whole: results of single years, targets for this one."""
    found: dict[Measure, list[Fact]] = defaultdict(list)
    for fact in knowledge.provinces.facts.of_indicator(indicator):
        if (fact.province, fact.plan_year) in read and _can_be_ranked(fact) and _is_of_its_time(fact, year):
            found[fact.measure].append(fact)
    return found


def _can_be_ranked(fact: Fact) -> bool:
    return fact.series.statistic in _RANKED and fact.series.label is None and fact.series.among is None


def _is_of_its_time(fact: Fact, year: int) -> bool:
    period = fact.figure.period
    if fact.figure.kind is FigureKind.TARGET:
        return fact.plan_year == year and period.settled_by == Period.of_year(year)
    return fact.figure.kind is FigureKind.RESULT and period.is_single_year


def _ranking(stated: list[Fact], year: int, catalogue: Catalogue) -> Ranking:
    by_province: dict[str, list[Fact]] = defaultdict(list)
    for fact in stated:
        by_province[fact.province].append(fact)
    pairs = {province: (_newest(own), _target(own, catalogue)) for province, own in by_province.items()}
    places = dict(ranked([result for result, _ in pairs.values() if result]))
    standings = [
        Standing(province, result, target, places[result.figure.id].position if result and places else None)
        for province, (result, target) in pairs.items()
    ]
    newest = len({fact.province for fact in stated if fact.plan_year == year})
    return Ranking(stated[0], year, newest, tuple(sorted(standings, key=_order)))


def _newest(stated: Iterable[Fact]) -> Fact | None:
    """Return the result of the newest year; of several of one year the one that stands for all."""
    results = (fact for fact in stated if fact.figure.kind is FigureKind.RESULT)
    return max(results, key=lambda fact: (fact.last_year, *precedence(fact)), default=None)


def _target(stated: Iterable[Fact], catalogue: Catalogue) -> Fact | None:
    return headline_target((fact for fact in stated if fact.figure.kind is FigureKind.TARGET), catalogue)


def _order(standing: Standing) -> tuple[bool, Decimal]:
    shown = standing.result or standing.target
    assert shown
    return standing.result is None, -shown.merit
