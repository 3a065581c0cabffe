"""The steps of a sequential scale: which values share a shade."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

_MOST = 5
_DARKEST = 5


@dataclass(frozen=True)
class ValueStep:
    """The values from ``low`` to ``high`` have the shade ``step``, from 1 (least) to 5 (most)."""

    step: int
    low: Decimal
    high: Decimal

    def holds(self, value: Decimal) -> bool:
        """Whether a value has this shade."""
        return self.low <= value <= self.high


def value_steps(values: Iterable[Decimal]) -> tuple[ValueStep, ...]:
    """Return the shades from the lowest value up: one a value up to five, else as many different values in each."""
    distinct = sorted(set(values))
    count = min(len(distinct), _MOST)
    groups = (distinct[len(distinct) * i // count : len(distinct) * (i + 1) // count] for i in range(count))
    return tuple(ValueStep(_shade(i, count), group[0], group[-1]) for i, group in enumerate(groups))


def _shade(place: int, count: int) -> int:
    """Return the shade of one of so many groups: they are spread over the whole scale."""
    return 1 + place * (_DARKEST - 1) // (count - 1) if count > 1 else (1 + _DARKEST) // 2
