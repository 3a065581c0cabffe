"""The pure modules of the search page, run in Chromium, against the Python side and the shared examples."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from shengce.printed.folding import simplified_characters
from shengce.printed.ideographs import LOOK_ALIKES, folded
from shengce.search.numbers import telling_numbers
from shengce.search.spaced import alias_token, folded_name, query
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
    "增⻓7.5%",
    "⻋联网 ⼯业 ⻑江 ⻳ ㇐",
    "\uf900\uf9dc \uf901",
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


def test_look_alikes_are_the_same_ideographs_on_both_sides(modules: Modules) -> None:
    alike = list(LOOK_ALIKES)
    assert call(modules, "ideographs", "x.map(m.ideograph)", alike) == list(LOOK_ALIKES.values())
    assert call(modules, "normalise", "x.map((each) => m.fold(each))", alike) == list(map(folded, alike))


def test_a_look_alike_of_a_traditional_character_needs_the_table_of_simplified_ones(modules: Modules) -> None:
    assert call(modules, "common_characters", "x.map(m.mayBeTraditional)", ["⻓", "⻑"]) == [False, True]


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
    expression = "m.findNumbers((await import('/search/normalise.js')).fold(x)).flatMap((number) => number.canonicals)"
    assert call(modules, "numbers", expression, example["text"]) == example["numbers"]


_SEARCHED = [example for example in _NUMBERS if "sought" in example]


@pytest.mark.parametrize("example", _SEARCHED, ids=lambda example: example["text"])
def test_a_large_number_without_a_unit_is_looked_for_as_money_too(modules: Modules, example: dict[str, Any]) -> None:
    """So that 15000亿 finds the pages that print 1.5万亿元, as 1.5万亿 does, which stands there as it is."""
    assert call(modules, "query", "m.parse(x).numbers", example["text"]) == example["sought"]


def test_the_forms_of_a_number_are_looked_for_alike(modules: Modules) -> None:
    forms = ("15000亿", "1.5万亿", "15,000亿", "1.5 trillion")
    numbers = [call(modules, "query", "m.parse(x).numbers", form) for form in forms]
    spelled = [call(modules, "query", "m.parse(x).spelled", form) for form in forms]
    assert all(each == ["1500000000000", "1500000000000cny"] for each in numbers)
    assert all(each == spelled[0] for each in spelled)
    told = [number for form in (*forms, "1.5万亿元", "15000亿元") for number in telling_numbers(form)]
    tokens = {token for number in told for token in number.tokens}
    assert tokens == set(numbers[0])


@pytest.mark.parametrize("typed", ["-5.9%", "−5.9%", "－5.9％", "–5.9%", "− 5.9%", "下降5.9%", "降5.9%", "fell 5.9%"])
def test_a_fall_is_looked_for_as_a_fall(modules: Modules, typed: str) -> None:
    parsed = call(modules, "query", "m.parse(x)", typed)
    assert (parsed["numbers"], parsed["spelled"]) == (["n5p9pct"], [])
    assert [words for words in (*parsed["phrases"], parsed["bare"]) if query("5.9%") == " ".join(words)] == []


def test_a_fall_without_a_unit_is_of_per_cent_or_points(modules: Modules) -> None:
    assert call(modules, "query", "m.parse(x).numbers", "-5.9") == ["n5p9", "n5p9pct", "n5p9pp"]


def test_a_fall_is_marked_with_its_sign_and_a_range_is_none(modules: Modules) -> None:
    fragment = _fragment(["江西", "目标5.5-5.9%、结果下降5.9%、上年5.9%"])
    assert _shown(modules, fragment, "-5.9%") == ["目标5.5-5.9%、结果[下降5.9%]、上年5.9%"]


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
        ('5" or', ["5 ꀞ or"], ["5", "or"]),
        ("专精特新“小巨人”", ["专 精 特 新 ꀞ 小 巨 人 ꀞ"], ["专精特新", "小巨人"]),
        ("！？ ……", [], []),
        ("", [], []),
    ],
)
def test_a_query_is_taken_apart(modules: Modules, typed: str, phrases: list[str], terms: list[str]) -> None:
    parsed = call(modules, "query", "m.parse(x)", typed)
    assert [" ".join(words) for words in parsed["phrases"]] == phrases
    assert [term["text"] for term in parsed["terms"]] == terms


@pytest.mark.parametrize(
    ("typed", "bare"),
    [
        ("工业增加值。", "工业增加值"),
        ("产业大脑，", "产业大脑"),
        ("《工业增加值》", "工业增加值"),
        ("【工业增加值】：", "工业增加值"),
        ("（“工业增加值”）", "工业增加值"),
        ("——工业增加值……", "工业增加值"),
        ("● 工业增加值；", "工业增加值"),
        ("#工业增加值#", "工业增加值"),
        ("industrial value added,", "industrial value added"),
        ("“industrial value added.”", "industrial value added"),
        ("(industrial value added)?!", "industrial value added"),
        ("8%。", "8%"),
        ("（8.0％）", "8.0％"),
        ("-5.9%", "5.9%"),
        (".5%", ".5%"),
        ("R&D", "R&D"),
        ("2+6+N、", "2+6+N"),
        ("工业增加值\u200b\ufeff", "工业增加值"),
        ("！？……", ""),
        ("", ""),
    ],
)
def test_signs_around_a_query_are_taken_off(modules: Modules, typed: str, bare: str) -> None:
    assert call(modules, "punctuation", "m.trimmed(x)", typed) == bare


@pytest.mark.parametrize(
    ("typed", "pieces"),
    [
        ("工业增加值，产业大脑", ["工业增加值", "产业大脑"]),
        ("工业增加值、产业大脑；灯塔。", ["工业增加值", "产业大脑", "灯塔"]),
        ("《工业增加值》和“产业大脑”", ["工业增加值", "和", "产业大脑"]),
        ("工业/增加值|产业·大脑", ["工业", "增加值", "产业", "大脑"]),
        ("value added, base stations.", ["value", "added", "base", "stations"]),
        (
            "R&D above-size 1,000 8.0% 2+6+N v1.5 5G+工业互联网",
            ["R&D", "above-size", "1,000", "8.0%", "2+6+N", "v1.5", "5G+工业互联网"],
        ),
        ("增长8%左右", ["增长8%左右"]),
        ("10%-20%", ["10%", "20%"]),
        ("产\u200f业\u200b大脑", ["产\u200f业\u200b大脑"]),
        ("plan--next", ["plan", "next"]),
        ("+工业 +大脑 C++ +6", ["工业", "大脑", "C++", "+6"]),
        ("，。", []),
    ],
)
def test_a_query_is_parted_at_the_signs_around_its_words(modules: Modules, typed: str, pieces: list[str]) -> None:
    assert call(modules, "punctuation", "m.pieces(x)", typed) == pieces


def test_a_query_is_looked_for_with_and_without_the_signs_at_its_ends(modules: Modules) -> None:
    parsed = call(modules, "query", "m.parse(x)", "《工业增加值》。")
    assert "".join(parsed["bare"]) == "工业增加值"
    assert len(parsed["phrases"][0]) == len("《工业增加值》。")
    assert call(modules, "query", "m.parse(x).bare", '"工业" 增加值') == []


@pytest.mark.parametrize("typed", ["value-added tax", "value\u2011added tax", "value added tax"])
def test_words_joined_by_a_hyphen_are_looked_for_apart_too(modules: Modules, typed: str) -> None:
    parsed = call(modules, "query", "m.parse(x)", typed)
    assert parsed["bare"] == ["value", "added", "tax"]
    if " added" not in typed:
        assert ["value", "added"] in parsed["terms"][0]["otherWays"]
        assert len(parsed["phrases"][0]) > len(parsed["bare"])


def test_a_hyphen_between_quotes_or_digits_stays(modules: Modules) -> None:
    assert call(modules, "query", "m.parse(x).terms[0].otherWays", '"value-added"') == []
    assert call(modules, "punctuation", "m.apart(x)", "2022-2024 工业-产业") == "2022-2024 工业-产业"


@pytest.mark.parametrize(
    "typed",
    [
        *("48,295.5", "48295.5", "４８２９５．５", "４８，２９５．５", "48,295.50", "“48295.5”，"),
        *("48\u202f295.5", "48\u00a0295.5", "48\u2009295.5", "48'295.5", "48’295.5"),
    ],
)
def test_all_forms_of_a_number_are_looked_for(modules: Modules, typed: str) -> None:
    parsed = call(modules, "query", "m.parse(x)", typed)
    if "“" in typed:
        typed = "48295.5"
    else:
        assert parsed["numbers"] == ["48295p5", "48295p5cny"]
        assert [" ".join(words) for words in parsed["spelled"]] == [query("48295.5"), query("48,295.5")]
    _, number = call(modules, "query", "m.parse(x).terms", f"江西 {typed}")
    assert number["numbers"] == ["48295p5", "48295p5cny"]


@pytest.mark.parametrize(
    ("canonical", "spellings"),
    [
        ("48300", ["48300", "48,300"]),
        ("1150000000000cny", ["1150000000000", "1,150,000,000,000"]),
        ("1234p56", ["1234.56", "1,234.56"]),
        ("800", []),
        ("8pct", []),
        ("123456pct", []),
        ("1234pp", []),
    ],
)
def test_a_number_of_several_digits_is_written_with_commas_or_without(
    modules: Modules, canonical: str, spellings: list[str]
) -> None:
    assert call(modules, "numbers", "m.spellings(x)", canonical) == spellings


@pytest.mark.parametrize("typed", ["48295.5", "48,295.5"])
def test_a_number_is_marked_in_the_form_that_stands(modules: Modules, typed: str) -> None:
    assert _shown(modules, _fragment(["江西", "达到48,295.5亿元增长"]), typed) == ["达到[48,295.5]亿元增长"]


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
    synonyms = "new (await import('/search/synonyms.js')).Synonyms(x[1])"
    parsed = call(modules, "query", f"m.parse(x[0], new Map(), {synonyms})", [typed, GROUPS])
    assert sorted(" ".join(words) for words in parsed["otherWays"]) == sorted(query(text) for text in otherwise)


def test_words_of_one_meaning_make_few_ways(modules: Modules) -> None:
    synonyms = "new (await import('/search/synonyms.js')).Synonyms(x[1])"
    parsed = call(modules, "query", f"m.parse(x[0], new Map(), {synonyms})", ["GDP" + "规上GDP" * 30, GROUPS])
    assert len(parsed["otherWays"]) < 8


def test_words_of_one_meaning_are_marked(modules: Modules) -> None:
    fragment = _fragment(["江西", "全年规模以上工业增加值比上一年增长百分之七"])
    expression = """(async () => {
      const { Synonyms } = await import('/search/synonyms.js');
      const query = (await import('/search/query.js')).parse("规上工业", new Map(), new Synonyms(x[1]));
      const text = new m.PageText(x[0]);
      const places = text.places(query);
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
      const query = (await import('/search/query.js')).parse(x[1]);
      const text = new m.PageText(x[0]);
      const places = text.places(query);
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
      const query = (await import('/search/query.js')).parse("1234.5亿");
      const text = new m.PageText(x);
      const start = performance.now();
      const places = text.places(query);
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


def test_of_a_heading_the_words_under_it_are_shown(modules: Modules) -> None:
    assert _shown(modules, _fragment(["江西", "推进产业链"]), "工作") == ["推进产业链"]


def test_the_lead_of_a_page_is_its_first_text(modules: Modules) -> None:
    expression = "m.PageText.of(x).lead([]).map(({ text }) => text).join('')"
    fragment = _fragment(["江西", "目标都未达成", "读了报告"])
    assert call(modules, "page_text", expression, fragment) == "目标都未达成"
