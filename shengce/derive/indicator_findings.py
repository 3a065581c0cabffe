"""What the page of a core indicator says first, by the rules stated here.

What provinces aim at, and how their targets moved, is of the newest year for which any province states one; how many
were met, and who fell furthest short, of the newest year with a verdict. Both are told as any year (``year_findings``).
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from shengce.derive.facts import Fact
from shengce.derive.findings import MOST_NAMED
from shengce.derive.newest import newest_judged_year
from shengce.derive.promises import PromiseState, PromiseTable
from shengce.derive.scorecards import score_of
from shengce.derive.year_findings import YearSummary, year_summary
from shengce.records.catalogue import PlanKey

LEAST_JUDGED = 40
"""From so many judged cells on a matrix of all provinces and years shows more than a list of them."""

_SILENT = frozenset({PromiseState.NO_TARGET, PromiseState.RELATIVE_ONLY, PromiseState.UNREAD})


def newest_aims(table: PromiseTable, indicator: str) -> YearSummary | None:
    """Return the newest year with any target; None where no province ever stated one."""
    years = [cell.year for cell in table.by_indicator[indicator].values() if cell.target]
    return year_summary(table, indicator, max(years)) if years else None


def newest_results(table: PromiseTable, indicator: str) -> YearSummary:
    """Return the newest year with a verdict; its score is empty where none was ever judged."""
    return year_summary(table, indicator, newest_judged_year(table, indicator))


def standing_out(table: PromiseTable, indicator: str) -> tuple[str, ...]:
    """Return the province that aims highest and the one that fell furthest short, as far as there are such."""
    aims, results = newest_aims(table, indicator), newest_results(table, indicator)
    highest = aims.targets[:1] if aims else ()
    furthest = [outcome.target for outcome in results.furthest_short[:1]]
    return tuple(dict.fromkeys(target.province for target in (*highest, *furthest)))


def few(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return the facts where they are few enough for a sentence each, and none where they are more."""
    return tuple(facts) if len(facts) <= MOST_NAMED else ()


def years_spanned(facts: Iterable[Fact]) -> tuple[int, ...]:
    """Return the first and the last year that any of the facts is of; nothing of no facts."""
    periods = [fact.figure.period for fact in facts]
    if not periods:
        return ()
    return min(period.first for period in periods), max(period.last for period in periods)


def is_dense(table: PromiseTable, indicator: str) -> bool:
    """Whether so many cells are judged that a matrix shows more than a list."""
    return score_of(table.by_indicator[indicator].values()).judged >= LEAST_JUDGED


@dataclass(frozen=True)
class Silence:
    """The plans of one year that were read and set no target for it."""

    year: int
    plans: tuple[PlanKey, ...]


def newest_silent(table: PromiseTable, indicator: str, read: Container[PlanKey]) -> Silence:
    """Return the plans without a target among those read of the newest year; of those not read nothing is said."""
    year = max(table.years, default=0)
    silent = [cell for cell in table.in_year(indicator, year) if cell.state in _SILENT]
    plans = [(cell.province, cell.year) for cell in silent]
    return Silence(year, tuple(plan for plan in plans if plan in read))
