"""Names of places, and words for an area itself, which every province says more than the others.

A word is a place's where it holds the name of an area (in full, in short, or another of ``aliases``), a name that
records/words/places.yml lists for the province, or the one character by which the province is called.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from shengce.printed.folding import matched
from shengce.records.areas import Area, AreaLevel
from shengce.records.catalogue import Catalogue

_OF_ITSELF = re.compile(
    "自治区|[全我本][省市区]|省[委属]|市[委属]|区党委|驻[省区]|地级市|设区市|[州盟][市县]|市州|地州|区县|县区|街镇"
)
_NOTHING = "(?!)"
_SHORTEST = 2
_HAN = re.compile(r"[\u3400-\u9fff]+")


@dataclass(frozen=True)
class Places:
    """The names of places that are no words of an area's own: those of all areas, and those of its own places."""

    of_all: re.Pattern[str]
    of_area: Mapping[str, re.Pattern[str]]

    def is_of(self, area: str, word: str) -> bool:
        """Whether a word holds the name of a place, as far as it is the area's, or a word for the area itself."""
        return any(
            pattern is not None and pattern.search(word) is not None
            for pattern in (self.of_all, _OF_ITSELF, self.of_area.get(area))
        )


def places_of(catalogue: Catalogue, listed: Mapping[str, tuple[str, ...]]) -> Places:
    """Return the names of places; ``listed`` are those of each area beside its own names."""
    areas = [area for area in catalogue.areas.values() if area.level is not AreaLevel.NATION]
    names = {name for area in areas for name in _names(area)}
    own = {area.slug: (*listed.get(area.slug, ()), *_sign(area)) for area in areas}
    return Places(_any(names), {slug: _any(matched(name) for name in found) for slug, found in own.items() if found})


def _names(area: Area) -> Iterator[str]:
    for name in (area.name.zh, area.short.zh, *area.aliases):
        if len(name) >= _SHORTEST and _HAN.fullmatch(name):
            yield matched(name)


def _sign(area: Area) -> tuple[str, ...]:
    return (area.map.abbreviation,) if area.map else ()


def _any(names: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, names))) or _NOTHING)
