"""The slope chart: a line a step, a label a value, none over another."""

from decimal import Decimal
from itertools import pairwise
from xml.etree.ElementTree import Element

import pytest

from shengce.charts.slope import Slope, SlopeStep
from tests.unit.drawn import SVG, drawn, height_of, layers, marks, texts


def slope(*steps: tuple[str, str, int], nation: tuple[str, str] | None = None) -> Slope:
    return Slope(
        title="目标",
        description="每条线一步",
        before_head="2025",
        after_head="2026",
        nation_label="全国",
        steps=tuple(SlopeStep(Decimal(before), Decimal(after), count) for before, after, count in steps),
        nation=(Decimal(nation[0]), Decimal(nation[1])) if nation else None,
    )


def label_heights(root: Element, role: str) -> list[float]:
    return sorted(height_of(mark) for mark in marks(root, role))


def test_each_step_is_one_line_and_the_nation_another() -> None:
    for root in drawn(slope(("5.5", "5", 8), ("5", "5", 12), ("6", "6.5", 1), nation=("5", "4.5"))):
        assert len(marks(root, "steps")) == 3
        assert len(marks(root, "reference")) == 1
        assert {"2025", "2026", "全国", "5.5% · 8", "6.5% · 1"} <= set(texts(root))


def test_a_step_that_more_took_is_thicker() -> None:
    for root in drawn(slope(("5.5", "5", 8), ("6", "6.5", 1))):
        widths = [float(layer.attrib["stroke-width"]) for layer in layers(root, "steps")]
        assert widths[0] > widths[1]


def test_without_the_nation_it_is_not_named() -> None:
    for root in drawn(slope(("5", "5", 1))):
        assert "全国" not in texts(root)
        assert not marks(root, "reference") and not marks(root, "targets") and not marks(root, "targetkey")


def test_the_nation_hides_no_step_and_is_hidden_by_none() -> None:
    for root in drawn(slope(("5", "4.5", 6), ("6", "5", 2), nation=("5", "4.5"))):
        groups = [group.get("class") for group in root.iter(f"{SVG}g")]
        assert groups.index("sc-chart__reference") < groups.index("sc-chart__steps") < groups.index("sc-chart__targets")
        assert len(marks(root, "targets")) == 2


def test_labels_of_close_values_stand_apart_within_the_image() -> None:
    close = [(f"5.0{number}", f"{number * 9}", 1) for number in range(9)]
    for root in drawn(slope(*close, ("40", "3", 2))):
        height = float(root.attrib["viewBox"].split()[3])
        for role in ("valuesbefore", "valuesafter"):
            heights = label_heights(root, role)
            assert all(low - high >= 16 for high, low in pairwise(heights))
            assert heights[0] > 0 and heights[-1] < height


def test_a_chart_without_steps_is_refused() -> None:
    with pytest.raises(ValueError, match="no steps"):
        drawn(slope())
