"""Areas form one tree: a nation, its provinces, the cities within them; each says what its level needs."""

from __future__ import annotations

from collections.abc import Iterator

from shengce.checks.rule import Rule
from shengce.problems import Problem
from shengce.records.areas import AreaLevel
from shengce.records.catalogue import Catalogue
from shengce.records.load import Records

_NEEDED: dict[AreaLevel, tuple[str, ...]] = {
    AreaLevel.NATION: (),
    AreaLevel.PROVINCE: ("code", "kind", "pinyin", "capital", "map"),
    AreaLevel.CITY: ("code", "pinyin"),
}


def there_is_one_nation(records: Records, _: Catalogue) -> Iterator[Problem]:
    """One area is the nation: its plans are the line of reference of all others."""
    if "areas" in records.unreadable or not records.areas:
        return
    nations = [item for item in records.areas if item.record.level is AreaLevel.NATION]
    for item in nations[1:]:
        yield item.problem(("level",), "nation", f"{nations[0].record.slug} is the nation already")
    if not nations:
        yield records.areas[0].problem(("level",), "nation", "no area is the nation; add one with level: nation")


def areas_lie_within_the_level_above(records: Records, catalogue: Catalogue) -> Iterator[Problem]:
    """A city lies within a province and a province within the nation; the nation within nothing."""
    for item in records.areas:
        expected, within = item.record.level.above, item.record.within
        outer = catalogue.areas.get(within) if within else None
        if expected is None and within:
            yield item.problem(("within",), "area-tree", f"a {item.record.level} lies within nothing")
        elif expected and not within:
            yield item.problem(("level",), "area-tree", f"a {item.record.level} needs within: the {expected} it is in")
        elif expected and outer and outer.level is not expected:
            message = f"“{within}” is a {outer.level}; a {item.record.level} lies within a {expected}"
            yield item.problem(("within",), "area-tree", message)


def areas_say_what_their_level_needs(records: Records, _: Catalogue) -> Iterator[Problem]:
    """A province has a code, kind, pinyin, capital and place on the map; a city a code and pinyin."""
    for item in records.areas:
        missing = [name for name in _NEEDED[item.record.level] if getattr(item.record, name) is None]
        for name in missing:
            yield item.problem(("level",), "area-fields", f"a {item.record.level} needs {name}")


def slugs_are_no_years(records: Records, _: Catalogue) -> Iterator[Problem]:
    """An area's slug is no number: below its province a number is the page of a year."""
    for item in records.areas:
        if item.record.slug.isdigit():
            yield item.problem(("slug",), "area-slug", f"“{item.record.slug}” would be read as a year; spell the name")


RULES: tuple[Rule, ...] = (
    there_is_one_nation,
    areas_lie_within_the_level_above,
    areas_say_what_their_level_needs,
    slugs_are_no_years,
)
