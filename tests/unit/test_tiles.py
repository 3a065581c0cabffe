"""The tile map of a year: shades by value, colours by verdict, the number in each tile, the legend of what is there."""

from __future__ import annotations

from decimal import Decimal

import pytest

from shengce.derive.knowledge import Knowledge, knowledge_of
from shengce.derive.value_steps import value_steps
from shengce.records.areas import CoverageStatus
from shengce.records.plans import Plan
from shengce.views.context import Context, SiteAddress
from shengce.views.parts.tiles import target_map, verdict_map, year_map
from tests.unit.builders import RESULT, catalogue, figure, language, plan, province, text
from tests.unit.drawn import draw

PLACES = ("anhui", "hunan", "jiangxi")


def target(where: str, value: str, year: int = 2023, ends: str | None = None) -> Plan:
    return plan(figure(f"{where}-{year}", value, period=str(year), value_max=ends), province=where, year=year)


def result(where: str, value: str, year: int = 2023) -> Plan:
    """Return the plan of the year after, which states the year's result."""
    return plan(figure(f"{where}-got", value, kind=RESULT, period=str(year)), province=where, year=year + 1)


def known(*plans: Plan) -> Knowledge:
    outside = province("macao", CoverageStatus.NOT_APPLICABLE)
    scope = outside.scope.model_copy(update={"reason": text("没有", "none")})
    areas = [*map(province, PLACES), outside.model_copy(update={"scope": scope})]
    return knowledge_of(catalogue(*plans, provinces=areas))


def context(*plans: Plan, code: str = "en") -> Context:
    address = SiteAddress("https://example.org", "https://example.org/repository", "main")
    return Context(known(*plans), language(code), address, draw, "years/2023/")


def steps(*values: str) -> list[tuple[int, str, str]]:
    return [(step.step, str(step.low), str(step.high)) for step in value_steps(map(Decimal, values))]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((), []),
        (("5", "5"), [(3, "5", "5")]),
        (("6", "5"), [(1, "5", "5"), (5, "6", "6")]),
        (("7", "5", "6"), [(1, "5", "5"), (3, "6", "6"), (5, "7", "7")]),
        (("1", "2", "3", "4", "5"), [(step, str(step), str(step)) for step in range(1, 6)]),
        (
            ("1", "2", "3", "4", "5", "6", "7"),
            [(1, "1", "1"), (2, "2", "2"), (3, "3", "4"), (4, "5", "5"), (5, "6", "7")],
        ),
    ],
)
def test_values_are_spread_over_the_shades(values: tuple[str, ...], expected: list[tuple[int, str, str]]) -> None:
    assert steps(*values) == expected


def test_a_shade_holds_what_lies_between_its_ends() -> None:
    step = value_steps([Decimal(5)])[0]
    assert [step.holds(Decimal(value)) for value in ("4.9", "5", "5.1")] == [False, True, False]


def test_targets_are_shaded_and_stand_in_their_tiles() -> None:
    shown = target_map(context(target("anhui", "5"), target("hunan", "4.5", ends="5")), "growth_rate", 2023)
    tiles = [(tile.abbreviation, tile.value, tile.style) for tile in shown.tiles]
    assert tiles == [("JX", "5", "sc-step-5"), ("JX", "4.5–5", "sc-step-1"), ("JX", "", "sc-none"), ("JX", "", "sc-na")]
    assert [(entry.style, entry.word) for entry in shown.legend][:2] == [("sc-step-1", "4.5%"), ("sc-step-5", "5%")]
    assert [entry.style for entry in shown.legend][2:] == ["sc-none", "sc-na"]


def test_outcomes_are_coloured_by_verdict_and_stand_in_their_tiles() -> None:
    plans = (target("anhui", "5"), result("anhui", "6.1"), target("hunan", "7"), plan(province="hunan", year=2024))
    shown = verdict_map(context(*plans), "growth_rate", 2023)
    tiles = [(tile.value, tile.style) for tile in shown.tiles]
    assert tiles == [("6.1", "sc-fill--above-2"), ("", "sc-fill--not-stated"), ("", "sc-none"), ("", "sc-na")]
    assert [entry.style for entry in shown.legend] == ["sc-fill--above-2", "sc-fill--not-stated", "sc-none", "sc-na"]


def test_each_language_has_its_own_letters() -> None:
    assert {
        tile.abbreviation for tile in target_map(context(target("anhui", "5"), code="zh"), "growth_rate", 2023).tiles
    } == {"赣"}


def test_the_year_under_way_shows_targets_and_any_other_its_outcomes() -> None:
    plans = (target("anhui", "5"), result("anhui", "6"))
    titles = [year_map(context(*plans), "growth_rate", year).title for year in (2023, 2024)]
    assert titles == ["words, outcome of 2023 (%), by verdict", "words, target for 2024 (%)"]


def test_a_tile_leads_to_the_figure_or_to_the_province() -> None:
    shown = target_map(context(target("anhui", "5")), "growth_rate", 2023).tiles
    assert shown[0].url == "../../provinces/anhui/2023/#anhui-2023"
    assert shown[1].url == "../../provinces/hunan/"
    assert (shown[-1].label, shown[-1].url) == ("none", "../../provinces/macao/")
