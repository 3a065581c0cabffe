"""Where something stands in a workbook, named as spreadsheets name it: sheet, column and row."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from openpyxl.utils import get_column_letter

from shengce.problems import Problem


@dataclass(frozen=True)
class Place:
    """A cell of a workbook; without ``column`` a row, and without ``sheet`` the file."""

    file: PurePosixPath
    sheet: str = ""
    row: int = 1
    column: int | None = None
    name: str = ""

    def cell(self, column: int | None, name: str) -> Place:
        """Return the cell of the row in a column (from 1) of a name; of no column, the row."""
        return replace(self, column=column, name=name)

    def problem(self, rule: str, message: str) -> Problem:
        """Return a fault at the place: the row is the line, sheet and column are the field."""
        return Problem(self.file, self.row, self._field, rule, message)

    @property
    def _field(self) -> str:
        letter = get_column_letter(self.column) if self.column else ""
        cell = f"{self.sheet}!{letter}{self.row}" if self.sheet else ""
        return f"{cell} ({self.name})" if self.name else cell
