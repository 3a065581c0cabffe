"""Each target beside its outcome, as it is published: where there is no outcome, with the reason.

What a document does not state is told by the absence that is recorded of it. Where none is recorded, the document due
was read and states nothing only if it was read whole; otherwise it is ``unrecorded`` whether it states one.
A target is ``counted`` where it is THE target of a core indicator's year (see ``headline``): these alone make up the
shares of targets met.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from shengce.derive.depth import is_read_whole
from shengce.derive.knowledge import Knowledge
from shengce.derive.outcomes import Outcome, Verdict
from shengce.records.areas import Area
from shengce.records.base import AbsenceReason


class NoOutcome(StrEnum):
    """Why a target has no outcome, where no absence is recorded."""

    PENDING = Verdict.PENDING.value
    REPORT_MISSING = Verdict.REPORT_MISSING.value
    NOT_STATED = Verdict.NOT_STATED.value
    UNRECORDED = "unrecorded"


@dataclass(frozen=True)
class Pair:
    """A target with its outcome, whose it is, why there is no outcome (None where there is one), and if it counts."""

    area: Area
    outcome: Outcome
    reason: AbsenceReason | NoOutcome | None
    is_counted: bool


def pairs_of(knowledge: Knowledge) -> Iterator[Pair]:
    """Yield every target in force with its outcome, in the order of areas and records."""
    for outcome in knowledge.outcomes.values():
        area = knowledge.catalogue.areas[outcome.target.province]
        yield Pair(area, outcome, _reason(outcome, knowledge), _is_counted(outcome, knowledge))


def _reason(outcome: Outcome, knowledge: Knowledge) -> AbsenceReason | NoOutcome | None:
    if outcome.result:
        return None
    silence = knowledge.silences.get(outcome.target.figure.id)
    return silence.absence.reason if silence else _unrecorded(outcome, knowledge)


def _unrecorded(outcome: Outcome, knowledge: Knowledge) -> NoOutcome:
    following = knowledge.catalogue.plans.get((outcome.target.province, outcome.target.last_year + 1))
    is_unrecorded = outcome.verdict is Verdict.NOT_STATED and following is not None and not is_read_whole(following)
    return NoOutcome.UNRECORDED if is_unrecorded else NoOutcome(outcome.verdict.value)


def _is_counted(outcome: Outcome, knowledge: Knowledge) -> bool:
    target = outcome.target
    promises = knowledge.level_of(target.province).promises
    promise = promises.of(target.figure.indicator, target.province, target.plan_year)
    return promise is not None and promise.target is target
