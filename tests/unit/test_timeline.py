"""A chart over years: marks, the values written at them, the nation's line and its name, events."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from shengce.charts.placement import Box, box_of_text, least_covering
from shengce.charts.timeline import Timeline, TimelineEvent, TimelinePoint, timeline_drawings
from tests.unit.drawn import drawn, layers, marks, texts


def point(
    year: int, target: str | None = None, outcome: str | None = None, nation: str | None = None, text: str = ""
) -> TimelinePoint:
    verdict = "met" if target and outcome else "none"
    return TimelinePoint(year, number(target), number(outcome), number(nation), verdict, outcome_text=text)


def number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def chart(*points: TimelinePoint, events: tuple[TimelineEvent, ...] = ()) -> Timeline:
    return Timeline("title", "description", "China", points, events)


YEARS = chart(
    *(point(year, "8", "9", str(6 + year % 3)) for year in range(2003, 2026)),
    replace(point(2026, "5"), target_text="5–5.5%"),
    events=(TimelineEvent(2008, "crisis"), TimelineEvent(2020, "epidemic"), TimelineEvent(1998, "before")),
)


def test_every_value_has_a_mark_and_every_pair_a_gap() -> None:
    for root in drawn(YEARS):
        assert [len(marks(root, role)) for role in ("targets", "outcomes", "gaps")] == [24, 23, 23]
        assert len(marks(root, "reference")) == 22


def test_the_nations_line_is_named_once_and_broken_where_a_year_is_wanting() -> None:
    broken = chart(point(2003, "8", nation="7"), point(2004, "8", nation="7"), point(2006, "8", nation="7"))
    for root in drawn(broken):
        assert len(marks(root, "reference")) == 1
        assert texts(root).count("China") == 1
    for root in drawn(chart(point(2003, "8"), point(2004, "9", nation="7"))):
        assert "China" not in texts(root)


def test_only_the_values_asked_for_are_written() -> None:
    named = chart(point(2003, "8", "9", text="9%"), point(2004, "8", "7"), replace(point(2005, "6"), target_text="6%"))
    for root in drawn(named):
        assert [mark.text for mark in marks(root, "marked")] == ["9%", "6%"]


def test_events_are_dotted_ticks_within_the_years_and_named_where_there_is_room() -> None:
    wide, narrow = drawn(YEARS)
    for root in (wide, narrow):
        (layer,) = layers(root, "events")
        assert layer.get("stroke-dasharray") == "1 3" and len(layer) == 2
        assert all(other.get("stroke-dasharray") is None for other in layers(root, "grid"))
    assert [mark.text for mark in marks(wide, "eventwords")] == ["crisis", "epidemic"]
    assert marks(narrow, "eventwords") == []


def test_an_event_whose_words_reach_the_next_is_named_before_its_tick() -> None:
    near = replace(YEARS, events=(TimelineEvent(2020, "a long epidemic"), TimelineEvent(2022, "after")))
    wide, _ = timeline_drawings(near)
    first, second = (text for text in wide.texts if text.role == "eventwords")
    ticks = [line.x for line in wide.lines if line.role == "events"]
    assert first.x < ticks[0] - 40 and second.x > ticks[1]


def test_a_long_span_names_every_fourth_year_and_a_short_one_each() -> None:
    wide, _ = drawn(YEARS)
    assert [text for text in texts(wide) if text.startswith("20")] == ["2004", "2008", "2012", "2016", "2020", "2024"]
    wide, _ = drawn(chart(point(2022, "8"), point(2025, "8")))
    assert [text for text in texts(wide) if text.startswith("20")] == ["2022", "2023", "2024", "2025"]
    wide, _ = drawn(chart(point(2015, "8"), point(2025, "8")))
    assert [text for text in texts(wide) if text.startswith("20")] == ["2016", "2018", "2020", "2022", "2024"]


def test_texts_stay_within_the_image_and_are_large_enough() -> None:
    for drawing in timeline_drawings(YEARS):
        for text in drawing.texts:
            box = box_of_text(text.text, text.size, text.x, text.y)
            assert text.size >= 12
            assert box.left >= 0 and box.right <= drawing.width + 1 and 0 <= box.top <= box.bottom <= drawing.height


def test_a_chart_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="no values"):
        timeline_drawings(chart(point(2003)))


def test_what_is_met_by_the_allowance_has_colours_of_its_own() -> None:
    about = replace(point(2003, "8", "7.9"), verdict="met_about")
    for root in drawn(chart(about)):
        assert layers(root, "gaps")[0].get("stroke") == "var(--sc-about-1)"
        assert layers(root, "outcomes")[0].get("fill") == "var(--sc-about-2)"


# Placement


def test_the_first_place_that_is_free_is_taken() -> None:
    taken, free, other = (Box(left, 0, left + 10, 10) for left in (0, 20, 40))
    frame = Box(0, 0, 100, 100)
    assert least_covering((taken, free, other), (taken,), frame) == free


def test_a_later_place_is_taken_only_where_it_covers_so_much_less() -> None:
    frame, taken = Box(0, 0, 100, 100), (Box(0, 0, 2, 10),)
    first, second = Box(0, 0, 10, 10), Box(20, 0, 30, 10)
    assert least_covering((first, second), taken, frame, 21) == first
    assert least_covering((first, second), taken, frame, 19) == second


def test_where_none_is_free_the_least_covered_place_is_taken() -> None:
    frame = Box(0, 0, 100, 100)
    whole, half = Box(0, 0, 10, 10), Box(5, 0, 15, 10)
    assert least_covering((whole, half), (Box(0, 0, 10, 10),), frame) == half


def test_outside_the_frame_is_worse_than_on_a_mark() -> None:
    frame = Box(0, 0, 100, 100)
    covered, outside = Box(0, 0, 10, 10), Box(95, 0, 105, 10)
    assert least_covering((outside, covered), (Box(0, 0, 10, 10),), frame) == covered
    assert outside.outside(frame) == 50
