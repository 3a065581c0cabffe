"""All years of one area and indicator: the long-run chart, its table twin, and the score."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from shengce.derive.promises import Promise, PromiseTable
from shengce.derive.scorecards import Score, score_of
from shengce.records.catalogue import NATION
from shengce.records.vocabulary import Indicator
from shengce.views.charts import ChartDrawer, timeline_chart
from shengce.views.context import Context
from shengce.views.heatmap import places_of
from shengce.views.parts import ChartView, FigureCell, Link, VerdictView
from shengce.views.promises import promise_link


@dataclass(frozen=True)
class SeriesRow:
    """One year: target, outcome and verdict, and the nation's target and outcome; ``state`` says why none stands."""

    year: str
    target: FigureCell | None
    outcome: FigureCell | None
    verdict: VerdictView | None
    state: str
    nation_target: FigureCell | None
    nation_outcome: FigureCell | None
    places: str


@dataclass(frozen=True)
class SeriesSection:
    """One indicator of one area over all years."""

    anchor: str
    indicator: Link
    promises: Link
    score: str
    chart: ChartView | None
    rows: tuple[SeriesRow, ...]


def series_sections(context: Context, area: str, table: PromiseTable, draw: ChartDrawer) -> tuple[SeriesSection, ...]:
    """Return a section for each core indicator of which the area ever stated a target or a result."""
    sections = []
    for name in context.knowledge.core_indicators:
        promises = [table.by_indicator[name][area, year] for year in table.years]
        if any(promise.outcome or promise.result for promise in promises):
            sections.append(_section(context, context.knowledge.catalogue.indicators[name], promises, draw))
    return tuple(sections)


def _section(context: Context, indicator: Indicator, promises: list[Promise], draw: ChartDrawer) -> SeriesSection:
    return SeriesSection(
        anchor=indicator.id.replace("_", "-"),
        indicator=context.indicator(indicator.id),
        promises=promise_link(context, indicator.id),
        score=score_text(context, score_of(promises)),
        chart=timeline_chart(context, indicator, promises, draw),
        rows=tuple(_rows(context, promises)),
    )


def score_text(context: Context, score: Score) -> str:
    """Return the score of one series in a line, its longest run among it; empty where nothing could be judged."""
    if not score.judged:
        return ""
    run = context.say("series.run", run=score.longest_run)
    return context.say("list.joined", first=share_text(context, score), second=run)


def share_text(context: Context, score: Score) -> str:
    """Return the score of promises of several series in a line; empty where nothing could be judged."""
    if not score.judged:
        return ""
    return context.say("series.score", met=score.met, judged=score.judged, share=f"{score.share_met:.0f}%")


def _rows(context: Context, promises: Iterable[Promise]) -> Iterable[SeriesRow]:
    for promise in sorted(promises, key=lambda promise: -promise.year):
        national = context.knowledge.national_promises.of(promise.indicator, NATION, promise.year)
        beside = national if promise.province != NATION else None
        if promise.outcome or promise.result:
            yield _row(context, promise, beside)


def _row(context: Context, promise: Promise, national: Promise | None) -> SeriesRow:
    outcome = promise.outcome
    target = outcome.target if outcome else None
    result = (outcome.result if outcome else None) or promise.result
    nation_target = national.outcome.target if national and national.outcome else None
    nation_result = national.result if national else None
    return SeriesRow(
        year=str(promise.year),
        target=context.cell(target, cited=False) if target else None,
        outcome=context.cell(result, cited=False) if result else None,
        verdict=context.verdict(outcome) if outcome else None,
        state="" if outcome else context.say(f"promise_state.{promise.state}"),
        nation_target=context.cell(nation_target, cited=False) if nation_target else None,
        nation_outcome=context.cell(nation_result, cited=False) if nation_result else None,
        places=places_of(context, (target, result)),
    )
