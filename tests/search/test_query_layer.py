"""The pure modules of the search page, run in Chromium, against the Python side and the shared examples."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from shengce.search.spaced import alias_token, folded_name, query, simplified_characters
from tests.search.modules import Modules, call

pytestmark = pytest.mark.browser

_NUMBERS: list[dict[str, Any]] = json.loads(Path(__file__).with_name("number_vectors.json").read_text(encoding="utf-8"))
_TEXTS = (
    "1.15万亿元",
    "“3+3”未来产业",
    "8.0%",
    "８．０％",
    "5G＋工业互联网",
    "2+6+N",
    "電子信息產業",
    "℃ ½ ㎡ …",
    "a\u200bb\ufe0f",
    "江西 2023",
    "Industry, above-size",
    "v1.5, 1,000 and 3.",
    "「引号」『双』‘单’–—―",
    "专精特新“小巨人”",
    "__proto__ constructor",
    "مرحبا 안녕 ガス é",
    "😀👨‍👩‍👧",
    "",
    " \t\n",
)


@pytest.mark.parametrize("text", _TEXTS)
def test_text_becomes_the_words_of_the_index(modules: Modules, text: str) -> None:
    argument = [text, simplified_characters()]
    words = call(modules, "normalise", "m.encode(x[0], new Map(Object.entries(x[1])))", argument)
    assert " ".join(words) == query(text)


@pytest.mark.parametrize("text", _TEXTS)
def test_names_are_compared_and_found_alike(modules: Modules, text: str) -> None:
    simplified = "new Map(Object.entries(x[1]))"
    expression = f"[m.plain(x[0], {simplified}), m.nameWord(x[0], {simplified})]"
    assert call(modules, "normalise", expression, [text, simplified_characters()]) == [
        folded_name(text),
        alias_token(text),
    ]


@pytest.mark.parametrize("example", _NUMBERS, ids=lambda example: example["text"])
def test_numbers_have_one_form(modules: Modules, example: dict[str, Any]) -> None:
    expression = "m.findNumbers((await import('/normalise.js')).fold(x)).flatMap((number) => number.canonicals)"
    assert call(modules, "numbers", expression, example["text"]) == example["numbers"]


@pytest.mark.parametrize(
    ("text", "forms"),
    [("8.0%", ["8pct"]), ("5-6%", ["5pct", "6pct"]), ("增长8%", []), ("8% 左右", []), ("", [])],
)
def test_only_a_query_that_is_nothing_but_a_number_is_one(modules: Modules, text: str, forms: list[str]) -> None:
    assert call(modules, "numbers", "m.wholeNumber(x)", text) == forms


@pytest.mark.parametrize(
    ("typed", "phrases", "terms"),
    [
        ("江西 电子信息", ["江 西 电 子 信 息"], ["江西", "电子信息"]),
        ('"江西" 电子', ["江 西", "电 子"], ["江西", "电子"]),
        ("“industrial internet” plan", ["industrial internet", "plan"], ["industrial internet", "plan"]),
        ('5" or', ["5 ꀞ or"], ['5"', "or"]),
        ("专精特新“小巨人”", ["专 精 特 新 ꀞ 小 巨 人 ꀞ"], ["专精特新“小巨人”"]),
        ("！？ ……", [], []),
        ("", [], []),
    ],
)
def test_a_query_is_taken_apart(modules: Modules, typed: str, phrases: list[str], terms: list[str]) -> None:
    parsed = call(modules, "query", "m.parse(x)", typed)
    assert [" ".join(words) for words in parsed["phrases"]] == phrases
    assert [term["text"] for term in parsed["terms"]] == terms


def test_a_long_query_is_cut_at_a_whole_character(modules: Modules) -> None:
    parsed = call(modules, "query", "m.parse(x)", "😀江" * 5000)
    assert parsed["cut"]
    assert parsed["text"] == "😀江" * 100


GROUPS = [["规模以上", "规上"], ["地区生产总值", "生产总值", "GDP"], ["R&D", "研发"], []]


@pytest.mark.parametrize(
    ("typed", "otherwise"),
    [
        ("规上工业增加值", ["规模以上工业增加值"]),
        ("规模以上", ["规上"]),
        ("GDP增速", ["地区生产总值增速", "生产总值增速"]),
        ("地区生产总值", ["生产总值", "gdp"]),
        ("gdp", ["地区生产总值", "生产总值"]),
        ("gdps", []),
        ("r&d投入", ["研发投入"]),
        ("研发与规上", ["r&d与规上", "研发与规模以上", "r&d与规模以上"]),
        ("“规上工业”", []),
        ("工业", []),
        ("", []),
    ],
)
def test_words_of_one_meaning_are_exchanged(modules: Modules, typed: str, otherwise: list[str]) -> None:
    synonyms = "new (await import('/synonyms.js')).Synonyms(x[1])"
    parsed = call(modules, "query", f"m.parse(x[0], new Map(), {synonyms})", [typed, GROUPS])
    assert sorted(" ".join(words) for words in parsed["otherWays"]) == sorted(query(text) for text in otherwise)


def test_words_of_one_meaning_make_few_ways(modules: Modules) -> None:
    synonyms = "new (await import('/synonyms.js')).Synonyms(x[1])"
    parsed = call(modules, "query", f"m.parse(x[0], new Map(), {synonyms})", ["GDP" + "规上GDP" * 30, GROUPS])
    assert len(parsed["otherWays"]) < 8


def test_words_of_one_meaning_are_marked(modules: Modules) -> None:
    fragment = _fragment(["江西", "全年规模以上工业增加值比上一年增长百分之七"])
    expression = """(async () => {
      const { Synonyms } = await import('/synonyms.js');
      const query = (await import('/query.js')).parse("规上工业", new Map(), new Synonyms(x[1]));
      const text = new m.PageText(x[0]);
      const places = text.places(query, []);
      return text.excerpt(places[0], places).filter(({hit}) => hit).map(({text}) => text);
    })()"""
    assert call(modules, "page_text", expression, [fragment, GROUPS]) == ["规模以上工业"]


@pytest.mark.parametrize(
    ("word", "taken"),
    [("plans", True), ("tax", True), ("2023", True), ("in", False), ("and", False), ("their", False), ("产", False)],
)
def test_words_that_tell_nothing_are_not_taken_for_beginnings(modules: Modules, word: str, taken: bool) -> None:
    assert call(modules, "query", "m.parse(x).terms[0].beginning", word) is taken


@pytest.mark.parametrize(
    ("word", "beginning"),
    [
        ("industries", "industr"),
        ("targeted", "target"),
        ("planning", "plan"),
        ("plans", "plan"),
        ("gas", "gas"),
        ("5g", "5g"),
        ("产", "产"),
    ],
)
def test_inflected_words_share_a_beginning(modules: Modules, word: str, beginning: str) -> None:
    assert call(modules, "query", "m.stem(x)", word) == beginning


def _fragment(blocks: list[str]) -> dict[str, Any]:
    """A page as the index keeps it: the title, a heading “工作” and one block for each text."""
    title, *others = [query(text) for text in blocks]
    content = f"ꀊ {title} ꀋ 工 作 ꀋ {' ꀋ '.join(others)} ꀋ ꀌ ꀈjx ꀋ."
    heading = {"element": "h2", "id": "tasks", "location": len(title.split()) + 2}
    return {"content": content, "meta": {"title": blocks[0]}, "anchors": [heading]}


def _shown(modules: Modules, fragment: dict[str, Any], typed: str) -> list[str]:
    expression = """(async () => {
      const query = (await import('/query.js')).parse(x[1]);
      const text = new m.PageText(x[0]);
      const places = text.places(query, (await import('/numbers.js')).wholeNumber(x[1]));
      const show = (place) => text.excerpt(place, places).map(({text, hit}) => hit ? `[${text}]` : text).join("");
      return (places.length > 0 ? places : [undefined]).map(show);
    })()"""
    shown: list[str] = call(modules, "page_text", expression, [fragment, typed])
    return shown


def test_an_excerpt_marks_the_hit_in_clean_text(modules: Modules) -> None:
    fragment = _fragment(["江西", "对产业大脑先行试点，建设一批升级版的智能车间和智能工厂"])
    assert _shown(modules, fragment, "产业大脑") == ["对[产业大脑]先行试点,建设一批升级版的智能车间和智能工厂"]


def test_a_phrase_does_not_run_over_the_end_of_a_block(modules: Modules) -> None:
    fragment = _fragment(["江西", "上一段在这里说完了产业", "大脑属于下一段"])
    assert not any("[产业" in text and "大脑]" in text for text in _shown(modules, fragment, '"产业大脑"'))


def test_a_number_is_marked_however_it_is_written(modules: Modules) -> None:
    fragment = _fragment(["江西", "电子信息产业的营业收入力争超过1.15万亿元，比上一年多"])
    assert _shown(modules, fragment, "11500亿") == ["电子信息产业的营业收入力争超过[1.15万亿元],比上一年多"]


def test_a_number_is_found_on_a_long_page_in_no_time(modules: Modules) -> None:
    fragment = _fragment(["江西", *(f"第{number}项指标为{number}.5亿元" for number in range(20_000))])
    expression = """(async () => {
      const query = (await import('/query.js')).parse("1234.5亿");
      const text = new m.PageText(x);
      const start = performance.now();
      const places = text.places(query, ["123450000000"]);
      return [places.length, performance.now() - start];
    })()"""
    count, milliseconds = call(modules, "page_text", expression, fragment)
    assert count == 1
    assert milliseconds < 1000


def test_what_is_hidden_is_never_shown(modules: Modules) -> None:
    fragment = _fragment(["江西", "本页正文只有这一句话，此外什么也没有写"])
    assert _shown(modules, fragment, "jx") == ["本页正文只有这一句话,此外什么也没有写"]


def test_latin_words_keep_their_spaces(modules: Modules) -> None:
    fragment = _fragment(["Jiangxi", "Use of 5G in the industrial internet of many provinces"])
    assert _shown(modules, fragment, "industrial internet") == [
        "use of 5g in the [industrial internet] of many provinces"
    ]


@pytest.mark.parametrize(
    ("typed", "matching", "nearest"),
    [
        ("jx", ["江西"], ["江西"]),
        ("江", ["江西", "江苏"], []),
        ("gxi", ["江西"], ["江西"]),
        ("jiangxy", [], ["江西", "江苏"]),
        ("__proto__", [], []),
        ("？", [], []),
    ],
)
def test_names_are_suggested(modules: Modules, typed: str, matching: list[str], nearest: list[str]) -> None:
    entries = [
        {"t": "江西", "u": "provinces/jiangxi/", "k": "province", "a": ["jiangxi", "jx"]},
        {"t": "江苏", "u": "provinces/jiangsu/", "k": "province", "a": ["jiangsu", "js"]},
    ]
    expression = """["matching", "nearest"].map((way) =>
      new m.Terms({strings: {}, terms: x[0]})[way](x[1], 5).map((entry) => entry.title))"""
    assert call(modules, "terms", expression, [entries, typed]) == [matching, nearest]


def test_the_address_holds_the_search_and_keeps_the_rest(modules: Modules) -> None:
    address = "https://example.org/zh/search/?kept=1&q=old&kind=term#x"
    state = {"typed": "产业 & 大脑", "chosen": {"kind": "", "year": "2023"}}
    written = call(modules, "address", "m.writeAddress(x[0], x[1])", [address, state])
    assert call(modules, "address", "m.readAddress(x)", written) == {
        "typed": "产业 & 大脑",
        "chosen": {"kind": "", "province": "", "year": "2023", "theme": ""},
    }
    assert "kept=1" in written
    assert written.endswith("#x")


def test_only_texts_with_uncommon_characters_need_the_table_of_simplified_ones(modules: Modules) -> None:
    traditional = sorted(simplified_characters())
    assert all(call(modules, "common_characters", "x.map(m.mayBeTraditional)", traditional))
    usual = ["规模以上工业增加值", "Jiangxi 8.0%", "“2+6+N”", "江西 2023", ""]
    assert not any(call(modules, "common_characters", "x.map(m.mayBeTraditional)", usual))
