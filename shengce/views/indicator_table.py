"""All provinces and years of a core indicator in one table: the words behind the heatmap, cell by cell."""

from __future__ import annotations

from dataclasses import dataclass

from shengce.derive.promises import Promise
from shengce.records.catalogue import NATION
from shengce.records.vocabulary import CoverageStatus, Direction, Region
from shengce.views.context import Context, plan_path
from shengce.views.heatmap import fill_of
from shengce.views.parts import Link


@dataclass(frozen=True)
class TableCell:
    """Target and outcome of a province and year as words, the verdict's fill and word, and where the cell leads.

    The values are plain numbers to rank by, empty where there is none; of a range the lower end.
    """

    target: str
    outcome: str
    target_value: str
    outcome_value: str
    style: str
    word: str
    url: str


@dataclass(frozen=True)
class TableRow:
    """One province, or the nation."""

    heading: Link
    cells: tuple[TableCell, ...]


@dataclass(frozen=True)
class TableRegion:
    """The provinces of one region; ``anchor`` names it for the filter."""

    anchor: str
    name: str
    rows: tuple[TableRow, ...]


@dataclass(frozen=True)
class IndicatorTable:
    """The whole table, years newest first; ``lower_first`` where the lowest value ranks first."""

    lower_first: bool
    years: tuple[Link, ...]
    nation: TableRow
    regions: tuple[TableRegion, ...]


def indicator_table(context: Context, indicator: str) -> IndicatorTable:
    """Return the table of a core indicator; the nation's row comes first."""
    knowledge = context.knowledge
    years = tuple(reversed(knowledge.promises.years))
    covered = [p for p in knowledge.catalogue.provinces.values() if p.scope.status is CoverageStatus.COVERED]
    regions = (
        TableRegion(
            region.value,
            context.say(f"region.{region}"),
            tuple(_row(context, indicator, p.slug, years) for p in covered if p.region is region),
        )
        for region in Region
    )
    direction = knowledge.catalogue.indicators[indicator].direction
    return IndicatorTable(
        lower_first=direction is Direction.LOWER_IS_BETTER,
        years=tuple(context.year(year) for year in years),
        nation=_row(context, indicator, NATION, years),
        regions=tuple(region for region in regions if region.rows),
    )


def _row(context: Context, indicator: str, area: str, years: tuple[int, ...]) -> TableRow:
    table = context.knowledge.national_promises if area == NATION else context.knowledge.promises
    promises = (table.of(indicator, area, year) for year in years)
    return TableRow(context.province(area), tuple(_cell(context, promise) for promise in promises))


def _cell(context: Context, promise: Promise | None) -> TableCell:
    if promise is None:
        return TableCell("", "", "", "", "sc-none", context.say("promise_state.unread"), "")
    outcome = promise.outcome
    target = outcome.target if outcome else None
    result = (outcome.result if outcome else None) or promise.result
    shown = target or result
    return TableCell(
        target=context.value(target.figure).plain if target else "",
        outcome=context.value(result.figure).plain if result else "",
        target_value=f"{target.figure.value:f}" if target else "",
        outcome_value=f"{result.figure.value:f}" if result else "",
        style=fill_of(context, promise),
        word=context.say(f"promise_state.{promise.state}"),
        url=context.url(plan_path(shown.province, shown.plan_year), shown.figure.id) if shown else "",
    )
