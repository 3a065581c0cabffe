"""The words that may be ranked, with their occurrences in provincial reports: summed by year, and by report."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from shengce.derive.words.choice import is_cut, is_numbered
from shengce.derive.words.counted import Counts, Flags, Integers, Numbers, Reports

_NO_PLACE = -1


@dataclass(frozen=True)
class WordTable:
    """Postings of provincial reports: of each the word, the year's and the province's place, occurrences and report.

    ``characters`` are those of each provincial report by year and province, 0 where there is none.
    """

    words: tuple[str, ...]
    years: tuple[int, ...]
    provinces: tuple[str, ...]
    word: Integers
    year: Integers
    province: Integers
    count: Integers
    characters: Integers

    @cached_property
    def occurrences(self) -> Numbers:
        """The occurrences of each word in each year."""
        return self._by_year(self.count)

    @cached_property
    def named(self) -> Numbers:
        """How many reports of each year hold each word."""
        return self._by_year(np.ones_like(self.count))

    def _by_year(self, weights: Integers) -> Numbers:
        cells = self.word * len(self.years) + self.year
        sums = np.bincount(cells, weights=weights, minlength=len(self.words) * len(self.years)).astype(np.float64)
        return sums.reshape(len(self.words), len(self.years))

    @cached_property
    def reports(self) -> Numbers:
        """How many provincial reports each year has."""
        counted: Numbers = (self.characters > 0).sum(axis=1).astype(np.float64)
        return counted

    @cached_property
    def shares(self) -> Numbers:
        """The share of each year's reports that hold each word, from 0 to 1."""
        shares: Numbers = self.named / np.maximum(self.reports, 1)
        return shares

    @cached_property
    def provinces_of(self) -> Integers:
        """In how many provinces' reports each word ever stands."""
        stands = np.zeros((len(self.words), len(self.provinces)), dtype=np.bool_)
        stands[self.word, self.province] = True
        counted: Integers = stands.sum(axis=1)
        return counted

    @cached_property
    def tells(self) -> Flags:
        """Whether each word tells anything: it is no number and no piece of a name."""
        return np.array([not (is_numbered(word) or is_cut(word)) for word in self.words], dtype=np.bool_)


def table_of(counts: Counts, reports: Reports) -> WordTable:
    """Return the postings of provincial reports."""
    strict = counts.strict()
    provinces, years = reports.provinces, reports.years
    characters = np.zeros((len(years), len(provinces)), dtype=np.int64)
    year_of, province_of = (np.full(len(reports.all), _NO_PLACE, dtype=np.int64) for _ in range(2))
    for report in reports.all:
        if report.area != reports.nation:
            place = years.index(report.year), provinces.index(report.area)
            characters[place] = report.characters
            year_of[report.number], province_of[report.number] = place
    numbers = np.asarray(strict.report_number, dtype=np.int64)
    kept = province_of[numbers] != _NO_PLACE
    numbers = numbers[kept]
    return WordTable(
        words=tuple(strict.words),
        years=years,
        provinces=provinces,
        word=np.asarray(strict.word_index, dtype=np.int64)[kept],
        year=year_of[numbers],
        province=province_of[numbers],
        count=np.asarray(strict.count, dtype=np.int64)[kept],
        characters=characters,
    )
