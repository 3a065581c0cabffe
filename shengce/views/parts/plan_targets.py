"""The targets of a plan as rows and cards: target, outcome of the same year, gap, verdict, and the year before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shengce.charts.row_marks import RowMark, RowValues, row_marks
from shengce.derive.outcomes import Outcome, Verdict
from shengce.derive.plan_targets import TargetLine
from shengce.language.dates import period_text
from shengce.records.vocabulary import UnitKind
from shengce.views.context import Context
from shengce.views.parts.notes import notes_of
from shengce.views.parts.ranks import rank_text
from shengce.views.shown import FigureCell, Link, VerdictView


@dataclass(frozen=True)
class OtherTarget:
    """Another target that the documents set for the same; ``verdict`` only where it is not that of the row."""

    target: FigureCell
    verdict: VerdictView | None
    note: str


@dataclass(frozen=True)
class TargetRow:
    """A target of the year; ``before`` is the latest result before, ``before_period`` its period where it is older.

    ``total`` is what the next report gives in the place of what was added.
    """

    heading: Link
    detail: str
    target: FigureCell
    outcome: FigureCell | None
    verdict: VerdictView
    mark: RowMark
    before: FigureCell | None
    before_period: str
    rank: str
    note: str
    others: tuple[OtherTarget, ...]
    total: FigureCell | None


@dataclass(frozen=True)
class LongerTarget:
    """A target that is not for the year alone; ``due`` says when its outcome is to be expected."""

    heading: Link
    detail: str
    target: FigureCell
    outcome: FigureCell | None
    verdict: VerdictView | None
    due: str
    note: str


@dataclass(frozen=True)
class Card:
    """A target of the year beside its outcome; ``before`` is the last result, said where there is no outcome."""

    heading: Link
    target: FigureCell
    outcome: FigureCell | None
    verdict: VerdictView | None
    before: FigureCell | None


def target_rows(context: Context, lines: tuple[TargetLine, ...]) -> tuple[TargetRow, ...]:
    """Return the rows of a table of targets, their marks on one scale."""
    marks = row_marks(_values(context, line) for line in lines)
    notes = notes_of(context, (line.target for line in lines))
    return tuple(_row(context, line, mark, note) for line, mark, note in zip(lines, marks, notes, strict=True))


def _values(context: Context, line: TargetLine) -> RowValues:
    """Return what is marked in a row: only percentages share a scale."""
    if context.knowledge.catalogue.unit_of(line.target.figure).kind is not UnitKind.PERCENT:
        return RowValues()
    result, before = line.outcome.result, line.year_before
    return RowValues(
        target=line.target.value,
        outcome=result.value if result else None,
        before=before.value if before else None,
        step=context.verdict(line.outcome).step,
    )


def _row(context: Context, line: TargetLine, mark: RowMark, note: str) -> TargetRow:
    figure, result, before = line.target.figure, line.outcome.result, line.before
    verdict, total = context.verdict(line.outcome), context.knowledge.totals.get(line.target.figure.id)
    return TargetRow(
        heading=context.figure_name(figure),
        detail=_kind(context, line.outcome),
        target=context.cell(line.target),
        outcome=context.cell(result) if result else None,
        verdict=verdict,
        mark=mark,
        before=context.cell(before, cited=False) if before else None,
        before_period=period_text(before.figure.period, context.language) if before and not line.year_before else "",
        rank=rank_text(context, context.knowledge.ranks.get(figure.id)),
        note=note,
        others=tuple(_other(context, other, verdict) for other in line.others),
        total=context.cell(total) if total else None,
    )


def _kind(context: Context, outcome: Outcome) -> str:
    """Return the statistic where it is not the indicator's own, and the scope where it is not the comparable one."""
    figure = outcome.target.figure
    parts = (context.other_statistic(figure), context.scope_beside_name(figure))
    return context.say("list.dot").join(filter(None, parts))


def _other(context: Context, other: Outcome, verdict: VerdictView) -> OtherTarget:
    own = context.verdict(other)
    return OtherTarget(
        target=context.cell(other.target),
        verdict=None if own == verdict else own,
        note=context.words(other.target.figure.note),
    )


def longer_targets(context: Context, outcomes: Sequence[Outcome]) -> tuple[LongerTarget, ...]:
    """Return the targets that are not for the year alone."""
    notes = notes_of(context, (outcome.target for outcome in outcomes))
    return tuple(_longer(context, outcome, note) for outcome, note in zip(outcomes, notes, strict=True))


def _longer(context: Context, outcome: Outcome, note: str) -> LongerTarget:
    target, result = outcome.target, outcome.result
    is_due = outcome.verdict is Verdict.PENDING
    parts = (_kind(context, outcome), period_text(target.figure.period, context.language))
    return LongerTarget(
        heading=context.figure_name(target.figure),
        detail=context.say("list.dot").join(part for part in parts if part),
        target=context.cell(target),
        outcome=context.cell(result) if result else None,
        verdict=None if is_due else context.verdict(outcome),
        due=context.say("province_year.due", year=target.last_year + 1) if is_due else "",
        note=note,
    )


def target_cards(context: Context, lines: Iterable[TargetLine]) -> tuple[Card, ...]:
    """Return the cards of targets; their numbers lead to the figures, whose rows have the sources."""
    return tuple(_card(context, line) for line in lines)


def _card(context: Context, line: TargetLine) -> Card:
    result, before = line.outcome.result, line.before
    return Card(
        heading=context.figure_name(line.target.figure),
        target=context.cell(line.target, cited=False),
        outcome=context.cell(result, cited=False) if result else None,
        verdict=context.verdict(line.outcome) if result else None,
        before=context.cell(before, cited=False) if before and not result else None,
    )
