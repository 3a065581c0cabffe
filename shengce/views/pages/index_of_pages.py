"""The plain index: every page of records by kind, for readers without JavaScript and when search cannot be loaded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from shengce.addresses import INDEX_OF_PAGES_PATH, index_path
from shengce.derive.knowledge import Knowledge
from shengce.views.context import Context
from shengce.views.kinds import SECTIONS, Kind, Page
from shengce.views.parts.initials import Initial, initials_of
from shengce.views.shown import Link, PageHead

_MANY_LINKS = 100
_TOO_MANY_LINKS = 500


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
    """Pages of one kind: those of an area and year in a table, where there are any, and the others.

    Of a letter it has no anchor: letters differ between the languages.

    ``folded`` says how many links there are where they are too many to stand open; ``elsewhere`` leads to them where
    they have a page of their own.
    """

    anchor: str
    heading: str
    placed: PlacedPages | None
    links: tuple[Link, ...]
    folded: str
    elsewhere: Link | None = None


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
    return IndexOfPages(head, tuple(group for group in _groups(context, kinds) if _has_pages(group)))


def has_index(kind: Kind, knowledge: Knowledge) -> bool:
    """Whether the pages of a kind are so many that they have an index of their own."""
    return bool(kind.group) and _are_too_many(_unplaced(kind.pages(knowledge)))


def index_of_kind(context: Context, kind: Kind) -> IndexOfPages:
    """Build the index of the pages of one kind, by initial letter."""
    name = context.say(f"search.script.kinds.{kind.found_as}")
    above = Link(context.say("search.index_of_pages"), context.url(INDEX_OF_PAGES_PATH))
    links = [_link(context, page) for page in _unplaced(kind.pages(context.knowledge))]
    head = context.head(
        context.say("search.index_of_kind", kind=name),
        (above, Link(name)),
        description=context.language.count("count.pages", len(links)),
    )
    return IndexOfPages(head, tuple(_by_letter(context, initial) for initial in initials_of(links)))


def _by_letter(context: Context, initial: Initial) -> PageGroup:
    count = context.language.count("count.pages", len(initial.links))
    return PageGroup("", initial.letter, None, initial.links, folded=count)


def _has_pages(group: PageGroup) -> bool:
    return bool(group.links or group.placed or group.elsewhere)


def _groups(context: Context, kinds: Iterable[Kind]) -> Iterator[PageGroup]:
    """Yield the sections, then the pages of records kind by kind."""
    listed = [kind for kind in kinds if kind.group]
    yield _group(context, "page", SECTIONS, [kind for kind in listed if kind.group == SECTIONS])
    for kind in listed:
        if kind.group != SECTIONS:
            yield _group(context, kind.found_as, kind.group, [kind])


def _group(context: Context, found_as: str, anchor: str, kinds: Iterable[Kind]) -> PageGroup:
    pages = [page for kind in kinds for page in kind.pages(context.knowledge)]
    unplaced = _unplaced(pages)
    is_elsewhere, count = _are_too_many(unplaced), context.language.count("count.pages", len(unplaced))
    return PageGroup(
        anchor=f"all-{anchor}",
        heading=context.say(f"search.script.kinds.{found_as}"),
        placed=_placed(context, pages),
        links=() if is_elsewhere else tuple(_link(context, page) for page in unplaced),
        folded=count if unplaced[_MANY_LINKS:] and not is_elsewhere else "",
        elsewhere=Link(count, context.url(index_path(anchor))) if is_elsewhere else None,
    )


def _unplaced(pages: Iterable[Page]) -> tuple[Page, ...]:
    """Return the pages that have no place in a table of areas and years."""
    return tuple(page for page in pages if page.place is None)


def _are_too_many(unplaced: Sequence[Page]) -> bool:
    """Whether so many pages have an index of their own."""
    return bool(unplaced[_TOO_MANY_LINKS:])


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
