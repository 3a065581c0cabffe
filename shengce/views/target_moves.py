"""How the targets of one indicator moved: year by year in numbers, and the latest step province by province."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from shengce.charts.scale import tick_text
from shengce.charts.slope import Slope, SlopeStep
from shengce.derive.scorecards import TargetMove
from shengce.language.values import points
from shengce.records.catalogue import NATION
from shengce.records.vocabulary import Indicator
from shengce.views.charts import ChartDrawer
from shengce.views.context import Context, plan_path
from shengce.views.parts import ChartView, Link

MovesByStep = Mapping[tuple[Decimal, Decimal], list[TargetMove]]


@dataclass(frozen=True)
class MoveRow:
    """How the headline targets of one year lie to those of the year before."""

    year: Link
    n: int
    raised: int
    held: int
    lowered: int
    mean_change: str


@dataclass(frozen=True)
class StepRow:
    """One step from a target to the next year's, and the provinces that took it."""

    step: str
    change: str
    n: int
    provinces: tuple[Link, ...]


@dataclass(frozen=True)
class LatestMoves:
    """The steps of the last year: as a chart, and in words, the largest rise first."""

    title: str
    chart: ChartView
    steps: tuple[StepRow, ...]


def move_rows(context: Context, moves: Iterable[TargetMove]) -> tuple[MoveRow, ...]:
    """Return a row for each year in which a province's target can be set beside that of the year before."""
    by_year: dict[int, list[Decimal]] = {}
    for move in moves:
        by_year.setdefault(move.year, []).append(move.change)
    return tuple(_move_row(context, year, by_year[year]) for year in sorted(by_year))


def _move_row(context: Context, year: int, changes: list[Decimal]) -> MoveRow:
    return MoveRow(
        year=context.year(year),
        n=len(changes),
        raised=sum(change > 0 for change in changes),
        held=sum(change == 0 for change in changes),
        lowered=sum(change < 0 for change in changes),
        mean_change=points(sum(changes, Decimal(0)) / len(changes), context.language),
    )


def latest_moves(
    context: Context, indicator: Indicator, moves: tuple[TargetMove, ...], draw: ChartDrawer
) -> LatestMoves | None:
    """Return the steps of the last year that has any; None where no target ever followed another."""
    if not moves:
        return None
    year = max(move.year for move in moves)
    by_step = _by_step(move for move in moves if move.year == year)
    title = context.say("slope.title", before=year - 1, after=year)
    return LatestMoves(title, _chart(context, indicator, year, by_step, draw), _step_rows(context, by_step))


def _by_step(moves: Iterable[TargetMove]) -> MovesByStep:
    by_step: dict[tuple[Decimal, Decimal], list[TargetMove]] = {}
    for move in moves:
        by_step.setdefault((move.before, move.after), []).append(move)
    return by_step


def _chart(context: Context, indicator: Indicator, year: int, by_step: MovesByStep, draw: ChartDrawer) -> ChartView:
    years = {"before": year - 1, "after": year}
    title = context.say("slope.chart_title", indicator=context.words(indicator.name), **years)
    chart = Slope(
        title=title,
        description=context.say("slope.description", **years),
        before_head=str(year - 1),
        after_head=str(year),
        nation_label=context.say("slope.nation"),
        steps=tuple(SlopeStep(*step, count=len(by_step[step])) for step in sorted(by_step)),
        nation=_national_step(context, indicator, year),
    )
    images = draw(chart)
    return ChartView("slope-chart", title, images.wide, images.narrow, context.say("slope.note"))


def _national_step(context: Context, indicator: Indicator, year: int) -> tuple[Decimal, Decimal] | None:
    table = context.knowledge.national_promises
    before, after = (table.of(indicator.id, NATION, each) for each in (year - 1, year))
    if before is None or after is None or before.outcome is None or after.outcome is None:
        return None
    return before.outcome.target.figure.value, after.outcome.target.figure.value


def _step_rows(context: Context, by_step: MovesByStep) -> tuple[StepRow, ...]:
    ordered = sorted(by_step, key=lambda step: (step[0] - step[1], -step[1]))
    return tuple(_step_row(context, by_step[step]) for step in ordered)


def _step_row(context: Context, moves: list[TargetMove]) -> StepRow:
    first = moves[0]
    before, after = (tick_text(value, "%") for value in (first.before, first.after))
    return StepRow(
        step=context.say("slope.step", before=before, after=after),
        change=points(first.change, context.language),
        n=len(moves),
        provinces=tuple(_province(context, move) for move in moves),
    )


def _province(context: Context, move: TargetMove) -> Link:
    address = context.url(plan_path(move.province, move.year), move.later.target.figure.id)
    return Link(context.province(move.province).text, address)
