"""Chinese beside Latin letters and numbers: one space parts them, however a place is filled."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from shengce.language.spacing import set_apart
from tests.golden.test_pages import KEPT
from tests.unit.builders import language
from tests.unit.test_strings import SCRIPTS

HAN = "[\u3400-\u9fff]"
CLOSED = re.compile(f"{HAN}[A-Za-z0-9]|[A-Za-z0-9%]{HAN}")
# Patterns of full dates, and an example of what is printed.
AS_PRINTED = {"date.year", "date.month", "date.day", "search.examples.number"}
# Of running text: letters, numbers with what is counted, and words of sentences before a number.
IN_SENTENCES = re.compile(
    f"{HAN}[A-Za-z]|[A-Za-z]{HAN}|[0-9](?:个|项|份|条|处|年)|(?:有|中|的|共|在|与|达成|可判定)[0-9.]+(?![0-9.家%万亿])"
)
DATES_AND_TITLES = re.compile("[0-9]{4}年[0-9]+月(?:[0-9]+日)?|[0-9]{4}年[^。，]{0,16}(?:报告|公报)")
ADDRESSES_AND_MARKS = re.compile(r" ?<[^>]*>|\{[^}]*\}")


@pytest.mark.parametrize(
    ("words", "before", "after", "set_words"),
    [
        ("目标", "GDP", "5%", " 目标 "),
        ("目标", "能耗", "下降 3%", "目标"),
        (" 个", "31", "", " 个"),
        ("（", "江西", "5%", "（"),
        ("", "31", "个", ""),
    ],
)
def test_a_space_parts_han_from_others(words: str, before: str, after: str, set_words: str) -> None:
    assert set_apart(words, before, after) == set_words


def test_strings_are_set_apart_from_numbers_and_names_alike() -> None:
    chinese = language("zh")
    for key, text in chinese.strings.items():
        places = {name for _, name, _, _ in Formatter().parse(text) if name}
        if key in AS_PRINTED or key.startswith("cite_this."):
            continue
        for filling in ("7", "GDP"):
            said = chinese.say(key, **dict.fromkeys(places, filling))
            assert CLOSED.search(said) is None, (key, said)
        assert re.search(f"{HAN} {HAN}", chinese.say(key, **dict.fromkeys(places, "7"))) is None, key


def test_numbers_in_strings_of_scripts_are_written_with_their_spaces() -> None:
    """Scripts fill these as they stand."""
    closed = re.compile(f"{HAN}{{(?:n|year|years|target|outcome|value|most|met)}}|{{(?:n|year|years|most)}}{HAN}")
    scripted = {key: text for key, text in language("zh").strings.items() if key.startswith(tuple(SCRIPTS))}
    assert {key: text for key, text in scripted.items() if closed.search(text)} == {}


def test_sentences_of_pages_are_set_apart() -> None:
    lines = [line for page in sorted((KEPT / "zh").rglob("*.txt")) for line in page.read_text("utf-8").splitlines()]
    running = (DATES_AND_TITLES.sub("", ADDRESSES_AND_MARKS.sub("", line)) for line in lines if "。" in line)
    assert [line for line in running if IN_SENTENCES.search(line)] == []
