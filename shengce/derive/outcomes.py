"""What became of each target: the result that a later document states, and the verdict by the rules stated here.

The outcome of a target is the result for the same province, series, unit and period, wherever it is stated: a final
result stands before a preliminary one, and that before an expected one; among equals the latest document's. The gap is
outcome minus target in the unit (percentage points for percent). For a range the lower end is the promise. For
indicators where lower is better the gap counts the other way round, and of a range the upper end. A target is

- met when the gap is at or above zero (for 左右, "about", at or above minus ABOUT_TOLERANCE);
- nearly met when it falls short by at most NEARLY_POINTS percentage points, or NEARLY_SHARE of the target otherwise;
- missed otherwise;
- pending while no document of a later year was read for the province;
- without its report when the document of the year after is not at hand, though later ones are;
- not stated when that document was read and states no result.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from shengce.derive.facts import Fact, Facts, Series
from shengce.records.catalogue import Catalogue, PlanKey
from shengce.records.plans import FigureKind, Finality, Plan, Qualifier
from shengce.records.vocabulary import Direction, UnitKind

ABOUT_TOLERANCE = Decimal("0.2")
NEARLY_POINTS = Decimal("0.5")
NEARLY_SHARE = Decimal("0.05")

_ABOUT = frozenset({Qualifier.ABOUT, Qualifier.STRIVE_ABOUT, Qualifier.NEARLY})
_FINALITY_ORDER = {Finality.FINAL: 2, Finality.PRELIMINARY: 1, Finality.EXPECTED: 0}
_POINT_KINDS = frozenset({UnitKind.PERCENT, UnitKind.PERCENTAGE_POINT})

OutcomeKey = tuple[str, tuple[Series, str], str]


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
    """A target, the result beside it (None while there is none), the gap in the unit, and the verdict."""

    target: Fact
    result: Fact | None
    gap: Decimal | None
    verdict: Verdict


def outcomes_of(facts: Facts, plans: Mapping[PlanKey, Plan], catalogue: Catalogue) -> Mapping[str, Outcome]:
    """Return the outcome of every target among the facts of the plans, by the id of the target's figure."""
    results: dict[OutcomeKey, list[Fact]] = defaultdict(list)
    for fact in facts.of_kind(FigureKind.RESULT):
        results[_key(fact)].append(fact)
    years = _years_read(plans)
    return {
        target.figure.id: _outcome(target, results[_key(target)], years[target.province], catalogue)
        for target in facts.of_kind(FigureKind.TARGET)
    }


def _key(fact: Fact) -> OutcomeKey:
    return fact.province, fact.measure, fact.figure.period.removeprefix("../")


def _years_read(plans: Mapping[PlanKey, Plan]) -> dict[str, set[int]]:
    years: dict[str, set[int]] = defaultdict(set)
    for province, year in plans:
        years[province].add(year)
    return years


def _outcome(target: Fact, results: list[Fact], years: set[int], catalogue: Catalogue) -> Outcome:
    result = max(results, key=precedence, default=None)
    if result is None:
        return Outcome(target, None, None, _verdict_without_result(target.last_year, years))
    is_lower_better = catalogue.indicators[target.figure.indicator].direction is Direction.LOWER_IS_BETTER
    promise = _promise(target, is_lower_better)
    gap = result.figure.value - promise
    margin = -gap if is_lower_better else gap
    return Outcome(target, result, gap, _verdict(target, promise, margin, catalogue))


def _verdict_without_result(last_year: int, years: set[int]) -> Verdict:
    if max(years) <= last_year:
        return Verdict.PENDING
    return Verdict.NOT_STATED if last_year + 1 in years else Verdict.REPORT_MISSING


def _promise(target: Fact, is_lower_better: bool) -> Decimal:
    """Return the end of a range that is reached first; of a single value, the value."""
    upper = target.figure.value_max
    return upper if is_lower_better and upper is not None else target.figure.value


def precedence(result: Fact) -> tuple[int, int]:
    """Return what a result is preferred by when several state the same: how final it is, then its document's year."""
    return _FINALITY_ORDER[result.figure.finality], result.plan_year


def _verdict(target: Fact, promise: Decimal, margin: Decimal, catalogue: Catalogue) -> Verdict:
    """Return the verdict on a result that is better than the promise by ``margin`` (worse where it is negative)."""
    in_points = catalogue.unit_of(target.figure).kind in _POINT_KINDS
    share = abs(promise) * NEARLY_SHARE
    about = ABOUT_TOLERANCE if in_points else share
    if margin >= (-about if target.figure.qualifier in _ABOUT else 0):
        return Verdict.MET
    return Verdict.NEARLY if margin >= -(NEARLY_POINTS if in_points else share) else Verdict.MISSED
