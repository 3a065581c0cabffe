"""The coverage matrix: what was read, how much of it states core indicators, and the gaps as gaps."""

from __future__ import annotations

from dataclasses import dataclass

from shengce.addresses import area_path
from shengce.derive.coverage import INDICATOR_SHADES, coverage_by_indicator, reports_read, stated_count
from shengce.derive.depth import plans_read_whole
from shengce.records.areas import Area
from shengce.views.context import Context
from shengce.views.parts.depth import core_and_whole
from shengce.views.parts.matrix import GAP, Matrix, MatrixCell, MatrixRow, gap, shade_legend, title_of, years_of
from shengce.views.shown import LegendEntry, Link, PageHead, RichText

_WHOLE = "sc-matrix__whole"


@dataclass(frozen=True)
class IndicatorRow:
    """In how many plans an indicator is stated as target and result, only relatively, or not at all."""

    indicator: Link
    targets: int
    results: int
    relative: int
    not_stated: int


@dataclass(frozen=True)
class CoveragePage:
    """The matrix, the reports that were not found, and the same counts by indicator."""

    head: PageHead
    matrix: Matrix
    missing: str
    indicators: tuple[IndicatorRow, ...]


def coverage_page(context: Context) -> CoveragePage:
    """Build the matrix of all divisions by year."""
    return CoveragePage(
        head=_head(context),
        matrix=_matrix(context),
        missing=_missing(context),
        indicators=tuple(_indicator(context, indicator) for indicator in context.knowledge.core_indicators),
    )


def _head(context: Context) -> PageHead:
    title = context.say("nav.coverage")
    return context.head(
        title,
        (Link(title),),
        description=context.say("coverage.description"),
        finding=(_finding(context),),
        depth=core_and_whole(context),
    )


def _finding(context: Context) -> RichText:
    """Return how many of the reports that are due were read."""
    reports = reports_read(context.knowledge.catalogue, context.knowledge.provinces.promises.years)
    return context.counted_sentence(
        "coverage.finding",
        reports.due,
        read=Link(context.number(reports.read), context.url("sources/")),
        provinces=context.language.count("coverage.provinces", reports.provinces),
    )


def _missing(context: Context) -> str:
    reports = reports_read(context.knowledge.catalogue, context.knowledge.provinces.promises.years)
    names = [context.plan(area, year).text for area, year in reports.missing]
    return context.say("coverage.missing", reports=context.listed(names).plain) if names else ""


def _matrix(context: Context) -> Matrix:
    whole = {(plan.province, plan.year) for plan in plans_read_whole(context.knowledge.catalogue)}
    return Matrix(
        label=context.say("coverage.matrix"),
        note=context.language.count("coverage.note", len(context.knowledge.core_indicators)),
        years=years_of(context),
        rows=tuple(_row(context, area, whole) for area in context.knowledge.catalogue.provinces.values()),
        legend=(
            *shade_legend(context, INDICATOR_SHADES),
            LegendEntry(_WHOLE, context.say("coverage.whole")),
            LegendEntry(GAP, context.say("coverage.no_report")),
        ),
    )


def _row(context: Context, area: Area, whole: set[tuple[str, int]]) -> MatrixRow:
    link = Link(context.words(area.short), context.url(area_path(area)))
    if not area.is_covered:
        return MatrixRow(link, (), context.say("coverage.not_applicable"))
    years = context.knowledge.provinces.promises.years
    return MatrixRow(link, tuple(_cell(context, area.slug, year, whole) for year in years))


def _cell(context: Context, area: str, year: int, whole: set[tuple[str, int]]) -> MatrixCell:
    stated = context.knowledge.coverage.get((area, year))
    if stated is None:
        is_missing = (area, year) in context.knowledge.catalogue.missing_reports
        return gap(context, area, year, context.say(f"promise_state.{'report_missing' if is_missing else 'unread'}"))
    count, is_whole = stated_count(stated), (area, year) in whole
    words = context.language.count("coverage.stated", count)
    return MatrixCell(
        style=f"sc-step-{INDICATOR_SHADES.of(count)}{f' {_WHOLE}' if is_whole else ''}",
        sign=str(count),
        title=title_of(context, area, year),
        words=context.say("coverage.stated_whole", stated=words) if is_whole else words,
        url=context.url(context.plan_path(area, year)),
    )


def _indicator(context: Context, identifier: str) -> IndicatorRow:
    counts = coverage_by_indicator(context.knowledge.coverage, identifier)
    return IndicatorRow(
        indicator=context.indicator(identifier),
        targets=counts.targets,
        results=counts.results,
        relative=counts.relative,
        not_stated=counts.not_stated,
    )
