"""What is shown of an area over the years: its newest plan, its series, its neighbours, what was read."""

from __future__ import annotations

import pytest

from shengce.derive.area_series import (
    AreaSeries,
    NamedValues,
    current_promises,
    named_values,
    nearest_areas,
    newest_year,
    other_statements,
    promises_of_area,
    stated_series,
)
from shengce.derive.knowledge import Knowledge
from shengce.records.areas import Area, CoverageStatus, MapPlace, Tile
from shengce.records.plans import Plan
from shengce.records.vocabulary import Statistic
from tests.unit.builders import RESULT, figure, knowledge, plan, province


def told(year: int, outcome: str, *, target: str = "") -> Plan:
    """Return the plan of the year after, which states an outcome; with a target, that of its own year as well."""
    figures = [figure(f"done-{year}", outcome, kind=RESULT, period=str(year))]
    if target:
        figures.append(figure(f"aim-{year + 1}", target, period=str(year + 1)))
    return plan(*figures, year=year + 1)


def series(known: Knowledge) -> AreaSeries:
    (only,) = stated_series(known.provinces.promises, "jiangxi")
    return only


def named(*plans: Plan) -> NamedValues:
    return named_values(series(knowledge(*plans)).promises)


def test_the_newest_plan_is_the_areas_own() -> None:
    plans = knowledge(plan(year=2020), plan(year=2021), plan(province="hunan", year=2025)).catalogue.plans
    assert newest_year(plans, "jiangxi") == 2021
    assert newest_year(plans, "anhui") is None


def test_what_is_promised_now_has_the_year_before_beside_it() -> None:
    energy = figure("energy", -3, period="2024", of="energy_intensity")
    known = knowledge(plan(figure("aim-2023")), told(2023, "7", target="6"), plan(energy, province="hunan", year=2024))
    current = current_promises(known.provinces.promises, "jiangxi", 2024)
    (only,) = current.promises
    assert (current.year, only.now.indicator) == (2024, "growth_rate")
    assert only.before and only.before.target and only.before.target.figure.id == "aim-2023"


def test_the_first_plan_has_no_year_before() -> None:
    (only,) = current_promises(knowledge(plan(figure())).provinces.promises, "jiangxi", 2023).promises
    assert only.before is None


@pytest.mark.parametrize(("years", "is_drawn"), [(3, False), (4, True)])
def test_a_series_is_drawn_from_four_years_on(years: int, is_drawn: bool) -> None:
    found = series(knowledge(plan(year=2009), *(told(2009 + index, "7") for index in range(years))))
    assert (found.years, found.is_drawn) == (years, is_drawn)


def test_first_last_highest_and_lowest_outcomes_are_named() -> None:
    outcomes = ("7", "9", "3", "8", "6")
    found = named(plan(year=2009), *(told(2009 + index, outcome) for index, outcome in enumerate(outcomes)))
    assert found == NamedValues(frozenset({2009, 2010, 2011, 2013}), None)


def test_of_equal_extremes_the_first_low_and_the_last_high_are_named_once() -> None:
    found = named(plan(year=2009), *(told(2009 + index, "7") for index in range(3)))
    assert found.outcomes == frozenset({2009, 2011})


def test_a_target_is_named_only_where_it_is_newer_than_every_outcome() -> None:
    assert named(plan(figure("aim", period="2023"))).target == 2023
    assert named(plan(figure("aim-2023")), told(2023, "7", target="6")).target == 2024
    assert named(plan(figure("aim-2023")), told(2023, "7")).target is None


def test_what_stands_in_no_table_of_years_is_left() -> None:
    average = figure("average", 6, period="2019/2023", statistic=Statistic.ANNUAL_AVERAGE, kind=RESULT)
    older = figure("older", 5, period="2018/2022", statistic=Statistic.ANNUAL_AVERAGE, kind=RESULT)
    firms = figure("firms", 3, of="firms", statistic=Statistic.LEVEL, unit_id="count")
    known = knowledge(plan(figure(), older, firms), plan(average, year=2024))
    left = other_statements(known.provinces, "jiangxi", ["growth_rate"])
    assert [(each.indicator, [fact.figure.id for fact in each.facts]) for each in left] == [
        ("growth_rate", ["average", "older"]),
        ("firms", ["firms"]),
    ]
    every = other_statements(known.provinces, "jiangxi", [])
    assert [fact.figure.id for fact in every[0].facts] == ["average", "figure", "older"]


def placed(slug: str, column: int, row: int, status: CoverageStatus = CoverageStatus.COVERED) -> Area:
    place = MapPlace(abbreviation="赣", latin="JX", tile=Tile(column=column, row=row))
    return province(slug, status).model_copy(update={"map": place})


def test_the_nearest_areas_on_the_map_are_the_covered_ones() -> None:
    here = placed("here", 5, 5)
    others = [placed("far", 9, 9), placed("near", 6, 6), placed("next", 5, 6), placed("also", 4, 5)]
    missing = placed("missing", 5, 4, CoverageStatus.NOT_APPLICABLE)
    areas = {area.slug: area for area in (here, *others, missing)}
    assert nearest_areas(areas, here, 3) == ("next", "also", "near")
    assert nearest_areas(areas, here.model_copy(update={"map": None}), 3) == ()


def test_the_cells_of_an_area_are_in_the_order_of_years() -> None:
    known = knowledge(plan(year=2011), plan(year=2009))
    cells = promises_of_area(known.provinces.promises, "growth_rate", "jiangxi")
    assert [cell.year for cell in cells] == [2009, 2010, 2011]
