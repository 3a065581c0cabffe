"""The rows of the published tables, each written once as JSON and once as CSV however many files it stands in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from shengce.exports.columns import DATA_VERSION
from shengce.exports.csv_table import csv_lines, for_spreadsheets
from shengce.exports.fields import Fields, Table
from shengce.exports.json_text import Written, json_text
from shengce.exports.tables import Tables

KeyOf = Callable[[Fields], str | None]

TOLD_ONCE = frozenset({DATA_VERSION})
"""Columns that say the same in every row, and in JSON stand around the rows."""


@dataclass(frozen=True)
class Part:
    """Rows of a table that belong to one thing: what tells whose each is, and how their CSV file ends, if it has one.

    A row without a key belongs to nothing. Rows that are many, and stand in the JSON of other things, are CSV alone.
    """

    table: Table
    key_of: KeyOf
    csv: str = ""
    is_json: bool = True

    @property
    def name(self) -> str:
        """What the rows are called in the JSON of the thing."""
        return self.table.name


@dataclass(frozen=True)
class Row:
    """A row by column, as JSON, and as its line in the table's CSV file."""

    fields: Fields
    json: Written
    line: str


@dataclass(frozen=True, repr=False)
class Rows:
    """The rows of all tables."""

    tables: Tables
    _found: dict[str, tuple[str, Sequence[Row]]] = field(default_factory=dict)

    def keys(self, part: Part) -> frozenset[str]:
        """Return what tells the things that have any row, without writing the rows."""
        return frozenset(filter(None, map(part.key_of, self.tables[part.table.name].fields)))

    def of(self, table: Table) -> Sequence[Row]:
        """Return all rows of a table."""
        _, rows = self._of(table)
        return rows

    def by_key(self, part: Part) -> Mapping[str, Sequence[Row]]:
        """Return the rows of each thing."""
        groups: dict[str, list[Row]] = defaultdict(list)
        for row in self.of(part.table):
            if key := part.key_of(row.fields):
                groups[key].append(row)
        return groups

    def csv(self, table: Table, rows: Sequence[Row]) -> bytes:
        """Return rows of a table as a file of their own for spreadsheets, its columns in the first line."""
        head, _ = self._of(table)
        return for_spreadsheets("".join((head, *(row.line for row in rows))).encode())

    def _of(self, table: Table) -> tuple[str, Sequence[Row]]:
        if table.name not in self._found:
            filled = self.tables[table.name]
            head, *lines = csv_lines(filled)
            self._found[table.name] = head, list(map(_row, filled.fields, lines))
        return self._found[table.name]


def _row(fields: Fields, line: str) -> Row:
    shown = {name: value for name, value in fields.items() if name not in TOLD_ONCE}
    return Row(fields, Written(json_text(shown)), line)
