"""Rule 12 (4) of READING.md, held on the bare YAML: what two reports name has an entry of its own."""

from __future__ import annotations

import re
from collections import defaultdict

from tests.records import raw

# What a province calls its list of projects, and any new way of attracting investors: words, no programme's name.
COMMON_WORDS = {"省重点项目", "招商引资新机制"}
# Two papers of Sichuan, of April 2024 and October 2025, that are called alike by the number of their articles.
OF_TWO_THINGS = {"稳增长18条"}
_MARKS = re.compile(r"[“”‘’《》·、，\s—–-]")


def plain(name: str) -> str:
    return _MARKS.sub("", name).casefold()


def reports_by_name() -> dict[str, set[tuple[str, int]]]:
    reports = defaultdict(set)
    for report in raw.reports_read():
        for mention in report["programmes"]:
            if "name" in mention:
                reports[plain(mention["name"]["zh"])].add((report["area"], report["year"]))
    return reports


def test_name_of_two_reports_has_an_entry() -> None:
    recurring = {name for name, reports in reports_by_name().items() if len(reports) > 1}
    assert recurring == COMMON_WORDS | OF_TWO_THINGS


def test_name_that_stands_once_is_of_no_entry() -> None:
    entries = {plain(name) for term in raw.terms().values() for name in (term["name"]["zh"], *term.get("aliases", ()))}
    assert not entries & set(reports_by_name())


def test_names_of_lines_are_whole() -> None:
    """A comma ends an unquoted name in YAML; what stays of it opens a quotation or a bracket and never closes it."""
    names = (
        mention["name"]["en"] for report in raw.reports_read() for mention in report["programmes"] if "name" in mention
    )
    cut = [name for name in names if name.count("“") != name.count("”") or name.count("(") != name.count(")")]
    assert not cut
