"""Values as JSON: numbers with every digit, which a double would not keep, and no exponent; null for nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from json.encoder import encode_basestring
from typing import TypeAlias

from shengce.exports.fields import Field


@dataclass(frozen=True)
class Written:
    """A value that is JSON already, and may stand in many files."""

    text: str


Json: TypeAlias = "Field | Written | Mapping[str, Json] | tuple[Json, ...]"

_simple = json.JSONEncoder(ensure_ascii=False).encode


def json_text(value: Json) -> str:
    """Return a value as JSON without any white space."""
    if isinstance(value, str):  # first, as most values are
        return encode_basestring(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Written):
        return value.text
    if isinstance(value, tuple):
        return f"[{','.join(map(json_text, value))}]"
    if isinstance(value, Mapping):
        return f"{{{','.join(f'{encode_basestring(name)}:{json_text(each)}' for name, each in value.items())}}}"
    return _simple(value.isoformat() if isinstance(value, date) else value)
