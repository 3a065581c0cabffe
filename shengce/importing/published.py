"""The tables as they are published, by name: what a sheet is compared with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from shengce.derive.knowledge import Knowledge
from shengce.exports.codebook import codebook
from shengce.exports.described import Column, described
from shengce.exports.fields import Field, Fields, Table
from shengce.exports.filled import Filled, filled
from shengce.exports.registry import EXPORTS
from shengce.importing.cells import without_apostrophe
from shengce.language.strings import Language

VERSION = "data_version"


@dataclass(frozen=True, repr=False)
class Published:
    """A table with what the records make of it, worked out when it is asked for."""

    table: Table
    knowledge: Knowledge

    @cached_property
    def _filled(self) -> Filled:
        return filled(self.table, self.knowledge)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns, each with its type and its codes."""
        known = {column.name: column for column in described(self.table)}
        return tuple(
            replace(known[column.name], type=column.type)
            if column.name in known
            else Column(column.name, column.name, column.type, ())
            for column in self._filled.columns
        )

    @cached_property
    def rows(self) -> tuple[Fields, ...]:
        """The rows, each by column."""
        names = [column.name for column in self._filled.columns]
        return tuple(dict(zip(names, row, strict=True)) for row in self._filled.rows)

    @cached_property
    def version(self) -> Field:
        """The version of the data, where the table tells it."""
        return self.rows[0].get(VERSION) if self.rows else None


def published(knowledge: Knowledge, languages: Iterable[Language]) -> Mapping[str, Published]:
    """Return every published table by name."""
    tables = [export.table for export in (*EXPORTS, codebook(languages))]
    return {table.name: Published(table, knowledge) for table in tables}


def is_same(given: Field, published_field: Field) -> bool:
    """Tell whether a cell says what is published, with or without the apostrophe of our CSV."""
    return published_field in {given, without_apostrophe(given)}
