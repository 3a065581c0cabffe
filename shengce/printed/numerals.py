"""Numerals: full-width folding that keeps offsets, digits with separators, Han numerals."""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = r"(?>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
# The bound keeps garbled runs of places from being parsed at length; no real numeral is longer.
HAN = r"(?>[零〇一二两三四五六七八九十百千万亿]{1,24}(?:点[零〇一二三四五六七八九]+)?)"

_HAN_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"亿": 10**8, "万": 10**4}
_MULTIPLIERS = _HAN_UNITS | _MYRIADS
_ZEROS = "零〇"
_YEAR_DIGITS = re.compile(r"[零〇一二三四五六七八九]{4}")

_SPACES = "\u3000\u00a0\u2002\u2003\u2009\u202f\t"
_MINUS_LIKE = "‐‑‒–−"
# A long dash separates or spans, and is never a minus sign.
_LONG_DASHES = "—―─"
_FOLD = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | dict.fromkeys(_SPACES, " ")
    | dict.fromkeys(_MINUS_LIKE, "-")
    | dict.fromkeys(_LONG_DASHES, "~")
)
# Texts read by machine have the letter l for the digit 1: l0%, 1l.5%.
_LETTER_FOR_ONE = re.compile(r"(?<![A-Za-z])l(?=[0-9.])|(?<=[0-9.])l(?![A-Za-z])")


def fold_width(text: str) -> str:
    """Return the text with full-width characters, spaces and dashes folded, character by character: offsets stay.

    A letter l within a number is the digit 1.
    """
    return _LETTER_FOR_ONE.sub("1", text.translate(_FOLD))


def read_digits(printed: str) -> Decimal:
    """Return the value of half-width digits with an optional decimal point and thousands separators."""
    return Decimal(printed.replace(",", ""))


def multiplier_value(printed: str) -> Decimal:
    """Return the value of a multiplier: 万 is 10000, 千万 ten million, 万亿 a million million; none is 1."""
    value = 1
    for character in printed:
        value *= _MULTIPLIERS[character]
    return Decimal(value)


def _read_below_ten_thousand(printed: str) -> int | None:
    """Read up to four places; None when places do not descend or digits stand side by side (as in 十二五)."""
    total, place, after_zero = 0, 10_000, False
    digit: int | None = None
    for character in printed:
        if character in _HAN_UNITS:
            unit = _HAN_UNITS[character]
            if unit >= place or digit == 0:
                return None
            total, place, after_zero = total + (digit or 1) * unit, unit, False
            digit = None
        elif digit is not None or (after_zero and character in _ZEROS):
            return None
        elif character in _ZEROS and total:
            after_zero = True
        else:
            digit = _HAN_DIGITS[character]
    # 三千五 is 3500 in speech and not written in reports: a last digit after 百 or 千 needs 零 before it.
    is_colloquial = digit is not None and total > 0 and place > 10 and not after_zero
    return None if is_colloquial or (after_zero and digit is None) else total + (digit or 0)


def _read_integer(printed: str) -> int | None:
    for character, factor in _MYRIADS.items():
        head, found, tail = printed.rpartition(character)
        if found:
            upper = _read_integer(head) if head else 1
            lower = _read_integer(tail.removeprefix("零")) if tail else 0
            if upper is None or lower is None or lower >= factor or len(tail) == 1:
                return None
            return upper * factor + lower
    return _read_below_ten_thousand(printed) if printed else None


def read_han(printed: str) -> Decimal | None:
    """Return the value of a Han numeral (二十, 十五万, 三点五, 二〇二三), or None when it is not well formed."""
    whole, point, fraction = printed.partition("点")
    if _YEAR_DIGITS.fullmatch(whole) and not point:
        return Decimal("".join(str(_HAN_DIGITS[character]) for character in whole))
    integer = _read_integer(whole) if whole else None
    if integer is None:
        return None
    digits = "".join(str(_HAN_DIGITS[character]) for character in fraction)
    return Decimal(f"{integer}.{digits}") if digits else Decimal(integer)


def read_numeral(printed: str) -> Decimal | None:
    """Return the value of a numeral in digits or Han characters, or None when it is not well formed."""
    return read_digits(printed) if printed[0].isascii() else read_han(printed)
