"""The plain index: every page of records by kind, for readers without JavaScript and when search cannot be loaded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from shengce.views.context import Context
from shengce.views.kinds import SECTIONS, Kind, Page
from shengce.views.shown import Link, PageHead


@dataclass(frozen=True)
class PlacedRow:
    """An area over the years; a cell is a page's whole name and address, or None."""

    area: Link
    cells: tuple[Link | None, ...]


@dataclass(frozen=True)
class PlacedPages:
    """The pages that have an area and a year, as a table; ``signs`` are the years as cells show them."""

    years: tuple[int, ...]
    signs: tuple[str, ...]
    rows: tuple[PlacedRow, ...]


@dataclass(frozen=True)
class PageGroup:
    """Pages of one kind: those of an area and year in a table, where there are any, and the others."""

    anchor: str
    heading: str
    placed: PlacedPages | None
    links: tuple[Link, ...]


@dataclass(frozen=True)
class IndexOfPages:
    """All pages by kind."""

    head: PageHead
    groups: tuple[PageGroup, ...]


def index_of_pages(context: Context, kinds: Iterable[Kind]) -> IndexOfPages:
    """Build the plain index of the pages of these kinds."""
    title = context.say("search.index_of_pages")
    description = context.say("search.index_description")
    head = context.head(title, (Link(title),), description=description)
    return IndexOfPages(head, tuple(group for group in _groups(context, kinds) if group.links or group.placed))


def _groups(context: Context, kinds: Iterable[Kind]) -> Iterator[PageGroup]:
    """Yield the sections, then the pages of records kind by kind."""
    listed = [kind for kind in kinds if kind.group]
    yield _group(context, "page", SECTIONS, [kind for kind in listed if kind.group == SECTIONS])
    for kind in listed:
        if kind.group != SECTIONS:
            yield _group(context, kind.found_as, kind.group, [kind])


def _group(context: Context, found_as: str, anchor: str, kinds: Iterable[Kind]) -> PageGroup:
    pages = [page for kind in kinds for page in kind.pages(context.knowledge)]
    return PageGroup(
        anchor=f"all-{anchor}",
        heading=context.say(f"search.script.kinds.{found_as}"),
        placed=_placed(context, pages),
        links=tuple(_link(context, page) for page in pages if page.place is None),
    )


def _link(context: Context, page: Page) -> Link:
    return Link(page.words(context.language), context.url(page.path))


def _placed(context: Context, pages: Iterable[Page]) -> PlacedPages | None:
    """Return the pages with a place, in the order of areas; None where there is none."""
    rows: Mapping[str, list[dict[int, Link]]] = defaultdict(list)
    for page in pages:
        if page.place:
            area, year = page.place
            _row_without(rows[area], year)[year] = _link(context, page)
    if not rows:
        return None
    years = tuple(sorted({year for own in rows.values() for row in own for year in row}))
    return PlacedPages(years, tuple(f"{year % 100:02}" for year in years), tuple(_rows(context, rows, years)))


def _row_without(rows: list[dict[int, Link]], year: int) -> dict[int, Link]:
    """Return the first of an area's rows in which the year is free, a new one where none is."""
    free = next((row for row in rows if year not in row), None)
    if free is None:
        free = {}
        rows.append(free)
    return free


def _rows(context: Context, rows: Mapping[str, list[dict[int, Link]]], years: tuple[int, ...]) -> Iterator[PlacedRow]:
    for area in context.knowledge.catalogue.areas:
        for row in rows.get(area, ()):
            yield PlacedRow(context.province(area), tuple(map(row.get, years)))
