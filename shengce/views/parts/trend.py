"""The outcomes of an indicator over the years, every province in grey, and the scales of what else can be shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from decimal import Decimal

from shengce.charts.trend import Series, Trend, axis, trend, with_names
from shengce.derive.facts import Fact
from shengce.derive.promises import Promise
from shengce.views.context import Context, Embed
from shengce.views.parts.events import national_events
from shengce.views.shown import Picture

_HEIGHT = 370  # with what stands above and below the lines

Measure = Callable[[Promise], Decimal | None]


@dataclass(frozen=True)
class TrendView:
    """The chart of outcomes; ``first`` are the provinces that stand out at first, ``strings`` are for the script."""

    heading: str
    chart: Trend
    first: str
    strings: dict[str, object]
    picture: Picture


def trend_view(context: Context, indicator: str, first: Iterable[str]) -> TrendView:
    """Return the chart of a core indicator of which many outcomes are stated."""
    knowledge = context.knowledge
    cells = tuple(knowledge.provinces.promises.by_indicator[indicator].values())
    years = knowledge.provinces.promises.years
    nation = [cell for year in years if (cell := knowledge.national_promise(indicator, year))]
    areas = [area for area in knowledge.catalogue.provinces.values() if area.is_covered]
    events = {event.year: event.words for event in national_events(context)}
    chosen = tuple(dict.fromkeys(first))
    chart = trend(
        (_series(context, area.slug, (cell for cell in cells if cell.province == area.slug)) for area in areas),
        _series(context, knowledge.catalogue.nation.slug, nation),
        years,
        events,
    )
    return TrendView(
        heading=context.say("trend.heading", first=years[0]),
        chart=chart,
        first=",".join(chosen),
        strings={**context.language.under("indicator.script"), "axes": _axes([*cells, *nation])},
        picture=_picture(context, indicator, with_names(chart, chosen)),
    )


def _picture(context: Context, indicator: str, chart: Trend) -> Picture:
    title = context.say("taking.trend", indicator=context.full_name(indicator))
    return context.embed(Embed("trend", "trend", title, context.say("trend.note_alone"), _HEIGHT, trend=chart))


def _axes(cells: Iterable[Promise]) -> dict[str, object]:
    """Return the scale of each measure."""
    stated = tuple(cells)
    return {name: asdict(axis(_stated(stated, measure), sign)) for name, (measure, sign) in _MEASURES.items()}


def _series(context: Context, area: str, cells: Iterable[Promise]) -> Series:
    outcomes = ((cell.year, _outcome(cell)) for cell in cells)
    return Series(area, context.province(area).text, {year: value for year, value in outcomes if value is not None})


def _outcome(cell: Promise) -> Decimal | None:
    return _value(cell.shown_result)


def _target(cell: Promise) -> Decimal | None:
    return _value(cell.target)


def _gap(cell: Promise) -> Decimal | None:
    return cell.outcome.gap if cell.outcome else None


def _value(fact: Fact | None) -> Decimal | None:
    return fact.value if fact else None


_MEASURES: dict[str, tuple[Measure, str]] = {"outcome": (_outcome, "%"), "target": (_target, "%"), "gap": (_gap, "")}
"""What can be shown, each with the sign behind its numbers; gaps are in points, which their heading says."""


def _stated(cells: Iterable[Promise], measure: Measure) -> list[Decimal]:
    values = (measure(cell) for cell in cells)
    return [value for value in values if value is not None]
