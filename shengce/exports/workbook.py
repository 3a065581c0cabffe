"""All tables as one workbook for spreadsheets: a sheet a table, the codebook among them.

Text is written as text, whatever it begins with, so nothing needs an apostrophe. A spreadsheet counts in doubles, which
keep 15 digits: a longer number is written as text rather than rounded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from shengce.exports.doubles import as_double
from shengce.exports.fields import Field
from shengce.exports.filled import Filled
from shengce.exports.types import FieldType

_CREATED = datetime(2000, 1, 1)  # of no meaning, but the same in every run
_MOST_CHARACTERS = 32767
_SURELY_FITS = _MOST_CHARACTERS // 2  # characters beyond the first plane count as two
_WIDTHS: Mapping[FieldType, int] = {FieldType.TEXT: 24, FieldType.CATEGORY: 18}
_NUMBER_WIDTH = 11


class _Sheets:
    """Writes tables into a workbook that it makes."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._head: Format = book.add_format({"bold": True})
        self._day: Format = book.add_format({"num_format": "yyyy-mm-dd"})

    def add(self, table: Filled) -> None:
        """Add a sheet with a head that stays in sight and a filter on every column."""
        sheet = self._book.add_worksheet(table.name)
        sheet.freeze_panes(1, 0)
        rows = 0
        for place, column in enumerate(table.columns):
            sheet.set_column(place, place, _WIDTHS.get(column.type, _NUMBER_WIDTH))
            sheet.write_string(0, place, column.name, self._head)
        for rows, row in enumerate(table.rows, start=1):
            for place, field in enumerate(row):
                self._write(sheet, rows, place, field)
        sheet.autofilter(0, 0, rows, len(table.columns) - 1)

    def _write(self, sheet: Worksheet, row: int, place: int, field: Field) -> None:
        if isinstance(field, str):
            sheet.write_string(row, place, _fitting(field))
        elif isinstance(field, bool):
            sheet.write_boolean(row, place, field)
        elif isinstance(field, date):
            sheet.write_datetime(row, place, field, self._day)
        elif field is not None:
            self._write_number(sheet, row, place, field)

    def _write_number(self, sheet: Worksheet, row: int, place: int, number: int | Decimal) -> None:
        kept = as_double(number)
        if kept is None:
            sheet.write_string(row, place, format(number, "f"))
        else:
            sheet.write_number(row, place, kept)


def workbook(tables: Sequence[Filled]) -> bytes:
    """Return the workbook."""
    content = BytesIO()
    with Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"created": _CREATED})
        sheets = _Sheets(book)
        for table in tables:
            sheets.add(table)
    return content.getvalue()


def _fitting(text: str) -> str:
    if len(text) > _SURELY_FITS and len(text.encode("utf-16-le")) > 2 * _MOST_CHARACTERS:
        raise ValueError(f"a cell of a workbook has at most {_MOST_CHARACTERS} characters: “{text[:24]}…” is longer")
    return text
