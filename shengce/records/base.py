"""What all records share: strictness, identifiers, bilingual text, days and typed absence."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints, WithJsonSchema

from shengce.records.characters import fault_of
from shengce.records.forms import DAY, NAME, SHA256, SLUG

FIGURE_REFERENCE = re.compile(r"\{figure:([a-z0-9-]+)\}")
_MOST_DIGITS = 18
_WHOLE_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=120)]
Name = Annotated[str, StringConstraints(pattern=NAME, max_length=80)]
WHOLE = "whole"
WHOLE_PROVINCE = "province"


def _scope_now(value: Any) -> Any:
    return WHOLE if value == WHOLE_PROVINCE else value


ScopeName = Annotated[Name, BeforeValidator(_scope_now)]
"""The identifier of a scope; ``whole`` is the whole area of whatever level, and ``province`` its former name."""

Sha256 = Annotated[str, StringConstraints(pattern=SHA256)]


def _plain(text: str) -> str:
    if text != text.strip():
        raise ValueError("must not begin or end with white space")
    if fault := fault_of(text):
        raise ValueError(fault)
    return text


Words = Annotated[str, StringConstraints(min_length=1, max_length=2000), AfterValidator(_plain)]


class Record(BaseModel):
    """A frozen record part that refuses fields it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Text(Record):
    """The same words in Chinese and in English; ``{figure:ID}`` stands for a figure, formatted for the language."""

    zh: Words
    en: Words

    def figures(self) -> frozenset[str]:
        """Return the ids of the figures that the Chinese text refers to."""
        return frozenset(FIGURE_REFERENCE.findall(self.zh))


class AbsenceReason(StrEnum):
    """Why something is not there; zero is a value and no absence."""

    NOT_STATED = "not_stated"
    RELATIVE_ONLY = "relative_only"
    NOT_PUBLISHED = "not_published"
    NOT_FOUND = "not_found"
    NOT_APPLICABLE = "not_applicable"


def _calendar_day(value: Any) -> date:
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not _WHOLE_DAY.fullmatch(value):
        raise ValueError("must be a day such as 2023-02-17")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError("is no day of the calendar") from None


CalendarDay = Annotated[date, BeforeValidator(_calendar_day)]


class Absent(Record):
    """A field that has no value, with the reason; ``searched`` is the day on which it was looked for."""

    absent: AbsenceReason
    searched: CalendarDay | None = None
    note: Text | None = None


def _whole_or_text(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _number(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise ValueError("must be a plain number such as 8.0 (no quotes, no separators, no unit)")
    number = Decimal(value)
    if not number.is_finite() or (number == 0 and number.is_signed()):
        raise ValueError("must be a number that is counted with; a zero has no sign")
    if len(number.as_tuple().digits) > _MOST_DIGITS:
        raise ValueError(f"must have at most {_MOST_DIGITS} digits")
    return number


def _of_the_calendar(text: str) -> str:
    if _WHOLE_DAY.fullmatch(text):
        _calendar_day(text)
    return text


Number = Annotated[Decimal, BeforeValidator(_number), WithJsonSchema({"type": "number"})]

Day = Annotated[
    str,
    BeforeValidator(_whole_or_text),
    StringConstraints(pattern=DAY),
    AfterValidator(_of_the_calendar),
    WithJsonSchema(
        {
            "type": ["integer", "string"],
            "pattern": DAY,
            "description": "a day 2023-02-17, a month 2023-02 or a year 2023, as precise as the source is",
        }
    ),
]
