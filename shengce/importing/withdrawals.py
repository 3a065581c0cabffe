"""Rows of the sheet ``withdrawn``: a figure is withdrawn by its row there, with the reason in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from shengce.exports.fields import Field
from shengce.importing.changes import Asked
from shengce.importing.figures import Figures, ask_change, differing
from shengce.importing.stated import KEY_OF
from shengce.importing.tables import Row, Rows
from shengce.problems import Problem

WITHDRAWN = "withdrawn"
_REASONS = ("reason_zh", "reason_en")
_NO_REASON = "is empty; a figure is withdrawn with the reason in both languages"
_FIXED = frozenset({"province", "plan_year", "source", *KEY_OF})


def withdrawn_by(rows: Rows, figures: Figures) -> frozenset[str]:
    """Return the figures in force that have a row in the sheet."""
    return frozenset(name for row in rows.rows if (name := row.text("id")) in figures.in_force and name)


def ask_withdrawals(rows: Rows, figures: Figures, asked: Asked) -> None:
    """Note what the rows of the sheet ask."""
    seen: set[str] = set()
    for row in rows.rows:
        told = differing(row, figures.find(row.text("id")))
        faults = list(_faults(row, told, figures, seen))
        asked.problems.extend(faults)
        seen.add(row.text("id") or "")
        if not faults:
            _ask(row, told, figures, asked)


def _ask(row: Row, told: Mapping[str, tuple[Field, Field]], figures: Figures, asked: Asked) -> None:
    reasons = {column: told[column] for column in _REASONS if column in told}
    follow = {column: change for column, change in told.items() if column not in reasons}
    asked.expect(row, follow, str(row.fields["id"]), changes=bool(reasons))
    if reasons:
        ask_change(asked, figures, row, reasons)
    elif not follow:
        asked.unchanged += 1


def _faults(row: Row, told: Mapping[str, tuple[Field, Field]], figures: Figures, seen: set[str]) -> Iterator[Problem]:
    name = row.text("id")
    if name not in figures.standing.figures:
        message = f"“{name or 'nothing'}” is no figure of the records; what is withdrawn stands there, and keeps its id"
        yield row.problem("id", "row", message)
        return
    if name in seen:
        yield row.problem("id", "row", f"“{name}” stands in this sheet twice; keep one of the two")
    for column in _REASONS:
        if row.fields.get(column) is None:
            yield row.problem(column, "missing-field", _NO_REASON)
    for column in told.keys() & _FIXED:
        message = f"is not “{told[column][0]}”, which the records say; a figure is withdrawn as it stands"
        yield row.problem(column, "row", message)
