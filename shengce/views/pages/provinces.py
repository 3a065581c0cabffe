"""The index of provinces: the map of this year's targets, and a row a province with all its years."""

from __future__ import annotations

from dataclasses import dataclass

from shengce.addresses import anchor_of, area_path
from shengce.derive.newest import running_year
from shengce.derive.promises import PromiseTable
from shengce.derive.scorecards import headline_indicators
from shengce.derive.year_findings import summaries_by_region, year_summary
from shengce.views.context import Context
from shengce.views.parts.answer_table import AnswerTable, answer_table
from shengce.views.parts.tiles import year_map
from shengce.views.parts.year_findings import aims_sentence, met_sentence
from shengce.views.parts.year_lines import YearLine, year_line
from shengce.views.shown import Link, PageHead, RichText, TileMap


@dataclass(frozen=True)
class ProvincesPage:
    """The index of provinces with the map; ``lines`` are of regions, ``outside`` says who has no reports."""

    head: PageHead
    map: TileMap
    lines: tuple[YearLine, ...]
    settled_year: int
    answers: AnswerTable
    outside: RichText | None


def provinces_page(context: Context) -> ProvincesPage:
    """Build the index of provinces, grouped by region."""
    table = context.knowledge.provinces.promises
    main, year = headline_indicators(table)[0], running_year(table)
    title = context.say("nav.provinces")
    summary = year_summary(table, main, year)
    head = context.head(
        title,
        (Link(title),),
        description=context.say("provinces.description"),
        depth=context.sentence("provinces.rows"),
        finding=(*aims_sentence(context, summary), *met_sentence(context, summary)),
        has_verdicts=True,
    )
    return ProvincesPage(
        head=head,
        map=year_map(context, main, year),
        lines=_regions(context, table, main, year),
        settled_year=summary.answers.settled_year,
        answers=answer_table(context, main, year),
        outside=_outside(context),
    )


def _regions(context: Context, table: PromiseTable, indicator: str, year: int) -> tuple[YearLine, ...]:
    """Return what the year comes to in each region, with the way to its rows."""
    summaries = summaries_by_region(table, indicator, year, context.knowledge.catalogue.areas)
    return tuple(
        year_line(context, Link(context.say(f"region.{region}"), f"#region-{anchor_of(region)}"), summary)
        for region, summary in summaries.items()
    )


def _outside(context: Context) -> RichText | None:
    """Return the divisions that the series does not cover, each linked; None where it covers all."""
    areas = [area for area in context.knowledge.catalogue.provinces.values() if not area.is_covered]
    if not areas:
        return None
    links = [Link(context.words(area.short), context.url(area_path(area))) for area in areas]
    return context.counted_sentence("provinces.outside", len(links), provinces=context.listed(links))
