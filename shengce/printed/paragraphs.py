"""Paragraphs of a source text and the locators by which citations name them.

The rule: YAML front matter (from a first line ``---`` to the next line ``---``) is skipped; each line that is not
blank is one paragraph; paragraphs are numbered from 1 in reading order and called ``p1``, ``p2`` and so on. A heading
(``#`` to ``######`` and a space) is a paragraph too, with its marks removed. Everything else stays as the line has it,
also emphasis marks, table rows and comments, so that a locator never depends on a Markdown dialect; but look-alike
radicals, which no one reads or types, are the ideographs that they look like.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from shengce.printed.ideographs import folded

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_HEADING = re.compile(r"#{1,6}\s+(?P<title>\S.*)")


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: its locator (``p12``), its text without white space at either end, and whether it is a heading."""

    locator: str
    text: str
    is_heading: bool = False


def _without_front_matter(lines: list[str]) -> list[str]:
    if lines[0].rstrip() != "---":
        return lines
    for index, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            return lines[index + 1 :]
    return lines


def _read_paragraph(number: int, line: str) -> Paragraph:
    heading = _HEADING.fullmatch(line)
    return Paragraph(f"p{number}", heading["title"] if heading else line, heading is not None)


def read_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a Markdown or plain text by the rule of this module; a blank text has none."""
    lines = _without_front_matter(_LINE_BREAK.split(folded(text).removeprefix("\ufeff")))
    stripped = [line.strip() for line in lines]
    return tuple(_read_paragraph(number, line) for number, line in enumerate(filter(None, stripped), start=1))
