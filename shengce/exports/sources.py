"""The documents that the records are cited to, one a row."""

from __future__ import annotations

from collections.abc import Iterator

from shengce.derive.knowledge import Knowledge
from shengce.exports.columns import SOURCE_COLUMNS
from shengce.exports.fields import Field, Fields, Table, both
from shengce.records.base import Absent, Text
from shengce.records.catalogue import PlanKey
from shengce.records.sources import Source

_SEVERAL = ";"


def source_fields(source: Source, plans: tuple[PlanKey, ...]) -> Fields:
    """Return a source by column; ``area`` and ``plan_year`` are of the plans that draw on it, all that there are."""
    return {
        **_title_fields(source),
        "area": _joined(area for area, _ in plans),
        "plan_year": _joined(str(year) for _, year in plans),
        "published": _present(source.published),
        "url": _present(source.url),
        "sha256": source.text.sha256,
        "accessed": source.accessed,
        "collection": source.collection,
        "no_publisher": _reason(source.publisher),
        "no_published": _reason(source.published),
        "no_url": _reason(source.url),
    }


def _title_fields(source: Source) -> Fields:
    title_zh, title_en = both(source.title)
    publisher_zh, publisher_en = both(source.publisher if isinstance(source.publisher, Text) else None)
    return {
        "id": source.id,
        "kind": source.kind.value,
        "title_zh": title_zh,
        "title_en": title_en,
        "publisher_zh": publisher_zh,
        "publisher_en": publisher_en,
    }


def _joined(values: Iterator[str]) -> Field:
    """Return different values in their order as one text; nothing where there is none."""
    return _SEVERAL.join(dict.fromkeys(values)) or None


def _present(value: str | Absent) -> Field:
    return None if isinstance(value, Absent) else value


def _reason(value: str | Text | Absent) -> Field:
    """Return why something is not there; nothing where it is."""
    return value.absent.value if isinstance(value, Absent) else None


def _sources(knowledge: Knowledge) -> Iterator[Fields]:
    """Yield every source, in the order of the files."""
    for source in knowledge.catalogue.sources.values():
        yield source_fields(source, knowledge.indexes.plans_from(source.id))


SOURCES = Table("sources", SOURCE_COLUMNS, _sources, key=("id",))
