"""What a printed number can be: its unit, its qualifiers, its direction."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


def words(spaced: str) -> list[str]:
    """Return the words of a vocabulary written with spaces between them."""
    return spaced.split()


class PrintedUnit(StrEnum):
    """The unit that is printed with a number; money is in yuan or US dollars whatever its multiplier.

    ``multiple`` is a ratio to the base (翻一番 is 2); ``plain`` is a number without unit, a date, or a year.
    """

    PERCENT = "percent"
    PERCENTAGE_POINT = "percentage_point"
    PER_MILLE = "per_mille"
    YUAN = "yuan"
    USD = "usd"
    COUNT = "count"
    RANK = "rank"
    RANK_CHANGE = "rank_change"
    CONSECUTIVE_YEARS = "consecutive_years"
    MULTIPLE = "multiple"
    PLAIN = "plain"


class PrintedQualifier(StrEnum):
    """How the number is bounded or meant by a word adjacent to it; ``exact`` where there is none."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    STRIVE = "strive"
    EXPECTED = "expected"
    PRELIMINARY = "preliminary"
    FIRST_TIME = "first_time"


class PrintedDirection(StrEnum):
    """Which way a change goes, by the verb or minus sign that governs the number."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


@dataclass(frozen=True)
class PrintedNumber:
    """One number or range as printed.

    ``value`` (the lower end of a range) and ``value_max`` (its upper end, else None) are in base units: 1.01万亿元 is
    1010000000000 yuan, 15万个 is 150000. Falls in percent, per mille, percentage points and ranks are negative.
    ``measure_word`` is printed after a count (个, 家, 公里) or a date (年); ``qualifiers`` are sorted.
    ``start`` and ``end`` delimit number and unit in the text that was read, without the qualifiers.
    """

    value: Decimal
    value_max: Decimal | None
    unit: PrintedUnit
    start: int
    end: int
    measure_word: str = ""
    direction: PrintedDirection = PrintedDirection.NONE
    qualifiers: tuple[PrintedQualifier, ...] = (PrintedQualifier.EXACT,)
