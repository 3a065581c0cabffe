"""Target beside outcome, row by row: hollow diamond, filled dot, and the gap between them in the verdict's colour."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from decimal import Decimal

from shengce.charts.cache import ChartCache, ChartImages
from shengce.charts.captions import Caption
from shengce.charts.drawing import Drawing, Line, LineRole, Symbol, SymbolRole, Text, TextRole
from shengce.charts.images import chart_images
from shengce.charts.layout import MARK_REACH, NARROW, WIDE, Format, Layout, PlacedRow, layout_of, text_start
from shengce.charts.lettering import printable, text_width
from shengce.charts.model import Dumbbell, DumbbellRow, Reference
from shengce.charts.palette import Colour
from shengce.charts.scale import tick_text, ticks_of

__all__ = ["Dumbbell", "DumbbellRow", "Reference", "dumbbell_svg"]

_DIAMOND = 7.0
_DOT = 5.0
_BETWEEN_TICKS = 12.0
_GAP_COLOURS = {"met": Colour.MET_1, "nearly": Colour.NEARLY_EDGE, "missed": Colour.MISSED_1}
_DOT_COLOURS = {"met": Colour.MET_2, "nearly": Colour.NEARLY_EDGE, "missed": Colour.MISSED_2}
_PLAIN_VERDICTS = frozenset({"pending", "not_stated", "none"})


def dumbbell_svg(chart: Dumbbell, cache: ChartCache) -> ChartImages:
    """Return the chart as two SVG texts, from the cache when the same chart was drawn before.

    Raises ValueError for a chart without rows, a verdict outside the scale or a value that is not finite.
    """
    _require_drawable(chart)
    return chart_images(chart, asdict(chart), cache, lambda: (_drawing(chart, WIDE), _drawing(chart, NARROW)))


def _require_drawable(chart: Dumbbell) -> None:
    if not chart.rows:
        raise ValueError(f"chart {chart.title!r} has no rows; draw no chart where there is nothing to show")
    for row in chart.rows:
        if row.verdict not in _GAP_COLOURS.keys() | _PLAIN_VERDICTS:
            allowed = ", ".join(sorted(_GAP_COLOURS.keys() | _PLAIN_VERDICTS))
            raise ValueError(f"row {row.label!r}: verdict {row.verdict!r} is not one of {allowed}")
    if not all(value.is_finite() for value in chart.values):
        raise ValueError(f"chart {chart.title!r} holds a value that is not finite; use None where there is none")


def _drawing(chart: Dumbbell, form: Format) -> Drawing:
    layout = layout_of(chart, form)
    return Drawing(
        width=form.width,
        height=round(layout.height),
        lines=(*_rules(chart, layout), *_gaps(layout)),
        symbols=(*_targets(chart, layout), *_outcomes(chart, layout)),
        texts=tuple(_texts(chart, layout)),
    )


def _rules(chart: Dumbbell, layout: Layout) -> Iterator[Line]:
    """Yield the lines behind the marks, the faintest first."""
    for placed in layout.rows:
        yield Line(LineRole.GUIDES, layout.left, placed.y, layout.right, placed.y, Colour.LINE, 1)
    ticks = tuple(_ticks(chart, layout))
    yield from _verticals(LineRole.GRID, layout, [x for value, x in ticks if value], Colour.LINE, 1)
    yield from _verticals(LineRole.ZERO, layout, [x for value, x in ticks if not value], Colour.LINE_STRONG, 1)
    if chart.reference:
        x = layout.scale.position(chart.reference.value)
        yield Line(LineRole.REFERENCE, x, layout.top - 3, x, layout.top + 4, Colour.NATION, 1.5)
        yield from _verticals(LineRole.REFERENCE, layout, [x], Colour.NATION, 1.5)


def _verticals(role: LineRole, layout: Layout, places: list[float], colour: Colour, thickness: float) -> Iterator[Line]:
    for x in places:
        for top, bottom in layout.bands:
            yield Line(role, x, top, x, bottom, colour, thickness)


def _ticks(chart: Dumbbell, layout: Layout) -> Iterator[tuple[Decimal, float]]:
    """Yield the round values that fall within the plot, each with its pixel; fewer where their numbers are long."""
    scale, size, sign = layout.scale, layout.form.tick_size, _tick_sign(chart)
    for count in range(layout.form.ticks, 0, -1):
        values = ticks_of(scale.domain, count)
        room = scale.position(values[1]) - scale.position(values[0]) - _BETWEEN_TICKS
        if count == 1 or all(text_width(tick_text(value, sign), size) <= room for value in values):
            places = ((value, scale.position(value)) for value in values)
            yield from ((value, x) for value, x in places if layout.left <= x <= layout.right)
            return


def _tick_sign(chart: Dumbbell) -> str:
    """Return the unit when it is one character, such as %, and goes with each number."""
    unit = printable(chart.axis_label)
    return unit if len(unit) == 1 else ""


def _gaps(layout: Layout) -> Iterator[Line]:
    for placed in layout.rows:
        row = placed.row
        if row.target is not None and row.outcome is not None:
            start, end = (layout.scale.position(value) for value in (row.target, row.outcome))
            colour = _GAP_COLOURS.get(row.verdict, Colour.LINE_STRONG)
            yield Line(LineRole.GAPS, start, placed.y, end, placed.y, colour, 2.5)


def _diamond(role: SymbolRole, x: float, y: float) -> Symbol:
    return Symbol(role, x, y, _DIAMOND, Colour.PAPER, Colour.INK, 1.5)


def _dot(role: SymbolRole, x: float, y: float, verdict: str) -> Symbol:
    return Symbol(role, x, y, _DOT, _DOT_COLOURS.get(verdict, Colour.INK), Colour.PAPER, 1)


def _targets(chart: Dumbbell, layout: Layout) -> Iterator[Symbol]:
    if _has_targets(chart):
        yield _diamond(SymbolRole.TARGET_KEY, _DIAMOND + 1, layout.key_y)
    for placed in layout.rows:
        if placed.row.target is not None:
            yield _diamond(SymbolRole.TARGETS, layout.scale.position(placed.row.target), placed.y)


def _outcomes(chart: Dumbbell, layout: Layout) -> Iterator[Symbol]:
    if _has_outcomes(chart):
        yield _dot(SymbolRole.OUTCOME_KEY, _outcome_key_x(chart, layout), layout.key_y, "none")
    for placed in layout.rows:
        if placed.row.outcome is not None:
            yield _dot(SymbolRole.OUTCOMES, layout.scale.position(placed.row.outcome), placed.y, placed.row.verdict)


def _has_targets(chart: Dumbbell) -> bool:
    return any(row.target is not None for row in chart.rows)


def _has_outcomes(chart: Dumbbell) -> bool:
    return any(row.outcome is not None for row in chart.rows)


def _outcome_key_x(chart: Dumbbell, layout: Layout) -> float:
    before = text_width(printable(chart.target_label), layout.form.tick_size) + 44 if _has_targets(chart) else _DOT + 1
    return round(before, 1)


def _texts(chart: Dumbbell, layout: Layout) -> Iterator[Text]:
    yield from _key_texts(chart, layout)
    yield from _tick_texts(chart, layout)
    yield from _reference_text(chart, layout)
    yield from _label_texts(layout)
    for placed in layout.rows:
        yield from _caption_texts(placed, layout)


def _key_texts(chart: Dumbbell, layout: Layout) -> Iterator[Text]:
    size, y = layout.form.tick_size, layout.key_y
    if _has_targets(chart):
        yield Text(TextRole.KEY, printable(chart.target_label), 2 * _DIAMOND + 7, y, size, Colour.MUTED)
    if _has_outcomes(chart):
        x = _outcome_key_x(chart, layout) + _DOT + 6
        yield Text(TextRole.KEY, printable(chart.outcome_label), x, y, size, Colour.MUTED)


def _tick_texts(chart: Dumbbell, layout: Layout) -> Iterator[Text]:
    """Yield the ticks' numbers; a sign such as % goes with each number, a longer unit once, at the top right."""
    unit, sign, form = printable(chart.axis_label), _tick_sign(chart), layout.form
    heights = (layout.head_y, layout.bottom + 14) if layout.ticks_above else (layout.bottom + 14,)
    for y in heights:
        for value, x in _ticks(chart, layout):
            text = tick_text(value, sign)
            if y > layout.top or not _under_reference(chart, layout, x, text):
                start = text_start(x, text, form.tick_size, form.width)
                yield Text(TextRole.TICKS, text, start, y, form.tick_size, Colour.MUTED)
    if unit and not sign:
        yield Text(TextRole.UNIT, unit, form.width, layout.key_y, form.tick_size, Colour.MUTED)


