"""Many areas of one indicator over the years: a line each, with ticks, years and events, in percent of its box.

The template writes it as SVG whose lines and letters keep their size at any width: lines lie in a box of their own, of
``STEP`` units a year and ``HEIGHT`` in all, which is stretched to fit.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain

from shengce.charts.scale import Domain, domain_of, tick_text, ticks_of

STEP, HEIGHT = 10, 100
_TICKS = 5
_MANY = 99  # lines need no zero
_EVERY = 5
_ROOM = 5  # years that an event's words take of a chart on a small screen
_PIXELS, _BETWEEN_NAMES = (
    300,
    18,
)  # the height of the chart, and from one name to the next; indicator_trend.js has them too


@dataclass(frozen=True)
class Series:
    """The values of one area by year, in percent; ``key`` is that of its row in the table of all years."""

    key: str
    name: str
    values: Mapping[int, Decimal]


@dataclass(frozen=True)
class Line:
    """One area's line; ``end`` is the height of its last point, and ``last`` the words beside it."""

    key: str
    name: str
    path: str
    end: str
    last: str


@dataclass(frozen=True)
class Mark:
    """A tick, year or event: its place along its axis, and its words; ``is_kept`` also where room is short."""

    place: str
    words: str
    is_kept: bool = True


@dataclass(frozen=True)
class Axis:
    """The scale of one measure, for the script that draws the others: ends, ticks with their words, sign."""

    low: str
    high: str
    ticks: tuple[tuple[str, str], ...]
    sign: str


@dataclass(frozen=True)
class Named:
    """A line that stands out, with its name at its end; ``place`` gives its colour, ``shift`` keeps the names apart."""

    line: Line
    place: int
    shift: int = 0


@dataclass(frozen=True)
class Trend:
    """The chart: every area in the order given, the nation's line, and lines that stand out without a script."""

    width: int
    lines: tuple[Line, ...]
    nation: Line | None
    ticks: tuple[Mark, ...]
    years: tuple[Mark, ...]
    events: tuple[Mark, ...]
    named: tuple[Named, ...] = ()
    nation_shift: int = 0


def axis(values: Iterable[Decimal], sign: str) -> Axis:
    """Return the scale that holds the values; ``sign`` follows each number."""
    domain, ticks = _scale(values)
    words = tuple((f"{tick:f}", tick_text(tick, sign)) for tick in ticks)
    return Axis(f"{domain.low:f}", f"{domain.high:f}", words, sign)


def _scale(values: Iterable[Decimal]) -> tuple[Domain, tuple[Decimal, ...]]:
    ticks = ticks_of(domain_of(values, _MANY), _TICKS)
    return Domain(ticks[0], ticks[-1]), ticks


def trend(areas: Iterable[Series], nation: Series | None, years: tuple[int, ...], events: Mapping[int, str]) -> Trend:
    """Place the lines; a year without a value parts a line in two."""
    stated = tuple(series for series in areas if series.values)
    referred = (nation,) if nation and nation.values else ()
    values = chain.from_iterable(series.values.values() for series in (*stated, *referred))
    domain, ticks = _scale(values)
    plot = _Plot(years[0], years[-1], domain)
    return Trend(
        width=plot.width,
        lines=tuple(plot.line(series) for series in stated),
        nation=plot.line(referred[0]) if referred else None,
        ticks=tuple(Mark(f"{plot.y(tick):.1f}%", tick_text(tick, "%")) for tick in ticks),
        years=tuple(Mark(plot.x(year), str(year), year % _EVERY == 0) for year in years),
        events=tuple(_events({year: words for year, words in events.items() if year in years}, plot)),
    )


def with_names(chart: Trend, keys: Sequence[str]) -> Trend:
    """Return the chart with some areas' lines standing out: above the others, with their names."""
    lines = {line.key: line for line in chart.lines}
    chosen = [lines[key] for key in keys if key in lines]
    referred = [chart.nation] if chart.nation else []
    shifts = _shifts([*chosen, *referred])
    return replace(
        chart,
        lines=tuple(line for line in chart.lines if line not in chosen),
        named=tuple(Named(line, place, shifts[line.key]) for place, line in enumerate(chosen, 1)),
        nation_shift=max((shifts[line.key] for line in referred), default=0),
    )


def _shifts(lines: Iterable[Line]) -> Mapping[str, int]:
    """Return by how many pixels each name stands below its line's end, so that none stands upon another."""
    shifts: dict[str, int] = {}
    lowest = -math.inf
    for line in sorted(lines, key=_end):
        own = _end(line) * _PIXELS / HEIGHT
        lowest = max(own, lowest + _BETWEEN_NAMES)
        shifts[line.key] = round(lowest - own)
    return shifts


def _end(line: Line) -> float:
    return float(line.end.rstrip("%"))


def _events(events: Mapping[int, str], plot: _Plot) -> Iterator[Mark]:
    """Yield the events; where another follows soon, the words are not kept on the side where it stands."""
    for year, words in events.items():
        yield Mark(plot.x(year), words, is_kept=not any(year < other < year + _ROOM for other in events))


@dataclass(frozen=True)
class _Plot:
    """The years from left to right, the values from bottom to top."""

    first: int
    last: int
    domain: Domain

    @property
    def width(self) -> int:
        return STEP * max(self.last - self.first, 1)

    def x(self, year: int) -> str:
        return f"{100 * STEP * (year - self.first) / self.width:.2f}%"

    def y(self, value: Decimal) -> float:
        return HEIGHT * (1 - self.domain.fraction(value))

    def line(self, series: Series) -> Line:
        last = max(series.values)
        words = tick_text(series.values[last], "%")
        return Line(series.key, series.name, self._path(series.values), f"{self.y(series.values[last]):.1f}%", words)

    def _path(self, values: Mapping[int, Decimal]) -> str:
        return "".join(self._step(year, values) for year in sorted(values))

    def _step(self, year: int, values: Mapping[int, Decimal]) -> str:
        """Return the line to a year from that before, or its beginning; a year alone is a dash, to be seen."""
        x, y = STEP * (year - self.first), f"{self.y(values[year]):.1f}"
        if year - 1 in values:
            return f"L{x},{y}"
        return f"M{x},{y}" if year + 1 in values else f"M{x - 1},{y}h2"
