"""What search is told of each page by the site map: kind, filters, rank and names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from shengce.search.names import names_of
from shengce.views.kinds import Kind, Page, Subject
from shengce.views.site_map import WRITTEN

_LATEST = 9999


@dataclass(frozen=True)
class Listed:
    """A page as search is told of it.

    ``rank`` sorts pages that match alike: by kind, newest first, provinces by their code, others in the records' order.
    ``filters`` are sorted.
    """

    kind: str
    rank: int
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    names: tuple[str, ...] = ()


def listing_of(pages: Iterable[tuple[Kind, Page]]) -> Mapping[str, Listed]:
    """Return what search is told of the pages, by path."""
    return {page.path: _listed(kind, place, page.subject) for place, (kind, page) in enumerate(pages)}


def listed(path: str, listing: Mapping[str, Listed]) -> Listed:
    """Return what search is told of the page at a path; of those that are not listed, that they are written by hand."""
    return listing.get(path) or _listed(WRITTEN, 0, Subject())


def _listed(kind: Kind, place: int, subject: Subject) -> Listed:
    filters = {name: tuple(sorted(values)) for name, values in sorted(subject.filters.items()) if values}
    return Listed(kind.found_as, _rank(kind, place, subject), filters, names_of(subject))


def _rank(kind: Kind, place: int, subject: Subject) -> int:
    """Return what pages are sorted by, from the kind down to the order, or to the page's place among all pages."""
    years = subject.filters.get("year", ("0",))
    last = place if subject.order is None else subject.order
    return kind.rank * 10**10 + (_LATEST - int(years[0])) * 10**6 + last
