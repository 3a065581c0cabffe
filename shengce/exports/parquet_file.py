"""A table as Parquet: decimals exact, days as days, categories as a dictionary.

The same rows give the same bytes wherever the same version of pyarrow writes them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import pyarrow as arrow
from pyarrow import parquet

from shengce.exports.fields import Field
from shengce.exports.filled import Filled
from shengce.exports.types import Column, FieldType

_MOST_DIGITS = 38
_TYPES: Mapping[FieldType, Any] = {
    FieldType.TEXT: arrow.string(),
    FieldType.INTEGER: arrow.int64(),
    FieldType.DATE: arrow.date32(),
    FieldType.CATEGORY: arrow.string(),
    FieldType.BOOLEAN: arrow.bool_(),
}


def parquet_file(table: Filled) -> bytes:
    """Return the table as a file."""
    sink = arrow.BufferOutputStream()
    columns = {column.name: _array(column, values) for column, values in table.by_column}
    parquet.write_table(arrow.table(columns), sink, compression="zstd")
    content: bytes = sink.getvalue().to_pybytes()
    return content


def _array(column: Column, values: Sequence[Field]) -> Any:
    is_decimal = column.type is FieldType.DECIMAL
    array = arrow.array(values, _decimals(values) if is_decimal else _TYPES[column.type])
    return array.dictionary_encode() if column.type is FieldType.CATEGORY else array


def _decimals(values: Sequence[Field]) -> Any:
    """Return the type that has a place for every decimal place that is printed."""
    exponents = [value.as_tuple().exponent for value in values if isinstance(value, Decimal)]
    return arrow.decimal128(_MOST_DIGITS, max((-int(exponent) for exponent in (*exponents, 0)), default=0))
