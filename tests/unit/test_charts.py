import json
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from shengce.charts import dumbbell as dumbbell_module
from shengce.charts.cache import ChartCache, ChartImages
from shengce.charts.dumbbell import Dumbbell, DumbbellRow, Reference, dumbbell_svg
from shengce.charts.layout import NARROW, WIDE, Format, layout_of
from shengce.charts.lettering import text_width, wrapped
from shengce.charts.palette import Colour, UnknownColourError, themed_colour
from shengce.charts.scale import domain_of, tick_text, ticks_of
from shengce.charts.svg import UnsafeSvgError, finished_svg
from tests.unit.drawn import SVG, marks, texts


def row(label: str, target: str | None, outcome: str | None, verdict: str = "none") -> DumbbellRow:
    return DumbbellRow(
        label=label,
        target=None if target is None else Decimal(target),
        target_text="" if target is None else f"{target}%左右",
        outcome=None if outcome is None else Decimal(outcome),
        outcome_text="" if outcome is None else f"{outcome}%",
        verdict=verdict,
    )


def chart(*rows: DumbbellRow, reference: Reference | None = None) -> Dumbbell:
    return Dumbbell("增速", "图中各行", "目标", "结果", "%", rows, reference)


def drawn(shown: Dumbbell, folder: Path) -> list[Element]:
    images = dumbbell_svg(shown, ChartCache(folder))
    return [ElementTree.fromstring(image) for image in (images.wide, images.narrow)]


FOUR = chart(
    row("规模以上工业增加值", "6", "4.2", "missed"),
    row("工业投资", "7.5", "7.9", "met"),
    row("单位地区生产总值能耗", "-3", None, "pending"),
    row("Value added of industry above designated size", None, "5.6"),
    reference=Reference("全国 5.2%", Decimal("5.2")),
)


def test_each_value_has_one_mark_and_each_pair_one_gap(tmp_path: Path) -> None:
    for root in drawn(FOUR, tmp_path):
        assert [len(marks(root, role)) for role in ("targets", "outcomes", "gaps", "guides")] == [3, 3, 2, 4]
        assert {"6%左右", "4.2%", "7.5%左右", "7.9%", "-3%左右", "5.6%", "全国 5.2%", "目标", "结果"} <= set(
            texts(root)
        )


def test_rows_keep_their_order_from_top_to_bottom(tmp_path: Path) -> None:
    shown = chart(*(row(f"row {number}", str(number % 7), str(number % 5)) for number in range(34)))
    for root in drawn(shown, tmp_path):
        assert [text for text in texts(root) if text.startswith("row")] == [f"row {number}" for number in range(34)]
        heights = [float(re.findall(r"[-\d.]+", mark.attrib["transform"])[1]) for mark in marks(root, "targets")]
        assert heights == sorted(heights)


@pytest.mark.parametrize(
    ("verdict", "gap", "dot"),
    [
        ("met", Colour.MET_1, Colour.MET_2),
        ("nearly", Colour.NEARLY_EDGE, Colour.NEARLY_EDGE),
        ("missed", Colour.MISSED_1, Colour.MISSED_2),
        ("none", Colour.LINE_STRONG, Colour.INK),
    ],
)
def test_verdict_colours_gap_and_outcome(tmp_path: Path, verdict: str, gap: Colour, dot: Colour) -> None:
    for root in drawn(chart(row("增速", "6", "5", verdict)), tmp_path):
        assert marks(root, "gaps")[0].get("stroke") == f"var({gap.variable})"
        assert marks(root, "outcomes")[0].get("fill") == f"var({dot.variable})"
        assert marks(root, "targets")[0].get("fill") == "var(--sc-paper)"


def test_colours_are_the_themes_and_nothing_is_styled_inline(tmp_path: Path) -> None:
    allowed = {f"var({colour.variable})" for colour in Colour} | {"none", "transparent"}
    for root in drawn(FOUR, tmp_path):
        for element in root.iter():
            assert {element.get(name, "none") for name in ("fill", "stroke")} <= allowed
            assert not {"style", "href", "onload", "{http://www.w3.org/1999/xlink}href"} & element.attrib.keys()
            assert element.tag.removeprefix(SVG) in {"svg", "g", "path", "line", "rect", "text", "title", "desc"}
            assert not any("#" in value for value in element.attrib.values())


