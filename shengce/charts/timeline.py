"""Many years of one indicator: each year's target beside its outcome, with the nation's outcomes as a thin line.

What the marks mean is said once a page, beside the charts; in the chart stand only values, and the names of what is
drawn once: the nation's line, and events as dotted ticks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from shengce.charts.drawing import Drawing, Line, LineRole, Symbol, SymbolRole, Text, TextRole
from shengce.charts.lettering import printable, text_width
from shengce.charts.palette import Colour
from shengce.charts.placement import Box, box_around, box_of_text, least_covering
from shengce.charts.scale import Domain, Scale, domain_of, tick_text, ticks_of

_GAPS = {
    "met": Colour.MET_1,
    "met_about": Colour.ABOUT_1,
    "nearly": Colour.NEARLY_EDGE,
    "missed": Colour.MISSED_1,
}
_DOTS = {
    "met": Colour.MET_2,
    "met_about": Colour.ABOUT_2,
    "nearly": Colour.NEARLY_EDGE,
    "missed": Colour.MISSED_2,
}
_TEXT_SIZE = 12.5
_TICKS = 4
_BOTTOM, _LEFT, _RIGHT = 22.0, 40.0, 14.0
_BESIDE_PLOT = 8.0
_BESIDE_MARK = 4.0
_STEPS_A_LINE = 6
# What a text may cover before it moves to the next place, which is further from its mark: a little of a thin line.
_HANDICAP = 12.0
# Up to so many years, each is named below the plot; beyond, every second, and beyond that every fourth.
_FEW_YEARS, _MANY_YEARS = 6, 13


@dataclass(frozen=True)
class TimelinePoint:
    """One year: target and outcome of the area and outcome of the nation, None where there is none.

    ``verdict`` is met, met_about, nearly, missed or none. A text is written beside its mark; most years have none.
    """

    year: int
    target: Decimal | None
    outcome: Decimal | None
    nation: Decimal | None
    verdict: str
    target_text: str = ""
    outcome_text: str = ""


@dataclass(frozen=True)
class TimelineEvent:
    """A year that readers look for, and what happened in it, in a word or two."""

    year: int
    words: str


@dataclass(frozen=True)
class Timeline:
    """A chart over years; ``title`` and ``description`` are for screen readers, ``nation_label`` names its line."""

    title: str
    description: str
    nation_label: str
    points: tuple[TimelinePoint, ...]
    events: tuple[TimelineEvent, ...] = ()

    @property
    def values(self) -> tuple[Decimal, ...]:
        """Every value that the scale must hold."""
        return tuple(
            value for point in self.points for value in (point.target, point.outcome, point.nation) if value is not None
        )


@dataclass(frozen=True)
class _Variant:
    """What differs between the images; ``top`` is the room above the plot, where events are named if they fit."""

    width: float
    height: float
    top: float
    diamond: float
    dot: float
    names_events: bool


_WIDE = _Variant(560, 210, 24, 5.0, 3.75, names_events=True)
_NARROW = _Variant(340, 190, 12, 4.0, 3.0, names_events=False)
_SHARED = _Variant(640, 157, 24, 5.0, 3.75, names_events=True)


@dataclass(frozen=True)
class _Plot:
    """Pixels of a variant: x by year, y by value."""

    variant: _Variant
    first: int
    last: int
    scale: Scale

    def x(self, year: int) -> float:
        span = max(self.last - self.first, 1)
        room = self.variant.width - _LEFT - _RIGHT - 2 * _BESIDE_PLOT
        return round(_LEFT + _BESIDE_PLOT + room * (year - self.first) / span, 2)

    def y(self, value: Decimal) -> float:
        return round(self.scale.position(value), 2)

    @property
    def frame(self) -> Box:
        """Where the texts beside marks may stand."""
        return Box(_LEFT, self.variant.top - _TEXT_SIZE / 2, self.variant.width, self.variant.height - _BOTTOM + 2)


def timeline_drawings(chart: Timeline) -> tuple[Drawing, Drawing]:
    """Return the chart laid out wide and narrow.

    Raises ValueError for a chart without any value.
    """
    if not chart.values:
        raise ValueError(f"chart {chart.title!r} has no values; draw no chart where there is nothing to show")
    return _drawing(chart, _WIDE), _drawing(chart, _NARROW)


def shared_timeline(chart: Timeline) -> Drawing:
    """Return the chart laid out for a share image: wide and low. There must be a value."""
    return _drawing(chart, _SHARED)


def _drawing(chart: Timeline, variant: _Variant) -> Drawing:
    found = domain_of(chart.values, len(chart.points))
    ticks = ticks_of(found, _TICKS)
    domain = Domain(min(ticks[0], found.low), max(ticks[-1], found.high))
    years = [point.year for point in chart.points]
    plot = _Plot(variant, min(years), max(years), Scale(domain, variant.height - _BOTTOM, variant.top))
    events = [event for event in chart.events if plot.first <= event.year <= plot.last]
    nation, marks = tuple(_nation(chart, plot)), tuple(_mark_boxes(chart, plot))
    marked = tuple(_marked(chart, plot, (*marks, *_line_boxes(nation))))
    return Drawing(
        width=variant.width,
        height=variant.height,
        lines=(*_rules(plot, ticks), *_event_ticks(events, plot), *nation, *_gaps(chart, plot)),
        symbols=tuple(_marks(chart, plot)),
        texts=(
            *_tick_texts(plot, ticks),
            *(_event_words(events, plot) if variant.names_events else ()),
            *_nation_label(chart.nation_label, plot, nation, (*marks, *map(_box, marked))),
            *marked,
        ),
    )


def _rules(plot: _Plot, ticks: tuple[Decimal, ...]) -> Iterator[Line]:
    right = plot.variant.width - _RIGHT
    for value in ticks:
        role, colour = (LineRole.GRID, Colour.LINE) if value else (LineRole.ZERO, Colour.LINE_STRONG)
        yield Line(role, _LEFT, plot.y(value), right, plot.y(value), colour, 1)


def _event_ticks(events: Iterable[TimelineEvent], plot: _Plot) -> Iterator[Line]:
    bottom = plot.variant.height - _BOTTOM
    for event in events:
        x = plot.x(event.year)
        yield Line(LineRole.EVENTS, x, plot.variant.top - 8, x, bottom, Colour.LINE_STRONG, 1)


def _event_words(events: Sequence[TimelineEvent], plot: _Plot) -> Iterator[Text]:
    """Write each event at its tick, from it to the right; to the left where the next event leaves no room."""
    ends = (*(plot.x(event.year) for event in events[1:]), plot.variant.width)
    for event, end in zip(events, ends, strict=False):
        x, width = plot.x(event.year), text_width(printable(event.words), _TEXT_SIZE)
        left = x + 4 if x + 4 + width <= end else x - 4 - width
        y = _TEXT_SIZE / 2
        yield Text(TextRole.EVENTS, printable(event.words), round(left, 2), y, _TEXT_SIZE, Colour.MUTED)


def _nation(chart: Timeline, plot: _Plot) -> Iterator[Line]:
    for left, right in pairwise(chart.points):
        if left.nation is not None and right.nation is not None and right.year == left.year + 1:
            start, end = (plot.x(left.year), plot.y(left.nation)), (plot.x(right.year), plot.y(right.nation))
            yield Line(LineRole.REFERENCE, *start, *end, Colour.NATION, 1.25)


def _gaps(chart: Timeline, plot: _Plot) -> Iterator[Line]:
    for point in chart.points:
        if point.target is not None and point.outcome is not None:
            x = plot.x(point.year)
            colour = _GAPS.get(point.verdict, Colour.LINE_STRONG)
            yield Line(LineRole.GAPS, x, plot.y(point.target), x, plot.y(point.outcome), colour, 2.5)


def _marks(chart: Timeline, plot: _Plot) -> Iterator[Symbol]:
    for point in chart.points:
        x = plot.x(point.year)
        if point.target is not None:
            diamond = plot.variant.diamond
            yield Symbol(SymbolRole.TARGETS, x, plot.y(point.target), diamond, Colour.PAPER, Colour.INK, 1.25)
        if point.outcome is not None:
            fill = _DOTS.get(point.verdict, Colour.INK)
            yield Symbol(SymbolRole.OUTCOMES, x, plot.y(point.outcome), plot.variant.dot, fill, Colour.PAPER, 1)


def _mark_boxes(chart: Timeline, plot: _Plot) -> Iterator[Box]:
    """Yield the room that each year's marks take, with the gap between them."""
    reach = plot.variant.diamond
    for point in chart.points:
        x = plot.x(point.year)
        heights = [plot.y(value) for value in (point.target, point.outcome) if value is not None]
        if heights:
            yield Box(x - reach, min(heights) - reach, x + reach, max(heights) + reach)


