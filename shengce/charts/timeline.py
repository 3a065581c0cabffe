"""Many years of one indicator: each year's target beside its outcome, with the nation's outcomes as a thin line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from decimal import Decimal
from itertools import pairwise

from shengce.charts.cache import ChartCache, ChartImages
from shengce.charts.drawing import Drawing, Line, LineRole, Symbol, SymbolRole, Text, TextRole
from shengce.charts.images import chart_images
from shengce.charts.lettering import printable, text_width
from shengce.charts.palette import Colour
from shengce.charts.scale import Domain, Scale, domain_of, tick_text, ticks_of

_GAPS = {"met": Colour.MET_1, "nearly": Colour.NEARLY_EDGE, "missed": Colour.MISSED_1}
_DOTS = {"met": Colour.MET_2, "nearly": Colour.NEARLY_EDGE, "missed": Colour.MISSED_2}
_HEIGHT = 220.0
_TOP, _BOTTOM, _LEFT, _RIGHT = 34.0, 24.0, 40.0, 10.0
_KEY_Y = 10.0
_TICK_SIZE = 12.5
_TICKS = 5
_KEY_SPACE = 22.0


@dataclass(frozen=True)
class TimelinePoint:
    """One year: target and outcome of the province and outcome of the nation, None where there is none.

    ``verdict`` is met, nearly, missed or none.
    """

    year: int
    target: Decimal | None
    outcome: Decimal | None
    nation: Decimal | None
    verdict: str


@dataclass(frozen=True)
class Timeline:
    """A chart over years; ``title`` and ``description`` are for screen readers, the labels for the key."""

    title: str
    description: str
    target_label: str
    outcome_label: str
    nation_label: str
    points: tuple[TimelinePoint, ...]

    @property
    def values(self) -> tuple[Decimal, ...]:
        """Every value that the scale must hold."""
        return tuple(
            value for point in self.points for value in (point.target, point.outcome, point.nation) if value is not None
        )


@dataclass(frozen=True)
class _Variant:
    width: float
    diamond: float
    dot: float
    every: int


_WIDE = _Variant(720, 5.5, 4.0, 2)
_NARROW = _Variant(340, 4.0, 3.0, 5)


@dataclass(frozen=True)
class _Plot:
    """Pixels of a variant: x by year, y by value."""

    variant: _Variant
    first: int
    last: int
    scale: Scale

    def x(self, year: int) -> float:
        span = max(self.last - self.first, 1)
        margin = 8.0
        room = self.variant.width - _LEFT - _RIGHT - 2 * margin
        return round(_LEFT + margin + room * (year - self.first) / span, 2)

    def y(self, value: Decimal) -> float:
        return round(self.scale.position(value), 2)


def timeline_svg(chart: Timeline, cache: ChartCache) -> ChartImages:
    """Return the chart as two SVG texts, from the cache when the same chart was drawn before.

    Raises ValueError for a chart without any value.
    """
    if not chart.values:
        raise ValueError(f"chart {chart.title!r} has no values; draw no chart where there is nothing to show")
    told = {"timeline": asdict(chart)}
    return chart_images(chart, told, cache, lambda: (_drawing(chart, _WIDE), _drawing(chart, _NARROW)))


def _drawing(chart: Timeline, variant: _Variant) -> Drawing:
    found = domain_of(chart.values, len(chart.points))
    ticks = ticks_of(found, _TICKS)
    domain = Domain(min(ticks[0], found.low), max(ticks[-1], found.high))
    years = [point.year for point in chart.points]
    plot = _Plot(variant, min(years), max(years), Scale(domain, _HEIGHT - _BOTTOM, _TOP))
    return Drawing(
        width=variant.width,
        height=_HEIGHT,
        lines=(*_rules(plot, ticks), *_nation(chart, plot), *_gaps(chart, plot)),
        symbols=(*_key_symbols(chart, variant), *_marks(chart, plot)),
        texts=(*_key_texts(chart), *_tick_texts(plot, ticks)),
    )


def _rules(plot: _Plot, ticks: tuple[Decimal, ...]) -> Iterator[Line]:
    right = plot.variant.width - _RIGHT
    for value in ticks:
        role, colour = (LineRole.GRID, Colour.LINE) if value else (LineRole.ZERO, Colour.LINE_STRONG)
        yield Line(role, _LEFT, plot.y(value), right, plot.y(value), colour, 1)


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
            yield _diamond(SymbolRole.TARGETS, x, plot.y(point.target), plot.variant.diamond)
        if point.outcome is not None:
            fill = _DOTS.get(point.verdict, Colour.INK)
            yield Symbol(SymbolRole.OUTCOMES, x, plot.y(point.outcome), plot.variant.dot, fill, Colour.PAPER, 1)


def _diamond(role: SymbolRole, x: float, y: float, radius: float) -> Symbol:
    return Symbol(role, x, y, radius, Colour.PAPER, Colour.INK, 1.25)


def _key_places(chart: Timeline) -> tuple[float, float, float]:
    """Return where the three entries of the key begin."""
    first = text_width(printable(chart.target_label), _TICK_SIZE) + _KEY_SPACE + 14
    return 0.0, first, first + text_width(printable(chart.outcome_label), _TICK_SIZE) + _KEY_SPACE + 14


def _key_symbols(chart: Timeline, variant: _Variant) -> Iterator[Symbol]:
    target, outcome, _ = _key_places(chart)
    yield _diamond(SymbolRole.TARGET_KEY, target + 8, _KEY_Y, variant.diamond)
    yield Symbol(SymbolRole.OUTCOME_KEY, outcome + 8, _KEY_Y, variant.dot, Colour.INK, Colour.PAPER, 1)


def _key_texts(chart: Timeline) -> Iterator[Text]:
    labels = (chart.target_label, chart.outcome_label, f"— {chart.nation_label}")
    for label, place in zip(labels, _key_places(chart), strict=True):
        if label != labels[-1] or any(point.nation is not None for point in chart.points):
            yield Text(TextRole.KEY, printable(label), place + _KEY_SPACE - 4, _KEY_Y, _TICK_SIZE, Colour.MUTED)


def _tick_texts(plot: _Plot, ticks: tuple[Decimal, ...]) -> Iterator[Text]:
    for value in ticks:
        text = tick_text(value, "%")
        x = _LEFT - 6 - text_width(text, _TICK_SIZE)
        yield Text(TextRole.TICKS, text, max(x, 0), plot.y(value), _TICK_SIZE, Colour.MUTED)
    for year in range(plot.first, plot.last + 1):
        if (plot.last - year) % plot.variant.every == 0:
            x = plot.x(year) - text_width(str(year), _TICK_SIZE) / 2
            end = plot.variant.width - text_width(str(year), _TICK_SIZE)
            yield Text(TextRole.TICKS, str(year), min(x, end), _HEIGHT - 8, _TICK_SIZE, Colour.MUTED)
