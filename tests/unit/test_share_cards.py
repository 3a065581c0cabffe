"""Share images: what stands on them and where, in which colours, and with which letters."""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from shengce.charts.images import card_drawer
from shengce.charts.lettering import text_width
from shengce.charts.palette import Colour, light_colours, paint_of
from shengce.charts.share_card import GridChart, Legend, ShareCard, TileChart, TileMark, share_layout
from shengce.charts.wrapping import cut, wrapped
from shengce.problems import UserError
from shengce.render import pictures
from shengce.render.pictures import FONT, FONT_FILES, characters_of, picture, picture_tools
from tests.project import REPOSITORY
from tests.style_sheets import rules

TOKENS = (REPOSITORY / "theme/assets/css/tokens.css").read_text(encoding="utf-8")
LEGEND = Legend(("sc-fill--met", "sc-fill--missed"), "Met", "Missed")
GRID = GridChart(
    "Targets", (("sc-fill--met", "sc-none"), ("sc-fill--met", "sc-fill--missed")), ("2003", "2004"), LEGEND
)
TILES = TileChart("Map", (TileMark(2, 1, "sc-step-5", "BJ", "5"), TileMark(1, 2, "sc-na", "MO", "")), LEGEND)
CARD = ShareCard(
    path="share/en/indicators/gdp.png",
    language="en",
    kicker="Indicators",
    title="Growth of the gross regional product",
    sentences=("Thirty provinces aim for 5%.", "One’s target is “steady”."),
    foot="example.org",
)
write = card_drawer(REPOSITORY / "templates", TOKENS)
DRAW = pictures._drawn
tools = picture_tools(write, REPOSITORY)


