"""A share image, laid out: what a page is called, what it says first and its chart, on 1200 by 630 pixels.

Sentences stand whole or not at all, but for the first, which is cut where it is too long.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter

from shengce.charts.drawing import Drawing, Patch
from shengce.charts.lettering import printable, text_width
from shengce.charts.palette import Colour, paint_of
from shengce.charts.timeline import Timeline, shared_timeline
from shengce.charts.wrapping import cut, wrapped

WIDTH, HEIGHT = 1200, 630
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 1136, 64, 540
_COLUMN, _BESIDE = 500, 620
_CHART_TOP = 288
_TITLE_SIZES, _WIDE_TITLE_SIZES, _LOW_TITLE_SIZES, _TITLE_LEADING = (62, 54, 46, 40), (76, 64, 54, 46), (46, 40), 1.22
_SIZES, _WIDE_SIZES, _LEADING = (31, 28, 25), (42, 36, 32, 28), 1.45
_SMALL, _LABEL = 22, 20
_TITLE_TOP, _AFTER_TITLE = 98, 18
_CAPTION, _LEGEND = 40, 46
_SWATCH = 30
_GAP = 2
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")


@dataclass(frozen=True)
class Legend:
    """What colours mean: those between two ends (classes of the theme), with the words at both."""

    styles: tuple[str, ...]
    low: str
    high: str


@dataclass(frozen=True)
class TileMark:
    """A tile of the map: its place from 1 on, its style (a class of the theme), its letters and its number."""

    column: int
    row: int
    style: str
    label: str
    value: str


@dataclass(frozen=True)
class TileChart:
    """The tile-grid map of one year or term."""

    caption: str
    tiles: tuple[TileMark, ...]
    legend: Legend


@dataclass(frozen=True)
class GridChart:
    """A row an area and a column a year; the cells are styles, ``years`` the words at both ends of the row below."""

    caption: str
    rows: tuple[tuple[str, ...], ...]
    years: tuple[str, str]
    legend: Legend


@dataclass(frozen=True)
class LineChart:
    """Targets and outcomes of one area over the years."""

    caption: str
    timeline: Timeline


ShareChart = TileChart | GridChart | LineChart


@dataclass(frozen=True)
class ShareCard:
    """What a share image shows; ``path`` is that of the image below the site's root, ``kicker`` says of what kind.

    ``language`` is the tag of the words' language.
    """

    path: str
    language: str
    kicker: str
    title: str
    sentences: tuple[str, ...]
    foot: str
    chart: ShareChart | None = None


@dataclass(frozen=True)
class Words:
    """One line of text; ``anchor`` is the end of it that stands at ``x``: start, middle or end."""

    text: str
    x: float
    y: float
    size: float
    colour: Colour
    anchor: str = "start"
    is_bold: bool = False

    def straight(self) -> Words:
        """Return the line with straight quotes, since those of a Chinese font are as wide as a character."""
        return replace(self, text=self.text.translate(_STRAIGHT))


@dataclass(frozen=True)
class Placed:
    """A drawing with where it stands, and how large."""

    drawing: Drawing
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Layout:
    """All that the template of share images writes down."""

    patches: tuple[Patch, ...]
    words: tuple[Words, ...]
    chart: Placed | None


@dataclass(frozen=True)
class _Room:
    """Where the text stands: how wide it may be, where it ends, the sizes to choose from, and the title's lines."""

    width: float
    bottom: float
    sizes: tuple[int, ...]
    title_sizes: tuple[int, ...] = _TITLE_SIZES
    title_lines: int = 3


_ROOM_ALONE = _Room(_RIGHT - _LEFT, _BOTTOM, _WIDE_SIZES, _WIDE_TITLE_SIZES)
_ROOM_ABOVE = _Room(_RIGHT - _LEFT, _CHART_TOP - _CAPTION, _SIZES, _LOW_TITLE_SIZES, 1)
_ROOM_BESIDE = _Room(_COLUMN, _BOTTOM, _SIZES)


