"""The pure modules of the viewer of words, run in Chromium, against the Python side and by hand."""

from __future__ import annotations

import csv
import gzip
import io
import json
import struct
from pathlib import Path
from typing import Any

import pytest

from shengce.printed.folding import matched, simplified_characters
from shengce.words.shards import key_of, shard_name
from tests.search.modules import Modules, call

pytestmark = pytest.mark.browser

_PHRASES: list[dict[str, str]] = json.loads(Path(__file__).with_name("phrase_vectors.json").read_text(encoding="utf-8"))


def of(modules: Modules, module: str, expression: str, argument: object = None) -> Any:
    return call(modules, f"../words/{module}", expression, argument)


# A phrase as it is counted


@pytest.mark.parametrize("example", _PHRASES, ids=lambda example: ascii(example["text"]))
def test_texts_and_questions_have_one_form(modules: Modules, example: dict[str, str]) -> None:
    argument = [example["text"], simplified_characters()]
    typed = of(modules, "normal", "m.normal(x[0], new Map(Object.entries(x[1])))", argument)
    assert typed == matched(example["text"]) == example["phrase"]


@pytest.mark.parametrize("phrase", ["低空经济", "低空", "ai", "2+6+n", "互联网+", "a", "𠀀𠀁𠀂", "é", "r&d"])
@pytest.mark.parametrize("is_split", [False, True])
def test_both_sides_name_the_same_file(modules: Modules, phrase: str, is_split: bool) -> None:
    split = range(2048) if is_split else ()
    index = "{shards: 2048, split: new Set(x[1]), empty: new Set()}"
    name = of(modules, "hash", f"m.shardOf(x[0], {index})", [phrase, list(split)])
    assert name == shard_name(key_of(phrase, split))


# The files


