"""The chart of a word's life: a curve with gaps, a cell for each report that is there, a dash for each that is not."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from xml.etree.ElementTree import Element

import pytest

from shengce.charts.word_life import MISSING, LifeRow, WordLifeChart
from tests.unit.drawn import SVG, drawn, layers, marks, texts

CHART = WordLifeChart(
    title="Low-altitude economy",
    description="who names it",
    years=tuple(range(2019, 2027)),
    shares=tuple(map(Decimal, (0, 0, 0, 10, 20, 60, 95, 70))),
    words=((2025, "29 of 31"),),
    nation=LifeRow("China", (0, 0, 0, 0, 0, 1, 1, 2)),
    rows=(LifeRow("Jiangxi", (0, 0, MISSING, 1, 1, 2, 3, 4)), LifeRow("Inner Mongolia", (0,) * 6 + (1, MISSING))),
)


def cells(root: Element) -> dict[str, int]:
    """Return how many columns of cells have each fill."""
    found = {}
    for path in root.iter(f"{SVG}path"):
        if path.get("fill") and path.get("d", "").startswith("M"):
            found[path.attrib["fill"]] = sum(int(width) for width in re.findall(r"h(\d+)v", path.attrib["d"]))
    return found


def test_each_report_has_a_cell_in_its_shade_and_a_missing_one_a_dash() -> None:
    for root in drawn(CHART):
        widths = cells(root)
        step = widths["var(--sc-step-4)"]
        columns = {fill: width // step for fill, width in widths.items()}
        assert columns == {
            "var(--sc-wash)": 13,
            "var(--sc-step-2)": 5,
            "var(--sc-step-3)": 2,
            "var(--sc-step-4)": 1,
            "var(--sc-step-5)": 1,
        }
        assert len(marks(root, "gaps")) == 2


def test_the_curve_has_a_dot_a_year_and_its_peak_in_words() -> None:
    for root in drawn(CHART):
        assert (len(marks(root, "outcomes")), len(marks(root, "steps"))) == (8, 7)
        assert [mark.text for mark in marks(root, "marked")] == ["29 of 31"]
        assert {"2020", "2024", "0%", "50%", "100%", "China", "Jiangxi", "Inner Mongolia"} <= set(texts(root))


def test_a_year_without_reports_parts_the_curve() -> None:
    parted = replace(CHART, shares=(*CHART.shares[:2], None, *CHART.shares[3:]))
    for root in drawn(parted):
        assert (len(marks(root, "outcomes")), len(marks(root, "steps"))) == (7, 5)


def test_what_is_drawn_stays_within_the_image() -> None:
    for root in drawn(CHART):
        _, _, width, height = map(float, root.attrib["viewBox"].split())
        lines = [line for layer in layers(root, "grid") for line in layer]
        assert max(float(line.attrib["x2"]) for line in lines) <= width
        assert max(float(line.attrib["y2"]) for line in lines) <= height
        assert width <= 600


def test_a_chart_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="has no shares"):
        drawn(replace(CHART, shares=(Decimal(0),) * 8))