def _line_boxes(lines: Iterable[Line]) -> Iterator[Box]:
    """Yield the places that lines run through."""
    for line in lines:
        for step in range(_STEPS_A_LINE + 1):
            part = step / _STEPS_A_LINE
            yield box_around(line.x + part * (line.x2 - line.x), line.y + part * (line.y2 - line.y), 2)


def _marked(chart: Timeline, plot: _Plot, drawn: Iterable[Box]) -> Iterator[Text]:
    """Yield the values written beside marks, each where it covers least of what is drawn or written already."""
    taken = [*drawn]
    for point in chart.points:
        for value, text in ((point.target, point.target_text), (point.outcome, point.outcome_text)):
            if value is not None and text:
                places = _beside(plot, point, value, printable(text))
                box = least_covering(places, taken, plot.frame, _HANDICAP)
                taken.append(box)
                yield Text(TextRole.MARKED, printable(text), round(box.left, 2), box.middle, _TEXT_SIZE, Colour.INK)


def _beside(plot: _Plot, point: TimelinePoint, value: Decimal, text: str) -> Iterator[Box]:
    """Yield the places beside a mark: away from the year's other mark first, then the other sides, then further off."""
    x, y, width = plot.x(point.year), plot.y(value), text_width(text, _TEXT_SIZE)
    away = plot.variant.diamond + _BESIDE_MARK
    rise = away + _TEXT_SIZE / 2 - 2
    is_upper = all(value >= other for other in (point.target, point.outcome) if other is not None)
    first = -rise if is_upper else rise
    centred = min(max(x - width / 2, _LEFT), plot.variant.width - width)
    yield box_of_text(text, _TEXT_SIZE, centred, y + first)
    yield box_of_text(text, _TEXT_SIZE, centred, y - first)
    yield box_of_text(text, _TEXT_SIZE, x + away, y)
    yield box_of_text(text, _TEXT_SIZE, x - away - width, y)
    for further in (1.75, -1.75, 2.5, -2.5):
        yield box_of_text(text, _TEXT_SIZE, centred, y + further * first)


