"""The words between an indicator's name and its rates, and the rates themselves with what qualifies them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from shengce.printed.vocabulary import PrintedNumber, PrintedUnit
from shengce.records.plans import Qualifier

_RISING = re.compile(r"正增长|恢复性增长|增长|递增|上升|提高|增加|提升|扩大|上涨|增(?=[\d-])|增(?=长)")
_FALLING = re.compile(r"负增长|下降|降低|减少|下滑|回落|降(?=\d)|降幅|降低率|下降率|递减")
_RATE_NOUN = re.compile(r"增速|增幅|增长速度|增长率|增长幅度|涨幅")
_LEVEL_VERB = re.compile(r"(?:增加|提高|提升|扩大|上升|增长|跃升|下降|降低|减少|降)(?:到|至|为)|增至|升至|降至|由|从")
_AVERAGE = re.compile(r"年均|年平均|平均每年|每年平均|平均|每年|年递增|年增")
_CUMULATIVE = re.compile(r"累计|五年(?!均)|五年共|四年|三年")
_RESPECTIVE = re.compile(r"分别|依次|各自")
_EACH = re.compile(r"均|都|各|双双|同时")
_COMPARED = re.compile(
    r"(?:比|较)(?:(?P<year>(?:19|20)\d\d)年(?:末|底)?|(?:十五五|十[一二三四]五|十五|九五)(?:期)?(?:末|时期|期间)?|五年前|[五5]年前|\d+年前)"
)
_COMPARED_LAST_YEAR = re.compile(
    r"(?:同比|(?:比|较)(?:上年度?|去年|前年|上一年|上年同期)|与(?:上年|去年)(?:同期)?(?:基本)?(?:相比|比|(?=持平)))"
)
_QUALIFIERS_BEFORE: tuple[tuple[re.Pattern[str], Qualifier], ...] = (
    (re.compile(r"不低于|不少于|至少|不小于"), Qualifier.AT_LEAST),
    (re.compile(r"不超过|不高于|控制在|最高"), Qualifier.AT_MOST),
    (re.compile(r"超过|超|突破|高于(?=[\d])|大于|逾"), Qualifier.MORE_THAN),
    (re.compile(r"低于(?=\d)|不到|不足"), Qualifier.LESS_THAN),
    (re.compile(r"接近|将近|近(?=\d)"), Qualifier.NEARLY),
    (re.compile(r"大约|约"), Qualifier.ABOUT),
    (re.compile(r"力争|争取|冲刺|奋力|努力|力求"), Qualifier.STRIVE),
    (re.compile(r"首次"), Qualifier.FIRST_TIME),
)
_QUALIFIERS_AFTER: tuple[tuple[re.Pattern[str], Qualifier], ...] = (
    (re.compile(r"左右|上下"), Qualifier.ABOUT),
    (re.compile(r"及?以上"), Qualifier.AT_LEAST),
    (re.compile(r"及?以下|以内|之内"), Qualifier.AT_MOST),
)
_FILLER = re.compile(
    r"按可比(?:价格|价|口径)(?:计算)?|按不变价格?(?:计算)?|按(?:同|可比)口径(?:计算)?|可比(?:价格?|口径)?|同口径|实际|名义|扣除(?:物价|价格)(?:上涨)?因素后?|"
    r"预计|预期|计划|安排|初步核算|初步统计|初步测算|初步|核算|统计|(?:19|20)\d\d年|今年|去年|全年|当年|年内|全省|全市|全区|我省|我市|"
    r"保持在?|稳定在|维持在?|达到?|实现|完成|为|是|在|将|可望|有望|可|要|应|能|确保|保证|力保|确定为?|以|按|速度|目标|继续|持续|仍|已|共|总计|"
    r"逆势|快速|稳步|平稳|大幅度?|较快|的|幅度|水平|指标|总额|总值|总量|规模|增加值|额|左右|以上|以内|并|且|也|又|再|全部|合计|建议|调控|设定|定|强度|投入|"
    r"万亿元|百亿元|千亿元|亿元|亿|大关|台阶|关口|新|跨越|迈上|跃上|站上|登上|越过|迈过|上升|首次|完成额|到|了|;|~~|、|,|比上年同期"
)
_GARBLED = {PrintedUnit.PER_MILLE: "printed per mille"}


@dataclass(frozen=True)
class Rate:
    """One rate: its number, sign applied, its place with the words printed with it, and how it is qualified."""

    value: Decimal
    value_max: Decimal | None
    start: int
    number_start: int
    end: int
    before: tuple[Qualifier, ...]
    after: Qualifier | None
    doubt: str = ""


@dataclass
class Reading:
    """What stands between a name and its rates, as far as it is understood; ``position`` is where it ends."""

    position: int
    rates: list[Rate] = field(default_factory=list)
    is_change: bool = False
    is_average: bool = False
    is_cumulative: bool = False
    is_respective: bool = False
    is_each: bool = False
    compared_with: int | None = None
    doubts: list[str] = field(default_factory=list)
    saw_level: bool = False
    is_level_verb: bool = False


class RateReader:
    """Reads the words after a name one by one; stops at the first that it does not know."""

    def __init__(self, text: str, numbers: Mapping[int, PrintedNumber], *, falls: bool = False) -> None:
        self._text = text
        self._numbers = numbers
        self._falls = falls
        self._verb_start: int | None = None
        self._before: list[Qualifier] = []
        self._from = False

    def read(self, position: int, end: int) -> Reading:
        """Read from ``position`` to at most ``end``."""
        reading = Reading(position)
        while reading.position < end and self._step(reading, end):
            pass
        return reading

    def _step(self, reading: Reading, end: int) -> bool:
        number = self._numbers.get(reading.position)
        if number is not None and number.end <= end + 1:
            return self._read_number(reading, number)
        return self._read_word(reading, end)

    def _read_word(self, reading: Reading, end: int) -> bool:
        for pattern, action in (
            (_COMPARED, self._compare),
            (_COMPARED_LAST_YEAR, self._pass),
            (_LEVEL_VERB, self._level),
            (_FALLING, self._fall),
            (_RISING, self._rise),
            (_RATE_NOUN, self._noun),
            (_AVERAGE, self._average),
            (_CUMULATIVE, self._cumulative),
            (_RESPECTIVE, self._respective),
            (_EACH, self._each),
        ):
            if (match := pattern.match(self._text, reading.position, end)) is not None:
                action(reading, match)
                reading.position = match.end()
                return True
        return self._read_qualifier(reading, end)

    def _read_qualifier(self, reading: Reading, end: int) -> bool:
        for pattern, qualifier in _QUALIFIERS_BEFORE:
            if (match := pattern.match(self._text, reading.position, end)) is not None:
                self._before.append(qualifier)
                reading.position = match.end()
                return True
        if (match := _FILLER.match(self._text, reading.position, end)) is not None:
            reading.position = match.end()
            return True
        return False

    def _pass(self, reading: Reading, match: re.Match[str]) -> None:
        del reading, match

    def _compare(self, reading: Reading, match: re.Match[str]) -> None:
        reading.compared_with = int(match["year"]) if match["year"] else 0
        self._verb_start = None

    def _level(self, reading: Reading, match: re.Match[str]) -> None:
        self._from = match.group() in {"由", "从"}
        reading.is_level_verb = True

    def _fall(self, reading: Reading, match: re.Match[str]) -> None:
        self._falls, self._verb_start = True, match.start()
        reading.is_change, reading.is_level_verb = True, False

    def _rise(self, reading: Reading, match: re.Match[str]) -> None:
        self._falls, self._verb_start = False, match.start()
        reading.is_change, reading.is_level_verb = True, False

    def _noun(self, reading: Reading, match: re.Match[str]) -> None:
        self._verb_start = match.start()
        reading.is_change, reading.is_level_verb = True, False

    def _average(self, reading: Reading, match: re.Match[str]) -> None:
        del match
        reading.is_average = True

    def _cumulative(self, reading: Reading, match: re.Match[str]) -> None:
        del match
        reading.is_cumulative = True

    def _respective(self, reading: Reading, match: re.Match[str]) -> None:
        del match
        reading.is_respective = True

    def _each(self, reading: Reading, match: re.Match[str]) -> None:
        del match
        reading.is_each = True

    def _read_number(self, reading: Reading, number: PrintedNumber) -> bool:
        if number.unit in {PrintedUnit.PERCENT, PrintedUnit.PER_MILLE}:
            is_flat = self._text.startswith("持平", number.start)
            if is_flat and (
                self._verb_start is not None
                or not re.search(r"上年|去年|同比|同期", self._text[max(0, number.start - 8) : number.start])
            ):
                return False
            reading.is_change = reading.is_change or is_flat
            return self._read_rate(reading, number)
        if number.unit is PrintedUnit.PLAIN and self._is_list_item(number):
            return self._read_rate(reading, number)
        if number.unit is PrintedUnit.PERCENTAGE_POINT:
            return False
        reading.saw_level, reading.is_level_verb = True, False
        self._before.clear()
        self._verb_start, self._from = None, False
        reading.position = number.end
        return True

    def _is_list_item(self, number: PrintedNumber) -> bool:
        """Whether a bare number shares the percent sign of a later one: 分别增长8、9和10%."""
        return re.match(r"(?:[、和及]\d+(?:\.\d+)?){1,6}%", self._text[number.end :]) is not None

    def _read_rate(self, reading: Reading, number: PrintedNumber) -> bool:
        if self._from:
            self._from = False
            reading.position = number.end
            return (
                re.match(r"(?:左右|以上)?,?(?:提高|上升|提升|增加|扩大|下降)?(?:到|至|为)", self._text[number.end :])
                is not None
            )
        if reading.rates and not self._continues_list(reading, number):
            return False
        after, end = self._after(number.end)
        reading.rates.append(self._rate(number, after, end))
        reading.position = end
        self._before = [] if not reading.is_respective else self._before
        self._verb_start = None
        separator = re.match(r"(?:[、,]|和|及|与|以及)(?:和)?(?=[约超近-]?\d)", self._text[end:])
        if separator is None:
            return False
        reading.position = end + separator.end()
        return True

    def _continues_list(self, reading: Reading, number: PrintedNumber) -> bool:
        between = self._text[reading.rates[-1].end : number.start]
        return re.fullmatch(r"(?:[、,]|和|及|与|以及)(?:和)?[约超近]?", between) is not None

    def _after(self, position: int) -> tuple[Qualifier | None, int]:
        for pattern, qualifier in _QUALIFIERS_AFTER:
            if (match := pattern.match(self._text, position)) is not None:
                return qualifier, match.end()
        return None, position

    def _rate(self, number: PrintedNumber, after: Qualifier | None, end: int) -> Rate:
        minus = self._text[number.start] == "-"
        falls = self._falls or minus
        low, high = abs(number.value), None if number.value_max is None else abs(number.value_max)
        if high is not None and high < low:
            low, high = high, low
        value, value_max = (
            (low, high) if not falls else (-(high if high is not None else low), -low if high is not None else None)
        )
        doubts = [_GARBLED[number.unit]] if number.unit in _GARBLED else []
        if minus and self._falls:
            doubts.append("a fall of a negative rate")
        start = (
            self._verb_start if self._verb_start is not None and number.start - self._verb_start <= 10 else number.start
        )
        if start == number.start:
            start = self._qualifier_start(number.start)
        return Rate(value + 0, value_max, start, number.start, end, tuple(self._before), after, "; ".join(doubts))

    def _qualifier_start(self, position: int) -> int:
        match = re.search(
            r"(?:力争|争取|确保|达到?|超过?|突破|不低于|不超过|控制在|约|近|保持在?|为|到)+$",
            self._text[max(0, position - 8) : position],
        )
        return position if match is None else position - len(match.group())


def combined(before: tuple[Qualifier, ...], after: Qualifier | None, *, strives: bool) -> Qualifier:
    """Return the one qualifier of the records that the words before and after a number amount to."""
    strong = [qualifier for qualifier in before if qualifier is not Qualifier.STRIVE]
    bound = after or (strong[-1] if strong else Qualifier.EXACT)
    if not strives and Qualifier.STRIVE not in before:
        return bound
    return {
        Qualifier.ABOUT: Qualifier.STRIVE_ABOUT,
        Qualifier.AT_LEAST: Qualifier.STRIVE_AT_LEAST,
        Qualifier.MORE_THAN: Qualifier.STRIVE_MORE_THAN,
        Qualifier.EXACT: Qualifier.STRIVE,
    }.get(bound, bound)


def share_closing(rates: list[Rate]) -> list[Rate]:
    """Let a qualifier that closes a list hold for all its rates, if none of the others has one of its own."""
    closing = rates[-1].after
    if closing is None or any(rate.after is not None for rate in rates[:-1]):
        return rates
    return [replace(rate, after=closing) for rate in rates]
