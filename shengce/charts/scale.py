"""The value scale of a chart: its domain, its ticks and the pixels they fall on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

# Up to so many rows the scale starts at zero: on a tight one any gap would fill the whole chart.
_FEW_ROWS = 6
_NEAR_ZERO = Decimal("0.6")
# How many steps the scales have that a chart of part of the values chooses from.
_SCALE_COUNTS = (24, 12, 6, 4, 3, 2)
# A rough step of 1 to 10 below the bound becomes the round one; bounds lie midway on a logarithmic scale.
_STEPS = (
    (Decimal("1.4"), Decimal(1)),
    (Decimal("3.2"), Decimal(2)),
    (Decimal("7.1"), Decimal(5)),
    (Decimal(10), Decimal(10)),
)


@dataclass(frozen=True)
class Domain:
    """The lowest and the highest value a chart shows; low is always below high."""

    low: Decimal
    high: Decimal

    def fraction(self, value: Decimal) -> float:
        """Return where a value lies, 0 at the low end and 1 at the high end."""
        return float((value - self.low) / (self.high - self.low))


@dataclass(frozen=True)
class Scale:
    """A domain laid over the pixels from ``start`` to ``end``."""

    domain: Domain
    start: float
    end: float

    def position(self, value: Decimal) -> float:
        """Return the horizontal pixel of a value."""
        return self.start + self.domain.fraction(value) * (self.end - self.start)


def domain_of(values: Iterable[Decimal], rows: int) -> Domain:
    """Return the domain that holds all values; zero belongs to it when rows are few or values come near it."""
    found = sorted(values)
    if not found:
        return Domain(Decimal(0), Decimal(1))
    low, high = found[0], found[-1]
    near = (high - low) * _NEAR_ZERO
    if rows <= _FEW_ROWS or low == high or -near <= high <= 0 or 0 <= low <= near:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    return Domain(low, high) if low < high else Domain(Decimal(-1), Decimal(1))


def ticks_of(domain: Domain, count: int) -> tuple[Decimal, ...]:
    """Return round values, about ``count`` of them, from just below the domain to just above it."""
    step = _round_step((domain.high - domain.low) / count)
    first = (domain.low / step).to_integral_value(rounding="ROUND_FLOOR")
    last = (domain.high / step).to_integral_value(rounding="ROUND_CEILING")
    return tuple(step * number for number in range(int(first), int(last) + 1))


def scales_of(values: Iterable[Decimal]) -> tuple[tuple[Decimal, ...], ...]:
    """Return the scales that any of the values may be shown on: round ticks over all of them, the finest first."""
    domain = domain_of(values, 1)
    return tuple(dict.fromkeys(ticks_of(domain, count) for count in _SCALE_COUNTS))


def tick_text(value: Decimal, unit: str) -> str:
    """Return a tick's number with its unit, a true minus sign and thousands set apart."""
    digits = f"{abs(value).normalize():,f}"
    return f"{'−' if value < 0 else ''}{digits}{unit}"


def _round_step(rough: Decimal) -> Decimal:
    magnitude = Decimal(1).scaleb(rough.adjusted())
    return next(step for bound, step in _STEPS if rough < bound * magnitude) * magnitude
