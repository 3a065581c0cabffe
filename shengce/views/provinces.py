"""Provinces: the index, and each province over all its years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shengce.derive.scorecards import headline_indicators, score_of
from shengce.records.vocabulary import CoverageStatus, Province, Region
from shengce.views.charts import ChartDrawer
from shengce.views.context import Context, plan_path, province_path
from shengce.views.parts import CiteThis, Link, PageHead, TileMap
from shengce.views.series import SeriesSection, series_sections, share_text
from shengce.views.tiles import coverage_map


@dataclass(frozen=True)
class ProvinceLine:
    """A province in the index."""

    link: Link
    abbreviation: str
    years: tuple[Link, ...]
    count: str
    status: str


@dataclass(frozen=True)
class RegionGroup:
    """Provinces of one region."""

    anchor: str
    name: str
    lines: tuple[ProvinceLine, ...]


@dataclass(frozen=True)
class ProvincesPage:
    """The index of provinces with the map."""

    head: PageHead
    map: TileMap
    groups: tuple[RegionGroup, ...]


@dataclass(frozen=True)
class YearLine:
    """One year of a province: the way to its page and how many figures stand there; without a page, the reason."""

    link: Link
    note: str


@dataclass(frozen=True)
class ProvincePage:
    """A province: what it is, and what each year brought; no years is an honest state of its own."""

    head: PageHead
    kind: str
    region: str
    capital: str
    code: str
    aliases: tuple[str, ...]
    reason: str
    score: str
    sections: tuple[SeriesSection, ...]
    years: tuple[YearLine, ...]
    neighbours: tuple[Link, ...]
    cite_this: CiteThis


def provinces_page(context: Context) -> ProvincesPage:
    """Build the index of provinces, grouped by region."""
    provinces = context.knowledge.catalogue.provinces.values()
    groups = tuple(
        RegionGroup(
            f"region-{region}",
            context.say(f"region.{region}"),
            tuple(_line(context, province) for province in provinces if province.region is region),
        )
        for region in Region
    )
    title = context.say("nav.provinces")
    head = context.head("provinces", title, (Link(title),), description=context.say("provinces.description"))
    return ProvincesPage(head, coverage_map(context), groups)


def _line(context: Context, province: Province) -> ProvinceLine:
    knowledge = context.knowledge
    years = [year for slug, year in knowledge.catalogue.plans if slug == province.slug]
    figures = sum(len(knowledge.facts.of_plan(province.slug, year)) for year in years)
    covered = province.scope.status is CoverageStatus.COVERED
    status = "" if years else context.say("coverage.no_report" if covered else "coverage.not_applicable")
    return ProvinceLine(
        link=Link(context.words(province.name), context.url(province_path(province.slug))),
        abbreviation=province.abbreviation,
        years=tuple(Link(str(year), context.url(plan_path(province.slug, year))) for year in years),
        count=context.language.count("count.figures", figures),
        status=status,
    )


def province_page(context: Context, province: Province, draw: ChartDrawer) -> ProvincePage:
    """Build the page of one province."""
    table = context.knowledge.promises
    name = context.words(province.short)
    crumbs = (Link(context.say("nav.provinces"), context.url("provinces/")), Link(name))
    headline = [table.of(name, province.slug, year) for name in headline_indicators(table) for year in table.years]
    return ProvincePage(
        head=context.head(
            "province",
            name,
            crumbs,
            heading=context.words(province.name),
            description=context.say("province.description", province=context.words(province.name)),
            source_url=context.record_url(f"records/core/{province.slug}.yml"),
            contents=True,
        ),
        kind=context.say(f"province_kind.{province.kind}"),
        region=context.say(f"region.{province.region}"),
        capital=context.words(province.capital),
        code=province.code,
        aliases=province.aliases,
        reason=context.words(province.scope.reason),
        score=share_text(context, score_of(promise for promise in headline if promise)),
        sections=series_sections(context, province.slug, table, draw),
        years=tuple(_years(context, province.slug)),
        neighbours=_neighbours(context, province),
        cite_this=context.cite_this(context.words(province.name), f"shengce-{province.slug}"),
    )


def _years(context: Context, slug: str) -> Iterator[YearLine]:
    knowledge = context.knowledge
    for year in reversed(knowledge.promises.years):
        if (slug, year) in knowledge.catalogue.plans:
            count = context.language.count("count.figures", len(knowledge.facts.of_plan(slug, year)))
            yield YearLine(Link(str(year), context.url(plan_path(slug, year))), count)
        elif (slug, year) in knowledge.catalogue.missing_reports:
            yield YearLine(Link(str(year)), context.say("promise_state.report_missing"))


def _neighbours(context: Context, province: Province) -> tuple[Link, ...]:
    """Return the other provinces of the region."""
    return tuple(
        context.province(other.slug)
        for other in context.knowledge.catalogue.provinces.values()
        if other.region is province.region and other.slug != province.slug
    )
