"""The page of the viewer of words: what was counted, what can be chosen, and where each report is found."""

from __future__ import annotations

import csv
import json
from functools import cache
from urllib.parse import parse_qs, urlsplit

import pytest

from shengce.build import check
from shengce.derive.knowledge import Knowledge
from shengce.derive.words.counted import Reports
from shengce.records.words import CountedReport
from shengce.views.context import Context, SiteAddress
from shengce.views.pages.words import EXAMPLES, words_files, words_page
from tests.project import GOLDEN
from tests.unit.builders import language
from tests.unit.test_kinds import not_drawn


def report(area: str, year: int) -> CountedReport:
    return CountedReport(number=0, area=area, year=year, source="", characters=0)


@cache
def knowledge() -> Knowledge:
    return check(GOLDEN).knowledge


def context(code: str = "zh") -> Context:
    address = SiteAddress("https://example.org/site", "https://example.org/repository", "main")
    return Context(knowledge(), language(code), address, not_drawn, "words/")


@pytest.mark.parametrize(
    ("reports", "told"),
    [
        ([report("a", 2003)], (1, 0, 0, 2003, 2003)),
        ([report("a", 2003), report("b", 2005), report("n", 2002)], (2, 1, 6, 2002, 2005)),
        ([report("a", 2003), report("a", 2004), report("b", 2003), report("b", 2004)], (4, 0, 0, 2003, 2004)),
    ],
)
def test_reports_that_are_missing_are_those_of_areas_that_have_any(
    reports: list[CountedReport], told: tuple[int, ...]
) -> None:
    found = Reports(tuple(reports), "n")
    assert (found.provincial, found.national, found.missing, found.first, found.last) == told


def test_each_report_is_found_by_its_number() -> None:
    ((path, content),) = words_files(context())
    table = csv.DictReader((GOLDEN / "records/words/reports.csv").read_text(encoding="utf-8").splitlines())
    assert path == "words/reports.json"
    found = json.loads(content)
    assert [page for page, _ in found] == [f"sources/{row['source']}/" for row in table]
    assert all(address == "" or address.startswith("https://") for _, address in found)


def test_examples_ask_what_they_say() -> None:
    page = words_page(context())
    assert [parse_qs(urlsplit(example.url).query)["q"] for example in page.examples] == [[each] for each in EXAMPLES]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("zh", ["没有出现", "1", "2", "3–4", "5–9", "10 次以上", "没有报告"]),
        ("en", ["not named", "1", "2", "3–4", "5–9", "10 or more", "no report"]),
    ],
)
def test_colours_say_their_numbers(code: str, words: list[str]) -> None:
    assert [step.word for step in words_page(context(code)).steps] == words
