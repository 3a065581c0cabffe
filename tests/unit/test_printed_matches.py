"""Typed values compared with the print."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shengce.printed.matches import value_matches


def matches(as_printed: str, value: str, kind: str = "percent", factor: int = 1, hint: str = "") -> bool:
    low, _, high = value.partition("/")
    return value_matches(as_printed, Decimal(low), Decimal(high) if high else None, kind, Decimal(factor), hint)


@pytest.mark.parametrize(
    ("as_printed", "value", "kind", "factor", "hint"),
    [
        ("增长8%左右", "8", "percent", 1, ""),
        ("8.0％", "8", "percent", 1, ""),
        ("下降5.9%", "-5.9", "percent", 1, ""),
        ("6.1%", "6.1", "percent", 1, ""),
        ("6.1%", "-6.1", "percent", 1, ""),
        ("6.1%", "-6.1", "percent", 1, "能耗下降"),
        ("3.2%", "-3.2", "percent", 1, "分别下降5.9%、"),
        ("增长-4.2%", "-4.2", "percent", 1, ""),
        ("5%—6%", "5/6", "percent", 1, ""),
        ("下降3%—5%", "-5/-3", "percent", 1, ""),
        ("翻一番", "100", "percent", 1, ""),
        ("翻两番", "300", "percent", 1, ""),
        ("增长1.4倍", "140", "percent", 1, ""),
        ("1.4倍", "140", "percent", 1, "投资增长"),
        ("持平", "0", "percent", 1, ""),
        ("5", "5", "percent", 1, "分别增长"),
        ("回落1.2个百分点", "-1.2", "percentage_point", 1, ""),
        ("1.01万亿元", "10100", "money", 10**8, ""),
        ("突破2万亿", "20000", "money", 10**8, ""),
        ("200万元", "200", "money", 10**4, ""),
        ("350亿美元", "350", "money", 10**8, ""),
        ("5—6万亿元", "50000/60000", "money", 10**8, ""),
        ("减少100亿元", "100", "money", 10**8, ""),
        ("减少100亿元", "-100", "money", 10**8, ""),
        ("15万个", "150000", "count", 1, ""),
        ("超37条", "37", "count", 1, ""),
        ("居全国第3位", "3", "rank", 1, ""),
        ("首位", "1", "rank", 1, ""),
        ("前移1位", "1", "places", 1, ""),
        ("后移1位", "-1", "places", 1, ""),
        ("2位", "2", "places", 1, "上升8位、"),
        ("连续五年", "5", "years", 1, ""),
        ("增长8%，居第3位", "3", "rank", 1, ""),
    ],
)
def test_true_citations_match(as_printed: str, value: str, kind: str, factor: int, hint: str) -> None:
    assert matches(as_printed, value, kind, factor, hint)


@pytest.mark.parametrize(
    ("as_printed", "value", "kind", "factor", "hint"),
    [
        ("增长8%", "8.1", "percent", 1, ""),
        ("增长8%", "-8", "percent", 1, ""),
        ("下降5.9%", "5.9", "percent", 1, ""),
        ("6.1%", "6.1", "percent", 1, "能耗下降"),
        ("6.1%", "-6.1", "percent", 1, "投资增长"),
        ("5.9%", "5.9", "percent", 1, "下降3%、"),
        ("增长-4.2%", "4.2", "percent", 1, ""),
        ("5%—6%", "5", "percent", 1, ""),
        ("5%", "5/6", "percent", 1, ""),
        ("5%—6%", "5/6.5", "percent", 1, ""),
        ("8个百分点", "8", "percent", 1, ""),
        ("8%", "8", "percentage_point", 1, ""),
        ("8亿元", "8", "percent", 1, ""),
        ("1.01万亿元", "1010", "money", 10**8, ""),
        ("8%", "8", "money", 1, ""),
        ("1200个", "1200", "money", 1, ""),
        ("15万个", "15", "count", 1, ""),
        ("第3位", "3", "places", 1, ""),
        ("前移1位", "-1", "places", 1, ""),
        ("第3位", "2", "rank", 1, ""),
        ("连续五年", "5", "rank", 1, ""),
        ("6.1%", "6.1", "percent", 1, "增长1"),
        ("较快增长", "8", "percent", 1, ""),
        ("", "0", "percent", 1, ""),
    ],
)
def test_false_citations_do_not_match(as_printed: str, value: str, kind: str, factor: int, hint: str) -> None:
    assert not matches(as_printed, value, kind, factor, hint)


def test_unknown_unit_kind_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"unknown unit kind 'parsec'; known are .*percent"):
        matches("8%", "8", "parsec")


@given(st.decimals(min_value=-999, max_value=999, places=1).filter(lambda value: value != 0))
def test_a_rate_matches_its_own_print_and_no_other(value: Decimal) -> None:
    printed = f"{'增长' if value > 0 else '下降'}{abs(value)}%"
    assert value_matches(printed, value, None, "percent", Decimal(1))
    assert not value_matches(printed, value + 1, None, "percent", Decimal(1))
    assert not value_matches(printed, -value, None, "percent", Decimal(1))


@pytest.mark.parametrize(
    ("printed", "value", "kind"),
    [
        ("十大重点行业", "10", "count"),
        ("六大亮点", "6", "count"),
        ("两场重大活动", "2", "count"),
        ("七方面工作", "7", "count"),
        ("前100名", "100", "count"),
        ("第二批", "2", "rank"),
    ],
)
def test_set_phrases_count_with_any_word(printed: str, value: str, kind: str) -> None:
    assert value_matches(printed, Decimal(value), None, kind, Decimal(1))
    assert not value_matches(printed, Decimal(value) + 1, None, kind, Decimal(1))


@pytest.mark.parametrize(("printed", "value"), [("增长“双十五”", "15"), ("力争“双二十”", "20")])
def test_one_rate_set_for_two_quantities_is_a_rate(printed: str, value: str) -> None:
    assert value_matches(printed, Decimal(value), None, "percent", Decimal(1))
    assert not value_matches(printed, Decimal(value) + 1, None, "percent", Decimal(1))
    assert not value_matches(printed, -Decimal(value), None, "percent", Decimal(1))
