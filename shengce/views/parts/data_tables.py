"""What the page about the data tells of each table: its files with their sizes, its columns, its lists of codes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePosixPath
from types import MappingProxyType

from shengce.exports.described import meaning_in
from shengce.exports.fields import Field
from shengce.exports.filled import Filled
from shengce.exports.forms import other_forms, spreadsheet_path
from shengce.exports.types import Column
from shengce.language.sizes import file_size
from shengce.views.context import Context
from shengce.views.shown import Link

# The strings that say what a code means, by the meaning of its column; of other columns codes speak for themselves.
_WORDS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "kind": lambda code: f"kind.{code}",
        "qualifier": lambda code: f"panel.code.{code}",
        "statistic": lambda code: f"statistic.{code}",
        "finality": lambda code: f"panel.code.{code}",
        "reading": lambda code: f"data_page.reading.{code}",
        "area_level": lambda code: f"panel.code.{code}",
        "among": lambda code: f"among.{code}",
        "reason": lambda code: f"absence.{code}",
        "change": lambda code: f"data_page.change.{code}",
        "change_reason": lambda code: f"changes.reason.{code}",
        "verdict": lambda code: f"verdict.{code}",
        "no_outcome": lambda code: f"data_page.no_outcome.{code}",
        "named_kind": lambda code: f"data_page.named_kind.{code}",
        "stance": lambda code: f"stance.{code}",
        "document_kind": lambda code: f"source_kind.{code}",
        "panel_verdict": lambda code: f"panel.code.{code}",
        "division": lambda code: f"province_kind.{code}",
        "region": lambda code: f"region.{code}",
        "direction": lambda code: f"direction.{code}",
        "type": lambda code: f"data_page.type.{code}",
    }
)
_FORMS = MappingProxyType(
    {".csv": "CSV", ".parquet": "Parquet", ".ndjson": "NDJSON", ".xlsx": "Excel", ".dta": "Stata", ".sqlite": "SQLite"}
)
_HAN = re.compile("[\u3400-\u9fff]")

Codes = tuple[str, ...]


@dataclass(frozen=True)
class Sample:
    """What the first row has in a column, and of which language that is where it is words."""

    text: str
    language: str


@dataclass(frozen=True)
class ColumnRow:
    """A column: its name, what type it has, what it holds, where its codes are listed, and an example."""

    name: str
    type: str
    meaning: str
    codes: str
    sample: Sample


@dataclass(frozen=True)
class DataTable:
    """A table: its name, what a row of it is and how many there are, its files, and its columns in order."""

    anchor: str
    name: str
    text: str
    forms: tuple[Link, ...]
    columns: tuple[ColumnRow, ...]
    columns_text: str


@dataclass(frozen=True)
class Code:
    """A code and what it means; a code that needs no words has none."""

    code: str
    words: str


@dataclass(frozen=True)
class CodeList:
    """All that can stand in some columns, which are named."""

    anchor: str
    columns: tuple[str, ...]
    codes: tuple[Code, ...]


def data_tables(context: Context) -> tuple[DataTable, ...]:
    """Return every table in order."""
    lists = _lists(context)
    return tuple(_table(context, path, table, lists) for path, table in context.tables.by_path.items())


def _table(context: Context, path: str, table: Filled, lists: Mapping[Codes, list[Column]]) -> DataTable:
    knowledge = context.knowledge
    facts = {"provinces": knowledge.provinces.facts, "national": knowledge.nation.facts}
    counts = {name: context.number(len(level.all)) for name, level in facts.items()}
    return DataTable(
        anchor=f"table-{table.name.replace('_', '-')}",
        name=table.name,
        text=context.language.count(f"data.{table.name}", table.count, **counts),
        forms=tuple(_sized(context, form, _form(context, form)) for form in (path, *other_forms(path))),
        columns=tuple(_column(context, table, column, lists) for column in table.columns),
        columns_text=context.language.count("data_page.columns", len(table.columns)),
    )


def named_and_sized(context: Context, path: str) -> Link:
    """Return a link to a file that says its name and its size."""
    name = PurePosixPath(path).name
    if spreadsheet_path(path) == path:
        name = context.say("data_page.named_for_excel", name=name)
    return _sized(context, path, name)


def _sized(context: Context, path: str, named: str) -> Link:
    size = file_size(context.tables.sizes.get(path, 0), context.language)
    return Link(context.say("data_page.file", file=named, size=size), context.root_url(path))


def _form(context: Context, path: str) -> str:
    return context.say("data_page.for_excel") if spreadsheet_path(path) == path else _FORMS[PurePosixPath(path).suffix]


def _column(context: Context, table: Filled, column: Column, lists: Mapping[Codes, list[Column]]) -> ColumnRow:
    return ColumnRow(
        name=column.name,
        type=context.say(f"data_page.type.{column.type}"),
        meaning=meaning_in(context.language, column),
        codes=_anchor(lists[column.codes]) if column.codes else "",
        sample=_sample(column, table.sample[column.name]),
    )


def _sample(column: Column, field: Field) -> Sample:
    text = "" if field is None else format(field, "f") if isinstance(field, Decimal) else str(field)
    english = "en" if column.name.endswith("_en") else ""
    return Sample(text, "zh-CN" if _HAN.search(text) else english)


def _lists(context: Context) -> Mapping[Codes, list[Column]]:
    """Return the columns of all tables by the codes that can stand in them."""
    found: dict[Codes, list[Column]] = {}
    for column in (column for table in context.tables.by_path.values() for column in table.columns if column.codes):
        found.setdefault(column.codes, []).append(column)
    return found


def _anchor(columns: list[Column]) -> str:
    return f"codes-{columns[0].meaning.replace('_', '-')}"


def code_lists(context: Context) -> tuple[CodeList, ...]:
    """Return every list of codes once, with the names of the columns that it is of."""
    return tuple(_list(context, columns) for columns in _lists(context).values())


def _list(context: Context, columns: list[Column]) -> CodeList:
    names = tuple(dict.fromkeys(_in_general(column) for column in columns))
    return CodeList(_anchor(columns), names, tuple(_code(context, columns[0], code) for code in columns[0].codes))


def _in_general(column: Column) -> str:
    """Return the name of a column; of those that there are of each indicator one for all."""
    return column.name.replace(column.about.stem, "*", 1) if column.about else column.name


def _code(context: Context, column: Column, code: str) -> Code:
    key_of = _WORDS.get(column.meaning)
    return Code(code, context.say(key_of(code)) if key_of else "")
