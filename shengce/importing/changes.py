"""What a workbook asks of the records: a line to be changed, or a new one; each with the row that asks it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from shengce.exports.fields import Field
from shengce.importing.record_text import Fields
from shengce.importing.standing import Document, Line
from shengce.importing.tables import Row
from shengce.problems import Problem


@dataclass(frozen=True, repr=False)
class Change:
    """Fields of a line to be written otherwise; ``told`` are the columns that differ, with old and new."""

    name: str
    row: Row
    line: Line
    fields: Fields
    told: Mapping[str, tuple[Field, Field]]


@dataclass(frozen=True, repr=False)
class New:
    """A line to be added to a part of a report, before the line that is now the one of number ``place``."""

    name: str
    row: Row
    document: Document
    part: str
    place: int
    fields: Fields


@dataclass(frozen=True, repr=False)
class Expected:
    """What a cell says that nobody types, because it follows from the records."""

    row: Row
    column: str
    name: str


def not_typed(row: Row, column: str, said: Field) -> Problem:
    """Return that a cell, which follows from the records, says something else than they do."""
    message = f"follows from the records, which say “{said}”; leave it as it was, or empty in a new row"
    return row.problem(column, "derived", message)


@dataclass(repr=False)
class Asked:
    """All that the sheets ask, and what is wrong with it; ``missing`` counts by sheet what has no row in it."""

    changes: list[Change] = field(default_factory=list)
    new: list[New] = field(default_factory=list)
    expected: list[Expected] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    missing: dict[str, Sequence[str]] = field(default_factory=dict)
    unchanged: int = 0

    def expect(self, row: Row, told: Mapping[str, tuple[Field, Field]], name: str, *, changes: bool) -> None:
        """Note cells that nobody types: wrong where the row changes nothing, else to be held against the result."""
        if changes:
            self.expected.extend(Expected(row, column, name) for column in told)
        else:
            self.problems.extend(not_typed(row, column, said) for column, (said, _) in told.items())

    @property
    def all(self) -> Sequence[Change | New]:
        """What is changed, and what is new."""
        return (*self.changes, *self.new)
