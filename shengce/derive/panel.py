"""A row an area and year, with each core indicator's promise of that year: what to run a regression on.

Areas are the provinces that are covered, in the order of the records, and the nation; years are all that any of their
plans is of, so that no row is missing. Target, result and verdict are those that the site shows (see ``promises``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from shengce.derive.knowledge import Knowledge
from shengce.derive.promises import Promise
from shengce.records.areas import Area, AreaLevel

LEVELS = (AreaLevel.PROVINCE, AreaLevel.NATION)


@dataclass(frozen=True)
class AreaYear:
    """An area in a year, and its promises by indicator; None where no plan of its level reaches that year."""

    area: Area
    year: int
    promises: Mapping[str, Promise | None]


def panel_of(knowledge: Knowledge) -> Iterator[AreaYear]:
    """Yield the rows, by area and year."""
    areas = [area for area in knowledge.catalogue.areas.values() if area.level in LEVELS and area.is_covered]
    for area in areas:
        for year in panel_years(knowledge):
            yield AreaYear(area, year, _promises(knowledge, area, year))


def panel_years(knowledge: Knowledge) -> tuple[int, ...]:
    """Return every year from the first to the last that a plan of a province or of the nation is of."""
    read = [year for level in LEVELS for year in knowledge.levels[level].promises.years]
    return tuple(range(min(read), max(read) + 1)) if read else ()


def _promises(knowledge: Knowledge, area: Area, year: int) -> Mapping[str, Promise | None]:
    table = knowledge.levels[area.level].promises
    return {indicator: table.of(indicator, area.slug, year) for indicator in knowledge.core_indicators}
