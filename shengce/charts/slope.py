"""How values moved from one year to the next: one line for each step, as thick as many took it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from shengce.charts.drawing import Drawing, Line, LineRole, Symbol, SymbolRole, Text, TextRole
from shengce.charts.lettering import printable, text_width
from shengce.charts.palette import Colour
from shengce.charts.scale import Scale, domain_of, tick_text

_WIDE, _NARROW = 720.0, 340.0
_TOP, _BOTTOM = 44.0, 14.0
_LOWEST_HEIGHT = 300.0
_LABEL_SIZE = 13.0
_LABEL_LINE = 17.0
_LABEL_REACH = 12.0
_LEADER = 16.0
_DOT = 3.5
_DIAMOND = 8.0
_HEAD_Y = 12.0
_THINNEST, _THICKER, _THICKEST = 1.25, 0.9, 12.0
_MANY_ROWS = 99


@dataclass(frozen=True)
class SlopeStep:
    """A step from one value to another, and how many took it."""

    before: Decimal
    after: Decimal
    count: int


@dataclass(frozen=True)
class SlopeMark:
    """A value at one side, with the text beside it: the value and how many had it."""

    value: Decimal
    text: str


@dataclass(frozen=True)
class Slope:
    """A chart of steps between percentages; the heads stand above the two sides.

    ``title`` and ``description`` are for screen readers; ``nation`` is the step of the whole country, None where it
    states none.
    """

    title: str
    description: str
    before_head: str
    after_head: str
    nation_label: str
    steps: tuple[SlopeStep, ...]
    nation: tuple[Decimal, Decimal] | None

    @property
    def before(self) -> tuple[SlopeMark, ...]:
        """The values from which steps lead."""
        return _marks((step.before, step.count) for step in self.steps)

    @property
    def after(self) -> tuple[SlopeMark, ...]:
        """The values to which steps lead."""
        return _marks((step.after, step.count) for step in self.steps)

    @property
    def values(self) -> tuple[Decimal, ...]:
        """Every value that the scale must hold."""
        stepped = (value for step in self.steps for value in (step.before, step.after))
        return (*stepped, *(self.nation or ()))


def _marks(ends: Iterable[tuple[Decimal, int]]) -> tuple[SlopeMark, ...]:
    counts: Counter[Decimal] = Counter()
    for value, count in ends:
        counts[value] += count
    return tuple(SlopeMark(value, f"{tick_text(value, '%')} · {count}") for value, count in sorted(counts.items()))


@dataclass(frozen=True)
class _Plot:
    """Pixels of a variant: the two sides, the scale from bottom to top, and the height of the image."""

    width: float
    left: float
    right: float
    scale: Scale
    height: float


def slope_drawings(chart: Slope) -> tuple[Drawing, Drawing]:
    """Return the chart laid out wide and narrow.

    Raises ValueError for a chart without steps.
    """
    if not chart.steps:
        raise ValueError(f"chart {chart.title!r} has no steps; draw no chart where there is nothing to show")
    return _drawing(chart, _WIDE), _drawing(chart, _NARROW)


def _drawing(chart: Slope, width: float) -> Drawing:
    plot = _plot(chart, width)
    return Drawing(
        width=plot.width,
        height=plot.height,
        lines=(*_sides(plot), *_leaders(chart, plot), *_nation(chart, plot), *_steps(chart, plot)),
        symbols=(*_national_ends(chart, plot), *_ends(chart, plot)),
        texts=(*_heads(chart, plot), *_labels(chart, plot)),
    )


def _plot(chart: Slope, width: float) -> _Plot:
    labels = max(len(chart.before), len(chart.after))
    height = max(_LOWEST_HEIGHT, labels * _LABEL_LINE + _TOP + _BOTTOM)
    before, after = (
        max(text_width(printable(mark.text), _LABEL_SIZE) for mark in marks) for marks in (chart.before, chart.after)
    )
    # Many rows: the scale need not begin at zero, as nothing here is as long as its value.
    scale = Scale(domain_of(chart.values, _MANY_ROWS), height - _BOTTOM, _TOP)
    room = _LABEL_REACH + _LEADER
    return _Plot(width, round(before + room, 1), round(width - after - room, 1), scale, round(height))


def _sides(plot: _Plot) -> Iterator[Line]:
    for x in (plot.left, plot.right):
        yield Line(LineRole.GRID, x, _TOP - 8, x, plot.height - _BOTTOM + 8, Colour.LINE_STRONG, 1)


def _nation(chart: Slope, plot: _Plot) -> Iterator[Line]:
    if chart.nation:
        before, after = (plot.scale.position(value) for value in chart.nation)
        yield Line(LineRole.REFERENCE, plot.left, before, plot.right, after, Colour.NATION, 2)


def _leaders(chart: Slope, plot: _Plot) -> Iterator[Line]:
    """Yield the short lines from each value to its label, which may have been moved to keep clear of others."""
    for marks, x, step in ((chart.before, plot.left, -_LEADER), (chart.after, plot.right, _LEADER)):
        for mark, y in _label_places(marks, plot):
            yield Line(LineRole.GUIDES, x, plot.scale.position(mark.value), x + step, y, Colour.LINE, 1)


def _steps(chart: Slope, plot: _Plot) -> Iterator[Line]:
    """Yield the steps, those that many took first, so that none hides beneath them."""
    for step in sorted(chart.steps, key=lambda step: (-step.count, step.before, step.after)):
        before, after = plot.scale.position(step.before), plot.scale.position(step.after)
        colour = Colour.LINE_STRONG if step.before == step.after else Colour.MUTED
        thickness = min(_THINNEST + _THICKER * (step.count - 1), _THICKEST)
        yield Line(LineRole.STEPS, plot.left, before, plot.right, after, colour, round(thickness, 2))


def _ends(chart: Slope, plot: _Plot) -> Iterator[Symbol]:
    for marks, x in ((chart.before, plot.left), (chart.after, plot.right)):
        for mark in marks:
            y = plot.scale.position(mark.value)
            yield Symbol(SymbolRole.OUTCOMES, x, y, _DOT, Colour.INK, Colour.PAPER, 1)


def _national_ends(chart: Slope, plot: _Plot) -> Iterator[Symbol]:
    """Yield the diamonds around the nation's values, which show it where a step hides its line, and that of the key."""
    if chart.nation:
        yield _diamond(SymbolRole.TARGET_KEY, _nation_key_x(chart, plot) - _DIAMOND - 5, _HEAD_Y)
        for x, value in zip((plot.left, plot.right), chart.nation, strict=True):
            yield _diamond(SymbolRole.TARGETS, x, plot.scale.position(value))


