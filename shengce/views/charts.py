"""The charts of pages, from the same facts as the tables beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from shengce.charts.cache import ChartImages
from shengce.charts.dumbbell import Dumbbell, DumbbellRow, Reference
from shengce.charts.slope import Slope
from shengce.charts.timeline import Timeline, TimelinePoint
from shengce.derive.facts import Fact, Series
from shengce.derive.outcomes import Outcome
from shengce.derive.promises import JUDGED, Promise
from shengce.records.catalogue import NATION
from shengce.records.plans import FigureKind
from shengce.records.vocabulary import Indicator, Statistic, UnitKind
from shengce.views.context import Context
from shengce.views.parts import ChartView

Chart = Dumbbell | Slope | Timeline
ChartDrawer = Callable[[Chart], ChartImages]

_DRAWN = frozenset({Statistic.GROWTH})


@dataclass(frozen=True)
class _Pair:
    """What one row of a chart sets side by side."""

    label: str
    target: Fact | None
    result: Fact | None


def plan_chart(context: Context, facts: Iterable[Fact], draw: ChartDrawer) -> ChartView | None:
    """Draw a plan's growth rates, one row a series: its target beside the last result; None when it states none."""
    by_series: dict[Series, list[Fact]] = {}
    for fact in facts:
        if fact.figure.statistic in _DRAWN and _in_percent(context, fact):
            by_series.setdefault(fact.series, []).append(fact)
    pairs = [_pair(_series_label(context, group[0]), group) for group in by_series.values()]
    title = context.say("chart.plan.title")
    return _chart(context, "plan-chart", title, [pair for pair in pairs if pair], draw)


def indicator_chart(context: Context, title: str, facts: Iterable[Fact], draw: ChartDrawer) -> ChartView | None:
    """Draw one series over provinces: each province's target beside its last result, highest first."""
    by_province: dict[str, list[Fact]] = {}
    for fact in facts:
        if _in_percent(context, fact):
            by_province.setdefault(fact.province, []).append(fact)
    pairs = [_pair(context.province(province).text, group) for province, group in by_province.items()]
    ranked = sorted((pair for pair in pairs if pair), key=_height, reverse=True)
    return _chart(context, "indicator-chart", title, ranked, draw)


def outcomes_chart(
    context: Context, indicator: Indicator, year: int, outcomes: Iterable[Outcome], draw: ChartDrawer
) -> ChartView:
    """Draw the targets of one year over provinces, each beside its outcome, in the order given."""
    pairs = [
        _Pair(context.province(outcome.target.province).text, outcome.target, outcome.result) for outcome in outcomes
    ]
    title = context.say("chart.outcomes.title", indicator=context.words(indicator.name), year=year)
    nation = context.knowledge.national_promises.of(indicator.id, NATION, year)
    reference = _reference(context, nation.result) if nation and nation.result else None
    images = draw(_dumbbell(context, title, pairs, reference))
    return ChartView("outcomes-chart", title, images.wide, images.narrow, context.say("chart.outcomes.note"))


def _reference(context: Context, result: Fact) -> Reference:
    label = context.say("chart.nation", value=context.value(result.figure).plain)
    return Reference(label, result.figure.value)


def timeline_chart(
    context: Context, indicator: Indicator, promises: Iterable[Promise], draw: ChartDrawer
) -> ChartView | None:
    """Draw the targets and outcomes of one area over all years; None when it states neither."""
    points = tuple(_point(context, promise) for promise in promises)
    if not any(point.target is not None or point.outcome is not None for point in points):
        return None
    name = context.words(indicator.name)
    images = draw(
        Timeline(
            title=name,
            description=context.say("timeline.description", indicator=name),
            target_label=context.say("kind.target"),
            outcome_label=context.say("kind.result"),
            nation_label=context.say("timeline.nation"),
            points=points,
        )
    )
    anchor = f"chart-{indicator.id}".replace("_", "-")
    return ChartView(anchor, name, images.wide, images.narrow, context.say("timeline.note"))


def _point(context: Context, promise: Promise) -> TimelinePoint:
    national = None
    if promise.province != NATION:
        national = context.knowledge.national_promises.of(promise.indicator, NATION, promise.year)
    outcome = promise.outcome
    result = outcome.result if outcome and outcome.result else promise.result
    return TimelinePoint(
        year=promise.year,
        target=outcome.target.figure.value if outcome else None,
        outcome=result.figure.value if result else None,
        nation=national.result.figure.value if national and national.result else None,
        verdict=promise.state.value if promise.state in JUDGED else "none",
    )


def _in_percent(context: Context, fact: Fact) -> bool:
    return context.knowledge.catalogue.unit_of(fact.figure).kind is UnitKind.PERCENT


def _series_label(context: Context, fact: Fact) -> str:
    name, scope = context.indicator(fact.figure.indicator).text, context.series_scope(fact)
    return context.say("chart.scoped", name=name, scope=scope) if scope else name


def _pair(label: str, facts: Iterable[Fact]) -> _Pair | None:
    """Return the newest target and the newest result of a series; None when there is neither."""
    ordered = sorted(facts, key=lambda fact: fact.last_year)
    targets = [fact for fact in ordered if fact.figure.kind is FigureKind.TARGET]
    results = [fact for fact in ordered if fact.figure.kind is FigureKind.RESULT]
    if not targets and not results:
        return None
    return _Pair(label, targets[-1] if targets else None, results[-1] if results else None)


def _height(pair: _Pair) -> tuple[bool, float]:
    fact = pair.target or pair.result
    return pair.target is not None, float(fact.figure.value) if fact else 0.0


def _chart(context: Context, anchor: str, title: str, pairs: list[_Pair], draw: ChartDrawer) -> ChartView | None:
    if not pairs:
        return None
    images = draw(_dumbbell(context, title, pairs))
    return ChartView(anchor, title, images.wide, images.narrow, context.say("chart.note"))


def _dumbbell(context: Context, title: str, pairs: Iterable[_Pair], reference: Reference | None = None) -> Dumbbell:
    rows = tuple(_row(context, pair) for pair in pairs)
    texts = (*(_row_text(context, row) for row in rows), *((reference.label,) if reference else ()))
    words = context.say("chart.separator").join(texts)
    return Dumbbell(
        title=title,
        description=context.say("chart.description", rows=words),
        target_label=context.say("kind.target"),
        outcome_label=context.say("kind.result"),
        axis_label="%",
        rows=rows,
        reference=reference,
    )


def _row(context: Context, pair: _Pair) -> DumbbellRow:
    return DumbbellRow(
        label=pair.label,
        target=pair.target.figure.value if pair.target else None,
        target_text=_mark_text(context, pair.target),
        outcome=pair.result.figure.value if pair.result else None,
        outcome_text=_mark_text(context, pair.result),
        verdict=_verdict(context, pair),
    )


def _verdict(context: Context, pair: _Pair) -> str:
    outcome = context.knowledge.outcomes.get(pair.target.figure.id) if pair.target else None
    return str(outcome.verdict) if outcome and outcome.result is pair.result and pair.result else "none"


def _mark_text(context: Context, fact: Fact | None) -> str:
    return context.value(fact.figure).plain if fact else ""


def _row_text(context: Context, row: DumbbellRow) -> str:
    texts = (
        (context.say("kind.target"), row.target_text),
        (context.say("kind.result"), row.outcome_text),
    )
    marks = context.say("chart.mark_separator").join(f"{name} {text}" for name, text in texts if text)
    return context.say("chart.row", label=row.label, marks=marks)
