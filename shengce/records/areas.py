"""Areas of any level: the nation, its provinces, and the cities within them."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from shengce.records.base import WHOLE, WHOLE_PROVINCE, Record, Slug, Text, Words
from shengce.records.forms import AREA_CODE, LATIN_CODE


class AreaLevel(StrEnum):
    """How high an area stands; each lies within one of the level before. Only areas of one level are compared."""

    NATION = "nation"
    PROVINCE = "province"
    CITY = "city"

    def published(self, scope: str) -> str:
        """Return a scope as files and anchors have always named it: but for cities the whole is ``province``."""
        return WHOLE_PROVINCE if scope == WHOLE and self is not AreaLevel.CITY else scope

    @property
    def above(self) -> AreaLevel | None:
        """The level that areas of this one lie within; None at the top."""
        levels = tuple(AreaLevel)
        return levels[levels.index(self) - 1] if self is not levels[0] else None


class DivisionKind(StrEnum):
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


class MapPlace(Record):
    """How an area stands on the tile-grid map: one character, two Latin letters (ISO 3166-2:CN), and a tile."""

    abbreviation: Annotated[Words, StringConstraints(max_length=1)]
    latin: Annotated[Words, StringConstraints(pattern=LATIN_CODE)]
    tile: Tile

    @property
    def label(self) -> Text:
        """What stands in the tile, by language."""
        return Text(zh=self.abbreviation, en=self.latin)


class CoverageStatus(StrEnum):
    """Whether this knowledge base sets out to cover a division."""

    COVERED = "covered"
    NOT_APPLICABLE = "not_applicable"


class CoverageScope(Record):
    """Whether a division belongs to the series, and if not, why."""

    status: CoverageStatus
    reason: Text | None = None


class Area(Record):
    """A nation, province or city (codes: GB/T 2260); ``within`` is the area of the level above that it belongs to.

    ``kind``, ``region``, ``capital`` and ``map`` are said of provinces, which the map and the tables by region show.
    """

    slug: Slug
    level: AreaLevel
    within: Slug | None = None
    code: Annotated[str, StringConstraints(pattern=AREA_CODE)] | None = None
    kind: DivisionKind | None = None
    name: Text
    short: Text
    pinyin: Pinyin | None = None
    region: Region = Region.NONE
    capital: Text | None = None
    map: MapPlace | None = None
    aliases: tuple[Words, ...] = ()
    scope: CoverageScope = CoverageScope(status=CoverageStatus.COVERED)

    @property
    def marks(self) -> tuple[str, ...]:
        """The short ways to write the area: its character, code and pinyin, as far as it has them."""
        place = (self.map.abbreviation,) if self.map else ()
        code = (self.code,) if self.code else ()
        pinyin = (self.pinyin.full, self.pinyin.initials) if self.pinyin else ()
        return (*place, *code, *pinyin)

    @property
    def is_covered(self) -> bool:
        """Whether the knowledge base sets out to cover the area."""
        return self.scope.status is CoverageStatus.COVERED
