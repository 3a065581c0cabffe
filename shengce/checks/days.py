"""The days of a source agree with each other."""

from __future__ import annotations

from collections.abc import Iterator

from shengce.checks.rule import Rule
from shengce.problems import Problem
from shengce.records.base import Absent
from shengce.records.catalogue import Catalogue
from shengce.records.load import Records


def sources_are_read_after_they_appear(records: Records, _: Catalogue) -> Iterator[Problem]:
    """A source was published by the day on which it was read, as precisely as the day of publication is known."""
    for item in records.sources:
        published, accessed = item.record.published, item.record.accessed.isoformat()
        if not isinstance(published, Absent) and published > accessed[: len(published)]:
            message = f"published on {published}, yet read on {accessed}: one of the two days is wrong"
            yield item.problem(("published",), "day", message)


RULES: tuple[Rule, ...] = (sources_are_read_after_they_appear,)
