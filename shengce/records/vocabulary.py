"""Records that name things once for all: units, families and indicators, themes, industries and scopes, terms."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from shengce.records.base import WHOLE, Absent, Name, Number, Record, ScopeName, Slug, Text, Words
from shengce.records.citation import Citation


class UnitKind(StrEnum):
    """What a unit measures; decides how its values are written."""

    PERCENT = "percent"
    PERCENTAGE_POINT = "percentage_point"
    MONEY = "money"
    COUNT = "count"
    QUANTITY = "quantity"
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


class Currency(StrEnum):
    """What an amount of money is counted in; two currencies are never added or compared."""

    CNY = "cny"
    USD = "usd"


class EnglishUnit(Record):
    """What a quantity is counted in where the text is English, and how many of that one of the unit is."""

    name: Words
    factor: Annotated[Number, Field(gt=0)]


class Unit(Record):
    """A unit of values; ``factor`` is yuan (or dollars, by ``currency``) per unit for money and 1 otherwise.

    A quantity says by ``measures`` how many units one of each printed measure word is (0.0001 of 万千瓦 for 千瓦), the
    usual one first, and by ``english`` in what unit English readers count it (100 万千瓦 are 1 GW).
    """

    id: Name
    kind: UnitKind
    name: Text
    factor: Annotated[Number, Field(gt=0)] = Decimal(1)
    currency: Currency = Currency.CNY
    measures: Mapping[Words, Annotated[Number, Field(gt=0)]] = Field(default_factory=dict)
    english: EnglishUnit | None = None


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
    """What a figure says of its indicator; an average of years is never one year's growth.

    ``added`` is what came to a stock in the period, in the indicator's own unit: 新增, 新认定.
    """

    LEVEL = "level"
    ADDED = "added"
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

    ``statistic`` is the native one and ``statistics`` are the others that its figures may carry; ``growth`` names the
    indicator under which its growth stands, where that is one of its own. Of a ``general`` indicator each figure says
    by its scope or its label what it is of, and states its unit. ``counter`` is the measure word of counts; ``printed``
    are names in the sources; ``short`` is for the heads of wide tables, ``column`` for the names of its columns in the
    panel, where the identifier would be too long for them.
    """

    id: Name
    name: Text
    short: Text | None = None
    definition: Text
    unit: Name
    statistic: Statistic
    statistics: tuple[Statistic, ...] = ()
    direction: Direction
    theme: Name
    core: bool = False
    column: Name | None = None
    general: bool = False
    growth: Name | None = None
    counter: Text | None = None
    comparable_scope: ScopeName = WHOLE
    printed: tuple[Words, ...] = ()
    note: Text | None = None

    @property
    def stem(self) -> str:
        """What the names of its columns in the panel begin with."""
        return self.column or self.id

    def unit_of(self, statistic: Statistic) -> str:
        """Return the unit that figures of a statistic are in: the indicator's own, or percent of its growth."""
        return self.unit if self.is_of_own_unit(statistic) else _UNITS_OF_STATISTICS[statistic]

    def is_of_own_unit(self, statistic: Statistic) -> bool:
        """Whether figures of a statistic are in the indicator's unit by themselves."""
        return statistic is self.statistic or statistic not in _UNITS_OF_STATISTICS


class Family(Record):
    """What indicators of one make share, said once: firms of a kind, installed capacity, value added.

    ``{zh}`` and ``{en}`` in the definition stand for the indicator's name.
    """

    id: Name
    name: Text
    definition: Text
    unit: Name
    statistic: Statistic
    statistics: tuple[Statistic, ...] = ()
    direction: Direction
    counter: Text | None = None

    def shared(self, name: Text) -> dict[str, object]:
        """Return what an indicator of the family, of a name, has by itself."""
        definition = Text(
            zh=self.definition.zh.replace("{zh}", name.zh), en=self.definition.en.replace("{en}", name.en)
        )
        same = ("unit", "statistic", "statistics", "direction", "counter")
        return {"definition": definition} | {field: getattr(self, field) for field in same}


