"""Lines of a report: a figure, or its absence, with what the report it stands in says once for all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, StringConstraints

from shengce.records.base import WHOLE, AbsenceReason, Name, Number, Record, ScopeName, Slug, Text, Words
from shengce.records.citation import Citation
from shengce.records.forms import PLACE
from shengce.records.period import Period
from shengce.records.plans import Absence, Figure, FigureKind, Finality, Group, Qualifier, Reading
from shengce.records.vocabulary import Indicator, Statistic

_COMMUNIQUE = "communique-"
_WORK_REPORT = "work-report-"
_UNIT_OF_UNKNOWN = "percent"

Place = Annotated[
    str,
    StringConstraints(pattern=PLACE),
    Field(description="paragraph and sentence within the report's source, e.g. p36-s1"),
]


@dataclass(frozen=True)
class Report:
    """What all lines of a report share: its area and plan year, its source, and the article where one is meant.

    ``indicators`` are those that the lines name, for what an indicator says of its figures.
    """

    area: str
    year: int
    source: str
    indicators: Mapping[str, Indicator]
    article: str | None = None

    def citation(self, place: str) -> Citation:
        """Return the citation of a place within the report."""
        return Citation.parse(f"{self.source}#{self.article}-{place}" if self.article else f"{self.source}#{place}")

    def usual_period(self, kind: FigureKind) -> Period:
        """Return the year that most figures of a kind are of: a report tells of last year and aims at its own."""
        return Period.of_year(self.year - 1 if kind is FigureKind.RESULT else self.year)

    def identifier(self, *parts: str) -> str:
        """Return the id of a part of the report."""
        return "-".join((self.area, str(self.year), *parts)).replace("_", "-")

    @property
    def name(self) -> str:
        """What the document is called in ids."""
        if self.source.startswith(_WORK_REPORT):
            return "report"
        return "communique" if self.source.startswith(_COMMUNIQUE) else self.source


class StatedFigure(Record):
    """A figure as a line of a report: the fields of ``Figure`` that can differ within one.

    ``period`` is by itself the year of the report for a target and the year before for a result; ``statistic`` the
    indicator's own; ``unit`` what indicator and statistic ask for. ``id`` is made of what the figure is of, not of its
    value, so that a correction keeps it; ``part`` (2, 3, …) tells apart several figures for one indicator, kind,
    period, statistic and scope, such as the second step of 确保5%、力争6%. The id of a figure with a ``label``, whose
    words may be mended, has its place in the report instead.
    """

    id: Slug | None = None
    indicator: Name
    kind: FigureKind
    period: Period | None = None
    statistic: Statistic | None = None
    value: Number
    value_max: Number | None = None
    unit: Name | None = None
    qualifier: Qualifier = Qualifier.EXACT
    finality: Finality = Finality.FINAL
    scope: ScopeName = WHOLE
    label: Text | None = None
    among: Group | None = None
    part: Annotated[int, Field(ge=2)] | None = None
    cite: Place
    as_printed: Annotated[Words, StringConstraints(max_length=24)]
    reading: Reading = Reading.READ
    confirmed: bool = False
    note: Text | None = None
    withdrawn: Text | None = None

    def figure(self, report: Report) -> Figure:
        """Return the figure that the line states in a report."""
        period = self.period or report.usual_period(self.kind)
        statistic = self.statistic or self._own_statistic(report)
        return Figure(
            id=self.id or self._identifier(report, period, statistic),
            indicator=self.indicator,
            kind=self.kind,
            period=period,
            statistic=statistic,
            value=self.value,
            value_max=self.value_max,
            unit=self.unit or self._usual_unit(report, statistic),
            qualifier=self.qualifier,
            finality=self.finality,
            scope=self.scope,
            label=self.label,
            among=self.among,
            as_printed=self.as_printed,
            cite=report.citation(self.cite),
            reading=self.reading,
            confirmed=self.confirmed,
            note=self.note,
            withdrawn=self.withdrawn,
        )

    def _own_statistic(self, report: Report) -> Statistic:
        indicator = report.indicators.get(self.indicator)
        return indicator.statistic if indicator else Statistic.GROWTH

    def _usual_unit(self, report: Report, statistic: Statistic) -> str:
        """Return the unit; of an indicator that is not known, which a check names, any."""
        indicator = report.indicators.get(self.indicator)
        return indicator.unit_of(statistic) if indicator else _UNIT_OF_UNKNOWN

    def _identifier(self, report: Report, period: Period, statistic: Statistic) -> str:
        parts = [report.name, self.indicator, self.kind.value]
        if period != report.usual_period(self.kind):
            parts.append(str(period).replace("../", "to-").replace("/", "-").lower())
        if statistic is not self._own_statistic(report):
            parts.append(statistic.value)
        if self.scope != WHOLE:
            parts.append(self.scope)
        if self.label:
            parts.append(self.cite)
        if self.among:
            parts.append(f"in-{self.among}")
        if self.part:
            parts.append(str(self.part))
        return report.identifier(*parts)


class StatedAbsence(Record):
    """A statement looked for in the report and not found there; ``text`` paraphrases a relative statement.

    ``scope`` says of which industry or kind it was looked for, where not of the indicator as a whole; ``note`` what a
    reader should know of the silence, such as what others report for it.
    """

    indicator: Name
    kind: FigureKind
    period: Period | None = None
    reason: AbsenceReason
    scope: ScopeName = WHOLE
    text: Text | None = None
    cite: Place | None = None
    note: Text | None = None

    def absence(self, report: Report) -> Absence:
        """Return the absence that the line states of a report."""
        return Absence(
            indicator=self.indicator,
            kind=self.kind,
            period=self.period or report.usual_period(self.kind),
            reason=self.reason,
            source=report.source,
            scope=self.scope,
            text=self.text,
            cite=report.citation(self.cite) if self.cite else None,
            note=self.note,
        )
