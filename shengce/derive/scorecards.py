"""Counts over many promises: who kept how many, in which years, by how much, and for how long in a row.

Only judged promises (met, nearly, missed) count. Gaps are outcome less target in percentage points; of a range the end
that is reached first is the target (see ``outcomes``). Nothing here weighs one target against another: targets differ
in ambition, so that a share of targets met says how targets and outcomes lie, not who governs well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from shengce.derive.outcomes import Outcome
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


@dataclass(frozen=True)
class Score:
    """Judged promises by verdict, their mean and median gap in points, and the longest run of years kept."""

    met: int
    nearly: int
    missed: int
    mean_gap: Decimal | None
    median_gap: Decimal | None
    longest_run: int

    @property
    def judged(self) -> int:
        """The number of promises that have a verdict on their outcome."""
        return self.met + self.nearly + self.missed

    @property
    def share_met(self) -> Decimal | None:
        """The share of judged promises that were met, in percent; None where none is judged."""
        return Decimal(100 * self.met) / self.judged if self.judged else None


def score_of(promises: Iterable[Promise]) -> Score:
    """Return the score of promises given in the order of years; a run is of promises met one after the other."""
    judged = [promise for promise in promises if promise.state in JUDGED]
    counts = Counter(promise.state for promise in judged)
    gaps = sorted(gap for promise in judged if promise.outcome and (gap := promise.outcome.gap) is not None)
    return Score(
        met=counts[PromiseState.MET],
        nearly=counts[PromiseState.NEARLY],
        missed=counts[PromiseState.MISSED],
        mean_gap=sum(gaps, Decimal(0)) / len(gaps) if gaps else None,
        median_gap=_median(gaps),
        longest_run=_longest_run(judged),
    )


def _median(ordered: list[Decimal]) -> Decimal | None:
    if not ordered:
        return None
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def _longest_run(judged: Iterable[Promise]) -> int:
    longest = run = 0
    for promise in judged:
        run = run + 1 if promise.state is PromiseState.MET else 0
        longest = max(longest, run)
    return longest


def scores_by_province(table: PromiseTable, indicator: str) -> Mapping[str, Score]:
    """Return the score of each province for one indicator, in the order of the table."""
    groups: dict[str, list[Promise]] = {}
    for (province, _), promise in table.by_indicator[indicator].items():
        groups.setdefault(province, []).append(promise)
    return {province: score_of(promises) for province, promises in groups.items()}


def scores_by_year(table: PromiseTable, indicator: str) -> Mapping[int, Score]:
    """Return the score of each year over all provinces for one indicator; runs say nothing here."""
    cells = table.by_indicator[indicator].values()
    return {year: score_of(cell for cell in cells if cell.year == year) for year in table.years}


@dataclass(frozen=True)
class TargetMove:
    """The step from a province's headline target of one year to that of the next; ``year`` is the later one."""

    year: int
    earlier: Outcome
    later: Outcome

    @property
    def province(self) -> str:
        """Whose targets they are."""
        return self.later.target.province

    @property
    def before(self) -> Decimal:
        """The earlier target's value; of a range the lower end."""
        return self.earlier.target.figure.value

    @property
    def after(self) -> Decimal:
        """The later target's value; of a range the lower end."""
        return self.later.target.figure.value

    @property
    def change(self) -> Decimal:
        """By how many points the target rose; a fall is negative."""
        return self.after - self.before

    @property
    def previous_gap(self) -> Decimal | None:
        """By how much the earlier target was beaten; None where its outcome is not known."""
        return self.earlier.gap


def target_moves(table: PromiseTable, indicator: str) -> tuple[TargetMove, ...]:
    """Return every step between the targets of two years in a row, in the order of provinces and years."""
    cells = table.by_indicator[indicator]
    moves = []
    for (province, year), cell in cells.items():
        before = cells.get((province, year - 1))
        if before and before.outcome and cell.outcome:
            moves.append(TargetMove(year, before.outcome, cell.outcome))
    return tuple(moves)


@dataclass(frozen=True)
class AboveNation:
    """How many provinces aimed above, at and below the national target of one year."""

    year: int
    national: Decimal
    above: int
    equal: int
    below: int


def above_nation(provinces: PromiseTable, nation: PromiseTable, indicator: str) -> tuple[AboveNation, ...]:
    """Return, for each year in which the nation states a target, how the provinces' targets lie to it."""
    found = []
    for year in provinces.years:
        national = nation.of(indicator, "national", year)
        if national is None or national.outcome is None:
            continue
        aim = national.outcome.target.figure.value
        targets = [
            cell.outcome.target.figure.value
            for cell in provinces.by_indicator[indicator].values()
            if cell.year == year and cell.outcome
        ]
        found.append(
            AboveNation(
                year,
                aim,
                sum(value > aim for value in targets),
                sum(value == aim for value in targets),
                sum(value < aim for value in targets),
            )
        )
    return tuple(found)
