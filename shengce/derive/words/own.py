"""A province's own words: what its report says far more than the others of the same year.

Words are ranked by the signed log-likelihood of their occurrences in the report, against all other provincial reports
of the year; over several years, in all reports of the province against all others of those years. Told are words said
TIMES times as often for their length or more, LEAST_IN_A_YEAR times or more in the report (LEAST_IN_YEARS over several
years, in LEAST_REPORTS reports). Left out are words with a number in them, names of places and words for the area
itself, and words of no other province's reports, which are names as a rule: they stand on the page of programmes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from shengce.derive.words.choice import Candidate, whole_words
from shengce.derive.words.counted import Integers, Numbers
from shengce.derive.words.keyness import signed_likelihood
from shengce.derive.words.places import Places
from shengce.derive.words.table import WordTable

TIMES = 5
LEAST_IN_A_YEAR = 3
LEAST_IN_YEARS = 5
LEAST_REPORTS = 3
LEAST_PROVINCES = 2
YEARS = 5
"""A province's page tells the words of so many years, the newest."""
MOST = 12
_RANKED = 80


@dataclass(frozen=True)
class OwnWord:
    """A word of one area: its occurrences there and in all others, and how many of the area's reports hold it."""

    word: str
    occurrences: int
    elsewhere: int
    reports: int


@dataclass(frozen=True)
class OwnWords:
    """The words of an area's report, or of its reports of several years, the most certain first."""

    first: int
    last: int
    reports: int
    words: tuple[OwnWord, ...]


@dataclass(frozen=True)
class _Sums:
    """The words of an area's reports: of each what is counted here and elsewhere, and in how many reports it stands."""

    words: Integers
    here: Numbers
    elsewhere: Numbers
    reports: Integers
    size_here: float
    size_elsewhere: float


@dataclass(frozen=True)
class OwnWordsFinder:
    """Finds the own words of areas; what all of them need is summed once."""

    table: WordTable
    places: Places

    def of_year(self, area: str, year: int) -> OwnWords | None:
        """Return the own words of an area's report; None where there is none, or none of its words is its own."""
        return self._found(area, [year], LEAST_IN_A_YEAR, 1)

    def of_newest_years(self, area: str) -> OwnWords | None:
        """Return the own words of an area's reports of the newest years."""
        return self._found(area, self.table.years[-YEARS:], LEAST_IN_YEARS, LEAST_REPORTS)

    def _found(self, area: str, years: Sequence[int], least: int, reports: int) -> OwnWords | None:
        read = [year for year in years if self._is_read(area, year)]
        if not read:
            return None
        sums = self._sums(area, [self.table.years.index(year) for year in years])
        words = tuple(self._words(area, sums, least, reports))
        return OwnWords(min(read), max(read), len(read), words) if words else None

    def _is_read(self, area: str, year: int) -> bool:
        table = self.table
        is_known = area in table.provinces and year in table.years
        return is_known and bool(table.characters[table.years.index(year), table.provinces.index(area)])

    def _sums(self, area: str, years: list[int]) -> _Sums:
        table, province = self.table, self.table.provinces.index(area)
        postings = np.concatenate([self._postings[year, province] for year in years])
        words, places = np.unique(table.word[postings], return_inverse=True)
        here = np.bincount(places, weights=table.count[postings], minlength=len(words)).astype(np.float64)
        size = table.characters[years]
        size_here = float(size[:, province].sum())
        return _Sums(
            words=words,
            here=here,
            elsewhere=table.occurrences[words[:, np.newaxis], np.array(years)].sum(axis=1) - here,
            reports=np.bincount(places, minlength=len(words)),
            size_here=size_here,
            size_elsewhere=float(size.sum()) - size_here,
        )

    @cached_property
    def _postings(self) -> dict[tuple[int, int], Integers]:
        """The postings of each report, by the places of its year and province."""
        table = self.table
        reports = table.year * len(table.provinces) + table.province
        order = np.argsort(reports, kind="stable")
        bounds = np.searchsorted(reports[order], np.arange(len(table.years) * len(table.provinces) + 1))
        return {
            divmod(report, len(table.provinces)): order[bounds[report] : bounds[report + 1]]
            for report in range(len(bounds) - 1)
        }

    def _words(self, area: str, sums: _Sums, least: int, reports: int) -> Iterator[OwnWord]:
        ranked = self._ranked(sums, least, reports)
        candidates = [Candidate(i, self.table.words[sums.words[i]], int(sums.here[i])) for i in ranked.tolist()]
        told = (each for each in whole_words(candidates) if not self.places.is_of(area, each.word))
        for each, _ in zip(told, range(MOST), strict=False):
            i = each.number
            yield OwnWord(each.word, each.occurrences, int(sums.elsewhere[i]), int(sums.reports[i]))

    def _ranked(self, sums: _Sums, least: int, reports: int) -> Integers:
        """Return the places of the words that may be told, the most certain first."""
        scores = signed_likelihood(sums.here, sums.elsewhere, sums.size_here, sums.size_elsewhere)
        is_own = (sums.here >= least) & (sums.reports >= reports) & self.table.tells[sums.words]
        is_own &= sums.here * sums.size_elsewhere >= TIMES * sums.elsewhere * sums.size_here
        is_own &= self.table.provinces_of[sums.words] >= LEAST_PROVINCES
        scores = np.where(is_own, scores, 0)
        order = np.argsort(-scores, kind="stable")[:_RANKED]
        ranked: Integers = order[scores[order] > 0]
        return ranked
