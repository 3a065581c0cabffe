"""Typed values compared with the print."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shengce.printed.matches import value_in, value_matches
from shengce.printed.numbers import read_printed


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
        ("350亿美元", "350", "money", 10**8, ""),
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


KILOWATTS = {"千瓦": "0.0001", "兆瓦": "0.1", "MW": "0.1", "GW": "100"}
DOLLARS = {"美元": "0.00000001"}
PER_PERSON = {"元": "0.0001"}


def measured(as_printed: str, value: str, measures: dict[str, str], kind: str = "quantity", factor: int = 1) -> bool:
    low, _, high = value.partition("/")
    known = {word: Decimal(worth) for word, worth in measures.items()}
    top = Decimal(high) if high else None
    return value_matches(as_printed, Decimal(low), top, kind, Decimal(factor), "", known)


@pytest.mark.parametrize(
    ("as_printed", "value", "measures"),
    [
        ("3000万千瓦", "3000", KILOWATTS),
        ("1.2亿千瓦", "12000", KILOWATTS),
        ("500兆瓦", "50", KILOWATTS),
        ("5GW", "500", KILOWATTS),
        ("100MW", "10", KILOWATTS),
        ("3000万", "3000", KILOWATTS),  # 突破3000万 leaves its measure word out, which is the usual one
        ("3000", "3000", KILOWATTS),  # an item of a list whose unit follows later, as it stands
        ("2000-3000万千瓦", "2000/3000", KILOWATTS),
        ("减少100万千瓦", "-100", KILOWATTS),
        ("3.5万元", "3.5", PER_PERSON),
        ("37.3万亩", "37.3", {"亩": "0.0001"}),
        ("2平方公里", "0.3", {"亩": "0.0001", "平方公里": "0.15"}),
    ],
)
def test_a_quantity_matches_in_each_of_its_measures(as_printed: str, value: str, measures: dict[str, str]) -> None:
    assert measured(as_printed, value, measures)
    low, _, high = value.partition("/")
    assert not measured(as_printed, f"{Decimal(low) * 2}/{high}" if high else str(Decimal(low) * 2), measures)


@pytest.mark.parametrize(
    ("as_printed", "value", "measures"),
    [
        ("3000万千瓦", "30000000", KILOWATTS),
        ("3000万千瓦时", "3000", KILOWATTS),  # energy, not capacity
        ("3000万吨", "3000", KILOWATTS),
        ("3000个", "3000", KILOWATTS),
        ("增长30%", "30", KILOWATTS),
        ("3.5万美元", "3.5", PER_PERSON),
        ("第3位", "3", KILOWATTS),
    ],
)
def test_a_quantity_matches_in_no_other_measure(as_printed: str, value: str, measures: dict[str, str]) -> None:
    assert not measured(as_printed, value, measures)


def test_a_quantity_without_measures_is_a_bare_number() -> None:
    assert value_matches("3.5", Decimal("3.5"), None, "quantity", Decimal(1))
    assert not value_matches("3.5吨", Decimal("3.5"), None, "quantity", Decimal(1))


def test_dollars_are_their_own_money() -> None:
    assert measured("115.6亿美元", "115.6", DOLLARS, "money", 10**8)
    assert not measured("115.6亿元", "115.6", DOLLARS, "money", 10**8)
    assert not matches("115.6亿美元", "115.6", "money", 10**8)


@pytest.mark.parametrize(("as_printed", "value"), [("千亿级", "1000"), ("3000亿级", "3000")])
def test_a_class_of_amounts_is_money(as_printed: str, value: str) -> None:
    assert matches(as_printed, value, "money", 10**8)


@pytest.mark.parametrize(
    ("as_printed", "value", "hint", "is_said"),
    [
        ("1.4倍", "140", "投资", True),  # the verb may stand outside the words at hand
        ("1.4倍", "40", "投资", True),
        ("增长1.4倍", "40", "", False),
        ("增长1.4倍", "140", "", True),
        ("是上年的1.4倍", "40", "", True),
    ],
)
def test_a_multiple_without_a_verb_may_be_of_the_growth_or_of_the_whole(
    as_printed: str, value: str, hint: str, is_said: bool
) -> None:
    assert matches(as_printed, value, "percent", 1, hint) is is_said


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


@pytest.mark.parametrize(
    ("printed", "kind", "factor", "measures", "value"),
    [
        ("1.01万亿元", "money", 10**8, {}, ("10100", None)),
        ("5—6亿元", "money", 10**8, {}, ("5", "6")),
        ("1.2万家", "count", 1, {}, ("12000", None)),
        ("3200万千瓦", "quantity", 1, {"千瓦": Decimal("0.0001")}, ("3200", None)),
        ("80亿美元", "money", 10**8, {}, None),
        ("1.2万家", "percent", 1, {}, None),
    ],
)
def test_value_in_a_unit(
    printed: str, kind: str, factor: int, measures: dict[str, Decimal], value: tuple[str, str | None] | None
) -> None:
    (number,) = read_printed(printed)
    expected = None if value is None else tuple(None if end is None else Decimal(end) for end in value)
    assert value_in(number, kind, Decimal(factor), measures) == expected
