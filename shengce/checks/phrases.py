"""What goes with the counts of words: English names of phrases, and names of places, each once."""

from __future__ import annotations

from collections.abc import Iterator

from shengce.checks.rule import Rule
from shengce.problems import Problem, unknown
from shengce.records.catalogue import Catalogue
from shengce.records.load import Records, listed_in


def english_names_lead_to_one_phrase(records: Records, _: Catalogue) -> Iterator[Problem]:
    """An English name of a phrase stands once: it leads to that phrase alone."""
    seen: dict[str, str] = {}
    for item in records.english:
        name = item.record.en.casefold()
        if first := seen.get(name):
            yield item.problem(("en",), "english-name", f"“{item.record.en}” leads to {first} already")
        seen.setdefault(name, item.record.zh)


def places_are_listed_once_an_area(records: Records, catalogue: Catalogue) -> Iterator[Problem]:
    """Names of places are listed once for each area, and each name once."""
    seen: set[str] = set()
    for item in records.places:
        area = item.record.area
        if "areas" not in records.unreadable and area not in catalogue.areas:
            message = unknown(area, "areas", catalogue.areas, listed_in(records.areas))
            yield item.problem(("area",), "unknown-area", message)
        if area in seen:
            yield item.problem(("area",), "places", f"the places of “{area}” stand above already; add to them there")
        seen.add(area)
        for index, name in enumerate(item.record.names):
            if name in item.record.names[:index]:
                yield item.problem(("names", index), "places", f"“{name}” stands here twice; leave one")


RULES: tuple[Rule, ...] = (english_names_lead_to_one_phrase, places_are_listed_once_an_area)
