"""Mean and median of decimals, exact as decimals are."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal


def mean(values: Sequence[Decimal]) -> Decimal:
    """Return the mean of at least one value."""
    return sum(values, Decimal(0)) / len(values)


def median(values: Sequence[Decimal]) -> Decimal:
    """Return the median of at least one value; of an even number the mean of the middle two."""
    ordered, middle = sorted(values), len(values) // 2
    return ordered[middle] if len(ordered) % 2 else mean(ordered[middle - 1 : middle + 1])
