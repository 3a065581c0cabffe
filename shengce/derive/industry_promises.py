"""What became of the targets for industry: those beside the core series, of years whose next report was read whole.

A target counts when it is of a single year or of its end (到 2025 年), and when the report of the year after was read
whole, so that an outcome would have been found; a target of the newest reports is not yet due.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from shengce.derive.depth import is_read_whole
from shengce.derive.facts import Fact
from shengce.derive.knowledge import Knowledge
from shengce.derive.outcomes import Outcome, Verdict
from shengce.records.plans import FigureKind

ENOUGH_TARGETS = 5
"""Indicators with fewer targets are counted in all, and not shown by themselves."""


@dataclass(frozen=True)
class Kept:
    """Targets of an indicator or of a province: how many are due, how many have an outcome, how many were met."""

    key: str
    due: int
    told: int
    met: int

    @property
    def share_told(self) -> Decimal:
        """The part of the targets that a later report states an outcome of, in percent."""
        return Decimal(100 * self.told) / self.due if self.due else Decimal(0)


@dataclass(frozen=True)
class IndustryPromises:
    """The targets for industry that are due: all together, by indicator and by province, and of which years."""

    first: int
    last: int
    together: Kept
    indicators: tuple[Kept, ...]
    provinces: tuple[Kept, ...]


def industry_promises(knowledge: Knowledge) -> IndustryPromises | None:
    """Return what became of the targets for industry; None where none is due."""
    return _promises(knowledge, knowledge.provinces.facts.of_kind(FigureKind.TARGET))


def promises_of_province(knowledge: Knowledge, province: str) -> IndustryPromises | None:
    """Return what became of one province's targets for industry; None where none is due."""
    facts = (
        fact
        for year in knowledge.indexes.years_of(province)
        for fact in knowledge.provinces.facts.of_plan(province, year)
    )
    return _promises(knowledge, (fact for fact in facts if fact.figure.kind is FigureKind.TARGET))


def _promises(knowledge: Knowledge, targets: Iterable[Fact]) -> IndustryPromises | None:
    due = [outcome for fact in targets for outcome in _due(fact, knowledge)]
    if not due:
        return None
    years = [outcome.target.last_year for outcome in due]
    indicators = (kept for kept in _by(due, _indicator) if kept.due >= ENOUGH_TARGETS)
    return IndustryPromises(
        first=min(years),
        last=max(years),
        together=_kept("", due),
        indicators=tuple(sorted(indicators, key=lambda kept: (-kept.due, kept.key))),
        provinces=tuple(_by(due, _province)),
    )


def _due(fact: Fact, knowledge: Knowledge) -> Iterable[Outcome]:
    catalogue = knowledge.catalogue
    following = catalogue.plans.get((fact.province, fact.last_year + 1))
    is_due = following is not None and is_read_whole(following) and not fact.figure.period.is_interval
    plan = catalogue.plans[fact.province, fact.plan_year]
    if is_due and is_read_whole(plan) and not catalogue.indicators[fact.figure.indicator].core:
        yield knowledge.outcomes[fact.figure.id]


def _indicator(outcome: Outcome) -> str:
    return outcome.target.figure.indicator


def _province(outcome: Outcome) -> str:
    return outcome.target.province


def _by(outcomes: Iterable[Outcome], key_of: Callable[[Outcome], str]) -> Iterable[Kept]:
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        groups[key_of(outcome)].append(outcome)
    return (_kept(key, group) for key, group in groups.items())


def _kept(key: str, outcomes: list[Outcome]) -> Kept:
    told = [outcome for outcome in outcomes if outcome.result]
    return Kept(key, len(outcomes), len(told), sum(outcome.verdict is Verdict.MET for outcome in told))
