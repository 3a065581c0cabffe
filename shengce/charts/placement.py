"""Where a text stands among marks: the place that covers least of them, and of equal ones the first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from shengce.charts.lettering import text_width


@dataclass(frozen=True)
class Box:
    """A rectangle of pixels, its top above its bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def shared_with(self, other: Box) -> float:
        """Return how many square pixels two boxes have in common."""
        if not self.touches(other):
            return 0.0
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return width * height

    def touches(self, other: Box) -> bool:
        """Whether the boxes have anything in common: seldom, so this is asked before their common part is measured."""
        is_beside = self.left >= other.right or other.left >= self.right
        return not is_beside and self.top < other.bottom and other.top < self.bottom

    def outside(self, frame: Box) -> float:
        """Return how many square pixels of the box lie outside a frame."""
        return (self.right - self.left) * (self.bottom - self.top) - self.shared_with(frame)

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.top + self.bottom) / 2


def box_around(x: float, y: float, reach: float) -> Box:
    """Return the box of a mark that reaches so far from its centre."""
    return Box(x - reach, y - reach, x + reach, y + reach)


def box_of_text(text: str, size: float, left: float, middle: float) -> Box:
    """Return the box of a line of text that begins at ``left``, its vertical middle at ``middle``."""
    return Box(left, middle - size / 2, left + text_width(text, size), middle + size / 2)


def least_covering(places: Iterable[Box], taken: Iterable[Box], frame: Box, handicap: float = 0.0) -> Box:
    """Return the first place that covers least of what is taken; what lies outside the frame counts three times.

    Each place must cover ``handicap`` square pixels less than the one before to be taken instead.
    """
    obstacles = tuple(taken)

    def covered(entry: tuple[int, Box]) -> float:
        order, place = entry
        left, top, right, bottom = place.left, place.top, place.right, place.bottom
        # Asked here, not in a call: nearly all obstacles are elsewhere, and there are millions of them.
        near = [
            obstacle
            for obstacle in obstacles
            if obstacle.left < right and left < obstacle.right and obstacle.top < bottom and top < obstacle.bottom
        ]
        shared = sum(place.shared_with(obstacle) for obstacle in near)
        return shared + 3 * place.outside(frame) + order * handicap

    return min(enumerate(places), key=covered)[1]
