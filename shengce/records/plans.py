"""Plan records: what one province reported and promised in one year, each statement cited."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from shengce.records.base import AbsenceReason, Absent, Citation, Day, Name, Number, Period, Record, Slug, Text, Words
from shengce.records.vocabulary import Statistic


class Depth(StrEnum):
    """How much of a document was read into the record."""

    CORE = "core"
    FULL = "full"


class PlanDocument(Record):
    """A document that the plan draws on, how deeply it was read, and the article where only one is the province's."""

    source: Slug
    article: Slug | None = None
    depth: Depth


class FigureKind(StrEnum):
    """A result reported, a target promised, or a parameter (threshold, cap or budget) that a policy sets."""

    RESULT = "result"
    TARGET = "target"
    PARAMETER = "parameter"


class Qualifier(StrEnum):
    """How the number is bounded or meant, as printed: 左右, 以上, 突破, 力争 and so on."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    STRIVE = "strive"
    STRIVE_ABOUT = "strive_about"
    STRIVE_AT_LEAST = "strive_at_least"
    STRIVE_MORE_THAN = "strive_more_than"
    FIRST_TIME = "first_time"


class Finality(StrEnum):
    """Whether a result is final or was called expected (预计) or preliminary (初步)."""

    FINAL = "final"
    EXPECTED = "expected"
    PRELIMINARY = "preliminary"


class Reading(StrEnum):
    """``read``: someone read the sentence in its context; ``assisted``: drafted by rule and checked by verify."""

    READ = "read"
    ASSISTED = "assisted"


class Figure(Record):
    """One number that a document states: value in the indicator's unit, and where and how it is printed.

    Money values are in the unit (1.01万亿元 is 10100 of 亿元); a fall is negative; ``as_printed`` is contiguous in the
    cited sentence. ``confirmed`` says that a figure which a check finds unlikely was
    looked up once more. ``withdrawn`` keeps a wrong figure's id and says why it no longer counts.
    """

    id: Slug
    indicator: Name
    kind: FigureKind
    period: Period
    statistic: Statistic
    value: Number
    value_max: Number | None = None
    unit: Name
    qualifier: Qualifier = Qualifier.EXACT
    finality: Finality = Finality.FINAL
    scope: Name = "province"
    as_printed: Annotated[Words, StringConstraints(max_length=24)]
    cite: Citation
    reading: Reading
    confirmed: bool = False
    note: Text | None = None
    withdrawn: Text | None = None


class Person(Record):
    """A person named in the document, with office."""

    name: Text
    office: Text


class Occasion(Record):
    """The meeting or publication at which the plan was made known; what is not stated about it is a typed absence."""

    name: Text
    date: Day | Absent
    place: Text | Absent
    people: tuple[Person, ...] = ()
    cite: Citation


class Measure(Record):
    """One measure of a task, in our own words."""

    text: Text
    cite: Citation
    terms: tuple[Slug, ...] = ()
    industries: tuple[Name, ...] = ()


class Priority(Record):
    """A task as the document numbers it; ``number`` is absent where the document lists without numbers."""

    id: Slug
    number: Annotated[int, Field(ge=1)] | None = None
    title: Text
    cite: Citation
    themes: tuple[Name, ...] = ()
    measures: tuple[Measure, ...] = ()


class IndustryMention(Record):
    """What a plan says of an industry (a scope of kind industry)."""

    industry: Name
    text: Text
    cite: Citation


class ProgrammeMention(Record):
    """That a plan names a programme of the glossary, and what it says of it."""

    term: Slug
    text: Text
    cite: Citation


class HonourKind(StrEnum):
    """What kind of distinction or event is reported."""

    HONOUR = "honour"
    PLATFORM = "platform"
    PILOT = "pilot"
    CLUSTER = "cluster"
    MILESTONE = "milestone"
    EVENT = "event"


class Honour(Record):
    """An honour, national platform, pilot, milestone or event that the document reports."""

    id: Slug
    kind: HonourKind
    name: Text
    text: Text
    cite: Citation


class Policy(Record):
    """A policy document that the plan names, with its figures by reference and its aspects in order."""

    id: Slug
    name: Text
    issued: Day | Absent
    text: Text
    aspects: tuple[Text, ...] = ()
    cite: Citation


class Absence(Record):
    """A figure looked for that the document does not state; ``text`` paraphrases a relative statement."""

    indicator: Name
    kind: FigureKind
    period: Period
    reason: AbsenceReason
    source: Slug
    text: Text | None = None
    cite: Citation | None = None


class Plan(Record):
    """One province and year, drawn from the documents named; ``summary`` is there where one was read in full."""

    province: Slug
    year: Annotated[int, Field(ge=1990, le=2100)]
    summary: Text | None = None
    documents: tuple[PlanDocument, ...]
    occasions: tuple[Occasion, ...] = ()
    key_figures: tuple[Slug, ...] = ()
    figures: tuple[Figure, ...] = ()
    priorities: tuple[Priority, ...] = ()
    industries: tuple[IndustryMention, ...] = ()
    programmes: tuple[ProgrammeMention, ...] = ()
    honours: tuple[Honour, ...] = ()
    policies: tuple[Policy, ...] = ()
    themes: tuple[Name, ...] = ()
    absences: tuple[Absence, ...] = ()
