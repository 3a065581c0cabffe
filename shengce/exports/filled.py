"""A table with its rows, column by column and typed: what all forms but CSV are written from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shengce.derive.knowledge import Knowledge
from shengce.exports.fields import Field, Table
from shengce.exports.types import FieldType, type_of


@dataclass(frozen=True, repr=False)
class Column:
    """A column with its values from the first row to the last."""

    name: str
    type: FieldType
    values: tuple[Field, ...]


@dataclass(frozen=True, repr=False)
class Filled:
    """A table's columns in order, and the names of those that tell its rows apart."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def rows(self) -> Iterator[tuple[Field, ...]]:
        """Yield the values row by row."""
        return zip(*(column.values for column in self.columns), strict=True)


def filled(table: Table, knowledge: Knowledge) -> Filled:
    """Return the table with all its rows."""
    rows = list(table.rows(knowledge))
    values = {name: tuple(row[name] for row in rows) for name in table.columns}
    columns = tuple(Column(name, type_of(table.name, name, values[name]), values[name]) for name in table.columns)
    return Filled(table.name, columns, table.key)
