"""Marks at fixed pixels: all that the template of charts has to write down."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from operator import attrgetter
from typing import Generic, TypeVar

from shengce.charts.palette import Colour

# From the middle of a line of text to its baseline, in em.
_BASELINE = 0.36


class LineRole(StrEnum):
    """What a line is for; lines are drawn in this order, under everything else."""

    GUIDES = "guides"
    GRID = "grid"
    EVENTS = "events"
    ZERO = "zero"
    REFERENCE = "reference"
    STEPS = "steps"
    GAPS = "gaps"

    @property
    def cap(self) -> str:
        """How the lines end, if not bluntly: gaps round, so that one between equal values shows as a dot."""
        return "round" if self is LineRole.GAPS else ""

    @property
    def dashes(self) -> str:
        """The lengths of a broken line's strokes and gaps; empty for a whole line."""
        return "1 3" if self is LineRole.EVENTS else ""


class SymbolRole(StrEnum):
    """What a symbol is for, drawn in this order; targets are diamonds and outcomes dots."""

    TARGET_KEY = "targetkey"
    TARGETS = "targets"
    OUTCOMES = "outcomes"

    @property
    def is_diamond(self) -> bool:
        """Whether the symbols are diamonds; otherwise they are dots."""
        return self in {SymbolRole.TARGET_KEY, SymbolRole.TARGETS}


class TextRole(StrEnum):
    """What a text is for; texts that end at their place are right-aligned, all others begin there."""

    KEY = "key"
    TICKS = "ticks"
    EVENTS = "eventwords"
    REFERENCE = "referencelabel"
    MARKED = "marked"
    VALUES_BEFORE = "valuesbefore"
    VALUES_AFTER = "valuesafter"

    @property
    def anchor(self) -> str:
        """Which end of the texts stands at their place."""
        return "end" if self is TextRole.VALUES_BEFORE else "start"


@dataclass(frozen=True)
class Line:
    """A straight line between two pixels."""

    role: LineRole
    x: float
    y: float
    x2: float
    y2: float
    colour: Colour
    thickness: float


@dataclass(frozen=True)
class Symbol:
    """A shape centred on a pixel; ``radius`` is half its width."""

    role: SymbolRole
    x: float
    y: float
    radius: float
    fill: Colour
    stroke: Colour
    thickness: float


@dataclass(frozen=True)
class Text:
    """One line of text, its vertical middle at ``y``; ``size`` in pixels."""

    role: TextRole
    text: str
    x: float
    y: float
    size: float
    colour: Colour

    @property
    def baseline(self) -> float:
        """The pixel that the letters stand on."""
        return self.y + _BASELINE * self.size


@dataclass(frozen=True)
class Patch:
    """All surfaces of one colour, as one path; they lie under everything else."""

    path: str
    fill: Colour


_Role = TypeVar("_Role", LineRole, SymbolRole, TextRole)
_Mark = TypeVar("_Mark", Line, Symbol, Text)


@dataclass(frozen=True)
class Layer(Generic[_Role, _Mark]):
    """Marks of one role and one look that are drawn one after the other; there is at least one."""

    role: _Role
    marks: tuple[_Mark, ...]

    @property
    def look(self) -> _Mark:
        """A mark that looks as all of them do."""
        return self.marks[0]


@dataclass(frozen=True)
class Drawing:
    """All marks of one image, in pixels; marks of one role are drawn in the order given."""

    width: float
    height: float
    lines: tuple[Line, ...]
    symbols: tuple[Symbol, ...]
    texts: tuple[Text, ...]
    patches: tuple[Patch, ...] = ()

    @property
    def line_layers(self) -> Iterator[Layer[LineRole, Line]]:
        """The lines, lowest first."""
        return _layers(LineRole, self.lines, attrgetter("colour", "thickness"))

    @property
    def symbol_layers(self) -> Iterator[Layer[SymbolRole, Symbol]]:
        """The symbols, lowest first."""
        return _layers(SymbolRole, self.symbols, attrgetter("fill", "stroke", "thickness"))

    @property
    def text_layers(self) -> Iterator[Layer[TextRole, Text]]:
        """The texts, lowest first."""
        return _layers(TextRole, self.texts, attrgetter("colour", "size"))


def _layers(
    roles: Iterable[_Role], marks: Iterable[_Mark], look: Callable[[_Mark], object]
) -> Iterator[Layer[_Role, _Mark]]:
    for role in roles:
        for _, alike in groupby((mark for mark in marks if mark.role is role), look):
            yield Layer(role, tuple(alike))
