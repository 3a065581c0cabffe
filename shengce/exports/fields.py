"""Rows of tables as typed fields, whatever they are written as: text, whole numbers, decimals, None for nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from shengce.derive.knowledge import Knowledge
from shengce.records.base import Text

Field = str | int | Decimal | None
Fields = Mapping[str, Field]


@dataclass(frozen=True)
class Table:
    """A published table: its name, the columns of its contract in order, and its rows, each with all columns."""

    name: str
    columns: tuple[str, ...]
    rows: Callable[[Knowledge], Iterable[Fields]]


def both(text: Text | None) -> tuple[Field, Field]:
    """Return a text in Chinese and in English."""
    return (text.zh, text.en) if text else (None, None)
