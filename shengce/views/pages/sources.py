"""Sources: what was read, where it is, and what was taken from each paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shengce.addresses import source_path
from shengce.derive.coverage import FIGURE_SHADES
from shengce.language.dates import day_text
from shengce.records.base import Absent
from shengce.records.sources import Source, SourceKind
from shengce.views.context import Context
from shengce.views.parts.depth import read_whole
from shengce.views.parts.matrix import GAP, Matrix, MatrixCell, MatrixRow, gap, shade_legend, title_of, years_of
from shengce.views.shown import LegendEntry, Link, PageHead

_REPORT = "work-report-"


@dataclass(frozen=True)
class SourceLine:
    """A source in the index; ``published`` is empty where the day is not known."""

    link: Link
    published: str
    figures: int


@dataclass(frozen=True)
class SourceGroup:
    """The sources of one kind."""

    kind: str
    lines: tuple[SourceLine, ...]


@dataclass(frozen=True)
class SourcesPage:
    """The index of sources: reports by area and year, all others in a list."""

    head: PageHead
    reports: Matrix
    others: tuple[SourceGroup, ...]


def sources_page(context: Context) -> SourcesPage:
    """Build the index of sources."""
    catalogue = context.knowledge.catalogue
    reports = [source for source in catalogue.sources.values() if source.id.startswith(_REPORT)]
    others = [source for source in catalogue.sources.values() if not source.id.startswith(_REPORT)]
    return SourcesPage(
        _head(context, len(reports), len(others)),
        reports=_matrix(context),
        others=tuple(_groups(context, others)),
    )


def _head(context: Context, reports: int, others: int) -> PageHead:
    title = context.say("nav.sources")
    figures = len(context.knowledge.all_facts.all)
    finding = context.sentence(
        "sources.finding",
        figures=Link(context.language.count("home.figures", figures), context.url("data/")),
        reports=context.language.count("sources.reports_read", reports),
        others=context.language.count("sources.documents_read", others),
    )
    return context.head(
        title,
        (Link(title),),
        description=context.say("sources.description"),
        finding=(finding,),
        depth=read_whole(context),
    )


def _matrix(context: Context) -> Matrix:
    catalogue = context.knowledge.catalogue
    areas = [catalogue.nation.slug, *(area.slug for area in catalogue.provinces.values() if area.is_covered)]
    return Matrix(
        label=context.say("sources.reports"),
        note=context.say("sources.reports_note"),
        years=years_of(context),
        rows=tuple(_row(context, area) for area in areas),
        legend=(*shade_legend(context, FIGURE_SHADES), LegendEntry(GAP, context.say("promise_state.report_missing"))),
    )


def _row(context: Context, area: str) -> MatrixRow:
    years = context.knowledge.provinces.promises.years
    return MatrixRow(context.province(area), tuple(_report(context, area, year) for year in years))


def _report(context: Context, area: str, year: int) -> MatrixCell:
    source = context.knowledge.catalogue.sources.get(f"{_REPORT}{area}-{year}")
    if source is None:
        return gap(context, area, year, context.say("promise_state.report_missing"))
    count = len(context.knowledge.all_facts.of_source(source.id))
    return MatrixCell(
        style=f"sc-step-{FIGURE_SHADES.of(count)}",
        sign=str(count),
        title=title_of(context, area, year),
        words=context.language.count("sources.taken", count),
        url=context.url(source_path(source.id)),
    )


def _groups(context: Context, sources: list[Source]) -> Iterator[SourceGroup]:
    for kind in SourceKind:
        lines = tuple(_line(context, source) for source in sources if source.kind is kind)
        if lines:
            yield SourceGroup(context.say(f"source_kind.{kind}"), lines)


def _line(context: Context, source: Source) -> SourceLine:
    published = source.published
    return SourceLine(
        link=Link(context.words(source.title), context.url(source_path(source.id))),
        published="" if isinstance(published, Absent) else day_text(published, context.language),
        figures=len(context.knowledge.all_facts.of_source(source.id)),
    )
