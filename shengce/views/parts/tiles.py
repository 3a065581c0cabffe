"""The tile-grid map of the 34 divisions for an indicator and a year: by the target's value, or by its verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from shengce.addresses import area_path
from shengce.derive.facts import Fact
from shengce.derive.newest import running_year
from shengce.derive.promises import Promise
from shengce.derive.value_steps import ValueStep, value_steps
from shengce.language.values import number_text
from shengce.records.areas import Area, MapPlace
from shengce.records.catalogue import Catalogue
from shengce.views.context import Context
from shengce.views.parts.heatmap import fill_of, heat_cell, legend
from shengce.views.shown import LegendEntry, Tile, TileMap

NOT_APPLICABLE = "sc-na"
NOTHING = "sc-none"


@dataclass(frozen=True)
class Looks:
    """How a map shows its promises: the title, a promise's style and the figure in its tile, and the legend."""

    title: str
    style: Callable[[Promise], str]
    shown: Callable[[Promise], Fact | None]
    legend: tuple[LegendEntry, ...]


class MappedArea(NamedTuple):
    """An area with its place on the tile-grid map."""

    area: Area
    place: MapPlace


def year_map(context: Context, indicator: str, year: int) -> TileMap:
    """Return the map of a year: of that under way by its targets, of any other by what became of them."""
    is_under_way = year == running_year(context.knowledge.provinces.promises)
    return target_map(context, indicator, year) if is_under_way else verdict_map(context, indicator, year)


def target_map(context: Context, indicator: str, year: int) -> TileMap:
    """Return the map of one year, shaded by the value of each province's target, which stands in its tile."""
    targets = (cell.target for cell in context.knowledge.provinces.promises.in_year(indicator, year))
    steps = value_steps(target.value for target in targets if target)
    entries = (
        *(LegendEntry(shade(step), _span(context, step)) for step in steps),
        LegendEntry(NOTHING, context.say("heatmap.legend.none")),
    )

    def style(promise: Promise) -> str:
        target = promise.target
        shades = (shade(step) for step in steps if target and step.holds(target.value))
        return next(shades, NOTHING)

    title = context.say("map.targets", indicator=context.short_name(indicator), year=year)
    return _map(context, indicator, year, Looks(title, style, lambda promise: promise.target, entries))


def shade(step: ValueStep) -> str:
    """Return the class that gives a step of values its colour."""
    return f"sc-step-{step.step}"


def _span(context: Context, step: ValueStep) -> str:
    ends = dict.fromkeys(number_text(value, context.language) for value in (step.low, step.high))
    return context.say("map.value", value="–".join(ends))


def verdict_map(context: Context, indicator: str, year: int) -> TileMap:
    """Return the map of one year, coloured by what became of each province's target, its outcome in the tile."""
    title = context.say("map.outcomes", indicator=context.short_name(indicator), year=year)
    return _map(context, indicator, year, Looks(title, fill_of, lambda promise: promise.shown_result, legend(context)))


def _map(context: Context, indicator: str, year: int, looks: Looks) -> TileMap:
    """Return a map with those entries of the legend that it has tiles for."""
    cells = context.knowledge.provinces.promises.by_indicator[indicator]
    areas = mapped_areas(context.knowledge.catalogue)
    tiles = tuple(_tile(context, area, cells[area.area.slug, year], looks) for area in areas)
    styles = {name for tile in tiles for name in tile.style.split()}
    entries = (*looks.legend, LegendEntry(NOT_APPLICABLE, context.say("coverage.not_applicable")))
    return TileMap(f"map-{year}", looks.title, tiles, tuple(entry for entry in entries if entry.style in styles))


class Reading(NamedTuple):
    """What a tile says: its style, the number in it, the words, and where it leads."""

    style: str
    value: str
    label: str
    url: str


def _reading(context: Context, area: Area, promise: Promise, looks: Looks) -> Reading:
    own = context.url(area_path(area))
    if not area.is_covered:
        return Reading(NOT_APPLICABLE, "", context.words(area.scope.reason), own)
    cell, fact = heat_cell(context, promise), looks.shown(promise)
    value = context.value(fact.figure).number if fact else ""
    return Reading(looks.style(promise), value, cell.label, cell.url or own)


def _tile(context: Context, mapped: MappedArea, promise: Promise, looks: Looks) -> Tile:
    reading = _reading(context, mapped.area, promise, looks)
    return Tile(
        abbreviation=context.words(mapped.place.label),
        name=context.words(mapped.area.short),
        column=mapped.place.tile.column,
        row=mapped.place.tile.row,
        **reading._asdict(),
    )


def mapped_areas(catalogue: Catalogue) -> Iterator[MappedArea]:
    """Yield the provinces that have a place on the map, with it, row by row: in the order in which they are seen."""
    mapped = (MappedArea(area, area.map) for area in catalogue.provinces.values() if area.map)
    yield from sorted(mapped, key=lambda each: (each.place.tile.row, each.place.tile.column))
