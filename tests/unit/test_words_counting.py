"""Phrases counted in tiny texts: against a plain count of every string, and by hand where a rule decides."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shengce.printed.folding import matched
from shengce.words.corpus import SIGNS, Corpus, corpus_of, folded_paragraphs
from shengce.words.counting import LONGEST, Grams, grams_by_length
from shengce.words.layers import counts_of_names
from shengce.words.postings import decoded

Reports = Sequence[tuple[str, ...]]
ALPHABET = "天灯塔a1+,。"


def grams_of(reports: Reports, floor: int = 1) -> Iterator[Grams]:
    return grams_by_length(corpus_of(reports), floor)


def counted(reports: Reports, floor: int = 1) -> dict[str, dict[int, int]]:
    """Return the counts by report of each string that is counted."""
    found = {}
    for grams in grams_of(reports, floor):
        for index, string in enumerate(grams.strings):
            rows = slice(int(grams.starts[index]), int(grams.starts[index + 1]))
            found[string] = dict(zip(grams.reports[rows].tolist(), grams.counts[rows].tolist(), strict=True))
    return found


def plainly_counted(reports: Reports, floor: int) -> dict[str, dict[int, int]]:
    strings = {
        paragraph[start : start + length]
        for paragraphs in reports
        for paragraph in paragraphs
        for length in range(2, LONGEST + 1)
        for start in range(len(paragraph) - length + 1)
    }
    found = {string: _counts(string, reports) for string in strings if not set(string) & set(",。")}
    return {string: counts for string, counts in found.items() if len(counts) >= floor}


def _counts(string: str, reports: Reports) -> dict[int, int]:
    counts = {number: sum(each.count(string) for each in paragraphs) for number, paragraphs in enumerate(reports)}
    return {number: count for number, count in counts.items() if count}


def facts_of(reports: Reports, string: str) -> Mapping[str, float]:
    grams = next(grams for grams in grams_of(reports) if string in grams.strings)
    index = grams.strings.index(string)
    facts = {name: getattr(grams, name)[index] for name in ("before", "after", "tied", "alone", "is_bounded", "totals")}
    return {name: float(value) for name, value in facts.items()}


@given(
    st.lists(st.lists(st.text(ALPHABET, max_size=14), max_size=3).map(tuple), max_size=4), st.integers(1, 3)
)  # fmt: skip
def test_every_string_is_counted_as_a_plain_count_does(reports: list[tuple[str, ...]], floor: int) -> None:
    assert counted(reports, floor) == plainly_counted(reports, floor)


@pytest.mark.parametrize(
    ("text", "string", "count"),
    [
        ("天天天", "天天", 1),
        ("天天天天", "天天", 2),
        ("天天天天天", "天天", 2),
        ("灯塔灯塔灯塔灯", "灯塔灯", 2),
        ("灯塔灯,塔灯塔灯", "灯塔灯", 2),
        ("天天,天天天", "天天", 2),
    ],
)
def test_what_overlaps_itself_is_counted_from_the_left(text: str, string: str, count: int) -> None:
    assert counted([(text,)])[string] == {0: count}


def test_a_string_stands_within_one_paragraph() -> None:
    assert counted([("灯", "塔"), ("灯塔",)]) == {"灯塔": {1: 1}}


def test_a_report_without_text_has_its_number_all_the_same() -> None:
    assert counted([(), ("灯塔",), (), ("灯塔灯塔",)])["灯塔"] == {1: 1, 3: 2}


def test_strings_below_the_floor_are_left_out_with_all_that_holds_them() -> None:
    assert counted([("灯塔照海",), ("灯塔照山",)], floor=2) == {
        "灯塔": {0: 1, 1: 1}, "塔照": {0: 1, 1: 1}, "灯塔照": {0: 1, 1: 1},
    }  # fmt: skip


def test_entropies_are_those_of_the_neighbours_and_signs_are_free() -> None:
    reports = [("甲灯塔子", "甲灯塔丑", "乙灯塔寅"), (",灯塔。", "灯塔")]
    facts = facts_of(reports, "灯塔")
    shares = Counter({"甲": 2, "乙": 1, "sign": 1, "start": 1})
    assert facts["before"] == pytest.approx(sum(-n / 5 * math.log(n / 5) for n in shares.values()), abs=1e-6)
    assert facts["after"] == pytest.approx(math.log(5), abs=1e-6)
    assert (facts["tied"], facts["alone"], facts["totals"]) == (2 / 5, 2, 5)


@pytest.mark.parametrize(
    ("string", "is_bounded"),
    [("网+", True), ("+网", False), ("5g", True), ("8%", True), ("-网", False), ("网-", False)],
)
def test_a_phrase_begins_with_no_sign_and_ends_in_few(string: str, is_bounded: bool) -> None:
    assert facts_of([(string,)], string)["is_bounded"] == is_bounded


def test_names_are_counted_however_seldom_and_whatever_they_hold() -> None:
    corpus: Corpus = corpus_of([('照"小灯塔"行动,小灯塔小灯塔', "小"), ("灯塔",), ()])
    found = counts_of_names(corpus, {'"小灯塔"行动', "小灯塔", "灯塔", "没有", "塔行"})
    rows = {name: decoded([postings]) for name, postings in found.items()}
    assert {name: dict(zip(row.reports.tolist(), row.counts.tolist(), strict=True)) for name, row in rows.items()} == {
        '"小灯塔"行动': {0: 1}, "小灯塔": {0: 3}, "灯塔": {0: 3, 1: 1},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        (" 低 空\u3000经济 ", "低空经济"),
        ("電子信息產業", "电子信息产业"),
        ("ＡＩ＋５Ｇ", "ai+5g"),
        ("互联网＋", "互联网+"),
        ("“十四五”——８．０％", '"十四五"--8.0%'),
        ("《京・津•冀》", "《京·津·冀》"),
        ("⻋联网⼯业", "车联网工业"),
        ("低\u200b空\ufe0f经\u00ad济\u202e", "低空经济"),
    ],
)
def test_texts_and_queries_are_folded_alike(text: str, folded: str) -> None:
    assert matched(text) == folded
    assert matched(folded) == folded


def test_paragraphs_begin_behind_the_front_matter() -> None:
    assert folded_paragraphs("---\ntitle: 灯塔\n---\n\n# 一、 灯 塔\n\n灯Ａ\n") == ("一、灯塔", "灯a")


def test_the_signs_of_phrases_are_their_own_folded_form() -> None:
    assert matched(SIGNS) == SIGNS
