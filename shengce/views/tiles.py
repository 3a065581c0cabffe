"""The tile-grid map of the 34 divisions, coloured by coverage or by an indicator."""

from __future__ import annotations

from collections.abc import Mapping

from shengce.records.vocabulary import CoverageStatus, Province
from shengce.views.context import Context, province_path
from shengce.views.heatmap import fill_of, heat_cell, legend
from shengce.views.parts import LegendEntry, Tile, TileMap

NOT_APPLICABLE = "sc-na"
NOTHING = "sc-none"
COVERED = "sc-step-3"


def coverage_map(context: Context) -> TileMap:
    """Return the map coloured by the number of figures that each division's plans state."""
    knowledge = context.knowledge
    counts: dict[str, int] = {}
    for fact in knowledge.facts.all:
        counts[fact.province] = counts.get(fact.province, 0) + 1
    tiles = tuple(_coverage_tile(context, province, counts) for province in knowledge.catalogue.provinces.values())
    legend = (
        LegendEntry(COVERED, context.say("map.covered")),
        LegendEntry(NOTHING, context.say("coverage.no_report")),
        LegendEntry(NOT_APPLICABLE, context.say("coverage.not_applicable")),
    )
    return TileMap("coverage", context.say("map.coverage"), tiles, legend)


def _coverage_tile(context: Context, province: Province, counts: Mapping[str, int]) -> Tile:
    count = counts.get(province.slug, 0)
    if province.scope.status is CoverageStatus.NOT_APPLICABLE:
        return _tile(context, province, NOT_APPLICABLE, context.say("coverage.not_applicable"))
    if not count:
        return _tile(context, province, NOTHING, context.say("coverage.no_report"))
    return _tile(context, province, COVERED, context.language.count("count.figures", count))


def verdict_map(context: Context, indicator: str, year: int) -> TileMap:
    """Return the map of one year, coloured by what became of each province's target."""
    name = context.words(context.knowledge.catalogue.indicators[indicator].name)
    provinces = context.knowledge.catalogue.provinces.values()
    tiles = tuple(_verdict_tile(context, province, indicator, year) for province in provinces)
    entries = (*legend(context), LegendEntry(NOT_APPLICABLE, context.say("coverage.not_applicable")))
    return TileMap(f"map-{year}", context.say("years.map", indicator=name, year=year), tiles, entries)


def _verdict_tile(context: Context, province: Province, indicator: str, year: int) -> Tile:
    if province.scope.status is CoverageStatus.NOT_APPLICABLE:
        return _tile(context, province, NOT_APPLICABLE, context.words(province.scope.reason))
    promise = context.knowledge.promises.by_indicator[indicator][province.slug, year]
    cell = heat_cell(context, promise)
    verdict = f" {cell.verdict.word} {cell.verdict.gap}".rstrip() if cell.verdict else ""
    return _tile(context, province, fill_of(context, promise), cell.text + verdict, cell.url)


def _tile(context: Context, province: Province, style: str, label: str, url: str = "") -> Tile:
    return Tile(
        abbreviation=province.abbreviation,
        name=context.words(province.short),
        column=province.tile.column,
        row=province.tile.row,
        style=style,
        label=label,
        url=url or context.url(province_path(province.slug)),
    )
