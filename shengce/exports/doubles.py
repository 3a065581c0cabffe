"""Which numbers a double keeps for certain: those of at most 15 digits, before and after the point together."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

_MOST_DIGITS = 15


@cache
def as_double(number: int | Decimal) -> float | None:
    """Return the double that reads as the number wherever it is read; None where there may be none."""
    digits = "".join(map(str, Decimal(number).as_tuple().digits)).strip("0")
    return float(number) if len(digits) <= _MOST_DIGITS else None
