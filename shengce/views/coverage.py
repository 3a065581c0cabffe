"""The coverage matrix: what was read, how much of it states core indicators, and the gaps as gaps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shengce.derive.coverage import Coverage, CoverageCell
from shengce.records.vocabulary import CoverageStatus, Province
from shengce.views.context import Context, indicator_path, plan_path, province_path
from shengce.views.parts import LegendEntry, Link, PageHead

STATED = frozenset({Coverage.BOTH, Coverage.TARGET, Coverage.RESULT})
_GAP = "sc-none"
_LARGEST_STEP = 5
_AN_INDICATOR_A_STEP = 2


@dataclass(frozen=True)
class CoverageMark:
    """A province and year: how many core indicators are stated, as shade, number and words, and where it leads."""

    style: str
    sign: str
    word: str
    url: str


@dataclass(frozen=True)
class CoverageRow:
    """A province over the years; ``note`` stands instead of the cells where nothing is to be read."""

    province: Link
    marks: tuple[CoverageMark, ...]
    note: str


@dataclass(frozen=True)
class IndicatorCoverage:
    """In how many plans an indicator is stated as target and result, only relatively, or not at all."""

    indicator: Link
    targets: int
    results: int
    relative: int
    not_stated: int


@dataclass(frozen=True)
class CoveragePage:
    """The matrix with its legend and totals, and the same by indicator."""

    head: PageHead
    years: tuple[Link, ...]
    rows: tuple[CoverageRow, ...]
    indicators: tuple[IndicatorCoverage, ...]
    legend: tuple[LegendEntry, ...]
    summary: str


def coverage_page(context: Context) -> CoveragePage:
    """Build the matrix of all divisions by year."""
    knowledge = context.knowledge
    covered = {province for province, _ in knowledge.catalogue.plans}
    applicable = [p for p in knowledge.catalogue.provinces.values() if p.scope.status is CoverageStatus.COVERED]
    title = context.say("nav.coverage")
    counts = {"covered": len(covered), "all": len(applicable), "plans": len(knowledge.catalogue.plans)}
    return CoveragePage(
        head=context.head("coverage", title, (Link(title),), description=context.say("coverage.description")),
        years=tuple(context.year(year) for year in knowledge.promises.years),
        rows=tuple(_row(context, province) for province in knowledge.catalogue.provinces.values()),
        indicators=tuple(_indicator(context, indicator) for indicator in knowledge.core_indicators),
        legend=_legend(context),
        summary=context.say("coverage.summary", **counts, missing=len(knowledge.catalogue.missing_reports)),
    )


def _legend(context: Context) -> tuple[LegendEntry, ...]:
    return (
        LegendEntry("sc-step-1", context.say("coverage.few")),
        LegendEntry("sc-step-5", context.say("coverage.many")),
        LegendEntry(_GAP, context.say("coverage.no_report")),
    )


def _indicator(context: Context, identifier: str) -> IndicatorCoverage:
    indicator = context.knowledge.catalogue.indicators[identifier]
    kinds = [cells[identifier].coverage for cells in context.knowledge.coverage.values()]
    return IndicatorCoverage(
        indicator=Link(context.words(indicator.name), context.url(indicator_path(identifier))),
        targets=sum(kind in {Coverage.BOTH, Coverage.TARGET} for kind in kinds),
        results=sum(kind in {Coverage.BOTH, Coverage.RESULT} for kind in kinds),
        relative=kinds.count(Coverage.RELATIVE_ONLY),
        not_stated=kinds.count(Coverage.NOT_STATED) + kinds.count(Coverage.UNREAD),
    )


def _row(context: Context, province: Province) -> CoverageRow:
    link = Link(context.words(province.short), context.url(province_path(province.slug)))
    if province.scope.status is not CoverageStatus.COVERED:
        return CoverageRow(link, (), context.say("coverage.not_applicable"))
    years = context.knowledge.promises.years
    return CoverageRow(link, tuple(_mark(context, province, year) for year in years), "")


def _mark(context: Context, province: Province, year: int) -> CoverageMark:
    cells = context.knowledge.coverage.get((province.slug, year))
    title = context.say("province_year.title", province=context.words(province.short), year=year)
    if cells is None:
        is_missing = (province.slug, year) in context.knowledge.catalogue.missing_reports
        state = "report_missing" if is_missing else "unread"
        return CoverageMark(_GAP, "", f"{title} {context.say(f'promise_state.{state}')}", "")
    count = _stated(cells)
    step = min((count + 1) // _AN_INDICATOR_A_STEP, _LARGEST_STEP)
    words = context.language.count("count.indicators", count)
    return CoverageMark(f"sc-step-{step}", str(count), f"{title} {words}", context.url(plan_path(province.slug, year)))


def _stated(cells: Mapping[str, CoverageCell]) -> int:
    return sum(cell.coverage in STATED for cell in cells.values())
