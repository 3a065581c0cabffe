"""The charts of share images, from the same views as the charts of the pages that they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from shengce.charts.share_card import GridChart, Legend, LineChart, TileChart, TileMark
from shengce.derive.area_series import AreaSeries
from shengce.derive.findings import LEGEND_STEPS, HeatStep
from shengce.derive.term_use import TermLife, is_nearly_everywhere
from shengce.derive.value_steps import ValueStep, value_steps
from shengce.views.context import Context
from shengce.views.parts.charts import timeline_of
from shengce.views.parts.heatmap import Heatmap, style_of
from shengce.views.parts.tiles import NOTHING, MappedArea, mapped_areas, shade
from shengce.views.shown import TileMap

_WITHOUT_VERDICT = frozenset({HeatStep.NOT_STATED, HeatStep.PENDING, HeatStep.NONE})


def heatmap_chart(context: Context, indicator: str, heatmap: Heatmap) -> GridChart:
    """Return the matrix of an indicator: a row a province, in the order of the page."""
    rows = (row for region in heatmap.regions for row in region.rows)
    first, *_ = heatmap.years
    *_, last = heatmap.years
    return GridChart(
        caption=context.say("share.grid", indicator=context.short_name(indicator)),
        rows=tuple(tuple(cell.style for cell in row.cells) for row in rows),
        years=(first.year, last.year),
        legend=_verdicts(context),
    )


def _verdicts(context: Context) -> Legend:
    """Return the legend of verdicts, from far beyond the target to far short of it."""
    steps = (step for step in LEGEND_STEPS if step not in _WITHOUT_VERDICT)
    return Legend(tuple(map(style_of, steps)), context.say("verdict.met"), context.say("verdict.missed"))


def map_chart(context: Context, tile_map: TileMap) -> TileChart:
    """Return the map of a year: by verdict with its legend, by value with the words of the first and last step."""
    tiles = (TileMark(tile.column, tile.row, tile.style, tile.abbreviation, tile.value) for tile in tile_map.tiles)
    steps = [entry for entry in tile_map.legend if entry.style.startswith("sc-step-")]
    if not steps:
        return TileChart(tile_map.title, tuple(tiles), _verdicts(context))
    first, *_ = steps
    *_, last = steps
    return TileChart(tile_map.title, tuple(tiles), Legend(tuple(s.style for s in steps), first.word, last.word))


def series_chart(context: Context, series: Iterable[AreaSeries]) -> LineChart | None:
    """Return the years of the first series that is drawn; None where none is."""
    shown = next((each for each in series if each.is_drawn), None)
    if shown is None:
        return None
    caption = context.say("share.lines", indicator=context.short_name(shown.indicator))
    return LineChart(caption, timeline_of(context, shown.indicator, shown.promises))


def term_chart(context: Context, life: TermLife) -> TileChart | None:
    """Return how many reports of each province name a term; None where it is not common to nearly all provinces."""
    counts = life.plans_by_province
    if not is_nearly_everywhere(counts, context.knowledge.catalogue):
        return None
    steps = value_steps(map(Decimal, counts.values()))
    first, *_ = steps
    *_, last = steps
    return TileChart(
        caption=context.say("share.named"),
        tiles=tuple(_tile_of(context, mapped, counts, steps) for mapped in mapped_areas(context.knowledge.catalogue)),
        legend=Legend(tuple(map(shade, steps)), context.number(first.low), context.number(last.high)),
    )


def _tile_of(context: Context, mapped: MappedArea, counts: Mapping[str, int], steps: Iterable[ValueStep]) -> TileMark:
    count = counts.get(mapped.area.slug, 0)
    style = next((shade(step) for step in steps if step.holds(Decimal(count))), NOTHING)
    value = context.number(count) if count else ""
    return TileMark(mapped.place.tile.column, mapped.place.tile.row, style, context.words(mapped.place.label), value)
