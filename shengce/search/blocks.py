"""A page's Markdown as blocks of text in reading order, as a browser would show them, without the page's chrome."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html
from markdown import Markdown

from shengce.search.numbers import canonical_numbers

# The extensions of mkdocs.yml; hand-written pages are Markdown throughout.
_EXTENSIONS = ("attr_list", "md_in_html", "tables", "toc")
_HEADING = re.compile(r"^(#{2,6}) (.*?)(?: \{ #(\S+) \})?$", re.MULTILINE)
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_DIGIT = re.compile("[0-9０-９]")
_EMPTY_LINE = re.compile(r"\n\s*\n")

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
_LEFT_OUT_CLASSES = frozenset({"sc-crumbs", "sc-cite", "sc-hash", "sc-chart__narrow"})
# Elements that the stylesheet takes out of the line, and containers that do so to what stands in them.
_OWN_LINE_CLASSES = frozenset({"sc-hidden", "sc-table__note", "sc-definitions__note", "sc-links__note", "sc-verdict"})
_ROW_CLASSES = frozenset({"sc-head__meta", "sc-card", "sc-tile", "sc-legend__item", "sc-numbers__item", "sc-chips"})
_CITATION_ANCHOR = re.compile(r"c[0-9]+")
_VALUE_CLASS = "sc-value"


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
    tree = html.fragment_fromstring(markup, create_parent="main")
    reader = _Reader()
    reader.read(tree, "", in_row=False)
    reader.close_block("")
    return tuple(reader.blocks)


def _html(body: str) -> str:
    return _EMPTY_LINE.sub("\n<hr>\n", _HEADING.sub(_heading, body))


def _heading(found: re.Match[str]) -> str:
    level, anchor = len(found[1]), f' id="{found[3]}"' if found[3] else ""
    return f"<h{level}{anchor}>{found[2]}</h{level}>"


@dataclass
class _Reader:
    """Walks a page's elements and gathers blocks."""

    blocks: list[Block] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)

    def read(self, element: etree._Element, owner: str, in_row: bool) -> None:
        """Read an element and all in it; ``owner`` is the id around it, ``in_row`` whether it stands apart."""
        tag, classes = element.tag, frozenset((element.get("class") or "").split())
        if not isinstance(tag, str) or self._left_out(element, tag, classes):
            return
        anchor = element.get("id") or ""
        inner = anchor if anchor and not _CITATION_ANCHOR.fullmatch(anchor) else owner
        apart = in_row or tag in _BLOCKS or bool(classes & _OWN_LINE_CLASSES)
        if apart:
            self.close_block(owner)
        if inner != owner:
            self.anchors.append(inner)
        before = len(self.text)
        self._read_inside(element, inner, is_row=bool(classes & _ROW_CLASSES))
        if _VALUE_CLASS in classes:
            self.numbers.extend(number.token for number in canonical_numbers("".join(self.text[before:])))
        if apart:
            self.close_block(inner, int(tag[1]) if tag in _HEADINGS else 0)

    def _read_inside(self, element: etree._Element, owner: str, is_row: bool) -> None:
        self.text.append(element.text or "")
        for child in element:
            self.read(child, owner, is_row)
            self.text.append(child.tail or "")

    def _left_out(self, element: etree._Element, tag: str, classes: frozenset[str]) -> bool:
        """Leave out what is no text of the page; of a chart, read its title and its description in words."""
        if tag == "svg" and element.get("role") == "img":
            for child in element:
                if child.tag in {"title", "desc"}:
                    self.close_block("")
                    self.text.append(child.text or "")
                    self.close_block("")
        return tag in _LEFT_OUT_TAGS or bool(classes & _LEFT_OUT_CLASSES)

    def close_block(self, owner: str, heading: int = 0) -> None:
        """End the block being read; one without text leaves its anchors to the next."""
        text = " ".join("".join(self.text).split())
        self.text.clear()
        if not text:
            return
        numbers = tuple(sorted({*_telling_numbers(text), *self.numbers}))
        self.blocks.append(Block(text, heading, tuple(self.anchors), owner, numbers))
        self.anchors.clear()
        self.numbers.clear()


def _telling_numbers(text: str) -> Iterator[str]:
    if _DIGIT.search(text):
        yield from (number.token for number in canonical_numbers(text) if number.tells_apart)
