"""A line of shares by year, with the mean of each era beside it: where it all stands, in percent of its box.

The template writes it as SVG whose lines and letters keep their size at any width.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

_TOP, _BOTTOM = Decimal(8), Decimal(82)
_LATE = 90
_SHIFTS = {"start": 10, "end": -10}


@dataclass(frozen=True)
class Span:
    """Years in a row and their common share, in percent, with the words that name it."""

    first: int
    last: int
    share: Decimal
    label: str


@dataclass(frozen=True)
class Stroke:
    """A straight line."""

    x: str
    y: str
    x2: str
    y2: str


@dataclass(frozen=True)
class Label:
    """Words at a place; ``side`` is the end of them that stands there: start or end."""

    x: str
    y: str
    words: str
    side: str

    @property
    def shift(self) -> int:
        """By how many pixels the words stand away from a mark at their place."""
        return _SHIFTS[self.side]


@dataclass(frozen=True)
class ShareLine:
    """The line with its dots, the means, the words at both ends, and the years below."""

    strokes: tuple[Stroke, ...]
    means: tuple[Stroke, ...]
    labels: tuple[Label, ...]
    dot: Label
    years: tuple[Label, ...]


def share_line(shares: Mapping[int, Decimal], spans: Iterable[Span], marked: int, words: str) -> ShareLine:
    """Place the shares, in percent by year; ``marked`` is the year whose dot has ``words`` beside it."""
    frame = _Frame(min(shares), max(shares))
    eras = tuple(spans)
    points = [(frame.x(year), _y(share)) for year, share in shares.items()]
    return ShareLine(
        strokes=tuple(Stroke(*before, *after) for before, after in pairwise(points)),
        means=tuple(Stroke(frame.x(era.first), _y(era.share), frame.x(era.last), _y(era.share)) for era in eras),
        labels=tuple(_beside(frame, era, is_first=era is eras[0]) for era in eras),
        dot=Label(frame.x(marked), _y(shares[marked]), words, "end" if frame.is_late(marked) else "start"),
        years=tuple(
            Label(frame.x(year), "100%", str(year), "end" if frame.is_late(year) else "start")
            for year in dict.fromkeys((frame.first, *(era.first for era in eras), frame.last))
        ),
    )


def _beside(frame: _Frame, era: Span, *, is_first: bool) -> Label:
    """Return an era's words: of the first before its line, of the last behind it."""
    return Label(frame.x(era.first if is_first else era.last), _y(era.share), era.label, "end" if is_first else "start")


@dataclass(frozen=True)
class _Frame:
    """The years from the left end to the right end."""

    first: int
    last: int

    def x(self, year: int) -> str:
        return f"{self._part(year):.1f}%"

    def is_late(self, year: int) -> bool:
        return self._part(year) > _LATE

    def _part(self, year: int) -> Decimal:
        return Decimal(100 * (year - self.first)) / max(self.last - self.first, 1)


def _y(share: Decimal) -> str:
    return f"{_BOTTOM - (_BOTTOM - _TOP) * share / 100:.1f}%"
