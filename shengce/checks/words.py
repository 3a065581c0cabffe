"""The counts of phrases are of the reports and the names that the records have."""

from __future__ import annotations

from collections.abc import Iterator

from shengce.checks.rule import Rule
from shengce.problems import Problem
from shengce.records.catalogue import Catalogue
from shengce.records.load import Records
from shengce.words.names import names_without_counts
from shengce.words.reports import reports_counted_otherwise, reports_without_counts


def phrases_are_counted_in_every_report(records: Records, _catalogue: Catalogue) -> Iterator[Problem]:
    """Phrases are counted in every work report of the records, and in the text that its source record names."""
    if records.words and records.unreadable.isdisjoint({"areas", "sources"}):
        yield from reports_without_counts(records, records.words)
        yield from reports_counted_otherwise(records, records.words)


def names_of_the_site_are_counted(records: Records, _catalogue: Catalogue) -> Iterator[Problem]:
    """Every name of a term, industry, indicator and theme is counted in the reports."""
    if records.words:
        yield from names_without_counts(records, records.words)


RULES: tuple[Rule, ...] = (phrases_are_counted_in_every_report, names_of_the_site_are_counted)
