"""Every figure in force with the plan it belongs to, and the series it is comparable within."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TypeVar

from shengce.records.areas import AreaLevel
from shengce.records.catalogue import Catalogue, PlanKey
from shengce.records.plans import Figure, FigureKind, Group, Plan
from shengce.records.vocabulary import Direction, Statistic


@dataclass(frozen=True)
class Series:
    """What must be equal for two figures to be set beside each other: indicator, statistic and scope.

    ``label`` is what a figure of a general indicator counts, by its Chinese name; ``among`` the group of a rank.
    """

    indicator: str
    statistic: Statistic
    scope: str
    label: str | None = None
    among: Group | None = None


@dataclass(frozen=True)
class Fact:
    """A figure with the province and year of its plan, and which way is better for its indicator.

    ``level`` and ``code`` (GB/T 2260) are the area's; ``counts_as`` is the scope whose series it joins where that is
    not its own.
    """

    figure: Figure
    province: str
    plan_year: int
    direction: Direction
    counts_as: str | None = None
    level: AreaLevel = AreaLevel.PROVINCE
    code: str | None = None

    @cached_property
    def series(self) -> Series:
        """The series that the figure belongs to."""
        figure = self.figure
        label = figure.label.zh if figure.label else None
        return Series(figure.indicator, figure.statistic, self.counts_as or figure.scope, label, figure.among)

    @property
    def measure(self) -> tuple[Series, str]:
        """The series and the unit: where both are equal, one value can be taken from another."""
        return self.series, self.figure.unit

    @cached_property
    def value(self) -> Decimal:
        """The value that is compared, ranked and drawn: of a range the end that is reached first."""
        upper = self.figure.value_max
        return upper if self.direction.is_lower_better and upper is not None else self.figure.value

    @property
    def far_value(self) -> Decimal:
        """Of a range the end that is reached last; of a single value that value."""
        upper = self.figure.value_max
        return self.figure.value if self.direction.is_lower_better or upper is None else upper

    @property
    def merit(self) -> Decimal:
        """The value on a scale on which more is always better, whatever the indicator's direction."""
        return self.direction.better_by(self.value)

    @property
    def last_year(self) -> int:
        """The year in which the figure's period ends."""
        return self.figure.period.last


@dataclass(frozen=True, repr=False)
class Facts:
    """All facts in the order of provinces, plan years and records, and the same by plan, indicator and source."""

    all: tuple[Fact, ...]
    by_plan: Mapping[PlanKey, tuple[Fact, ...]]
    by_indicator: Mapping[str, tuple[Fact, ...]]
    by_source: Mapping[str, tuple[Fact, ...]]

    def of_plan(self, province: str, year: int) -> tuple[Fact, ...]:
        """Return the facts of one plan."""
        return self.by_plan.get((province, year), ())

    def of_indicator(self, indicator: str) -> tuple[Fact, ...]:
        """Return the facts about one indicator."""
        return self.by_indicator.get(indicator, ())

    def of_source(self, source: str) -> tuple[Fact, ...]:
        """Return the facts cited to a source."""
        return self.by_source.get(source, ())

    def of_kind(self, kind: FigureKind) -> tuple[Fact, ...]:
        """Return the facts of one kind."""
        return tuple(fact for fact in self.all if fact.figure.kind is kind)


def facts_of(plans: Mapping[PlanKey, Plan], catalogue: Catalogue) -> Facts:
    """Return the figures in force of the plans given: the provinces' or the nation's."""
    return _indexed(fact for fact in _facts(plans, catalogue) if fact.figure.withdrawn is None)


def withdrawn_of(plans: Mapping[PlanKey, Plan], catalogue: Catalogue) -> Facts:
    """Return the figures of the plans that were withdrawn: shown where they stood, and counted nowhere."""
    return _indexed(fact for fact in _facts(plans, catalogue) if fact.figure.withdrawn is not None)


def _indexed(found: Iterable[Fact]) -> Facts:
    facts = tuple(found)
    return Facts(
        all=facts,
        by_plan=_grouped(facts, lambda fact: (fact.province, fact.plan_year)),
        by_indicator=_grouped(facts, lambda fact: fact.figure.indicator),
        by_source=_grouped(facts, lambda fact: fact.figure.cite.source),
    )


Key = TypeVar("Key")


def _grouped(facts: tuple[Fact, ...], key_of: Callable[[Fact], Key]) -> Mapping[Key, tuple[Fact, ...]]:
    groups: dict[Key, list[Fact]] = defaultdict(list)
    for fact in facts:
        groups[key_of(fact)].append(fact)
    return {key: tuple(group) for key, group in groups.items()}


def _facts(plans: Mapping[PlanKey, Plan], catalogue: Catalogue) -> Iterator[Fact]:
    for (province, year), plan in plans.items():
        area = catalogue.areas[province]
        for figure in plan.figures:
            direction = catalogue.indicators[figure.indicator].direction
            counts_as = catalogue.scopes[figure.scope].counts_as
            yield Fact(figure, province, year, direction, counts_as, area.level, area.code)
