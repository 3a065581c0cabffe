"""What stands in the description of a thing of each kind: the names in order, with their types and their words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from shengce.exports.api.rows import TOLD_ONCE
from shengce.exports.described import described
from shengce.exports.fields import Table, yes_or_no
from shengce.exports.sources import SOURCES
from shengce.exports.types import FieldType
from shengce.records.areas import AreaLevel, DivisionKind, Region
from shengce.records.vocabulary import Direction, Statistic, TermKind


@dataclass(frozen=True)
class Slot:
    """A field: its name, the key of its words in i18n/, its type, all codes it can hold, and if it is never empty.

    A list of ``many`` is never null.
    """

    name: str
    words: str
    type: FieldType = FieldType.TEXT
    codes: tuple[str, ...] = ()
    is_certain: bool = False
    is_many: bool = False


def slots_of(table: Table) -> tuple[Slot, ...]:
    """Return the columns of a published table as fields; those that are its key are never empty."""
    return tuple(
        Slot(column.name, f"column.{column.meaning}", column.type, column.codes, column.name in table.key)
        for column in described(table)
        if column.name not in TOLD_ONCE
    )


def _slot(name: str, type_: FieldType = FieldType.TEXT, codes: Iterable[str] = ()) -> Slot:
    return Slot(name, f"api.field.{name}", type_, tuple(map(str, codes)))


def _sure(name: str, type_: FieldType = FieldType.TEXT, codes: Iterable[str] = ()) -> Slot:
    return Slot(name, f"api.field.{name}", type_, tuple(map(str, codes)), is_certain=True)


def _many(name: str, type_: FieldType = FieldType.TEXT) -> Slot:
    return Slot(name, f"api.field.{name}", type_, is_many=True)


_NAMES = (_sure("name_zh"), _sure("name_en"))
_AREA = _sure("area")
LINKS = (_sure("json_url"), _many("csv_urls"), _slot("page_zh"), _slot("page_en"))

AREA = (
    _sure("id"),
    _slot("province_code"),
    _sure("area_level", codes=AreaLevel),
    _slot("within"),
    *_NAMES,
    _sure("short_zh"),
    _sure("short_en"),
    _slot("division", codes=DivisionKind),
    _slot("region", codes=(region for region in Region if region is not Region.NONE)),
    _sure("covered", codes=(yes_or_no(True), yes_or_no(False))),
    _many("plans"),
)
PLAN = (
    _sure("id"),
    _AREA,
    _sure("year", FieldType.INTEGER),
    _sure("read_whole", codes=(yes_or_no(True), yes_or_no(False))),
    _many("sources"),
)
INDICATOR = (
    _sure("id"),
    _sure("theme"),
    *_NAMES,
    _sure("definition_zh"),
    _sure("definition_en"),
    _sure("unit"),
    _sure("statistic", codes=Statistic),
    _sure("direction", codes=Direction),
    _sure("scope"),
    _sure("core", codes=(yes_or_no(True), yes_or_no(False))),
)
YEAR = (_sure("id"), _sure("year", FieldType.INTEGER), _many("plans"))
PROGRAMME = (
    _sure("id"),
    *_NAMES,
    _sure("kind", codes=TermKind),
    _slot("area"),
    _slot("definition_zh"),
    _slot("definition_en"),
    _many("themes"),
    _many("aliases"),
    _many("follows"),
)
SOURCE = (*slots_of(SOURCES), _many("plans"))