def _diamond(role: SymbolRole, x: float, y: float) -> Symbol:
    return Symbol(role, x, y, _DIAMOND, Colour.PAPER, Colour.NATION, 2)


def _nation_key_x(chart: Slope, plot: _Plot) -> float:
    return (plot.left + plot.right - text_width(printable(chart.nation_label), _LABEL_SIZE)) / 2


def _heads(chart: Slope, plot: _Plot) -> Iterator[Text]:
    before, after = printable(chart.before_head), printable(chart.after_head)
    yield Text(TextRole.KEY, before, plot.left - text_width(before, _LABEL_SIZE) / 2, _HEAD_Y, _LABEL_SIZE, Colour.INK)
    start = min(plot.right - text_width(after, _LABEL_SIZE) / 2, plot.width - text_width(after, _LABEL_SIZE))
    yield Text(TextRole.KEY, after, start, _HEAD_Y, _LABEL_SIZE, Colour.INK)
    if chart.nation:
        nation, start = printable(chart.nation_label), _nation_key_x(chart, plot)
        yield Text(TextRole.REFERENCE, nation, start, _HEAD_Y, _LABEL_SIZE, Colour.MUTED)


def _labels(chart: Slope, plot: _Plot) -> Iterator[Text]:
    reach = _LEADER + 4
    for mark, y in _label_places(chart.before, plot):
        text = printable(mark.text)
        yield Text(TextRole.VALUES_BEFORE, text, plot.left - reach, y, _LABEL_SIZE, Colour.INK)
    for mark, y in _label_places(chart.after, plot):
        yield Text(TextRole.VALUES_AFTER, printable(mark.text), plot.right + reach, y, _LABEL_SIZE, Colour.INK)


def _label_places(marks: tuple[SlopeMark, ...], plot: _Plot) -> list[tuple[SlopeMark, float]]:
    """Return each mark with the height of its label: its value's, moved as far as labels need to stand apart."""
    ordered = sorted(marks, key=lambda mark: -mark.value)
    places: list[float] = []
    for mark in ordered:
        lowest = places[-1] + _LABEL_LINE if places else _TOP
        places.append(max(plot.scale.position(mark.value), lowest))
    bound = plot.height - _BOTTOM
    for number in range(len(places) - 1, -1, -1):
        places[number] = min(places[number], bound)
        bound = places[number] - _LABEL_LINE
    return [(mark, round(y, 2)) for mark, y in zip(ordered, places, strict=True)]
