"""Every figure in force with the plan it belongs to, and the series it is comparable within."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from shengce.records.catalogue import Catalogue, PlanKey
from shengce.records.plans import Figure, FigureKind
from shengce.records.vocabulary import Statistic


@dataclass(frozen=True)
class Series:
    """What must be equal for two figures to be set beside each other: indicator, statistic and scope."""

    indicator: str
    statistic: Statistic
    scope: str


@dataclass(frozen=True)
class Fact:
    """A figure that is not withdrawn, with the province and year of its plan."""

    figure: Figure
    province: str
    plan_year: int

    @property
    def series(self) -> Series:
        """The series that the figure belongs to."""
        return Series(self.figure.indicator, self.figure.statistic, self.figure.scope)

    @property
    def measure(self) -> tuple[Series, str]:
        """The series and the unit: where both are equal, one value can be taken from another."""
        return self.series, self.figure.unit

    @property
    def last_year(self) -> int:
        """The year in which the figure's period ends."""
        return int(self.figure.period.removeprefix("../").split("/")[-1][:4])


@dataclass(frozen=True)
class Facts:
    """All facts in the order of provinces, plan years and records, and the same by plan and by indicator."""

    all: tuple[Fact, ...]
    by_plan: Mapping[PlanKey, tuple[Fact, ...]]
    by_indicator: Mapping[str, tuple[Fact, ...]]

    def of_plan(self, province: str, year: int) -> tuple[Fact, ...]:
        """Return the facts of one plan."""
        return self.by_plan.get((province, year), ())

    def of_indicator(self, indicator: str) -> tuple[Fact, ...]:
        """Return the facts about one indicator."""
        return self.by_indicator.get(indicator, ())

    def of_kind(self, kind: FigureKind) -> tuple[Fact, ...]:
        """Return the facts of one kind."""
        return tuple(fact for fact in self.all if fact.figure.kind is kind)


def facts_of(catalogue: Catalogue) -> Facts:
    """Return the figures in force of all plans."""
    facts = tuple(_facts(catalogue))
    by_plan: dict[PlanKey, list[Fact]] = defaultdict(list)
    by_indicator: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_plan[fact.province, fact.plan_year].append(fact)
        by_indicator[fact.figure.indicator].append(fact)
    return Facts(
        all=facts,
        by_plan={key: tuple(group) for key, group in by_plan.items()},
        by_indicator={key: tuple(group) for key, group in by_indicator.items()},
    )


def _facts(catalogue: Catalogue) -> Iterator[Fact]:
    for (province, year), plan in catalogue.plans.items():
        for figure in plan.figures:
            if figure.withdrawn is None:
                yield Fact(figure, province, year)
