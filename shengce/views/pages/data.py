"""About the data: what to take first, every file with its columns, examples that run, and what is promised of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from shengce.exports.data_package import CSV_ON_THE_WEB, DATA_PACKAGE
from shengce.exports.examples import EXAMPLES_FOLDER
from shengce.exports.forms import TOGETHER, spreadsheet_path
from shengce.language.dates import day_text
from shengce.records.plans import FigureKind, Reading
from shengce.views.context import Context
from shengce.views.parts.data_tables import CodeList, DataTable, code_lists, data_tables, named_and_sized
from shengce.views.parts.datasets import whole_data
from shengce.views.shown import CiteThis, Link, PageHead, RichText, Sharing

# What each kind of reader takes first.
STARTS = (
    ("spreadsheet", ("data/shengce.xlsx", spreadsheet_path("data/pairs.csv"))),
    ("statistics", ("data/panel.dta", "data/panel.csv", "data/panel.xlsx")),
    ("program", ("data/pairs.csv", "data/facts.csv", "data/shengce.sqlite")),
)
_TOGETHER = (*(path for path, _ in TOGETHER), DATA_PACKAGE, CSV_ON_THE_WEB)
# Sections of the site that show the same data; a page that is built on these files is added here.
_BESIDE = ("explore", "api", "changes", "words", "coverage", "method")
EXAMPLES = (
    ("regression", "regression.py"),
    ("regression_in_r", "regression.R"),
    ("regression_in_stata", "regression.do"),
    ("pandas", "with_pandas.py"),
    ("polars", "with_polars.py"),
    ("duckdb", "with_duckdb.py"),
)
_WORDS = "data/words/words.parquet"
_NOTEBOOK = "shengce.ipynb"
STEPS = ("open", "filter", "pivot", "renew")


@dataclass(frozen=True)
class Start:
    """What one kind of reader takes first: the files, and why these."""

    title: str
    text: str
    files: tuple[Link, ...]


@dataclass(frozen=True)
class Example:
    """A question and the short program that answers it, as it is served: its file, and its lines."""

    title: str
    anchor: str
    link: Link
    lines: tuple[str, ...]


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
    starts: tuple[Start, ...]
    beside: RichText
    files: tuple[DataTable, ...]
    together: tuple[Link, ...]
    words: tuple[Link, ...]
    codes: tuple[CodeList, ...]
    examples: tuple[Example, ...]
    steps: tuple[str, ...]
    notebook: RichText
    counts: tuple[CountRow, ...]
    version: RichText
    contact: tuple[RichText, ...]
    cite_this: CiteThis


def data_page(context: Context) -> DataPage:
    """Build the page about the data."""
    title = context.say("nav.data")
    return DataPage(
        head=_head(context, title),
        starts=tuple(_start(context, reader, paths) for reader, paths in STARTS),
        beside=context.sentence("data_page.beside", pages=context.listed(_sections(context))),
        files=data_tables(context),
        together=tuple(named_and_sized(context, path) for path in _TOGETHER),
        words=tuple(named_and_sized(context, path) for path in context.tables.sizes if path == _WORDS),
        codes=code_lists(context),
        examples=tuple(_example(context, name, file) for name, file in EXAMPLES),
        steps=tuple(context.say(f"data_page.steps.{step}") for step in STEPS),
        notebook=context.sentence("data_page.notebook_text", notebook=_example_link(context, _NOTEBOOK)),
        counts=tuple(_count(context, name) for name in context.knowledge.core_indicators),
        version=context.sentence("data_page.version", version=context.knowledge.version),
        contact=tuple(_contact(context)),
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
        sharing=Sharing((whole_data(context),)),
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


def _start(context: Context, reader: str, paths: tuple[str, ...]) -> Start:
    return Start(
        title=context.say(f"data_page.start.{reader}.title"),
        text=context.say(f"data_page.start.{reader}.text"),
        files=tuple(named_and_sized(context, path) for path in paths),
    )


def _sections(context: Context) -> tuple[Link, ...]:
    return tuple(Link(context.say(f"nav.{name}"), context.url(f"{name}/")) for name in _BESIDE)


def _example(context: Context, name: str, file: str) -> Example:
    return Example(
        title=context.say(f"data_page.example.{name}"),
        anchor=f"example-{name.replace('_', '-')}",
        link=_example_link(context, file),
        lines=tuple(context.examples.get(file, "").splitlines()),
    )


def _example_link(context: Context, name: str) -> Link:
    return Link(name, context.root_url(f"{EXAMPLES_FOLDER}/{name}"))


def _contact(context: Context) -> Iterator[RichText]:
    """Yield whom to ask: the one that the settings name, and the place in public."""
    contact, issues = context.address.contact, f"{context.address.repository}/issues"
    if contact:
        url = f"mailto:{contact}" if "@" in contact else contact
        yield context.sentence("data_page.contact_own", contact=Link(contact, url))
    yield context.sentence("data_page.contact_public", place=Link(issues, issues))


def _count(context: Context, name: str) -> CountRow:
    facts = context.knowledge.provinces.facts.of_indicator(name)
    kinds = Counter(fact.figure.kind for fact in facts)
    return CountRow(
        indicator=context.indicator(name),
        targets=context.number(kinds[FigureKind.TARGET]),
        results=context.number(kinds[FigureKind.RESULT]),
        national=context.number(len(context.knowledge.nation.facts.of_indicator(name))),
    )
