"""What the documents of a plan do not state, read together: said by one of them, a figure is missing from none.

An absence is recorded of one document. On the page of the year it stands once for indicator, kind, period and scope,
and only where no other document read for the year states such a figure of the indicator's own statistic and that scope,
which by itself is the comparable one. A target without an outcome is told of by the absence of a result for its
indicator, period and scope in the first later plan that has one: one scope's silence does not answer for another's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from shengce.derive.facts import Fact, Facts
from shengce.derive.indexes import Silence
from shengce.derive.outcomes import Outcome, Verdict
from shengce.records.base import WHOLE, AbsenceReason
from shengce.records.catalogue import Catalogue
from shengce.records.period import Period
from shengce.records.plans import Absence, FigureKind

_Looked = tuple[str, FigureKind, Period, str]


def silences_of(absences: Iterable[Absence], facts: Iterable[Fact], catalogue: Catalogue) -> tuple[Absence, ...]:
    """Return the absences of a plan that hold for all its documents, one for all that look for the same.

    Of several the one stands that says most: a relative statement, then one with words of its own, then the first.
    """
    stated = set(_stated(facts, catalogue))
    groups: dict[_Looked, list[Absence]] = {}
    for absence in absences:
        looked = (absence.indicator, absence.kind, absence.period, _scope(absence, catalogue))
        if looked not in stated:
            groups.setdefault(looked, []).append(absence)
    return tuple(min(group, key=_order) for group in groups.values())


def _order(absence: Absence) -> tuple[bool, bool]:
    return absence.reason is not AbsenceReason.RELATIVE_ONLY, not (absence.text or absence.note)


def _stated(facts: Iterable[Fact], catalogue: Catalogue) -> Iterator[_Looked]:
    """Yield what is stated in the statistic that is the indicator's own."""
    for fact in facts:
        figure = fact.figure
        if figure.statistic is catalogue.indicators[figure.indicator].statistic:
            yield figure.indicator, figure.kind, figure.period, fact.series.scope


def _scope(absence: Absence, catalogue: Catalogue) -> str:
    """Return the scope that an absence is of, as those that count as one stand for one."""
    if absence.scope == WHOLE:
        return catalogue.indicators[absence.indicator].comparable_scope
    return catalogue.scopes[absence.scope].counts_as or absence.scope


def silences_on_outcomes(outcomes: Mapping[str, Outcome], facts: Facts, catalogue: Catalogue) -> Mapping[str, Silence]:
    """Return the absence that tells of each target whose outcome is not stated, where there is one, by figure id."""
    told = _told_by_later_plans(facts, catalogue)
    found: dict[str, Silence] = {}
    for identifier, outcome in outcomes.items():
        silence = told.get(_looked_for(outcome.target))
        if silence and outcome.verdict is Verdict.NOT_STATED and not outcome.target.figure.label:
            found[identifier] = silence
    return found


def _looked_for(target: Fact) -> tuple[str, _Looked]:
    figure = target.figure
    return target.province, (figure.indicator, FigureKind.RESULT, figure.period.settled_by, target.series.scope)


def _told_by_later_plans(facts: Facts, catalogue: Catalogue) -> Mapping[tuple[str, _Looked], Silence]:
    """Return the absences of results that the pages of plans tell, each from the earliest plan."""
    told: dict[tuple[str, _Looked], Silence] = {}
    for (province, year), plan in sorted(catalogue.plans.items()):
        for absence in silences_of(plan.absences, facts.of_plan(province, year), catalogue):
            looked = (absence.indicator, absence.kind, absence.period, _scope(absence, catalogue))
            told.setdefault((province, looked), Silence(province, year, absence))
    return told
