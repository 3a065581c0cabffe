"""Learns from the built pages in a browser which elements stand apart from the text around them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser

from bench.search_parts.browsing import fresh_page, looks_of
from bench.search_parts.page_text import Layout, Signature, document_of, signature


def learn_layout(browser: Browser, language_folder: Path, address: str) -> Layout:
    """Return the layout of the pages below a language's folder, served at ``address``.

    Only as many pages are opened as show every combination of an element and the one around it.
    """
    apart: set[Signature] = set()
    hidden: set[Signature] = set()
    shown: set[Signature] = set()
    with fresh_page(browser) as page:
        for path in _telling_pages(language_folder):
            found = looks_of(page, f"{address}{path}")
            for known, new in zip((apart, hidden, shown), found, strict=True):
                known.update(new)
    return Layout(frozenset(apart), frozenset(hidden - shown))


def _telling_pages(language_folder: Path) -> Iterator[str]:
    """Yield the path of each page that holds a combination which none before it holds, the most varied first."""
    looks_of_pages = {file: _looks(file) for file in sorted(language_folder.rglob("index.html"))}
    seen: set[Signature] = set()
    for file in sorted(looks_of_pages, key=lambda file: (-len(looks_of_pages[file]), file)):
        if looks_of_pages[file] - seen:
            seen |= looks_of_pages[file]
            yield f"{file.parent.relative_to(language_folder).as_posix()}/"


def _looks(file: Path) -> frozenset[Signature]:
    elements = document_of(file).iterfind(".//article//*")
    return frozenset(signature(element) for element in elements if isinstance(element.tag, str))
