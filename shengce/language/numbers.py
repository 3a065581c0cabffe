"""Numbers as both languages write them: thousands set apart, every decimal kept, a minus that is no hyphen."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.numbers import format_decimal

MINUS = "−"
_KEPT_NUMBERS = 20_000  # one figure stands on many pages


def written(value: int | Decimal, locale: Locale) -> str:
    """Return the number with thousands separated and every decimal kept, also a trailing zero."""
    decimals = decimals_of(Decimal(value))
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    text = _formatted(abs(value), pattern, locale)
    return f"{MINUS}{text}" if value < 0 else text


def decimals_of(value: Decimal) -> int:
    """Return how many decimals a number was given with."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


@lru_cache(_KEPT_NUMBERS)
def _formatted(size: int | Decimal, pattern: str, locale: Locale) -> str:
    text: str = format_decimal(size, format=pattern, locale=locale)
    return text