def share_layout(card: ShareCard) -> Layout:
    """Return a share image laid out."""
    chart = card.chart
    patches, labels = _marks(chart)
    words = (*_text(card, _room_of(chart)), *_foot(card), *labels)
    is_chinese = card.language.startswith("zh")
    return Layout(patches, words if is_chinese else tuple(each.straight() for each in words), _placed(chart))


def _room_of(chart: ShareChart | None) -> _Room:
    if chart is None:
        return _ROOM_ALONE
    return _ROOM_ABOVE if isinstance(chart, LineChart) else _ROOM_BESIDE


def _placed(chart: ShareChart | None) -> Placed | None:
    if not isinstance(chart, LineChart):
        return None
    return Placed(shared_timeline(chart.timeline), _LEFT, _CHART_TOP, _RIGHT - _LEFT, _BOTTOM + 12 - _CHART_TOP)


def _text(card: ShareCard, room: _Room) -> Iterator[Words]:
    yield Words(printable(card.kicker), _LEFT, _TOP + _SMALL, _SMALL, Colour.MUTED)
    size, lines = _title(printable(card.title), room)
    y = float(_TITLE_TOP)
    for line in lines:
        y += size * _TITLE_LEADING
        yield Words(line, _LEFT, round(y - size * 0.2, 2), size, Colour.INK, is_bold=True)
    yield from _sentences(card, room, y + _AFTER_TITLE)


def _title(title: str, room: _Room) -> tuple[int, tuple[str, ...]]:
    """Return the largest size at which a title fits, and its lines; at the smallest it is cut."""
    for size in room.title_sizes:
        lines = wrapped(title, size, room.width)
        if len(lines) <= room.title_lines and all(text_width(line, size) <= room.width for line in lines):
            return size, lines
    return size, cut(lines, room.title_lines)


def _sentences(card: ShareCard, room: _Room, top: float) -> Iterator[Words]:
    size, lines = _fitting([printable(sentence) for sentence in card.sentences], room, top)
    for number, line in enumerate(lines, start=1):
        yield Words(line, _LEFT, round(top + number * size * _LEADING - size * 0.4, 2), size, Colour.INK)


