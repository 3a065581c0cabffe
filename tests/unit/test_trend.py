"""The trend of many areas: where its lines, ticks and events stand."""

from __future__ import annotations

from decimal import Decimal

from shengce.charts.trend import Series, axis, trend, with_names

YEARS = (2020, 2021, 2022, 2023, 2024)


def series(key: str, *values: str | None) -> Series:
    stated = zip(YEARS, values, strict=False)
    return Series(key, key.title(), {year: Decimal(value) for year, value in stated if value is not None})


def test_a_year_without_a_value_parts_a_line_and_one_alone_is_a_dash() -> None:
    chart = trend([series("a", "0", "10", None, "5", None)], None, YEARS, {})
    (line,) = chart.lines
    assert (line.path, line.end, line.last) == ("M0,100.0L10,0.0M29,50.0h2", "50.0%", "5%")
    assert chart.width == 40


def test_an_area_without_values_has_no_line() -> None:
    chart = trend([series("a", "1"), series("b")], series("nation"), YEARS, {})
    assert [line.key for line in chart.lines] == ["a"]
    assert chart.nation is None


def test_the_scale_holds_the_nation_too() -> None:
    chart = trend([series("a", "1", "2")], series("nation", "-8", "9"), YEARS, {})
    assert [tick.words for tick in chart.ticks] == ["−10%", "−5%", "0%", "5%", "10%"]
    assert [tick.place for tick in chart.ticks] == ["100.0%", "75.0%", "50.0%", "25.0%", "0.0%"]


def test_events_stand_at_their_years_and_only_where_there_are_such() -> None:
    chart = trend([series("a", "1", "2")], None, YEARS, {2008: "early", 2021: "late"})
    assert [(event.place, event.words) for event in chart.events] == [("25.00%", "late")]
    assert [year.words for year in chart.years if year.is_kept] == ["2020"]


def test_the_words_of_an_event_give_way_where_another_follows_soon() -> None:
    years = tuple(range(2003, 2027))
    chart = trend([series("a", "1")], None, years, {2008: "a", 2012: "b", 2020: "c", 2022: "d"})
    assert [event.words for event in chart.events if event.is_kept] == ["b", "d"]


def test_the_script_is_told_the_scale_of_each_measure() -> None:
    found = axis([Decimal("-1.5"), Decimal(3)], "")
    assert (found.low, found.high, found.sign) == ("-2.0", "3.0", "")
    assert found.ticks[0] == ("-2.0", "−2")


def test_named_lines_stand_above_the_others_with_their_names_apart() -> None:
    areas = [series("a", "0", "5"), series("b", "0", "10"), series("c", "0", "9")]
    chart = with_names(trend(areas, series("nation", "0", "9.5"), YEARS, {}), ["c", "b", "nowhere"])
    assert [line.key for line in chart.lines] == ["a"]
    assert [(each.line.key, each.place) for each in chart.named] == [("c", 1), ("b", 2)]
    # Of 300 pixels, a point of the ten is 30: the nation's name is pushed 3 down, and with it that of c 6.
    assert [each.shift for each in chart.named] == [6, 0]
    assert chart.nation_shift == 3
