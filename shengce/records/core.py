"""The core series: what the work reports of one area say, year by year, of the core indicators, a figure a line.

One file an area (``records/core/<area>.yml``). What every figure of a report shares is said once: the source is the
report's, a citation is the place within it, the unit is percent. Each report becomes a part of the area's plan of its
year, so that checks, derived facts and pages know one kind of figure only.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from shengce.records.base import AbsenceReason, Name, Number, Period, Record, Slug, Text, Words
from shengce.records.plans import (
    Absence,
    Depth,
    Figure,
    FigureKind,
    Finality,
    Plan,
    PlanDocument,
    Qualifier,
    Reading,
)
from shengce.records.vocabulary import Statistic

UNIT = "percent"
_COMMUNIQUE = "communique-"

Place = Annotated[
    str,
    StringConstraints(pattern=r"^p[1-9][0-9]*-s[1-9][0-9]*$"),
    Field(description="paragraph and sentence within the report's source, e.g. p36-s1"),
]


class CoreFigure(Record):
    """A figure of the core series: the fields of ``Figure`` that can differ within a report.

    ``part`` (2, 3, …) tells apart several figures for one indicator, kind, period, statistic and scope, such as the
    second step of 确保5%、力争6%.
    """

    indicator: Name
    kind: FigureKind
    period: Period
    statistic: Statistic = Statistic.GROWTH
    value: Number
    value_max: Number | None = None
    qualifier: Qualifier = Qualifier.EXACT
    finality: Finality = Finality.FINAL
    scope: Name = "province"
    part: Annotated[int, Field(ge=2)] | None = None
    cite: Place
    as_printed: Annotated[Words, StringConstraints(max_length=24)]
    reading: Reading = Reading.READ
    confirmed: bool = False
    note: Text | None = None
    withdrawn: Text | None = None


class CoreAbsence(Record):
    """A statement looked for in the report and not found there; ``text`` paraphrases a relative statement."""

    indicator: Name
    kind: FigureKind
    period: Period
    reason: AbsenceReason
    text: Text | None = None
    cite: Place | None = None


class CoreReport(Record):
    """What one document says; ``year`` is the plan year: a communique belongs to the year after the one it is of."""

    year: Annotated[int, Field(ge=1990, le=2100)]
    source: Slug
    figures: tuple[CoreFigure, ...] = ()
    absences: tuple[CoreAbsence, ...] = ()

    def plan(self, area: str) -> Plan:
        """Return the report as a part of the area's plan, figures and absences in the order of the record."""
        return Plan(
            province=area,
            year=self.year,
            documents=(PlanDocument(source=self.source, depth=Depth.CORE),),
            figures=tuple(self._figure(area, figure) for figure in self.figures),
            absences=tuple(self._absence(absence) for absence in self.absences),
        )

    def _figure(self, area: str, figure: CoreFigure) -> Figure:
        return Figure(
            id=self._identifier(area, figure),
            unit=UNIT,
            cite=f"{self.source}#{figure.cite}",
            **{name: getattr(figure, name) for name in _SHARED_FIELDS},
        )

    def _absence(self, absence: CoreAbsence) -> Absence:
        cite = f"{self.source}#{absence.cite}" if absence.cite else None
        fields = {name: getattr(absence, name) for name in ("indicator", "kind", "period", "reason", "text")}
        return Absence(source=self.source, cite=cite, **fields)

    def _identifier(self, area: str, figure: CoreFigure) -> str:
        """Return an id made of what the figure is of, not of its value, so that a correction keeps it."""
        document = "communique" if self.source.startswith(_COMMUNIQUE) else "report"
        usual = str(self.year if figure.kind is FigureKind.TARGET else self.year - 1)
        parts = [area, str(self.year), document, figure.indicator, figure.kind.value]
        if figure.period != usual:
            parts.append(figure.period.replace("../", "to-").replace("/", "-").lower())
        if figure.statistic not in {Statistic.GROWTH, Statistic.SHARE}:
            parts.append(figure.statistic.value)
        if figure.scope != "province":
            parts.append(figure.scope)
        if figure.part:
            parts.append(str(figure.part))
        return "-".join(parts).replace("_", "-")


_SHARED_FIELDS = tuple(sorted(set(CoreFigure.model_fields) & set(Figure.model_fields) - {"cite"}))


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
