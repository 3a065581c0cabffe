"""Records that name things once for all: provinces, units, indicators, themes, scopes, terms."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from shengce.records.base import WHOLE, Absent, Name, Number, Record, ScopeName, Slug, Text, Words


class UnitKind(StrEnum):
    """What a unit measures; decides how its values are written."""

    PERCENT = "percent"
    PERCENTAGE_POINT = "percentage_point"
    MONEY = "money"
    COUNT = "count"
    RANK = "rank"
    PLACES = "places"
    YEARS = "years"
    POINTS = "points"

    @property
    def in_points(self) -> bool:
        """Whether two values differ by percentage points."""
        return self in {UnitKind.PERCENT, UnitKind.PERCENTAGE_POINT}

    @property
    def is_whole(self) -> bool:
        """Whether values are whole numbers, being counted and not measured."""
        return self in {UnitKind.COUNT, UnitKind.RANK, UnitKind.PLACES, UnitKind.YEARS}


class Unit(Record):
    """A unit of values; ``factor`` is yuan per unit for money and 1 otherwise."""

    id: Name
    kind: UnitKind
    name: Text
    factor: Annotated[Number, Field(gt=0)] = Decimal(1)


class Direction(StrEnum):
    """Which way is better."""

    HIGHER_IS_BETTER = "higher_is_better"
    LOWER_IS_BETTER = "lower_is_better"
    NEUTRAL = "neutral"

    @property
    def is_lower_better(self) -> bool:
        """Whether the lower of two values is the better one."""
        return self is Direction.LOWER_IS_BETTER

    def better_by(self, change: Decimal) -> Decimal:
        """Return by how much a value is better after it has changed; negative when it is worse.

        Where neither way is better the higher value counts as better, for verdicts and ranks alike.
        """
        return -change if self.is_lower_better else change


class Statistic(StrEnum):
    """What a figure says of its indicator; an average of years is never one year's growth."""

    LEVEL = "level"
    GROWTH = "growth"
    ANNUAL_AVERAGE = "annual_average"
    CUMULATIVE = "cumulative"
    SHARE = "share"
    RANK = "rank"
    RANK_CHANGE = "rank_change"
    CONSECUTIVE_YEARS = "consecutive_years"


_UNITS_OF_STATISTICS = {
    Statistic.GROWTH: "percent",
    Statistic.SHARE: "percent",
    Statistic.ANNUAL_AVERAGE: "percent",
    Statistic.RANK: "rank",
    Statistic.RANK_CHANGE: "places",
    Statistic.CONSECUTIVE_YEARS: "years",
}


class Indicator(Record):
    """Something measured, in one unit, so that provinces and years can be compared.

    ``statistic`` is the native one; ``counter`` is the measure word of counts; ``printed`` are names in the sources;
    ``short`` is for the heads of wide tables.
    """

    id: Name
    name: Text
    short: Text | None = None
    definition: Text
    unit: Name
    statistic: Statistic
    direction: Direction
    theme: Name
    core: bool = False
    counter: Text | None = None
    comparable_scope: ScopeName = WHOLE
    printed: tuple[Words, ...] = ()
    note: Text | None = None

    def unit_of(self, statistic: Statistic) -> str:
        """Return the unit that figures of a statistic are in: the indicator's own, or percent of its growth."""
        return self.unit if statistic is self.statistic else _UNITS_OF_STATISTICS.get(statistic, self.unit)


class IndicatorFile(Record):
    """records/indicators.yml: units, then the indicators that use them."""

    units: tuple[Unit, ...]
    indicators: tuple[Indicator, ...]


class Theme(Record):
    """A subject under which indicators, programmes and tasks are gathered."""

    id: Name
    name: Text
    description: Text


class ScopeKind(StrEnum):
    """What a scope delimits."""

    AREA = "area"
    INDUSTRY = "industry"
    FIRM_CLASS = "firm_class"
    PROGRAMME = "programme"
    BODY = "body"
    DEFINITION = "definition"


class Scope(Record):
    """The part of reality that a figure is about: the whole province, an industry, a class of firms.

    ``counts_as`` names a scope whose series its figures join, because the two are one series under changing
    definitions (全社会固定资产投资 before 2011); the difference stays visible beside each figure.
    """

    id: ScopeName
    kind: ScopeKind
    name: Text
    counts_as: ScopeName | None = None
    aliases: tuple[Words, ...] = ()
    note: Text | None = None


class Synonyms(Record):
    """Words of one meaning, by language: search takes any of them for each other, below what has the very words.

    The words say the same of the same thing, in short or in full; broader and narrower words do not belong here.
    """

    id: Name
    zh: tuple[Words, ...] = ()
    en: tuple[Words, ...] = ()


class TermKind(StrEnum):
    """What kind of named thing a term is."""

    PROGRAMME = "programme"
    SLOGAN = "slogan"
    MECHANISM = "mechanism"
    INDUSTRIAL_STRUCTURE = "industrial_structure"
    FIRM_CLASS = "firm_class"
    PLATFORM = "platform"
    CONCEPT = "concept"


class Term(Record):
    """A named programme, slogan or concept; the definition is ours, from what the sources say, or a typed absence."""

    id: Slug
    name: Text
    kind: TermKind
    definition: Text | Absent
    themes: tuple[Name, ...]
    aliases: tuple[Words, ...] = ()
    related: tuple[Slug, ...] = ()