def test_root_scales_and_is_named_with_ids_of_its_own(tmp_path: Path) -> None:
    roots = [*drawn(FOUR, tmp_path), *drawn(replace(FOUR, title="other"), tmp_path)]
    names = [root.attrib["aria-labelledby"] for root in roots]
    assert len(set(names)) == 4
    for root, width in zip(roots, (720, 340, 720, 340), strict=True):
        assert root.attrib["viewBox"].split()[2] == str(width)
        assert (root.get("role"), root.get("width"), root.get("height")) == ("img", "100%", None)
        assert root.get("font-family") == "inherit"
        assert [child.get("id") for child in root[:2]] == root.attrib["aria-labelledby"].split()
    assert (roots[0][0].text, roots[0][1].text) == ("增速", "图中各行")


def test_text_is_never_smaller_than_twelve_pixels(tmp_path: Path) -> None:
    for root in drawn(FOUR, tmp_path):
        assert min(float(element.attrib["font-size"]) for element in root.iter(f"{SVG}text")) >= 12


def test_drawing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    assert dumbbell_svg(FOUR, ChartCache(tmp_path / "a")) == dumbbell_svg(FOUR, ChartCache(tmp_path / "b"))


@pytest.mark.parametrize(
    "label",
    ["<script>alert(1)</script>", "\"quoted\" & 'single' #fe0001", "]]><!--", "${x}{{y}}", "a\x00b\x1f\nc\ud800"],
)
def test_hostile_labels_stay_text(tmp_path: Path, label: str) -> None:
    hostile = replace(FOUR, title=label, description=label, target_label=label, axis_label=label)
    hostile = replace(hostile, rows=(replace(row(label, "1", "2"), target_text=label),))
    images = dumbbell_svg(replace(hostile, reference=Reference(label, Decimal(1))), ChartCache(tmp_path))
    expected = " ".join(label.replace("\x00", " ").replace("\x1f", " ").replace("\ud800", " ").split())
    for image in (images.wide, images.narrow):
        assert "<script" not in image
        assert "\n" not in image
        root = ElementTree.fromstring(image)
        assert root[0].text == expected
        assert expected in texts(root)


def test_long_labels_wrap_and_lose_no_character(tmp_path: Path) -> None:
    label = "Value added of high-tech manufacturing in the Xinjiang Uygur Autonomous Region"
    wide, narrow = drawn(chart(row(label, "6", "4")), tmp_path)
    for root in (wide, narrow):
        assert " ".join(element.text or "" for element in marks(root, "labels")) == label
        assert len(marks(root, "labels")) > 1


@pytest.mark.parametrize("text", ["规模以上电子信息制造业（不含软件业）增加值，全省", "x" * 90, "a, (b) “c” 5.5%的"])
def test_wrapped_lines_fit_and_hold_the_whole_text(text: str) -> None:
    lines = wrapped(text, 14, 100)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(text_width(line, 14) <= 100 for line in lines)
    assert not any(line.startswith(("）", "，", ",", ")", "%")) for line in lines)


@pytest.mark.parametrize("form", [WIDE, NARROW])
def test_texts_beside_marks_stay_inside_the_image(form: Format) -> None:
    long = "over 9%, striving for 10% or a little more"
    pairs = [("-40", "9"), ("9", "-40"), ("9", "9"), ("9", None), (None, "-40"), (None, "9")]
    rows = tuple(replace(row("x" * 60, *pair), target_text=long, outcome_text=long) for pair in pairs)
    layout = layout_of(chart(*rows), form)
    for placed in layout.rows:
        low, high = (layout.scale.position(value) for value in (placed.row.values[0], placed.row.values[-1]))
        assert low - placed.captions.left.width >= layout.left - 0.1
        assert high + placed.captions.right.width <= layout.right + 0.1
    assert layout.scale.end - layout.scale.start > 30


