"""The reports in which words were counted, and how many of them there should be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


class Report(Protocol):
    """A report in which words were counted."""

    @property
    def area(self) -> str:
        """Whose it is."""

    @property
    def year(self) -> int:
        """Of which year it is."""


@dataclass(frozen=True)
class Collection:
    """How many reports there are of provinces and of the nation, from which year to which.

    ``missing`` is the number of years of a province, of those that have any report, without one.
    """

    provincial: int
    national: int
    missing: int
    first: int
    last: int


def collection_of(reports: Sequence[Report], nation: str) -> Collection:
    """Return what the reports come to; there has to be one at least."""
    provincial = [report for report in reports if report.area != nation]
    years = {report.year for report in reports}
    span = range(min(years), max(years) + 1)
    expected = len({report.area for report in provincial}) * len(span)
    return Collection(
        provincial=len(provincial),
        national=len(reports) - len(provincial),
        missing=expected - len(provincial),
        first=span.start,
        last=span.stop - 1,
    )
