"""A page's Markdown as blocks of text in reading order, as a browser would show them, without the page's chrome."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from lxml import etree
from markdown import Markdown

from shengce.search.numbers import canonical_numbers, telling_numbers

MARK = "data-search"
# The extensions of mkdocs.yml; hand-written pages are Markdown throughout.
_EXTENSIONS = ("attr_list", "md_in_html", "tables", "toc")
_HEADING = re.compile(r"\n(#{2,6}) (.*?)(?: \{ #(\S+) \})?(?=\n)")
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_DIGIT = re.compile("[0-9０-９]")
_EMPTY_LINE = re.compile(r"\n\s*\n")
_SHAPES = re.compile(r"(<svg\b[^>]*>)(.*?)</svg>", re.DOTALL)
# Two thirds of a page; search asks for no attribute but its mark, ids, and whether a drawing is an image.
_OF_NO_MATTER = re.compile(r' (?:href|class|scope|lang|rel|aria-[a-z]+|data-(?!search=)[a-z-]+)="[^"<>]*"')
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
_INSIDE_DRAWING = 2  # elements deep
_CITATION_ANCHOR = re.compile(r"c[0-9]+")
_KEPT_TEXTS = 50_000  # tables hold the same short texts over and over


class Mark(StrEnum):
    """What a template says of an element to search, in the attribute ``data-search``.

    ``skip``: no text of the page, such as the number of a citation. ``apart``: stands on a line of its own though its
    tag does not say so. ``parts``: each element in it does. ``value``: a figure, found by its number as well. ``once``:
    words for screen readers, apart; such as that a cell is empty: those without a number are read once a page.
    """

    SKIP = "skip"
    APART = "apart"
    PARTS = "parts"
    VALUE = "value"
    ONCE = "once"


class Block(NamedTuple):
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
    reader = _Reader()
    parser = etree.HTMLParser(target=reader)  # type: ignore[arg-type]  # the stubs ask for bytes and comments as well
    etree.fromstring(f"<html><body><main>{markup}</main></body></html>", parser)
    return tuple(reader.blocks)


def _html(body: str) -> str:
    """Return HTML that reads the same, without the shapes of drawings and most attributes, which take time to read."""
    bare = _OF_NO_MATTER.sub("", _SHAPES.sub(_without_shapes, body))
    return _EMPTY_LINE.sub("\n<hr>\n", _HEADING.sub(_heading, bare))


def _without_shapes(found: re.Match[str]) -> str:
    words = "".join(word.group() for word in _WORDS_OF_SHAPES.finditer(found[2]))
    return f"{found[1]}{words}</svg>"


def _heading(found: re.Match[str]) -> str:
    level, anchor = len(found[1]), f' id="{found[3]}"' if found[3] else ""
    return f"\n<h{level}{anchor}>{found[2]}</h{level}>"


@dataclass(frozen=True, slots=True)
class _Look:
    """What an element's tag and mark say of it."""

    mark: str = ""
    is_left_out: bool = False
    is_apart: bool = False
    heading: int = 0


@cache
def _look_of(tag: str, mark: str) -> _Look:
    return _Look(
        mark=mark,
        is_left_out=tag in _LEFT_OUT_TAGS or mark == Mark.SKIP,
        is_apart=tag in _BLOCKS or mark in {Mark.APART, Mark.ONCE},
        heading=int(tag[1]) if tag in _HEADINGS else 0,
    )


_PLAIN = _Look()
_Open = tuple[str, _Look, bool, int]
_AROUND_ALL: _Open = ("", _PLAIN, False, 0)


class _Reader:
    """What lxml's parser tells of a page as it meets it, gathered as blocks; no tree is made, which takes longer.

    Of an element that is open it keeps the id around its text, its look, whether it is apart and where its text began.
    """

    def __init__(self) -> None:
        self._told: set[str] = set()
        self.blocks: list[Block] = []
        self._text: list[str] = []
        self._anchors: list[str] = []
        self._numbers: list[str] = []
        self._open = [_AROUND_ALL]
        self._left_out = 0
        self._is_drawing = self._is_word_of_drawing = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Open an element; one that is left out is counted with all in it."""
        if self._left_out:
            self._start_left_out(tag)
            return
        look = _look_of(tag, attributes.get(MARK, "") if attributes else "")
        if look.is_left_out:
            self._left_out, self._is_drawing = 1, tag == "svg" and attributes.get("role") == "img"
            return
        owner, outer, _, _ = self._open[-1]
        anchor = attributes.get("id", "") if attributes else ""
        inner = anchor if anchor and not _CITATION_ANCHOR.fullmatch(anchor) else owner
        apart = look.is_apart or outer.mark == Mark.PARTS
        if apart and self._text:
            self._close_block(owner)
        if inner != owner:
            self._anchors.append(inner)
        self._open.append((inner, look, apart, len(self._text)))

    def data(self, text: str) -> None:
        """Add text; white space with which a block begins is none of it."""
        if self._left_out and not self._is_word_of_drawing:
            return
        if self._text or not text.isspace():
            self._text.append(text)

    def end(self, _tag: str) -> None:
        """Close the element that was opened last."""
        if self._left_out:
            self._end_left_out()
            return
        owner, look, apart, beginning = self._open.pop()
        if look.mark == Mark.VALUE:
            self._numbers.extend(_numbers_of_value("".join(self._text[beginning:])))
        if apart and self._text:
            self._close_block(owner, look)

    def close(self) -> None:
        """End the last block, once the parser has come to the end."""
        self._close_block("")

    def _start_left_out(self, tag: str) -> None:
        """Of a chart, read the title and the description in words, as a screen reader does."""
        self._left_out += 1
        if self._is_drawing and self._left_out == _INSIDE_DRAWING and tag in _DRAWING_WORDS:
            self._close_block("")
            self._is_word_of_drawing = True

    def _end_left_out(self) -> None:
        self._left_out -= 1
        if self._is_word_of_drawing:
            self._close_block("")
            self._is_word_of_drawing = False

    def _close_block(self, owner: str, look: _Look = _PLAIN) -> None:
        """End the block being read; one without text leaves its anchors to the next."""
        text = " ".join("".join(self._text).split())
        self._text.clear()
        has_digits = _DIGIT.search(text) is not None
        if not text or (look.mark == Mark.ONCE and not has_digits and text in self._told):
            return
        self._told.add(text)
        numbers = tuple(sorted({*_telling_numbers(text), *self._numbers})) if has_digits else ()
        self.blocks.append(Block(text, look.heading, tuple(self._anchors), owner, numbers))
        self._anchors.clear()
        self._numbers.clear()


@lru_cache(_KEPT_TEXTS)
def _telling_numbers(text: str) -> tuple[str, ...]:
    return tuple(token for number in telling_numbers(text) for token in number.tokens)


@lru_cache(_KEPT_TEXTS)
def _numbers_of_value(text: str) -> tuple[str, ...]:
    return tuple(token for number in canonical_numbers(text) for token in number.tokens)
