"""The programmes of each province, recomputed from the raw records."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, partial

import pytest

from shengce.views.pages.province_programmes import ProvinceProgrammesPage, province_programmes_page
from tests.records import raw
from tests.records.checked import knowledge
from tests.records.test_index_findings import built


@cache
def named() -> dict[str, dict[str, set[int]]]:
    """Return the years in which reports of each province name each term, as programmes or in a task."""
    found: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for report in raw.reports_read():
        measures = [measure for task in report.get("tasks", ()) for measure in task.get("measures", ())]
        terms = [line["term"] for line in report["programmes"] if "term" in line]
        for name in (*terms, *(name for measure in measures for name in measure.get("terms", ()))):
            found[report["area"]][name].add(report["year"])
    return found


@cache
def single() -> dict[tuple[str, int], set[str]]:
    """Return the Chinese names without an entry by province and year."""
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    for report in raw.reports_read():
        found[report["area"], report["year"]] |= {line["name"]["zh"] for line in report["programmes"] if "name" in line}
    return found


def page_of(area: str) -> ProvinceProgrammesPage:
    catalogue = knowledge().catalogue
    found = knowledge().programmes[area]
    build = partial(province_programmes_page, province=catalogue.areas[area], found=found)
    page = built(build, f"provinces/{area}/programmes/")
    assert isinstance(page, ProvinceProgrammesPage)
    return page


@pytest.mark.parametrize("area", sorted(named()))
def test_a_province_names_what_its_reports_name(area: str) -> None:
    page = page_of(area)
    terms, years = raw.terms(), {year for of, year in single() if of == area}
    rows = {
        group.anchor: [(line.link.url.split("/")[-2], [int(year.text) for year in line.found]) for line in group.lines]
        for group in page.groups
    }
    told = {name: sorted(years) for name, years in named()[area].items()}
    own = {name: found for name, found in told.items() if terms[name].get("area") == area}
    assert dict(rows.get("own", ())) == own
    assert set(own) == {name for name, term in terms.items() if term.get("area") == area}, "a term without a way to it"
    assert dict(rows.get("shared", ())) == {name: found for name, found in told.items() if name not in own}
    for group in rows.values():
        assert [(-len(found), found[0]) for _, found in group] == sorted((-len(found), found[0]) for _, found in group)
    assert [(int(each.year), {name.original or name.name for name in each.names}) for each in page.singles] == [
        (year, single()[area, year]) for year in sorted(years, reverse=True) if single()[area, year]
    ]


@pytest.mark.parametrize("area", sorted(named()))
def test_what_lasts_and_what_is_left_is_counted(area: str) -> None:
    years = {year for of, year in single() if of == area}
    own = [found for name, found in named()[area].items() if raw.terms()[name].get("area") == area]
    found = knowledge().programmes[area]
    assert len(found.lasting) == sum(each == years for each in own if len(years) > 1)
    assert len(found.left) == sum(max(years) not in each for each in own)
    said = " ".join(sentence.plain for sentence in page_of(area).head.finding)
    assert said.startswith(f"{len(named()[area])} programmes and slogans have pages of their own.")
    for count in (len(found.lasting), len(found.left)):
        assert not count or f" {count} " in said
