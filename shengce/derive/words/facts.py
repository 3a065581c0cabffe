"""All that follows from the counts of words, each worked out when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from shengce.derive.words.bets import Bets, bets_of
from shengce.derive.words.counted import Counts, Reports
from shengce.derive.words.life import WordLife, life_in_reports
from shengce.derive.words.neighbours import Neighbour, neighbours_of
from shengce.derive.words.own import OwnWords, OwnWordsFinder
from shengce.derive.words.places import Places, places_of
from shengce.derive.words.table import WordTable, table_of
from shengce.derive.words.turns import YearOfTurns, turns_of
from shengce.records.catalogue import Catalogue
from shengce.records.vocabulary import Term


@dataclass(frozen=True, repr=False)
class WordFacts:
    """What the counts say of terms, years, provinces and industries."""

    catalogue: Catalogue
    counts: Counts

    @cached_property
    def reports(self) -> Reports:
        """The reports in which words were counted."""
        return Reports(tuple(self.counts.reports), self.catalogue.nation.slug)

    @cached_property
    def lives(self) -> Mapping[str, WordLife]:
        """The life of each term in the reports, by its identifier; of a province's own term in that one's reports."""
        return {term.id: self._life(term) for term in self.catalogue.terms.values()}

    def _life(self, term: Term) -> WordLife:
        return life_in_reports((term.name.zh, *term.aliases), self.counts, self.reports)

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[Neighbour, ...]]:
        """The words that rise and fall with each term that enough reports name."""
        return neighbours_of(self.lives, self._table, self._places)

    @cached_property
    def turns(self) -> Mapping[int, YearOfTurns]:
        """What rose and fell, by year."""
        found = (turns_of(self._table, year) for year in self.reports.years)
        return {turns.year: turns for turns in found if turns}

    @cached_property
    def bets(self) -> Bets | None:
        """The industries that the newest reports name."""
        return bets_of(self.catalogue, self.counts, self.reports)

    @cached_property
    def own_of_year(self) -> Mapping[tuple[str, int], OwnWords]:
        """The own words of reports, by area and year."""
        return {
            (area, year): own
            for area in self.reports.provinces
            for year in self.reports.years
            if (own := self._own.of_year(area, year))
        }

    @cached_property
    def own_of_newest_years(self) -> Mapping[str, OwnWords]:
        """The own words of each area's newest reports."""
        return {area: own for area in self.reports.provinces if (own := self._own.of_newest_years(area))}

    def work_out(self) -> None:
        """Work out all of it now, for processes that are forked later."""
        for _ in (self.lives, self.neighbours, self.turns, self.bets, self.own_of_year, self.own_of_newest_years):
            pass

    @cached_property
    def _table(self) -> WordTable:
        return table_of(self.counts, self.reports)

    @cached_property
    def _places(self) -> Places:
        return places_of(self.catalogue, self.catalogue.places)

    @cached_property
    def _own(self) -> OwnWordsFinder:
        return OwnWordsFinder(self._table, self._places)
