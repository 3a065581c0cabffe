"""All years of one area and indicator: the long-run chart or a sentence, the table twin, and the score."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shengce.addresses import anchor_of
from shengce.derive.area_series import AreaSeries
from shengce.derive.facts import Fact
from shengce.derive.promises import Promise
from shengce.derive.scorecards import Score, score_of
from shengce.records.areas import AreaLevel
from shengce.views.context import Context
from shengce.views.parts.charts import chart_anchor, timeline_chart
from shengce.views.parts.scores import share_met
from shengce.views.shown import ChartView, FigureCell, Link, RichText, VerdictView


@dataclass(frozen=True)
class SeriesRow:
    """One year: target, outcome and verdict, and the nation's target and outcome; ``state`` says why none stands.

    ``notes`` are those of figures that have their place in the row.
    """

    year: Link
    target: FigureCell | None
    outcome: FigureCell | None
    verdict: VerdictView | None
    state: str
    nation_target: FigureCell | None
    nation_outcome: FigureCell | None
    notes: tuple[str, ...]


@dataclass(frozen=True)
class SeriesSection:
    """One indicator of one area over all years: a chart with its table, or a sentence where there are few years."""

    anchor: str
    chart_anchor: str
    indicator: Link
    score: RichText | None
    chart: ChartView | None
    table_title: str
    sentence: RichText | None
    rows: tuple[SeriesRow, ...]


def series_section(context: Context, series: AreaSeries, cited: bool = False) -> SeriesSection:
    """Return one series as shown; ``cited`` is for the page on which its figures have their own places."""
    return SeriesSection(
        anchor=anchor_of(series.indicator),
        chart_anchor=chart_anchor(series.indicator),
        indicator=context.indicator(series.indicator),
        score=score_text(context, score_of(series.promises)),
        chart=timeline_chart(context, series.indicator, series.promises) if series.is_drawn else None,
        table_title=context.language.count("series.table", series.years),
        sentence=None if series.is_drawn else _sentence(context, series.promises),
        rows=tuple(_rows(context, series.promises, cited)) if series.is_drawn else (),
    )


def score_text(context: Context, score: Score) -> RichText | None:
    """Return the score of one series in a line, with its longest run if there is one; None where nothing is judged."""
    share = share_text(context, score)
    if share is None or not score.longest_run:
        return share
    run = context.sentence("series.run", run=context.either(score.longest_run, score.strict.longest_run))
    return context.sentence("list.joined", first=share, second=run)


def share_text(context: Context, score: Score) -> RichText | None:
    """Return the score of promises of several series in a line; None where nothing could be judged."""
    if not score.judged:
        return None
    met = context.either(score.met, score.strict.met)
    return context.counted_sentence("series.score", score.judged, met=met, share=share_met(context, score))


def _sentence(context: Context, promises: Sequence[Promise]) -> RichText:
    """Return each year that states anything in words: ``2023: target 8.5%, outcome not stated; …``."""
    first, *rest = (_year(context, promise) for promise in promises if promise.shown)
    for following in rest:
        first = context.sentence("area_finding.clauses", first=first, second=following)
    return context.sentence("area_finding.sentence", clauses=first)


def _year(context: Context, promise: Promise) -> RichText:
    target, result = promise.target, promise.shown_result
    values = {
        "target": context.cell(target, cited=False) if target else "",
        "outcome": context.cell(result, cited=False) if result else "",
        "verdict": _verdict_words(context, promise),
    }
    shape = "both" if target and result else "target" if target else "outcome"
    return context.sentence(f"series.year.{shape}", year=promise.year, **values)


def _verdict_words(context: Context, promise: Promise) -> RichText:
    if promise.outcome is None:
        return RichText(())
    outcome, gap = promise.outcome, context.verdict(promise.outcome).gap
    usual, strict = (context.say(f"series.ended.{each}") for each in (outcome.verdict, outcome.strict_verdict))
    word = context.either(usual, strict)
    return context.sentence("series.gap", word=word, gap=gap) if gap else word


def _rows(context: Context, promises: Sequence[Promise], cited: bool) -> Iterator[SeriesRow]:
    """Yield a row for each year that states anything, newest first."""
    for promise in reversed(promises):
        if promise.shown:
            yield _row(context, promise, context.knowledge.reference_for(promise), cited)


def _row(context: Context, promise: Promise, national: Promise | None, cited: bool) -> SeriesRow:
    outcome = promise.outcome
    return SeriesRow(
        year=_year_link(context, promise),
        target=_cell(context, promise.target, cited),
        outcome=_cell(context, promise.shown_result, cited),
        verdict=context.verdict(outcome) if outcome else None,
        state="" if outcome else context.say(f"promise_state.{promise.state}"),
        nation_target=_cell(context, national.target, cited=False) if national else None,
        nation_outcome=_cell(context, national.shown_result, cited=False) if national else None,
        notes=_notes(context, promise) if cited else (),
    )


def _notes(context: Context, promise: Promise) -> tuple[str, ...]:
    facts = (fact for fact in (promise.target, promise.shown_result) if fact)
    return tuple(context.words(fact.figure.note) for fact in facts if fact.figure.note)


def _cell(context: Context, fact: Fact | None, cited: bool) -> FigureCell | None:
    return context.cell(fact, cited=cited) if fact else None


def _year_link(context: Context, promise: Promise) -> Link:
    """Return the way to the year's plan, where it has a page of its own."""
    area = context.knowledge.catalogue.areas[promise.province]
    has_page = area.level is not AreaLevel.NATION and (area.slug, promise.year) in context.knowledge.catalogue.plans
    return Link(str(promise.year), context.url(context.plan_path(area.slug, promise.year)) if has_page else "")
