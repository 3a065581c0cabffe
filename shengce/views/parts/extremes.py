"""The largest gaps between target and outcome, as rows of a bar list on one scale."""

from __future__ import annotations

from dataclasses import dataclass

from shengce.charts.two_sided import SideBar, side_bar
from shengce.derive.findings import Extreme, Extremes
from shengce.views.context import Context
from shengce.views.parts.heatmap import fill_of
from shengce.views.shown import Link


@dataclass(frozen=True)
class GapRow:
    """One of the largest gaps: who, when, target and outcome; the bar has the verdict's colour."""

    province: Link
    year: str
    text: str
    gap: str
    style: str
    bar: SideBar


@dataclass(frozen=True)
class GapList:
    """The largest gaps of both sides; ``note`` says so where one side, or both, has none."""

    rows: tuple[GapRow, ...]
    note: str


def gap_list(context: Context, extremes: Extremes) -> GapList:
    """Return the largest gaps of both sides on one scale: furthest short first, furthest beyond last."""
    short = [_row(context, extreme, is_left=True) for extreme in extremes.short]
    beyond = [_row(context, extreme, is_left=False) for extreme in reversed(extremes.beyond)]
    return GapList((*short, *beyond), _note(context, extremes))


def _note(context: Context, extremes: Extremes) -> str:
    if extremes.short and extremes.beyond:
        return ""
    one_sided = "gaps.none_short" if extremes.beyond else "gaps.none_beyond"
    return context.say(one_sided if extremes.short or extremes.beyond else "gaps.none")


def _row(context: Context, extreme: Extreme, *, is_left: bool) -> GapRow:
    promise, outcome = extreme.promise, extreme.outcome
    values = {
        "target": context.value(outcome.target.figure).plain,
        "result": context.value(outcome.result.figure).plain if outcome.result else "",
    }
    address = context.url(context.plan_path(promise.province, promise.year), outcome.target.figure.id)
    return GapRow(
        province=Link(context.province(promise.province).text, address),
        year=str(promise.year),
        text=context.say("heatmap.both", **values),
        gap=context.gap(outcome),
        style=fill_of(promise),
        bar=side_bar(extreme.share, is_left=is_left),
    )
