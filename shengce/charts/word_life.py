"""The life of a word: above, the share of reports that name it by year; below, who names it, an area a row.

Both stand over the same years. A cell is the darker the more often a report names the word; a report that does not
name it is a pale cell, and a missing one a dash.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, pairwise

from shengce.charts.drawing import Drawing, Line, LineRole, Patch, Symbol, SymbolRole, Text, TextRole
from shengce.charts.lettering import printable, text_width
from shengce.charts.palette import Colour
from shengce.charts.scale import tick_text

MISSING = -1
_FILLS = (Colour.WASH, Colour.STEP_2, Colour.STEP_3, Colour.STEP_4, Colour.STEP_5)
_TEXT_SIZE = 13.0
_TOP, _PLOT, _AXIS = 22, 96, 26
_ROW, _CELL = 17, 15
_BELOW_NATION = 6
_RIGHT = 12
_TICKS = (0, 50, 100)
_EVERY = 4
_DOT = 2.75


@dataclass(frozen=True)
class LifeRow:
    """An area: its name, and for each year the shade of its cell, from 0 of a report without the word to 4."""

    name: str
    shades: tuple[int, ...]


@dataclass(frozen=True)
class WordLifeChart:
    """The chart; ``shares`` are in percent, None of a year without reports, ``words`` stand at the years named."""

    title: str
    description: str
    years: tuple[int, ...]
    shares: tuple[Decimal | None, ...]
    words: tuple[tuple[int, str], ...]
    nation: LifeRow
    rows: tuple[LifeRow, ...]


@dataclass(frozen=True)
class _Plot:
    """Pixels of one image: a column a year, behind the names of the areas."""

    width: int
    left: int
    step: int
    years: tuple[int, ...]

    def x(self, year: int) -> float:
        return self.left + (year - self.years[0] + 0.5) * self.step

    @property
    def right(self) -> int:
        return self.left + len(self.years) * self.step

    def y(self, share: Decimal) -> float:
        return round(_TOP + _PLOT * (1 - float(share) / 100), 2)


def word_life_drawings(chart: WordLifeChart) -> tuple[Drawing, Drawing]:
    """Return the chart laid out wide and narrow.

    Raises ValueError for a chart without any share.
    """
    if not any(chart.shares):
        raise ValueError(f"chart {chart.title!r} has no shares; draw no chart where there is nothing to show")
    return _drawing(chart, 600), _drawing(chart, 344)


def _drawing(chart: WordLifeChart, width: int) -> Drawing:
    names = (chart.nation.name, *(row.name for row in chart.rows))
    left = round(max(text_width(printable(name), _TEXT_SIZE) for name in (*names, "100%"))) + 8
    plot = _Plot(width, left, (width - left - _RIGHT) // len(chart.years), chart.years)
    rows = tuple(_placed(chart))
    return Drawing(
        width=plot.right + _RIGHT,
        height=rows[-1][1] + _ROW,
        lines=(*_rules(plot), *_curve(chart, plot), *_dashes(rows, plot), *_parts(rows, plot)),
        symbols=tuple(_dots(chart, plot)),
        texts=(*_names(rows), *_tick_texts(plot), *_marked(chart, plot)),
        patches=tuple(_patches(rows, plot)),
    )


def _placed(chart: WordLifeChart) -> Iterator[tuple[LifeRow, int]]:
    """Yield the rows with their tops, the nation's first."""
    top = _TOP + _PLOT + _AXIS
    yield chart.nation, top
    for number, row in enumerate(chart.rows, start=1):
        yield row, top + _BELOW_NATION + number * _ROW