def varint(number: int) -> bytes:
    return bytes([number]) if number < 128 else bytes([number % 128 + 128]) + varint(number // 128)


def postings(counts: dict[int, int]) -> bytes:
    numbers = sorted(counts)
    steps = [number - before for number, before in zip(numbers, [0, *numbers], strict=False)]
    return b"".join(
        varint(step * 2 + (counts[number] > 1)) + (varint(counts[number] - 2) if counts[number] > 1 else b"")
        for number, step in zip(numbers, steps, strict=True)
    )


def block(strings: list[tuple[int, str, dict[int, int]]]) -> bytes:
    """Return a block, given for each string how many bytes it shares with the one before, its rest, and its counts."""
    heads = [
        varint(shared) + varint(len(rest.encode())) + rest.encode() + varint(len(postings(counts)))
        for shared, rest, counts in strings
    ]
    return varint(len(strings)) + b"".join(heads) + b"".join(postings(counts) for _, _, counts in strings)


def frames(*blocks: bytes) -> list[int]:
    zipped = (gzip.compress(each) for each in blocks)
    return list(b"".join(struct.pack("<I", len(each)) + each for each in zipped))


READ = """(async () => {
  const blocks = (await m.blocksOf(new Uint8Array(x[0]).buffer)).map((bytes) => new m.Block(bytes));
  return x[1].map((phrase) => {
    const counts = new Map();
    for (const block of blocks) block.addTo(counts, phrase);
    return [blocks.some((block) => block.has(phrase)), [...counts]];
  });
})()"""


def test_counts_are_read_as_they_are_written(modules: Modules) -> None:
    first = block([(0, "低空", {0: 1, 3: 2, 755: 300}), (6, "经济", {3: 1}), (0, "数字", {200: 70_000})])
    second = block([(0, "低空", {756: 1, 757: 4}), (0, "无", {})])
    asked = ["低空", "低空经济", "数字", "无", "低", "__proto__"]
    assert of(modules, "block", READ, [frames(first, second), asked]) == [
        [True, [[0, 1], [3, 2], [755, 300], [756, 1], [757, 4]]],
        [True, [[3, 1]]],
        [True, [[200, 70_000]]],
        [True, []],
        [False, []],
        [False, []],
    ]


@pytest.mark.parametrize("cut", [1, 3, 5, 20])
def test_a_damaged_file_is_no_answer(modules: Modules, cut: int) -> None:
    whole = frames(block([(0, "低空", {0: 1, 3: 2})]))
    reading = f"{READ}.then(() => 'read', () => 'refused')"
    assert of(modules, "block", reading, [whole[:-cut], ["低空"]]) == "refused"
    assert of(modules, "block", reading, [[], ["低空"]]) == "read"


# What is asked


def asked(modules: Modules, typed: str) -> dict[str, Any]:
    found: dict[str, Any] = of(modules, "query", "m.parse(x)", typed)
    return found


@pytest.mark.parametrize(
    ("typed", "phrases"),
    [
        ("低空经济,商业航天", ["低空经济", "商业航天"]),
        ("低空经济，商业航天", ["低空经济", "商业航天"]),
        ("低空经济、商业航天", ["低空经济", "商业航天"]),
        ("人工智能 + AI", ["人工智能 + ai"]),
        ("人工智能 ＋ AI,5G", ["人工智能 + ai", "5g"]),
        ("互联网+", ["互联网+"]),
        ("2+6+N", ["2+6+n"]),
        ("a +b", ["a+b"]),
        ("低空经济,,低空经济, ", ["低空经济"]),
        ("低空 + 低空,低空", ["低空"]),
        (" + 低空 + ", ["低空"]),
        ("", []),
        (" ,，、 \u200f", []),
    ],
)
def test_commas_compare_and_plus_between_spaces_adds(modules: Modules, typed: str, phrases: list[str]) -> None:
    assert [phrase["key"] for phrase in asked(modules, typed)["phrases"]] == phrases


def test_the_seventh_phrase_is_dropped_and_told(modules: Modules) -> None:
    found = asked(modules, "一一,二二,三三,四四,五五,六六,七七,八八")
    assert len(found["phrases"]) == 6 and found["dropped"] == ["七七", "八八"]


def test_a_long_question_is_cut_and_it_is_told(modules: Modules) -> None:
    assert asked(modules, "经" * 200)["cut"] is False
    found = asked(modules, "经" * 201)
    assert found["cut"] is True and len(found["phrases"][0]["key"]) == 200


@pytest.mark.parametrize(
    ("typed", "fault"), [("经", "short"), ("！？", "signs"), ("😀😀", "signs"), ("a", "short"), ("经济", None)]
)
def test_what_cannot_be_counted_says_why(modules: Modules, typed: str, fault: str | None) -> None:
    (phrase,) = asked(modules, typed)["phrases"]
    assert phrase["variants"][0].get("fault") == fault


def test_a_phrase_keeps_the_capitals_that_were_typed(modules: Modules) -> None:
    (phrase,) = asked(modules, "５Ｇ")["phrases"]
    assert (phrase["variants"][0]["label"], phrase["key"]) == ("5G", "5g")


SCOPES = ["all", "east", "jiangxi", "national"]


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        ("", ("", "share", "all", False)),
        ("?q=%E4%BD%8E%E7%A9%BA&measure=rate&scope=jiangxi&mean=3", ("低空", "rate", "jiangxi", True)),
        ("?q=5G%2B&measure=luck&scope=atlantis&mean=9", ("5G+", "share", "all", False)),
        ("?measure=__proto__&scope=constructor", ("", "share", "all", False)),
    ],
)
def test_an_address_is_read_as_far_as_it_can_be_shown(
    modules: Modules, query: str, chosen: tuple[str, str, str, bool]
) -> None:
    read = of(modules, "address", "m.readAddress(x[0], x[1])", [f"https://a.test/words/{query}", SCOPES])
    assert tuple(read[name] for name in ("typed", "measure", "scope", "mean")) == chosen


def test_an_address_that_is_written_is_read_the_same(modules: Modules) -> None:
    chosen = {"typed": "人工智能 + AI,互联网+", "measure": "count", "scope": "east", "mean": True}
    address = of(modules, "address", "m.writeAddress('https://a.test/words/?x=1#table', x)", chosen)
    assert "x=1" not in address
    assert of(modules, "address", "m.readAddress(x[0], x[1])", [address, SCOPES]) == chosen


def test_what_is_as_at_first_stands_in_no_address(modules: Modules) -> None:
    chosen = {"typed": "低空", "measure": "share", "scope": "all", "mean": False}
    address = of(modules, "address", "m.writeAddress('https://a.test/', x)", chosen)
    assert address == "https://a.test/?q=%E4%BD%8E%E7%A9%BA"


# What the counts come to. Beijing has no report of 2004, and the nation one of each year.

