"""How far the targets of one indicator and year lie apart: the lowest, the highest, and the most frequent one.

Targets are compared by the value that counts, which of a range is the end that is reached first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from shengce.derive.facts import Fact
from shengce.derive.promises import Promise


@dataclass(frozen=True)
class TargetSpread:
    """The targets of a year; ``usual`` is the value that most provinces set, None where no single one is."""

    targets: tuple[Fact, ...]
    lowest: Fact
    highest: Fact
    usual: Decimal | None

    @property
    def is_one_value(self) -> bool:
        """Whether all targets are for the same value."""
        return self.lowest.value == self.highest.value


def target_spread(promises: Iterable[Promise]) -> TargetSpread | None:
    """Return the spread of the targets of one indicator and year; None where no province sets one."""
    targets = tuple(promise.target for promise in promises if promise.target)
    if not targets:
        return None
    lowest, highest = min(targets, key=_value), max(targets, key=_value)
    return TargetSpread(targets, lowest, highest, _usual(targets))


def _value(fact: Fact) -> Decimal:
    return fact.value


def _usual(targets: Iterable[Fact]) -> Decimal | None:
    """Return the most frequent value, if it is that of several targets and no other is as frequent."""
    first, second = (*Counter(fact.value for fact in targets).most_common(2), (None, 0))[:2]
    return first[0] if first[1] > max(second[1], 1) else None
