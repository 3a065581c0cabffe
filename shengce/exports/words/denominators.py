"""What counts of phrases are shares of: of each area and year whether there is a report, and its characters."""

from __future__ import annotations

from collections.abc import Iterator

from shengce.derive.knowledge import Knowledge
from shengce.exports.columns import DENOMINATOR_COLUMNS
from shengce.exports.fields import Fields, Table


def _denominators(knowledge: Knowledge) -> Iterator[Fields]:
    """Yield a row for each area that has reports and each year that any has, in the order of areas."""
    reports = knowledge.words.reports if knowledge.words else ()
    found = {(report.area, report.year): report for report in reports}
    areas = [slug for slug in knowledge.catalogue.areas if slug in {report.area for report in reports}]
    for area in areas:
        for year in sorted({report.year for report in reports}):
            report = found.get((area, year))
            characters = report.characters if report else None
            yield {"area": area, "year": year, "reports": int(report is not None), "characters": characters}


DENOMINATORS = Table("denominators", DENOMINATOR_COLUMNS, _denominators, key=("area", "year"))
