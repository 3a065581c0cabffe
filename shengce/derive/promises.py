"""One cell a province, indicator and year: what was promised for the year and what became of it, or why nothing stands.

Which of several targets and results stands is decided in ``headline``. Only targets for the single year of the plan
count here; aims of five years have their own figures, and silences about five years say nothing of the single year.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from shengce.derive.facts import Fact, Facts
from shengce.derive.headline import best_result, headline_target, is_native, is_yearly
from shengce.derive.outcomes import Outcome
from shengce.records.base import WHOLE, AbsenceReason
from shengce.records.catalogue import Catalogue, PlanKey
from shengce.records.period import Period
from shengce.records.plans import FigureKind, Plan
from shengce.records.vocabulary import Indicator


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

    @property
    def strict_state(self) -> PromiseState:
        """The state without the allowance for 左右 (see ``outcomes``)."""
        return PromiseState(self.outcome.strict_verdict.value) if self.outcome else self.state

    @property
    def target(self) -> Fact | None:
        """The year's headline target."""
        return self.outcome.target if self.outcome else None

    @property
    def shown_result(self) -> Fact | None:
        """The target's outcome, or the year's result where no target has one."""
        return (self.outcome.result if self.outcome else None) or self.result

    @property
    def shown(self) -> Fact | None:
        """What a cell leads to: the target, or the result where there is no target."""
        return self.target or self.shown_result


@dataclass(frozen=True, repr=False)
class PromiseTable:
    """Promises of one area set: by indicator, then by province and year; every year of the span has a cell."""

    years: tuple[int, ...]
    by_indicator: Mapping[str, Mapping[PlanKey, Promise]]

    def in_year(self, indicator: str, year: int) -> Iterator[Promise]:
        """Yield the cells of an indicator and year."""
        return (cell for cell in self.by_indicator.get(indicator, {}).values() if cell.year == year)

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


def other_promises_of(
    plans: Mapping[PlanKey, Plan], facts: Facts, outcomes: Mapping[str, Outcome], catalogue: Catalogue
) -> Iterator[Promise]:
    """Yield the cells of the other indicators of which a document states a target or a result of a single year.

    Figures of a general indicator are each of something else, and make no series.
    """
    builder = _Builder(plans, facts, outcomes, catalogue)
    for indicator in catalogue.indicators.values():
        if not (indicator.core or indicator.general):
            yield from (builder.promise(indicator, area, year) for area, year in _stated(facts, indicator))


def _stated(facts: Facts, indicator: Indicator) -> list[PlanKey]:
    """Return the areas and years of which a figure of the indicator's main series is stated, in order.

    A rank among some and a figure of what its label names are of narrower series.
    """
    yearly = (fact for fact in facts.of_indicator(indicator.id) if is_yearly(fact, indicator))
    whole = (fact for fact in yearly if fact.series.among is None and fact.series.label is None)
    return sorted({(fact.province, fact.last_year) for fact in whole})


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

    def _best_results(self) -> Mapping[tuple[str, str, Period], Fact]:
        stated: dict[tuple[str, str, Period], list[Fact]] = defaultdict(list)
        for fact in self._facts.of_kind(FigureKind.RESULT):
            if is_native(fact, self._catalogue.indicators[fact.figure.indicator]):
                stated[fact.figure.indicator, fact.province, fact.figure.period].append(fact)
        best = {key: best_result(results) for key, results in stated.items()}
        return {key: result for key, result in best.items() if result}

    def promise(self, indicator: Indicator, area: str, year: int) -> Promise:
        """Return the cell of an area and year."""
        target = self._headline(indicator, area, year)
        outcome = self._outcomes[target.figure.id] if target else None
        state = PromiseState(outcome.verdict.value) if outcome else self._without_target(indicator, area, year)
        result = self._results.get((indicator.id, area, Period.of_year(year)))
        return Promise(area, indicator.id, year, state, outcome, result)

    def _headline(self, indicator: Indicator, area: str, year: int) -> Fact | None:
        targets = [
            fact
            for fact in self._facts.of_plan(area, year)
            if fact.figure.indicator == indicator.id
            and fact.figure.kind is FigureKind.TARGET
            and fact.figure.period == Period.of_year(year)
            and is_native(fact, indicator)
        ]
        return headline_target(targets, self._catalogue)

    def _without_target(self, indicator: Indicator, area: str, year: int) -> PromiseState:
        known = self._catalogue.areas.get(area)
        if known and not known.is_covered:
            return PromiseState.NOT_APPLICABLE
        plan = self._plans.get((area, year))
        if plan is None:
            is_missing = (area, year) in self._catalogue.missing_reports
            return PromiseState.REPORT_MISSING if is_missing else PromiseState.UNREAD
        reasons = {
            absence.reason
            for absence in plan.absences
            if absence.indicator == indicator.id
            and absence.scope == WHOLE
            and absence.kind is FigureKind.TARGET
            and absence.period == Period.of_year(year)
        }
        if AbsenceReason.RELATIVE_ONLY in reasons:
            return PromiseState.RELATIVE_ONLY
        return PromiseState.NO_TARGET if reasons else PromiseState.UNREAD
