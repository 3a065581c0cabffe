"""The charts of share images, from the same views as the charts of the pages that they stand for."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from shengce.charts.share_card import GridChart, Legend, LineChart, TileChart, TileMark
from shengce.derive.area_series import AreaSeries
from shengce.derive.facts import Fact
from shengce.derive.findings import LEGEND_STEPS, HeatStep
from shengce.derive.term_use import is_nearly_everywhere
from shengce.records.vocabulary import Term
from shengce.views.context import Context
from shengce.views.parts.charts import timeline_of
from shengce.views.parts.heatmap import Heatmap, style_of
from shengce.views.parts.tiles import NOT_APPLICABLE, NOTHING, mapped_areas
from shengce.views.shown import TileMap

_HOLDS = "sc-step-4"
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


def term_chart(context: Context, term: Term) -> TileChart | None:
    """Return the provinces whose reports name a term; None where it is no common one."""
    users = context.knowledge.indexes.users_of(term.id)
    return _holders(context, users, context.say("share.named"))


def indicator_chart(context: Context, facts: Iterable[Fact]) -> TileChart | None:
    """Return the provinces whose reports state an indicator; None where it is no common one."""
    return _holders(context, {fact.province for fact in facts}, context.say("share.stated"))


def _holders(context: Context, provinces: Collection[str], caption: str) -> TileChart | None:
    if not is_nearly_everywhere(provinces, context.knowledge.catalogue):
        return None
    tiles = (
        TileMark(
            mapped.place.tile.column,
            mapped.place.tile.row,
            _style(mapped.area.is_covered, mapped.area.slug in provinces),
            context.words(mapped.place.label),
            "",
        )
        for mapped in mapped_areas(context.knowledge.catalogue)
    )
    legend = Legend((_HOLDS, NOTHING), context.say("share.holds"), context.say("share.holds_not"))
    return TileChart(caption, tuple(tiles), legend)


def _style(is_covered: bool, is_held: bool) -> str:
    if not is_covered:
        return NOT_APPLICABLE
    return _HOLDS if is_held else NOTHING
