"""Figures read as they are printed."""

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shengce.printed.context import states_first_time
from shengce.printed.numbers import read_printed
from shengce.printed.vocabulary import PrintedDirection, PrintedNumber, PrintedUnit


def only_number(text: str) -> PrintedNumber:
    (number,) = read_printed(text)
    return number


def values(text: str) -> list[str]:
    return [f"{number.value.normalize():f}" for number in read_printed(text)]


@pytest.mark.parametrize(
    ("printed", "value", "unit"),
    [
        ("8%", "8", "percent"),
        ("8.0％", "8", "percent"),
        ("15 %", "15", "percent"),
        ("15\u3000％", "15", "percent"),
        ("１５．８％", "15.8", "percent"),
        ("百分之八", "8", "percent"),
        ("百分之十二点五", "12.5", "percent"),
        ("百分之8.5", "8.5", "percent"),
        ("百分之百", "100", "percent"),
        ("千分之五", "5", "per_mille"),
        ("4.5‰", "4.5", "per_mille"),
        ("八成", "80", "percent"),
        ("7成", "70", "percent"),
        ("1.01万亿元", "1010000000000", "yuan"),
        ("48295.5亿元", "4829550000000", "yuan"),
        ("200万元", "2000000", "yuan"),
        ("3千万元", "30000000", "yuan"),
        ("31889元", "31889", "yuan"),
        ("两千亿元", "200000000000", "yuan"),
        ("千亿元", "100000000000", "yuan"),
        ("百亿元", "10000000000", "yuan"),
        ("350.2亿美元", "35020000000", "usd"),
        ("1万美元", "10000", "usd"),
        ("15万个", "150000", "count"),
        ("1200个", "1200", "count"),
        ("1,200个", "1200", "count"),
        ("1，200个", "1200", "count"),
        ("1,234,567人", "1234567", "count"),
        ("800万千瓦", "8000000", "count"),
        ("0.5个百分点", "0.5", "percentage_point"),
        ("2 个百分点", "2", "percentage_point"),
        ("5个点", "5", "percentage_point"),
        ("两个百分点", "2", "percentage_point"),
        ("翻一番", "2", "multiple"),
        ("翻了一番", "2", "multiple"),
        ("翻番", "2", "multiple"),
        ("翻两番", "4", "multiple"),
        ("翻三番", "8", "multiple"),
        ("是上年的3.8倍", "3.8", "multiple"),
        ("增长一倍", "100", "percent"),
        ("增长1.4倍", "140", "percent"),
        ("与上年持平", "0", "percent"),
        ("零增长", "0", "percent"),
        ("第一", "1", "rank"),
        ("首位", "1", "rank"),
        ("居全国第一。", "1", "rank"),
        ("全国第3位", "3", "rank"),
        ("第十二位", "12", "rank"),
        ("前10位", "10", "rank"),
        ("前移1位", "1", "rank_change"),
        ("上升2位", "2", "rank_change"),
        ("上升3个位次", "3", "rank_change"),
        ("后移1位", "-1", "rank_change"),
        ("下降两位", "-2", "rank_change"),
        ("连续五年", "5", "consecutive_years"),
        ("连续第五年", "5", "consecutive_years"),
        ("连续 12 年", "12", "consecutive_years"),
        ("二十", "20", "plain"),
        ("三千五百", "3500", "plain"),
        ("十五万", "150000", "plain"),
        ("一万零二十", "10020", "plain"),
        ("两", "2", "plain"),
        ("零", "0", "plain"),
        ("二〇二三年", "2023", "plain"),
        ("2023年", "2023", "plain"),
        ("6.1", "6.1", "plain"),
        ("增长l0%", "10", "percent"),
        ("增长1l.5%", "11.5", "percent"),
    ],
)
def test_value_and_unit(printed: str, value: str, unit: str) -> None:
    number = only_number(printed)
    assert (number.value, number.value_max, number.unit) == (Decimal(value), None, PrintedUnit(unit))


