"""The tables as they are published, by name: what a sheet is compared with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from shengce.derive.knowledge import Knowledge
from shengce.exports.columns import DATA_VERSION
from shengce.exports.fields import Field, Fields
from shengce.exports.filled import Filled
from shengce.exports.tables import tables_of
from shengce.exports.types import Column
from shengce.importing.cells import without_apostrophe
from shengce.language.strings import Language


@dataclass(frozen=True, repr=False)
class Published:
    """A table with what the records make of it."""

    filled: Filled

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns, each with its type and its codes."""
        return self.filled.columns

    @property
    def rows(self) -> tuple[Fields, ...]:
        """The rows, each by column."""
        return self.filled.fields

    @cached_property
    def version(self) -> Field:
        """The version of the data, where the table tells it; nothing of an empty one."""
        return self.rows[0].get(DATA_VERSION) if self.rows else None


def published(knowledge: Knowledge, languages: Sequence[Language]) -> Mapping[str, Published]:
    """Return every published table by name."""
    return {table.name: Published(table) for table in tables_of(knowledge, languages).by_path.values()}


def is_same(given: Field, published_field: Field) -> bool:
    """Tell whether a cell says what is published, with or without the apostrophe of our CSV."""
    return published_field in {given, without_apostrophe(given)}
