"""What has been read and what it states: the coverage of each province, year and core indicator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from shengce.derive.facts import Facts
from shengce.records.base import AbsenceReason
from shengce.records.catalogue import Catalogue
from shengce.records.plans import FigureKind, Plan


class Coverage(StrEnum):
    """What is known of an indicator in a plan; ``unread`` tells neglect from silence."""

    BOTH = "both"
    TARGET = "target"
    RESULT = "result"
    NOT_STATED = "not_stated"
    RELATIVE_ONLY = "relative_only"
    UNREAD = "unread"


@dataclass(frozen=True)
class CoverageCell:
    """The coverage of one indicator in one plan; ``figure`` is the first figure that states it."""

    coverage: Coverage
    figure: str | None


def coverage_of(
    facts: Facts, catalogue: Catalogue, indicators: tuple[str, ...]
) -> Mapping[tuple[str, int], Mapping[str, CoverageCell]]:
    """Return, for each plan, the coverage of each indicator asked for (scope: its comparable one)."""
    return {
        key: {indicator: _cell(facts, catalogue, plan, indicator) for indicator in indicators}
        for key, plan in catalogue.plans.items()
    }


def _cell(facts: Facts, catalogue: Catalogue, plan: Plan, indicator: str) -> CoverageCell:
    scope = catalogue.indicators[indicator].comparable_scope
    stated = [
        fact.figure
        for fact in facts.of_plan(plan.province, plan.year)
        if fact.figure.indicator == indicator
        and fact.series.scope == scope
        and fact.figure.kind is not FigureKind.PARAMETER
    ]
    kinds = {figure.kind for figure in stated}
    if kinds:
        both = kinds == {FigureKind.TARGET, FigureKind.RESULT}
        coverage = Coverage.BOTH if both else Coverage.TARGET if FigureKind.TARGET in kinds else Coverage.RESULT
        return CoverageCell(coverage, stated[0].id)
    return CoverageCell(_absence(plan, indicator), None)


def _absence(plan: Plan, indicator: str) -> Coverage:
    reasons = set(_reasons(plan, indicator))
    if AbsenceReason.RELATIVE_ONLY in reasons:
        return Coverage.RELATIVE_ONLY
    return Coverage.NOT_STATED if reasons else Coverage.UNREAD


def _reasons(plan: Plan, indicator: str) -> Iterator[AbsenceReason]:
    for absence in plan.absences:
        if absence.indicator == indicator:
            yield absence.reason