@pytest.mark.parametrize(
    ("printed", "low", "high"),
    [
        ("5%-5.5%", "5", "5.5"),
        ("5—6%", "5", "6"),
        ("5％～6％", "5", "6"),
        ("5%~6%", "5", "6"),
        ("5%——6%", "5", "6"),
        ("5% - 6%", "5", "6"),
        ("6%至7%", "6", "7"),
        ("5%到6%", "5", "6"),
        ("百分之五到百分之六", "5", "6"),
        ("百分之五至六", "5", "6"),
        ("5—6万亿元", "5000000000000", "6000000000000"),
        ("8000亿—1万亿元", "800000000000", "1000000000000"),
        ("9至23元", "9", "23"),
        ("2-3家", "2", "3"),
        ("下降3%—5%", "-5", "-3"),
    ],
)
def test_ranges(printed: str, low: str, high: str) -> None:
    number = only_number(printed)
    assert (number.value, number.value_max) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("printed", "value", "direction"),
    [
        ("增长8%", "8", "up"),
        ("增长了8%", "8", "up"),
        ("增速达到8%", "8", "up"),
        ("下降5.9%", "-5.9", "down"),
        ("降低3%", "-3", "down"),
        ("减少3%", "-3", "down"),
        ("回落1.2个百分点", "-1.2", "down"),
        ("下降约3%", "-3", "down"),
        ("同比下降3%", "-3", "down"),
        ("降幅为3%", "-3", "down"),
        ("增长预期目标定为6%", "6", "up"),
        ("负增长3%", "-3", "down"),
        ("增长-4.2%", "-4.2", "down"),
        ("增长－4.2％", "-4.2", "down"),
        ("增长−4.2%", "-4.2", "down"),
        ("下降到5%", "5", "none"),
        ("降至5%", "5", "none"),
        ("提高到60%", "60", "none"),
        ("增速回落2个百分点", "-2", "down"),
        ("减少100万人", "1000000", "down"),
        ("占比60%", "60", "none"),
    ],
)
def test_direction_and_sign(printed: str, value: str, direction: str) -> None:
    number = only_number(printed)
    assert (number.value, number.direction) == (Decimal(value), PrintedDirection(direction))


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("分别下降5.9%、3.2%和1%", ["-5.9", "-3.2", "-1"]),
        ("分别增长9.1%和10%", ["9.1", "10"]),
        ("增长5%、下降3%", ["5", "-3"]),
        ("下降3%，占比60%", ["-3", "60"]),
        ("分别上升8位、2位", ["8", "2"]),
        ("由36.8%提高到45.2%", ["36.8", "45.2"]),
        ("从5%到6%", ["5", "6"]),
        ("第14位前移至第12位", ["14", "12"]),
        ("3650亿元、增长8%", ["365000000000", "8"]),
    ],
)
def test_several_numbers_in_order(printed: str, expected: list[str]) -> None:
    assert values(printed) == expected


@pytest.mark.parametrize(
    ("printed", "qualifiers"),
    [
        ("8%", "exact"),
        ("8%左右", "about"),
        ("约8%", "about"),
        ("近3亿元", "nearly"),
        ("接近3亿元", "nearly"),
        ("8%以上", "at_least"),
        ("不低于8%", "at_least"),
        ("不少于800个", "at_least"),
        ("超过500亿元", "more_than"),
        ("超500亿元", "more_than"),
        ("突破500亿元", "more_than"),
        ("逾500亿元", "more_than"),
        ("30多个", "more_than"),
        ("200余家", "more_than"),
        ("2亿多元", "more_than"),
        ("不高于5%", "at_most"),
        ("不超过5%", "at_most"),
        ("最高不超过500万元", "at_most"),
        ("控制在3.5%以内", "at_most"),
        ("控制在4%左右", "about"),
        ("5%以下", "at_most"),
        ("低于5%", "less_than"),
        ("不足5%", "less_than"),
        ("力争6%", "strive"),
        ("力争增长6%左右", "about strive"),
        ("力争达到6%以上", "at_least strive"),
        ("预计增长6%", "expected"),
        ("初步核算增长6%", "preliminary"),
        ("首次突破2000亿元", "first_time more_than"),
        ("确保8%", "exact"),
        ("节约30%", "exact"),
        ("签约30个", "exact"),
    ],
)
def test_qualifiers(printed: str, qualifiers: str) -> None:
    assert only_number(printed).qualifiers == tuple(qualifiers.split())


