"""A table for Stata (14 and later): codes are whole numbers with labels, counted from 1 in the order of the codebook.

What writes it takes half a second to import, and is imported only where the file is written.

Labels are in both languages. What is missing is missing (a dot; of a text nothing). Stata counts in doubles. The code
of an area is a number too, since ``xtset`` takes no text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from shengce.exports.columns import DATA_VERSION
from shengce.exports.fields import Field
from shengce.exports.filled import Filled
from shengce.exports.types import Column, FieldType

if TYPE_CHECKING:
    from pandas import DataFrame

_STATA_14 = 14
_LONGEST_LABEL = 80  # characters
_NAME = "table"
_AREA_CODE = "province_code"
# The head tells when the file was written; of no meaning, but the same in every run.
_WRITTEN = re.compile(rb"(?<=<timestamp>\x11).{17}(?=</timestamp>)")
_NO_TIME = b"01 Jan 2000 00:00"


def stata_file(table: Filled) -> bytes:
    """Return the table as a file."""
    from pyreadstat import write_dta  # noqa: PLC0415

    with TemporaryDirectory() as folder:
        path = Path(folder, _NAME)
        write_dta(
            _frame(table),
            path,
            file_label=f"{table.name} {table.sample[DATA_VERSION]}",
            column_labels={column.name: _cut(column.label) for column in table.columns},
            version=_STATA_14,
            variable_value_labels={column.name: _labels(column) for column in table.columns if column.codes},
        )
        return _WRITTEN.sub(_NO_TIME, path.read_bytes(), count=1)


def _cut(label: str) -> str:
    """Return as much of a column's label as the format holds; the codebook has all of it."""
    return label if len(label) <= _LONGEST_LABEL else f"{label[: _LONGEST_LABEL - 1]}…"


def _labels(column: Column) -> dict[int | float, str]:
    return dict(enumerate(column.code_labels, start=1))


def _frame(table: Filled) -> DataFrame:
    from pandas import DataFrame  # noqa: PLC0415

    return DataFrame({column.name: _series(column, values) for column, values in table.by_column})


def _series(column: Column, values: Sequence[Field]) -> Any:
    from pandas import array  # noqa: PLC0415

    if column.type is FieldType.DECIMAL:
        return array([None if value is None else float(str(value)) for value in values], dtype="Float64")
    if column.codes or column.type is FieldType.INTEGER or column.name == _AREA_CODE:
        return array([_whole(column, value) for value in values], dtype="Int32")
    return array(list(values), dtype="object")


def _whole(column: Column, value: Field) -> int | None:
    if value is None:
        return None
    return column.codes.index(str(value)) + 1 if column.codes else int(str(value))
