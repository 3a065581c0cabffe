"""Reports read whole: all that one document says of the area's industry, a statement a line.

One file a document (``records/read/<area>/<year>.yml``, a second document of the year ``<year>-<name>.yml``). What the
core series states of a report is not stated here again. Each becomes a part of the area's plan of its year.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Self

from pydantic import Field, model_validator

from shengce.records.base import AbsenceReason, Absent, Day, Name, Record, Slug, Text, Words
from shengce.records.plans import (
    Absence,
    Depth,
    FigureKind,
    Honour,
    HonourKind,
    IndustryMention,
    Measure,
    Occasion,
    Person,
    Plan,
    PlanDocument,
    Policy,
    Priority,
    ProgrammeMention,
    Stance,
)
from shengce.records.statements import Place, Report, StatedAbsence, StatedFigure
from shengce.records.vocabulary import Indicator
from shengce.records.yaml_document import FieldPath


class _Said(Record):
    """A line with our paraphrase of what the report says at a place."""

    cite: Place
    zh: Words
    en: Words

    @property
    def text(self) -> Text:
        return Text(zh=self.zh, en=self.en)


class _Mentioned(Record):
    """A line for a mention, with words only where the report says something of its own."""

    cite: Place
    zh: Words | None = None
    en: Words | None = None

    @model_validator(mode="after")
    def _both_or_none(self) -> Self:
        if (self.zh is None) != (self.en is None):
            raise ValueError("has words in one language; give both zh and en, or none")
        return self

    @property
    def text(self) -> Text | None:
        return Text(zh=self.zh, en=self.en) if self.zh and self.en else None


class ReadOccasion(Record):
    """The meeting or publication at which the plan was made known."""

    name: Text
    date: Day | Absent
    place: Text | Absent
    people: tuple[Person, ...] = ()
    cite: Place

    def occasion(self, report: Report) -> Occasion:
        """Return the occasion with its citation."""
        return Occasion(
            name=self.name, date=self.date, place=self.place, people=self.people, cite=report.citation(self.cite)
        )


class ReadMeasure(_Said):
    """One measure of a task."""

    terms: tuple[Slug, ...] = ()
    industries: tuple[Name, ...] = ()

    def measure(self, report: Report) -> Measure:
        """Return the measure with its citation."""
        return Measure(text=self.text, cite=report.citation(self.cite), terms=self.terms, industries=self.industries)


class ReadTask(_Said):
    """A task as the document numbers or heads it; ``number`` is absent where the document does not number."""

    id: Slug | None = None
    number: Annotated[int, Field(ge=1)] | None = None
    themes: tuple[Name, ...] = ()
    measures: tuple[ReadMeasure, ...] = ()

    def priority(self, report: Report) -> Priority:
        """Return the task with its citation."""
        return Priority(
            id=self.id or report.identifier("task", self.cite),
            number=self.number,
            title=self.text,
            cite=report.citation(self.cite),
            themes=self.themes,
            measures=tuple(measure.measure(report) for measure in self.measures),
        )


class ReadIndustries(_Mentioned):
    """The industries that a sentence names, by the light in which it does; ``named`` is in none."""

    pillar: tuple[Name, ...] = ()
    emerging: tuple[Name, ...] = ()
    future: tuple[Name, ...] = ()
    traditional: tuple[Name, ...] = ()
    named: tuple[Name, ...] = ()

    @model_validator(mode="after")
    def _some(self) -> Self:
        if not any(names for _, names in self._by_light()):
            raise ValueError("names no industry; list some under pillar, emerging, future, traditional or named")
        return self

    def _by_light(self) -> Iterator[tuple[Stance | None, tuple[Name, ...]]]:
        for stance in Stance:
            yield stance, getattr(self, stance.value)
        yield None, self.named

    def mentions(self, report: Report) -> Iterator[tuple[FieldPath, IndustryMention]]:
        """Yield where each industry stands in the line, and its mention with its citation."""
        for stance, names in self._by_light():
            for index, name in enumerate(names):
                mention = IndustryMention(industry=name, stance=stance, text=self.text, cite=report.citation(self.cite))
                yield (stance.value if stance else "named", index), mention


class ReadProgramme(_Mentioned):
    """That the report names a programme: a ``term`` of the glossary, or by its ``name`` one that has no entry there."""

    term: Slug | None = None
    name: Text | None = None

    @model_validator(mode="after")
    def _term_or_name(self) -> Self:
        if (self.term is None) == (self.name is None):
            raise ValueError("needs one of term (an entry of records/terms/) and name (zh, en)")
        return self

    def mention(self, report: Report) -> ProgrammeMention:
        """Return the mention with its citation."""
        return ProgrammeMention(term=self.term, name=self.name, text=self.text, cite=report.citation(self.cite))


class ReadHonour(_Said):
    """An honour, national platform, pilot, milestone or event that the report tells of."""

    id: Slug | None = None
    kind: HonourKind
    name: Text

    def honour(self, report: Report) -> Honour:
        """Return the honour with its citation."""
        return Honour(
            id=self.id or report.identifier(self.kind, self.cite),
            kind=self.kind,
            name=self.name,
            text=self.text,
            cite=report.citation(self.cite),
        )


class ReadPolicy(_Said):
    """A policy document that the report names, with its aspects in order."""

    id: Slug | None = None
    name: Text
    issued: Day | Absent
    aspects: tuple[Text, ...] = ()

    def policy(self, report: Report) -> Policy:
        """Return the policy with its citation."""
        return Policy(
            id=self.id or report.identifier("policy", self.cite),
            name=self.name,
            issued=self.issued,
            text=self.text,
            aspects=self.aspects,
            cite=report.citation(self.cite),
        )


class Silent(Record):
    """Indicators for which the report, read whole, states no result of last year, or no target for its own year."""

    results: tuple[Name, ...] = ()
    targets: tuple[Name, ...] = ()

    def named(self) -> Iterator[tuple[FieldPath, FigureKind, str]]:
        """Yield where each indicator is named, of which kind its figure is missing, and the indicator."""
        for field, kind, names in (
            ("results", FigureKind.RESULT, self.results),
            ("targets", FigureKind.TARGET, self.targets),
        ):
            for index, name in enumerate(names):
                yield (field, index), kind, name


class ReadReport(Record):
    """One document, read whole; ``source`` is by itself the area's work report of the year.

    ``article`` is the part of the source that is the area's, where not all of it is; places are then within it.
    """

    area: Slug
    year: Annotated[int, Field(ge=1990, le=2100)]
    source: Slug | None = None
    article: Slug | None = None
    summary: Text | None = None
    occasions: tuple[ReadOccasion, ...] = ()
    key_figures: tuple[Slug, ...] = ()
    figures: tuple[StatedFigure, ...] = ()
    tasks: tuple[ReadTask, ...] = ()
    industries: tuple[ReadIndustries, ...] = ()
    programmes: tuple[ReadProgramme, ...] = ()
    honours: tuple[ReadHonour, ...] = ()
    policies: tuple[ReadPolicy, ...] = ()
    themes: tuple[Name, ...] = ()
    absences: tuple[StatedAbsence, ...] = ()
    silent: Silent = Silent()

    def plan(self, indicators: Mapping[str, Indicator]) -> Plan:
        """Return the document as a part of the area's plan, everything in the order of the record."""
        report = self._report(indicators)
        return Plan(
            province=self.area,
            year=self.year,
            summary=self.summary,
            documents=(PlanDocument(source=report.source, article=self.article, depth=Depth.FULL),),
            occasions=tuple(occasion.occasion(report) for occasion in self.occasions),
            key_figures=self.key_figures,
            figures=tuple(figure.figure(report) for figure in self.figures),
            priorities=tuple(task.priority(report) for task in self.tasks),
            industries=tuple(mention for _, mention in self._industries(report)),
            programmes=tuple(programme.mention(report) for programme in self.programmes),
            honours=tuple(honour.honour(report) for honour in self.honours),
            policies=tuple(policy.policy(report) for policy in self.policies),
            themes=self.themes,
            absences=(*(absence.absence(report) for absence in self.absences), *self._silences(report)),
        )

    def places(self) -> dict[FieldPath, FieldPath]:
        """Return where parts of the plan stand in the record, for those that stand elsewhere than in the plan."""
        silent = self.silent.named()
        places: dict[FieldPath, FieldPath] = {
            ("province",): ("area",),
            ("documents", 0, "source"): ("source",),
            ("documents", 0, "article"): ("article",),
            ("priorities",): ("tasks",),
        }
        places |= {
            ("absences", index): ("silent", *place) for index, (place, *_) in enumerate(silent, len(self.absences))
        }
        return places | dict(self._places_of_words())

    def _places_of_words(self) -> Iterator[tuple[FieldPath, FieldPath]]:
        """Yield the texts that a line holds as its own two words."""
        for index, task in enumerate(self.tasks):
            yield ("priorities", index, "title"), ("tasks", index)
            for inner in range(len(task.measures)):
                yield ("priorities", index, "measures", inner, "text"), ("tasks", index, "measures", inner)
        for number, (place, _) in enumerate(self._industries(self._report({}))):
            yield ("industries", number), place[:2]
            yield ("industries", number, "industry"), place
        for part in ("programmes", "honours", "policies"):
            for index in range(len(getattr(self, part))):
                yield (part, index, "text"), (part, index)

    def _industries(self, report: Report) -> Iterator[tuple[FieldPath, IndustryMention]]:
        for number, line in enumerate(self.industries):
            for place, mention in line.mentions(report):
                yield ("industries", number, *place), mention

    def _report(self, indicators: Mapping[str, Indicator]) -> Report:
        source = self.source or f"work-report-{self.area}-{self.year}"
        return Report(self.area, self.year, source, indicators, self.article)

    def _silences(self, report: Report) -> Iterator[Absence]:
        for _, kind, name in self.silent.named():
            yield Absence(
                indicator=name,
                kind=kind,
                period=report.usual_period(kind),
                reason=AbsenceReason.NOT_STATED,
                source=report.source,
            )
