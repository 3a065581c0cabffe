"""What is shown of one area's promises over the years: what it promises now, what is drawn, which values are named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from shengce.derive.facts import Fact
from shengce.derive.knowledge import Level
from shengce.derive.promises import Promise, PromiseTable
from shengce.records.areas import Area
from shengce.records.catalogue import Catalogue, PlanKey
from shengce.records.period import Period
from shengce.records.plans import Depth, Plan

FEWEST_DRAWN = 4
"""A series that states anything in fewer years is told in a sentence; a chart of it would be an empty frame."""
NEIGHBOURS = 3
"""So many neighbours are set beside an area when it is compared."""


@dataclass(frozen=True)
class CurrentPromise:
    """A target of the newest plan, and what was promised for the year before; None before the span of years."""

    now: Promise
    before: Promise | None


@dataclass(frozen=True)
class CurrentPromises:
    """The year of an area's newest plan, and its targets for that year in the order of indicators."""

    year: int
    promises: tuple[CurrentPromise, ...]


def promises_of_area(table: PromiseTable, indicator: str, area: str) -> tuple[Promise, ...]:
    """Return the cells of one area and indicator in the order of years."""
    return tuple(cell for year in table.years if (cell := table.of(indicator, area, year)))


def newest_year(plans: Iterable[PlanKey], area: str) -> int | None:
    """Return the year of an area's newest plan; None where it has none."""
    return max((year for slug, year in plans if slug == area), default=None)


def current_promises(table: PromiseTable, area: str, year: int) -> CurrentPromises:
    """Return the targets that an area's plan of a year sets for it."""
    cells = [(table.of(name, area, year), table.of(name, area, year - 1)) for name in table.by_indicator]
    return CurrentPromises(year, tuple(CurrentPromise(now, before) for now, before in cells if now and now.target))


@dataclass(frozen=True)
class AreaSeries:
    """The cells of one area and indicator in the order of years, at least one of which states something."""

    indicator: str
    promises: tuple[Promise, ...]

    @property
    def years(self) -> int:
        """The number of years in which it states something."""
        return sum(promise.shown is not None for promise in self.promises)

    @property
    def is_drawn(self) -> bool:
        """Whether these are enough for a chart and a table of years."""
        return self.years >= FEWEST_DRAWN


def stated_series(table: PromiseTable, area: str) -> tuple[AreaSeries, ...]:
    """Return the series of which an area ever stated a target or a result, in the order of indicators."""
    series = (AreaSeries(name, promises_of_area(table, name, area)) for name in table.by_indicator)
    return tuple(each for each in series if any(promise.shown for promise in each.promises))


@dataclass(frozen=True)
class NamedValues:
    """The years whose outcomes are written beside their marks, and the year whose target is."""

    outcomes: frozenset[int]
    target: int | None


def named_values(promises: Sequence[Promise]) -> NamedValues:
    """Return the years of the first, last, highest and lowest outcome, and of a target newer than all of them."""
    outcomes = [(promise.year, result.value) for promise in promises if (result := promise.shown_result)]
    by_value = sorted(outcomes, key=lambda entry: entry[1])
    years = frozenset(year for year, _ in (*outcomes[:1], *outcomes[-1:], *by_value[:1], *by_value[-1:]))
    last_target = max((promise.year for promise in promises if promise.target), default=None)
    is_newer = last_target is not None and last_target > max(years, default=0)
    return NamedValues(years, last_target if is_newer else None)


def nearest_areas(areas: Mapping[str, Area], area: Area, count: int) -> tuple[str, ...]:
    """Return the covered areas of the same level nearest on the map of tiles, of equal ones the first recorded."""
    others = [other for other in areas.values() if other.level is area.level and other.slug != area.slug]
    placed = [(_distance(area, other), other.slug) for other in others if other.is_covered]
    known = [(distance, slug) for distance, slug in placed if distance is not None]
    return tuple(slug for _, slug in sorted(known, key=lambda entry: entry[0])[:count])


def _distance(area: Area, other: Area) -> int | None:
    """Return the square of the distance in tiles; None where one has no tile."""
    if area.map is None or other.map is None:
        return None
    here, there = area.map.tile, other.map.tile
    return (here.column - there.column) ** 2 + (here.row - there.row) ** 2


@dataclass(frozen=True)
class DepthRead:
    """What was read of an area: plans of which years, how many documents, and which plans from end to end."""

    span: Period
    documents: int
    whole: tuple[int, ...]
    missing: tuple[int, ...]


def depth_read(catalogue: Catalogue, area: str) -> DepthRead | None:
    """Return what was read of an area; None where nothing was."""
    plans = {year: plan for (slug, year), plan in catalogue.plans.items() if slug == area}
    if not plans:
        return None
    return DepthRead(
        span=Period(min(plans), max(plans)),
        documents=len({document.source for plan in plans.values() for document in plan.documents}),
        whole=tuple(year for year, plan in sorted(plans.items()) if _is_whole(plan)),
        missing=tuple(sorted(year for slug, year in catalogue.missing_reports if slug == area)),
    )


def _is_whole(plan: Plan) -> bool:
    """Whether a document of the plan was read from end to end."""
    return any(document.depth is Depth.FULL for document in plan.documents)


@dataclass(frozen=True)
class Statements:
    """What one indicator's facts say beside its table of years, of the newest documents first."""

    indicator: str
    facts: tuple[Fact, ...]


def other_statements(level: Level, area: str, tabled: Iterable[str]) -> tuple[Statements, ...]:
    """Return an area's facts that stand in no table of years, by indicator, in the order in which these first come.

    ``tabled`` are the indicators that have such a table: of them averages, aims of several years, other results of a
    year and the like are left.
    """
    shown = frozenset(_in_tables(level.promises, area, tabled))
    groups: dict[str, list[Fact]] = defaultdict(list)
    for fact in level.facts.all:
        if fact.province == area and fact.figure.id not in shown:
            groups[fact.figure.indicator].append(fact)
    return tuple(Statements(name, tuple(sorted(facts, key=_newest_first))) for name, facts in groups.items())


def _in_tables(table: PromiseTable, area: str, indicators: Iterable[str]) -> Iterator[str]:
    for name in indicators:
        for promise in promises_of_area(table, name, area):
            yield from (fact.figure.id for fact in (promise.target, promise.shown_result) if fact)


def _newest_first(fact: Fact) -> tuple[int, int]:
    return -fact.plan_year, -fact.last_year
