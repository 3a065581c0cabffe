"""How the targets of one indicator moved from year to year, and how they lie to the nation's.

A target is raised when it asks for more: for a higher value, or for a lower one where lower is better (from −3% to
−3.5%). Of a range the end that is reached first is the target; where that end stays, a target whose other end moved is
raised or lowered **by its range**: 5–5.5% after 5% asks for more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from shengce.derive.averages import mean
from shengce.derive.facts import Fact
from shengce.derive.outcomes import Outcome
from shengce.derive.promises import Promise, PromiseTable


class Move(StrEnum):
    """Whether a target asks for more than that of the year before, for the same, or for less."""

    RAISED = "raised"
    HELD = "held"
    LOWERED = "lowered"


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
        """The earlier target's value."""
        return self.earlier.target.value

    @property
    def after(self) -> Decimal:
        """The later target's value."""
        return self.later.target.value

    @property
    def rise(self) -> Decimal:
        """By how many points more the later target asks; negative where it asks for less."""
        return self.later.target.direction.better_by(self.after - self.before)

    @property
    def size(self) -> Decimal:
        """By how many points the value moved, up or down."""
        return abs(self.rise)

    @property
    def rise_of_far_end(self) -> Decimal:
        """By how many points more it asks at the end that is reached last."""
        later, earlier = self.later.target, self.earlier.target
        return later.direction.better_by(later.far_value - earlier.far_value)

    @property
    def is_by_range(self) -> bool:
        """Whether only the end that is reached last moved."""
        return not self.rise and bool(self.rise_of_far_end)

    @property
    def move(self) -> Move:
        """Whether the target was raised: by the end reached first, and where that stayed, by the other."""
        rise = self.rise or self.rise_of_far_end
        if not rise:
            return Move.HELD
        return Move.RAISED if rise > 0 else Move.LOWERED


def target_moves(table: PromiseTable, indicator: str) -> tuple[TargetMove, ...]:
    """Return every step between the targets of two years in a row, in the order of provinces and years."""
    cells = table.by_indicator[indicator]
    moves = (move_to(cell, cells.get((province, year - 1))) for (province, year), cell in cells.items())
    return tuple(move for move in moves if move)


def move_to(cell: Promise, before: Promise | None) -> TargetMove | None:
    """Return the step to a year's target from that of the year before; None where either is missing."""
    if before is None or before.outcome is None or cell.outcome is None:
        return None
    return TargetMove(cell.year, before.outcome, cell.outcome)


@dataclass(frozen=True)
class YearOfMoves:
    """How many targets of one year ask for more, the same and less than those of the year before."""

    year: int
    raised: int
    held: int
    lowered: int
    mean_rise: Decimal

    @property
    def n(self) -> int:
        """The number of targets that follow one of the year before."""
        return self.raised + self.held + self.lowered


def moves_by_year(moves: Iterable[TargetMove]) -> tuple[YearOfMoves, ...]:
    """Return the counts of each year in which a target follows one of the year before, oldest first."""
    by_year: dict[int, list[TargetMove]] = defaultdict(list)
    for move in moves:
        by_year[move.year].append(move)
    return tuple(_year_of_moves(year, by_year[year]) for year in sorted(by_year))


def _year_of_moves(year: int, moves: list[TargetMove]) -> YearOfMoves:
    counts = Counter(move.move for move in moves)
    return YearOfMoves(
        year=year,
        raised=counts[Move.RAISED],
        held=counts[Move.HELD],
        lowered=counts[Move.LOWERED],
        mean_rise=mean([move.rise for move in moves]),
    )


@dataclass(frozen=True)
class StepTaken:
    """One step from a value to another, and the moves of the provinces that took it."""

    before: Decimal
    after: Decimal
    moves: tuple[TargetMove, ...]

    @property
    def rise(self) -> Decimal:
        """By how much more the step asks for, in points: negative where it asks for less, whichever way is better."""
        return self.moves[0].rise


def newest_steps(moves: Iterable[TargetMove]) -> tuple[StepTaken, ...]:
    """Return the steps of the newest year that has any, the largest rise first, then the highest aim."""
    taken = tuple(moves)
    newest = max((move.year for move in taken), default=None)
    by_step: Mapping[tuple[Decimal, Decimal], list[TargetMove]] = defaultdict(list)
    for move in taken:
        if move.year == newest:
            by_step[move.before, move.after].append(move)
    steps = [StepTaken(*values, tuple(group)) for values, group in by_step.items()]
    return tuple(sorted(steps, key=lambda step: (-step.rise, -step.moves[0].later.target.merit)))


def in_order_of_values(steps: Iterable[StepTaken]) -> list[StepTaken]:
    """Return steps from the lowest start upwards, as a chart draws them."""
    return sorted(steps, key=lambda step: (step.before, step.after))


@dataclass(frozen=True)
class AboveNation:
    """How many provinces aimed higher than, as high as and lower than the nation in one year."""

    year: int
    national: Decimal
    above: int
    equal: int
    below: int

    @property
    def n(self) -> int:
        """The number of provincial targets compared."""
        return self.above + self.equal + self.below


def above_nation(provinces: PromiseTable, nation: PromiseTable, indicator: str) -> tuple[AboveNation, ...]:
    """Return, for each year in which the nation states a target, how the provinces' targets lie to it."""
    found = []
    for year in provinces.years:
        national = next((cell.target for cell in nation.in_year(indicator, year) if cell.target), None)
        if national:
            found.append(_beside(year, national, provinces.in_year(indicator, year)))
    return tuple(found)


def _beside(year: int, national: Fact, cells: Iterable[Promise]) -> AboveNation:
    leads = [cell.target.merit - national.merit for cell in cells if cell.target]
    return AboveNation(
        year,
        national.value,
        above=sum(lead > 0 for lead in leads),
        equal=sum(lead == 0 for lead in leads),
        below=sum(lead < 0 for lead in leads),
    )
