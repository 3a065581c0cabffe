"""The plain index: every page of records by kind, for readers without JavaScript and when search cannot be loaded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shengce.records.sources import Source
from shengce.views.context import Context, plan_path, source_path
from shengce.views.parts import Link, PageHead
from shengce.views.promises import promise_link

SECTIONS = (
    "provinces",
    "indicators",
    "compare",
    "promises",
    "years",
    "nation",
    "themes",
    "glossary",
    "sources",
    "coverage",
    "data",
)


@dataclass(frozen=True)
class PageGroup:
    """Pages of one kind."""

    anchor: str
    heading: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class IndexOfPages:
    """All pages by kind."""

    head: PageHead
    groups: tuple[PageGroup, ...]


def index_of_pages(context: Context) -> IndexOfPages:
    """Build the plain index of all pages."""
    title = context.say("search.index_of_pages")
    description = context.say("search.index_description")
    head = context.head("index_of_pages", title, (Link(title),), description=description, contents=True)
    return IndexOfPages(head, tuple(group for group in _groups(context) if group.links))


def _groups(context: Context) -> Iterator[PageGroup]:
    catalogue = context.knowledge.catalogue
    sections = [Link(context.say(f"nav.{name}"), context.url(f"{name}/")) for name in SECTIONS]
    yield _group(context, "page", "sections", [Link(context.say("site.home"), context.url("")), *sections])
    yield _group(context, "province", "provinces", [context.province(slug) for slug in catalogue.provinces])
    yield _group(context, "province_year", "plans", [_plan(context, slug, year) for slug, year in catalogue.plans])
    years = [context.year(year) for year in context.knowledge.promises.years]
    yield _group(context, "year", "years", years)
    core = [promise_link(context, name) for name in context.knowledge.core_indicators]
    yield _group(context, "promise", "promises", core)
    yield _group(context, "indicator", "indicators", [context.indicator(name) for name in catalogue.indicators])
    yield _group(context, "theme", "themes", [context.theme(name) for name in catalogue.themes])
    yield _group(context, "term", "terms", [context.term(name) for name in catalogue.terms])
    yield _group(context, "source", "sources", [_source(context, source) for source in catalogue.sources.values()])


def _group(context: Context, kind: str, anchor: str, links: list[Link]) -> PageGroup:
    return PageGroup(f"all-{anchor}", context.say(f"search.script.kinds.{kind}"), tuple(links))


def _source(context: Context, source: Source) -> Link:
    return Link(context.words(source.title), context.url(source_path(source.id)))


def _plan(context: Context, slug: str, year: int) -> Link:
    return Link(f"{context.province(slug).text} {year}", context.url(plan_path(slug, year)))
