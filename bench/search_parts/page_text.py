"""What "a page contains a phrase" means: the one definition that samples, truth and precision share.

Read from the built pages as a browser shows them, not from what the search index was made of. A page's text is its
title and its article, in blocks; a phrase is contained when its tokens stand in one block, in order and next to each
other. Tokens are single Han characters, whole words and numbers, and single signs. Width, case, the form of quotation
marks, white space, and whether a character is traditional or simplified make no difference.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree, html

from shengce.printed.folding import simplified_characters

HAN = "\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_TOKEN = re.compile(rf"[{HAN}]|(?:(?![{HAN}_])\w|(?<=[0-9])[.,](?=[0-9]))+|\S")
_QUOTES = str.maketrans({**dict.fromkeys("“”„‟«»「」『』", '"'), **dict.fromkeys("‘’‚‛′", "'")})
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))

# No text of the page: scripts, the way back, the numbers of citations. Of drawings see ``_words_of_drawing``.
_LEFT_OUT_TAGS = frozenset({"script", "style", "template", "noscript", "button", "select"})
_DRAWING_WORDS = frozenset({"title", "desc"})
_LEFT_OUT_CLASSES = frozenset({"sc-crumbs", "sc-cite", "sc-hash"})
_BLOCK_TAGS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "caption",
        "dd",
        "desc",
        "details",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "svg",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    ]
)

_TITLE_SEPARATOR = " - "

Signature = tuple[str, str, str]


@dataclass(frozen=True)
class Layout:
    """Which elements a browser sets apart from the text around them, and which it never shows; by signature."""

    apart: frozenset[Signature] = frozenset()
    hidden: frozenset[Signature] = frozenset()


@dataclass(frozen=True)
class PageText:
    """A page's blocks of text; ``address`` is relative to the language's folder, empty for the home page."""

    address: str
    blocks: tuple[str, ...]


class Corpus:
    """All pages of one language, and which of them contain a phrase."""

    def __init__(self, pages: Iterable[PageText]) -> None:
        """Keep the pages, sorted by address."""
        self.pages = tuple(sorted(pages, key=lambda page: page.address))

    @cached_property
    def _joined(self) -> tuple[str, list[int]]:
        """All text as tokens between spaces, a line a block, and where each page begins."""
        texts, starts, length = [], [], 0
        for page in self.pages:
            text = "".join(f" {' '.join(tokens(block))} \n" for block in page.blocks)
            texts.append(text)
            starts.append(length)
            length += len(text)
        return "".join(texts), starts

    def pages_with(self, phrase: str) -> frozenset[str]:
        """Return the addresses of the pages that contain the phrase; none for a phrase without tokens."""
        wanted = tokens(phrase)
        return frozenset(self._found(f" {' '.join(wanted)} ")) if wanted else frozenset()

    def _found(self, wanted: str) -> Iterator[str]:
        text, starts = self._joined
        place = text.find(wanted)
        while place >= 0:
            page = bisect_right(starts, place) - 1
            yield self.pages[page].address
            end = starts[page + 1] if page + 1 < len(starts) else len(text)
            place = text.find(wanted, end - 1)


def tokens(text: str) -> list[str]:
    """Return the tokens that take part in comparison."""
    folded = unicodedata.normalize("NFKC", text.translate(_QUOTES).translate(_DASHES)).lower()
    simple = simplified_characters()
    return [simple.get(token, token) for token in _TOKEN.findall(folded)]


def read_corpus(language_folder: Path, layout: Layout) -> Corpus:
    """Read every built page below the folder of a language."""
    pages = []
    for file in sorted(language_folder.rglob("index.html")):
        document = document_of(file)
        article = document.find(".//article")
        if article is not None:
            address = file.parent.relative_to(language_folder).as_posix()
            blocks = (_title(document), *blocks_of(article, layout))
            pages.append(PageText("" if address == "." else f"{address}/", blocks))
    return Corpus(pages)


def document_of(file: Path) -> etree._Element:
    """Return the parsed document of a built page."""
    return html.document_fromstring(file.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


def _title(document: etree._Element) -> str:
    """Return the page's title without the site's name that follows it in the browser's tab."""
    return str(document.findtext(".//title") or "").split(_TITLE_SEPARATOR)[0].strip()


def signature(element: etree._Element) -> Signature:
    """Return what tells an element's look: tag and classes of it and of the two around it."""
    parent = element.getparent()
    return _name(None if parent is None else parent.getparent()), _name(parent), _name(element)


def _name(element: etree._Element | None) -> str:
    return "" if element is None else f"{element.tag}.{element.get('class') or ''}"


def blocks_of(article: etree._Element, layout: Layout) -> Iterator[str]:
    """Yield the text of each block of an article, in reading order, white space folded."""
    gathered: list[str] = []
    for piece in _pieces(article, layout):
        if piece is not None:
            gathered.append(piece)
            continue
        if text := " ".join("".join(gathered).split()):
            yield text
        gathered.clear()


def _pieces(element: etree._Element, layout: Layout) -> Iterator[str | None]:
    """Yield the pieces of text in an element, and None where a block begins or ends."""
    look = signature(element)
    apart = element.tag in _BLOCK_TAGS or look in layout.apart
    if apart:
        yield None
    yield element.text or ""
    for child in _words_of_drawing(element) if element.tag == "svg" else element:
        if isinstance(child.tag, str) and not _left_out(child, layout):
            yield from _pieces(child, layout)
        yield child.tail or ""
    if apart:
        yield None


def _words_of_drawing(drawing: etree._Element) -> list[etree._Element]:
    """Return what a screen reader reads out of a chart."""
    is_read = drawing.get("role") == "img"
    return [child for child in drawing if is_read and child.tag in _DRAWING_WORDS]


def _left_out(element: etree._Element, layout: Layout) -> bool:
    classes = frozenset((element.get("class") or "").split())
    if element.tag in _LEFT_OUT_TAGS or classes & _LEFT_OUT_CLASSES:
        return True
    return element.get("hidden") is not None or signature(element) in layout.hidden
