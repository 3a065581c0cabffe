"""The figures of an indicator as rows of a table: each target with its outcome, and every other figure alone.

A result that is the outcome of a target stands beside it and nowhere else. Rows are of the newest time first, of each
time best first. Series are in order: the indicator's own scope and statistic first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from shengce.derive.facts import Fact, Series
from shengce.derive.knowledge import Knowledge
from shengce.derive.outcomes import Outcome
from shengce.derive.promises import Promise
from shengce.derive.steps import best_ranked_first
from shengce.records.plans import FigureKind
from shengce.records.vocabulary import Indicator

A_SCREENFUL = 20
"""Of more rows those that hold a target stand out, and results alone are listed by province."""


ENOUGH_ROWS = 4
"""Series of fewer rows, but for the indicator's own, are listed together by province."""


@dataclass(frozen=True)
class Stated:
    """A row: what it leads with, and the outcome where that is a target."""

    shown: Fact
    outcome: Outcome | None

    @property
    def is_alone(self) -> bool:
        """Whether the row is a result without a target."""
        return self.shown.figure.kind is FigureKind.RESULT

    @property
    def target(self) -> Fact | None:
        """The target of the row."""
        return self.outcome.target if self.outcome else None

    @property
    def result(self) -> Fact | None:
        """The outcome of the target, or a figure that stands alone."""
        return self.outcome.result if self.outcome else self.shown


def stated_series(
    facts: Iterable[Fact], indicator: Indicator, knowledge: Knowledge
) -> tuple[tuple[Series, tuple[Stated, ...]], ...]:
    """Return the rows of each series of an indicator."""
    by_series: dict[Series, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_series[fact.series].append(fact)
    ordered = sorted(by_series.items(), key=lambda pair: _order(pair[0], indicator))
    return tuple((series, tuple(_rows(stated, knowledge))) for series, stated in ordered)


def _order(series: Series, indicator: Indicator) -> tuple[bool, bool, str, str, str]:
    is_other_scope = series.scope != indicator.comparable_scope
    is_other_statistic = series.statistic is not indicator.statistic
    return is_other_scope, is_other_statistic, series.scope, series.statistic, series.among or ""


def _rows(facts: Iterable[Fact], knowledge: Knowledge) -> Iterator[Stated]:
    stated = best_ranked_first(facts, knowledge.ranks)
    outcomes = [knowledge.outcomes[fact.figure.id] for fact in stated if fact.figure.kind is FigureKind.TARGET]
    beside = {outcome.result.figure.id for outcome in outcomes if outcome.result}
    for fact in stated:
        if fact.figure.id not in beside:
            yield Stated(fact, knowledge.outcomes.get(fact.figure.id))


def parted(rows: Sequence[Stated]) -> tuple[tuple[Stated, ...], tuple[Stated, ...]]:
    """Return the rows to be shown, and the results that stand alone among more than A_SCREENFUL of rows."""
    if len(rows) <= A_SCREENFUL:
        return tuple(rows), ()
    return tuple(row for row in rows if not row.is_alone), tuple(row for row in rows if row.is_alone)


def apart(
    groups: Sequence[tuple[Series, tuple[Stated, ...]]], indicator: Indicator
) -> tuple[list[tuple[Series, tuple[Stated, ...]]], list[tuple[Series, tuple[Stated, ...]]]]:
    """Return the series that have a table of their own, and the rest: what a label names, and those of few rows."""
    own = [pair for pair in groups if _has_a_table(*pair, indicator)]
    return own, [pair for pair in groups if pair not in own]


def _has_a_table(series: Series, rows: Sequence[Stated], indicator: Indicator) -> bool:
    is_main = (series.scope, series.statistic) == (indicator.comparable_scope, indicator.statistic)
    return series.label is None and (is_main or len(rows) >= ENOUGH_ROWS)


def are_few(groups: Sequence[Sequence[Stated]]) -> bool:
    """Whether figures of several series are few enough for one table of all."""
    return len(groups) > 1 and sum(map(len, groups)) <= A_SCREENFUL


def by_province(facts: Iterable[Fact]) -> Mapping[str, tuple[Fact, ...]]:
    """Return facts by province, in the order in which they come."""
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        found[fact.province].append(fact)
    return {province: tuple(stated) for province, stated in found.items()}


def newest_first(promises: Iterable[Promise]) -> list[Promise]:
    """Return promises of the newest year first, of each year in the order given."""
    return sorted(promises, key=lambda promise: -promise.year)


def lone_results(promises: Iterable[Promise]) -> tuple[Fact, ...]:
    """Return the results of years for which no target stands, newest first."""
    alone = (promise.result for promise in newest_first(promises) if promise.target is None)
    return tuple(result for result in alone if result)
