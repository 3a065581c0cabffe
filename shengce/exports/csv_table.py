"""A table as CSV: UTF-8, numbers plain, without exponent.

Programs read it as it is. A spreadsheet shows Chinese only where a byte order mark comes first, which most programs
take for a part of the first column's name: so there are two files, the same but for the mark.

A text that a spreadsheet would take for a formula gets an apostrophe before it. This is a matter of CSV, in which
nothing tells text from formula, and of no other form.
"""

from __future__ import annotations

import codecs
import csv
from decimal import Decimal
from unicodedata import normalize

from shengce.exports.fields import Field
from shengce.exports.filled import Filled

_FORMULA_SIGNS = frozenset("=+-@")
_LINE_SIGNS = ("\t", "\r", "\n")
# What a spreadsheet may take off a cell before it looks at the first sign.
_TAKEN_OFF = "'\"`‘’“”"


def csv_table(table: Filled) -> bytes:
    """Return the table, its columns in the first row."""
    return "".join(csv_lines(table)).encode()


def csv_lines(table: Filled) -> list[str]:
    """Return the columns' names and each row as CSV, with the end of its line."""
    lines = _Lines()
    writer = csv.writer(lines)
    writer.writerow(column.name for column in table.columns)
    writer.writerows(map(_cell, row) for row in table.rows)
    return lines


class _Lines(list[str]):
    """Takes what a writer of CSV writes, which is a row at a time."""

    def write(self, line: str) -> None:
        """Add a line."""
        self.append(line)


def for_spreadsheets(content: bytes) -> bytes:
    """Return a CSV file with the mark that makes spreadsheets read it as UTF-8."""
    return codecs.BOM_UTF8 + content


def neutralised(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula.

    Full-width and small forms of the signs count as well, and so does what stands behind white space and quotes. What
    begins with a letter or a digit is none, as most text does.
    """
    if text[:1].isalnum():
        return text
    begins = normalize("NFKC", text).lstrip().lstrip(_TAKEN_OFF).lstrip()[:1]
    return f"'{text}" if begins in _FORMULA_SIGNS or text.startswith(_LINE_SIGNS) else text


def _cell(field: Field) -> str:
    if isinstance(field, Decimal):
        return format(field, "f")
    return "" if field is None else neutralised(field) if isinstance(field, str) else str(field)
