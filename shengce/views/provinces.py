"""Provinces: the index, and each province over all its years."""

from __future__ import annotations

from dataclasses import dataclass

from shengce.records.plans import FigureKind
from shengce.records.vocabulary import CoverageStatus, Province, Region
from shengce.views.context import Context, plan_path, province_path
from shengce.views.pairs import PairRow, pair_rows
from shengce.views.parts import CitationEntry, CiteThis, Link, PageHead, RichText, TileMap
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
class YearSection:
    """One year of a province: its summary and its targets."""

    year: int
    link: Link
    summary: RichText | None
    counts: tuple[str, ...]
    pairs: tuple[PairRow, ...]


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
    years: tuple[YearSection, ...]
    neighbours: tuple[Link, ...]
    citations: tuple[CitationEntry, ...]
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
    status = "" if years else context.say("coverage.unread" if covered else "coverage.not_applicable")
    return ProvinceLine(
        link=Link(context.words(province.name), context.url(province_path(province.slug))),
        abbreviation=province.abbreviation,
        years=tuple(Link(str(year), context.url(plan_path(province.slug, year))) for year in years),
        count=context.language.count("count.figures", figures),
        status=status,
    )


def province_page(context: Context, province: Province) -> ProvincePage:
    """Build the page of one province."""
    name = context.words(province.short)
    crumbs = (Link(context.say("nav.provinces"), context.url("provinces/")), Link(name))
    years = sorted((year for slug, year in context.knowledge.catalogue.plans if slug == province.slug), reverse=True)
    sections = tuple(_year(context, province.slug, year) for year in years)
    return ProvincePage(
        head=context.head(
            "province",
            name,
            crumbs,
            heading=context.words(province.name),
            description=context.say("province.description", province=context.words(province.name)),
            source_url=context.record_url("records/provinces.yml"),
        ),
        kind=context.say(f"province_kind.{province.kind}"),
        region=context.say(f"region.{province.region}"),
        capital=context.words(province.capital),
        code=province.code,
        aliases=province.aliases,
        reason=context.words(province.scope.reason),
        years=sections,
        neighbours=_neighbours(context, province),
        citations=context.citations(),
        cite_this=context.cite_this(context.words(province.name), f"shengce-{province.slug}"),
    )


def _year(context: Context, slug: str, year: int) -> YearSection:
    plan = context.knowledge.catalogue.plans[slug, year]
    facts = context.knowledge.facts.of_plan(slug, year)
    targets = [fact for fact in facts if fact.figure.kind is FigureKind.TARGET]
    counts = (
        context.language.count("count.figures", len(facts)),
        context.language.count("count.tasks", len(plan.priorities)),
        context.language.count("count.programmes", len(plan.programmes)),
    )
    return YearSection(
        year=year,
        link=Link(context.say("province.year_link", year=year), context.url(plan_path(slug, year))),
        summary=context.rich(plan.summary) if plan.summary else None,
        counts=counts,
        pairs=pair_rows(context, targets),
    )


def _neighbours(context: Context, province: Province) -> tuple[Link, ...]:
    """Return the other provinces of the region."""
    return tuple(
        context.province(other.slug)
        for other in context.knowledge.catalogue.provinces.values()
        if other.region is province.region and other.slug != province.slug
    )
