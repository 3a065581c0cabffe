"""The reports in which phrases are counted, and their texts: what is missing or has changed is named with its line."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from shengce.problems import Cause, Problem, UserError
from shengce.records.areas import AreaLevel
from shengce.records.load import Located, Records
from shengce.records.sources import Source, SourceKind
from shengce.records.words import COUNT_ANEW, COUNT_WORDS, RULE, CountedWords

_REPORT = re.compile(r"work-report-(?P<area>.+)-(?P<year>[0-9]{4})")


@dataclass(frozen=True)
class Report:
    """A work report of the records: its area and year, and its source."""

    area: str
    year: int
    item: Located[Source]

    @property
    def source(self) -> Source:
        """The source record."""
        return self.item.record


def work_reports(records: Records) -> tuple[Report, ...]:
    """Return the work reports of all areas: by year, then in the order of the areas, the nation last."""
    order = {slug: place for place, slug in enumerate(_areas_in_order(records))}
    found = list(_work_reports(records, order))
    return tuple(sorted(found, key=lambda report: (report.year, order[report.area], report.source.id)))


def _areas_in_order(records: Records) -> Iterator[str]:
    for is_nation in (False, True):
        for item in records.areas:
            if (item.record.level is AreaLevel.NATION) is is_nation:
                yield item.record.slug


def _work_reports(records: Records, areas: Mapping[str, int]) -> Iterator[Report]:
    for item in records.sources:
        named = _REPORT.fullmatch(item.record.id)
        if item.record.kind is SourceKind.GOVERNMENT_WORK_REPORT and named and named["area"] in areas:
            yield Report(named["area"], int(named["year"]), item)


def reports_without_counts(records: Records, counted: CountedWords) -> Iterator[Problem]:
    """Yield each report in which phrases were not counted yet."""
    known = {text.report.source for text in counted.texts}
    for report in work_reports(records):
        if report.source.id not in known:
            message = f"the phrases of {report.source.id} were not counted; {COUNT_WORDS}"
            yield report.item.problem(("id",), RULE, message)


def reports_counted_otherwise(records: Records, counted: CountedWords) -> Iterator[Problem]:
    """Yield each report that was counted and has another text by now, or is of the records no more."""
    sources = {report.source.id: report.source for report in work_reports(records)}
    for text in counted.texts:
        name = text.report.source
        if name not in sources:
            message = f"{name} is no work report of records/sources/ any more; {COUNT_ANEW}"
            yield text.problem("source", message).because(Cause("reports that are no more"))
        elif text.sha256 != sources[name].text.sha256:
            yield text.problem("sha256", f"the text of {name} is another than the one that was counted; {COUNT_ANEW}")


def texts_out_of_step(reports: tuple[Report, ...], folder: Path) -> Iterator[Problem]:
    """Yield each report whose text is not in the folder, or is another than its source record says.

    Raises UserError where there is no folder.
    """
    if not folder.is_dir():
        raise UserError(f"{folder} is no folder; give the one that holds the source texts")
    for report in reports:
        text = report.source.text
        path = folder / text.path
        if not path.is_file():
            yield report.item.problem(("text", "path"), RULE, f"{text.path} is not in {folder}")
        elif hashlib.sha256(path.read_bytes()).hexdigest() != text.sha256:
            message = f"{path} is another text than this; run build_pages.py sources {folder}"
            yield report.item.problem(("text", "sha256"), RULE, message)
