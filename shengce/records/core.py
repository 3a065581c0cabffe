"""The core series: what the work reports of one area say, year by year, of the core indicators, a figure a line.

One file an area (``records/core/<area>.yml``). Each report becomes a part of the area's plan of its year, so that
checks, derived facts and pages know one kind of figure only.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from shengce.records.base import AbsenceReason, Record, Slug, Text
from shengce.records.plans import Depth, Plan, PlanDocument
from shengce.records.statements import Report, StatedAbsence, StatedFigure
from shengce.records.vocabulary import Indicator


class CoreReport(Record):
    """What one document says; ``year`` is the plan year: a communique belongs to the year after the one it is of."""

    year: Annotated[int, Field(ge=1990, le=2100)]
    source: Slug
    figures: tuple[StatedFigure, ...] = ()
    absences: tuple[StatedAbsence, ...] = ()

    def plan(self, area: str, indicators: Mapping[str, Indicator]) -> Plan:
        """Return the report as a part of the area's plan, figures and absences in the order of the record."""
        report = Report(area, self.year, self.source, indicators)
        return Plan(
            province=area,
            year=self.year,
            documents=(PlanDocument(source=self.source, depth=Depth.CORE),),
            figures=tuple(figure.figure(report) for figure in self.figures),
            absences=tuple(absence.absence(report) for absence in self.absences),
        )


class MissingReport(Record):
    """A year for which no report is at hand, with the reason."""

    year: Annotated[int, Field(ge=1990, le=2100)]
    reason: AbsenceReason
    note: Text | None = None


class CoreSeries(Record):
    """All reports of one area, oldest first; ``missing`` names the years whose report could not be found."""

    area: Slug
    reports: tuple[CoreReport, ...]
    missing: tuple[MissingReport, ...] = ()
