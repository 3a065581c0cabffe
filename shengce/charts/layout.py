"""Where everything of a dumbbell chart stands, in pixels, computed from values and characters alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from shengce.charts.captions import Captions, captions_of
from shengce.charts.lettering import printable, text_width, widest, wrapped
from shengce.charts.model import Dumbbell, DumbbellRow
from shengce.charts.scale import Domain, Scale, domain_of

# From the middle of a mark to the text beside it.
MARK_REACH = 12.0
# With more rows than this the ticks stand above the rows as well as below.
_TALL = 12
_FITTING_ROUNDS = 40
_CLOSE_ENOUGH = 0.05


@dataclass(frozen=True)
class Format:
    """The measures of one variant, in pixels; limits are the widths at which text wraps."""

    width: float
    labels_above: bool
    label_size: float
    value_size: float
    tick_size: float
    label_limit: float
    value_limit: float
    label_line: float
    value_line: float
    row_padding: float
    ticks: int


WIDE = Format(720, False, 14, 13.5, 12.5, 215, 130, 18, 17, 7, 6)
NARROW = Format(340, True, 14, 13, 12.5, 338, 96, 18.5, 17, 6, 4)


@dataclass(frozen=True)
class PlacedRow:
    """A row with its texts wrapped: ``label_y`` is the middle of the label's first line, ``y`` that of the marks."""

    row: DumbbellRow
    label_lines: tuple[str, ...]
    captions: Captions
    top: float
    bottom: float
    label_y: float
    y: float
    marks_top: float


@dataclass(frozen=True)
class Layout:
    """The whole chart in pixels: the plot lies from ``left`` to ``right`` and from ``top`` to ``bottom``."""

    form: Format
    rows: tuple[PlacedRow, ...]
    scale: Scale
    left: float
    right: float
    key_y: float
    head_y: float
    top: float
    bottom: float
    ticks_above: bool

    @property
    def bands(self) -> tuple[tuple[float, float], ...]:
        """The stretches from top to bottom in which lines of the scale run: not through labels above the marks."""
        if not self.form.labels_above:
            return ((self.top, self.bottom),)
        return tuple((placed.marks_top, placed.bottom) for placed in self.rows)

    @property
    def height(self) -> float:
        """The height of the image: the ticks stand below the plot."""
        return self.bottom + 26


def layout_of(chart: Dumbbell, form: Format) -> Layout:
    """Place a chart's rows, texts and scale in one variant."""
    domain = domain_of(chart.values, len(chart.rows))
    left = 0.0 if form.labels_above else _label_margin(chart, form)
    right = form.width - 2
    ticks_above = len(chart.rows) > _TALL
    top = 30.0 + (24.0 if chart.reference or ticks_above else 0.0)
    rows = tuple(_placed_rows(chart, form, domain, top))
    return Layout(
        form=form,
        rows=rows,
        scale=_fitted_scale(rows, domain, left + 2, right),
        left=left,
        right=right,
        key_y=11.0,
        head_y=top - 12,
        top=top,
        bottom=rows[-1].bottom if rows else top,
        ticks_above=ticks_above,
    )


def _label_margin(chart: Dumbbell, form: Format) -> float:
    labels = (wrapped(printable(row.label), form.label_size, form.label_limit) for row in chart.rows)
    return round(max((widest(lines, form.label_size) for lines in labels), default=0.0) + 18)


def _placed_rows(chart: Dumbbell, form: Format, domain: Domain, top: float) -> Iterator[PlacedRow]:
    for row in chart.rows:
        placed = _placed_row(row, form, domain, top)
        yield placed
        top = placed.bottom


def _placed_row(row: DumbbellRow, form: Format, domain: Domain, top: float) -> PlacedRow:
    label = wrapped(printable(row.label), form.label_size, form.label_limit)
    captions = captions_of(row, domain, form.value_size, form.value_limit)
    label_height = len(label) * form.label_line
    marks_height = max(captions.most_lines * form.value_line, 18)
    if form.labels_above:
        bottom = top + form.row_padding + label_height + marks_height + form.row_padding
        label_y = top + form.row_padding + form.label_line / 2
        middle = bottom - form.row_padding - marks_height / 2
    else:
        bottom = top + max(label_height, marks_height) + 2 * form.row_padding
        middle = (top + bottom) / 2
        label_y = middle - (len(label) - 1) * form.label_line / 2
    return PlacedRow(row, label, captions, top, bottom, label_y, middle, middle - marks_height / 2)


def _fitted_scale(rows: tuple[PlacedRow, ...], domain: Domain, left: float, right: float) -> Scale:
    """Return the widest scale on which no text beside a mark runs out of the plot.

    Each round moves an end inwards by the worst overflow, never further than needed.
    """
    scale = Scale(domain, left + MARK_REACH, right - MARK_REACH)
    for _ in range(_FITTING_ROUNDS):
        over_left = max((left - _extent(placed, scale)[0] for placed in rows), default=0.0)
        over_right = max((_extent(placed, scale)[1] - right for placed in rows), default=0.0)
        if max(over_left, over_right) < _CLOSE_ENOUGH:
            break
        scale = Scale(domain, scale.start + max(over_left, 0.0), scale.end - max(over_right, 0.0))
    return scale


def _extent(placed: PlacedRow, scale: Scale) -> tuple[float, float]:
    """Return the outermost pixels of a row's marks and texts."""
    values: tuple[Decimal, ...] = placed.row.values
    if not values:
        return scale.start, scale.start
    low, high = scale.position(values[0]), scale.position(values[-1])
    left, right = placed.captions.left, placed.captions.right
    return low - MARK_REACH - left.width, high + MARK_REACH + right.width


def text_start(center: float, text: str, size: float, right: float) -> float:
    """Return where a text centred on a pixel begins, moved to stay between 0 and ``right``."""
    width = text_width(text, size)
    return min(max(center - width / 2, 0.0), max(right - width, 0.0))
