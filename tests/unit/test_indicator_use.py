"""Which indicators are listed apart, and which most provinces promise."""

from __future__ import annotations

import pytest

from shengce.derive.indicator_use import Promised, is_seldom, promised_by_most
from tests.unit.builders import fact, figure, indicator, knowledge, plan

AREAS = ("anhui", "beijing", "fujian")


LANTERNS = indicator("lanterns", "count").model_copy(update={"core": False})


@pytest.mark.parametrize("years", [(), (2020,) * 9, range(2020, 2024)])
def test_an_indicator_of_few_plans_is_seldom(years: tuple[int, ...]) -> None:
    assert is_seldom(LANTERNS, [fact(figure(), plan_year=year) for year in years])


def test_five_plans_are_not_few_be_they_of_one_province_or_of_several() -> None:
    own = [fact(figure(), plan_year=year) for year in range(2020, 2025)]
    others = [fact(figure(), province=area, plan_year=year) for area in ("a", "b", "c") for year in (2020, 2021)]
    assert not is_seldom(LANTERNS, own)
    assert not is_seldom(LANTERNS, others)


def test_what_is_looked_for_everywhere_is_never_seldom() -> None:
    assert not is_seldom(LANTERNS.model_copy(update={"core": True}), ())


@pytest.mark.parametrize(("stated", "shown"), [(3, [3]), (2, [2]), (1, []), (0, [])])
def test_more_than_half_of_the_provinces_are_most(stated: int, shown: list[int]) -> None:
    plans = [
        plan(*([figure(f"{area}-target")] if number < stated else []), province=area)
        for number, area in enumerate(AREAS)
    ]
    table = knowledge(*plans).provinces.promises
    found = promised_by_most(table, 2023)
    assert found == tuple(Promised("growth_rate", number) for number in shown)
    assert promised_by_most(table, 2022) == ()
