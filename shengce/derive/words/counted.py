"""What the counts of words look like to what is derived from them, and the reports in which they were counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from shengce.records.catalogue import PlanKey

Integers = NDArray[np.int64]
Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]


class Report(Protocol):
    """A report in which words were counted."""

    @property
    def number(self) -> int:
        """Its place among all reports."""

    @property
    def area(self) -> str:
        """Whose it is."""

    @property
    def year(self) -> int:
        """Of which year it is."""

    @property
    def characters(self) -> int:
        """How long its text is."""


class Strict(Protocol):
    """The words that may be ranked: which (``word_index``) stands in which report how often, one posting a place."""

    @property
    def words(self) -> Sequence[str]:
        """The words."""

    @property
    def word_index(self) -> NDArray[np.integer]:
        """The word of each posting."""

    @property
    def report_number(self) -> NDArray[np.integer]:
        """The report of each posting."""

    @property
    def count(self) -> NDArray[np.integer]:
        """The occurrences of each posting."""


class Counts(Protocol):
    """How often words stand in reports."""

    @property
    def reports(self) -> Sequence[Report]:
        """The reports, by number."""

    def counts(self, phrase: str) -> Mapping[int, int] | None:
        """Return the occurrences of a folded phrase by report; None where it is not kept."""

    def strict(self) -> Strict:
        """Return the words that may be ranked."""


@dataclass(frozen=True)
class Reports:
    """The reports in which words were counted; those of the nation are no provincial ones."""

    all: tuple[Report, ...]
    nation: str

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Every year from the first report to the last."""
        years = [report.year for report in self.all]
        return tuple(range(min(years), max(years) + 1)) if years else ()

    @property
    def first(self) -> int:
        """The year of the first report; there has to be one."""
        return self.years[0]

    @property
    def last(self) -> int:
        """The year of the last report; there has to be one."""
        return self.years[-1]

    @cached_property
    def provinces(self) -> tuple[str, ...]:
        """The provinces of which there is a report, in the order of the reports."""
        return tuple(dict.fromkeys(report.area for report in self.all if report.area != self.nation))

    @cached_property
    def of(self) -> Mapping[PlanKey, Report]:
        """The reports by area and year."""
        return {(report.area, report.year): report for report in self.all}

    @property
    def provincial(self) -> int:
        """How many provincial reports there are."""
        return sum(self.in_year.values())

    @property
    def national(self) -> int:
        """How many reports of the nation there are."""
        return len(self.all) - self.provincial

    @property
    def missing(self) -> int:
        """How many years of a province, of those that have any report, are without one."""
        return len(self.provinces) * len(self.years) - self.provincial

    @cached_property
    def in_year(self) -> Mapping[int, int]:
        """How many provincial reports each year has."""
        years = [report.year for report in self.all if report.area != self.nation]
        return {year: years.count(year) for year in self.years}