def _fitting(sentences: Sequence[str], room: _Room, top: float) -> tuple[int, tuple[str, ...]]:
    """Return the largest size at which the first sentence fits, and the lines of all that fit at it."""
    for size in room.sizes:
        most = int((room.bottom - top) // (size * _LEADING))
        wholes = [wrapped(sentence, size, room.width) for sentence in sentences]
        if wholes and len(wholes[0]) <= most:
            return size, tuple(_whole(wholes, most))
    return size, cut(wholes[0], most) if wholes else ()


def _whole(sentences: Iterable[tuple[str, ...]], most: int) -> Iterator[str]:
    """Yield the lines of the sentences up to the first that does not fit."""
    left = most
    for lines in sentences:
        left -= len(lines)
        if left < 0:
            return
        yield from lines


def _foot(card: ShareCard) -> Iterator[Words]:
    yield Words(printable(card.foot), _RIGHT, 594, _SMALL, Colour.MUTED, "end")


def _marks(chart: ShareChart | None) -> tuple[tuple[Patch, ...], tuple[Words, ...]]:
    if chart is None:
        return (), ()
    if isinstance(chart, LineChart):
        return (), (Words(printable(chart.caption), _LEFT, _CHART_TOP - 8, _LABEL, Colour.MUTED),)
    blocks = [*(_tiles(chart) if isinstance(chart, TileChart) else _cells(chart)), *_swatches(chart.legend)]
    return tuple(_patches(blocks)), tuple(_labels(chart))


_Block = tuple[str, float, float, float, float]
"""A style with left, top, width and height."""


def _patches(blocks: Iterable[_Block]) -> Iterator[Patch]:
    """Yield all blocks of a colour as one surface."""
    painted = sorted(((paint_of(style).fill, place) for style, *place in blocks), key=itemgetter(0))
    for fill, group in groupby(painted, key=itemgetter(0)):
        yield Patch("".join(_path(*place) for _, place in group), fill)


def _path(x: float, y: float, width: float, height: float) -> str:
    return f"M{x:g},{y:g}h{width:g}v{height:g}h{-width:g}z"


def _pitch(columns: int, rows: int) -> tuple[int, int]:
    """Return the width and height that a cell has, with the gap beside it."""
    return (_RIGHT - _BESIDE) // columns, (_BOTTOM - _LEGEND - _TOP - _CAPTION) // rows


def _tile_pitch(chart: TileChart) -> tuple[int, int]:
    return _pitch(max(tile.column for tile in chart.tiles), max(tile.row for tile in chart.tiles))


def _tiles(chart: TileChart) -> Iterator[_Block]:
    width, height = _tile_pitch(chart)
    for tile in chart.tiles:
        x, y = _BESIDE + (tile.column - 1) * width, _TOP + _CAPTION + (tile.row - 1) * height
        yield tile.style, x, y, width - 2 * _GAP, height - 2 * _GAP


def _grid_pitch(chart: GridChart) -> tuple[int, int]:
    width, height = _pitch(max(map(len, chart.rows)), len(chart.rows) + 2)
    return width, min(height, 36)


def _cells(chart: GridChart) -> Iterator[_Block]:
    width, height = _grid_pitch(chart)
    for row, styles in enumerate(chart.rows):
        for column, style in enumerate(styles):
            yield style, _BESIDE + column * width, _TOP + _CAPTION + row * height, width - _GAP, height - _GAP


def _swatches(legend: Legend) -> Iterator[_Block]:
    left = _BESIDE + text_width(printable(legend.low), _LABEL) + 10
    for number, style in enumerate(legend.styles):
        yield style, round(left + number * _SWATCH), _BOTTOM - _LABEL, _SWATCH - _GAP, _LABEL


def _labels(chart: TileChart | GridChart) -> Iterator[Words]:
    caption = _caption(chart.caption)
    yield Words(caption, _BESIDE, _TOP + _SMALL, _LABEL, Colour.MUTED)
    yield from _legend_words(chart.legend)
    yield from _tile_words(chart) if isinstance(chart, TileChart) else _year_words(chart)


def _caption(caption: str) -> str:
    return cut(wrapped(printable(caption), _LABEL, _RIGHT - _BESIDE), 1)[0]


def _legend_words(legend: Legend) -> Iterator[Words]:
    low = printable(legend.low)
    behind = _BESIDE + text_width(low, _LABEL) + 18 + len(legend.styles) * _SWATCH
    for text, x in ((low, _BESIDE), (printable(legend.high), round(behind))):
        yield Words(text, x, _BOTTOM - 3, _LABEL, Colour.MUTED)


def _tile_words(chart: TileChart) -> Iterator[Words]:
    width, height = _tile_pitch(chart)
    for tile in chart.tiles:
        x = _BESIDE + (tile.column - 1) * width + width / 2 - _GAP
        y = _TOP + _CAPTION + (tile.row - 1) * height + height / 2
        ink = paint_of(tile.style).ink
        lines = [line for line in (tile.label, tile.value) if line]
        for number, line in enumerate(lines):
            base = y + 6 + (number - (len(lines) - 1) / 2) * 18
            yield Words(printable(line), x, round(base - _GAP, 2), 17, ink, "middle")


def _year_words(chart: GridChart) -> Iterator[Words]:
    width, height = _grid_pitch(chart)
    y = _TOP + _CAPTION + len(chart.rows) * height + _LABEL
    right = _BESIDE + max(map(len, chart.rows)) * width - _GAP
    for text, x, anchor in zip(chart.years, (_BESIDE, right), ("start", "end"), strict=True):
        yield Words(text, x, y, _LABEL - 2, Colour.MUTED, anchor)
