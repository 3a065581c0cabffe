"""A search document as the HTML page that Pagefind reads. Nobody sees it; templates are for pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from shengce.search.documents import Document
from shengce.search.spaced import CITATIONS, END, HIDDEN, NUMBER, TITLE, alias_token, encode, encode_blocks

HIDDEN_ANCHOR = "n-"
# The sections at a page's foot: what they hold is found, but ranks behind what the page itself says.
BACK_MATTER = frozenset({"sources", "cite"})
_CURRENCY = "cny"
_SHARED = re.compile(r"[&<>\"]")


def staged_page(document: Document) -> str:
    """Return the page: title, filters, the blocks in order, and after the mark of what is hidden, names and numbers.

    The title that the browser's tab shows is among what is hidden where it says more than the heading.
    """
    lines = (_title(document), *_filters(document), *_blocks(document), *_hidden(document))
    return "".join(("<!doctype html><html lang=unknown><body data-pagefind-body>\n", *lines, "</body></html>\n"))


def _title(document: Document) -> str:
    rank = f'data-pagefind-sort="kind:{document.listed.rank}"'
    meta = f'<i data-pagefind-meta="title:{escape(document.heading)}" {rank}></i>\n'
    return f"{meta}<p>{TITLE} {_escaped(encode(document.heading))} {END}</p>\n"


def _filters(document: Document) -> Iterator[str]:
    filters = {"kind": (document.listed.kind,), **document.listed.filters}
    for name, values in filters.items():
        for value in values:
            yield f'<i data-pagefind-filter="{escape(name)}:{escape(value)}"></i>\n'


def _blocks(document: Document) -> Iterator[str]:
    texts = encode_blocks([block.text for block in document.blocks])
    back_matter = next((block for block in document.blocks if BACK_MATTER.intersection(block.anchors)), None)
    for block, text in zip(document.blocks, texts, strict=True):
        if block is back_matter:
            yield f"<p>{CITATIONS}</p>\n"
        tag = f"h{block.heading}" if block.heading else "p"
        *outer, own = block.anchors or ("",)
        line = f"<{tag}{_identifier(own)}>{_escaped(text)} {END}</{tag}>"
        for anchor in reversed(outer):
            line = f"<div{_identifier(anchor)}>{line}</div>"
        yield f"{line}\n"


def _hidden(document: Document) -> Iterator[str]:
    names = dict.fromkeys(token for name in document.names if (token := alias_token(name)))
    yield f"<p>{HIDDEN} {' '.join(names)} {END}</p>\n"
    if document.title != document.heading:
        yield f"<p>{_escaped(encode(document.title))} {END}</p>\n"
    by_owner: dict[str, dict[str, None]] = {}
    for block in document.blocks:
        by_owner.setdefault(block.owner, {}).update(dict.fromkeys(_with_bare_amounts(block.numbers)))
    for owner, numbers in by_owner.items():
        if numbers:
            tokens = " ".join(f"{NUMBER}{number}" for number in numbers)
            yield f"<p{_identifier(HIDDEN_ANCHOR + owner)}>{tokens} {END}</p>\n"


def _with_bare_amounts(numbers: Sequence[str]) -> Iterable[str]:
    """Yield the numbers, and those in yuan without their class as well: a query often leaves the yuan out."""
    for number in numbers:
        yield number
        if number.endswith(_CURRENCY):
            yield number.removesuffix(_CURRENCY)


def _identifier(anchor: str) -> str:
    return f' id="{escape(anchor)}"' if anchor else ""


def _escaped(text: str) -> str:
    return escape(text) if _SHARED.search(text) else text
