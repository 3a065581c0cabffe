"""How sure verdicts are, computed once more from the bare YAML: early outcomes, what is final later, strict counts."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from shengce.charts.images import ChartImages
from shengce.derive.finality import averages_beside, check_of, restatements_of, standing_of
from shengce.derive.promises import Promise
from shengce.views.context import Context, SiteAddress
from shengce.views.pages.method import method_page
from tests.records import raw
from tests.records.checked import knowledge, languages

REVISION = Decimal("0.1")


def promises() -> list[Promise]:
    table = knowledge().provinces.promises
    return [cell for cells in table.by_indicator.values() for cell in cells.values()]


def judged() -> list[raw.Cell]:
    cells = (cell for indicator in raw.core_indicators() for cell in raw.cells(indicator))
    return [cell for cell in cells if cell.verdict in raw.JUDGED]


def verdict(target: raw.Figure, result: Decimal) -> str:
    better = result - target.value
    better = -better if raw.falls(target["indicator"]) else better
    if better >= (Decimal("-0.2") if target["qualifier"] in raw.ABOUT else 0):
        return "met"
    return "nearly" if better >= Decimal("-0.5") else "missed"


def finality(cell: raw.Cell) -> str:
    assert cell.result is not None
    return str(cell.result["finality"])


def test_how_many_verdicts_rest_on_an_early_outcome() -> None:
    counts = Counter(finality(cell) for cell in judged())
    found = standing_of(promises(), knowledge().catalogue)
    assert (found.judged, found.expected, found.preliminary) == (
        len(judged()),
        counts["expected"],
        counts["preliminary"],
    )
    assert found.early == counts["expected"] + counts["preliminary"] > 500


def test_how_many_of_these_a_small_revision_would_change() -> None:
    on_edge = 0
    for cell in judged():
        assert cell.target is not None
        assert cell.result is not None
        if finality(cell) == "final":
            continue
        worse = cell.result.value + (REVISION if raw.falls(cell.indicator) else -REVISION)
        on_edge += verdict(cell.target, worse) != cell.verdict
    assert standing_of(promises(), knowledge().catalogue).on_edge == on_edge > 0


@cache
def stated() -> dict[tuple[Any, ...], list[raw.Figure]]:
    """Return the results by all that must be equal for one to stand in another's place."""
    groups = defaultdict(list)
    for figure in raw.figures():
        if figure["kind"] == "result":
            groups[figure.area, *raw.series(figure), figure["period"]].append(figure)
    return groups


def best(figures: list[raw.Figure]) -> raw.Figure:
    return max(figures, key=lambda one: (raw.FINALITY.index(one["finality"]), one.plan_year))


def test_how_often_a_final_result_stands_for_an_early_one_and_by_how_much_it_differs() -> None:
    expected = {}
    for figures in stated().values():
        early = [one for one in figures if one["finality"] != "final"]
        final = [one for one in figures if one["finality"] == "final"]
        if early and final and best(early).plan_year <= best(final).plan_year:
            one = best(final)
            expected[one.area, one["indicator"], one["period"]] = one.value - best(early).value
    found = restatements_of(knowledge().all_facts, knowledge().catalogue)
    assert {
        (one.final.province, one.final.figure.indicator, str(one.final.figure.period)): one.difference
        for one in found.all
    } == expected
    assert len(found.all) == len(expected) > 0
    differing = sorted((value for value in expected.values() if value), key=abs, reverse=True)
    assert [one.difference for one in found.differing] == differing
    assert len(found.of_area(raw.NATION).all) == sum(area == raw.NATION for area, *_ in expected)


def test_how_often_that_changed_a_verdict() -> None:
    changed = 0
    found = restatements_of(knowledge().all_facts, knowledge().catalogue)
    for one in found.all:
        key = one.final.province, one.final.figure.indicator, one.final.last_year
        targets = raw.yearly("target").get(key, [])
        changed += any(verdict(it, one.early.value) != verdict(it, one.final.value) for it in targets)
    assert found.changing == changed


