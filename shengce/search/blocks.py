"""A page's Markdown as blocks of text in reading order, as a browser would show them, without the page's chrome."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from lxml import etree
from markdown import Markdown

from shengce.search.numbers import canonical_numbers

# The extensions of mkdocs.yml; hand-written pages are Markdown throughout.
_EXTENSIONS = ("attr_list", "md_in_html", "tables", "toc")
_HEADING = re.compile(r"^(#{2,6}) (.*?)(?: \{ #(\S+) \})?$", re.MULTILINE)
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_DIGIT = re.compile("[0-9０-９]")
_EMPTY_LINE = re.compile(r"\n\s*\n")
_SHAPES = re.compile(r"(<svg\b[^>]*>)(.*?)</svg>", re.DOTALL)
_WORDS_OF_SHAPES = re.compile(r"<(title|desc)\b[^>]*>[^<]*</\1>")

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LISTS_AND_TABLES = frozenset(
    {"ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"}
)
_CONTAINERS = frozenset(
    {"main", "section", "article", "header", "footer", "nav", "aside", "div", "details", "summary", "figure", "form"}
)
_TEXT_BLOCKS = frozenset(
    {"p", "pre", "blockquote", "figcaption", "address", "fieldset", "legend", "label", "option", "br", "hr"}
)
_BLOCKS = _HEADINGS | _LISTS_AND_TABLES | _CONTAINERS | _TEXT_BLOCKS
_LEFT_OUT_TAGS = frozenset({"script", "noscript", "style", "template", "button", "svg"})
_DRAWING_WORDS = frozenset({"title", "desc"})
_LEFT_OUT_CLASSES = frozenset({"sc-crumbs", "sc-cite", "sc-hash", "sc-chart__narrow"})
# Elements that the stylesheet takes out of the line, and containers that do so to what stands in them.
_OWN_LINE_CLASSES = frozenset({"sc-hidden", "sc-table__note", "sc-definitions__note", "sc-links__note", "sc-verdict"})
_ROW_CLASSES = frozenset({"sc-head__meta", "sc-card", "sc-tile", "sc-legend__item", "sc-numbers__item", "sc-chips"})
_CITATION_ANCHOR = re.compile(r"c[0-9]+")
_VALUE_CLASS = "sc-value"
_KEPT_TEXTS = 50_000  # tables hold the same short texts over and over


@dataclass(frozen=True)
class Block:
    """A run of text that a phrase may be found in.

    ``heading`` is the level of a heading and 0 for other text; ``anchors`` are the ids of the elements that begin with
    it, outermost first; ``owner`` is the id of the nearest element around it that has one; ``numbers`` are canonical.
    """

    text: str
    heading: int = 0
    anchors: tuple[str, ...] = ()
    owner: str = ""
    numbers: tuple[str, ...] = ()


def page_blocks(page: str, *, is_markdown: bool) -> tuple[Block, ...]:
    """Return the blocks of a page as it stands in docs/, front matter left out.

    Pages written by hand are Markdown; generated ones are HTML but for their headings, and need no Markdown parser.
    """
    body = _FRONT_MATTER.sub("", page, count=1)
    markup = Markdown(extensions=list(_EXTENSIONS)).convert(body) if is_markdown else _html(body)
    document = etree.fromstring(f"<html><body><main>{markup}</main></body></html>", etree.HTMLParser())
    reader = _Reader()
    reader.read(document, "", in_row=False)
    reader.close_block("")
    return tuple(reader.blocks)


def _html(body: str) -> str:
    """Return HTML that reads the same, without the shapes of drawings: they would take a good part of the time."""
    return _EMPTY_LINE.sub("\n<hr>\n", _HEADING.sub(_heading, _SHAPES.sub(_without_shapes, body)))


def _without_shapes(found: re.Match[str]) -> str:
    words = "".join(word.group() for word in _WORDS_OF_SHAPES.finditer(found[2]))
    return f"{found[1]}{words}</svg>"


def _heading(found: re.Match[str]) -> str:
    level, anchor = len(found[1]), f' id="{found[3]}"' if found[3] else ""
    return f"<h{level}{anchor}>{found[2]}</h{level}>"


@dataclass(frozen=True, slots=True)
class _Look:
    """What an element's tag and classes say of it; ``is_row`` sets apart what stands in it."""

    is_left_out: bool = False
    is_apart: bool = False
    is_row: bool = False
    is_value: bool = False
    heading: int = 0


_NO_TEXT = _Look(is_left_out=True)


@cache
def _look_of(tag: str, class_attribute: str) -> _Look:
    classes = frozenset(class_attribute.split())
    return _Look(
        is_left_out=tag in _LEFT_OUT_TAGS or bool(classes & _LEFT_OUT_CLASSES),
        is_apart=tag in _BLOCKS or bool(classes & _OWN_LINE_CLASSES),
        is_row=bool(classes & _ROW_CLASSES),
        is_value=_VALUE_CLASS in classes,
        heading=int(tag[1]) if tag in _HEADINGS else 0,
    )


@dataclass
class _Reader:
    """Walks a page's elements and gathers blocks."""

    blocks: list[Block] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)

    def read(self, element: etree._Element, owner: str, in_row: bool) -> None:
        """Read an element and all in it; ``owner`` is the id around it, ``in_row`` whether it stands apart."""
        tag = element.tag
        look = _look_of(tag, element.get("class") or "") if isinstance(tag, str) else _NO_TEXT
        if look.is_left_out:
            self._read_drawing(element)
            return
        anchor = element.get("id") or ""
        inner = anchor if anchor and not _CITATION_ANCHOR.fullmatch(anchor) else owner
        apart = in_row or look.is_apart
        if apart and self.text:
            self.close_block(owner)
        if inner != owner:
            self.anchors.append(inner)
        before = len(self.text)
        self._read_inside(element, inner, is_row=look.is_row)
        if look.is_value:
            self.numbers.extend(number.token for number in canonical_numbers("".join(self.text[before:])))
        if apart and self.text:
            self.close_block(inner, look.heading)

    def _read_inside(self, element: etree._Element, owner: str, is_row: bool) -> None:
        if text := element.text:
            self.text.append(text)
        for child in element:
            self.read(child, owner, is_row)
            if tail := child.tail:
                self.text.append(tail)

    def _read_drawing(self, element: etree._Element) -> None:
        """Of a chart, read the title and the description in words, as a screen reader does."""
        if element.tag == "svg" and element.get("role") == "img":
            for child in element:
                if child.tag in _DRAWING_WORDS:
                    self.close_block("")
                    self.text.append(child.text or "")
                    self.close_block("")

    def close_block(self, owner: str, heading: int = 0) -> None:
        """End the block being read; one without text leaves its anchors to the next."""
        text = " ".join("".join(self.text).split())
        self.text.clear()
        if not text:
            return
        numbers = tuple(sorted({*_telling_numbers(text), *self.numbers})) if _DIGIT.search(text) else ()
        self.blocks.append(Block(text, heading, tuple(self.anchors), owner, numbers))
        self.anchors.clear()
        self.numbers.clear()


@lru_cache(_KEPT_TEXTS)
def _telling_numbers(text: str) -> tuple[str, ...]:
    return tuple(number.token for number in canonical_numbers(text) if number.tells_apart)
