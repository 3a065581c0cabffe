"""Rows of tables as typed fields, whatever they are written as: text, numbers, days, None for nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from shengce.derive.knowledge import Knowledge
from shengce.records.areas import Area
from shengce.records.base import Text
from shengce.records.citation import Citation

Field = str | int | Decimal | date | None
Fields = Mapping[str, Field]


@dataclass(frozen=True)
class Table:
    """A published table: its name, the columns of its contract in order, and its rows, each with all columns.

    ``key`` are the columns that tell a row from all others, where some do.
    """

    name: str
    columns: tuple[str, ...]
    rows: Callable[[Knowledge], Iterable[Fields]]
    key: tuple[str, ...] = ()


def both(text: Text | None) -> tuple[Field, Field]:
    """Return a text in Chinese and in English."""
    return (text.zh, text.en) if text else (None, None)


def yes_or_no(is_so: bool) -> str:
    """Return what is or is not so as a word."""
    return "yes" if is_so else "no"


def area_fields(area: Area) -> Fields:
    """Return whose something is: the identifier of the area, and its code of GB/T 2260, which the nation has not."""
    return {"province": area.slug, "province_code": area.code}


def place_fields(cite: Citation) -> Fields:
    """Return where something stands: the source, and the place within it."""
    return {"source": cite.source, "locator": cite.locator}
