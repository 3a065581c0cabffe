"""What became of each target: the result that a later document states, and the verdict by the rules stated here.

The outcome of a target is the best result (see ``headline``) for the same province, series, unit and period, wherever
it is stated. The gap is outcome minus target in the unit (percentage points for percent); of a range the end that is
reached first is the target. The margin is by how much the outcome is better than the target: the gap, with its sign
turned where lower is better. A target is

- met when the margin is at or above zero (for 左右, "about", at or above minus ABOUT_TOLERANCE);
- nearly met when it falls short by at most NEARLY_POINTS percentage points, or NEARLY_SHARE of the target otherwise;
- missed otherwise;
- pending while no document of a later year was read for the province;
- without its report when the document of the year after is not at hand, though later ones are;
- not stated when that document was read and states no result.

Counted strictly, the allowance for 左右 falls away: what was met within it alone is nearly met.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from shengce.derive.facts import Fact, Facts, Series
from shengce.derive.headline import best_result
from shengce.records.catalogue import Catalogue, PlanKey
from shengce.records.period import Period
from shengce.records.plans import FigureKind, Finality, Plan

ABOUT_TOLERANCE = Decimal("0.2")
NEARLY_POINTS = Decimal("0.5")
NEARLY_SHARE = Decimal("0.05")


OutcomeKey = tuple[str, tuple[Series, str], Period]


class Verdict(StrEnum):
    """What can be said of a target."""

    MET = "met"
    NEARLY = "nearly"
    MISSED = "missed"
    PENDING = "pending"
    NOT_STATED = "not_stated"
    REPORT_MISSING = "report_missing"


@dataclass(frozen=True)
class Outcome:
    """A target, the result beside it (None while there is none), and the verdict."""

    target: Fact
    result: Fact | None
    verdict: Verdict

    @cached_property
    def gap(self) -> Decimal | None:
        """Outcome minus target in the unit; None while there is no outcome."""
        return self.result.value - self.target.value if self.result else None

    @cached_property
    def margin(self) -> Decimal | None:
        """By how much the outcome is better than the target, negative where it is worse; None while there is none."""
        return self.target.direction.better_by(self.gap) if self.gap is not None else None

    @property
    def words_of_gap(self) -> str:
        """What stands for a sign that would mislead, as lower is better: ``short_by``, ``better_by``; else empty."""
        if not self.margin or not self.target.direction.is_lower_better:
            return ""
        return "short_by" if self.margin < 0 else "better_by"

    @property
    def is_met_by_allowance(self) -> bool:
        """Whether the target counts as met only since "about" allows the outcome to fall a little short."""
        return self.verdict is Verdict.MET and self.margin is not None and self.margin < 0

    @property
    def strict_verdict(self) -> Verdict:
        """The verdict without the allowance for 左右, which is never wider than what counts as nearly met."""
        return Verdict.NEARLY if self.is_met_by_allowance else self.verdict

    @property
    def shade(self) -> str:
        """The verdict as it is coloured: ``met_about`` is met, and nearly met where counting is strict."""
        return "met_about" if self.is_met_by_allowance else self.verdict.value

    @property
    def finality(self) -> Finality:
        """How settled the verdict is: as final as the result that it rests on; final while it rests on none."""
        return self.result.figure.finality if self.result else Finality.FINAL

    @property
    def is_settled(self) -> bool:
        """Whether the verdict rests on nothing that was only expected or preliminary."""
        return self.finality is Finality.FINAL


def outcomes_of(facts: Facts, plans: Mapping[PlanKey, Plan], catalogue: Catalogue) -> Mapping[str, Outcome]:
    """Return the outcome of every target among the facts of the plans, by the id of the target's figure."""
    results: dict[OutcomeKey, list[Fact]] = defaultdict(list)
    for fact in facts.of_kind(FigureKind.RESULT):
        results[outcome_key(fact)].append(fact)
    years = _years_read(plans)
    return {
        target.figure.id: _outcome(target, results[outcome_key(target)], years[target.province], catalogue)
        for target in facts.of_kind(FigureKind.TARGET)
    }


def outcome_key(fact: Fact) -> OutcomeKey:
    """Return what a result must share with a target to be its outcome: area, series with unit, and period."""
    return fact.province, fact.measure, fact.figure.period.settled_by


def _years_read(plans: Mapping[PlanKey, Plan]) -> dict[str, set[int]]:
    years: dict[str, set[int]] = defaultdict(set)
    for province, year in plans:
        years[province].add(year)
    return years


def _outcome(target: Fact, results: list[Fact], years: set[int], catalogue: Catalogue) -> Outcome:
    result = best_result(results)
    if result is None:
        return Outcome(target, None, _verdict_without_result(target.last_year, years))
    return Outcome(target, result, verdict_between(target, result, catalogue))


def verdict_between(target: Fact, result: Fact, catalogue: Catalogue) -> Verdict:
    """Return the verdict on a target if a result were its outcome."""
    return verdict_on(target, _margin(target, result), catalogue)


def _margin(target: Fact, result: Fact) -> Decimal:
    return target.direction.better_by(result.value - target.value)


def _verdict_without_result(last_year: int, years: set[int]) -> Verdict:
    if max(years) <= last_year:
        return Verdict.PENDING
    return Verdict.NOT_STATED if last_year + 1 in years else Verdict.REPORT_MISSING


def verdict_on(target: Fact, margin: Decimal, catalogue: Catalogue) -> Verdict:
    """Return the verdict on a result that is better than the promise by ``margin`` (worse where it is negative)."""
    in_points = catalogue.unit_of(target.figure).kind.in_points
    share = abs(target.value) * NEARLY_SHARE
    about = ABOUT_TOLERANCE if in_points else share
    if margin >= (-about if target.figure.qualifier.is_about else 0):
        return Verdict.MET
    return Verdict.NEARLY if margin >= -(NEARLY_POINTS if in_points else share) else Verdict.MISSED
