"""About the data: what can be downloaded, its columns, and how many figures there are of each kind and decade."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import PurePosixPath

from shengce.exports.data_package import DATA_PACKAGE
from shengce.exports.forms import TOGETHER, other_forms
from shengce.language.dates import day_text
from shengce.language.sizes import file_size
from shengce.records.plans import FigureKind, Reading
from shengce.views.context import Context
from shengce.views.shown import CiteThis, Link, PageHead, RichText

_FOLDER = PurePosixPath(DATA_PACKAGE).parent


@dataclass(frozen=True)
class DataFile:
    """A file to download, what it holds, its columns in order, and the files that hold the same."""

    link: Link
    text: str
    columns: tuple[str, ...]
    forms: tuple[Link, ...]


@dataclass(frozen=True)
class CountRow:
    """A core indicator: how many targets and results there are of the provinces, and figures of the nation."""

    indicator: Link
    targets: str
    results: str
    national: str


@dataclass(frozen=True)
class DataPage:
    """The page about the data."""

    head: PageHead
    files: tuple[DataFile, ...]
    together: tuple[Link, ...]
    counts: tuple[CountRow, ...]
    cite_this: CiteThis


def data_page(context: Context) -> DataPage:
    """Build the page about the data."""
    title = context.say("nav.data")
    knowledge = context.knowledge
    return DataPage(
        head=_head(context, title),
        together=tuple(_sized(context, path) for path in (*(path for path, _ in TOGETHER), DATA_PACKAGE)),
        files=tuple(_file(context, path) for path in context.tables.by_path),
        counts=tuple(_count(context, name) for name in knowledge.core_indicators),
        cite_this=context.cite_this(title, "shengce-data"),
    )


def _head(context: Context, title: str) -> PageHead:
    day = context.knowledge.day.isoformat()
    return context.head(
        title,
        (Link(title),),
        description=context.say("data.description"),
        finding=(_finding(context),),
        depth=context.sentence("data.day", day=day_text(day, context.language)),
        day=day,
        contents=True,
    )


def _finding(context: Context) -> RichText:
    """Return how many figures were read one by one, and how many by rule."""
    readings = Counter(fact.figure.reading for fact in context.knowledge.all_facts.all)
    counts = {reading: context.number(readings[reading]) for reading in Reading}
    return context.sentence(
        "data.finding",
        read=Link(counts[Reading.READ], context.url("method/", "reading")),
        assisted=counts[Reading.ASSISTED] if readings[Reading.ASSISTED] else context.say("data.none"),
    )


def _file(context: Context, path: str) -> DataFile:
    table = context.tables.by_path[path]
    facts = {"provinces": context.knowledge.provinces.facts, "national": context.knowledge.nation.facts}
    counts = {name: len(level.all) for name, level in facts.items()}
    words = context.language.count(f"data.{table.name}", table.count, **counts)
    link = Link(PurePosixPath(path).name, context.root_url(path))
    return DataFile(link, words, tuple(column.name for column in table.columns), _forms(context, path))


def _forms(context: Context, path: str) -> tuple[Link, ...]:
    return tuple(_sized(context, form) for form in (path, *other_forms(path)))


def _sized(context: Context, path: str) -> Link:
    """Return a link to a file by its name, with its size."""
    size = file_size(context.tables.sizes.get(path, 0), context.language)
    text = context.say("data.file", name=str(PurePosixPath(path).relative_to(_FOLDER)), size=size)
    return Link(text, context.root_url(path))


def _count(context: Context, name: str) -> CountRow:
    facts = context.knowledge.provinces.facts.of_indicator(name)
    kinds = Counter(fact.figure.kind for fact in facts)
    return CountRow(
        indicator=context.indicator(name),
        targets=context.number(kinds[FigureKind.TARGET]),
        results=context.number(kinds[FigureKind.RESULT]),
        national=context.number(len(context.knowledge.nation.facts.of_indicator(name))),
    )