def _box(text: Text) -> Box:
    return box_of_text(text.text, text.size, text.x, text.y)


def _nation_label(label: str, plot: _Plot, nation: tuple[Line, ...], taken: tuple[Box, ...]) -> Iterator[Text]:
    """Name the nation's line where it runs clearest of everything else."""
    text = printable(label)
    places = [place for line in nation for place in _along((line.x, line.y), text)]
    if places:
        clearest = sorted(places, key=lambda place: -_clearance(place, taken))
        box = least_covering(clearest, (*taken, *_line_boxes(nation)), plot.frame)
        yield Text(TextRole.REFERENCE, text, round(box.left, 2), box.middle, _TEXT_SIZE, Colour.MUTED)


def _along(place: tuple[float, float], text: str) -> Iterator[Box]:
    """Yield the places above and below a pixel of the line."""
    x, y = place
    for shift in (-_TEXT_SIZE, _TEXT_SIZE):
        yield box_of_text(text, _TEXT_SIZE, x - text_width(text, _TEXT_SIZE) / 2, y + shift)


def _clearance(place: Box, marks: Iterable[Box]) -> float:
    """Return how far the nearest mark above or below a place lies; far where none does."""
    beside = [mark for mark in marks if mark.left < place.right and place.left < mark.right]
    return min((max(mark.top - place.bottom, place.top - mark.bottom) for mark in beside), default=0.0)


def _tick_texts(plot: _Plot, ticks: tuple[Decimal, ...]) -> Iterator[Text]:
    for value in ticks:
        text = tick_text(value, "%")
        x = _LEFT - 6 - text_width(text, _TEXT_SIZE)
        yield Text(TextRole.TICKS, text, max(x, 0), plot.y(value), _TEXT_SIZE, Colour.MUTED)
    step = _years_a_tick(plot.last - plot.first)
    for year in range(plot.first, plot.last + 1):
        if year % step == 0:
            x = plot.x(year) - text_width(str(year), _TEXT_SIZE) / 2
            yield Text(TextRole.TICKS, str(year), x, plot.variant.height - 8, _TEXT_SIZE, Colour.MUTED)


def _years_a_tick(span: int) -> int:
    """Return every how many years one is named: the leap years of a long span, as events fall on them."""
    if span <= _FEW_YEARS:
        return 1
    return 2 if span <= _MANY_YEARS else 4
