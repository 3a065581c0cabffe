"""Where the numbers in a plan's first sentences lead: to the targets of its own page, or of the year before."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from shengce.build import check
from shengce.derive.knowledge import Knowledge
from shengce.derive.plan_targets import plan_targets
from shengce.views.context import Context, SiteAddress
from shengce.views.parts.plan_findings import plan_finding
from shengce.views.shown import RichText
from tests.project import GOLDEN
from tests.unit.builders import language
from tests.unit.drawn import draw


@cache
def golden() -> Knowledge:
    return check(GOLDEN).knowledge


def context(knowledge: Knowledge, path: str) -> Context:
    return Context(knowledge, language("en"), SiteAddress("https://e.org", "https://e.org/r", "main"), draw, path)


def links(sentence: RichText) -> Iterator[tuple[str, str]]:
    """Yield the words of each link of a sentence, in both ways of counting, with where it leads."""
    for segment in sentence.segments:
        if segment.either:
            yield from links(segment.either.usual)
            yield from links(segment.either.strict)
        elif segment.link:
            yield segment.words, segment.link


def counted(area: str, year: int) -> list[tuple[str, str]]:
    """Return the links of a plan's first sentences that stand for a number or for all."""
    known = golden()
    own = known.catalogue.plans[area, year]
    found = plan_finding(context(known, f"provinces/{area}/{year}/"), own, plan_targets(known, own))
    return [(words, to) for sentence in found for words, to in links(sentence) if to.endswith("#targets")]


@pytest.mark.parametrize(("area", "year"), [key for key in golden().catalogue.plans if key[0] != "national"])
def test_every_number_of_the_first_sentence_leads_to_the_targets(area: str, year: int) -> None:
    known = golden()
    own = known.catalogue.plans[area, year]
    first, *_ = plan_finding(context(known, f"provinces/{area}/{year}/"), own, plan_targets(known, own))
    numbers = [(words, to) for words, to in links(first) if words[:1].isdigit() or "all" in words.casefold()]
    assert all(to == "#targets" for _, to in numbers), numbers


def test_the_numbers_of_the_year_before_lead_to_its_page() -> None:
    for area in ("jiangxi", "zhejiang"):
        assert f"../../../provinces/{area}/2024/#targets" in {to for _, to in counted(area, 2025)}
