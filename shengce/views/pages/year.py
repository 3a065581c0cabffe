"""One year over all provinces: what it comes to, the map, who aims at what, and the other main targets beside it."""

from __future__ import annotations

from dataclasses import dataclass

from shengce.derive.answers import Answer
from shengce.derive.scorecards import headline_indicators, headline_promises, scores_by_year
from shengce.derive.year_findings import YearSummary, year_summary
from shengce.views.context import Context
from shengce.views.parts.answer_table import AnswerTable, answer_table
from shengce.views.parts.files_of_page import files_of_page
from shengce.views.parts.share_charts import map_chart
from shengce.views.parts.tiles import year_map
from shengce.views.parts.word_turns import WordTurns, word_turns
from shengce.views.parts.year_findings import (
    aims_sentence,
    furthest_sentence,
    met_by_indicator,
    met_sentence,
    moves_sentence,
)
from shengce.views.parts.year_lines import YearLine, year_line
from shengce.views.shown import CiteThis, FigureCell, Link, PageHead, RichText, Sharing, TileMap, VerdictView


@dataclass(frozen=True)
class SideCell:
    """An indicator of one province: the year's target, the settled year's outcome, its verdict and gap in points."""

    target: FigureCell | None
    state: str
    outcome: FigureCell | None
    verdict: VerdictView | None
    gap: str


@dataclass(frozen=True)
class SideRow:
    """One province: its page, and a cell for each indicator."""

    province: Link
    cells: tuple[SideCell, ...]


@dataclass(frozen=True)
class SideTable:
    """The other main indicators side by side, the provinces in the order of the table above."""

    target_head: str
    outcome_head: str
    indicators: tuple[Link, ...]
    rows: tuple[SideRow, ...]


@dataclass(frozen=True)
class YearPage:
    """One year."""

    head: PageHead
    map: TileMap
    lines: tuple[YearLine, ...]
    settled_year: int
    answers: AnswerTable
    sides: SideTable
    words: WordTurns | None
    previous: Link | None
    following: Link | None
    cite_this: CiteThis


def year_page(context: Context, year: int) -> YearPage:
    """Build the page of one year."""
    table = context.knowledge.provinces.promises
    main, *others = headline_indicators(table)
    summaries = {name: year_summary(table, name, year) for name in context.knowledge.core_indicators}
    title = context.say("years.title", year=year)
    tiles = year_map(context, main, year)
    return YearPage(
        head=_head(context, title, summaries, tiles),
        map=tiles,
        lines=tuple(
            year_line(context, context.indicator(name), summary)
            for name, summary in summaries.items()
            if summary.is_common
        ),
        settled_year=summaries[main].answers.settled_year,
        answers=answer_table(context, main, year),
        sides=_side_table(context, summaries[main], [summaries[name] for name in others]),
        words=word_turns(context, year),
        previous=_neighbour(context, year - 1),
        following=_neighbour(context, year + 1),
        cite_this=context.cite_this(title, f"shengce-year-{year}"),
    )


def _head(context: Context, title: str, summaries: dict[str, YearSummary], tiles: TileMap) -> PageHead:
    main, *others = (summaries[name] for name in headline_indicators(context.knowledge.provinces.promises))
    year = main.answers.year
    return context.head(
        title,
        (Link(context.say("nav.years"), context.url("years/")), Link(str(year))),
        finding=_finding(context, main, others),
        depth=_depth(context, main),
        description=context.say("years.year_description", year=year),
        sharing=Sharing(chart=map_chart(context, tiles), files=files_of_page(context, "years", str(year))),
        has_verdicts=True,
    )


def _finding(context: Context, main: YearSummary, others: list[YearSummary]) -> tuple[RichText, ...]:
    """Return what the year comes to: of one under way its aims, of any other its outcomes."""
    moves, furthest = moves_sentence(context, main), furthest_sentence(context, main)
    if main.answers.is_under_way:
        return (*aims_sentence(context, main), *moves, *met_sentence(context, main), *furthest)
    total = scores_by_year(headline_promises(context.knowledge.provinces.promises))[main.answers.year]
    return (*met_by_indicator(context, total, (main, *others)), *furthest, *moves)


def _depth(context: Context, main: YearSummary) -> RichText:
    """Return what was read, and of a year under way when its outcomes are due."""
    year = main.answers.year
    plans = context.language.count("years.reports", len(context.knowledge.indexes.provinces_in(year)))
    indicators = context.language.count("count.indicators", len(context.knowledge.core_indicators))
    values = {"plans": Link(plans, context.url("coverage/")), "indicators": indicators, "next": year + 1}
    if main.answers.is_under_way:
        return context.sentence("years.depth_under_way", **values)
    return context.sentence("years.depth", **values)


def _side_table(context: Context, main: YearSummary, others: list[YearSummary]) -> SideTable:
    cells = {summary.indicator: {row.aim.province: row for row in summary.answers.rows} for summary in others}
    return SideTable(
        target_head=context.say("answers.target", year=main.answers.year),
        outcome_head=context.say("answers.outcome", year=main.answers.settled_year),
        indicators=tuple(context.indicator(name) for name in cells),
        rows=tuple(
            _side_row(context, answer, [cells[name][answer.aim.province] for name in cells])
            for answer in main.answers.rows
        ),
    )


def _side_row(context: Context, main: Answer, answers: list[Answer]) -> SideRow:
    place, year = main.aim.province, main.aim.year
    has_plan = (place, year) in context.knowledge.catalogue.plans
    url = context.url(context.plan_path(place, year)) if has_plan else ""
    return SideRow(Link(context.province(place).text, url), tuple(_side_cell(context, answer) for answer in answers))


def _side_cell(context: Context, answer: Answer) -> SideCell:
    target, settled = answer.aim.target, answer.settled
    result = settled.shown_result if settled else None
    outcome = settled.outcome if settled else None
    return SideCell(
        target=context.cell(target, cited=False) if target else None,
        state=context.say(f"promise_state.{answer.aim.state}"),
        outcome=context.cell(result, cited=False) if result else None,
        verdict=context.verdict(outcome) if outcome and outcome.result else None,
        gap=context.points(outcome) if outcome else "",
    )


def _neighbour(context: Context, year: int) -> Link | None:
    known = year in context.knowledge.provinces.promises.years
    return context.year(year) if known else None
