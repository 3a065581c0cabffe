"""How the targets of one indicator moved: the latest step, province by province."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from shengce.charts.images import ChartDrawer
from shengce.charts.scale import tick_text
from shengce.charts.slope import Slope, SlopeStep
from shengce.derive.moves import StepTaken, TargetMove, in_order_of_values, newest_steps
from shengce.language.values import points
from shengce.records.vocabulary import Indicator
from shengce.views.context import Context, Embed
from shengce.views.shown import ChartView, Link


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


def latest_moves(
    context: Context, indicator: Indicator, moves: tuple[TargetMove, ...], draw: ChartDrawer
) -> LatestMoves | None:
    """Return the steps of the last year that has any; None where no target ever followed another."""
    steps = newest_steps(moves)
    if not steps:
        return None
    year = steps[0].moves[0].year
    title = context.say("slope.title", before=year - 1, after=year)
    chart = _chart(context, indicator, year, steps, draw)
    return LatestMoves(title, chart, tuple(_step_row(context, step) for step in steps))


def _chart(
    context: Context, indicator: Indicator, year: int, steps: tuple[StepTaken, ...], draw: ChartDrawer
) -> ChartView:
    years = {"before": year - 1, "after": year}
    title = context.say("slope.chart_title", indicator=context.short_name(indicator.id), **years)
    chart = Slope(
        title=title,
        description=context.say("slope.description", **years),
        before_head=str(year - 1),
        after_head=str(year),
        nation_label=context.say("slope.nation"),
        steps=tuple(SlopeStep(step.before, step.after, len(step.moves)) for step in in_order_of_values(steps)),
        nation=_national_step(context, indicator, year),
    )
    images = draw(chart)
    note = context.say("slope.note")
    picture = context.embed(Embed("moves", "slope-chart", title, note, images.height, images))
    return ChartView("slope-chart", title, images.wide, images.narrow, note, picture)


def _national_step(context: Context, indicator: Indicator, year: int) -> tuple[Decimal, Decimal] | None:
    cells = [context.knowledge.national_promise(indicator.id, each) for each in (year - 1, year)]
    before, after = (cell.target if cell else None for cell in cells)
    return (before.value, after.value) if before and after else None


def _step_row(context: Context, step: StepTaken) -> StepRow:
    before, after = (tick_text(value, "%") for value in (step.before, step.after))
    return StepRow(
        step=context.say("slope.step", before=before, after=after),
        change=points(step.rise, context.language),
        n=len(step.moves),
        provinces=tuple(_province(context, move) for move in step.moves),
    )


def _province(context: Context, move: TargetMove) -> Link:
    address = context.url(context.plan_path(move.province, move.year), move.later.target.figure.id)
    return Link(context.province(move.province).text, address)
