"""A table with its rows, worked out once a run: what all its forms are written from, and what is told of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from shengce.derive.knowledge import Knowledge
from shengce.exports.described import column_of
from shengce.exports.fields import Field, Fields, Table
from shengce.exports.types import Column


@dataclass(frozen=True, repr=False)
class Filled:
    """A table's columns in order, its rows, and the names of the columns that tell its rows apart."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Field, ...], ...]
    key: tuple[str, ...]

    @property
    def count(self) -> int:
        """The number of rows."""
        return len(self.rows)

    @cached_property
    def fields(self) -> tuple[Fields, ...]:
        """The rows, each by column."""
        names = [column.name for column in self.columns]
        return tuple(dict(zip(names, row, strict=True)) for row in self.rows)

    @property
    def sample(self) -> Fields:
        """The first row by column; every column empty where there is no row."""
        first = self.rows[0] if self.rows else (None,) * len(self.columns)
        return {column.name: field for column, field in zip(self.columns, first, strict=True)}

    @property
    def by_column(self) -> Iterator[tuple[Column, tuple[Field, ...]]]:
        """Yield each column with its values from the first row to the last."""
        values = zip(*self.rows, strict=True) if self.rows else ((),) * len(self.columns)
        yield from zip(self.columns, values, strict=True)


def filled(table: Table, knowledge: Knowledge) -> Filled:
    """Return the table with all its rows."""
    rows = tuple(tuple(row[name] for name in table.columns) for row in table.rows(knowledge))
    places = enumerate(table.columns)
    columns = tuple(column_of(table, name, (row[place] for row in rows)) for place, name in places)
    return Filled(table.name, columns, rows, table.key)
