"""One cell a province, indicator and year: what was promised for the year and what became of it, or why nothing stands.

Of several targets for one year the one counts that the government work report binds itself to: a plain statement stands
before one that is striven for (确保5%、力争6%: the 5), the work report before other documents, and then the order of
the record. Only targets for the single year of the plan count here; aims of five years have their own figures.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from shengce.derive.facts import Fact, Facts
from shengce.derive.outcomes import Outcome, precedence
from shengce.records.base import AbsenceReason
from shengce.records.catalogue import Catalogue, PlanKey
from shengce.records.plans import FigureKind, Plan, Qualifier
from shengce.records.sources import SourceKind
from shengce.records.vocabulary import CoverageStatus, Indicator

_STRIVEN_FOR = frozenset(
    {Qualifier.STRIVE, Qualifier.STRIVE_ABOUT, Qualifier.STRIVE_AT_LEAST, Qualifier.STRIVE_MORE_THAN}
)


class PromiseState(StrEnum):
    """What can be shown of a year: the verdict on its target, or why there is no target to judge.

    ``no_target`` is silence that a reader confirmed; ``unread`` says only that no target is recorded.
    """

    MET = "met"
    NEARLY = "nearly"
    MISSED = "missed"
    PENDING = "pending"
    NOT_STATED = "not_stated"
    REPORT_MISSING = "report_missing"
    NO_TARGET = "no_target"
    RELATIVE_ONLY = "relative_only"
    UNREAD = "unread"
    NOT_APPLICABLE = "not_applicable"


JUDGED = (PromiseState.MET, PromiseState.NEARLY, PromiseState.MISSED)
"""The states that count when the share of targets met is taken."""


@dataclass(frozen=True)
class Promise:
    """The year's headline target with its outcome, and the year's result, which may stand without a target."""

    province: str
    indicator: str
    year: int
    state: PromiseState
    outcome: Outcome | None
    result: Fact | None


@dataclass(frozen=True)
class PromiseTable:
    """Promises of one area set: by indicator, then by province and year; every year of the span has a cell."""

    years: tuple[int, ...]
    by_indicator: Mapping[str, Mapping[PlanKey, Promise]]

    def of(self, indicator: str, province: str, year: int) -> Promise | None:
        """Return one cell; None outside the span of years."""
        return self.by_indicator.get(indicator, {}).get((province, year))


def promises_of(
    areas: tuple[str, ...],
    plans: Mapping[PlanKey, Plan],
    facts: Facts,
    outcomes: Mapping[str, Outcome],
    catalogue: Catalogue,
) -> PromiseTable:
    """Return the promises of the areas over the span of years that any of their plans covers."""
    read = [year for _, year in plans]
    years = tuple(range(min(read), max(read) + 1)) if read else ()
    builder = _Builder(plans, facts, outcomes, catalogue)
    core = [indicator for indicator in catalogue.indicators.values() if indicator.core]
    return PromiseTable(
        years,
        {
            indicator.id: {(area, year): builder.promise(indicator, area, year) for area in areas for year in years}
            for indicator in core
        },
    )


class _Builder:
    """Finds target and result of a cell among the facts."""

    def __init__(
        self, plans: Mapping[PlanKey, Plan], facts: Facts, outcomes: Mapping[str, Outcome], catalogue: Catalogue
    ) -> None:
        self._plans = plans
        self._facts = facts
        self._outcomes = outcomes
        self._catalogue = catalogue
        self._results = self._best_results()

    def _best_results(self) -> Mapping[tuple[str, str, str], Fact]:
        best: dict[tuple[str, str, str], Fact] = {}
        for fact in self._facts.of_kind(FigureKind.RESULT):
            if self._is_native(fact):
                key = (fact.figure.indicator, fact.province, fact.figure.period)
                best[key] = max(best.get(key, fact), fact, key=precedence)
        return best

    def _is_native(self, fact: Fact) -> bool:
        indicator = self._catalogue.indicators[fact.figure.indicator]
        return fact.figure.statistic is indicator.statistic and fact.series.scope == indicator.comparable_scope

    def promise(self, indicator: Indicator, area: str, year: int) -> Promise:
        """Return the cell of an area and year."""
        target = self._headline(indicator, area, year)
        outcome = self._outcomes[target.figure.id] if target else None
        state = PromiseState(outcome.verdict.value) if outcome else self._without_target(indicator, area, year)
        result = self._results.get((indicator.id, area, str(year)))
        return Promise(area, indicator.id, year, state, outcome, result)

    def _headline(self, indicator: Indicator, area: str, year: int) -> Fact | None:
        targets = [
            fact
            for fact in self._facts.of_plan(area, year)
            if fact.figure.indicator == indicator.id
            and fact.figure.kind is FigureKind.TARGET
            and fact.figure.period == str(year)
            and self._is_native(fact)
        ]
        return min(targets, key=self._order_of_target, default=None)

    def _order_of_target(self, fact: Fact) -> tuple[bool, bool]:
        source = self._catalogue.sources.get(fact.figure.cite.partition("#")[0])
        is_report = source is not None and source.kind is SourceKind.GOVERNMENT_WORK_REPORT
        return not is_report, fact.figure.qualifier in _STRIVEN_FOR

    def _without_target(self, indicator: Indicator, area: str, year: int) -> PromiseState:
        province = self._catalogue.provinces.get(area)
        if province and province.scope.status is CoverageStatus.NOT_APPLICABLE:
            return PromiseState.NOT_APPLICABLE
        plan = self._plans.get((area, year))
        if plan is None:
            is_missing = (area, year) in self._catalogue.missing_reports
            return PromiseState.REPORT_MISSING if is_missing else PromiseState.UNREAD
        reasons = {
            absence.reason
            for absence in plan.absences
            if absence.indicator == indicator.id and absence.kind is FigureKind.TARGET
        }
        if AbsenceReason.RELATIVE_ONLY in reasons:
            return PromiseState.RELATIVE_ONLY
        return PromiseState.NO_TARGET if reasons else PromiseState.UNREAD