@pytest.mark.parametrize(
    "name",
    (
        *("5G", "C919", "PM2.5", "2+6+N", "1:0.5", "1∶1.9", "1：2", "COVID-19", "1/3", "三分之一", "十几个", "数百家"),
        *(
            "十二五",
            "三千五",
            "两万五",
            "“十四五”规划",
            "第一产业",
            "第三，抓落实",
            "万元生产总值",
            "保持平稳",
            "首位度",
        ),
        *("零的突破", "首位度", "统一", "第二轮", "亿" * 5000, ""),
    ),
)
def test_names_ratios_and_vague_words_are_not_figures(name: str) -> None:
    assert read_printed(name) == ()


@pytest.mark.parametrize(
    ("printed", "measure_word"),
    [
        ("37条", "条"),
        ("5家企业", "家"),
        ("200公里", "公里"),
        ("10万吨", "吨"),
        ("3万人次", "人次"),
        ("450万贫困人口", ""),
    ],
)
def test_measure_words(printed: str, measure_word: str) -> None:
    number = only_number(printed)
    assert (number.unit, number.measure_word) == (PrintedUnit.COUNT, measure_word)


@pytest.mark.parametrize(
    ("text", "figure"),
    [("力争增长６％左右", "６％"), ("增长-4.2%。", "-4.2%"), ("约2亿多元的", "2亿多元"), ("居全国第3位", "第3位")],
)
def test_offsets_delimit_number_and_unit(text: str, figure: str) -> None:
    number = only_number(text)
    assert text[number.start : number.end] == figure


@pytest.mark.parametrize(("text", "expected"), [("实现零的突破", True), ("首次突破", True), ("再次突破", False)])
def test_first_time_needs_no_number(text: str, expected: bool) -> None:
    assert states_first_time(text) is expected


_FULL_WIDTH = str.maketrans("0123456789.%", "０１２３４５６７８９．％")
_AMOUNTS = st.decimals(min_value=0, max_value=99999999, places=2, allow_nan=False, allow_infinity=False)
_MULTIPLIERS = {"": 1, "万": 10**4, "千万": 10**7, "亿": 10**8, "百亿": 10**10, "万亿": 10**12}


@given(_AMOUNTS, st.sampled_from(sorted(_MULTIPLIERS)), st.sampled_from(["元", "美元", "个", "户"]), st.booleans())
def test_any_amount_reads_back(amount: Decimal, multiplier: str, unit: str, is_wide: bool) -> None:
    printed = f"{amount}{multiplier}{unit}"
    number = only_number(printed.translate(_FULL_WIDTH) if is_wide else printed)
    assert number.value == amount * _MULTIPLIERS[multiplier]


@given(st.integers(0, 10**12), st.sampled_from([",", "，"]))
def test_thousands_separators_read_back(amount: int, separator: str) -> None:
    assert only_number(f"{amount:,}元".replace(",", separator)).value == amount


@given(_AMOUNTS, st.sampled_from(["%", "％", " %"]), st.sampled_from([("增长", 1), ("下降", -1), ("增长-", -1)]))
def test_any_rate_reads_back_with_its_sign(amount: Decimal, unit: str, verb: tuple[str, int]) -> None:
    assert only_number(f"{verb[0]}{amount}{unit}").value == amount * verb[1]


_ALPHABET = (
    "0123456789０９.．,，%％‰-—～~至到增长下降第前翻番连续年位个万亿元百分之千十零两三点多余成倍约超左右以上 、。N+:/A"
)


@given(st.text() | st.text(_ALPHABET))
def test_any_text_is_read_without_error_in_order(text: str) -> None:
    numbers = read_printed(text)
    spans = [(number.start, number.end) for number in numbers]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(number.value_max is None or number.value < number.value_max for number in numbers)


def test_a_report_of_usual_length_is_read_at_once() -> None:
    report = "全省生产总值达到3.65万亿元，增长8%左右；新增就业约90万人，能耗下降3.2%，居全国第5位。" * 400
    started = time.process_time()
    assert len(read_printed(report)) == 2000
    assert time.process_time() - started < 1