def _patches(rows: Sequence[tuple[LifeRow, int]], plot: _Plot) -> Iterator[Patch]:
    """Yield the cells of each shade, those side by side as one."""
    runs: dict[int, list[str]] = {shade: [] for shade in range(len(_FILLS))}
    for row, top in rows:
        start = 0
        for shade, group in groupby(row.shades):
            length = len(tuple(group))
            if shade != MISSING:
                width = length * plot.step
                runs[shade].append(f"M{plot.left + start * plot.step},{top}h{width}v{_CELL}h-{width}z")
            start += length
    for shade, paths in runs.items():
        if paths:
            yield Patch("".join(paths), _FILLS[shade])


def _parts(rows: Sequence[tuple[LifeRow, int]], plot: _Plot) -> Iterator[Line]:
    """Yield what parts the columns."""
    bottom = rows[-1][1] + _CELL
    for column in range(1, len(plot.years)):
        x = plot.left + column * plot.step
        yield Line(LineRole.GRID, x, rows[0][1], x, bottom, Colour.PAPER, 2)


def _dashes(rows: Sequence[tuple[LifeRow, int]], plot: _Plot) -> Iterator[Line]:
    for row, top in rows:
        for column, shade in enumerate(row.shades):
            if shade == MISSING:
                x, y = plot.left + (column + 0.5) * plot.step, top + _CELL / 2
                yield Line(LineRole.GAPS, x - 2, y, x + 2, y, Colour.LINE_STRONG, 1.5)


def _rules(plot: _Plot) -> Iterator[Line]:
    for tick in _TICKS:
        role, colour = (LineRole.GRID, Colour.LINE) if tick else (LineRole.ZERO, Colour.LINE_STRONG)
        yield Line(role, plot.left, plot.y(Decimal(tick)), plot.right, plot.y(Decimal(tick)), colour, 1)


def _points(chart: WordLifeChart, plot: _Plot) -> list[tuple[int, float, float]]:
    stated = ((year, share) for year, share in zip(chart.years, chart.shares, strict=True) if share is not None)
    return [(year, plot.x(year), plot.y(share)) for year, share in stated]


def _curve(chart: WordLifeChart, plot: _Plot) -> Iterator[Line]:
    """Yield the line from each year to the next; a year without reports parts it."""
    for (year, *start), (following, *end) in pairwise(_points(chart, plot)):
        if following == year + 1:
            yield Line(LineRole.STEPS, start[0], start[1], end[0], end[1], Colour.LINK, 1.75)


def _dots(chart: WordLifeChart, plot: _Plot) -> Iterator[Symbol]:
    for _, x, y in _points(chart, plot):
        yield Symbol(SymbolRole.OUTCOMES, x, y, _DOT, Colour.LINK, Colour.PAPER, 1)


def _names(rows: Sequence[tuple[LifeRow, int]]) -> Iterator[Text]:
    for row, top in rows:
        yield Text(TextRole.KEY, printable(row.name), 0, top + _CELL / 2, _TEXT_SIZE, Colour.INK)


def _tick_texts(plot: _Plot) -> Iterator[Text]:
    for tick in _TICKS:
        text = tick_text(Decimal(tick), "%")
        x = plot.left - 6 - text_width(text, _TEXT_SIZE)
        yield Text(TextRole.TICKS, text, max(x, 0), plot.y(Decimal(tick)), _TEXT_SIZE, Colour.MUTED)
    for year in plot.years:
        if year % _EVERY == 0:
            x = plot.x(year) - text_width(str(year), _TEXT_SIZE) / 2
            yield Text(TextRole.TICKS, str(year), x, _TOP + _PLOT + _AXIS / 2, _TEXT_SIZE, Colour.MUTED)


def _marked(chart: WordLifeChart, plot: _Plot) -> Iterator[Text]:
    """Yield the words at years, above the point."""
    heights = {year: y for year, _, y in _points(chart, plot)}
    for year, words in chart.words:
        text = printable(words)
        width = text_width(text, _TEXT_SIZE)
        x = min(max(plot.x(year) - width / 2, plot.left), plot.right + _RIGHT - width)
        yield Text(TextRole.MARKED, text, round(x, 2), heights[year] - 11, _TEXT_SIZE, Colour.INK)
