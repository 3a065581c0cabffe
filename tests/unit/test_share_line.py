"""The line of shares: places in percent, words at the ends."""

from __future__ import annotations

from decimal import Decimal

from shengce.charts.share_line import Label, Span, Stroke, share_line
from shengce.charts.two_sided import SideBar, side_bar

SHARES = {2001: Decimal(100), 2002: Decimal(50), 2005: Decimal(0)}


def test_years_lie_in_proportion_and_shares_between_top_and_bottom() -> None:
    line = share_line(SHARES, (), 2005, "2005: 0%")
    assert line.strokes == (Stroke("0.0%", "8.0%", "25.0%", "45.0%"), Stroke("25.0%", "45.0%", "100.0%", "82.0%"))
    assert line.dot == Label("100.0%", "82.0%", "2005: 0%", "end")
    assert [(year.words, year.x, year.side) for year in line.years] == [
        ("2001", "0.0%", "start"),
        ("2005", "100.0%", "end"),
    ]
    assert (line.means, line.labels, line.dot.shift) == ((), (), -10)


def test_means_are_named_outside_the_line() -> None:
    spans = [Span(2001, 2002, Decimal(75), "75%"), Span(2005, 2005, Decimal(0), "0%")]
    line = share_line(SHARES, spans, 2002, "2002: 50%")
    assert line.means == (Stroke("0.0%", "26.5%", "25.0%", "26.5%"), Stroke("100.0%", "82.0%", "100.0%", "82.0%"))
    assert line.labels == (Label("0.0%", "26.5%", "75%", "end"), Label("100.0%", "82.0%", "0%", "start"))
    assert [year.words for year in line.years] == ["2001", "2005"]


def test_one_year_is_a_dot() -> None:
    line = share_line({2001: Decimal(40)}, (), 2001, "2001: 40%")
    assert (line.strokes, line.dot.x, [year.words for year in line.years]) == ((), "0.0%", ["2001"])


def test_bars_of_both_sides_meet_in_the_middle() -> None:
    assert side_bar(Decimal(100), is_left=True) == SideBar("0.0%", "50.0%")
    assert side_bar(Decimal(50), is_left=True) == SideBar("25.0%", "25.0%")
    assert side_bar(Decimal(50), is_left=False) == SideBar("50.0%", "25.0%")
