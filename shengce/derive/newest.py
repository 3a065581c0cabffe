"""What is newest: plans, the year of the newest verdicts, the yearly figures of an indicator."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from shengce.derive.facts import Fact
from shengce.derive.headline import is_yearly
from shengce.derive.promises import JUDGED, PromiseTable
from shengce.records.areas import AreaLevel
from shengce.records.catalogue import Catalogue
from shengce.records.period import Period
from shengce.records.plans import FigureKind, Plan
from shengce.records.vocabulary import Indicator


def plans_of_newest_year(catalogue: Catalogue) -> tuple[Plan, ...]:
    """Return the provincial plans of the newest year of which there is any, in the order of areas."""
    plans = catalogue.plans_of(AreaLevel.PROVINCE).values()
    newest = max((plan.year for plan in plans), default=None)
    return tuple(plan for plan in plans if plan.year == newest)


def running_year(table: PromiseTable) -> int:
    """Return the newest year with plans, whose outcomes the next year's documents will state; 0 of no years."""
    return max(table.years, default=0)


def newest_reading(catalogue: Catalogue) -> date:
    """Return the day on which a source was last read: what the records say, they say as of that day."""
    return max(source.accessed for source in catalogue.sources.values())


def newest_judged_year(table: PromiseTable, indicator: str) -> int:
    """Return the newest year with a verdict on the indicator; the newest of all where there is none, 0 of no years."""
    years = (cell.year for cell in table.by_indicator[indicator].values() if cell.state in JUDGED)
    return max(years, default=running_year(table))


def outside_the_years(facts: Iterable[Fact], indicator: Indicator) -> list[Fact]:
    """Return the facts that stand in no cell of the table of years, of the newest plans first."""
    outside = [fact for fact in facts if is_outside_the_years(fact, indicator)]
    return sorted(outside, key=lambda fact: (-fact.plan_year, fact.figure.statistic, str(fact.figure.period)))


def is_outside_the_years(fact: Fact, indicator: Indicator) -> bool:
    """Whether a fact stands in no cell of the table of years: another series, or not of its plan's or the last year."""
    shown = {Period.of_year(fact.plan_year), Period.of_year(fact.plan_year - 1)}
    is_parameter = fact.figure.kind is FigureKind.PARAMETER
    return is_parameter or not is_yearly(fact, indicator) or fact.figure.period not in shown
