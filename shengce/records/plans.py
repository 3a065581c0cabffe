"""Plan records: what one province reported and promised in one year, each statement cited."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from shengce.records.base import WHOLE, AbsenceReason, Absent, Day, Name, Number, Record, ScopeName, Slug, Text, Words
from shengce.records.citation import Citation
from shengce.records.period import Period
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

    @property
    def is_about(self) -> bool:
        """Whether the number may be missed a little: 左右, 约, 近."""
        return self in {Qualifier.ABOUT, Qualifier.STRIVE_ABOUT, Qualifier.NEARLY}

    @property
    def is_striven_for(self) -> bool:
        """Whether the number is hoped for rather than bound to: 力争, 争取."""
        return self.value.startswith(Qualifier.STRIVE.value)

    @property
    def bound(self) -> Qualifier:
        """The qualifier without the striving: 力争5%左右 is about 5, 力争5% exactly 5."""
        return Qualifier(self.value.removeprefix("strive_").replace("strive", "exact"))

    @property
    def is_bound(self) -> bool:
        """Whether the word bounds the number alone and stands next to it: 下降不超过3%, but 力争下降3%."""
        return not self.is_striven_for and self not in {Qualifier.EXACT, Qualifier.FIRST_TIME}


class Finality(StrEnum):
    """Whether a result is final or was called expected (预计) or preliminary (初步)."""

    FINAL = "final"
    EXPECTED = "expected"
    PRELIMINARY = "preliminary"


class Group(StrEnum):
    """The areas among which a rank is: the nation's provinces by itself, else one of these."""

    WEST = "west"
    CENTRAL = "central"
    NORTHEAST = "northeast"
    NORTHWEST = "northwest"
    EAST = "east"
    YANGTZE_DELTA = "yangtze_delta"
    YELLOW_RIVER = "yellow_river"
    GREATER_BAY = "greater_bay"
    MUNICIPALITIES = "municipalities"
    ETHNIC_REGIONS = "ethnic_regions"
    WORLD = "world"


class Reading(StrEnum):
    """``read``: someone read the sentence in its context; ``assisted``: drafted by rule and checked by verify."""

    READ = "read"
    ASSISTED = "assisted"


class Figure(Record):
    """One number that a document states: value in the indicator's unit, and where and how it is printed.

    ``label`` says of a general indicator's figure what it counts, where no scope of the lists does; ``among`` is the
    group of areas that a rank is among, where that is not the nation.

    Money values are in the unit (1.01万亿元 is 10100 of 亿元); a fall is negative; ``as_printed`` is contiguous in the
    cited sentence. ``confirmed`` says that a reader looked up once more what a check finds unlikely, or what the print
    alone does not say. ``withdrawn`` keeps a wrong figure's id and says why it no longer counts.
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
    scope: ScopeName = WHOLE
    label: Text | None = None
    among: Group | None = None
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


class Stance(StrEnum):
    """In what light a report names an industry, by its own words: 支柱, 新兴, 未来, 传统 and the like."""

    PILLAR = "pillar"
    EMERGING = "emerging"
    FUTURE = "future"
    TRADITIONAL = "traditional"


class IndustryMention(Record):
    """That a plan names an industry (a scope of kind industry), in what light, and what it says of it."""

    industry: Name
    stance: Stance | None = None
    text: Text | None = None
    cite: Citation


class ProgrammeMention(Record):
    """That a plan names a programme, of the glossary or by a ``name`` that stands once, and what it says of it."""

    term: Slug | None = None
    name: Text | None = None
    text: Text | None = None
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
    """A figure looked for that the document does not state; ``text`` paraphrases a relative statement.

    ``scope`` says of which industry or kind the figure was looked for; by itself it is the indicator's own series.
    ``note`` says what a reader should know of the silence, such as what others report for it.
    """

    indicator: Name
    kind: FigureKind
    period: Period
    reason: AbsenceReason
    source: Slug
    scope: ScopeName = WHOLE
    text: Text | None = None
    cite: Citation | None = None
    note: Text | None = None

    @property
    def says_more(self) -> bool:
        """Whether it tells more than that the document, which was read, does not state the figure."""
        return bool(self.text or self.note) or self.reason is not AbsenceReason.NOT_STATED


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

    @property
    def key(self) -> tuple[str, int]:
        """The area and year, by which the plans of several files are one."""
        return self.province, self.year
