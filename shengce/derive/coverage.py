"""What has been read and what it states: the coverage of each province, year and core indicator.

A plan is silent on an indicator when it is said to state no target for its year or no result of the year before; that
it states no aim for five years says nothing of the year. It states an indicator by a figure of any years.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from shengce.derive.facts import Facts
from shengce.derive.shades import Shades
from shengce.records.areas import AreaLevel
from shengce.records.base import WHOLE, AbsenceReason
from shengce.records.catalogue import Catalogue, PlanKey
from shengce.records.period import Period
from shengce.records.plans import Absence, FigureKind, Plan


class Coverage(StrEnum):
    """What is known of an indicator in a plan; ``unread`` tells neglect from silence."""

    BOTH = "both"
    TARGET = "target"
    RESULT = "result"
    NOT_STATED = "not_stated"
    RELATIVE_ONLY = "relative_only"
    UNREAD = "unread"


STATED = frozenset({Coverage.BOTH, Coverage.TARGET, Coverage.RESULT})
WITH_TARGET = frozenset({Coverage.BOTH, Coverage.TARGET})
WITH_RESULT = frozenset({Coverage.BOTH, Coverage.RESULT})
INDICATOR_SHADES = Shades(2)
"""The shades of plans by how many core indicators they state."""
FIGURE_SHADES = Shades(4)
"""The shades of reports by how many figures were taken from them."""

PlanCoverage = Mapping[str, Coverage]


def coverage_of(
    facts: Facts, catalogue: Catalogue, indicators: tuple[str, ...]
) -> Mapping[tuple[str, int], PlanCoverage]:
    """Return, for each plan, the coverage of each indicator asked for (scope: its comparable one)."""
    return {
        key: {indicator: _cell(facts, catalogue, plan, indicator) for indicator in indicators}
        for key, plan in catalogue.plans_of(AreaLevel.PROVINCE).items()
    }


def stated_count(plan: PlanCoverage) -> int:
    """Return how many indicators a plan states, as target, result or both."""
    return sum(coverage in STATED for coverage in plan.values())


@dataclass(frozen=True)
class ReportsRead:
    """How many yearly reports are due of the provinces covered, how many were read, and those not found."""

    provinces: int
    due: int
    read: int
    missing: tuple[PlanKey, ...]


def reports_read(catalogue: Catalogue, years: tuple[int, ...]) -> ReportsRead:
    """Return the count over the span of years."""
    covered = [area.slug for area in catalogue.provinces.values() if area.is_covered]
    known = [key for key in catalogue.missing_reports if key[0] in covered]
    missing = sorted(known, key=lambda key: (key[1], covered.index(key[0])))
    return ReportsRead(
        len(covered), len(covered) * len(years), len(catalogue.plans_of(AreaLevel.PROVINCE)), tuple(missing)
    )


@dataclass(frozen=True)
class IndicatorCoverage:
    """In how many plans an indicator is stated as target and as result, only relatively, or not at all."""

    targets: int
    results: int
    relative: int
    not_stated: int


def coverage_by_indicator(coverage: Mapping[tuple[str, int], PlanCoverage], indicator: str) -> IndicatorCoverage:
    """Return the counts of one indicator over all plans."""
    kinds = Counter(plan[indicator] for plan in coverage.values())
    return IndicatorCoverage(
        targets=sum(kinds[kind] for kind in WITH_TARGET),
        results=sum(kinds[kind] for kind in WITH_RESULT),
        relative=kinds[Coverage.RELATIVE_ONLY],
        not_stated=kinds[Coverage.NOT_STATED] + kinds[Coverage.UNREAD],
    )


def _cell(facts: Facts, catalogue: Catalogue, plan: Plan, indicator: str) -> Coverage:
    scope = catalogue.indicators[indicator].comparable_scope
    stated = {
        fact.figure.kind
        for fact in facts.of_plan(plan.province, plan.year)
        if fact.figure.indicator == indicator and fact.series.scope == scope
    }
    if {FigureKind.TARGET, FigureKind.RESULT} <= stated:
        return Coverage.BOTH
    if FigureKind.TARGET in stated:
        return Coverage.TARGET
    return Coverage.RESULT if FigureKind.RESULT in stated else _absence(plan, indicator)


def _absence(plan: Plan, indicator: str) -> Coverage:
    reasons = {absence.reason for absence in plan.absences if _is_of_the_year(plan, absence, indicator)}
    if AbsenceReason.RELATIVE_ONLY in reasons:
        return Coverage.RELATIVE_ONLY
    return Coverage.NOT_STATED if reasons else Coverage.UNREAD


def _is_of_the_year(plan: Plan, absence: Absence, indicator: str) -> bool:
    """Whether an absence is of the plan's own target or of the result of the year before."""
    own = {
        (FigureKind.TARGET, Period.of_year(plan.year)),
        (FigureKind.RESULT, Period.of_year(plan.year - 1)),
    }
    is_own = absence.indicator == indicator and absence.scope == WHOLE
    return is_own and (absence.kind, absence.period) in own
