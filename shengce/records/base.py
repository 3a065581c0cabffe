"""What all records share: strictness, identifiers, bilingual text, periods and typed absence."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
NAME = r"^[a-z0-9]+(_[a-z0-9]+)*$"
FIGURE_REFERENCE = re.compile(r"\{figure:([a-z0-9-]+)\}")
_MOST_DIGITS = 18
_WHOLE_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CONTROL = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\U000e0000-\U000e007f]"
)

Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=120)]
Name = Annotated[str, StringConstraints(pattern=NAME, max_length=80)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


def _plain(text: str) -> str:
    if text != text.strip():
        raise ValueError("must not begin or end with white space")
    if _CONTROL.search(text):
        raise ValueError("must not contain control or invisible characters")
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
    if len(number.as_tuple().digits) > _MOST_DIGITS:
        raise ValueError(f"must have at most {_MOST_DIGITS} digits")
    return number


def _of_the_calendar(text: str) -> str:
    if _WHOLE_DAY.fullmatch(text):
        _calendar_day(text)
    return text


Number = Annotated[Decimal, BeforeValidator(_number), WithJsonSchema({"type": "number"})]
_YEAR = r"(19|20)[0-9]{2}"
_PERIOD = rf"^({_YEAR}(-Q[1-4])?|{_YEAR}/{_YEAR}|\.\./{_YEAR})$"
_DAY = rf"^{_YEAR}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"


def _whole_or_text_schema(pattern: str, description: str) -> WithJsonSchema:
    """Return the schema of a text that may stand without quotes where it is a whole number."""
    return WithJsonSchema({"type": ["integer", "string"], "pattern": pattern, "description": description})


Period = Annotated[
    str,
    BeforeValidator(_whole_or_text),
    StringConstraints(pattern=_PERIOD),
    _whole_or_text_schema(_PERIOD, "2023; 2023-Q1; the interval 2018/2022; up to a year ../2030"),
]
Day = Annotated[
    str,
    BeforeValidator(_whole_or_text),
    StringConstraints(pattern=_DAY),
    AfterValidator(_of_the_calendar),
    _whole_or_text_schema(_DAY, "a day 2023-02-17, a month 2023-02 or a year 2023, as precise as the source is"),
]
Citation = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9-]+#([a-z0-9]+(-[a-z0-9]+)*-)?p[1-9][0-9]*(-s[1-9][0-9]*)?$"),
    Field(description="source#paragraph-sentence, e.g. local-work-2023#jiangxi-p5-s2"),
]
