"""One year over all provinces: the map, and a table of the headline targets beside their outcomes."""

from __future__ import annotations

from dataclasses import dataclass

from shengce.derive.promises import Promise
from shengce.derive.scorecards import headline_indicators, score_of
from shengce.records.vocabulary import CoverageStatus, Province
from shengce.views.context import Context, plan_path, source_path
from shengce.views.heatmap import HeatCell, heat_cell
from shengce.views.parts import CiteThis, Link, PageHead, TileMap
from shengce.views.series import share_text
from shengce.views.tiles import verdict_map


@dataclass(frozen=True)
class YearCell:
    """An indicator of one province in the year: target and outcome as words, its fill, and where it leads."""

    target: str
    outcome: str
    cell: HeatCell


@dataclass(frozen=True)
class YearRow:
    """One province: its page of the year, a cell for each indicator, and the sources."""

    province: Link
    cells: tuple[YearCell, ...]
    sources: tuple[Link, ...]
    note: str


@dataclass(frozen=True)
class YearPage:
    """One year."""

    head: PageHead
    score: str
    map: TileMap
    indicators: tuple[Link, ...]
    rows: tuple[YearRow, ...]
    previous: Link | None
    following: Link | None
    cite_this: CiteThis


@dataclass(frozen=True)
class YearLine:
    """A year in the index."""

    link: Link
    plans: str
    score: str


@dataclass(frozen=True)
class YearsPage:
    """The index of years."""

    head: PageHead
    lines: tuple[YearLine, ...]


def years_page(context: Context) -> YearsPage:
    """Build the index of years, newest first."""
    title = context.say("nav.years")
    head = context.head("years", title, (Link(title),), description=context.say("years.description"))
    lines = []
    for year in reversed(context.knowledge.promises.years):
        plans = sum(key[1] == year for key in context.knowledge.catalogue.plans)
        lines.append(
            YearLine(
                context.year(year),
                context.language.count("count.plans", plans),
                share_text(context, score_of(_headline(context, year))),
            )
        )
    return YearsPage(head, tuple(lines))


def year_page(context: Context, year: int) -> YearPage:
    """Build the page of one year."""
    title = context.say("years.title", year=year)
    catalogue = context.knowledge.catalogue
    names = headline_indicators(context.knowledge.promises)
    covered = [p for p in catalogue.provinces.values() if p.scope.status is CoverageStatus.COVERED]
    return YearPage(
        head=context.head(
            "year",
            title,
            (Link(context.say("nav.years"), context.url("years/")), Link(str(year))),
            description=context.say("years.year_description", year=year),
        ),
        score=share_text(context, score_of(_headline(context, year))),
        map=verdict_map(context, names[0], year),
        indicators=tuple(_short(context, name) for name in names),
        rows=tuple(_row(context, province, year, names) for province in covered),
        previous=_neighbour(context, year - 1),
        following=_neighbour(context, year + 1),
        cite_this=context.cite_this(title, f"shengce-year-{year}"),
    )


def _headline(context: Context, year: int) -> list[Promise]:
    table = context.knowledge.promises.by_indicator
    names = headline_indicators(context.knowledge.promises)
    return [promise for name in names for promise in table[name].values() if promise.year == year]


def _short(context: Context, name: str) -> Link:
    indicator = context.knowledge.catalogue.indicators[name]
    return Link(context.words(indicator.short or indicator.name), context.indicator(name).url)


def _row(context: Context, province: Province, year: int, names: tuple[str, ...]) -> YearRow:
    catalogue = context.knowledge.catalogue
    plan = catalogue.plans.get((province.slug, year))
    url = context.url(plan_path(province.slug, year)) if plan else ""
    documents = plan.documents if plan else ()
    return YearRow(
        province=Link(context.words(province.short), url),
        cells=tuple(_cell(context, name, province.slug, year) for name in names) if plan else (),
        sources=tuple(
            Link(context.say(f"source_kind.{catalogue.sources[d.source].kind}"), context.url(source_path(d.source)))
            for d in documents
        ),
        note="" if plan else context.say("promise_state.report_missing"),
    )


def _cell(context: Context, name: str, province: str, year: int) -> YearCell:
    promise = context.knowledge.promises.by_indicator[name][province, year]
    outcome = promise.outcome
    result = (outcome.result if outcome else None) or promise.result
    return YearCell(
        target=context.value(outcome.target.figure).plain if outcome else "",
        outcome=context.value(result.figure).plain if result else "",
        cell=heat_cell(context, promise),
    )


def _neighbour(context: Context, year: int) -> Link | None:
    known = year in context.knowledge.promises.years
    return context.year(year) if known else None