def _under_reference(chart: Dumbbell, layout: Layout, x: float, text: str) -> bool:
    """Return whether a tick's number above the plot would run into the reference's label."""
    if not chart.reference:
        return False
    label = next(_reference_text(chart, layout))
    end = label.x + text_width(label.text, label.size)
    half = text_width(text, label.size) / 2 + 8
    return label.x - half < x < end + half


def _reference_text(chart: Dumbbell, layout: Layout) -> Iterator[Text]:
    if chart.reference:
        form, label = layout.form, printable(chart.reference.label)
        start = text_start(layout.scale.position(chart.reference.value), label, form.tick_size, form.width)
        yield Text(TextRole.REFERENCE, label, start, layout.head_y, form.tick_size, Colour.INK)


def _label_texts(layout: Layout) -> Iterator[Text]:
    form = layout.form
    for placed in layout.rows:
        for number, line in enumerate(placed.label_lines):
            y = placed.label_y + number * form.label_line
            yield Text(TextRole.LABELS, line, 0, y, form.label_size, Colour.INK)


def _caption_texts(placed: PlacedRow, layout: Layout) -> Iterator[Text]:
    captions, values = placed.captions, placed.row.values
    if not values:
        yield from _caption_lines(captions.right, placed, TextRole.VALUES_AFTER, layout, layout.left)
        return
    low, high = layout.scale.position(values[0]), layout.scale.position(values[-1])
    yield from _caption_lines(captions.left, placed, TextRole.VALUES_BEFORE, layout, low - MARK_REACH)
    yield from _caption_lines(captions.right, placed, TextRole.VALUES_AFTER, layout, high + MARK_REACH)


def _caption_lines(caption: Caption, placed: PlacedRow, role: TextRole, layout: Layout, x: float) -> Iterator[Text]:
    form = layout.form
    first = placed.y - (len(caption.lines) - 1) * form.value_line / 2
    for number, line in enumerate(caption.lines):
        yield Text(role, line, x, first + number * form.value_line, form.value_size, caption.colour)
