"""The time that a figure is of: a year, a quarter, an interval of whole years, or the time up to a year."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from shengce.records.forms import PERIOD

_PARTS = re.compile(r"(?:(?P<until>\.\.)/|(?P<first>[0-9]{4})/)?(?P<last>[0-9]{4})(?:-Q(?P<quarter>[1-4]))?")


@dataclass(frozen=True, slots=True)
class Period:
    """A part of time, written ``2023``, ``2023-Q1``, ``2018/2022`` (both years within) or ``../2030``.

    ``first`` and ``last`` are its years, equal but for an interval. ``quarter`` is 1 to 4 for a quarter of that year.
    ``is_until`` marks what is to be reached by the end of a year, whenever it began.
    """

    first: int
    last: int
    quarter: int | None = None
    is_until: bool = False

    @classmethod
    def parse(cls, text: str) -> Period:
        """Return the period that a text writes; raises ValueError for what is none, or an interval that is not one."""
        return _parsed(text)

    @classmethod
    def of_year(cls, year: int) -> Period:
        """Return a calendar year."""
        return cls(year, year)

    @property
    def is_single_year(self) -> bool:
        """Whether this is one calendar year, whole."""
        return self == Period.of_year(self.last)

    @property
    def is_interval(self) -> bool:
        """Whether this is several years, from the first to the last."""
        return self.first != self.last

    @property
    def span(self) -> str:
        """What part of time this is, wherever it lies: a certain quarter (``Q1``), or the number of years (``5``)."""
        return f"Q{self.quarter}" if self.quarter else str(self.last - self.first + 1)

    @property
    def settled_by(self) -> Period:
        """The period of the result that tells whether a target of this period was met: of ``../2025`` it is 2025."""
        return replace(self, is_until=False)

    def __str__(self) -> str:
        if self.is_until:
            return f"../{self.last}"
        if self.is_interval:
            return f"{self.first}/{self.last}"
        return f"{self.last}-Q{self.quarter}" if self.quarter else str(self.last)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_wrap_validator_function(
            lambda value, as_text: value if isinstance(value, cls) else cls.parse(as_text(_as_text(value))),
            core_schema.str_schema(pattern=PERIOD),
            serialization=core_schema.to_string_ser_schema(),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        description = "2023; 2023-Q1; the interval 2018/2022; up to a year ../2030"
        return {**handler(schema), "type": ["integer", "string"], "description": description}


def _as_text(value: object) -> object:
    """Return a year that stands without quotes in YAML as the text that it is."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


@lru_cache(maxsize=1024)
def _parsed(text: str) -> Period:
    found = _PARTS.fullmatch(text)
    if found is None:
        raise ValueError(f"“{text}” is no period")
    last, quarter = int(found["last"]), found["quarter"]
    first = int(found["first"] or last)
    if found["first"] and first >= last:
        raise ValueError("is no interval; its second year must be later than its first")
    return Period(first, last, int(quarter) if quarter else None, bool(found["until"]))
