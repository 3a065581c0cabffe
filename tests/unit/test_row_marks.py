"""The marks within a table's rows stand on one scale."""

from __future__ import annotations

from decimal import Decimal

from shengce.charts.row_marks import RowValues, row_marks


def places(*rows: RowValues) -> list[tuple[str, str, str]]:
    return [(mark.target, mark.outcome, mark.before) for mark in row_marks(rows)]


def test_all_rows_share_the_scale() -> None:
    low, high = places(RowValues(target=Decimal(0)), RowValues(target=Decimal(10)))
    assert (low[0], high[0]) == ("4.00%", "96.00%")


def test_a_row_has_the_marks_of_what_it_states() -> None:
    assert places(RowValues(Decimal(10), Decimal(5), Decimal(0))) == [("96.00%", "50.00%", "4.00%")]
    assert places(RowValues(outcome=Decimal(10)), RowValues()) == [("", "96.00%", ""), ("", "", "")]


def test_zero_is_marked_where_the_scale_holds_it() -> None:
    (below,) = row_marks([RowValues(Decimal(-5), Decimal(5))])
    assert below.zero == "50.00%"
    above = row_marks([RowValues(Decimal(100 + number)) for number in range(9)])
    assert {mark.zero for mark in above} == {""}


def test_the_step_is_kept() -> None:
    assert row_marks([RowValues(step="missed-2")])[0].step == "missed-2"
