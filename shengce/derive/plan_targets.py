"""The targets of one plan, as its page sets them out, and what they come to.

A target of the plan's year stands once, however often its documents give it: the one that ``headline`` chooses of all
with the same series, unit and period, beside its outcome and the result of the year before; the others stay with it.
Core indicators come first, in their order, then what the record singles out, then the rest as it stands there. Targets
that are not for the plan's year alone (averages and sums of years, aims for a later year) are a list of their own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from shengce.derive.facts import Fact
from shengce.derive.headline import headline_target
from shengce.derive.knowledge import Knowledge
from shengce.derive.outcomes import Outcome, Verdict
from shengce.records.period import Period
from shengce.records.plans import FigureKind, Plan


@dataclass(frozen=True)
class TargetLine:
    """A target of the year with its outcome, the others that are set for the same, and the latest result before."""

    outcome: Outcome
    others: tuple[Outcome, ...]
    before: Fact | None

    @property
    def target(self) -> Fact:
        """The target that stands for all."""
        return self.outcome.target

    @property
    def strictly(self) -> TargetLine:
        """The same, judged without the allowance for 左右."""
        return replace(self, outcome=replace(self.outcome, verdict=self.outcome.strict_verdict))

    @property
    def year_before(self) -> Fact | None:
        """The result of the very year before the target's; None where the latest result is older."""
        return self.before if self.before and self.before.last_year == self.target.last_year - 1 else None


@dataclass(frozen=True)
class PlanTargets:
    """The year's targets with a verdict on their outcome, those without, and those for other times than the year."""

    judged: tuple[TargetLine, ...]
    unjudged: tuple[TargetLine, ...]
    longer: tuple[Outcome, ...]

    @property
    def strictly(self) -> PlanTargets:
        """The same, judged without the allowance for 左右."""
        return replace(self, judged=tuple(line.strictly for line in self.judged))

    @property
    def of_the_year(self) -> tuple[TargetLine, ...]:
        """All targets of the year, those that are judged first."""
        return self.judged + self.unjudged

    def with_verdict(self, verdict: Verdict) -> tuple[TargetLine, ...]:
        """Return the targets of the year that have this verdict."""
        return tuple(line for line in self.of_the_year if line.outcome.verdict is verdict)

    @property
    def short(self) -> tuple[TargetLine, ...]:
        """The targets that were judged and not met, be it nearly."""
        return tuple(line for line in self.judged if line.outcome.verdict is not Verdict.MET)


class Conclusion(StrEnum):
    """What the year's targets come to: how many of the judged were met, or why none can be judged."""

    ALL_MET = "all_met"
    ALL_MISSED = "all_missed"
    ALL_NEARLY = "all_nearly"
    NONE_MET = "none_met"
    SOME_MET = "some_met"
    DUE = "due"
    NOT_STATED = "not_stated"
    REPORT_MISSING = "report_missing"
    NO_TARGETS = "no_targets"


_OF_ONE_VERDICT = {
    Verdict.MET: Conclusion.ALL_MET,
    Verdict.NEARLY: Conclusion.ALL_NEARLY,
    Verdict.MISSED: Conclusion.ALL_MISSED,
}
_UNJUDGED = {
    Verdict.PENDING: Conclusion.DUE,
    Verdict.NOT_STATED: Conclusion.NOT_STATED,
    Verdict.REPORT_MISSING: Conclusion.REPORT_MISSING,
}


def conclusion_of(targets: PlanTargets) -> Conclusion:
    """Return what the year's targets come to; why none is judged is the same for all, being a matter of the year."""
    verdicts = {line.outcome.verdict for line in targets.judged}
    if len(verdicts) > 1:
        return Conclusion.SOME_MET if Verdict.MET in verdicts else Conclusion.NONE_MET
    if verdicts:
        return _OF_ONE_VERDICT[verdicts.pop()]
    if targets.unjudged:
        return _UNJUDGED[targets.unjudged[0].outcome.verdict]
    return Conclusion.NO_TARGETS


def plan_targets(knowledge: Knowledge, plan: Plan) -> PlanTargets:
    """Return the targets of a plan."""
    targets = [fact for fact in ordered_facts(knowledge, plan) if fact.figure.kind is FigureKind.TARGET]
    year = Period.of_year(plan.year)
    lines = _lines(knowledge, [target for target in targets if target.figure.period == year])
    return PlanTargets(
        judged=tuple(line for line in lines if line.outcome.result),
        unjudged=tuple(line for line in lines if not line.outcome.result),
        longer=tuple(knowledge.outcomes[item.figure.id] for item in targets if item.figure.period != year),
    )


def ordered_facts(knowledge: Knowledge, plan: Plan) -> list[Fact]:
    """Return the facts of a plan: about core indicators in their order, the record's key figures, then the others."""
    core = knowledge.core_indicators

    def order(fact: Fact) -> tuple[int, bool]:
        name = fact.figure.indicator
        return (*core, name).index(name), fact.figure.id not in plan.key_figures

    return sorted(knowledge.all_facts.of_plan(plan.province, plan.year), key=order)


def _lines(knowledge: Knowledge, targets: list[Fact]) -> list[TargetLine]:
    groups: dict[object, list[Fact]] = {}
    for target in targets:
        groups.setdefault(target.measure, []).append(target)
    return [_line(knowledge, group) for group in groups.values()]


def _line(knowledge: Knowledge, group: list[Fact]) -> TargetLine:
    chosen = headline_target(group, knowledge.catalogue) or group[0]
    step = knowledge.steps.get(chosen.figure.id)
    return TargetLine(
        outcome=knowledge.outcomes[chosen.figure.id],
        others=tuple(knowledge.outcomes[other.figure.id] for other in group if other is not chosen),
        before=step.result if step else None,
    )


def key_lines(targets: PlanTargets, knowledge: Knowledge, count: int) -> tuple[TargetLine, ...]:
    """Return the first ``count`` targets about core indicators: judged ones, or all where none is judged."""
    known = [line for line in targets.of_the_year if line.target.figure.indicator in knowledge.core_indicators]
    judged = [line for line in known if line.outcome.result]
    return tuple((judged or known)[:count])


def leading_line(targets: PlanTargets, knowledge: Knowledge) -> TargetLine | None:
    """Return the target about the first of the core indicators, which stands for the whole economy."""
    first = knowledge.core_indicators[:1]
    return next((line for line in targets.of_the_year if line.target.figure.indicator in first), None)
