"""Targets beside what came before and after, as rows with marks on a scale of their own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from shengce.derive.facts import Fact
from shengce.derive.outcomes import Outcome
from shengce.derive.steps import Rank, Step
from shengce.language.dates import period_text
from shengce.language.values import gap_text
from shengce.records.vocabulary import Statistic, UnitKind
from shengce.views.context import Context
from shengce.views.parts import FigureCell, Link, Marks, VerdictView

_POINT_KINDS = frozenset({UnitKind.PERCENT, UnitKind.PERCENTAGE_POINT})
_MARGIN = Decimal("0.08")
_SMALLEST_MARGIN = Decimal("0.5")

Bounds = tuple[Decimal, Decimal]


class Headed(Enum):
    """What the rows of a table of targets are headed by."""

    BY_INDICATOR = "indicator"
    BY_PROVINCE = "province"


@dataclass(frozen=True)
class PairRow:
    """A target with the result before it, its outcome and verdict; ``step`` is target minus earlier result."""

    heading: Link
    detail: str
    earlier: FigureCell | None
    target: FigureCell
    outcome: FigureCell | None
    verdict: VerdictView
    step: str
    marks: Marks
    note: str


def pair_rows(context: Context, targets: Iterable[Fact], headed: Headed = Headed.BY_INDICATOR) -> tuple[PairRow, ...]:
    """Return a row for each target; growth rates share one scale."""
    facts = tuple(targets)
    bounds = _bounds(context, facts)
    return tuple(_row(context, fact, bounds, headed) for fact in facts)


def rank_text(context: Context, rank: Rank | None) -> str:
    """Return ``1 of 4``, or nothing where there is no rank."""
    return context.say("rank.text", position=rank.position, of=rank.of) if rank else ""


def _row(context: Context, target: Fact, bounds: Bounds | None, headed: Headed) -> PairRow:
    knowledge = context.knowledge
    outcome = knowledge.outcomes[target.figure.id]
    step = knowledge.steps.get(target.figure.id)
    earlier = context.cell(step.result) if step else None
    return PairRow(
        heading=_heading(context, target, headed),
        detail=_detail(context, target),
        earlier=earlier,
        target=context.cell(target),
        outcome=context.cell(outcome.result) if outcome.result else None,
        verdict=context.verdict(outcome),
        step=_step_text(context, step) if step else "",
        marks=_marks(outcome, step, bounds if _in_points(context, target) else None),
        note=context.words(target.figure.note),
    )


def _heading(context: Context, target: Fact, headed: Headed) -> Link:
    if headed is Headed.BY_INDICATOR:
        return context.indicator(target.figure.indicator)
    return context.province(target.province)


def _detail(context: Context, target: Fact) -> str:
    rank = rank_text(context, context.knowledge.ranks.get(target.figure.id))
    parts = (
        context.scope(target.figure),
        period_text(target.figure.period, context.language),
        context.say("rank.labelled", rank=rank) if rank else "",
    )
    return context.say("list.dot").join(part for part in parts if part)


def _step_text(context: Context, step: Step) -> str:
    catalogue = context.knowledge.catalogue
    figure = step.target.figure
    return gap_text(step.change, catalogue.indicators[figure.indicator], catalogue.unit_of(figure), context.language)


def _marks(outcome: Outcome, step: Step | None, bounds: Bounds | None) -> Marks:
    beside = outcome.result or (step.result if step else None)
    fill = outcome.verdict.replace("_", "-") if outcome.result else "none"
    return Marks(target=_position(outcome.target, bounds), start=_position(beside, bounds), fill=fill)


def _in_points(context: Context, fact: Fact) -> bool:
    in_points = context.knowledge.catalogue.unit_of(fact.figure).kind in _POINT_KINDS
    return in_points and fact.figure.statistic is Statistic.GROWTH


def _bounds(context: Context, targets: Iterable[Fact]) -> Bounds | None:
    """Return the ends of the scale that growth rates share; None when there are none."""
    values: list[Decimal] = []
    for target in targets:
        if _in_points(context, target):
            step = context.knowledge.steps.get(target.figure.id)
            result = context.knowledge.outcomes[target.figure.id].result
            related = (target, step.result if step else None, result)
            values.extend(fact.figure.value for fact in related if fact)
    if not values:
        return None
    low, high = min(values), max(values)
    margin = max((high - low) * _MARGIN, _SMALLEST_MARGIN)
    return low - margin, high + margin


def _position(fact: Fact | None, bounds: Bounds | None) -> float | None:
    if fact is None or bounds is None:
        return None
    return round(float((fact.figure.value - bounds[0]) / (bounds[1] - bounds[0]) * 100), 2)
