"""The life of a term: the plans that name it, by year and province."""

from __future__ import annotations

from dataclasses import replace

import pytest

from shengce.derive.indexes import Indexes, Mention, indexes_of
from shengce.derive.term_use import FEW_PLANS, life_of
from shengce.records.citation import Citation
from tests.unit.builders import catalogue, text


def indexes(*plans: tuple[str, int]) -> Indexes:
    mentions = tuple(Mention(area, year, text(), Citation("document", "p1"), None) for area, year in plans)
    return replace(indexes_of(catalogue()), mentions_by_term={"lamp": mentions})


def test_a_plan_counts_once_however_often_it_names_the_term() -> None:
    life = life_of("lamp", indexes(("hunan", 2024), ("hunan", 2024), ("anhui", 2023), ("hunan", 2023)))
    assert life.plans == (("hunan", 2024), ("anhui", 2023), ("hunan", 2023))
    assert life.provinces == ("hunan", "anhui")
    assert list(life.by_year.items()) == [(2024, ("hunan",)), (2023, ("anhui", "hunan"))]


def test_a_term_that_no_plan_names_has_no_life() -> None:
    life = life_of("wick", indexes(("hunan", 2024)))
    assert (life.plans, life.provinces, dict(life.by_year)) == ((), (), {})


@pytest.mark.parametrize(("plans", "told"), [(FEW_PLANS, True), (FEW_PLANS + 1, False)])
def test_few_plans_are_told_one_by_one(plans: int, told: bool) -> None:
    life = life_of("lamp", indexes(*(("hunan", 2000 + number) for number in range(plans))))
    assert life.is_told_by_plan is told
