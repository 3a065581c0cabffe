"""A table as lines of JSON, a row a line: numbers with every digit, which a double would not keep; null for nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from shengce.exports.fields import Field
from shengce.exports.filled import Filled

_JSON = json.JSONEncoder(ensure_ascii=False).encode


def json_lines(table: Filled) -> bytes:
    """Return the table."""
    return "".join(_lines(table)).encode()


def _lines(table: Filled) -> Iterator[str]:
    names = [_JSON(column.name) for column in table.columns]
    for row in table.rows:
        fields = (f"{name}:{_written(field)}" for name, field in zip(names, row, strict=True))
        yield "{" + ",".join(fields) + "}\n"


def _written(field: Field) -> str:
    if isinstance(field, Decimal):
        return format(field, "f")
    return _JSON(field.isoformat() if isinstance(field, date) else field)
