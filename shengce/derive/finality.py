"""How settled the outcomes are: many reports state a year's result before it is final, and call it 预计 or 初步.

A verdict rests on the most final result that is recorded (see ``headline``). Three things tell how far an early result
can be trusted: the final results that documents state later for the same, which are few since reports seldom come back
to a year; the averages over several years that they do state later, beside what the yearly results come to; and how
many verdicts a small revision would change.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from shengce.derive.facts import Fact, Facts
from shengce.derive.headline import best_result, is_yearly
from shengce.derive.knowledge import Knowledge
from shengce.derive.outcomes import Outcome, OutcomeKey, outcome_key, verdict_between, verdict_on
from shengce.derive.promises import JUDGED, Promise, PromiseTable
from shengce.records.catalogue import Catalogue
from shengce.records.period import Period
from shengce.records.plans import FigureKind, Finality, Qualifier
from shengce.records.vocabulary import Statistic

REVISION = Decimal("0.1")
"""A small revision, in points; also what rounding can make of an average over years, and no more."""
AVERAGED = "gdp_growth"
"""The indicator whose averages are held against its yearly results: the others changed their definitions meanwhile."""


@dataclass(frozen=True)
class Standing:
    """Judged targets, those on an expected and on a preliminary outcome, and how many of these stand on the edge.

    On the edge is a verdict that a final outcome worse by REVISION would change.
    """

    judged: int
    expected: int
    preliminary: int
    on_edge: int

    @property
    def early(self) -> int:
        """The judged targets whose outcome is not final."""
        return self.expected + self.preliminary


def standing_of(promises: Iterable[Promise], catalogue: Catalogue) -> Standing:
    """Return how settled the outcomes of the judged promises are."""
    outcomes = [promise.outcome for promise in promises if promise.outcome and promise.state in JUDGED]
    counts = Counter(outcome.finality for outcome in outcomes)
    return Standing(
        judged=len(outcomes),
        expected=counts[Finality.EXPECTED],
        preliminary=counts[Finality.PRELIMINARY],
        on_edge=sum(_is_on_edge(outcome, catalogue) for outcome in outcomes if not outcome.is_settled),
    )


def early_share(table: PromiseTable) -> Decimal | None:
    """Return the share of judged targets whose outcome is not final, in percent; None where no outcome is early."""
    judged = [cell.outcome for cells in table.by_indicator.values() for cell in cells.values() if cell.state in JUDGED]
    early = sum(outcome is not None and not outcome.is_settled for outcome in judged)
    return Decimal(100 * early) / len(judged) if early else None


def _is_on_edge(outcome: Outcome, catalogue: Catalogue) -> bool:
    margin = outcome.margin
    return margin is not None and verdict_on(outcome.target, margin - REVISION, catalogue) is not outcome.verdict


@dataclass(frozen=True)
class Restatement:
    """An early result, the final one that stands for the same, and whether the verdict on a target changed with it."""

    early: Fact
    final: Fact
    changes_verdict: bool

    @property
    def difference(self) -> Decimal:
        """The final value minus the early one, in the unit."""
        return self.final.value - self.early.value

    @property
    def size(self) -> Decimal:
        """How far the two are apart, whichever is higher."""
        return abs(self.difference)


@dataclass(frozen=True)
class Restatements:
    """Restatements in the order of the records, and what they come to."""

    all: tuple[Restatement, ...]

    @property
    def differing(self) -> tuple[Restatement, ...]:
        """Those whose final value is another one, the largest difference first."""
        found = (one for one in self.all if one.difference)
        return tuple(sorted(found, key=lambda one: -one.size))

    @property
    def changing(self) -> int:
        """How many changed a verdict."""
        return sum(one.changes_verdict for one in self.all)

    def of_area(self, area: str) -> Restatements:
        """Return those of one area."""
        return Restatements(tuple(one for one in self.all if one.final.province == area))


def restatements_of(facts: Facts, catalogue: Catalogue) -> Restatements:
    """Return every final result for which an early one is recorded too, in the order of the records."""
    targets = _by_key(facts.of_kind(FigureKind.TARGET))
    groups = _by_key(facts.of_kind(FigureKind.RESULT))
    found = ((early, final, targets.get(key, ())) for key, early, final in _restated(groups))
    return Restatements(
        tuple(Restatement(early, final, _changes(early, final, aims, catalogue)) for early, final, aims in found)
    )


def _by_key(facts: Iterable[Fact]) -> Mapping[OutcomeKey, list[Fact]]:
    groups: dict[OutcomeKey, list[Fact]] = defaultdict(list)
    for fact in facts:
        groups[outcome_key(fact)].append(fact)
    return groups


def _restated(groups: Mapping[OutcomeKey, list[Fact]]) -> Iterator[tuple[OutcomeKey, Fact, Fact]]:
    for key, stated in groups.items():
        final = best_result(fact for fact in stated if fact.figure.finality is Finality.FINAL)
        early = best_result(fact for fact in stated if fact.figure.finality is not Finality.FINAL)
        if early and final and early.plan_year <= final.plan_year:
            yield key, early, final


def _changes(early: Fact, final: Fact, targets: Iterable[Fact], catalogue: Catalogue) -> bool:
    return any(
        verdict_between(target, early, catalogue) is not verdict_between(target, final, catalogue) for target in targets
    )


@dataclass(frozen=True)
class AverageBeside:
    """An average growth over years that a document states, and what the yearly results recorded for them come to.

    ``has_early`` is whether one of the yearly results is only expected or preliminary.
    """

    stated: Fact
    compounded: Decimal
    has_early: bool

    @property
    def difference(self) -> Decimal:
        """The stated average minus what the yearly results come to, in points a year."""
        return self.stated.value - self.compounded

    @property
    def rounded(self) -> Decimal:
        """What the yearly results come to, in tenths of a point as reports print it."""
        return self.compounded.quantize(REVISION)

    @property
    def is_off(self) -> bool:
        """Whether the two differ by more than rounding explains."""
        return abs(self.difference) > REVISION


@dataclass(frozen=True)
class AverageCheck:
    """How many averages there are, how many are off, and the largest difference in points (None without any)."""

    n: int
    off: int
    largest: AverageBeside | None


def check_of(averages: Iterable[AverageBeside]) -> AverageCheck:
    """Return the counts over averages."""
    found = tuple(averages)
    return AverageCheck(
        n=len(found),
        off=sum(average.is_off for average in found),
        largest=max(found, key=lambda average: abs(average.difference), default=None),
    )


@dataclass(frozen=True)
class Finalities:
    """All that the records tell of early outcomes; the averages apart by whether an early result is among the years."""

    standing: Standing
    restatements: Restatements
    early: AverageCheck
    final: AverageCheck


def finalities_of(knowledge: Knowledge) -> Finalities:
    """Return what the records tell of early outcomes of the provinces, and of what became of them anywhere."""
    table = knowledge.provinces.promises
    averages = averages_beside(knowledge.all_facts, knowledge.catalogue)
    return Finalities(
        standing=standing_of(chain(*(cells.values() for cells in table.by_indicator.values())), knowledge.catalogue),
        restatements=restatements_of(knowledge.all_facts, knowledge.catalogue),
        early=check_of(average for average in averages if average.has_early),
        final=check_of(average for average in averages if not average.has_early),
    )


def averages_beside(facts: Facts, catalogue: Catalogue) -> tuple[AverageBeside, ...]:
    """Return every final, exact average of AVERAGED for all of whose years a result is recorded."""
    indicator = catalogue.indicators.get(AVERAGED)
    if indicator is None:
        return ()
    results: dict[tuple[str, Period], list[Fact]] = defaultdict(list)
    for fact in facts.of_indicator(AVERAGED):
        if fact.figure.kind is FigureKind.RESULT and is_yearly(fact, indicator):
            results[fact.province, fact.figure.period].append(fact)
    stated = (fact for fact in facts.of_indicator(AVERAGED) if _is_average(fact, indicator.comparable_scope))
    beside = (_beside(average, results) for average in stated)
    return tuple(average for average in beside if average)


def _is_average(fact: Fact, scope: str) -> bool:
    figure = fact.figure
    is_stated = figure.kind is FigureKind.RESULT and figure.finality is Finality.FINAL
    is_exact = figure.qualifier is Qualifier.EXACT and fact.series.scope == scope
    return is_stated and is_exact and figure.statistic is Statistic.ANNUAL_AVERAGE


def _beside(average: Fact, results: Mapping[tuple[str, Period], list[Fact]]) -> AverageBeside | None:
    period = average.figure.period
    years = [Period.of_year(year) for year in range(period.first, period.last + 1)]
    yearly = [best_result(results.get((average.province, year), ())) for year in years]
    known = [result for result in yearly if result]
    if not known or len(known) != len(yearly):
        return None
    has_early = any(result.figure.finality is not Finality.FINAL for result in known)
    return AverageBeside(average, _compounded([result.value for result in known]), has_early)


def _compounded(rates: list[Decimal]) -> Decimal:
    """Return the yearly growth that comes to the same as the rates one after the other, all in percent."""
    product = Decimal(1)
    for rate in rates:
        product *= 1 + rate / 100
    return (product ** (Decimal(1) / len(rates)) - 1) * 100
