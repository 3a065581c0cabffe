"""Sheets as tables of the published form: columns by name, each row as typed fields, and every fault of a cell."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from shengce.exports.fields import Field
from shengce.exports.types import Column
from shengce.importing.cells import EMPTY, Cell, CellError, field_of
from shengce.importing.places import Place
from shengce.importing.sheets import Sheet
from shengce.problems import Problem

_YEAR_OR_TEXT = frozenset({"period"})


@dataclass(frozen=True, repr=False)
class Row:
    """A row: its fields by the columns that the sheet has, and where it stands."""

    place: Place
    columns: Mapping[str, int]
    fields: Mapping[str, Field] = field(default_factory=dict)

    def at(self, column: str) -> Place:
        """Return the cell in a column; of a column that the sheet has not, the row."""
        return self.place.cell(self.columns.get(column), column)

    def problem(self, column: str, rule: str, message: str) -> Problem:
        """Return a fault of the cell in a column."""
        return self.at(column).problem(rule, message)

    def text(self, column: str) -> str | None:
        """Return a field as text; None where it is empty or the sheet has no such column."""
        value = self.fields.get(column)
        return None if value is None else str(value)


@dataclass(repr=False)
class Rows:
    """A sheet as typed rows; a row with a fault in it is in ``problems`` alone."""

    place: Place
    columns: Mapping[str, int] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def typed_rows(sheet: Sheet, columns: Iterable[Column]) -> Rows:
    """Return the rows of a sheet that may have these columns, in any order."""
    known = {column.name: column for column in columns}
    result = Rows(sheet.place)
    result.columns = dict(_columns(sheet, known, result.problems))
    for number, cells in sheet.rows:
        row = Row(replace(sheet.place, row=number), result.columns)
        faults = [*_beyond(cells, sheet, row)]
        row = replace(row, fields=dict(_fields(cells, known, row, faults)))
        result.problems.extend(faults)
        if not faults:
            result.rows.append(row)
    return result


def _columns(sheet: Sheet, known: Mapping[str, Column], problems: list[Problem]) -> Iterator[tuple[str, int]]:
    """Yield the columns that the first row names, and note those that it names wrongly."""
    found: dict[str, int] = {}
    for number, cell in enumerate(sheet.head, start=1):
        if cell.value is None:
            continue
        name = str(cell.value)
        place = sheet.place.cell(number, name)
        if name in found:
            problems.append(place.problem("columns", f"the column “{name}” stands here twice; keep one of the two"))
        elif name not in known:
            problems.append(place.problem("columns", _unknown_column(name, known)))
        else:
            found[name] = number
            yield name, number


def _unknown_column(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name.strip().lower(), list(known), n=1)
    hint = f"did you mean “{near[0]}”?" if near else f"those it can have are {', '.join(known)}"
    return f"the sheet has no column “{name}”; {hint}"


def _beyond(cells: Sequence[Cell], sheet: Sheet, row: Row) -> Iterator[Problem]:
    """Yield what stands in columns that the first row does not name."""
    for number, cell in enumerate(cells, start=1):
        is_named = number <= len(sheet.head) and sheet.head[number - 1].value is not None
        if cell.value is not None and not is_named:
            message = "stands in a column without a name; name the column in the first row, or empty the cell"
            yield row.place.cell(number, "").problem("columns", message)


def _fields(
    cells: Sequence[Cell], known: Mapping[str, Column], row: Row, faults: list[Problem]
) -> Iterator[tuple[str, Field]]:
    for name, number in row.columns.items():
        try:
            cell = cells[number - 1] if number <= len(cells) else EMPTY
            yield name, _coded(field_of(cell, known[name].type, may_be_year=name in _YEAR_OR_TEXT), known[name])
        except CellError as error:
            faults.append(row.problem(name, "cell", str(error)))


def _coded(value: Field, column: Column) -> Field:
    """Return the value. Raises CellError where the column is of a list of codes, and this is none of them."""
    if value is None or not column.codes or str(value) in column.codes:
        return value
    near = difflib.get_close_matches(str(value).strip().lower(), column.codes, n=1)
    hint = f"did you mean “{near[0]}”?" if near else f"it must be one of {', '.join(column.codes)}"
    raise CellError(f"“{value}” is not known; {hint}")
