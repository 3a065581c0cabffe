"""What each column of the published tables holds, of which every form makes its own types.

A column of one name is of one type in all tables but those that are named. What is not listed is what its values are,
so that a new table has every form at once; list a column whose type should not follow from what the records hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from shengce.records.vocabulary import Indicator


class FieldType(StrEnum):
    """A category is a text of few that come again and again, most of them identifiers of a list."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    CATEGORY = "category"
    BOOLEAN = "boolean"


@dataclass(frozen=True)
class Column:
    """A column of a table; ``codes`` are all that can stand in it, empty where anything can.

    ``meaning`` names its words, which are ``column.MEANING`` in i18n/; ``about`` is the indicator that they have a
    place for, where the column is of one. ``label`` and ``code_labels`` are what a program for statistics shows
    for the column and for each code, in both languages; empty where the table is written for none.
    """

    name: str
    meaning: str
    type: FieldType
    codes: tuple[str, ...]
    about: Indicator | None = None
    label: str = ""
    code_labels: tuple[str, ...] = ()


_TYPES: Mapping[FieldType, tuple[str, ...]] = {
    FieldType.TEXT: (
        *("id", "period", "as_printed", "locator", "label_zh", "label_en", "text_zh", "text_en", "note_zh", "note_en"),
        *("reason_zh", "reason_en", "word", "target_id", "target_locator", "outcome_id", "outcome_locator"),
        *("name_zh", "name_en", "title_zh", "title_en", "published", "url", "sha256", "collection"),
        *("file", "column", "meaning_zh", "meaning_en", "codes", "label"),
        *("short_zh", "short_en", "definition_zh", "definition_en", "unit_zh", "unit_en", "was", "old", "new"),
    ),
    FieldType.INTEGER: (
        *("plan_year", "year", "year_from", "year_to", "number"),
        *("reports", "characters", "occurrences", "of_reports", "national_occurrences"),
    ),
    FieldType.DECIMAL: (
        *("value", "value_max", "target_value", "target_value_max", "outcome_value", "outcome_value_max"),
        *("gap", "better_by"),
    ),
    FieldType.DATE: ("accessed", "date"),
    FieldType.CATEGORY: (
        *(
            "province",
            "province_code",
            "area",
            "indicator",
            "kind",
            "unit",
            "qualifier",
            "scope",
            "source",
            "statistic",
        ),
        *("finality", "reading", "area_level", "among", "reason", "term", "target_source", "outcome_qualifier"),
        *("outcome_source", "verdict", "verdict_strict", "no_outcome", "counted", "stance", "type"),
        *("within", "division", "region", "covered", "theme", "direction", "core"),
        *("first_version", "changed_version", "change_reason", "version", "before", "change", "field"),
        *("data_version", "publisher_zh", "publisher_en", "no_publisher", "no_published", "no_url"),
    ),
}
TYPES = {column: kind for kind, columns in _TYPES.items() for column in columns}
# A source may be of several areas and plans.
_APART = {("sources", "area"): FieldType.TEXT, ("sources", "plan_year"): FieldType.TEXT}
# The first that all values are of; bool is a kind of int in Python, and so stands before it.
_OF_VALUES: tuple[tuple[FieldType, type | tuple[type, ...]], ...] = (
    (FieldType.BOOLEAN, bool),
    (FieldType.INTEGER, int),
    (FieldType.DECIMAL, (int, Decimal)),
    (FieldType.DATE, date),
)


def type_of(table: str, column: str, values: Iterable[object]) -> FieldType:
    """Return the type of a column."""
    listed = _APART.get((table, column)) or TYPES.get(column)
    return listed or _of_values([value for value in values if value is not None])


def _of_values(values: list[object]) -> FieldType:
    fitting = (kind for kind, of in _OF_VALUES if values and all(isinstance(value, of) for value in values))
    return next(fitting, FieldType.TEXT)
