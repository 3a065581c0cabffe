"""Which strings are kept, and which are phrases of their own: rule by rule, in texts made for it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from shengce.words.choosing import may_be_phrase
from shengce.words.corpus import corpus_of
from shengce.words.layers import Layer, layer_of

# Forty different characters, so that neighbours can be as free as a rule asks.
OTHERS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃辰宿列张寒来"


def free(phrase: str, times: int = 12) -> list[str]:
    """Return sentences in which a phrase has another neighbour on either side each time."""
    return [f"{OTHERS[place]}{phrase}{OTHERS[place + 13]}" for place in range(times)]


def kept(sentences: Sequence[str]) -> Layer:
    """Return what is kept of sentences, each a report of its own, beside a long text in which chance is small."""
    reports = [*((sentence,) for sentence in sentences), ("。" * 20_000,)]
    return layer_of(corpus_of(reports), Layer())


def test_short_strings_are_looked_up_whatever_stands_around_them() -> None:
    layer = kept(["照海灯塔站"] * 5)
    assert {"照海", "海灯塔站", "灯塔"} <= layer.others.keys()
    assert layer.own.keys() == {"照海灯塔站"}  # it stands alone
    assert "照海灯塔站" not in kept(["在照海灯塔站里"] * 5).others


def test_nothing_is_kept_in_fewer_than_five_reports() -> None:
    assert "灯塔" in kept(free("灯塔", 5)).others | kept(free("灯塔", 5)).own
    assert "灯塔" not in kept(free("灯塔", 4)).others | kept(free("灯塔", 4)).own
    assert kept(["灯塔，灯塔，灯塔，灯塔，灯塔"]).others == {}


def test_long_strings_are_looked_up_where_both_bounds_are_free() -> None:
    assert "小灯塔计划" in kept(free("小灯塔计划")).own
    tied = [sentence.replace("计划", "计划里") for sentence in free("小灯塔计划")]
    assert "小灯塔计划" not in (kept(tied).own | kept(tied).others)
    assert "小灯塔计划里" in kept(tied).own


def test_a_phrase_of_its_own_is_no_piece_of_a_longer_one() -> None:
    layer = kept(free("小灯塔计划"))
    assert layer.own.keys() == {"小灯塔计划"}
    assert {"小灯塔", "灯塔计划"} <= layer.others.keys()


def test_a_phrase_of_its_own_holds_together() -> None:
    """兴海 is where two words meet that stand beside others as often; 灯塔 is not."""
    mixed = [f"{first}兴海{last}" for first, last in zip(OTHERS, OTHERS[13:], strict=False)][:8]
    common = [f"{sign}兴{sign}兴{sign}海{sign}海{sign}" for sign in OTHERS] * 3
    assert "兴海" in kept(mixed).own
    assert "兴海" in kept(mixed + common).others
    assert "灯塔" in kept(free("灯塔") + common).own


def test_what_often_stands_alone_needs_not_hold_together() -> None:
    common = [f"{sign}兴{sign}兴{sign}海{sign}海{sign}" for sign in OTHERS] * 3
    assert "兴海" in kept(["“兴海”"] * 8 + common).own


@pytest.mark.parametrize(
    ("string", "may_be"),
    [
        ("低空经济", True),
        ("5g", True),
        ("2+6+n", True),
        ("ai", True),
        ("互联网+", True),
        ("5g+工业互联网", True),
        ("就业", True),
        ("增长8%", False),
        ("2025", False),
        ("3个", False),
        ("a", False),
        ("a+", False),
        ("的发展", False),
        ("项目等", False),
        ("一是", False),
        ("二要抓", False),
    ],
)
def test_a_phrase_is_no_number_and_has_no_joining_word_at_its_bounds(string: str, may_be: bool) -> None:
    assert may_be_phrase(string) is may_be


def test_words_that_seldom_begin_or_end_a_phrase_do_so_where_they_belong_to_it() -> None:
    common = [f"{sign}和{sign}业{sign}业{sign}和{sign}" for sign in OTHERS] * 3
    assert "和谐" in kept(free("和谐") + common).own
    assert "业和" in kept(free("业和") + common).others
