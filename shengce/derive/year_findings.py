"""What a year's targets and outcomes come to: who aims highest and lowest, how targets moved, how many were met.

All is counted over the rows of ``answers``. A range counts by the end that is reached first. The highest and the lowest
aims are said where provinces differ; each is told from its extreme inward, of ranges by the end reached last, in groups
of one value or range: at most MOST_NAMED provinces are named, more are counted. Furthest short are the provinces whose
outcome fell short of the target by most, be it nearly met.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sized
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from shengce.derive.answers import Answers, answers_of
from shengce.derive.facts import Fact
from shengce.derive.findings import MOST_NAMED, furthest_short
from shengce.derive.moves import YearOfMoves, moves_by_year
from shengce.derive.outcomes import Outcome
from shengce.derive.promises import PromiseTable
from shengce.derive.scorecards import Score, score_of
from shengce.records.areas import Area, Region

_MANY = 5


def few(things: Sized) -> bool:
    """Whether a sentence names things one by one, and does not only count them."""
    return len(things) <= MOST_NAMED


@dataclass(frozen=True)
class YearSummary:
    """One indicator in one year; ``score`` and ``furthest_short`` are of the settled year (see ``answers``).

    ``targets`` stand best first, ``lowest`` lowest first; where all aim alike there is neither highest nor lowest.
    """

    answers: Answers
    targets: tuple[Fact, ...]
    highest: tuple[Fact, ...]
    lowest: tuple[Fact, ...]
    moves: YearOfMoves | None
    score: Score
    furthest_short: tuple[Outcome, ...]

    @property
    def indicator(self) -> str:
        """The indicator's id."""
        return self.answers.indicator

    @property
    def is_only(self) -> bool:
        """Whether one province alone states a target for the year."""
        return len(self.targets) == 1

    @property
    def is_lower_better(self) -> bool:
        """Whether the highest aim is the lowest value: the steepest fall."""
        return any(target.direction.is_lower_better for target in self.targets)

    @property
    def span(self) -> tuple[Fact, ...]:
        """The targets with the lowest and the highest value, in this order; none where there is none."""
        ordered = sorted(self.targets, key=lambda target: (target.value, target.far_value))
        return (*ordered[:1], *ordered[-1:])

    @property
    def is_common(self) -> bool:
        """Whether at least five provinces state a target for the year, or have a verdict on the settled one."""
        return len(self.targets) >= _MANY or self.score.judged >= _MANY


def year_summary(table: PromiseTable, indicator: str, year: int) -> YearSummary:
    """Return what one indicator's targets and outcomes come to."""
    return _summary_of(answers_of(table, indicator, year))


def summaries_by_region(
    table: PromiseTable, indicator: str, year: int, areas: Mapping[str, Area]
) -> Mapping[Region, YearSummary]:
    """Return what one indicator's targets and outcomes come to in each region that has any rows."""
    answers = answers_of(table, indicator, year)
    rows = {region: tuple(row for row in answers.rows if areas[row.aim.province].region is region) for region in Region}
    return {region: _summary_of(replace(answers, rows=own)) for region, own in rows.items() if own}


def _summary_of(answers: Answers) -> YearSummary:
    targets = tuple(row.aim.target for row in answers.rows if row.aim.target)
    settled = [row.settled for row in answers.rows if row.settled]
    return YearSummary(
        answers=answers,
        targets=targets,
        highest=_alike(targets, targets[:1]) if _differ(targets) else (),
        lowest=_alike(sorted(targets, key=_reach), targets[-1:]) if _differ(targets) else (),
        moves=next(iter(moves_by_year(row.move for row in answers.rows if row.move)), None),
        score=score_of(settled),
        furthest_short=furthest_short(promise.outcome for promise in settled if promise.outcome),
    )


def grouped(targets: Iterable[Fact]) -> tuple[tuple[Fact, ...], ...]:
    """Return targets that follow each other in groups of one value or range."""
    return tuple(tuple(group) for _, group in groupby(targets, key=lambda target: (target.value, target.far_value)))


def _reach(target: Fact) -> Decimal:
    """Return how far a target reaches: of a range the end that is reached last, more being better."""
    return target.direction.better_by(target.far_value)


def _differ(targets: tuple[Fact, ...]) -> bool:
    return len({target.value for target in targets}) > 1


def _alike(targets: Iterable[Fact], to: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return the targets of the same value as one of these."""
    values = {target.value for target in to}
    return tuple(target for target in targets if target.value in values)