INDEX = {
    "years": [2003, 2004, 2005],
    "areas": ["beijing", "hebei", "national"],
    "characters": [[10_000, 20_000, 5_000], [0, 20_000, 5_000], [30_000, 20_000, 5_000]],
    "reports": [[0, 2003], [1, 2003], [2, 2003], [1, 2004], [2, 2004], [0, 2005], [1, 2005], [2, 2005]],
}
COUNTS = {0: 3, 3: 0, 5: 6, 6: 1, 7: 2}
POINTS = """(() => {
  const corpus = new m.Corpus(x[0]);
  const counts = new Map(Object.entries(x[1]).filter(([, count]) => count > 0).map(([n, count]) => [Number(n), count]));
  const reports = corpus.of(x[2]);
  const points = m.byYear(counts, reports, corpus.years);
  return %s;
})()"""


def comes_to(modules: Modules, expression: str, areas: list[str]) -> Any:
    return of(modules, "model", POINTS % expression, [INDEX, COUNTS, areas])


def test_years_count_reports_and_occurrences_in_scope(modules: Modules) -> None:
    rows = comes_to(
        modules, "points.map((p) => [p.year, p.reports, p.of, p.count, p.characters])", ["beijing", "hebei"]
    )
    assert rows == [[2003, 1, 2, 3, 30_000], [2004, 0, 1, 0, 20_000], [2005, 2, 2, 7, 50_000]]
    assert comes_to(modules, "corpus.missing", ["beijing"]) == 1


def test_a_year_without_a_report_has_no_value_and_a_zero_is_one(modules: Modules) -> None:
    expression = "m.valuesOf(points, 'share', false)"
    assert comes_to(modules, expression, ["beijing"]) == [[2003, 1], [2005, 1]]
    assert comes_to(modules, expression, ["hebei"]) == [[2003, 0], [2004, 0], [2005, 1]]


def test_measures_are_of_the_scope(modules: Modules) -> None:
    both = ["beijing", "hebei"]
    assert comes_to(modules, "m.valuesOf(points, 'rate', false)", both) == [[2003, 1], [2004, 0], [2005, 1.4]]
    assert comes_to(modules, "m.valuesOf(points, 'count', false)", ["national"]) == [[2003, 0], [2004, 0], [2005, 2]]


def test_a_mean_is_of_the_years_beside_it_that_have_reports(modules: Modules) -> None:
    assert comes_to(modules, "m.valuesOf(points, 'count', true)", ["beijing"]) == [[2003, 3], [2005, 6]]
    means = comes_to(modules, "m.valuesOf(points, 'share', true)", ["beijing", "hebei"])
    assert [round(value, 6) for _, value in means] == [0.25, 0.5, 0.5]


def test_the_first_and_the_last_year_name_all_areas(modules: Modules) -> None:
    told = comes_to(modules, "m.mentionsOf(counts, reports)", ["beijing", "hebei"])
    assert told == {
        "first": {"year": 2003, "areas": ["beijing"]},
        "last": {"year": 2005, "areas": ["beijing", "hebei"]},
    }
    assert comes_to(modules, "m.mentionsOf(new Map(), reports) ?? null", ["beijing"]) is None


def test_variants_are_added_report_by_report(modules: Modules) -> None:
    summed = of(
        modules, "model", "[...m.summed(x.map((pairs) => new Map(pairs)))]", [[[1, 2], [3, 1]], [[3, 4], [9, 1]]]
    )
    assert summed == [[1, 2], [3, 5], [9, 1]]


# How it is drawn


@pytest.mark.parametrize(
    ("largest", "least", "ticks"),
    [
        (1, 0.01, [0, 0.25, 0.5, 0.75, 1]),
        (0.03, 0.01, [0, 0.01, 0.02, 0.03]),
        (3, 1, [0, 1, 2, 3]),
        (1, 1, [0, 1]),
        (87, 1, [0, 25, 50, 75, 100]),
        (10, 1, [0, 5, 10]),
        (0.1, 0.01, [0, 0.05, 0.1]),
        (0.42, 0, [0, 0.2, 0.4, 0.6]),
    ],
)
def test_a_scale_begins_at_zero_and_holds_the_largest(
    modules: Modules, largest: float, least: float, ticks: list[float]
) -> None:
    assert of(modules, "chart", "m.ticksTo(x[0], {least: x[1]})", [largest, least]) == ticks


