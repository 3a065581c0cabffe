import re
from dataclasses import replace
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from shengce.charts.drawing import LineRole, SymbolRole, TextRole
from shengce.charts.images import chart_drawer
from shengce.charts.palette import Colour
from shengce.charts.scale import domain_of, tick_text, ticks_of
from shengce.charts.timeline import Timeline, TimelinePoint
from tests.project import REPOSITORY
from tests.unit.drawn import SVG, TEMPLATES, draw, drawn, layers, texts


def point(year: int, target: str | None, outcome: str | None, verdict: str = "none") -> TimelinePoint:
    aim, reached = (None if value is None else Decimal(value) for value in (target, outcome))
    return TimelinePoint(year, aim, reached, Decimal("5.2"), verdict, outcome_text=f"{outcome}%" if outcome else "")


def chart(*points: TimelinePoint) -> Timeline:
    return Timeline("增速", "历年", "全国", points)


_PLACES = frozenset({"x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "font-size", "stroke-width"})
FOUR = chart(
    point(2020, "6", "4.2", "missed"),
    point(2021, "7.5", "7.9", "met"),
    point(2022, "-3", None),
    point(2023, None, "5.6"),
)


@pytest.mark.parametrize(
    ("verdict", "gap", "dot"),
    [
        ("met", Colour.MET_1, Colour.MET_2),
        ("nearly", Colour.NEARLY_EDGE, Colour.NEARLY_EDGE),
        ("missed", Colour.MISSED_1, Colour.MISSED_2),
    ],
)
def test_verdict_colours_gap_and_outcome(verdict: str, gap: Colour, dot: Colour) -> None:
    for root in drawn(chart(point(2020, "6", "5", verdict), point(2021, "6", "5", verdict))):
        assert layers(root, "gaps")[0].get("stroke") == gap
        assert layers(root, "outcomes")[0].get("fill") == dot
        assert layers(root, "targets")[0].get("fill") == "var(--sc-paper)"


def test_colours_are_the_themes_and_nothing_is_styled_inline() -> None:
    allowed = {*Colour, "none"}
    for root in drawn(FOUR):
        for element in root.iter():
            assert {element.get(name, "none") for name in ("fill", "stroke")} <= allowed
            assert not {"style", "href", "onload", "{http://www.w3.org/1999/xlink}href"} & element.attrib.keys()
            assert element.tag.removeprefix(SVG) in {"svg", "g", "path", "line", "circle", "text", "title", "desc"}
            assert not any("#" in value for value in element.attrib.values())


def test_root_scales_and_is_named_with_ids_of_its_own() -> None:
    roots = [*drawn(FOUR), *drawn(replace(FOUR, title="other"))]
    names = [root.attrib["aria-labelledby"] for root in roots]
    assert len(set(names)) == 4
    for root, width in zip(roots, (560, 340, 560, 340), strict=True):
        assert root.attrib["viewBox"].split()[2] == str(width)
        assert (root.get("role"), root.get("width"), root.get("height")) == ("img", "100%", None)
        assert root.get("font-family") == "inherit"
        assert [child.get("id") for child in root[:2]] == root.attrib["aria-labelledby"].split()
    assert (roots[0][0].text, roots[0][1].text) == ("增速", "历年")


def test_text_is_never_smaller_than_twelve_pixels() -> None:
    for root in drawn(FOUR):
        assert min(float(element.attrib["font-size"]) for element in root.iter() if "font-size" in element.attrib) >= 12


def test_drawing_twice_gives_the_same_bytes() -> None:
    assert chart_drawer(TEMPLATES)(FOUR) == chart_drawer(TEMPLATES)(FOUR)


@pytest.mark.parametrize(
    "label",
    ["<script>alert(1)</script>", "\"quoted\" & 'single' #fe0001", "]]><!--", "${x}{{y}}", "a\x00b\x1f\nc\ud800"],
)
def test_hostile_labels_stay_text(label: str) -> None:
    images = draw(replace(FOUR, title=label, description=label, nation_label=label))
    expected = " ".join(label.replace("\x00", " ").replace("\x1f", " ").replace("\ud800", " ").split())
    for image in (images.wide, images.narrow):
        assert "<script" not in image
        assert "\n" not in image
        root = ElementTree.fromstring(image)
        assert root[0].text == expected
        assert expected in texts(root)


def test_domain_and_ticks_hold_every_value() -> None:
    domain = domain_of([Decimal("-3.1"), Decimal("8.4")], rows=20)
    ticks = ticks_of(domain, 6)
    assert (domain.low, domain.high) == (Decimal("-3.1"), Decimal("8.4"))
    assert [int(tick) for tick in ticks] == [-4, -2, 0, 2, 4, 6, 8, 10]
    assert domain_of([Decimal(0)], 1).low < 0 < domain_of([Decimal(0)], 1).high
    assert domain_of([Decimal(90), Decimal(100)], rows=20).low == 90
    assert [tick_text(value, "%") for value in (Decimal(-10), Decimal("0.50"), Decimal(12000))] == [
        "−10%",
        "0.5%",
        "12,000%",
    ]


def test_lines_lie_under_symbols_and_symbols_under_texts() -> None:
    order = [f"sc-chart__{role}" for roles in (LineRole, SymbolRole, TextRole) for role in roles]
    for root in drawn(FOUR):
        found = [order.index(group.attrib["class"]) for group in root.iter(f"{SVG}g") if "class" in group.attrib]
        assert found == sorted(found)


def test_coordinates_are_plain_numbers_to_a_hundredth() -> None:
    for root in drawn(chart(point(2020, "0.0000001", "-0.0000001"), point(2021, "1e7", "3"))):
        places = [value for element in root.iter() for name, value in element.attrib.items() if name in _PLACES]
        assert places
        assert [place for place in places if not re.fullmatch(r"0|-?[1-9]\d*|-?\d+\.\d?[1-9]", place)] == []


def test_letters_have_an_outline_of_paper_beneath_them() -> None:
    for root in drawn(FOUR):
        (halo,) = (group for group in root.iter(f"{SVG}g") if group.get("paint-order") == "stroke")
        assert (halo.get("stroke"), halo.get("stroke-width")) == (Colour.PAPER, "5")
        assert len(list(halo.iter(f"{SVG}text"))) == len(texts(root))


def test_every_colour_of_charts_is_a_token_of_the_theme() -> None:
    tokens = (REPOSITORY / "theme/assets/css/tokens.css").read_text(encoding="utf-8")
    assert [colour for colour in Colour if f"{colour.removeprefix('var(').removesuffix(')')}:" not in tokens] == []