@pytest.fixture(autouse=True)
def drawn_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw images here, which elsewhere are taken from what another test drew."""
    monkeypatch.setattr(pictures, "_drawn", DRAW)


def lines(card: ShareCard) -> list[str]:
    return [words.text for words in share_layout(card).words]


@pytest.mark.parametrize("chart", [None, GRID, TILES])
def test_the_title_and_whole_sentences_stand_on_it(chart: GridChart | TileChart | None) -> None:
    text = " ".join(lines(replace(CARD, chart=chart)))
    assert CARD.kicker in text and CARD.title in text and CARD.sentences[0] in text
    assert 'One\'s target is "steady".' in text, "quotes as wide as a Chinese character part English words"


def test_chinese_quotes_stay() -> None:
    assert "不再“保八”。" in lines(replace(CARD, language="zh-CN", sentences=("不再“保八”。",)))


def test_a_sentence_that_does_not_fit_is_left_out_whole() -> None:
    long = "word " * 60
    text = " ".join(lines(replace(CARD, sentences=("First.", long.strip() + ".", "Third."), chart=GRID)))
    assert "First." in text and "word" not in text and "Third." not in text


def test_a_first_sentence_that_is_too_long_is_cut_and_says_so() -> None:
    words = [words for words in share_layout(replace(CARD, sentences=("word " * 400,))).words if "word" in words.text]
    assert words[-1].text.endswith("…") and not any("…" in each.text for each in words[:-1])


@pytest.mark.parametrize("title", ["短", "各省报告了什么，做到了什么" * 4, "Accountability " * 9])
@pytest.mark.parametrize("chart", [None, GRID, TILES])
def test_nothing_leaves_the_image_and_no_line_covers_another(title: str, chart: GridChart | TileChart | None) -> None:
    card = replace(
        CARD, title=title, sentences=("规上工业增加值目标最高的是西藏（7%以上）。" * 8, "第二句。"), chart=chart
    )
    words = [each for each in share_layout(card).words if each.anchor == "start" and each.x == 64]
    for each in words:
        assert each.x + text_width(each.text, each.size) <= (1136 if chart is None else 600), each.text
        assert each.y <= 556, each.text
    for above, below in pairwise(words):
        assert below.y - below.size * 0.9 >= above.y, (above.text, below.text)


def test_each_cell_is_one_block_in_its_colour() -> None:
    layout = share_layout(replace(CARD, chart=GRID))
    blocks = {patch.fill: len(re.findall("M", patch.path)) for patch in layout.patches}
    assert blocks == {Colour.MET_0: 2 + 1, Colour.MISSED_1: 1 + 1, Colour.WASH: 1}, (
        "the cells, and the legend's swatches"
    )
    assert {"2003", "2004", "Targets", "Met", "Missed"} <= set(lines(replace(CARD, chart=GRID)))


def test_tiles_stand_at_their_place_with_their_number() -> None:
    words = {each.text: each for each in share_layout(replace(CARD, chart=TILES)).words}
    assert words["BJ"].x == words["5"].x > words["MO"].x and words["BJ"].y < words["5"].y < words["MO"].y
    assert (words["BJ"].colour, words["MO"].colour) == (Colour.ON_STEP_5, Colour.MUTED)


def test_text_is_parted_where_a_reader_would() -> None:
    assert wrapped("One two three", 10, text_width("One two", 10)) == ("One two", "three")
    assert wrapped("一二三，四五", 10, 30) == ("一二", "三，四", "五"), "no sign stands at the beginning of a line"
    assert wrapped("达到 1.15 万亿", 10, 32) == ("达到", "1.15", "万亿")
    assert "".join(wrapped("《规划》（2026年）", 10, 25)) == "《规划》（2026年）"
    assert cut(("one", "two", "three"), 2) == ("one", "tw…") and cut(("one",), 2) == ("one",)


def test_a_cells_colours_are_those_of_the_page() -> None:
    said = {
        name: (rule.value("--sc-fill"), rule.value("--sc-on-fill"))
        for rule in rules()
        for name in rule.selector.replace("\n", " ").split(", ")
        if rule.sheet == "graphics.css" and rule.value("--sc-fill") is not None
    }
    known = [name for name in said if re.fullmatch(r"\.sc-fill--(above|met|nearly|missed)[\w-]*|\.sc-step-\d", name)]
    assert len(known) == 13
    for name in known:
        paint = paint_of(name.removeprefix("."))
        assert paint.fill == said[name][0], name
        assert said[name][1] in {None, paint.ink}, name


def test_colours_are_those_of_the_light_scheme() -> None:
    colours = light_colours(TOKENS)
    assert (colours["--sc-paper"], colours["--sc-ink"]) == ("#fcfbf8", "#1d2126")
    assert colours["--sc-about-0"] == colours["--sc-met-0"] == "#a9d0d8", "as one counts with the allowance"
    assert {colour[4:-1] for colour in Colour} <= set(colours)
    assert "var(" not in write(replace(CARD, chart=GRID))


def test_the_image_is_a_png_of_the_size_that_is_shared() -> None:
    image = picture(tools, replace(CARD, chart=TILES))
    assert image.path.as_posix() == ".build/root/share/en/indicators/gdp.png"
    assert struct.unpack(">8s4x4sII", image.content[:24]) == (b"\x89PNG\r\n\x1a\n", b"IHDR", 1200, 630)


def test_the_same_image_comes_out_where_no_other_font_is(tmp_path: Path) -> None:
    image = write(replace(CARD, chart=GRID, title="规上工业增加值"))
    here, again = (picture(tools, replace(CARD, chart=GRID, title="规上工业增加值")).content for _ in range(2))
    assert here == again
    (tmp_path / "image.svg").write_text(image, encoding="utf-8")
    fonts = [str(REPOSITORY / FONT / name) for name in FONT_FILES]
    code = (
        "import sys, resvg_py; sys.stdout.buffer.write(resvg_py.svg_to_bytes(svg_string=open('image.svg', "
        f"encoding='utf-8').read(), skip_system_fonts=True, font_files={fonts!r}))"
    )
    nowhere = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "FONTCONFIG_FILE": "/dev/null", "LANG": "C"}
    run = subprocess.run([sys.executable, "-c", code], env=nowhere, cwd=tmp_path, capture_output=True, check=True)
    assert run.stdout == here


def test_words_are_drawn_and_not_left_out() -> None:
    empty = picture(tools, replace(CARD, title="", kicker="", foot="", sentences=("",))).content
    assert len(picture(tools, CARD).content) > 2 * len(empty)


def test_a_character_without_a_letter_is_named_to_people() -> None:
    with pytest.raises(UserError) as error:
        picture(tools, replace(CARD, title="㐀字"))
    assert "“㐀” (U+3400)" in str(error.value) and "make font" in str(error.value) and CARD.path in str(error.value)


def test_the_font_has_what_chinese_and_english_are_written_with() -> None:
    both = [characters_of((REPOSITORY / FONT / name).read_bytes()) for name in FONT_FILES]
    assert both[0] == both[1] and both[0] == tools.characters
    common = {bytes((high, low)).decode("gb2312", "ignore") for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF)}
    assert common - {""} <= both[0] and set("AZaz09%◇●…“”‘’·–−é") <= both[0] and "㐀" not in both[0]
    assert Counter(map(len, both[0])) == {1: len(both[0])}
