"""A table as CSV: UTF-8 with a byte order mark, so that spreadsheets show Chinese; numbers plain, without exponent.

A text that a spreadsheet would take for a formula gets an apostrophe before it. This is a matter of CSV, in which
nothing tells text from formula, and of no other form.
"""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from unicodedata import normalize

from shengce.derive.knowledge import Knowledge
from shengce.exports.fields import Field, Table

_FORMULA_SIGNS = frozenset("=+-@")
_LINE_SIGNS = ("\t", "\r", "\n")
# What a spreadsheet may take off a cell before it looks at the first sign.
_TAKEN_OFF = "'\"`‘’“”"


def csv_table(table: Table, knowledge: Knowledge) -> bytes:
    """Return the table, its columns in the first row."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(table.columns)
    writer.writerows([_cell(fields[column]) for column in table.columns] for fields in table.rows(knowledge))
    return text.getvalue().encode("utf-8-sig")


def neutralised(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula.

    Full-width and small forms of the signs count as well, and so does what stands behind white space and quotes.
    """
    begins = normalize("NFKC", text).lstrip().lstrip(_TAKEN_OFF).lstrip()[:1]
    return f"'{text}" if begins in _FORMULA_SIGNS or text.startswith(_LINE_SIGNS) else text


def _cell(field: Field) -> str:
    if isinstance(field, Decimal):
        return format(field, "f")
    return "" if field is None else neutralised(field) if isinstance(field, str) else str(field)
