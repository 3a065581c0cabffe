"""What the promises of an indicator show: the steps of colour, the largest gaps, and two findings of economists.

A year was **beaten** when its target was met and the outcome was better than the target; it was **missed** when the
verdict is missed. A target met exactly, met within the tolerance of "about", or nearly met is neither.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from shengce.derive.averages import mean
from shengce.derive.moves import AboveNation, TargetMove
from shengce.derive.outcomes import Outcome, Verdict
from shengce.derive.promises import Promise, PromiseState

MOST_NAMED = 3
"""Up to so many provinces a sentence names; more are counted."""
FAR_BEYOND = Decimal(1)
"""From so many points better than the target on, a target met is far beyond."""
FAR_SHORT = Decimal(2)
"""From so many points worse than the target on, a target missed is far short."""


class HeatStep(StrEnum):
    """The steps of colour, from far beyond the target to far short of it; ``none`` is everything without a target.

    ``met_about`` is met by the allowance for 左右 alone: it has the colour of met, and strictly that of nearly.
    """

    FAR_BEYOND = "above_2"
    BEYOND = "above"
    MET = "met"
    MET_ABOUT = "met_about"
    NEARLY = "nearly"
    MISSED = "missed"
    FAR_SHORT = "missed_2"
    NOT_STATED = "not_stated"
    PENDING = "pending"
    NONE = "none"


LEGEND_STEPS = tuple(step for step in HeatStep if step is not HeatStep.MET_ABOUT)
"""The steps that differ in their looks, however strictly one counts."""


def heat_step(promise: Promise) -> HeatStep:
    """Return the step of colour of a promise: its verdict, and whether the margin is large."""
    if promise.outcome is None or promise.state is PromiseState.REPORT_MISSING:
        return HeatStep.NONE
    return HeatStep(verdict_step(promise.outcome, in_points=True))


def verdict_step(outcome: Outcome, *, in_points: bool) -> HeatStep | Verdict:
    """Return the step of colour of an outcome: its verdict, and whether the margin is large where that is in points."""
    margin = outcome.margin
    if margin is not None and in_points:
        if outcome.verdict is Verdict.MET:
            return _met(margin)
        if outcome.verdict is Verdict.MISSED:
            return _missed(margin)
    return HeatStep.MET_ABOUT if outcome.is_met_by_allowance else outcome.verdict


def _met(margin: Decimal) -> HeatStep:
    if margin >= FAR_BEYOND:
        return HeatStep.FAR_BEYOND
    if margin > 0:
        return HeatStep.BEYOND
    return HeatStep.MET if margin == 0 else HeatStep.MET_ABOUT


def _missed(margin: Decimal) -> HeatStep:
    return HeatStep.FAR_SHORT if margin <= -FAR_SHORT else HeatStep.MISSED


def is_beaten(outcome: Outcome) -> bool:
    """Whether the target was met with an outcome better than it."""
    return _margin(outcome) > 0


def is_short(outcome: Outcome) -> bool:
    """Whether the target was not met, be it nearly."""
    return outcome.verdict in {Verdict.NEARLY, Verdict.MISSED}


def furthest_short(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """Return those that fell short of their target by most, all by the same; none where nobody fell short."""
    short = [outcome for outcome in outcomes if is_short(outcome)]
    worst = min(map(_margin, short), default=None)
    return tuple(outcome for outcome in short if outcome.margin == worst)


def _margin(outcome: Outcome) -> Decimal:
    """Return the margin; zero where there is no outcome, so that it sorts between better and worse."""
    return outcome.margin or Decimal(0)


@dataclass(frozen=True)
class Extreme:
    """One of the largest gaps; ``share`` is its size in percent of the largest listed on either side."""

    promise: Promise
    outcome: Outcome
    share: Decimal


@dataclass(frozen=True)
class Extremes:
    """The targets that fell furthest short, and those that were beaten by most; either may be empty."""

    short: tuple[Extreme, ...]
    beyond: tuple[Extreme, ...]


def extremes_of(promises: Iterable[Promise], count: int) -> Extremes:
    """Return the largest gaps on both sides, at most ``count`` each: only targets not met, and only targets beaten."""
    worst_first = _worst_first(promises)
    short = [pair for pair in worst_first if is_short(pair[1])][:count]
    beyond = [pair for pair in reversed(worst_first) if is_beaten(pair[1])][:count]
    largest = max((abs(_margin(outcome)) for _, outcome in (*short, *beyond)), default=Decimal(1))
    return Extremes(_extremes(short, largest), _extremes(beyond, largest))


def _extremes(pairs: list[tuple[Promise, Outcome]], largest: Decimal) -> tuple[Extreme, ...]:
    return tuple(Extreme(promise, outcome, 100 * abs(_margin(outcome)) / largest) for promise, outcome in pairs)


def _worst_first(promises: Iterable[Promise]) -> list[tuple[Promise, Outcome]]:
    stated = [(promise, promise.outcome) for promise in promises if promise.outcome]
    return sorted(stated, key=lambda pair: _margin(pair[1]))


@dataclass(frozen=True)
class AimsBesideNation:
    """How many provincial targets of all years asked for more than the nation's, as much, and less."""

    above: int
    below: int
    n: int

    @property
    def share_above(self) -> Decimal:
        """The share that asked for more, in percent."""
        return Decimal(100 * self.above) / self.n


def aims_beside_nation(years: Iterable[AboveNation]) -> AimsBesideNation | None:
    """Return the counts over all years; None where no provincial target can be set beside a national one."""
    compared = tuple(years)
    n = sum(year.n for year in compared)
    if not n:
        return None
    return AimsBesideNation(sum(year.above for year in compared), sum(year.below for year in compared), n)


@dataclass(frozen=True)
class Ratchet:
    """By how many points the next target rose on average after years beaten and after years missed, of how many."""

    after_beaten: Decimal
    beaten: int
    after_missed: Decimal
    missed: int

    @property
    def n(self) -> int:
        """The number of years of both kinds."""
        return self.beaten + self.missed


def ratchet_of(moves: Iterable[TargetMove]) -> Ratchet | None:
    """Return how targets moved after what became of the year before; None where either kind of year is wanting."""
    known = tuple(moves)
    beaten = [move.rise for move in known if is_beaten(move.earlier)]
    missed = [move.rise for move in known if move.earlier.verdict is Verdict.MISSED]
    if not beaten or not missed:
        return None
    return Ratchet(mean(beaten), len(beaten), mean(missed), len(missed))
