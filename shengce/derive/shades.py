"""Numbers as shades of one colour, lightest to darkest: how many numbers share a shade is said with them."""

from __future__ import annotations

from dataclasses import dataclass

_DARKEST = 5


@dataclass(frozen=True)
class Shade:
    """A shade from 1 to 5 and the numbers that have it; the darkest has no end."""

    shade: int
    low: int
    high: int | None


@dataclass(frozen=True)
class Shades:
    """Shades of ``width`` numbers each: 0 for none, then 1 to 5."""

    width: int

    def of(self, count: int) -> int:
        """Return the shade of a number."""
        return min((count + self.width - 1) // self.width, _DARKEST)

    @property
    def all(self) -> tuple[Shade, ...]:
        """The shades with their numbers, lightest first."""
        return tuple(
            Shade(shade, (shade - 1) * self.width + 1, None if shade == _DARKEST else shade * self.width)
            for shade in range(1, _DARKEST + 1)
        )