class StatedIndicator(Record):
    """An indicator as a line of its theme's file: what it says goes before what its family says.

    Without a family it says by itself what a family would.
    """

    id: Name
    family: Name | None = None
    name: Text
    short: Text | None = None
    definition: Text | None = None
    unit: Name | None = None
    statistic: Statistic | None = None
    statistics: tuple[Statistic, ...] | None = None
    direction: Direction | None = None
    core: bool = False
    column: Name | None = None
    general: bool = False
    growth: Name | None = None
    counter: Text | None = None
    comparable_scope: ScopeName = WHOLE
    printed: tuple[Words, ...] = ()
    note: Text | None = None

    @model_validator(mode="after")
    def _defined(self) -> Self:
        if self.family is None and None in {self.definition, self.unit, self.statistic, self.direction}:
            raise ValueError("has no family; it needs definition, unit, statistic and direction, or a family")
        return self

    def indicator(self, theme: str, family: Family | None) -> Indicator:
        """Return the indicator, of the theme that its file is named after."""
        shared = family.shared(self.name) if family else {}
        own = {name: getattr(self, name) for name in type(self).model_fields if name != "family"}
        stated = {name: value for name, value in own.items() if value is not None}
        return Indicator.model_validate(shared | stated | {"theme": theme})


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
    LEVEL = "level"
    STAGE = "stage"
    SIZE = "size"
    PRODUCT = "product"


class Scope(Record):
    """The part of reality that a figure is about: the whole province, an industry, a class of firms.

    ``counts_as`` names a scope whose series its figures join, because the two are one series under changing
    definitions (全社会固定资产投资 before 2011); the difference stays visible beside each figure. An industry may
    have a ``parent``, and be a mere heading (``group``) that no report names.
    """

    id: ScopeName
    kind: ScopeKind
    name: Text
    parent: ScopeName | None = None
    group: bool = False
    counts_as: ScopeName | None = None
    aliases: tuple[Words, ...] = ()
    uncounted: tuple[Words, ...] = ()
    note: Text | None = None


class Industry(Record):
    """An industry of the controlled list, three levels at most; ``aliases`` are the names that reports print.

    ``uncounted`` are those of its names that mostly speak of something else, as 食品 in 食品安全: where mentions are
    counted, they do not count.
    """

    id: ScopeName
    name: Text
    parent: ScopeName | None = None
    group: bool = False
    aliases: tuple[Words, ...] = ()
    uncounted: tuple[Words, ...] = ()
    note: Text | None = None

    def scope(self) -> Scope:
        """Return the industry as what a figure can be about."""
        return Scope.model_validate(self.model_dump() | {"kind": ScopeKind.INDUSTRY})


class Synonyms(Record):
    """Words of one meaning, by language: search takes any of them for each other, below what has the very words.

    The words say the same of the same thing, in short or in full; broader and narrower words do not belong here.
    """

    id: Name
    zh: tuple[Words, ...] = ()
    en: tuple[Words, ...] = ()


class EnglishPhrase(Record):
    """What a phrase of the reports is called in English, so that it is found under that name; checked by hand."""

    en: Words
    zh: Words


class PlaceNames(Record):
    """What reports print for the places within an area: a province’s own words are told without these names."""

    area: Slug
    names: Annotated[tuple[Words, ...], Field(min_length=1)]


NATION_WIDE = "national"
"""The file of terms that are no province's own."""


class TermKind(StrEnum):
    """What kind of named thing a term is."""

    PROGRAMME = "programme"
    SLOGAN = "slogan"
    MECHANISM = "mechanism"
    INDUSTRIAL_STRUCTURE = "industrial_structure"
    FIRM_CLASS = "firm_class"
    PLATFORM = "platform"
    CONCEPT = "concept"


class Definition(Text):
    """What a name stands for, in our words, and the places that say so."""

    cite: Annotated[tuple[Citation, ...], Field(min_length=1)]


class Succession(Record):
    """That a report says of a term that it goes on from another one."""

    term: Slug
    cite: Citation


class Term(Record):
    """A named programme, slogan or concept; the definition is ours, from what the sources say, or a typed absence.

    ``follows`` are those that it goes on from, where a report says so. ``area`` is whose it is where the name is a
    province's own; programmes of the nation and common words have none.
    """

    id: Slug
    name: Text
    area: Slug | None = None
    kind: TermKind
    definition: Definition | Absent
    themes: tuple[Name, ...]
    aliases: tuple[Words, ...] = ()
    related: tuple[Slug, ...] = ()
    follows: tuple[Succession, ...] = ()

    @property
    def file(self) -> str:
        """The name of the file under records/terms/ that the term belongs in."""
        return self.area or NATION_WIDE
