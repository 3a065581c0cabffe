"""The records with everything that follows from them: what views are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from shengce.derive.area_programmes import AreaProgrammes, programmes_by_area
from shengce.derive.coverage import PlanCoverage, coverage_of
from shengce.derive.depth import ReadWhole, read_whole_by_year, sources_read_whole
from shengce.derive.facts import Fact, Facts, facts_of, withdrawn_of
from shengce.derive.history import History, history_of
from shengce.derive.indexes import Indexes, Silence, indexes_of
from shengce.derive.industry_use import Industries, industries_of
from shengce.derive.industry_years import IndustryYears, industry_years_of
from shengce.derive.newest import newest_reading
from shengce.derive.news import News, news_of
from shengce.derive.outcomes import Outcome, outcomes_of
from shengce.derive.promises import Promise, PromiseTable, promises_of
from shengce.derive.silences import silences_on_outcomes
from shengce.derive.steps import Rank, Step, ranks_of, steps_of
from shengce.derive.totals import totals_told
from shengce.derive.words.facts import WordFacts
from shengce.records.areas import AreaLevel
from shengce.records.catalogue import Catalogue
from shengce.words.reading import WordCounts


@dataclass(frozen=True, repr=False)
class Level:
    """What the areas of one level state and promise: only these are compared, ranked and scored with each other."""

    facts: Facts
    promises: PromiseTable


@dataclass(frozen=True, repr=False)
class Knowledge:
    """Catalogue and derived facts; mappings are by figure id, over the areas of every level, unless named otherwise.

    ``withdrawn`` are the figures that no longer count: nothing else here knows of them. ``content`` is the short hash
    of the record files, empty where there are none.
    """

    catalogue: Catalogue
    all_facts: Facts
    levels: Mapping[AreaLevel, Level]
    withdrawn: Facts
    by_id: Mapping[str, Fact]
    outcomes: Mapping[str, Outcome]
    silences: Mapping[str, Silence]
    totals: Mapping[str, Fact]
    steps: Mapping[str, Step]
    ranks: Mapping[str, Rank]
    core_indicators: tuple[str, ...]
    coverage: Mapping[tuple[str, int], PlanCoverage]
    indexes: Indexes
    industries: Industries
    programmes: Mapping[str, AreaProgrammes]
    industry_years: Mapping[str, IndustryYears]
    words: WordCounts | None
    content: str

    @property
    def version(self) -> str:
        """The version of the data: the day on which a source was last read, and the hash of the record files."""
        return f"{self.day.isoformat()}.{self.content}" if self.content else self.day.isoformat()

    @property
    def cited_version(self) -> str:
        """The version under which the data are cited: the last that was recorded; their day where none was.

        Pages name this one and not ``version``, which changes with every record: or each would change with it.
        """
        newest = self.history.newest
        return newest.version if newest else self.day.isoformat()

    @property
    def is_ahead_of_record(self) -> bool:
        """Whether the records have changed since the last version on record."""
        return bool(self.catalogue.releases) and self.version != self.cited_version

    @cached_property
    def history(self) -> History:
        """What the record of changes tells of figures."""
        return history_of(self.catalogue.releases, {**{f.figure.id: f for f in self.withdrawn.all}, **self.by_id})

    @cached_property
    def news(self) -> News:
        """What is new of the site, of areas and of indicators."""
        return news_of(self.catalogue, self.all_facts, self.history)

    @cached_property
    def word_facts(self) -> WordFacts | None:
        """What follows from the counts of words; None where none are kept."""
        return WordFacts(self.catalogue, self.words) if self.words else None

    @property
    def provinces(self) -> Level:
        """The provinces' level, which most pages are about."""
        return self.levels[AreaLevel.PROVINCE]

    @property
    def nation(self) -> Level:
        """The nation's level: the line of reference."""
        return self.levels[AreaLevel.NATION]

    @cached_property
    def read_whole(self) -> ReadWhole:
        """The provinces' plans that were read whole."""
        return read_whole_by_year(self.catalogue)

    @cached_property
    def sources_read_whole(self) -> frozenset[str]:
        """The sources that were read whole for a plan."""
        return sources_read_whole(self.catalogue)

    @cached_property
    def day(self) -> date:
        """The day on which a source was last read."""
        return newest_reading(self.catalogue)

    def level_of(self, area: str) -> Level:
        """Return the level that an area belongs to."""
        return self.levels[self.catalogue.areas[area].level]

    def reference_for(self, promise: Promise) -> Promise | None:
        """Return what the nation promised for the same year; nothing stands beside the nation's own."""
        is_own = promise.province == self.catalogue.nation.slug
        return None if is_own else self.national_promise(promise.indicator, promise.year)

    def national_promise(self, indicator: str, year: int) -> Promise | None:
        """Return what the nation promised for a year; None where it has no cell for it."""
        return self.nation.promises.of(indicator, self.catalogue.nation.slug, year)


def knowledge_of(catalogue: Catalogue, words: WordCounts | None = None, content: str = "") -> Knowledge:
    """Derive everything from records that passed the checks.

    ``words`` are the counts of phrases, if there are any; ``content`` is the short hash of the record files.
    """
    facts = facts_of(catalogue.plans, catalogue)
    core = tuple(indicator.id for indicator in catalogue.indicators.values() if indicator.core)
    outcomes = outcomes_of(facts, catalogue.plans, catalogue)
    levels = {level: _level(level, catalogue, outcomes) for level in AreaLevel}
    return Knowledge(
        catalogue=catalogue,
        all_facts=facts,
        levels=levels,
        withdrawn=withdrawn_of(catalogue.plans, catalogue),
        by_id={fact.figure.id: fact for fact in facts.all},
        outcomes=outcomes,
        silences=silences_on_outcomes(outcomes, facts, catalogue),
        totals=totals_told(outcomes, facts),
        steps=steps_of(facts),
        ranks={key: rank for level in levels.values() for key, rank in ranks_of(level.facts, catalogue).items()},
        core_indicators=core,
        coverage=coverage_of(facts, catalogue, core),
        indexes=indexes_of(catalogue),
        programmes=programmes_by_area(catalogue),
        industries=industries_of(catalogue, levels[AreaLevel.PROVINCE].facts),
        industry_years=industry_years_of(catalogue, levels[AreaLevel.PROVINCE].facts, outcomes),
        words=words,
        content=content,
    )


def _level(level: AreaLevel, catalogue: Catalogue, outcomes: Mapping[str, Outcome]) -> Level:
    plans = catalogue.plans_of(level)
    facts = facts_of(plans, catalogue)
    return Level(facts, promises_of(tuple(catalogue.areas_of(level)), plans, facts, outcomes, catalogue))
