"""Counts over many promises: who kept how many, in which years, by how much, and for how long in a row.

Only judged promises (met, nearly, missed) count. Gaps are outcome less target in percentage points; of a range the end
that is reached first is the target (see ``outcomes``). Each count stands twice: with the allowance for 左右, and
strictly. Nothing here weighs one target against another: targets differ in ambition, so that a share of targets met
says how targets and outcomes lie, not who governs well.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from shengce.derive.averages import mean, median
from shengce.derive.promises import JUDGED, Promise, PromiseState, PromiseTable

HEADLINE_INDICATORS = (
    "gdp_growth",
    "industrial_value_added_growth",
    "fixed_asset_investment_growth",
    "retail_sales_growth",
    "trade_growth",
)
"""The indicators for which most provinces state targets in most years; the scorecard counts these."""


def headline_indicators(table: PromiseTable) -> tuple[str, ...]:
    """Return the headline indicators that the table has, or its first where it has none of them."""
    known = tuple(name for name in HEADLINE_INDICATORS if name in table.by_indicator)
    return known or tuple(table.by_indicator)[:1]


def headline_promises(table: PromiseTable) -> tuple[Promise, ...]:
    """Return the promises for the headline indicators, indicator by indicator."""
    return tuple(cell for name in headline_indicators(table) for cell in table.by_indicator[name].values())


def core_score(table: PromiseTable) -> Score:
    """Return the score of the promises for every indicator of the table; runs say nothing here."""
    return score_of(cell for cells in table.by_indicator.values() for cell in cells.values())


@dataclass(frozen=True)
class Tally:
    """Judged promises by verdict, and the longest run of years kept."""

    met: int
    nearly: int
    missed: int
    longest_run: int

    @property
    def judged(self) -> int:
        """The number of promises that have a verdict on their outcome."""
        return self.met + self.nearly + self.missed

    @property
    def share_met(self) -> Decimal | None:
        """The share of judged promises that were met, in percent; None where none is judged."""
        return Decimal(100 * self.met) / self.judged if self.judged else None


@dataclass(frozen=True)
class Score(Tally):
    """The tally with the allowance for 左右, the one without it, and the mean and median gap in points."""

    strict: Tally
    mean_gap: Decimal | None
    median_gap: Decimal | None


def score_of(promises: Iterable[Promise]) -> Score:
    """Return the score of promises given in the order of years; a run is of promises met one after the other."""
    judged = [promise for promise in promises if promise.state in JUDGED]
    gaps = [gap for promise in judged if promise.outcome and (gap := promise.outcome.gap) is not None]
    usual = _tally([promise.state for promise in judged])
    return Score(
        met=usual.met,
        nearly=usual.nearly,
        missed=usual.missed,
        longest_run=usual.longest_run,
        strict=_tally([promise.strict_state for promise in judged]),
        mean_gap=mean(gaps) if gaps else None,
        median_gap=median(gaps) if gaps else None,
    )


def _tally(states: Sequence[PromiseState]) -> Tally:
    counts = Counter(states)
    return Tally(
        met=counts[PromiseState.MET],
        nearly=counts[PromiseState.NEARLY],
        missed=counts[PromiseState.MISSED],
        longest_run=_longest_run(states),
    )


def _longest_run(states: Iterable[PromiseState]) -> int:
    longest = run = 0
    for state in states:
        run = run + 1 if state is PromiseState.MET else 0
        longest = max(longest, run)
    return longest


NOTHING_JUDGED = score_of(())
"""The score of no promises."""


def scores_by_province(promises: Iterable[Promise]) -> Mapping[str, Score]:
    """Return the score of each province, in the order in which they first come."""
    groups: dict[str, list[Promise]] = defaultdict(list)
    for promise in promises:
        groups[promise.province].append(promise)
    return {province: score_of(group) for province, group in groups.items()}


def scores_by_year(promises: Iterable[Promise]) -> Mapping[int, Score]:
    """Return the score of each year over all provinces, oldest first; runs say nothing here."""
    groups: dict[int, list[Promise]] = defaultdict(list)
    for promise in promises:
        groups[promise.year].append(promise)
    return {year: score_of(groups[year]) for year in sorted(groups)}
