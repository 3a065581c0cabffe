"""All tables as one SQLite database, with keys and views: it opens wherever SQLite does, and in Datasette and DuckDB.

SQLite has no decimals. A column of which every number reads the same from a double, as all with 15 digits do, is of
doubles, which sort, add up and filter as they should; any other is of text, so that no digit is lost.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date
from decimal import Decimal

from shengce.exports.doubles import as_double
from shengce.exports.fields import Field
from shengce.exports.filled import Filled
from shengce.exports.types import Column, FieldType

# The header tells which version of SQLite wrote last, for information alone: another must not change the bytes.
_VERSION = slice(96, 100)
_TYPES: Mapping[FieldType, str] = {
    FieldType.TEXT: "TEXT",
    FieldType.INTEGER: "INTEGER",
    FieldType.DECIMAL: "REAL",
    FieldType.DATE: "TEXT",
    FieldType.CATEGORY: "TEXT",
    FieldType.BOOLEAN: "INTEGER",
}
REFERENCES: Mapping[str, str] = {
    "source": "sources",
    "target_source": "sources",
    "outcome_source": "sources",
    "target_id": "facts",
    "outcome_id": "facts",
    "indicator": "indicators",
    "province": "areas",
    "area": "areas",
}
"""Columns that name a row of another table, by its key, wherever that table is published."""

_OF_SEVERAL = frozenset({("sources", "area")})

_VIEWS: Mapping[str, tuple[frozenset[str], str]] = {
    "promises": (
        frozenset({"facts", "pairs", "areas", "indicators"}),
        """
        SELECT pairs.*, target.as_printed AS target_as_printed, outcome.as_printed AS outcome_as_printed,
            areas.short_zh AS area_zh, areas.short_en AS area_en,
            indicators.name_zh AS indicator_zh, indicators.name_en AS indicator_en
        FROM pairs
        JOIN areas ON areas.id = pairs.province
        JOIN indicators ON indicators.id = pairs.indicator
        JOIN facts AS target ON target.id = pairs.target_id
        LEFT JOIN facts AS outcome ON outcome.id = pairs.outcome_id
        """,
    ),
    "kept_by_year": (
        frozenset({"pairs"}),
        """
        SELECT year, count(*) AS judged, sum(verdict = 'met') AS met, sum(verdict_strict = 'met') AS met_strict,
            round(100.0 * sum(verdict = 'met') / count(*), 1) AS met_percent
        FROM pairs
        WHERE counted = 'yes' AND area_level = 'province' AND verdict IN ('met', 'nearly', 'missed')
        GROUP BY year ORDER BY year
        """,
    ),
}
"""Each view with the tables that it is of.

``promises`` is a promise, its outcome, and how both are printed; ``kept_by_year`` the share of the provinces' yearly
targets that were met, of all core indicators.
"""


def sqlite_file(tables: Sequence[Filled]) -> bytes:
    """Return the database."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.execute("PRAGMA page_size = 4096")
        database.execute("BEGIN")
        for table in tables:
            _add(database, table, {other.name: other for other in tables})
        _add_views(database, {table.name for table in tables})
        database.execute("COMMIT")
        database.execute("VACUUM")
        return _without_version(database.serialize())


def _without_version(content: bytes) -> bytes:
    changed = bytearray(content)
    changed[_VERSION] = bytes(4)
    return bytes(changed)


def _add(database: sqlite3.Connection, table: Filled, tables: Mapping[str, Filled]) -> None:
    parts = ", ".join((*_columns(table), *_keys(table, tables)))
    database.execute(f"CREATE TABLE {_name(table.name)} ({parts})")
    places = ", ".join("?" for _ in table.columns)
    exact = [_is_exact(column, values) for column, values in table.by_column]
    rows = (tuple(map(_value, row, exact)) for row in table.rows)
    database.executemany(f"INSERT INTO {_name(table.name)} VALUES ({places})", rows)


def _add_views(database: sqlite3.Connection, tables: set[str]) -> None:
    for name, (needed, query) in _VIEWS.items():
        if needed <= tables:
            database.execute(f"CREATE VIEW {_name(name)} AS {query}")


def _columns(table: Filled) -> Iterator[str]:
    for column, values in table.by_column:
        yield f"{_name(column.name)} {'TEXT' if _is_exact(column, values) else _TYPES[column.type]}"


def _is_exact(column: Column, values: Sequence[Field]) -> bool:
    """Whether numbers are written as text, since a double would not keep all of them."""
    return column.type is FieldType.DECIMAL and any(
        as_double(value) is None for value in values if isinstance(value, Decimal)
    )


def _keys(table: Filled, tables: Mapping[str, Filled]) -> Iterator[str]:
    if table.key:
        yield f"PRIMARY KEY ({', '.join(map(_name, table.key))})"
    for column, other in references(table, tables):
        yield f"FOREIGN KEY ({_name(column)}) REFERENCES {_name(other.name)} ({_name(other.key[0])})"


def references(table: Filled, tables: Mapping[str, Filled]) -> Iterator[tuple[str, Filled]]:
    """Yield each column of a table that names a row of another, and that other."""
    for column in table.columns:
        other = tables.get(REFERENCES.get(column.name, ""))
        is_one = (table.name, column.name) not in _OF_SEVERAL
        if other and is_one and other.name != table.name and len(other.key) == 1:
            yield column.name, other


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _value(field: Field, is_exact: bool) -> str | int | float | None:
    if isinstance(field, Decimal):
        return format(field, "f") if is_exact else float(field)
    return field.isoformat() if isinstance(field, date) else field
