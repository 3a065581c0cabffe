"""Look-alikes of ideographs, as they come from PDF files."""

from __future__ import annotations

import unicodedata

import pytest

from shengce.printed.ideographs import LOOK_ALIKES, folded
from shengce.printed.normalise import normalise, paragraph_hash
from shengce.printed.paragraphs import read_paragraphs
from shengce.search.spaced import folded_name, query


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("增⻓7.5%", "增长7.5%"),
        ("⻋联网", "车联网"),
        ("⼯业", "工业"),
        ("⺟⻳", "母龟"),
        ("\uf900\U0002f800", "\u8c48\u4e3d"),
        ("％　．", "％　．"),
        ("é Å", "é Å"),
        ("工业", "工业"),
        ("", ""),
    ],
)
def test_only_look_alikes_change(text: str, meant: str) -> None:
    assert folded(text) == meant


def test_the_table_adds_only_what_nfkc_leaves() -> None:
    for alike, meant in LOOK_ALIKES.items():
        assert unicodedata.normalize("NFKC", alike) == alike
        assert ord(meant) >= 0x3400
        assert folded(folded(alike)) == folded(alike) == meant


def test_every_radical_with_an_ideograph_of_its_own_is_folded() -> None:
    radicals = [chr(code) for code in (*range(0x2E81, 0x2E9A), *range(0x2E9B, 0x2EF4), *range(0x2F00, 0x2FD6))]
    assert [radical for radical in radicals if folded(radical) == radical] == []


def test_the_index_holds_the_ideographs_that_people_type() -> None:
    assert query("增⻓、⻑江") == query("增长、长江")
    assert folded_name("⻋联网") == "车联网"


def test_texts_and_print_are_read_as_the_ideographs_that_they_show() -> None:
    assert normalise("⽣产总值增⻓7.5%") == "生产总值增长7.5%"
    assert paragraph_hash("增⻓7.5%") == paragraph_hash("增长7.5%")
    assert [paragraph.text for paragraph in read_paragraphs("# ⻋间\n\n增⻓")] == ["车间", "增长"]
