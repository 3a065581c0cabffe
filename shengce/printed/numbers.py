"""Reading the figures of a text as they are printed: numbers, ranges, ranks, multiples, with unit and qualifiers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from shengce.printed.context import Context, combine_qualifiers, qualifier_after, read_context
from shengce.printed.numerals import fold_width, multiplier_value, read_han, read_numeral
from shengce.printed.patterns import DATE_WORDS, FIGURE, LIST_SEPARATOR
from shengce.printed.vocabulary import PrintedDirection, PrintedNumber, PrintedQualifier, PrintedUnit

SIGNED_UNITS = frozenset(
    {PrintedUnit.PERCENT, PrintedUnit.PER_MILLE, PrintedUnit.PERCENTAGE_POINT, PrintedUnit.RANK_CHANGE}
)
_UNITS = {
    "%": PrintedUnit.PERCENT,
    "‰": PrintedUnit.PER_MILLE,
    "个点": PrintedUnit.PERCENTAGE_POINT,
    "元": PrintedUnit.YUAN,
    "人民币": PrintedUnit.YUAN,
    "美元": PrintedUnit.USD,
    "倍": PrintedUnit.MULTIPLE,
}
_GREATEST_DOUBLINGS = 20
_KEPT_TEXTS = 50_000  # reports print the same few words over and over, and each rule reads them


@dataclass(frozen=True)
class _Quantity:
    """Numeral, multiplier and unit of one number, before its context is taken into account."""

    numeral: Decimal
    multiplier: str
    unit: str
    has_more: bool = False

    @property
    def value(self) -> Decimal:
        return self.numeral * multiplier_value(self.multiplier)


def _unit_of(printed: str, multiplier: str) -> tuple[PrintedUnit, str]:
    """Return the unit and the measure word of a count or date."""
    if printed in _UNITS:
        return _UNITS[printed], ""
    if printed.endswith("百分点"):
        return PrintedUnit.PERCENTAGE_POINT, ""
    if printed.endswith("位次"):
        return PrintedUnit.COUNT, "位"
    if printed in DATE_WORDS:
        return PrintedUnit.PLAIN, printed
    return (PrintedUnit.COUNT if printed or multiplier else PrintedUnit.PLAIN), printed


def _with_context(number: PrintedNumber, context: Context) -> PrintedNumber:
    """Give the number the direction that governs it: the sign of changes, ranks moved, multiples grown."""
    unit, value, value_max = number.unit, number.value, number.value_max
    if context.direction is PrintedDirection.NONE:
        return number
    if unit is PrintedUnit.MULTIPLE:
        unit, value, value_max = PrintedUnit.PERCENT, value * 100, None if value_max is None else value_max * 100
    if number.measure_word == "位" and context.changes_rank:
        unit = PrintedUnit.RANK_CHANGE
    measure_word = "" if unit is PrintedUnit.RANK_CHANGE else number.measure_word
    directed = replace(
        number, unit=unit, value=value, value_max=value_max, measure_word=measure_word, direction=context.direction
    )
    falls = context.direction is PrintedDirection.DOWN and unit in SIGNED_UNITS and value > 0
    return _negated(directed) if falls else directed


def _negated(number: PrintedNumber) -> PrintedNumber:
    if number.value_max is None:
        return replace(number, value=-number.value)
    return replace(number, value=-number.value_max, value_max=-number.value)


def _number(
    text: str, quantity: _Quantity, value_max: Decimal | None, span: tuple[int, int], *, is_negative: bool = False
) -> PrintedNumber:
    """Build the number at ``span`` of the folded text from what it is and what surrounds it."""
    unit, measure_word = _unit_of(quantity.unit, quantity.multiplier)
    context = read_context(text, span[0])
    qualifiers = combine_qualifiers(context.qualifiers, qualifier_after(text, span[1]), has_more=quantity.has_more)
    number = PrintedNumber(quantity.value, value_max, unit, *span, measure_word, qualifiers=qualifiers)
    if is_negative:
        return replace(_negated(number), direction=PrintedDirection.DOWN)
    return _with_context(number, context)


def _quantity(match: re.Match[str], name: str) -> _Quantity | None:
    printed = match[f"numeral_{name}"]
    numeral = read_numeral(printed) if printed else None
    if numeral is None:
        return None
    has_more = any(match[f"{group}_{name}"] for group in ("more", "more_after", "more_plain"))
    return _Quantity(numeral, match[f"multiplier_{name}"] or "", match[f"unit_{name}"] or "", has_more)


def _as_range(first: _Quantity, last: _Quantity) -> tuple[_Quantity, Decimal] | None:
    """Return both ends of a range in the unit of the last; None when the two numbers are no range."""
    if first.unit and first.unit != last.unit:
        return None
    shares_multiplier = not first.multiplier and not first.unit and first.numeral < last.numeral
    multiplier = last.multiplier if shares_multiplier else first.multiplier
    lower = replace(first, multiplier=multiplier, unit=last.unit, has_more=last.has_more)
    return (lower, last.value) if lower.value < last.value else None


def _is_minus_sign(text: str, match: re.Match[str], unit: str) -> bool:
    """Return whether the dash before the digits is a minus: 增长-4.2%, a table cell, but not 长征-5 or a long dash."""
    before = text[match.start() - 1 : match.start()]
    is_rate = unit in {"%", "‰"} or unit.endswith("百分点")
    return match["minus"] is not None and before != "-" and (is_rate or before in {"", " ", "|", ">", "("})


def _read_digits(text: str, match: re.Match[str]) -> list[PrintedNumber]:
    first, last = _quantity(match, "first"), _quantity(match, "last")
    if first is None:
        return []
    start = match.start("numeral_first")
    is_negative = _is_minus_sign(text, match, first.unit)
    joined = None if last is None or is_negative or text[start - 1 : start] in {"从", "由"} else _as_range(first, last)
    if joined:
        return [_number(text, joined[0], joined[1], (start, match.end()))]
    ends = _end_of(match, "first"), _end_of(match, "last")
    span = (match.start() if is_negative else start, ends[0])
    numbers = [_number(text, first, None, span, is_negative=is_negative)]
    if last is not None:
        numbers.append(_number(text, last, None, (match.start("numeral_last"), ends[1])))
    return numbers


def _end_of(match: re.Match[str], name: str) -> int:
    return max(
        match.end(f"{group}_{name}") for group in ("numeral", "more", "more_plain", "multiplier", "more_after", "unit")
    )


def _read_han(text: str, match: re.Match[str]) -> list[PrintedNumber]:
    printed, unit = match["numeral_han"], match["unit_han"] or ""
    numeral = read_han(printed)
    is_bare_word = not unit and len(printed) == 1 and printed != text.strip()
    # 万元生产总值 and 百家争鸣 begin with a place without a digit; 百亿元 and 十家 are numbers.
    is_lone_place = bool(unit) and printed in {"百", "千", "万", "亿"}
    if numeral is None or is_bare_word or is_lone_place:
        return []
    if unit == "成":
        unit, numeral = "%", numeral * 10
    return [_number(text, _Quantity(numeral, "", unit, bool(match["more_han"])), None, match.span())]


def _read_tenths(text: str, match: re.Match[str]) -> list[PrintedNumber]:
    return [_number(text, _Quantity(Decimal(match["tenths"]) * 10, "", "%"), None, match.span())]


def _read_part(printed: str) -> Decimal | None:
    return Decimal(100) if printed == "百" else read_numeral(printed)


def _read_parts(text: str, match: re.Match[str]) -> list[PrintedNumber]:
    first = _read_part(match["parts_first"])
    last = _read_part(match["parts_last"]) if match["parts_last"] else None
    if first is None or (match["parts_last"] and last is None):
        return []
    unit = "%" if match["parts_base"] == "百分之" else "‰"
    if last is not None and last <= first:
        return []
    return [_number(text, _Quantity(first, "", unit), last, match.span())]


def _whole_word(unit: PrintedUnit, text: str, match: re.Match[str], value: Decimal | None) -> list[PrintedNumber]:
    """Return a number that is a word by itself (首位, 翻一番, 连续五年): no verb changes its unit or sign."""
    if value is None:
        return []
    context = read_context(text, match.start())
    qualifiers = combine_qualifiers(context.qualifiers, qualifier_after(text, match.end()), has_more=False)
    return [PrintedNumber(value, None, unit, *match.span(), qualifiers=qualifiers)]


def _read_consecutive(text: str, match: re.Match[str]) -> list[PrintedNumber]:
    return _whole_word(PrintedUnit.CONSECUTIVE_YEARS, text, match, read_numeral(match["consecutive"]))


def _read_doubling(text: str, match: re.Match[str]) -> list[PrintedNumber]:
    doublings = Decimal(1) if match["doubling"] else read_numeral(match["doublings"])
    if doublings is None or not 0 < doublings <= _GREATEST_DOUBLINGS or doublings % 1:
        return []
    return _whole_word(PrintedUnit.MULTIPLE, text, match, Decimal(2) ** int(doublings))


def _read_ordinal(text: str, match: re.Match[str]) -> list[PrintedNumber]:
    # Without 位 or 名 only 居全国第一 is a rank: 第三， at the head of a sentence counts paragraphs.
    follows_name = "\u4e00" <= text[match.start() - 1 : match.start()] <= "\u9fff"
    is_rank = bool(match["ordinal_unit"]) or (
        match["ordinal_unit"] is not None and (follows_name or match.group() == text.strip())
    )
    return _whole_word(PrintedUnit.RANK, text, match, read_numeral(match["ordinal"])) if is_rank else []


def _read_top(text: str, match: re.Match[str]) -> list[PrintedNumber]:
    numbers = _whole_word(PrintedUnit.RANK, text, match, read_numeral(match["top"]))
    return [replace(number, qualifiers=(PrintedQualifier.AT_MOST,)) for number in numbers]


def _read_first_place(text: str, match: re.Match[str]) -> list[PrintedNumber]:
    return _whole_word(PrintedUnit.RANK, text, match, Decimal(1))


def _read_flat(text: str, match: re.Match[str]) -> list[PrintedNumber]:
    return _whole_word(PrintedUnit.PERCENT, text, match, Decimal(0))


_READERS: dict[str, Callable[[str, re.Match[str]], list[PrintedNumber]]] = {
    "is_parts": _read_parts,
    "is_consecutive": _read_consecutive,
    "is_doubling": _read_doubling,
    "is_ordinal": _read_ordinal,
    "is_top": _read_top,
    "is_first_place": _read_first_place,
    "is_flat": _read_flat,
    "is_tenths": _read_tenths,
    "is_digits": _read_digits,
    "is_han": _read_han,
}


def _inherit_direction(text: str, previous: PrintedNumber | None, number: PrintedNumber) -> PrintedNumber:
    """Let an item of a list share the verb of the item before: 分别下降5.9%、3.2%和1% are three falls."""
    if previous is None or previous.direction is PrintedDirection.NONE or number.direction is not PrintedDirection.NONE:
        return number
    is_alike = previous.unit in {number.unit, PrintedUnit.PLAIN} or (
        (number.unit, previous.unit) == (PrintedUnit.MULTIPLE, PrintedUnit.PERCENT)
    )
    moves_rank = number.measure_word == "位" and previous.unit is PrintedUnit.RANK_CHANGE
    between = text[previous.end : number.start]
    if not between or not (is_alike or moves_rank) or not LIST_SEPARATOR.fullmatch(between):
        return number
    verb = "上升" if previous.direction is PrintedDirection.UP else "下降"
    return _with_context(number, Context(previous.direction, verb, frozenset()))


@lru_cache(_KEPT_TEXTS)
def read_printed(text: str) -> tuple[PrintedNumber, ...]:
    """Return all figures printed in the text, in reading order; offsets are those of ``text``. Never raises.

    Names that hold digits (5G, C919, 2+6+N), ratios (1:0.5), fractions and vague numbers (十几个) are not figures.
    """
    folded = fold_width(text)
    numbers: list[PrintedNumber] = []
    for match in FIGURE.finditer(folded):
        kind = match.lastgroup if match.lastgroup in _READERS else next(name for name in _READERS if match[name])
        for number in _READERS[kind](folded, match):
            numbers.append(_inherit_direction(folded, numbers[-1] if numbers else None, number))
    return tuple(numbers)
