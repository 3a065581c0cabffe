"""Marks at fixed pixels, and the one place where they go through Altair to SVG.

The chart that Altair describes is always the same: one layer a role, each with named data. It is compiled once;
an image is that chart with its marks as data, which takes a fraction of the time of describing each image anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Literal

import altair
import vl_convert

from shengce.charts.palette import Colour

# A halo in the paper's colour keeps lines out of letters.
_HALO = 5
# From the middle of a line of text to its baseline, in em.
_BASELINE = 0.36


class LineRole(StrEnum):
    """What a line is for; lines are drawn in this order, under everything else."""

    GUIDES = "guides"
    GRID = "grid"
    ZERO = "zero"
    REFERENCE = "reference"
    STEPS = "steps"
    GAPS = "gaps"


class SymbolRole(StrEnum):
    """What a symbol is for, drawn in this order; targets are diamonds and outcomes dots."""

    TARGET_KEY = "targetkey"
    OUTCOME_KEY = "outcomekey"
    TARGETS = "targets"
    OUTCOMES = "outcomes"


class TextRole(StrEnum):
    """What a text is for; texts that end at their place are right-aligned, all others begin there."""

    KEY = "key"
    TICKS = "ticks"
    UNIT = "unit"
    REFERENCE = "referencelabel"
    LABELS = "labels"
    VALUES_BEFORE = "valuesbefore"
    VALUES_AFTER = "valuesafter"


_DIAMONDS = frozenset({SymbolRole.TARGET_KEY, SymbolRole.TARGETS})
_RIGHT_ALIGNED = frozenset({TextRole.UNIT, TextRole.VALUES_BEFORE})


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


@dataclass(frozen=True)
class Drawing:
    """All marks of one image, in pixels; marks of one role are drawn in the order given."""

    width: float
    height: float
    lines: tuple[Line, ...]
    symbols: tuple[Symbol, ...]
    texts: tuple[Text, ...]

    @property
    def strings(self) -> tuple[str, ...]:
        """What the texts say, in the order in which their places stand in the drawn SVG."""
        return tuple(text.text for role in TextRole for text in self.texts if text.role is role)


def drawn_svg(drawing: Drawing) -> str:
    """Return the SVG as the library draws it, in sentinel colours, with a ``<text>`` left empty for each string.

    The library would measure every string in the fonts of this machine, which costs twenty times the drawing
    and tells nothing about the reader's fonts; so it never sees them.
    """
    values = _values_by_role(drawing)
    template = _compiled_chart()
    used = {
        "data": [{"name": name, "values": marks} for name, marks in values.items()],
        "marks": [mark for mark in template["marks"] if mark["from"]["data"] in values],
    }
    return vl_convert.vega_to_svg(template | {"width": drawing.width, "height": drawing.height} | used)


def _values_by_role(drawing: Drawing) -> dict[str, list[dict[str, object]]]:
    """Return the marks of each role that the drawing has any of."""
    values: dict[str, list[dict[str, object]]] = defaultdict(list)
    for line in drawing.lines:
        values[_data_name(line.role)].append(_plain(vars(line)))
    for symbol in drawing.symbols:
        values[_data_name(symbol.role)].append(_plain(vars(symbol) | {"area": (2 * symbol.radius) ** 2}))
    for text in drawing.texts:
        values[_data_name(text.role)].append(_plain(vars(text) | {"text": "", "y": text.y + _BASELINE * text.size}))
    return values


def _data_name(role: LineRole | SymbolRole | TextRole) -> str:
    return f"{role}_values"


def _plain(fields: Mapping[str, object]) -> dict[str, object]:
    """Return fields for JSON; rounding makes the image independent of the last bits of floating point."""
    return {name: round(value, 2) if isinstance(value, float) else value for name, value in fields.items()}


@cache
def _compiled_chart() -> dict[str, Any]:
    layers = (
        *(_line_layer(role) for role in LineRole),
        *(_symbol_layer(role) for role in SymbolRole),
        *(_text_layer(role) for role in TextRole),
    )
    chart = altair.layer(*layers).properties(padding=0, autosize=altair.AutoSizeParams(type="none"))
    configured = chart.configure(background="transparent", aria=False).configure_view(stroke=None)
    compiled: dict[str, Any] = vl_convert.vegalite_to_vega(configured.to_dict())
    return compiled


def _chart(role: LineRole | SymbolRole | TextRole) -> altair.Chart:
    return altair.Chart(altair.NamedData(_data_name(role)), name=role.value)


def _number(channel: type[Any], field: str) -> Any:
    return channel(field, type="quantitative", scale=None, legend=None)


def _colour(channel: type[Any], field: str) -> Any:
    return channel(field, type="nominal", scale=None, legend=None)


def _place() -> tuple[altair.X, altair.Y]:
    return (
        altair.X("x", type="quantitative", scale=None, axis=None),
        altair.Y("y", type="quantitative", scale=None, axis=None),
    )


def _line_layer(role: LineRole) -> altair.Chart:
    mark = _chart(role).mark_rule(strokeCap="round" if role is LineRole.GAPS else "butt")
    stroke, thickness = _colour(altair.Stroke, "colour"), _number(altair.StrokeWidth, "thickness")
    chart: altair.Chart = mark.encode(*_place(), altair.X2("x2"), altair.Y2("y2"), stroke, thickness)
    return chart


def _symbol_layer(role: SymbolRole) -> altair.Chart:
    mark = _chart(role).mark_point(shape="diamond" if role in _DIAMONDS else "circle", opacity=1)
    fill, stroke = _colour(altair.Fill, "fill"), _colour(altair.Stroke, "stroke")
    area, thickness = _number(altair.Size, "area"), _number(altair.StrokeWidth, "thickness")
    chart: altair.Chart = mark.encode(*_place(), fill, stroke, area, thickness)
    return chart


def _text_layer(role: TextRole) -> altair.Chart:
    align: Literal["left", "right"] = "right" if role in _RIGHT_ALIGNED else "left"
    mark = _chart(role).mark_text(align=align, baseline="alphabetic", stroke=Colour.PAPER.value, strokeWidth=_HALO)
    fill, size = _colour(altair.Fill, "colour"), _number(altair.Size, "size")
    chart: altair.Chart = mark.encode(*_place(), fill, size, altair.Text("text", type="nominal"))
    return chart
