"""A table as lines of JSON, a row a line."""

from __future__ import annotations

from shengce.exports.filled import Filled
from shengce.exports.json_text import json_text


def json_lines(table: Filled) -> bytes:
    """Return the table."""
    return "".join(f"{json_text(fields)}\n" for fields in table.fields).encode()
