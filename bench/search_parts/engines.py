"""The three searches behind one interface: open in a browser, ask, tell what was found, in order, and how fast."""

from __future__ import annotations

import gzip
import json
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote, urlsplit

from playwright.sync_api import Page

MOST_LISTED = 300
EXACT_TIER = "exact"
_PATIENCE = 60_000
_SIGNATURE = b"pagefind_dcd"
_SCRIPTS = Path(__file__).parent


@dataclass(frozen=True)
class Answer:
    """Pages found, best first, as far as listed; those said to hold the very phrase; how many in all; how fast."""

    pages: tuple[str, ...]
    exact: frozenset[str]
    total: int
    milliseconds: float


class Engine(Protocol):
    """A search of one language's site.

    ``first_queries`` is how many queries to a browser that has seen nothing tell what it loads for the first: one where
    it loads everything whatever is asked.
    """

    name: str
    first_queries: int

    def open(self, page: Page, first: str) -> float:
        """Bring a fresh page to where the result of a first query shows; return when it did (seconds since 1970)."""

    def ask(self, page: Page, text: str) -> Answer:
        """Ask a query of an opened page."""


class OurSearch:
    """The site's search page, through nothing but its elements: the form, the results, the button for more."""

    name = "this site"
    first_queries = 3

    def __init__(self, address: str) -> None:
        """Take the address of the language's folder on a host."""
        self._address = address

    def open(self, page: Page, first: str) -> float:
        """Open the address that a reader would share for the query."""
        page.add_init_script(_script("first_result.js"))
        page.goto(f"{self._address}search/?q={quote(first)}")
        page.wait_for_selector("[data-search-results][data-search-status=done]", state="attached", timeout=_PATIENCE)
        page.evaluate(_script("our_search.js"))
        return float(page.evaluate("window.firstResult")) / 1000

    def ask(self, page: Page, text: str) -> Answer:
        """Type the query, press Enter, wait until the results are complete, then show more until none are left."""
        found = page.evaluate("([text, most]) => askSearchPage(text, most)", [text, MOST_LISTED])
        base = urlsplit(self._address).path
        listed = [(urlsplit(link).path.removeprefix(base), tier) for link, tier in found["links"]]
        exact = frozenset(path for path, tier in listed if tier == EXACT_TIER)
        return Answer(_distinct([path for path, _ in listed]), exact, int(found["total"]), found["milliseconds"])


class MaterialSearch:
    """Material's search: its worker and its index, asked as its own search box does."""

    name = "Material"
    first_queries = 1

    def __init__(self, address: str) -> None:
        """Take the address of a folder made by ``build_material``."""
        self._address = address

    def open(self, page: Page, first: str) -> float:
        """Load index and worker, and ask the first query."""
        page.goto(self._address)
        page.evaluate(_script("material_search.js"))
        page.evaluate("openMaterial()")
        self.ask(page, first)
        return time.time()

    def ask(self, page: Page, text: str) -> Answer:
        """Ask the worker; its results hold every page."""
        found = page.evaluate("(text) => askMaterial(text)", text)
        pages = _distinct([link.split("#")[0] for link in found["links"]])
        return Answer(pages[:MOST_LISTED], frozenset(), len(pages), found["milliseconds"])


class PlainPagefind:
    """Pagefind on the built pages as they are, asked through its own script."""

    name = "Pagefind"
    first_queries = 3

    def __init__(self, address: str, index: Path) -> None:
        """Take the address of the folder above ``pagefind/``, and that folder."""
        self._address = address
        self._paths = _paths_of_fragments(index / "fragment")

    def open(self, page: Page, first: str) -> float:
        """Load the script and ask the first query."""
        page.goto(self._address)
        page.evaluate(_script("plain_pagefind.js"))
        page.evaluate("openPagefind()")
        self.ask(page, first)
        return time.time()

    def ask(self, page: Page, text: str) -> Answer:
        """Ask, and load the first ten pages found, as many as the site's own search shows at once."""
        found = page.evaluate("(text) => askPagefind(text)", text)
        pages = tuple(self._paths[identifier] for identifier in found["ids"])
        return Answer(pages[:MOST_LISTED], frozenset(), len(pages), found["milliseconds"])


def _script(name: str) -> str:
    """Return a script that defines functions; Playwright would call the last one, were it the script's value."""
    return f"{(_SCRIPTS / name).read_text(encoding='utf-8')}\nundefined;\n"


def _distinct(paths: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(paths))


def _paths_of_fragments(folder: Path) -> dict[str, str]:
    """Return the address of each page by the identifier that Pagefind gives in results."""
    paths = {}
    for file in sorted(folder.iterdir()):
        fragment: dict[str, Any] = json.loads(gzip.decompress(file.read_bytes()).removeprefix(_SIGNATURE))
        paths[file.stem] = str(fragment["url"]).lstrip("/").removesuffix("index.html")
    return paths
