"""What is new, newest first: versions of the data, reports read, years of an indicator. Days are the records' own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from shengce.derive.facts import Fact, Facts
from shengce.derive.history import History, Touch
from shengce.derive.newest import newest_reading
from shengce.records.catalogue import Catalogue, PlanKey
from shengce.records.changes import Release
from shengce.records.plans import Plan

MOST_NEWS = 30


@dataclass(frozen=True)
class VersionNews:
    """A version of the data, and the figures that it touched of what the news are about."""

    day: date
    release: Release
    touches: tuple[Touch, ...]


@dataclass(frozen=True)
class PlanNews:
    """A plan whose documents were read, the last of them on that day, and its figures."""

    day: date
    plan: Plan
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class YearNews:
    """What the documents of a year state of an indicator; the last of them was read on that day."""

    day: date
    year: int
    facts: tuple[Fact, ...]


AnyNews = VersionNews | PlanNews | YearNews


@dataclass(frozen=True, repr=False)
class News:
    """The news of the site, of an area or of an indicator; ``days`` are those on which plans were read."""

    catalogue: Catalogue
    facts: Facts
    history: History
    days: Mapping[PlanKey, date]

    def of_site(self) -> tuple[AnyNews, ...]:
        """Return the versions of the data, and the plans of all areas."""
        releases = (VersionNews(r.date, r, self.history.touches[r.version]) for r in reversed(self.history.releases))
        return _newest((*releases, *self._plans(self.catalogue.plans)))

    def of_area(self, area: str) -> tuple[AnyNews, ...]:
        """Return the versions that touched an area's figures, and its plans."""
        touched = self.history.touching(lambda fact: fact.province == area)
        releases = (VersionNews(release.date, release, touches) for release, touches in touched)
        return _newest((*releases, *self._plans(key for key in self.catalogue.plans if key[0] == area)))

    def of_indicator(self, indicator: str) -> tuple[AnyNews, ...]:
        """Return the versions that touched an indicator's figures, and the years of which documents state any."""
        touched = self.history.touching(lambda fact: fact.figure.indicator == indicator)
        releases = (VersionNews(release.date, release, touches) for release, touches in touched)
        return _newest((*releases, *self._years(indicator)))

    def _plans(self, keys: Iterable[PlanKey]) -> Iterable[PlanNews]:
        for key in sorted(keys, key=lambda key: -key[1]):
            yield PlanNews(self.days[key], self.catalogue.plans[key], self.facts.of_plan(*key))

    def _years(self, indicator: str) -> Iterable[YearNews]:
        by_year: dict[int, list[Fact]] = defaultdict(list)
        for fact in self.facts.of_indicator(indicator):
            by_year[fact.plan_year].append(fact)
        for year in sorted(by_year, reverse=True):
            day = max(self.days[fact.province, year] for fact in by_year[year])
            yield YearNews(day, year, tuple(by_year[year]))


def news_of(catalogue: Catalogue, facts: Facts, history: History) -> News:
    """Return the news; a plan of no document was read when anything was."""
    last = newest_reading(catalogue)
    sources = catalogue.sources
    days = {
        key: max((sources[document.source].accessed for document in plan.documents), default=last)
        for key, plan in catalogue.plans.items()
    }
    return News(catalogue, facts, history, days)


def _newest(news: Iterable[AnyNews]) -> tuple[AnyNews, ...]:
    """Return the newest; those of one day stay in their order."""
    return tuple(sorted(news, key=lambda each: each.day, reverse=True)[:MOST_NEWS])
