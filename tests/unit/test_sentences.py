"""Sentences whose places are links and figures, in both languages."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from shengce.problems import UserError
from shengce.views.context import Context, SiteAddress
from shengce.views.shown import Link, RichText
from tests.unit.builders import knowledge, language
from tests.unit.drawn import draw

STRINGS = {
    "found.one": "{number} target was {how}.",
    "found.other": "{number} targets were {how}.",
    "plain": "{name}!",
    "dated": "In {year}.",
    "list.item": "{item}",
    "list.middle": "{first}, {second}",
    "list.last": "{first} and {second}",
}


@pytest.fixture
def english() -> Context:
    told = replace(language("en"), strings=MappingProxyType(STRINGS))
    return Context(knowledge(), told, SiteAddress("", "", ""), draw, "")


def shown(text: RichText) -> str:
    return "".join(f"[{part.words}]({part.link})" if part.link else part.words for part in text.segments)


def test_a_place_may_be_a_link_or_a_word(english: Context) -> None:
    assert shown(english.sentence("plain", name=Link("Jiangxi", "x/"))) == "[Jiangxi](x/)!"
    assert shown(english.sentence("plain", name=7)) == "7!"


def test_a_number_is_written_as_values_are_and_a_year_is_none(english: Context) -> None:
    assert shown(english.sentence("plain", name=1443)) == "1,443!"
    assert shown(english.counted_sentence("found", 12345, how="met")) == "12,345 targets were met."
    assert shown(english.sentence("dated", year=2026)) == "In 2026."
    assert english.number(1443) == "1,443"


def test_the_count_chooses_the_form_and_may_be_shown_as_a_link(english: Context) -> None:
    assert shown(english.counted_sentence("found", 1, how="met")) == "1 target was met."
    assert shown(english.counted_sentence("found", 0, how="met")) == "0 targets were met."
    both = english.counted_sentence("found", 2, number=Link("Both", "y/"), how="met")
    assert shown(both) == "[Both](y/) targets were met."


def test_what_is_listed_ends_with_and(english: Context) -> None:
    assert shown(english.listed([])) == ""
    assert shown(english.listed(["A"])) == "A"
    assert shown(english.listed(["A", "B"])) == "A and B"
    assert shown(english.listed(["A", Link("B", "b/"), "C"])) == "A, [B](b/) and C"


def test_a_place_that_nothing_fills_is_named(english: Context) -> None:
    with pytest.raises(UserError, match=r"plain.*\{name\}"):
        english.sentence("plain")
    with pytest.raises(UserError, match="unknown"):
        english.sentence("unknown")
