"""What of the plans belongs to a term, a theme or an indicator: each found in one walk over all plans."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from shengce.records.areas import AreaLevel
from shengce.records.base import Text
from shengce.records.catalogue import Catalogue, PlanKey
from shengce.records.citation import Citation
from shengce.records.plans import Absence, FigureKind, Plan, Priority

Lacking = tuple[FigureKind, str]
"""A kind of figure that is not stated, and the scope of which it is not."""


@dataclass(frozen=True)
class Mention:
    """Where a plan names a term and what it says of it, if more than the name.

    ``task`` is the task whose measure does, None otherwise.
    """

    province: str
    year: int
    text: Text | None
    cite: Citation
    task: Priority | None


@dataclass(frozen=True)
class Task:
    """A task of a plan."""

    province: str
    year: int
    priority: Priority


@dataclass(frozen=True)
class Silence:
    """A typed absence of a plan."""

    province: str
    year: int
    absence: Absence


@dataclass(frozen=True, repr=False)
class Indexes:
    """The provinces' plans by what they speak of, each in the order of plans and records; of nothing, nothing."""

    mentions_by_term: Mapping[str, tuple[Mention, ...]]
    tasks_by_theme: Mapping[str, tuple[Task, ...]]
    absences_by_indicator: Mapping[str, tuple[Silence, ...]]
    indicators_by_theme: Mapping[str, tuple[str, ...]]
    terms_by_theme: Mapping[str, tuple[str, ...]]
    followers_by_term: Mapping[str, tuple[str, ...]]
    years_by_area: Mapping[str, tuple[int, ...]]
    provinces_by_year: Mapping[int, tuple[str, ...]]
    plans_by_source: Mapping[str, tuple[PlanKey, ...]]

    def mentions_of(self, term: str) -> tuple[Mention, ...]:
        """Return where plans name a term."""
        return self.mentions_by_term.get(term, ())

    def users_of(self, term: str) -> tuple[str, ...]:
        """Return the provinces whose plans name a term, each once."""
        return tuple(dict.fromkeys(mention.province for mention in self.mentions_of(term)))

    def tasks_of(self, theme: str) -> tuple[Task, ...]:
        """Return the tasks that plans put under a theme."""
        return self.tasks_by_theme.get(theme, ())

    def silences_on(self, indicator: str) -> tuple[Silence, ...]:
        """Return the absences of an indicator."""
        return self.absences_by_indicator.get(indicator, ())

    def indicators_of(self, theme: str) -> tuple[str, ...]:
        """Return the indicators of a theme."""
        return self.indicators_by_theme.get(theme, ())

    def terms_of(self, theme: str) -> tuple[str, ...]:
        """Return the terms of a theme."""
        return self.terms_by_theme.get(theme, ())

    def followers_of(self, term: str) -> tuple[str, ...]:
        """Return the terms that go on from a term."""
        return self.followers_by_term.get(term, ())

    def years_of(self, area: str) -> tuple[int, ...]:
        """Return the years of which there is a plan of the area, oldest first."""
        return self.years_by_area.get(area, ())

    def provinces_in(self, year: int) -> tuple[str, ...]:
        """Return the provinces of which there is a plan of the year."""
        return self.provinces_by_year.get(year, ())

    def plans_from(self, source: str) -> tuple[PlanKey, ...]:
        """Return the plans that draw on a source, in the order of areas."""
        return self.plans_by_source.get(source, ())


def indexes_of(catalogue: Catalogue) -> Indexes:
    """Return the indexes of a catalogue's plans."""
    plans = catalogue.plans_of(AreaLevel.PROVINCE).values()
    all_plans = catalogue.plans.values()
    return Indexes(
        mentions_by_term=_grouped(pair for plan in plans for pair in mentions_in(plan)),
        tasks_by_theme=_grouped(pair for plan in plans for pair in _tasks(plan)),
        absences_by_indicator=_grouped(pair for plan in plans for pair in _silences(plan)),
        indicators_by_theme=_grouped((item.theme, item.id) for item in catalogue.indicators.values()),
        terms_by_theme=_grouped((theme, term.id) for term in catalogue.terms.values() for theme in term.themes),
        followers_by_term=_grouped((each.term, term.id) for term in catalogue.terms.values() for each in term.follows),
        years_by_area=_grouped((plan.province, plan.year) for plan in all_plans),
        provinces_by_year=_grouped((plan.year, plan.province) for plan in plans),
        plans_by_source=_grouped(
            (document.source, (plan.province, plan.year)) for plan in all_plans for document in plan.documents
        ),
    )


def mentions_in(plan: Plan) -> Iterator[tuple[str, Mention]]:
    """Yield the terms that a plan names, each with where it does: as programmes first, then in its tasks."""
    for mention in plan.programmes:
        if mention.term is None:
            continue
        yield mention.term, Mention(plan.province, plan.year, mention.text, mention.cite, None)
    for priority in plan.priorities:
        for measure in priority.measures:
            for term in measure.terms:
                yield term, Mention(plan.province, plan.year, measure.text, measure.cite, priority)


def _tasks(plan: Plan) -> Iterator[tuple[str, Task]]:
    for priority in plan.priorities:
        for theme in priority.themes:
            yield theme, Task(plan.province, plan.year, priority)


def _silences(plan: Plan) -> Iterator[tuple[str, Silence]]:
    for absence in plan.absences:
        yield absence.indicator, Silence(plan.province, plan.year, absence)


def lacking_by_plan(silences: Iterable[Silence]) -> Mapping[PlanKey, tuple[Lacking, ...]]:
    """Return what kinds of figures each plan lacks, and of which scope, each once, in the order in which they come."""
    pairs = _grouped(((each.province, each.year), (each.absence.kind, each.absence.scope)) for each in silences)
    return {plan: tuple(dict.fromkeys(lacking)) for plan, lacking in pairs.items()}


Key = TypeVar("Key")
Value = TypeVar("Value")


def _grouped(pairs: Iterable[tuple[Key, Value]]) -> Mapping[Key, tuple[Value, ...]]:
    """Return the values of each key in their order, equal ones once each time they come."""
    groups: dict[Key, list[Value]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(group) for key, group in groups.items()}
