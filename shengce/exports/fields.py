"""Rows of tables as typed fields, whatever they are written as: text, numbers, days, None for nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from shengce.derive.knowledge import Knowledge
from shengce.exports.columns import DATA_VERSION
from shengce.exports.types import Column
from shengce.records.areas import Area
from shengce.records.base import Text
from shengce.records.citation import Citation
from shengce.records.period import Period

Field = str | int | Decimal | date | None
Fields = Mapping[str, Field]


@dataclass(frozen=True)
class Table:
    """A published table: its name, the columns of its contract in order, and what makes its rows.

    Each row that is made has all columns but the version of the data, which is the same in all. ``key`` are the columns
    that tell a row from all others, where some do. ``special`` are columns that are not described as in other tables.
    """

    name: str
    columns: tuple[str, ...]
    made: Callable[[Knowledge], Iterable[Fields]]
    key: tuple[str, ...] = ()
    special: Mapping[str, Column] = field(default_factory=dict)

    def rows(self, knowledge: Knowledge) -> Iterator[Fields]:
        """Yield the rows as they are published: by column, in the order of the columns."""
        version = {DATA_VERSION: knowledge.version}
        for made in self.made(knowledge):
            fields = {**made, **version}
            yield {column: fields[column] for column in self.columns}


def both(text: Text | None) -> tuple[Field, Field]:
    """Return a text in Chinese and in English."""
    return (text.zh, text.en) if text else (None, None)


def yes_or_no(is_so: bool) -> str:
    """Return what is or is not so as a word."""
    return "yes" if is_so else "no"


def area_fields(area: Area) -> Fields:
    """Return whose something is: the identifier of the area, and its code of GB/T 2260, which the nation has not."""
    return {"province": area.slug, "province_code": area.code}


def period_fields(period: Period) -> Fields:
    """Return what time something is of, its years also as numbers; what is up to a year began no one knows when."""
    return {
        "period": str(period),
        "year_from": None if period.is_until else period.first,
        "year_to": period.last,
    }


def place_fields(cite: Citation) -> Fields:
    """Return where something stands: the source, and the place within it."""
    return {"source": cite.source, "locator": cite.locator}
