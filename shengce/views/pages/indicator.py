"""One indicator: the answer first, then every province and year, and all else folded below.

A core indicator is looked for in every report: its page sets all targets beside their outcomes. Of any other only what
reports happened to state is known, and stands in one table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shengce.addresses import explore_path
from shengce.derive.facts import Fact
from shengce.derive.findings import extremes_of
from shengce.derive.indicator_findings import is_dense, newest_aims, standing_out
from shengce.derive.moves import above_nation, target_moves
from shengce.derive.newest import outside_the_years
from shengce.derive.stated import lone_results, newest_first
from shengce.records.vocabulary import Indicator
from shengce.views.context import Context
from shengce.views.parts.answer_table import AnswerTable, answer_table
from shengce.views.parts.by_year import ByYear, by_year
from shengce.views.parts.citations import SourceList, source_list
from shengce.views.parts.datasets import data_of_indicator
from shengce.views.parts.extremes import GapList, gap_list
from shengce.views.parts.feeds import FEED, indicator_feed_title
from shengce.views.parts.files_of_page import files_of_page
from shengce.views.parts.heatmap import Heatmap, heatmap_of
from shengce.views.parts.indicator_about import About, about
from shengce.views.parts.indicator_head import depth, findings, stated_findings
from shengce.views.parts.moves import LatestMoves, latest_moves
from shengce.views.parts.patterns import Pattern, patterns_of
from shengce.views.parts.scores import indicator_tabs
from shengce.views.parts.share_charts import heatmap_chart
from shengce.views.parts.stated import (
    AreaFigures,
    StatedGroup,
    StatedRow,
    area_figures,
    promise_rows,
    series_anchor,
    stated_groups,
)
from shengce.views.parts.trend import TrendView, trend_view
from shengce.views.parts.withdrawn import WithdrawnRow, withdrawn_rows
from shengce.views.shown import CiteThis, Link, PageHead, Sharing

_EXTREMES = 10


@dataclass(frozen=True)
class PromiseParts:
    """What a core indicator's page has beside the figures: the matrix, or a list where few are judged, and findings."""

    tabs: tuple[Link, ...]
    answers: AnswerTable | None
    trend: TrendView | None
    heatmap: Heatmap | None
    listed: tuple[StatedRow, ...]
    patterns: tuple[Pattern, ...]
    by_year: ByYear | None
    extremes: GapList
    latest_moves: LatestMoves | None
    others: tuple[AreaFigures, ...]
    others_count: str
    direction_note: str


@dataclass(frozen=True)
class IndicatorPage:
    """One indicator; ``promises`` are those of a core one, ``groups`` the figures of any other."""

    head: PageHead
    anchors: tuple[str, ...]
    promises: PromiseParts | None
    groups: tuple[StatedGroup, ...]
    about: About
    withdrawn: tuple[WithdrawnRow, ...]
    citations: SourceList
    cite_this: CiteThis
    explore: Link


def indicator_page(context: Context, indicator: Indicator) -> IndicatorPage:
    """Build the page of one indicator."""
    facts = context.knowledge.provinces.facts.of_indicator(indicator.id)
    title = context.full_name(indicator.id)
    groups = () if indicator.core else stated_groups(context, indicator, facts)
    promises = _promise_parts(context, indicator, facts) if indicator.core else None
    return IndicatorPage(
        head=context.head(
            title,
            (Link(context.say("nav.indicators"), context.url("indicators/")), Link(context.short_name(indicator.id))),
            description=context.words(indicator.definition),
            source_url=context.record_url(f"records/indicators/{indicator.theme}.yml"),
            has_verdicts=True,
            finding=findings(context, indicator) if indicator.core else stated_findings(context, facts),
            depth=depth(context, indicator, facts),
            sharing=_sharing(context, indicator, facts, promises.heatmap if promises else None),
        ),
        anchors=_main_anchors(indicator) if indicator.core else (),
        promises=promises,
        groups=groups,
        about=about(context, indicator),
        withdrawn=withdrawn_rows(context, context.knowledge.withdrawn.of_indicator(indicator.id)),
        citations=source_list(context),
        cite_this=context.cite_this(title, f"shengce-{indicator.id.replace('_', '-')}"),
        explore=Link(context.say("explore.own"), context.url(explore_path(indicator.id, is_core=indicator.core))),
    )


def _sharing(context: Context, indicator: Indicator, facts: Sequence[Fact], heatmap: Heatmap | None) -> Sharing:
    """Return the indicator's data and files, and the matrix for its image where there is one."""
    chart = heatmap_chart(context, indicator.id, heatmap) if heatmap else None
    files = files_of_page(context, "indicators", indicator.id)
    feed = Link(indicator_feed_title(context, indicator), FEED)
    return Sharing((data_of_indicator(context, indicator, facts),), chart, files, feed)


def _main_anchors(indicator: Indicator) -> tuple[str, ...]:
    """Return the anchors that the newest figures once had, to which links may still lead."""
    series = series_anchor(indicator.statistic, indicator.comparable_scope)
    return (series, f"{series}-targets", f"{series}-results")


def _promise_parts(context: Context, indicator: Indicator, facts: Sequence[Fact]) -> PromiseParts:
    table = context.knowledge.provinces.promises
    promises = tuple(table.by_indicator[indicator.id].values())
    moves = target_moves(table, indicator.id)
    nation = above_nation(table, context.knowledge.nation.promises, indicator.id)
    dense = is_dense(table, indicator.id)
    others = (*outside_the_years(facts, indicator), *(() if dense else lone_results(promises)))
    return PromiseParts(
        tabs=indicator_tabs(context),
        answers=_answers(context, indicator) if dense else None,
        trend=trend_view(context, indicator.id, standing_out(table, indicator.id)) if dense else None,
        heatmap=heatmap_of(context, indicator.id) if dense else None,
        listed=() if dense else promise_rows(context, newest_first(promises)),
        patterns=patterns_of(context, moves, nation) if dense else (),
        by_year=by_year(context, promises, moves, nation) if dense else None,
        extremes=gap_list(context, extremes_of(promises, _EXTREMES)),
        latest_moves=latest_moves(context, indicator, moves, context.draw),
        others=area_figures(context, others),
        others_count=context.language.count("count.figures", len(others)),
        direction_note=_direction_note(context, indicator),
    )


def _answers(context: Context, indicator: Indicator) -> AnswerTable | None:
    aims = newest_aims(context.knowledge.provinces.promises, indicator.id)
    return answer_table(context, indicator.id, aims.answers.year, is_whole=False) if aims else None


def _direction_note(context: Context, indicator: Indicator) -> str:
    return context.say("promises.lower_is_better") if indicator.direction.is_lower_better else ""
