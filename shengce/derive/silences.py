"""What the documents of a plan do not state, read together: said by one of them, a figure is missing from none.

An absence is recorded of one document. On the page of the year it stands once for indicator, kind and period, and only
where no other document read for the year states such a figure of the indicator's own statistic and comparable scope.
"""

from __future__ import annotations

from collections.abc import Iterable

from shengce.derive.facts import Fact
from shengce.derive.headline import is_native
from shengce.records.base import AbsenceReason
from shengce.records.catalogue import Catalogue
from shengce.records.period import Period
from shengce.records.plans import Absence, FigureKind

_Looked = tuple[str, FigureKind, Period]


def silences_of(absences: Iterable[Absence], facts: Iterable[Fact], catalogue: Catalogue) -> tuple[Absence, ...]:
    """Return the absences of a plan that hold for all its documents, one for all that look for the same.

    Of several the one stands that says most: a relative statement, then one with words of its own, then the first.
    """
    native = (fact for fact in facts if is_native(fact, catalogue.indicators[fact.figure.indicator]))
    stated = {(fact.figure.indicator, fact.figure.kind, fact.figure.period) for fact in native}
    groups: dict[_Looked, list[Absence]] = {}
    for absence in absences:
        looked = (absence.indicator, absence.kind, absence.period)
        if looked not in stated:
            groups.setdefault(looked, []).append(absence)
    return tuple(min(group, key=_order) for group in groups.values())


def _order(absence: Absence) -> tuple[bool, bool]:
    return absence.reason is not AbsenceReason.RELATIVE_ONLY, not (absence.text or absence.note)
