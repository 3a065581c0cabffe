"""One Decimal, written as each language writes it: nothing rounded, nothing lost."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shengce.language.values import ValueText, bare_text, figure_text, gap_text, signed
from shengce.printed.matches import value_matches
from shengce.printed.numbers import read_printed
from shengce.records.plans import Figure, Finality, Qualifier
from shengce.records.vocabulary import Indicator, Statistic, UnitKind
from tests.unit.builders import RESULT, UNITS, figure, indicator, language, text, unit

FIRMS = indicator("firms", "count", counter=text("个", "firms"))
LEVEL, GROWTH, SHARE = Statistic.LEVEL, Statistic.GROWTH, Statistic.SHARE
LANGUAGES = pytest.mark.parametrize("code", ["zh", "en"])


def written(item: Figure, code: str, of: Indicator = FIRMS) -> ValueText:
    return figure_text(item, of, unit(item.unit), language(code))


def value_in(unit_id: str, value: str, **fields: object) -> Figure:
    low, _, high = value.partition("/")
    fields = {"statistic": LEVEL, "kind": RESULT, **fields}
    return figure("figure", low, value_max=high or None, unit_id=unit_id, **fields)  # type: ignore[arg-type]


def test_a_value_bare_of_its_qualifier_keeps_that_it_is_a_fall() -> None:
    item = value_in("percent", "-3.5/-3", statistic=GROWTH, qualifier=Qualifier.ABOUT)
    said = {code: bare_text(item, FIRMS, unit(item.unit), language(code)) for code in ("zh", "en")}
    assert said == {"zh": "下降3–3.5%", "en": "−3% to −3.5%"}


@pytest.mark.parametrize(
    ("item", "zh", "en"),
    [
        # money
        (value_in("cny_100m", "10100"), "1.01万亿元", "CNY 1.01 trillion"),
        (value_in("cny_100m", "48295.5"), "48,295.5亿元", "CNY 4,829.55 billion"),
        (value_in("cny_100m", "20000"), "2万亿元", "CNY 2 trillion"),
        (value_in("cny_100m", "9999.99"), "9,999.99亿元", "CNY 999,999 million"),
        (value_in("cny_100m", "1"), "1亿元", "CNY 100 million"),
        (value_in("cny_100m", "0.5"), "5,000万元", "CNY 50 million"),
        (value_in("cny_100m", "0.001234"), "12.34万元", "CNY 123,400"),
        (value_in("cny_10k", "200"), "200万元", "CNY 2 million"),
        (value_in("cny_10k", "50.5"), "50.5万元", "CNY 505,000"),
        (value_in("cny_10k", "0.5"), "5,000元", "CNY 5,000"),
        (value_in("cny_10k", "0"), "0元", "CNY 0"),
        (value_in("yuan", "1"), "1元", "CNY 1"),
        (value_in("yuan", "12.50"), "12.50元", "CNY 12.50"),
        (value_in("yuan", "36883"), "36,883元", "CNY 36,883"),
        (value_in("yuan", "1000000"), "100万元", "CNY 1 million"),
        (value_in("yuan", "0.0001"), "0.0001元", "CNY 0.0001"),
        (value_in("cny_100m", "123456789"), "123,456,789亿元", "CNY 12,345,678.9 billion"),
        (value_in("cny_100m", "-3"), "−3亿元", "CNY −300 million"),
        (value_in("cny_100m", "50000/60000"), "5–6万亿元", "CNY 5–6 trillion"),
        (value_in("cny_100m", "5000/60000"), "0.5–6万亿元", "CNY 0.5–6 trillion"),
        # dollars
        (value_in("usd_100m", "115.6"), "115.6亿美元", "USD 11.56 billion"),
        (value_in("usd_100m", "0.5", qualifier=Qualifier.MORE_THAN), "超过5,000万美元", "more than USD 50 million"),
        (value_in("usd_100m", "10000"), "1万亿美元", "USD 1 trillion"),
        (value_in("usd_100m", "50/60"), "50–60亿美元", "USD 5–6 billion"),
        # quantities
        (value_in("kw_10k", "3000"), "3,000万千瓦", "30 GW"),
        (value_in("kw_10k", "3012.5"), "3,012.5万千瓦", "30.125 GW"),
        (value_in("kw_10k", "0.5"), "0.5万千瓦", "0.005 GW"),
        (value_in("kw_10k", "100000"), "100,000万千瓦", "1,000 GW"),
        (value_in("kw_10k", "-100"), "−100万千瓦", "−1 GW"),
        (value_in("kw_10k", "2000/3000"), "2,000–3,000万千瓦", "20–30 GW"),
        (value_in("kw_10k", "3000", qualifier=Qualifier.AT_LEAST), "3,000万千瓦以上", "at least 30 GW"),
        (value_in("kw_10k", "0"), "0万千瓦", "0 GW"),
        (value_in("mu_10k", "37.3"), "37.3万亩", "373,000 mu"),
        (value_in("kilometres", "1234.50"), "1,234.50公里", "1,234.50 kilometres"),
        # counts
        (value_in("count", "150000", qualifier=Qualifier.AT_LEAST), "15万个以上", "at least 150,000"),
        (value_in("count", "1000000"), "100万个", "1,000,000"),
        (value_in("count", "12345"), "12,345个", "12,345"),
        (value_in("count", "10001"), "10,001个", "10,001"),
        (value_in("count", "123400"), "12.34万个", "123,400"),
        (value_in("count", "300000000"), "3亿个", "300,000,000"),
        (value_in("count", "0"), "0个", "0"),
        (value_in("count", "1"), "1个", "1"),
        (value_in("count", "80/100"), "80–100个", "80–100"),
        # percent
        (value_in("percent", "8.0", qualifier=Qualifier.ABOUT, statistic=GROWTH), "8.0%左右", "about 8.0%"),
        (value_in("percent", "-3", statistic=GROWTH), "下降3%", "−3%"),
        (value_in("percent", "-13.50", statistic=Statistic.ANNUAL_AVERAGE), "下降13.50%", "−13.50%"),
        (value_in("percent", "-2", statistic=SHARE), "−2%", "−2%"),
        (value_in("percent", "0", statistic=GROWTH), "0%", "0%"),
        (value_in("percent", "0.0", statistic=GROWTH), "0.0%", "0.0%"),
        (value_in("percent", "6/6.5", statistic=GROWTH), "6–6.5%", "6–6.5%"),
        (value_in("percent", "-3.5/-3", statistic=GROWTH), "下降3–3.5%", "−3% to −3.5%"),
        (value_in("percent", "0.005", statistic=SHARE), "0.005%", "0.005%"),
        (value_in("percent", "1234.5", statistic=GROWTH), "1,234.5%", "1,234.5%"),
        # percentage points, places, ranks, years, index points
        (value_in("percentage_point", "1"), "1个百分点", "1 percentage point"),
        (value_in("percentage_point", "1.0"), "1.0个百分点", "1.0 percentage points"),
        (value_in("percentage_point", "1.2"), "1.2个百分点", "1.2 percentage points"),
        (value_in("percentage_point", "-0.4"), "下降0.4个百分点", "down 0.4 percentage points"),
        (value_in("percentage_point", "-3/-1"), "下降1–3个百分点", "down 1–3 percentage points"),
        (value_in("percentage_point", "-0.5/0.5"), "−0.5–0.5个百分点", "−0.5–0.5 percentage points"),
        (value_in("rank", "1"), "第1位", "No. 1"),
        (value_in("rank", "4"), "第4位", "No. 4"),
        (value_in("places", "2"), "前移2位", "up 2 places"),
        (value_in("places", "-1"), "后移1位", "down 1 place"),
        (value_in("years", "5"), "连续5年", "5 years running"),
        (value_in("years", "1"), "连续1年", "1 year"),
        (value_in("points", "50.2"), "50.2", "50.2"),
        (value_in("points", "-1.5"), "−1.5", "−1.5"),
    ],
    ids=lambda item: f"{item.value} {item.value_max or ''} {item.unit}" if isinstance(item, Figure) else "",
)
def test_both_languages_write_one_value(item: Figure, zh: str, en: str) -> None:
    assert (written(item, "zh").plain, written(item, "en").plain) == (zh, en)


@pytest.mark.parametrize(
    ("qualifier", "zh", "en"),
    [
        (Qualifier.EXACT, "1万亿元", "CNY 1 trillion"),
        (Qualifier.ABOUT, "1万亿元左右", "about CNY 1 trillion"),
        (Qualifier.NEARLY, "近1万亿元", "nearly CNY 1 trillion"),
        (Qualifier.AT_LEAST, "1万亿元以上", "at least CNY 1 trillion"),
        (Qualifier.MORE_THAN, "超过1万亿元", "more than CNY 1 trillion"),
        (Qualifier.AT_MOST, "不超过1万亿元", "at most CNY 1 trillion"),
        (Qualifier.LESS_THAN, "不到1万亿元", "less than CNY 1 trillion"),
        (Qualifier.STRIVE, "力争1万亿元", "striving for CNY 1 trillion"),
        (Qualifier.STRIVE_ABOUT, "力争1万亿元左右", "striving for about CNY 1 trillion"),
        (Qualifier.STRIVE_AT_LEAST, "力争1万亿元以上", "striving for at least CNY 1 trillion"),
        (Qualifier.STRIVE_MORE_THAN, "力争超过1万亿元", "striving for more than CNY 1 trillion"),
        (Qualifier.FIRST_TIME, "首次达到1万亿元", "for the first time CNY 1 trillion"),
    ],
)
def test_every_qualifier_is_put_in_words(qualifier: Qualifier, zh: str, en: str) -> None:
    item = value_in("cny_100m", "10000", qualifier=qualifier)
    assert (written(item, "zh").plain, written(item, "en").plain) == (zh, en)


@pytest.mark.parametrize(
    ("item", "zh", "en"),
    [
        (value_in("places", "2", qualifier=Qualifier.AT_LEAST), "前移2位以上", "up at least 2 places"),
        (value_in("years", "10", qualifier=Qualifier.MORE_THAN), "连续超过10年", "more than 10 years running"),
        (value_in("rank", "3", qualifier=Qualifier.STRIVE), "力争第3位", "striving for No. 3"),
    ],
    ids=["places", "years", "rank"],
)
def test_a_bound_stands_next_to_the_number_and_the_direction_before_it(item: Figure, zh: str, en: str) -> None:
    assert (written(item, "zh").plain, written(item, "en").plain) == (zh, en)


@pytest.mark.parametrize(
    ("qualifier", "zh", "en"),
    [
        (Qualifier.ABOUT, "下降3%左右", "about −3%"),
        (Qualifier.NEARLY, "下降近3%", "nearly −3%"),
        (Qualifier.AT_LEAST, "下降3%以上", "−3% or lower"),
        (Qualifier.MORE_THAN, "下降超过3%", "below −3%"),
        (Qualifier.AT_MOST, "下降不超过3%", "−3% or higher"),
        (Qualifier.LESS_THAN, "下降不到3%", "above −3%"),
        (Qualifier.STRIVE, "力争下降3%", "striving for −3%"),
        (Qualifier.STRIVE_AT_LEAST, "力争下降3%以上", "striving for −3% or lower"),
        (Qualifier.STRIVE_MORE_THAN, "力争超过下降3%", "striving for below −3%"),
    ],
)
@pytest.mark.parametrize("statistic", [GROWTH, Statistic.ANNUAL_AVERAGE, Statistic.CUMULATIVE])
def test_a_fall_is_bounded_from_the_side_that_its_sign_says(
    statistic: Statistic, qualifier: Qualifier, zh: str, en: str
) -> None:
    item = value_in("percent", "-3", statistic=statistic, qualifier=qualifier)
    assert (written(item, "zh").plain, written(item, "en").plain) == (zh, en)


def test_what_is_said_after_a_number_is_said_word_by_word() -> None:
    item = value_in("percent", "-3", statistic=GROWTH, qualifier=Qualifier.AT_LEAST, finality=Finality.EXPECTED)
    assert (written(item, "zh").plain, written(item, "en").plain) == ("下降3%以上（预计）", "−3% or lower (expected)")


@pytest.mark.parametrize(
    ("finality", "qualifier", "zh", "en"),
    [
        (Finality.EXPECTED, Qualifier.EXACT, "5%（预计）", "5% (expected)"),
        (Finality.PRELIMINARY, Qualifier.EXACT, "5%（初步）", "5% (preliminary)"),
        (Finality.EXPECTED, Qualifier.ABOUT, "5%左右（预计）", "about 5% (expected)"),
        (Finality.FINAL, Qualifier.ABOUT, "5%左右", "about 5%"),
    ],
)
def test_what_is_not_final_is_called_so(finality: Finality, qualifier: Qualifier, zh: str, en: str) -> None:
    item = value_in("percent", "5", finality=finality, qualifier=qualifier, statistic=GROWTH)
    assert (written(item, "zh").plain, written(item, "en").plain) == (zh, en)


def test_large_counts_are_written_without_a_measure_word_where_there_is_none() -> None:
    item = value_in("count", "150000")
    nameless = indicator("firms", "count")
    assert (written(item, "zh", nameless).plain, written(item, "en", nameless).plain) == ("15万", "150,000")


# Differences


@pytest.mark.parametrize(
    ("unit_id", "gap", "zh", "en"),
    [
        ("percent", "0.4", "+0.4 个百分点", "+0.4 pp"),
        ("percent", "-1.80", "−1.80 个百分点", "−1.80 pp"),
        ("percent", "0.0", "0.0 个百分点", "0.0 pp"),
        ("percentage_point", "2", "+2 个百分点", "+2 pp"),
        ("cny_100m", "10100", "+1.01万亿元", "+CNY 1.01 trillion"),
        ("cny_100m", "-0.5", "−5,000万元", "−CNY 50 million"),
        ("cny_10k", "0.5", "+5,000元", "+CNY 5,000"),
        ("cny_100m", "0", "0元", "CNY 0"),
        ("usd_100m", "-0.5", "−5,000万美元", "−USD 50 million"),
        ("kw_10k", "150", "+150万千瓦", "+1.5 GW"),
        ("kilometres", "-2.5", "−2.5公里", "−2.5 kilometres"),
        ("count", "11", "+11个", "+11"),
        ("count", "150000", "+15万个", "+150,000"),
        ("count", "-2000000", "−200万个", "−2,000,000"),
        ("rank", "-2", "−2", "−2"),
        ("points", "0.3", "+0.3", "+0.3"),
    ],
)
def test_a_difference_has_its_sign_and_the_whole_number(unit_id: str, gap: str, zh: str, en: str) -> None:
    shown = [gap_text(Decimal(gap), FIRMS, unit(unit_id), language(code)) for code in ("zh", "en")]
    assert shown == [zh, en]


@pytest.mark.parametrize(("value", "shown"), [("0.4", "+0.4"), ("-1.8", "−1.8"), ("0", "0"), ("-0.0", "0.0")])
def test_a_signed_number_shows_its_sign_and_zero_has_none(value: str, shown: str) -> None:
    assert signed(Decimal(value), language("en")) == shown


# Nothing is rounded: every value can be read back


SIZES = {"": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
ENGLISH_NUMBER = re.compile(r"−?[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?")
ANY_VALUE = st.integers(0, 6).flatmap(lambda places: st.decimals(-(10**9), 10**9, places=places))
WHOLE = st.integers(0, 10**12).map(Decimal)


def read_english(shown: ValueText) -> Decimal:
    """Return the value of English words and digits in base units: yuan, percent, or a plain number."""
    assert ENGLISH_NUMBER.fullmatch(shown.number), f"{shown.number} is not written as English writes numbers"
    number = Decimal(shown.number.replace(",", "").replace("−", "-"))
    falls = shown.before == "down"
    return (-number if falls else number) * SIZES.get(shown.unit, 1)


def read_chinese(shown: ValueText) -> Decimal:
    """Return the value of Chinese words and digits in base units, by the reader of printed figures."""
    numbers = read_printed(shown.plain)
    assert len(numbers) == 1, f"{shown.plain} holds the numbers {numbers}"
    return numbers[0].value


def assert_reads_back(unit_id: str, value: Decimal, statistic: Statistic) -> None:
    item = value_in(unit_id, str(value), statistic=statistic)
    factor = unit(unit_id).factor
    chinese, english = written(item, "zh"), written(item, "en")
    assert read_english(english) == value * factor
    assert value_matches(chinese.plain, value, None, UNITS[unit_id], factor)
    assert read_chinese(chinese) == value * factor


@given(value=ANY_VALUE, unit_id=st.sampled_from(["yuan", "cny_10k", "cny_100m"]))
def test_money_is_read_back_exactly(value: Decimal, unit_id: str) -> None:
    assert_reads_back(unit_id, value, LEVEL)


@given(value=ANY_VALUE, statistic=st.sampled_from([GROWTH, SHARE, Statistic.ANNUAL_AVERAGE]))
def test_percent_are_read_back_exactly(value: Decimal, statistic: Statistic) -> None:
    assert_reads_back("percent", value, statistic)


@given(value=ANY_VALUE)
def test_percentage_points_are_read_back_exactly(value: Decimal) -> None:
    assert_reads_back("percentage_point", value, GROWTH)


@given(value=WHOLE)
def test_counts_are_read_back_exactly(value: Decimal) -> None:
    assert_reads_back("count", value, LEVEL)


@given(value=st.integers(1, 999).map(Decimal))
def test_ranks_and_years_are_read_back_exactly(value: Decimal) -> None:
    assert_reads_back("rank", value, Statistic.RANK)
    assert_reads_back("years", value, Statistic.CONSECUTIVE_YEARS)


@given(value=st.integers(-99, 99).filter(bool).map(Decimal))
def test_places_are_read_back_exactly(value: Decimal) -> None:
    assert_reads_back("places", value, Statistic.RANK_CHANGE)


@given(low=WHOLE, more=st.integers(1, 10**9), unit_id=st.sampled_from(["yuan", "cny_10k", "cny_100m"]))
def test_both_ends_of_a_range_of_money_are_read_back_exactly(low: Decimal, more: int, unit_id: str) -> None:
    high = low + more
    item = value_in(unit_id, f"{low}/{high}")
    shown = written(item, "en")
    ends = [Decimal(end.replace(",", "")) * SIZES.get(shown.unit, 1) for end in shown.number.split("–")]
    factor = unit(unit_id).factor
    assert ends == [low * factor, high * factor]
    assert value_matches(written(item, "zh").plain, low, high, UnitKind.MONEY, factor)


@given(value=ANY_VALUE)
def test_dollars_are_read_back_exactly(value: Decimal) -> None:
    item, of = value_in("usd_100m", str(value)), unit("usd_100m")
    chinese, english = written(item, "zh"), written(item, "en")
    assert read_english(english) == value * of.factor
    assert value_matches(chinese.plain, value, None, of.kind, of.factor, "", of.measures)
    assert "USD" in english.plain and "美元" in chinese.plain


@given(value=ANY_VALUE, unit_id=st.sampled_from(["kw_10k", "mu_10k", "kilometres"]))
def test_quantities_are_read_back_exactly(value: Decimal, unit_id: str) -> None:
    item, of = value_in(unit_id, str(value)), unit(unit_id)
    chinese, english = written(item, "zh"), written(item, "en")
    assert read_english(english) == value * (of.english.factor if of.english else 1)
    assert value_matches(chinese.plain, value, None, of.kind, of.factor, "", of.measures)


@LANGUAGES
@given(value=st.decimals(-(10**6), 10**6, places=3))
def test_as_many_decimals_are_shown_as_were_given(code: str, value: Decimal) -> None:
    assert len(written(value_in("percent", str(value)), code).number.partition(".")[2]) == 3
