"""Numbers as shades, and the numbers that a legend names."""

from __future__ import annotations

import pytest

from shengce.derive.shades import Shade, Shades


@pytest.mark.parametrize(
    ("count", "shade"),
    [(0, 0), (1, 1), (2, 1), (3, 2), (4, 2), (5, 3), (6, 3), (7, 4), (8, 4), (9, 5), (10, 5), (12, 5)],
)
def test_two_more_are_a_shade_darker_up_to_five(count: int, shade: int) -> None:
    assert Shades(2).of(count) == shade


@pytest.mark.parametrize("width", [1, 2, 4])
def test_the_legend_names_the_numbers_that_have_a_shade(width: int) -> None:
    shades = Shades(width)
    for entry in shades.all:
        last = entry.high or entry.low + 50
        assert {shades.of(count) for count in range(entry.low, last + 1)} == {entry.shade}
    assert [entry.shade for entry in shades.all] == [1, 2, 3, 4, 5]


def test_the_darkest_has_no_end() -> None:
    assert Shades(4).all[0] == Shade(1, 1, 4)
    assert Shades(4).all[-1] == Shade(5, 17, None)
