"""The target, the result and the verdict of each cell, found once more in the bare YAML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

import pytest

from shengce.derive.facts import Fact
from shengce.derive.knowledge import Knowledge
from shengce.derive.promises import Promise
from tests.records import raw
from tests.records.checked import checked

Statement = tuple[int, str, Decimal, str] | None


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return checked().knowledge


def shown(fact: Fact | None) -> Statement:
    """Return what tells a figure from every other: document, place, value and words."""
    if fact is None:
        return None
    return fact.plan_year, str(fact.figure.cite), fact.value, fact.figure.as_printed


def recorded(figure: raw.Figure | None) -> Statement:
    if figure is None:
        return None
    return figure.plan_year, f"{figure.source}#{figure.place}", figure.value, figure["as_printed"]


def promises(knowledge: Knowledge) -> Iterator[Promise]:
    for table in (knowledge.provinces.promises, knowledge.nation.promises):
        for cells in table.by_indicator.values():
            yield from cells.values()


def test_every_cell_shows_the_target_the_result_and_the_verdict_of_the_raw_records(knowledge: Knowledge) -> None:
    counts, wrong = Counter[str](), []
    for promise in promises(knowledge):
        cell = raw.cell(promise.province, promise.indicator, promise.year)
        expected = (recorded(cell.target), recorded(cell.result), cell.verdict, cell.gap)
        verdict = promise.state.value if promise.state.value in raw.JUDGED else "open"
        gap = promise.outcome.gap if promise.outcome else None
        found = (shown(promise.target), shown(promise.shown_result), verdict, gap)
        counts[verdict] += 1
        if found != expected:
            wrong.append(f"{promise.province} {promise.indicator} {promise.year}: {found}, not {expected}")
    assert wrong == []
    assert counts["met"] > 1000 and counts["missed"] > 300 and counts["nearly"] > 50


def test_no_target_of_a_year_is_left_without_a_cell(knowledge: Knowledge) -> None:
    judged = {(promise.province, promise.indicator, promise.year) for promise in promises(knowledge) if promise.target}
    stated = {
        key
        for key, targets in raw.yearly("target").items()
        if key[1] in raw.core_indicators() and any(target.plan_year == key[2] for target in targets)
    }
    assert stated == judged
    assert len(stated) > 2000


@pytest.mark.parametrize(
    ("area", "indicator", "year", "value"),
    [
        ("tibet", "gdp_growth", 2025, 7),
        ("fujian", "gdp_growth", 2012, 11),
        ("sichuan", "industrial_value_added_growth", 2006, 15),
        ("jiangxi", "fixed_asset_investment_growth", 2009, 30),
        ("ningxia", "gdp_growth", 2024, 6),
    ],
)
def test_of_two_steps_the_one_ensured_is_the_target(
    knowledge: Knowledge, area: str, indicator: str, year: int, value: int
) -> None:
    promise = knowledge.provinces.promises.of(indicator, area, year)
    assert promise is not None and promise.target is not None
    assert promise.target.value == value
    assert not promise.target.figure.qualifier.is_striven_for


@pytest.mark.parametrize("year", [2008, 2020])
def test_years_of_crisis_stand_out(knowledge: Knowledge, year: int) -> None:
    """The epidemic left hardly a GDP target met; in 2008 most were, since boom targets were low."""
    cells = [cell for cell in knowledge.provinces.promises.by_indicator["gdp_growth"].values() if cell.year == year]
    judged = [cell.state.value for cell in cells if cell.state.value in raw.JUDGED]
    share = judged.count("met") / len(judged)
    assert (share < 0.1) if year == 2020 else (share > 0.5)
