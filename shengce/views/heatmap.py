"""The heatmap province by year of one indicator: each cell a promise, its outcome and the way to both sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from shengce.derive.facts import Fact
from shengce.derive.promises import JUDGED, Promise, PromiseState, PromiseTable
from shengce.derive.scorecards import score_of
from shengce.language.dates import locator_text
from shengce.records.vocabulary import CoverageStatus, Direction, Region
from shengce.views.context import Context, plan_path
from shengce.views.parts import LegendEntry, Link, VerdictView

_FAR = {PromiseState.MET: Decimal(1), PromiseState.MISSED: Decimal(2)}
_FILLS = {
    PromiseState.NEARLY: "sc-fill--nearly",
    PromiseState.PENDING: "sc-fill--pending",
    PromiseState.NOT_STATED: "sc-fill--not-stated",
}
_EMPTY = "sc-none"
NATIONAL_EVENTS = frozenset({2008, 2020})
"""Years with a tick in the heatmap's head: the financial crisis and the epidemic."""


@dataclass(frozen=True)
class HeatCell:
    """One province and year: fill, words, verdict, places of both sentences, and where it leads (empty: nowhere)."""

    style: str
    title: str
    text: str
    verdict: VerdictView | None
    places: str
    url: str


@dataclass(frozen=True)
class HeatRow:
    """One province: its cells in the order of years, and the share of judged targets that were met."""

    province: Link
    cells: tuple[HeatCell, ...]
    share: str
    width: str
    judged: str


@dataclass(frozen=True)
class HeatRegion:
    """The provinces of one region."""

    name: str
    rows: tuple[HeatRow, ...]


@dataclass(frozen=True)
class HeatYear:
    """The head of a column: the year in full and as shown, and whether a national event is marked."""

    year: str
    short: str
    is_marked: bool


@dataclass(frozen=True)
class Heatmap:
    """A heatmap with its legend."""

    id: str
    title: str
    years: tuple[HeatYear, ...]
    regions: tuple[HeatRegion, ...]
    legend: tuple[LegendEntry, ...]


def heatmap_of(context: Context, indicator: str) -> Heatmap:
    """Return the heatmap of an indicator over all provinces that the knowledge base covers."""
    table = context.knowledge.promises
    name = context.words(context.knowledge.catalogue.indicators[indicator].name)
    return Heatmap(
        id=f"heat-{indicator}".replace("_", "-"),
        title=context.say("heatmap.title", indicator=name),
        years=tuple(_year(year, is_first=index == 0) for index, year in enumerate(table.years)),
        regions=tuple(region for region in _regions(context, table, indicator) if region.rows),
        legend=legend(context),
    )


def legend(context: Context) -> tuple[LegendEntry, ...]:
    """Return what the fills of verdicts mean, from far above to far below, and the rest."""
    scale = ("above-2", "above", "met", "nearly", "missed", "missed-2")
    filled = [
        LegendEntry(f"sc-fill--{step}", context.say(f"heatmap.legend.{step.replace('-', '_')}")) for step in scale
    ]
    return (
        *filled,
        LegendEntry("sc-fill--not-stated", context.say("heatmap.legend.not_stated")),
        LegendEntry("sc-fill--pending", context.say("heatmap.legend.pending")),
        LegendEntry(_EMPTY, context.say("heatmap.legend.none")),
    )


def _year(year: int, *, is_first: bool) -> HeatYear:
    return HeatYear(str(year), str(year) if is_first else f"’{year % 100:02}", year in NATIONAL_EVENTS)


def _regions(context: Context, table: PromiseTable, indicator: str) -> Iterable[HeatRegion]:
    covered = [
        province
        for province in context.knowledge.catalogue.provinces.values()
        if province.scope.status is CoverageStatus.COVERED
    ]
    for region in Region:
        members = (province.slug for province in covered if province.region is region)
        yield HeatRegion(
            context.say(f"region_short.{region}"), tuple(_row(context, table, indicator, slug) for slug in members)
        )


def _row(context: Context, table: PromiseTable, indicator: str, province: str) -> HeatRow:
    promises = [table.by_indicator[indicator][province, year] for year in table.years]
    score = score_of(promises)
    share = score.share_met
    return HeatRow(
        province=context.province(province),
        cells=tuple(heat_cell(context, promise) for promise in promises),
        share=f"{share:.0f}%" if share is not None else "",
        width=f"{share:.0f}%" if share is not None else "0%",
        judged=context.say("heatmap.judged", met=score.met, judged=score.judged),
    )


def heat_cell(context: Context, promise: Promise) -> HeatCell:
    """Return a promise as a cell; it leads to the target, to the result where there is no target, or nowhere."""
    outcome = promise.outcome
    target = outcome.target if outcome else None
    result = outcome.result if outcome else promise.result
    shown = target or result
    return HeatCell(
        style=fill_of(context, promise),
        title=context.say("province_year.title", province=context.province(promise.province).text, year=promise.year),
        text=_text(context, promise, target, result),
        verdict=context.verdict(outcome) if outcome else None,
        places=places_of(context, (target, result)),
        url=context.url(plan_path(shown.province, shown.plan_year), shown.figure.id) if shown else "",
    )


def fill_of(context: Context, promise: Promise) -> str:
    """Return the class that colours a promise: its verdict, and whether the gap is large."""
    if promise.state in _FILLS:
        return _FILLS[promise.state]
    if promise.state not in JUDGED or promise.outcome is None or promise.outcome.gap is None:
        return _EMPTY
    direction = context.knowledge.catalogue.indicators[promise.indicator].direction
    margin = -promise.outcome.gap if direction is Direction.LOWER_IS_BETTER else promise.outcome.gap
    if promise.state is PromiseState.MISSED:
        return "sc-fill--missed-2" if margin <= -_FAR[PromiseState.MISSED] else "sc-fill--missed"
    if margin >= _FAR[PromiseState.MET]:
        return "sc-fill--above-2"
    return "sc-fill--above" if margin > 0 else "sc-fill--met"


def _text(context: Context, promise: Promise, target: Fact | None, result: Fact | None) -> str:
    if target and result:
        return context.say("heatmap.both", target=_value(context, target), result=_value(context, result))
    if target:
        return context.say("heatmap.target", target=_value(context, target))
    state = context.say(f"promise_state.{promise.state}")
    return context.say("heatmap.result", state=state, result=_value(context, result)) if result else state


def _value(context: Context, fact: Fact) -> str:
    return context.value(fact.figure).plain


def places_of(context: Context, facts: Iterable[Fact | None]) -> str:
    """Return where the sentences of facts stand: ``2015 report, paragraph 31, sentence 2``."""
    places = (
        context.say(
            "heatmap.place",
            year=fact.plan_year,
            locator=locator_text(fact.figure.cite.partition("#")[2], context.language),
        )
        for fact in facts
        if fact
    )
    return context.say("chart.separator").join(places)