def test_lower_value_has_its_text_on_the_left() -> None:
    missed, met = layout_of(chart(row("a", "6", "4"), row("b", "6", "8")), WIDE).rows
    assert (missed.captions.left.lines, missed.captions.right.lines) == (("4%",), ("6%左右",))
    assert (met.captions.left.lines, met.captions.right.lines) == (("6%左右",), ("8%",))


def test_rows_without_any_value_show_their_words_and_no_mark(tmp_path: Path) -> None:
    empty = replace(row("消费", None, None, "not_stated"), target_text="高于全国", outcome_text="未载")
    for root in drawn(chart(empty), tmp_path):
        assert "高于全国 · 未载" in texts(root)
        assert not marks(root, "targets") and not marks(root, "outcomes") and not marks(root, "gaps")
        assert "目标" not in texts(root)


def test_zero_line_where_the_scale_crosses_zero_only(tmp_path: Path) -> None:
    negative = drawn(chart(row("能耗", "-3", "-3.5", "met"), row("增速", "6", "5", "missed")), tmp_path)
    assert [len(marks(root, "zero")) for root in negative] == [1, 2]
    assert all("−2%" in texts(root) for root in negative)
    far = chart(*(row(str(number), "100", str(101 + number)) for number in range(8)))
    assert all(not marks(root, "zero") for root in drawn(far, tmp_path))


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


def test_charts_that_cannot_be_drawn_say_why(tmp_path: Path) -> None:
    cache = ChartCache(tmp_path)
    with pytest.raises(ValueError, match="no rows"):
        dumbbell_svg(chart(), cache)
    with pytest.raises(ValueError, match="verdict 'great'"):
        dumbbell_svg(chart(row("a", "1", "2", "great")), cache)
    with pytest.raises(ValueError, match="not finite"):
        dumbbell_svg(chart(row("a", "NaN", "2")), cache)


def test_second_request_is_read_from_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = dumbbell_svg(FOUR, ChartCache(tmp_path))
    monkeypatch.setattr(dumbbell_module, "_drawing", lambda *_: pytest.fail("drawn again"))
    assert dumbbell_svg(FOUR, ChartCache(tmp_path)) == first
    with pytest.raises(pytest.fail.Exception, match="drawn again"):
        dumbbell_svg(replace(FOUR, title="another"), ChartCache(tmp_path))


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"wide": "<svg/>"}', b"\xff\xfe"])
def test_damaged_cache_file_is_drawn_anew(tmp_path: Path, damage: bytes) -> None:
    first = dumbbell_svg(FOUR, ChartCache(tmp_path))
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage)
    assert dumbbell_svg(FOUR, ChartCache(tmp_path)) == first
    assert file.read_bytes() == whole


def test_cache_file_with_altered_image_is_not_believed(tmp_path: Path) -> None:
    cache = ChartCache(tmp_path)
    cache.images("x", lambda: ChartImages("wide", "narrow"))
    (file,) = tmp_path.iterdir()
    file.write_text(json.dumps(json.loads(file.read_text()) | {"wide": "other"}))
    assert cache.images("x", lambda: ChartImages("new", "narrow")).wide == "new"


def test_failed_write_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="disk full"):
        ChartCache(tmp_path).images("x", lambda: ChartImages("wide", "narrow"))
    assert not list(tmp_path.iterdir())


def test_sentinels_are_distinct_and_other_colours_are_refused() -> None:
    assert len({colour.value for colour in Colour}) == len(Colour)
    assert themed_colour(Colour.MET_1.value.upper()) == "var(--sc-met-1)"
    with pytest.raises(UnknownColourError, match="#ffffff"):
        themed_colour("#ffffff")


def test_inline_styles_become_attributes_and_style_sheets_are_refused() -> None:
    styled = f'<path d="M0,0" style="fill: {Colour.INK.value}; opacity: 0.5"/>'
    frame = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">{}</svg>'
    finished = finished_svg(frame.format(styled), (), "id", "t", "d")
    assert '<path d="M0,0" fill="var(--sc-ink)" opacity="0.5" />' in finished
    with pytest.raises(UnsafeSvgError, match="<style>"):
        finished_svg(frame.format("<style>path {}</style>"), (), "id", "t", "d")
