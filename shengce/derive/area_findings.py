"""What the page of an area opens with: how its targets of one indicator ended, and what it aims at now.

Only judged targets count (see ``scorecards``). Years **far short** are those missed by ``FAR_SHORT`` points or more.
What an area **aims at now** is the target of its newest plan while the outcome is still pending; of a plan that was
read and names none, that is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from shengce.derive.area_series import promises_of_area
from shengce.derive.findings import HeatStep, heat_step
from shengce.derive.promises import Promise, PromiseState, PromiseTable
from shengce.derive.scorecards import Score, Tally, headline_indicators, headline_promises, score_of

_MOST_NAMED = 4
"""So many years far short are named one by one; of more their number is said, and the worst."""
_FEWEST_JUDGED = 4
"""From so many judged targets on, a further indicator is worth a sentence."""


class Kept(StrEnum):
    """Whether all, some or none of the judged targets were met."""

    ALL = "all"
    SOME = "some"
    NONE = "none"


def kept_of(tally: Tally) -> Kept:
    """Return what part of the judged targets was met."""
    if tally.met == tally.judged:
        return Kept.ALL
    return Kept.SOME if tally.met else Kept.NONE


@dataclass(frozen=True)
class FarShort:
    """The promises missed by far: ``named`` one by one, oldest first, or else only ``count`` and the ``worst``."""

    named: tuple[Promise, ...]
    count: int
    worst: Promise


@dataclass(frozen=True)
class SeriesFinding:
    """How the targets of one area and indicator ended; ``now`` is the newest plan's, None where nothing is known."""

    indicator: str
    score: Score
    far_short: FarShort | None
    now: Promise | None


@dataclass(frozen=True)
class AreaFindings:
    """The findings of an area: its first headline indicator, all headline indicators together, and others.

    ``headline`` is None unless a second of them is judged often enough to add to the first; ``others`` are further
    indicators judged as often.
    """

    first: SeriesFinding | None
    headline: Score | None
    others: tuple[SeriesFinding, ...]


def area_findings(table: PromiseTable, area: str, newest: int) -> AreaFindings:
    """Return the findings of an area whose newest plan is of the year ``newest``."""
    findings = {name: series_finding(table, name, area, newest) for name in table.by_indicator}
    often = [name for name, finding in findings.items() if finding.score.judged >= _FEWEST_JUDGED]
    first, *headlines = headline_indicators(table)
    return AreaFindings(
        first=findings[first] if findings[first].score.judged or findings[first].now else None,
        headline=_headline(table, area) if set(often) & set(headlines) else None,
        others=tuple(findings[name] for name in often if name not in {first, *headlines}),
    )


def _headline(table: PromiseTable, area: str) -> Score:
    return score_of(cell for cell in headline_promises(table) if cell.province == area)


def series_finding(table: PromiseTable, indicator: str, area: str, newest: int) -> SeriesFinding:
    """Return how the targets of one indicator ended, and what the plan of the year ``newest`` aims at."""
    promises = promises_of_area(table, indicator, area)
    now = table.of(indicator, area, newest)
    return SeriesFinding(indicator, score_of(promises), _far_short(promises), now if now and _is_open(now) else None)


def _is_open(promise: Promise) -> bool:
    """Whether a promise says what is aimed at: a target that waits for its outcome, or silence that was read."""
    return promise.state in {PromiseState.PENDING, PromiseState.NO_TARGET}


def _far_short(promises: Iterable[Promise]) -> FarShort | None:
    short = [promise for promise in promises if heat_step(promise) is HeatStep.FAR_SHORT]
    if not short:
        return None
    named = tuple(short) if len(short) <= _MOST_NAMED else ()
    return FarShort(named, len(short), _worst(short))


def _worst(promises: Sequence[Promise]) -> Promise:
    """Return the promise furthest short, of equal ones the first."""
    known = [(promise.outcome.margin, promise) for promise in promises if promise.outcome and promise.outcome.margin]
    return min(known, key=lambda pair: pair[0])[1]