def test_how_far_averages_of_growth_lie_from_what_the_years_come_to() -> None:
    expected: dict[bool, list[Decimal]] = {True: [], False: []}
    for figure in raw.figures():
        kind = (figure["kind"], figure["indicator"], figure["statistic"], figure["finality"], figure["qualifier"])
        is_average = kind == ("result", "gdp_growth", "annual_average", "final", "exact")
        if not is_average or raw.series_of_scopes()[figure["scope"]] != "whole":
            continue
        first, last = map(int, figure["period"].split("/"))
        results = [raw.result_of(figure.area, "gdp_growth", year) for year in range(first, last + 1)]
        known = [result for result in results if result]
        if len(known) == len(results):
            growth = 1.0
            for result in known:
                growth *= 1 + float(result.value) / 100
            average = Decimal((growth ** (1 / len(known)) - 1) * 100)
            expected[any(result["finality"] != "final" for result in known)].append(figure.value - average)
    averages = averages_beside(knowledge().all_facts, knowledge().catalogue)
    for has_early, differences in expected.items():
        found = check_of(average for average in averages if average.has_early is has_early)
        assert found.largest is not None
        assert (found.n, found.off) == (len(differences), sum(abs(one) > REVISION for one in differences))
        largest = max(differences, key=abs)
        assert abs(found.largest.difference - largest) < Decimal("0.000001")


SILENT_BUT_KNOWN = {("shanxi", 2006): "10%", ("tibet", 2006): "12%", ("tibet", 2007): "12%"}
"""Reports whose text at hand sets no target for the year, and what economists' data have for it."""


@pytest.mark.parametrize(("report", "value"), SILENT_BUT_KNOWN.items())
def test_a_silence_of_an_abridged_text_says_what_others_have(report: tuple[str, int], value: str) -> None:
    area, year = report
    assert raw.target_of(area, "gdp_growth", year) is None
    (series,) = (raw.read(path) for path in [raw.RECORDS / "core" / f"{area}.yml"])
    (notes,) = (
        silence["note"]
        for part in series["reports"]
        for silence in part.get("absences", ())
        if part["year"] == year and (silence["indicator"], silence["kind"]) == ("gdp_growth", "target")
    )
    assert value in notes["zh"]
    assert value in notes["en"]
    plan = knowledge().catalogue.plans[report]
    assert [absence.note.en for absence in plan.absences if absence.note] == [notes["en"]]


def test_strictly_fewer_targets_are_met_and_as_many_are_missed() -> None:
    usual = Counter(cell.verdict for cell in judged())
    strict = Counter(cell.strict_verdict for cell in judged())
    assert strict["met"] < usual["met"]
    assert strict["missed"] == usual["missed"]
    shades = Counter(cell.outcome.shade for cell in promises() if cell.outcome and cell.outcome.result)
    assert shades["met_about"] == usual["met"] - strict["met"]


# The page of the method


@cache
def paragraphs(code: str) -> dict[str, str]:
    """Return what the page of the method says of early outcomes and of strict counting, in a language."""
    address = SiteAddress("https://example.org/site", "https://example.org/repository", "main")
    language = next(each for each in languages() if each.code == code)
    page = method_page(Context(knowledge(), language, address, lambda _: ChartImages("", ""), "method/"))
    early, restated, averages = ("".join(part.plain for part in paragraph) for paragraph in page.sure)
    strict = "".join(part.plain for part in page.strict)
    return {"early": early, "restated": restated, "averages": averages, "strict": strict}


def numbers_in(text: str) -> list[str]:
    return re.findall(r"[0-9][0-9,.]*[0-9]|[0-9]", text)


@pytest.mark.parametrize("code", ["zh", "en"])
def test_the_page_of_the_method_says_these_numbers(code: str) -> None:
    found = restatements_of(knowledge().all_facts, knowledge().catalogue)
    standing = standing_of(promises(), knowledge().catalogue)
    said = {name: numbers_in(text) for name, text in paragraphs(code).items()}
    early = {f"{len(judged()):,}", str(standing.early), str(standing.expected), str(standing.preliminary)}
    assert early | {str(standing.on_edge)} <= set(said["early"])
    restated = [str(len(found.all)), str(len(found.of_area(raw.NATION).all)), str(len(found.differing))]
    assert said["restated"][:3] == restated
    averages = averages_beside(knowledge().all_facts, knowledge().catalogue)
    for has_early in (True, False):
        check = check_of(average for average in averages if average.has_early is has_early)
        assert {str(check.n), str(check.off)} <= set(said["averages"])


@pytest.mark.parametrize("code", ["zh", "en"])
def test_the_page_of_the_method_says_why_press_counts_differ(code: str) -> None:
    newest = max(cell.year for cell in raw.cells("gdp_growth") if cell.verdict in raw.JUDGED)
    cells = [cell for cell in raw.cells("gdp_growth") if cell.year == newest and cell.verdict in raw.JUDGED]
    said = set(numbers_in(paragraphs(code)["strict"]))
    for shown in (cells, judged()):
        met = sum(cell.verdict == "met" for cell in shown)
        strict = sum(cell.strict_verdict == "met" for cell in shown)
        assert strict < met
        assert {f"{len(shown):,}", f"{met:,}", f"{strict:,}"} <= said
