"""The tile-grid map of the 34 divisions, coloured by coverage or by an indicator."""

from __future__ import annotations

from collections.abc import Mapping

from shengce.derive.facts import Fact
from shengce.language.dates import period_text
from shengce.records.plans import FigureKind
from shengce.records.vocabulary import CoverageStatus, Indicator, Province
from shengce.views.context import Context, plan_path, province_path
from shengce.views.parts import LegendEntry, Tile, TileMap

NOT_APPLICABLE = "sc-na"
NOTHING = "sc-none"
COVERED = "sc-step-3"
_STEPS = 5


def coverage_map(context: Context) -> TileMap:
    """Return the map coloured by the number of figures that each division's plans state."""
    knowledge = context.knowledge
    counts: dict[str, int] = {}
    for fact in knowledge.facts.all:
        counts[fact.province] = counts.get(fact.province, 0) + 1
    tiles = tuple(_coverage_tile(context, province, counts) for province in knowledge.catalogue.provinces.values())
    legend = (
        LegendEntry(COVERED, context.say("map.covered")),
        LegendEntry(NOTHING, context.say("coverage.unread")),
        LegendEntry(NOT_APPLICABLE, context.say("coverage.not_applicable")),
    )
    return TileMap("coverage", context.say("map.coverage"), tiles, legend)


def _coverage_tile(context: Context, province: Province, counts: Mapping[str, int]) -> Tile:
    count = counts.get(province.slug, 0)
    if province.scope.status is CoverageStatus.NOT_APPLICABLE:
        return _tile(context, province, NOT_APPLICABLE, context.say("coverage.not_applicable"))
    if not count:
        return _tile(context, province, NOTHING, context.say("coverage.unread"))
    return _tile(context, province, COVERED, context.language.count("count.figures", count))


def indicator_map(context: Context, indicator: Indicator, kind: FigureKind) -> TileMap | None:
    """Return the map coloured by the newest figure of an indicator in equal steps; None when no province states it."""
    newest = _newest(context, indicator, kind)
    if not newest:
        return None
    values = [fact.figure.value for fact in newest.values()]
    low, high = min(values), max(values)
    width = (high - low) / _STEPS if high > low else 1

    def step(fact: Fact) -> str:
        return f"sc-step-{min(int((fact.figure.value - low) / width), _STEPS - 1) + 1}"

    tiles = []
    for province in context.knowledge.catalogue.provinces.values():
        fact = newest.get(province.slug)
        tiles.append(_indicator_tile(context, province, fact, step(fact) if fact else ""))
    lowest = min(newest.values(), key=lambda fact: fact.figure.value)
    highest = max(newest.values(), key=lambda fact: fact.figure.value)
    ends = (
        LegendEntry("sc-step-1", context.say("map.lowest", value=context.value(lowest.figure).plain)),
        LegendEntry("sc-step-5", context.say("map.highest", value=context.value(highest.figure).plain)),
    )
    single = (LegendEntry("sc-step-1", context.value(highest.figure).plain),)
    legend = (
        *(ends if high > low else single),
        LegendEntry(NOTHING, context.say("map.nothing")),
        LegendEntry(NOT_APPLICABLE, context.say("coverage.not_applicable")),
    )
    title = context.say(
        "map.indicator",
        indicator=context.words(indicator.short or indicator.name),
        kind=context.say(f"kind.{kind}"),
        period=_periods(context, newest),
    )
    return TileMap(f"{indicator.id}-{kind}".replace("_", "-"), title, tuple(tiles), legend)


def _newest(context: Context, indicator: Indicator, kind: FigureKind) -> dict[str, Fact]:
    newest: dict[str, Fact] = {}
    for fact in context.knowledge.facts.of_indicator(indicator.id):
        figure = fact.figure
        if (
            figure.kind is kind
            and figure.scope == indicator.comparable_scope
            and figure.statistic is indicator.statistic
        ):
            held = newest.get(fact.province)
            if held is None or fact.last_year > held.last_year:
                newest[fact.province] = fact
    return newest


def _periods(context: Context, newest: Mapping[str, Fact]) -> str:
    periods = sorted({fact.figure.period for fact in newest.values()})
    return context.say("list.separator").join(period_text(period, context.language) for period in periods)


def _indicator_tile(context: Context, province: Province, fact: Fact | None, step: str) -> Tile:
    if province.scope.status is CoverageStatus.NOT_APPLICABLE:
        return _tile(context, province, NOT_APPLICABLE, context.say("coverage.not_applicable"))
    if fact is None:
        return _tile(context, province, NOTHING, context.say("map.nothing"))
    label = f"{period_text(fact.figure.period, context.language)} {context.value(fact.figure).plain}"
    url = context.url(plan_path(fact.province, fact.plan_year), fact.figure.id)
    return _tile(context, province, step, label, url)


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
