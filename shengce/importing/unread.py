"""Sheets that are not read back: a row that the records do not make is refused, so that no change is lost unsaid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from shengce.exports.fields import Field, Fields
from shengce.importing.cells import without_apostrophe
from shengce.importing.published import Published
from shengce.importing.tables import Row, Rows
from shengce.problems import Problem


def unread_problems(rows: Rows, published: Published) -> Iterator[Problem]:
    """Yield each row of a sheet that is not read back and that no row of the published table is."""
    columns = tuple(rows.columns)
    known = {_values(fields, columns) for fields in published.rows}
    by_key = {_values(fields, published.filled.key): fields for fields in published.rows}
    for row in rows.rows:
        if _values(row.fields, columns) in known or _plain(row, columns) in known:
            continue
        yield _problem(row, by_key.get(_values(row.fields, published.filled.key)) if published.filled.key else None)


def _problem(row: Row, stands: Fields | None) -> Problem:
    """Return the fault, at the first cell that differs from the row of the same key, where there is one."""
    name = row.place.sheet
    message = f"{name} follow from the records and are not read back; the records say otherwise by now, so export anew"
    differs = (column for column, value in row.fields.items() if stands and stands.get(column) != value)
    column = next(differs, "")
    was = f" (the records say “{stands.get(column)}”)" if stands and column else ""
    return row.problem(column, "row", message + was)


def _plain(row: Row, columns: tuple[str, ...]) -> tuple[Field, ...]:
    return tuple(without_apostrophe(row.fields.get(column)) for column in columns)


def _values(fields: Mapping[str, Field], columns: tuple[str, ...]) -> tuple[Field, ...]:
    return tuple(fields.get(column) for column in columns)
