"""Counts of words made in code: reports of areas and years, and how often each word stands in which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from shengce.records.words import CountedReport
from shengce.words.reading import StrictCounts

Place = tuple[str, int]


@dataclass(frozen=True)
class HandCounts:
    """What ``WordCounts`` is to those who ask it, by hand; ``names`` are kept but in no list that is ranked."""

    reports: tuple[CountedReport, ...]
    found: Mapping[str, Mapping[int, int]]
    names: frozenset[str] = frozenset()

    def counts(self, phrase: str) -> Mapping[int, int] | None:
        return self.found.get(phrase)

    def strict(self) -> StrictCounts:
        words = tuple(word for word in self.found if word not in self.names)
        rows = [(i, report, count) for i, word in enumerate(words) for report, count in self.found[word].items()]
        columns = (np.array([row[column] for row in rows], dtype=np.int64) for column in range(3))
        return StrictCounts(words, *columns)


def hand_counts(
    places: Iterable[Place], words: Mapping[str, Mapping[Place, int]], names: Iterable[str] = (), characters: int = 1000
) -> HandCounts:
    """Return the counts of words in the reports of these areas and years, all of one length."""
    reports = tuple(
        CountedReport(number, area, year, f"work-report-{area}-{year}", characters)
        for number, (area, year) in enumerate(places)
    )
    number = {(report.area, report.year): report.number for report in reports}
    found = {word: {number[place]: count for place, count in cells.items()} for word, cells in words.items()}
    return HandCounts(reports, found, frozenset(names))
