"""Days, months, periods and places in a text as each language writes them."""

from __future__ import annotations

import re
from datetime import date

from babel.dates import format_date

from shengce.language.strings import Language
from shengce.records.period import Period

_SENTENCE = re.compile(r"^(?:(?P<article>.+)-)?p(?P<paragraph>\d+)(?:-s(?P<sentence>\d+))?$")


def day_text(day: str, language: Language) -> str:
    """Return a day, month or year, as precise as it was given."""
    parts = [int(part) for part in day.split("-")]
    names = ("year", "month", "day")
    pattern = language.say(f"date.{names[len(parts) - 1]}")
    padded = (*parts, 1, 1)
    text: str = format_date(date(padded[0], padded[1], padded[2]), format=pattern, locale=language.locale)
    return text


def period_text(period: Period, language: Language) -> str:
    """Return a period: a year, a quarter, an interval, or up to a year."""
    if period.quarter:
        return language.say("period.quarter", year=period.last, quarter=period.quarter)
    if period.is_until:
        return language.say("period.until", year=period.last)
    if period.is_interval:
        return language.say("period.interval", first=period.first, last=period.last)
    return language.say("period.year", year=period.last)


def locator_text(locator: str, language: Language) -> str:
    """Return ``第5段第2句`` or ``paragraph 5, sentence 2`` for ``jiangxi-p5-s2``.

    Raises ValueError for what is no locator.
    """
    found = _SENTENCE.match(locator)
    if found is None:
        raise ValueError(f"“{locator}” is no locator")
    if found["sentence"] is None:
        return language.say("locator.paragraph", paragraph=found["paragraph"])
    return language.say("locator.sentence", paragraph=found["paragraph"], sentence=found["sentence"])
