"""The charts of pages, from the same facts as the tables beside them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from shengce.addresses import anchor_of
from shengce.charts.timeline import Timeline, TimelinePoint
from shengce.derive.area_series import NamedValues, named_values
from shengce.derive.facts import Fact
from shengce.derive.promises import JUDGED, Promise
from shengce.language.values import percent_text
from shengce.views.context import Context, Embed
from shengce.views.parts.events import national_events
from shengce.views.shown import ChartView


def timeline_chart(context: Context, indicator: str, promises: Sequence[Promise]) -> ChartView:
    """Draw the targets and outcomes of one area over all years; there must be at least one."""
    name, anchor = context.full_name(indicator), chart_anchor(indicator)
    images = context.draw(timeline_of(context, indicator, promises))
    first, last = promises[0], next(reversed(promises))
    area = context.province(first.province).text
    title = context.say("taking.series", area=area, indicator=name, first=first.year, last=last.year)
    has_nation = any(context.knowledge.reference_for(promise) for promise in promises)
    marks = context.say("taking.marks_with_nation" if has_nation else "taking.marks")
    picture = context.embed(Embed(indicator, anchor, title, marks, images.height, images))
    return ChartView(anchor, name, images.wide, images.narrow, "", picture)


def timeline_of(context: Context, indicator: str, promises: Sequence[Promise]) -> Timeline:
    """Return the chart of the targets and outcomes of one area over all years, not yet drawn."""
    named = named_values(promises)
    name = context.full_name(indicator)
    return Timeline(
        title=name,
        description=context.say("timeline.description", indicator=name),
        nation_label=context.say("timeline.nation"),
        points=tuple(_point(context, promise, named) for promise in promises),
        events=national_events(context),
    )


def chart_anchor(indicator: str) -> str:
    """Return the anchor of an indicator's chart over the years, or of what stands in its place."""
    return f"chart-{anchor_of(indicator)}"


def _point(context: Context, promise: Promise, named: NamedValues) -> TimelinePoint:
    national = context.knowledge.reference_for(promise)
    target, result = promise.target, promise.shown_result
    return TimelinePoint(
        year=promise.year,
        target=_value(target),
        outcome=_value(result),
        nation=_value(national.shown_result if national else None),
        verdict=promise.outcome.shade if promise.outcome and promise.state in JUDGED else "none",
        target_text=_percent(context, target) if promise.year == named.target else "",
        outcome_text=_percent(context, result) if promise.year in named.outcomes else "",
    )


def _percent(context: Context, fact: Fact | None) -> str:
    return percent_text(fact.figure, context.language) if fact else ""


def _value(fact: Fact | None) -> Decimal | None:
    return fact.value if fact else None
