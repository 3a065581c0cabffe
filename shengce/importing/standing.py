"""What the records hold, found as rows name it: figures by id, absences by what they are of, documents by source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from shengce.records.core import CoreReport
from shengce.records.load import Located, Records
from shengce.records.plans import Depth, Plan
from shengce.records.read import ReadReport
from shengce.records.statements import Report
from shengce.records.vocabulary import Indicator
from shengce.records.yaml_document import FieldPath, Value

_CORE_FIELDS = (
    *("id", "indicator", "label", "kind", "period", "statistic", "value", "value_max", "unit", "qualifier"),
    *("finality", "scope", "among", "part", "reason", "text", "cite", "as_printed", "reading", "confirmed"),
    *("note", "withdrawn"),
)
_READ_FIELDS = (
    *("id", "cite", "indicator", "label", "kind", "value", "value_max", "statistic", "unit", "period", "qualifier"),
    *("finality", "reason", "scope", "among", "part", "as_printed", "reading", "confirmed", "text", "note"),
    "withdrawn",
)


@dataclass(frozen=True, repr=False)
class Document:
    """A report of the records: one of a core series, or one read whole."""

    plan: Located[Plan]
    indicators: Mapping[str, Indicator]

    @property
    def file(self) -> PurePosixPath:
        """The file that the report stands in."""
        return self.plan.document.file

    @property
    def is_core(self) -> bool:
        """Whether the report is one of a core series."""
        return self.plan.record.documents[0].depth is Depth.CORE

    @property
    def report(self) -> Report:
        """What all lines of the report share."""
        plan, document = self.plan.record, self.plan.record.documents[0]
        return Report(plan.province, plan.year, document.source, self.indicators, document.article)

    @property
    def field_order(self) -> Sequence[str]:
        """The fields of a line in the order in which such a report has them."""
        return _CORE_FIELDS if self.is_core else _READ_FIELDS

    @property
    def part_order(self) -> Sequence[str]:
        """The parts of the report in their order."""
        return tuple((CoreReport if self.is_core else ReadReport).model_fields)

    def lines(self, part: str) -> list[Mapping[str, Value]]:
        """Return the lines of a part as they are written."""
        found = value_at(self.plan.document.data, (*self.plan.path, part))
        return [line for line in found if isinstance(line, dict)] if isinstance(found, list) else []


@dataclass(frozen=True, repr=False)
class Line:
    """A line of a report: the item of a number in one of its parts."""

    document: Document
    part: str
    number: int

    @property
    def path(self) -> FieldPath:
        """Where the line stands in its file."""
        return (*self.document.plan.path, self.part, self.number)

    @property
    def written(self) -> Mapping[str, Value]:
        """The fields that the line states."""
        return self.document.lines(self.part)[self.number]

    @property
    def place(self) -> str:
        """The file and line, for people."""
        document = self.document.plan.document
        return f"{document.file}:{document.line_of(self.path)}"


class Standing:
    """The records by what rows name."""

    def __init__(self, records: Records) -> None:
        indicators = {item.record.id: item.record for item in records.indicators}
        self.documents = [Document(plan, indicators) for plan in records.plans]
        self.figures = {
            figure.id: Line(document, "figures", number)
            for document in self.documents
            for number, figure in enumerate(document.plan.record.figures)
        }

    @cached_property
    def _of_core(self) -> frozenset[str]:
        """The indicators of which the core series tell."""
        core = (each.plan.record for each in self.documents if each.is_core)
        return frozenset(figure.indicator for plan in core for figure in plan.figures)

    def document_of(self, area: str, year: int, source: str, indicator: str) -> Document | None:
        """Return the report that a line of an indicator belongs in; None where there is none of that source.

        Where a report stands both in the core series and as read whole, core indicators belong in the former.
        """
        found = [each for each in self.documents if _key(each) == (area, year, source)]
        is_core = indicator in self._of_core
        return next((each for each in found if each.is_core is is_core), found[0] if found else None)


def _key(document: Document) -> tuple[str, int, str]:
    report = document.report
    return report.area, report.year, report.source


def value_at(data: Value, path: FieldPath) -> Value:
    """Return what stands at a path of a document that was read."""
    for part in path:
        if isinstance(data, list) and isinstance(part, int):
            data = data[part]
        else:
            data = data.get(str(part)) if isinstance(data, dict) else None
    return data
