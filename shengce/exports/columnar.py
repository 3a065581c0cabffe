"""Rows as JSON by column, for the explorer: each value stands once, and a row holds the numbers of its values.

A decimal is its exact text, as in CSV. A column without ``rows`` has another value in each row, in their order.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal

from shengce.exports.facts import FACTS
from shengce.exports.fields import Field
from shengce.exports.filled import Filled
from shengce.exports.mentions import MENTIONS
from shengce.exports.pairs import PAIRS

SCHEMA = 1
EXPLORED = (PAIRS, FACTS, MENTIONS)
"""The tables of which the explorer shows every row."""

Columns = Mapping[str, Sequence[Field]]


def explorer_path(name: str) -> str:
    """Return the path of an explored table below the site's root."""
    return f"data/explore/{name}.json"


def explorer_file(table: Filled) -> bytes:
    """Return a published table with all its columns and rows."""
    return columnar({column.name: values for column, values in table.by_column})


def columnar(columns: Columns) -> bytes:
    """Return columns of equal length as JSON."""
    length = max((len(values) for values in columns.values()), default=0)
    coded = {name: _coded(values) for name, values in columns.items()}
    content = {"schema": SCHEMA, "length": length, "columns": coded}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _coded(values: Sequence[Field]) -> Mapping[str, object]:
    """Return a column by what is written of its values: 9 and 9.0 are equal, and are not written alike."""
    written = [_written(value) for value in values]
    numbers = {value: number for number, value in enumerate(dict.fromkeys(written))}
    coded = {"values": list(numbers)}
    is_unlike = len(numbers) == len(written)
    return coded if is_unlike else {**coded, "rows": [numbers[value] for value in written]}


def _written(field: Field) -> str | int | None:
    if isinstance(field, Decimal):
        return format(field, "f")
    return field if isinstance(field, int) or field is None else str(field)
