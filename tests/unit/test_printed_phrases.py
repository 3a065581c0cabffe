"""Values that set phrases state by words, beside those that the reader of numbers finds."""

from __future__ import annotations

from decimal import Decimal

import pytest

from shengce.printed.matches import value_matches
from shengce.printed.normalise import normalise
from shengce.printed.phrases import phrased_values

HUNDRED_MILLION = Decimal(10) ** 8


def values(as_printed: str, kind: str) -> set[Decimal]:
    return set(phrased_values(normalise(as_printed), kind))


@pytest.mark.parametrize(
    ("as_printed", "found"),
    [
        ("占1/4", {"25"}),
        ("占全国的1/8以上", {"12.5"}),
        ("四分之一", {"25"}),
        ("五分之二以上", {"40"}),
        ("十分之一", {"10"}),
        ("超过一半", {"50"}),
        ("占比过半", {"50"}),
        ("半数企业", {"50"}),
        ("产值倍增", {"100"}),
        ("实现全覆盖", {"100"}),
        ("调整为4.0∶37.7∶58.3", {"4.0", "37.7", "58.3"}),
        ("4.0:37.7:58.3", {"4.0", "37.7", "58.3"}),
        ("产投比达1.5∶1", {"150"}),
        ("全国每5台就有1台产自我省", {"20"}),
        ("每4辆新能源汽车就有1辆", {"25"}),
        ("增长“双十五”", {"15"}),
        # no share of few decimals, more than the whole, a year or a plain number
        ("占1/3", set()),
        ("三分之二", set()),
        ("5/4", set()),
        ("1/2.5", set()),
        ("百分之五", set()),
        ("2024/2025", set()),
        ("3∶7", set()),
        ("增长8%", set()),
        ("", set()),
    ],
)
def test_shares_and_ratios_in_words_are_percent(as_printed: str, found: set[str]) -> None:
    assert values(as_printed, "percent") == {Decimal(value) for value in found}


def test_a_ratio_of_three_holds_no_ratio_to_one() -> None:
    assert values("调整为3∶2∶1", "percent") == {Decimal(3), Decimal(2), Decimal(1)}


@pytest.mark.parametrize(
    ("as_printed", "found"),
    [
        ("突破万亿元", {10**12}),
        ("迈上千亿级台阶", {10**11}),
        ("百亿元以上", {10**10}),
        ("十亿元", {10**9}),
        ("超亿元", {10**8}),
        ("百万亿元", {10**14}),
        ("千亿和万亿", {10**11, 10**12}),
        # with a number before it, which the reader of numbers reads whole
        ("1542亿元", set()),
        ("三千亿元", set()),
        ("几千亿元", set()),
        ("数百亿元", set()),
        ("多亿元", set()),
        ("较快增长", set()),
    ],
)
def test_amounts_without_a_digit_are_money(as_printed: str, found: set[int]) -> None:
    assert values(as_printed, "money") == {Decimal(value) for value in found}


@pytest.mark.parametrize("as_printed", ["突破2万亿元", "1.2 万亿元", "一万亿元", "2.5万亿元"])
def test_the_end_of_a_multiplier_is_no_amount_of_its_own(as_printed: str) -> None:
    assert values(as_printed, "money") == set()
    assert not value_matches(normalise(as_printed), Decimal(1), None, "money", HUNDRED_MILLION)


@pytest.mark.parametrize(
    ("as_printed", "found"),
    [
        ("我省首个集群", {1}),
        ("首家、首座", {1}),
        ("首条生产线", {1}),
        ("第3个", {3}),
        ("第12家", {12}),
        ("十大重点行业", {10}),
        ("七方面工作", {7}),
        ("前100名", {100}),
        ("第二批", {2}),
        ("首先", set()),
        ("第3位", {3}),
    ],
)
def test_the_first_and_the_nth_are_counted(as_printed: str, found: set[int]) -> None:
    assert values(as_printed, "count") == {Decimal(value) for value in found}


@pytest.mark.parametrize(
    ("as_printed", "found"),
    [("居全国之首", {1}), ("第二批", {2}), ("前100名", {100}), ("首先", set()), ("十大行业", set())],
)
def test_the_head_of_a_list_is_the_first_rank(as_printed: str, found: set[int]) -> None:
    assert values(as_printed, "rank") == {Decimal(value) for value in found}


def test_a_ratio_to_one_is_points() -> None:
    assert values("产投比达1.5∶1", "points") == {Decimal("1.5")}
    assert values("1∶1.5", "points") == set()


@pytest.mark.parametrize("kind", ["percentage_point", "quantity", "places", "years"])
def test_other_kinds_have_no_set_phrases(kind: str) -> None:
    assert values("过半、首个、万亿、1/4、第二批、十大、1.5∶1", kind) == set()


@pytest.mark.parametrize(
    ("as_printed", "value", "kind", "factor"),
    [
        ("占1/4", "25", "percent", 1),
        ("超过一半", "50", "percent", 1),
        ("突破万亿元", "10000", "money", 10**8),
        ("迈上千亿级台阶", "1000", "money", 10**8),
        ("首个", "1", "count", 1),
        ("居全国之首", "1", "rank", 1),
        ("1.5∶1", "1.5", "points", 1),
    ],
)
def test_a_typed_value_matches_what_the_phrase_states_and_nothing_beside_it(
    as_printed: str, value: str, kind: str, factor: int
) -> None:
    printed = normalise(as_printed)
    assert value_matches(printed, Decimal(value), None, kind, Decimal(factor))
    assert not value_matches(printed, Decimal(value) + 2, None, kind, Decimal(factor))
    assert not value_matches(printed, -Decimal(value), None, kind, Decimal(factor))
    assert not value_matches(printed, Decimal(value), Decimal(value) + 2, kind, Decimal(factor))
