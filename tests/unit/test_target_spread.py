"""The spread of one year's targets."""

from __future__ import annotations

from decimal import Decimal

import pytest

from shengce.derive.promises import Promise
from shengce.derive.target_spread import TargetSpread, target_spread
from tests.unit.builders import figure, knowledge, plan

AREAS = ("anhui", "beijing", "fujian", "gansu")


def promises(*values: str) -> list[Promise]:
    """Return the promises of one year: a target of each province, a range with a slash, nothing where it is empty."""
    plans = []
    for area, value in zip(AREAS, values, strict=False):
        low, _, high = value.partition("/")
        figures = (figure(f"{area}-target", low, value_max=high or None),) if value else ()
        plans.append(plan(*figures, province=area))
    return list(knowledge(*plans).provinces.promises.in_year("growth_rate", 2023))


def spread(*values: str) -> TargetSpread:
    found = target_spread(promises(*values))
    assert found is not None
    return found


def test_the_ends_and_the_most_frequent_value() -> None:
    found = spread("5", "4.5/5", "5", "7")
    assert (found.lowest.province, found.highest.province, found.usual) == ("beijing", "gansu", Decimal(5))
    assert len(found.targets) == 4 and not found.is_one_value


@pytest.mark.parametrize(
    ("values", "usual"),
    [(("5", "6"), None), (("5", "5", "6", "6"), None), (("5", "5", "6"), Decimal(5)), (("5",), None)],
)
def test_one_value_alone_is_the_most_frequent(values: tuple[str, ...], usual: Decimal | None) -> None:
    assert spread(*values).usual == usual


def test_of_equal_targets_the_first_stands_for_both_ends() -> None:
    found = spread("", "5", "5.0")
    assert found.is_one_value and (found.lowest.province, found.highest.province) == ("beijing", "beijing")


def test_without_targets_there_is_no_spread() -> None:
    assert target_spread(promises("", "")) is None
