"""What the comparison publishes, in its page and its files, computed once more from the bare YAML."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from shengce.charts.images import Chart, ChartImages
from shengce.views.context import Context
from shengce.views.pages.compare import compare_page, comparison_files
from tests.records import raw
from tests.records.checked import knowledge, languages
from tests.records.test_published_findings import ADDRESS, CORE
from tests.strict import strictly

AREAS = (raw.NATION, *raw.areas())
FAR_ABOVE, FAR_BELOW = Decimal(1), Decimal(-2)


def not_drawn(_chart: Chart) -> ChartImages:
    raise AssertionError("the comparison is drawn by a script")


@cache
def context() -> Context:
    english = next(language for language in languages() if language.code == "en")
    return Context(knowledge(), english, ADDRESS, not_drawn, "compare/")


@cache
def published() -> dict[str, Any]:
    """Return what the file of each area holds."""
    files = dict(comparison_files(context()))
    assert list(files) == [f"compare/{area}.json" for area in AREAS]
    return {area: json.loads(files[f"compare/{area}.json"]) for area in AREAS}


def step_of(cell: raw.Cell) -> str:
    """Return the step of colour of a judged target."""
    if cell.verdict == "met":
        if cell.better <= 0:
            return "met" if cell.better == 0 else "met-about"
        return "above-2" if cell.better >= FAR_ABOVE else "above"
    return "missed-2" if cell.verdict == "missed" and cell.better <= FAR_BELOW else cell.verdict


def stated(area: str, indicator: str) -> Iterator[raw.Cell]:
    for year in raw.years():
        cell = raw.cell(area, indicator, year)
        if cell.target or cell.result:
            yield cell


def shown_gap(indicator: str, cell: raw.Cell) -> str:
    """Return a gap with its sign, in words where a lower value is the better one."""
    assert cell.gap is not None
    if raw.falls(indicator) and cell.gap:
        return f"{'short' if cell.gap > 0 else 'better'} by {abs(cell.gap)}"
    sign = "+" if cell.gap > 0 else "−" if cell.gap < 0 else ""
    return f"{sign}{abs(cell.gap)}"


@pytest.mark.parametrize("indicator", CORE)
def test_files_hold_the_years_that_the_records_state(indicator: str) -> None:
    for area in AREAS:
        years = published()[area]["indicators"][indicator]
        assert list(years) == [str(cell.year) for cell in stated(area, indicator)], area


@pytest.mark.parametrize("indicator", CORE)
def test_values_steps_and_gaps_are_those_of_the_records(indicator: str) -> None:
    for area in AREAS:
        years = published()[area]["indicators"][indicator]
        for cell in stated(area, indicator):
            found = years[str(cell.year)]
            place = (area, cell.year)
            for name, figure in (("target", cell.target), ("outcome", cell.result)):
                assert (found.get(name) or {}).get("value") == (float(figure.value) if figure else None), place
            if cell.verdict == "open":
                assert found["step"] in {"pending", "not-stated", "none"}, place
                assert "points" not in found, place
            else:
                assert (found["step"], found["points"]) == (step_of(cell), shown_gap(indicator, cell)), place


@pytest.mark.parametrize("area", AREAS)
def test_each_figure_leads_to_its_own_place(area: str) -> None:
    for indicator, years in published()[area]["indicators"].items():
        for year, found in years.items():
            for name in ("target", "outcome"):
                if figure := found.get(name):
                    page, _, anchor = figure["url"].partition("#")
                    fact = knowledge().by_id[anchor]
                    assert (fact.province, fact.figure.indicator) == (area, indicator), (area, year)
                    assert page == ("nation/" if area == raw.NATION else f"provinces/{area}/{fact.plan_year}/")


def test_the_first_set_is_summed_up_as_the_records_say() -> None:
    page = compare_page(context())
    provinces = page.first.split(",")
    assert [row.indicator.url for row in page.summary] == [f"../indicators/{name}/" for name in raw.HEADLINE]
    for name, row in zip(raw.HEADLINE, page.summary, strict=True):
        for province, shown in zip(provinces, row.cells, strict=True):
            cells = list(stated(province, name))
            judged = [cell for cell in cells if cell.verdict != "open"]
            if judged:
                met = sum(cell.verdict == "met" for cell in judged)
                strict = sum(cell.strict_verdict == "met" for cell in judged)
                assert shown.score is not None
                assert shown.score.plain == f"{met} of {len(judged)} met", (province, name)
                assert strictly(shown.score) == f"{strict} of {len(judged)} met", (province, name)
            else:
                assert shown.score is None
            newest = [cell for cell in cells if cell.target][-1:]
            assert shown.year == "".join(f"{cell.year}:" for cell in newest), (province, name)


def test_scales_reach_over_every_value_of_every_area() -> None:
    for indicator in compare_page(context()).data["indicators"]:  # type: ignore[attr-defined]
        values = [
            each[name]["value"]
            for area in published().values()
            for each in area["indicators"][indicator["id"]].values()
            for name in ("target", "outcome")
            if name in each
        ]
        for scale in indicator["scales"]:
            assert scale[0][0] <= min(values) and scale[-1][0] >= max(values), indicator["id"]
        assert len(indicator["scales"][-1]) <= 6, indicator["id"]
