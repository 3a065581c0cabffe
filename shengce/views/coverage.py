"""The coverage matrix: what was read, what it states, and the gaps as gaps."""

from __future__ import annotations

from dataclasses import dataclass

from shengce.derive.coverage import Coverage
from shengce.records.vocabulary import CoverageStatus, Province
from shengce.views.context import Context, indicator_path, plan_path, province_path
from shengce.views.parts import LegendEntry, Link, PageHead

STYLES = {
    Coverage.BOTH: "sc-step-5",
    Coverage.TARGET: "sc-step-3",
    Coverage.RESULT: "sc-step-2",
    Coverage.NOT_STATED: "sc-step-0",
    Coverage.RELATIVE_ONLY: "sc-step-1",
    Coverage.UNREAD: "sc-none",
}
SIGNS = {
    Coverage.BOTH: "◇●",
    Coverage.TARGET: "◇",
    Coverage.RESULT: "●",
    Coverage.NOT_STATED: "—",
    Coverage.RELATIVE_ONLY: "≷",
    Coverage.UNREAD: "",
}


@dataclass(frozen=True)
class CoverageMark:
    """A cell of the matrix: the kind of coverage, in word and shape, and where it leads."""

    style: str
    sign: str
    word: str
    url: str


@dataclass(frozen=True)
class CoverageRow:
    """A province and year; ``note`` stands instead of the cells where nothing was read."""

    province: Link
    year: str
    marks: tuple[CoverageMark, ...]
    note: str


@dataclass(frozen=True)
class CoveragePage:
    """The matrix with its legend and totals."""

    head: PageHead
    indicators: tuple[Link, ...]
    rows: tuple[CoverageRow, ...]
    legend: tuple[LegendEntry, ...]
    summary: str


def coverage_page(context: Context) -> CoveragePage:
    """Build the matrix of all divisions by core indicator."""
    knowledge = context.knowledge
    rows = [row for province in knowledge.catalogue.provinces.values() for row in _rows(context, province)]
    covered = {province for province, _ in knowledge.catalogue.plans}
    applicable = [p for p in knowledge.catalogue.provinces.values() if p.scope.status is CoverageStatus.COVERED]
    title = context.say("nav.coverage")
    counts = {"covered": len(covered), "all": len(applicable), "plans": len(knowledge.catalogue.plans)}
    return CoveragePage(
        head=context.head("coverage", title, (Link(title),), description=context.say("coverage.description")),
        indicators=tuple(_head(context, indicator) for indicator in knowledge.core_indicators),
        rows=tuple(rows),
        legend=tuple(LegendEntry(STYLES[kind], context.say(f"coverage.{kind}")) for kind in Coverage),
        summary=context.say("coverage.summary", **counts),
    )


def _head(context: Context, identifier: str) -> Link:
    indicator = context.knowledge.catalogue.indicators[identifier]
    return Link(context.words(indicator.short or indicator.name), context.url(indicator_path(identifier)))


def _rows(context: Context, province: Province) -> list[CoverageRow]:
    plans = [year for slug, year in context.knowledge.catalogue.plans if slug == province.slug]
    link = Link(context.words(province.short), context.url(province_path(province.slug)))
    if not plans:
        covered = province.scope.status is CoverageStatus.COVERED
        note = context.say("coverage.unread") if covered else context.say("coverage.not_applicable")
        return [CoverageRow(link, "", (), note)]
    return [CoverageRow(link, str(year), _marks(context, province.slug, year), "") for year in plans]


def _marks(context: Context, slug: str, year: int) -> tuple[CoverageMark, ...]:
    cells = context.knowledge.coverage[slug, year]
    path = plan_path(slug, year)
    marks = []
    for indicator in context.knowledge.core_indicators:
        cell = cells[indicator]
        anchor = cell.figure or ("absences" if cell.coverage is not Coverage.UNREAD else "")
        url = context.url(path, anchor) if anchor else ""
        marks.append(
            CoverageMark(STYLES[cell.coverage], SIGNS[cell.coverage], context.say(f"coverage.{cell.coverage}"), url)
        )
    return tuple(marks)
