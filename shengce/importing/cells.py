"""The content of one cell as the field of a table, or why it can be none: nothing is guessed, nothing rounded."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from unicodedata import normalize

from shengce.exports.csv_table import neutralised
from shengce.exports.fields import Field
from shengce.exports.types import FieldType

Raw = object
_FORMULA, _ERROR = "f", "e"
_DIGITS_OF_A_DOUBLE = 15
_PLAIN_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LITERAL = re.compile(r'"[^"]*"|\\.')


class CellError(ValueError):
    """The cell holds nothing that its column can; the message says why, and what would be right."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as the file has it: the value, the kind of it in openpyxl's letters, and the format that shows it."""

    value: Raw
    kind: str = "n"
    shown_as: str = "General"


EMPTY = Cell(None)


def field_of(cell: Cell, kind: FieldType, *, may_be_year: bool = False) -> Field:
    """Return what the cell says; nothing where it is empty. Raises CellError.

    ``may_be_year``: the column holds texts that can be a year, which a spreadsheet takes for a number.
    """
    if cell.value is None or cell.value == "":
        return None
    if cell.kind == _FORMULA:
        raise CellError("holds a formula; put its value there (copy, then paste values)")
    if cell.kind == _ERROR:
        raise CellError(f"holds the error {cell.value}; put a value there, or empty it")
    if may_be_year and isinstance(cell.value, int) and not isinstance(cell.value, bool):
        return str(cell.value)
    return _READERS[kind](cell)


def without_apostrophe(field: Field) -> Field:
    """Return a text without the apostrophe that our CSV puts before what looks like a formula; others as they are."""
    if isinstance(field, str) and field.startswith("'") and neutralised(field[1:]) == field:
        return field[1:]
    return field


def _text(cell: Cell) -> Field:
    value = cell.value
    if isinstance(value, bool):
        raise CellError(f"holds the truth value {str(value).upper()}; write words (format the cell as text first)")
    if isinstance(value, date):
        raise CellError("holds a date; format the cell as text, and write it anew")
    if not isinstance(value, str):
        raise CellError(f"holds the number {value}; format the cell as text, and write it as it is meant")
    return _trimmed(value)


def _trimmed(text: str) -> str:
    stripped = text.strip()
    if not stripped:
        raise CellError("holds white space alone; empty it")
    if stripped != text:
        raise CellError(f"begins or ends with white space; write “{stripped}”")
    return text


def _decimal(cell: Cell) -> Field:
    value = cell.value
    if isinstance(value, bool):
        raise CellError(f"holds the truth value {str(value).upper()}; write a number")
    if isinstance(value, date):
        raise CellError("is shown as a date; format the cell as a number, and write the number anew")
    if isinstance(value, int | float):
        return _number(value, cell.shown_as)
    return _number_in_words(str(value))


def _number(value: float, shown_as: str) -> Decimal:
    if not math.isfinite(value):
        raise CellError(f"holds {value}, which is no number to count with")
    if "%" in _LITERAL.sub("", shown_as):
        shown = _plain(Decimal(repr(value)) * 100)
        raise CellError(f"is shown as {shown}% and holds {value}; format the cell as a number, and write {shown}")
    number = Decimal(repr(value))
    if len(number.normalize().as_tuple().digits) > _DIGITS_OF_A_DOUBLE:
        raise CellError(f"holds {value}, as a calculation leaves it; write the number meant, such as {value:.15g}")
    return abs(number) if number.is_zero() else number


def _number_in_words(text: str) -> Decimal:
    """Return the number that a text writes plainly, as the published workbook writes the longest."""
    if _PLAIN_NUMBER.fullmatch(text):
        return Decimal(text)
    meant = normalize("NFKC", text).strip()
    is_plain = _PLAIN_NUMBER.fullmatch(meant)
    hint = f"write {meant}" if is_plain else "write plain digits such as 8.5, without separators and unit"
    raise CellError(f"holds the text “{text}”, which is no number; {hint}")


def _integer(cell: Cell) -> Field:
    number = _decimal(cell)
    if not isinstance(number, Decimal) or number != number.to_integral_value():
        raise CellError(f"holds {number}, which is no whole number; write one such as 2024")
    return int(number)


def _date(cell: Cell) -> Field:
    value = cell.value
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, str) and _DAY.fullmatch(value):
        return date.fromisoformat(value)
    raise CellError(f"holds “{value}”, which is no day; write one such as 2023-02-17")


def _boolean(cell: Cell) -> Field:
    if isinstance(cell.value, bool):
        return cell.value
    raise CellError(f"holds “{cell.value}”, which is no truth value; write TRUE or FALSE")


def _plain(number: Decimal) -> str:
    return format(number.normalize(), "f")


_READERS: Mapping[FieldType, Callable[[Cell], Field]] = {
    FieldType.TEXT: _text,
    FieldType.CATEGORY: _text,
    FieldType.INTEGER: _integer,
    FieldType.DECIMAL: _decimal,
    FieldType.DATE: _date,
    FieldType.BOOLEAN: _boolean,
}
