"""The texts beside a row's marks: which stands on which side, and how much room each takes."""

from __future__ import annotations

from dataclasses import dataclass

from shengce.charts.lettering import printable, widest, wrapped
from shengce.charts.model import DumbbellRow
from shengce.charts.palette import Colour
from shengce.charts.scale import Domain

# A lone mark beyond this part of the scale carries its text on the left, where there is room.
_FAR_RIGHT = 0.72
_SEPARATOR = " · "


@dataclass(frozen=True)
class Caption:
    """Lines of one text beside a mark, in ink for an outcome and muted for anything else."""

    lines: tuple[str, ...]
    width: float
    colour: Colour


@dataclass(frozen=True)
class Captions:
    """The texts at the left and at the right of a row's marks."""

    left: Caption
    right: Caption

    @property
    def most_lines(self) -> int:
        """The number of lines of the taller text."""
        return max(len(self.left.lines), len(self.right.lines))


def captions_of(row: DumbbellRow, domain: Domain, size: float, limit: float) -> Captions:
    """Set a row's texts on the sides of its marks, each wrapped to ``limit`` pixels at font size ``size``."""
    target = _caption(row.target_text, size, limit, Colour.MUTED)
    outcome = _caption(row.outcome_text, size, limit, Colour.INK if row.outcome is not None else Colour.MUTED)
    if row.target is not None and row.outcome is not None:
        return Captions(target, outcome) if row.target <= row.outcome else Captions(outcome, target)
    if target.lines and outcome.lines and row.values:
        return Captions(target, outcome)
    return _beside_one_mark(row, domain, target, outcome) if row.values else _without_marks(row, size, limit)


def _beside_one_mark(row: DumbbellRow, domain: Domain, target: Caption, outcome: Caption) -> Captions:
    only, nothing = (target, outcome) if target.lines else (outcome, target)
    far = domain.fraction(row.values[0]) > _FAR_RIGHT
    return Captions(only, nothing) if far else Captions(nothing, only)


def _without_marks(row: DumbbellRow, size: float, limit: float) -> Captions:
    text = _SEPARATOR.join(text for text in (row.target_text, row.outcome_text) if text)
    # With no mark there is room for both texts on one line.
    return Captions(_caption("", size, limit, Colour.MUTED), _caption(text, size, 2 * limit, Colour.MUTED))


def _caption(text: str, size: float, limit: float, colour: Colour) -> Caption:
    lines = wrapped(printable(text), size, limit)
    return Caption(lines, widest(lines, size), colour)
