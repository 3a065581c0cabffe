"""Who aims at what in a year, and what became of it: a row a province for one indicator, the best target first.

Of a year that is under way no outcome is known, so the last settled year stands beside it: that of the year before. Of
any other year its own targets are settled. A range counts by the end that is reached first; of equal targets the one
whose range reaches further stands first, then the one with the better settled outcome, then the order of the records.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from shengce.derive.moves import TargetMove, move_to
from shengce.derive.newest import running_year
from shengce.derive.promises import Promise, PromiseState, PromiseTable
from shengce.derive.scorecards import Score, score_of
from shengce.derive.steps import Rank, ranked


@dataclass(frozen=True)
class Answer:
    """One province: its cell of the year, that target's rank and move, the settled cell beside it, and all its years.

    ``rank`` is among the targets of the year, best first; None without a target, or where no other province has one.
    ``settled`` is None where its year lies before the first.
    """

    aim: Promise
    rank: Rank | None
    move: TargetMove | None
    settled: Promise | None
    history: tuple[Promise, ...]

    @property
    def says_something(self) -> bool:
        """Whether a target of the year stands, or a target or result of the settled one."""
        return bool(self.aim.shown or (self.settled and self.settled.shown))

    @cached_property
    def score(self) -> Score:
        """How many of the province's targets of all years were met."""
        return score_of(self.history)


@dataclass(frozen=True)
class Answers:
    """The rows of an indicator and a year, best target first, those without a target last."""

    indicator: str
    year: int
    settled_year: int
    rows: tuple[Answer, ...]

    @property
    def is_under_way(self) -> bool:
        """Whether the year's own outcomes are still to come."""
        return self.settled_year != self.year


def answers_of(table: PromiseTable, indicator: str, year: int) -> Answers:
    """Return the rows of every area that the series covers."""
    cells = [cell for cell in table.in_year(indicator, year) if cell.state is not PromiseState.NOT_APPLICABLE]
    settled_year = year - 1 if year == running_year(table) else year
    ranks = dict(ranked([cell.target for cell in cells if cell.target]))
    answers = (_answer(table, cell, settled_year, ranks) for cell in cells)
    return Answers(indicator, year, settled_year, tuple(_best_first(answers)))


def _answer(table: PromiseTable, cell: Promise, settled_year: int, ranks: dict[str, Rank]) -> Answer:
    area, indicator = cell.province, cell.indicator
    history = (table.of(indicator, area, year) for year in table.years)
    return Answer(
        aim=cell,
        rank=ranks.get(cell.target.figure.id) if cell.target else None,
        move=move_to(cell, table.of(indicator, area, cell.year - 1)),
        settled=table.of(indicator, area, settled_year),
        history=tuple(promise for promise in history if promise),
    )


def _best_first(answers: Iterable[Answer]) -> list[Answer]:
    return sorted(answers, key=_place)


def _place(answer: Answer) -> tuple[bool, Decimal, Decimal, bool, Decimal]:
    """Return what rows are ordered by; less is earlier."""
    target, settled = answer.aim.target, answer.settled
    result = settled.shown_result if settled else None
    near = target.merit if target else Decimal(0)
    far = target.direction.better_by(target.far_value) if target else Decimal(0)
    return target is None, -near, -far, result is None, -result.merit if result else Decimal(0)
