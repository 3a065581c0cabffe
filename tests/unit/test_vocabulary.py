"""What the words of the records say of themselves."""

from __future__ import annotations

from decimal import Decimal

import pytest

from shengce.records.plans import Qualifier
from shengce.records.vocabulary import Direction, UnitKind


def test_qualifiers_that_allow_to_miss_a_little() -> None:
    assert {one for one in Qualifier if one.is_about} == {Qualifier.ABOUT, Qualifier.NEARLY, Qualifier.STRIVE_ABOUT}


def test_qualifiers_that_are_striven_for() -> None:
    assert {one.value for one in Qualifier if one.is_striven_for} == {
        "strive",
        "strive_about",
        "strive_at_least",
        "strive_more_than",
    }


def test_qualifiers_that_bound_the_number_alone() -> None:
    assert {one.value for one in Qualifier if one.is_bound} == {
        "about",
        "nearly",
        "at_least",
        "more_than",
        "at_most",
        "less_than",
    }


def test_units_that_differ_by_points_and_units_that_count() -> None:
    assert {kind.value for kind in UnitKind if kind.in_points} == {"percent", "percentage_point"}
    assert {kind.value for kind in UnitKind if kind.is_whole} == {"count", "rank", "places", "years"}


def test_lower_is_better_in_one_direction_only() -> None:
    assert [one for one in Direction if one.is_lower_better] == [Direction.LOWER_IS_BETTER]


@pytest.mark.parametrize("change", [Decimal(2), Decimal(0), Decimal(-1)])
def test_a_rise_is_better_unless_lower_is_better(change: Decimal) -> None:
    assert Direction.LOWER_IS_BETTER.better_by(change) == -change
    assert Direction.HIGHER_IS_BETTER.better_by(change) == change
    assert Direction.NEUTRAL.better_by(change) == change
