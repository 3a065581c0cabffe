"""What a kind of page and a page are; ``site_map`` lists them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from shengce.derive.knowledge import Knowledge
from shengce.language.strings import Language
from shengce.views.context import Context
from shengce.views.shown import PageHead

Words = Callable[[Language], str]
Files = Callable[[Context], Iterator[tuple[str, bytes]]]
SECTIONS = "sections"


class PageView(Protocol):
    """What every view has."""

    @property
    def head(self) -> PageHead:
        """The page's head."""


@dataclass(frozen=True)
class Subject:
    """What a page is about, as search is told.

    ``filters`` gives identifiers of records by the filter's name (province, year, theme, indicator), in any order.
    ``names`` are those under which readers look for the page, besides its title; of ``spelled``, which are Chinese, the
    pinyin is one too. ``order`` sorts pages of one kind and year; without it their addresses do.
    """

    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    spelled: tuple[str, ...] = ()
    order: int | None = None


@dataclass(frozen=True)
class Page:
    """A page to be rendered: its path (``provinces/jiangxi/``), the builder of its view, what links call it.

    ``place`` is the area and year of a page of which there is one for each: so it is found in a table of them.
    """

    path: str
    build: Callable[[Context], PageView]
    words: Words
    subject: Subject = Subject()
    place: tuple[str, int] | None = None


def no_files(_context: Context) -> Iterator[tuple[str, bytes]]:
    """Yield nothing, as most kinds do."""
    yield from ()


@dataclass(frozen=True)
class Kind:
    """A kind of page, said once: pages, search, its filter, the index of pages, suggestions and tests read it here.

    ``name`` is that of the template and of the view's module. ``found_as`` is what search calls the kind: a word in
    addresses, and the key of its words below ``search.script.kinds``. Of pages with the same words, those of the lowest
    ``rank`` stand first. ``group`` is the anchor of the kind's pages in the index of pages; empty leaves them out.
    ``files`` yields what stands beside the pages in each language: paths below the language's home, and bytes. Pages of
    a kind that ``tells_of_files`` say how large the files for machines are, and are made after these.
    """

    name: str
    pages: Callable[[Knowledge], Iterable[Page]]
    rank: int
    found_as: str
    group: str = ""
    is_suggested: bool = False
    files: Files = no_files
    tells_of_files: bool = False