def drawn(modules: Modules, values: list[list[float]], width: int = 800) -> Any:
    series = [{"label": "低空经济", "values": values, "colour": "word-1", "form": 0}]
    ticks = [{"value": 0, "text": "0%"}, {"value": 1, "text": "100%"}]
    years = list(range(2003, 2010))
    return of(modules, "chart", "m.chartOf(x[0], x[1], x[2], x[3]).shapes", [series, years, ticks, width])


def test_a_line_is_broken_where_a_year_has_no_value(modules: Modules) -> None:
    shapes = drawn(modules, [[2003, 0], [2004, 1], [2006, 0.5], [2008, 1], [2009, 0]])
    lines = [shape for shape in shapes if shape["kind"] == "line" and shape["colour"] == "word-1"]
    assert [len(line["points"]) for line in lines] == [2, 2]
    assert sum(shape["kind"] == "area" for shape in shapes) == 5


def test_curves_are_named_at_their_end_where_there_is_room(modules: Modules) -> None:
    named = [
        [shape["text"] for shape in drawn(modules, [[2009, 1]], width) if shape["kind"] == "text"]
        for width in (800, 360)
    ]
    assert "低空经济" in named[0] and "低空经济" not in named[1]


@pytest.mark.parametrize(("count", "step"), [(0, 0), (1, 1), (2, 2), (3, 3), (4, 3), (5, 4), (9, 4), (10, 5), (99, 5)])
def test_a_cell_has_the_colour_of_its_number(modules: Modules, count: int, step: int) -> None:
    assert of(modules, "heat", "m.stepOf(x, [1, 2, 3, 5, 10])", count) == step


# What is taken away


def test_a_file_for_spreadsheets_holds_what_is_shown_and_where_it_is_from(modules: Modules) -> None:
    points = [
        {"year": 2003, "reports": 1, "of": 3, "count": 7, "characters": 30_000},
        {"year": 2004, "reports": 0, "of": 0, "count": 0, "characters": 0},
    ]
    shown = {"phrases": [{"label": '=低空"经济"', "points": points}], "measure": "share", "mean": False}
    text = of(modules, "table", "m.csvOf(x[0], x[1], x[2])", [shown, "全部省份", ["来源：省策, https://a.test/"]])
    assert text.startswith("\ufeff") and text.endswith("\r\n")
    assert list(csv.reader(io.StringIO(text[1:]))) == [
        ["phrase", "scope", "year", "reports_naming", "reports", "share", "occurrences", "characters", "per_10000"],
        ['\'=低空"经济"', "全部省份", "2003", "1", "3", "0.333333", "7", "30000", "2.333333"],
        ['\'=低空"经济"', "全部省份", "2004", "", "0", "", "", "", ""],
        ["来源：省策, https://a.test/"],
    ]


def test_a_mean_that_is_shown_stands_in_the_file(modules: Modules) -> None:
    points = [{"year": 2003 + n, "reports": n, "of": 2, "count": n, "characters": 10_000} for n in range(3)]
    shown = {"phrases": [{"label": "低空", "points": points}], "measure": "count", "mean": True}
    rows = list(csv.reader(io.StringIO(of(modules, "table", "m.csvOf(x[0], x[1], [])", [shown, "x"]))))
    assert [row[-1] for row in rows] == ["count_mean_of_3_years", "0.5", "1", "1.5"]


def test_a_file_is_named_by_its_phrases(modules: Modules) -> None:
    name = of(modules, "table", "m.nameOfFile(x, 'csv')", [{"label": "互联网+"}, {"label": "../<AI>"}])
    assert name == "shengce-互联网-AI.csv"


# Suggestions


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("低空", ("", "低空")),
        ("低空经济,商", ("低空经济,", "商")),
        ("低空经济， 商", ("低空经济，", "商")),
        ("人工智能 + A", ("人工智能 + ", "A")),
        ("互联网+", ("", "互联网+")),
        ("5G,互联网+工", ("5G,", "互联网+工")),
        ("", ("", "")),
    ],
)
def test_the_phrase_that_is_being_typed_is_the_last(modules: Modules, typed: str, parts: tuple[str, str]) -> None:
    found = of(modules, "suggest", "m.parted(x)", typed)
    assert (found["stands"], found["last"]) == parts
