"""Values that set phrases state by words, which the reader of numbers leaves alone as noise of running text.

三大 and 七方面 count with any word, “双十五” sets one rate for two quantities named before it, 万亿 and 千亿级 are
amounts without a digit, 一半 and 1/4 are shares, and of 4.0∶37.7∶58.3 each number is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from shengce.printed.numbers import read_printed
from shengce.printed.numerals import HAN, read_han
from shengce.printed.vocabulary import PrintedUnit

_NUMERALS = {"count": re.compile(HAN), "rank": re.compile(f"第({HAN})"), "percent": re.compile(f"“双({HAN})”")}
_FRACTION = re.compile(r"(?<![0-9.])(?P<part>[0-9]+)/(?P<whole>[0-9]+)(?![0-9.])")
_FRACTION_IN_HAN = re.compile(r"(?P<whole>[二三四五六七八九十])分之(?P<part>[一二三四五六七八九])")
_RATIO = re.compile(r"[0-9.]+(?:[:∶][0-9.]+){2,}")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_SHARES = {"一半": Decimal(50), "过半": Decimal(50), "半数": Decimal(50), "倍增": Decimal(100), "全覆盖": Decimal(100)}
_ONE_OF = re.compile(r"每[^0-9]{0,3}([0-9]+)[^0-9,。;、]{1,10}就有1")
_TO_ONE = re.compile(r"(?<![0-9.:∶])([0-9]+(?:\.[0-9]+)?)[:∶]1(?![0-9.])")
_AMOUNT = re.compile(r"(?<![0-9零〇一二两三四五六七八九十百千万几数多 ])(?P<tens>[十百千])?(?P<unit>万亿|亿)")
_TENS = {None: Decimal(1), "十": Decimal(10), "百": Decimal(100), "千": Decimal(1000)}
_UNITS = {"亿": Decimal(10) ** 8, "万亿": Decimal(10) ** 12}
_FIRST = re.compile(r"首[家个座颗艘台款条]")
_NTH = re.compile(r"第([0-9]+)[个家]")
_AT_THE_HEAD = re.compile(r"之首")


def phrased_values(as_printed: str, unit_kind: str) -> frozenset[Decimal]:
    """Return the values that words of a print state, in base units: yuan of money, percent of shares."""
    readers = {"percent": _rates, "money": _amounts, "count": _counts, "rank": _ranks, "points": _ratios}
    found = set(readers[unit_kind](as_printed)) if unit_kind in readers else set()
    if pattern := _NUMERALS.get(unit_kind):
        found |= {value for word in pattern.findall(as_printed) if (value := read_han(word)) is not None}
        found |= set(_ordinals(as_printed))
    return frozenset(found)


def _rates(as_printed: str) -> Iterator[Decimal]:
    for fraction in _FRACTION.finditer(as_printed):
        yield from _share(Decimal(fraction["part"]), Decimal(fraction["whole"]))
    for fraction in _FRACTION_IN_HAN.finditer(as_printed):
        part, whole = read_han(fraction["part"]), read_han(fraction["whole"])
        if part is not None and whole is not None:
            yield from _share(part, whole)
    for ratio in _RATIO.findall(as_printed):
        yield from map(Decimal, _NUMBER.findall(ratio))
    yield from (Decimal(ratio) * 100 for ratio in _TO_ONE.findall(as_printed))
    for whole in _ONE_OF.findall(as_printed):
        yield from _share(Decimal(1), Decimal(whole))
    yield from (value for word, value in _SHARES.items() if word in as_printed)


def _ratios(as_printed: str) -> Iterator[Decimal]:
    yield from map(Decimal, _TO_ONE.findall(as_printed))


def _share(part: Decimal, whole: Decimal) -> Iterator[Decimal]:
    """Yield a fraction in percent where that is a number of few decimals: 1/4, but not 1/3."""
    if whole and part <= whole and (100 * part * 1000) % whole == 0:
        yield 100 * part / whole


def _amounts(as_printed: str) -> Iterator[Decimal]:
    for amount in _AMOUNT.finditer(as_printed):
        yield _TENS[amount["tens"]] * _UNITS[amount["unit"]]


def _counts(as_printed: str) -> Iterator[Decimal]:
    if _FIRST.search(as_printed):
        yield Decimal(1)
    yield from map(Decimal, _NTH.findall(as_printed))


def _ranks(as_printed: str) -> Iterator[Decimal]:
    if _AT_THE_HEAD.search(as_printed):
        yield Decimal(1)


def _ordinals(as_printed: str) -> Iterator[Decimal]:
    """Yield ranks, which set phrases count with as well: 第二批, 前100名."""
    yield from (number.value for number in read_printed(as_printed) if number.unit is PrintedUnit.RANK)
