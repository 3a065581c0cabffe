"""The areas of every level, one a row: what the other tables call ``province``."""

from __future__ import annotations

from collections.abc import Iterator

from shengce.derive.knowledge import Knowledge
from shengce.exports.columns import AREA_COLUMNS
from shengce.exports.fields import Fields, Table, both, yes_or_no
from shengce.records.areas import Area, Region


def area_row(area: Area) -> Fields:
    """Return an area by column; ``division`` and ``region`` are said of provinces."""
    name_zh, name_en = both(area.name)
    short_zh, short_en = both(area.short)
    return {
        "id": area.slug,
        "province_code": area.code,
        "area_level": area.level.value,
        "within": area.within,
        "name_zh": name_zh,
        "name_en": name_en,
        "short_zh": short_zh,
        "short_en": short_en,
        "division": area.kind.value if area.kind else None,
        "region": None if area.region is Region.NONE else area.region.value,
        "covered": yes_or_no(area.is_covered),
    }


def _areas(knowledge: Knowledge) -> Iterator[Fields]:
    """Yield every area, in the order of the records."""
    yield from map(area_row, knowledge.catalogue.areas.values())


AREAS = Table("areas", AREA_COLUMNS, _areas, key=("id",))
