"""Records that name things once for all: provinces, units, indicators, themes, scopes, terms."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from shengce.records.base import Absent, Name, Number, Record, Slug, Text, Words


class ProvinceKind(StrEnum):
    """The four kinds of provincial-level division."""

    PROVINCE = "province"
    MUNICIPALITY = "municipality"
    AUTONOMOUS_REGION = "autonomous_region"
    SPECIAL_ADMINISTRATIVE_REGION = "special_administrative_region"


class Region(StrEnum):
    """The four economic regions of the National Bureau of Statistics."""

    EAST = "east"
    CENTRAL = "central"
    WEST = "west"
    NORTHEAST = "northeast"
    NONE = "none"


class Pinyin(Record):
    """Toneless pinyin of the short name."""

    full: Words
    initials: Words


class Tile(Record):
    """Place on the tile-grid map, from 1."""

    column: Annotated[int, Field(ge=1, le=12)]
    row: Annotated[int, Field(ge=1, le=10)]


class CoverageStatus(StrEnum):
    """Whether this knowledge base sets out to cover a division."""

    COVERED = "covered"
    NOT_APPLICABLE = "not_applicable"


class CoverageScope(Record):
    """Whether a division belongs to the series, and if not, why."""

    status: CoverageStatus
    reason: Text | None = None


class Province(Record):
    """A provincial-level division (GB/T 2260)."""

    slug: Slug
    code: Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$")]
    kind: ProvinceKind
    name: Text
    short: Text
    abbreviation: Annotated[str, StringConstraints(min_length=1, max_length=1)]
    pinyin: Pinyin
    region: Region
    capital: Text
    tile: Tile
    aliases: tuple[Words, ...] = ()
    scope: CoverageScope


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


class Unit(Record):
    """A unit of values; ``factor`` is yuan per unit for money and 1 otherwise."""

    id: Name
    kind: UnitKind
    name: Text
    factor: Number = Decimal(1)


class Direction(StrEnum):
    """Which way is better."""

    HIGHER_IS_BETTER = "higher_is_better"
    LOWER_IS_BETTER = "lower_is_better"
    NEUTRAL = "neutral"


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
    comparable_scope: Name = "province"
    printed: tuple[Words, ...] = ()
    note: Text | None = None


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

    id: Name
    kind: ScopeKind
    name: Text
    counts_as: Name | None = None
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
