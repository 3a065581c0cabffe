"""Source records: what was read, where it can be found, and the hash of each paragraph cited."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, StringConstraints

from shengce.records.base import Absent, CalendarDay, Day, Record, Sha256, Slug, Text, Words
from shengce.records.forms import PARAGRAPH, TEXT_PATH, WEB_ADDRESS

_HOST = re.compile(r"\w([\w-]*\w)?(\.\w([\w-]*\w)?)+")
ParagraphLocator = Annotated[str, StringConstraints(pattern=PARAGRAPH)]


def _address(url: str) -> str:
    try:
        host = urlsplit(url).hostname
    except ValueError:
        host = None
    if not host or not _HOST.fullmatch(host):
        raise ValueError("is no address of a page; after https:// comes the name of a site")
    return url


class SourceKind(StrEnum):
    """What kind of document a source is."""

    NEWSPAPER_PAGE = "newspaper_page"
    GOVERNMENT_WORK_REPORT = "government_work_report"
    STATISTICAL_COMMUNIQUE = "statistical_communique"
    POLICY_DOCUMENT = "policy_document"


class Layout(StrEnum):
    """How paragraphs are found in the text file: by listed line numbers, or one a non-empty line of Markdown."""

    PIECES = "pieces"
    MARKDOWN = "markdown"


class SourceText(Record):
    """The text file that was read, relative to the folder of sources, which this repository does not hold."""

    path: Annotated[str, StringConstraints(pattern=TEXT_PATH)]
    sha256: Sha256
    layout: Layout


class Paragraph(Record):
    """A paragraph in reading order: locator, hash of its normalised text, and the lines (from 1) that make it up."""

    at: ParagraphLocator
    sha256: Sha256
    lines: tuple[Annotated[int, Field(ge=1)], ...] = ()


class Article(Record):
    """A part of a source with a title of its own."""

    id: Slug
    title: Text
    byline: Text | None = None
    paragraphs: tuple[Paragraph, ...]


class Oddity(Record):
    """Something in the text that looks odd and was kept as printed."""

    at: ParagraphLocator | None = None
    note: Text


class Source(Record):
    """A document that figures are cited to; missing facts about it are typed absences.

    ``collection`` names the public collection whose copy was read, on the day ``accessed``, instead of the page itself.
    """

    id: Slug
    kind: SourceKind
    title: Text
    publisher: Text | Absent
    published: Day | Absent
    accessed: CalendarDay
    url: Annotated[Words, StringConstraints(pattern=WEB_ADDRESS), AfterValidator(_address)] | Absent
    collection: Words | None = None
    text: SourceText
    articles: tuple[Article, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    oddities: tuple[Oddity, ...] = ()
    note: Text | None = None

    def all_paragraphs(self) -> tuple[Paragraph, ...]:
        """Return the paragraphs of the source itself and of its articles, in order."""
        return self.paragraphs + tuple(paragraph for article in self.articles for paragraph in article.paragraphs)
