"""Whether a typed value is the number that is printed: the test behind every citation of a figure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from shengce.printed.numbers import SIGNED_UNITS, read_printed
from shengce.printed.phrases import phrased_values
from shengce.printed.vocabulary import PrintedDirection, PrintedNumber, PrintedUnit

NO_MEASURES: Mapping[str, Decimal] = {}

Scale = Callable[[PrintedNumber, Decimal], Decimal | None]


def _percent(number: PrintedNumber, value: Decimal) -> Decimal | None:
    if number.unit in {PrintedUnit.PERCENT, PrintedUnit.PLAIN}:
        return value
    if number.unit is PrintedUnit.PER_MILLE:
        return value / 10
    # 翻一番 is a growth of 100 percent: the multiple less the base.
    return (value - 1) * 100 if number.unit is PrintedUnit.MULTIPLE else None


def _increase(number: PrintedNumber, value: Decimal) -> Decimal | None:
    """Return the growth in percent of a multiple whose verb (增长) stands before the words at hand."""
    is_open = number.unit is PrintedUnit.MULTIPLE and number.direction is PrintedDirection.NONE
    return value * 100 if is_open else None


def _only(*units: PrintedUnit) -> Scale:
    return lambda number, value: value if number.unit in units else None


def _places(number: PrintedNumber, value: Decimal) -> Decimal | None:
    is_change = number.unit in {PrintedUnit.RANK_CHANGE, PrintedUnit.PLAIN} or number.measure_word == "位"
    return value if is_change else None


def _rank(number: PrintedNumber, value: Decimal) -> Decimal | None:
    is_rank = number.unit in {PrintedUnit.RANK, PrintedUnit.PLAIN} or number.measure_word in {"位", "名"}
    return value if is_rank else None


def _years(number: PrintedNumber, value: Decimal) -> Decimal | None:
    is_years = number.unit in {PrintedUnit.CONSECUTIVE_YEARS, PrintedUnit.PLAIN} or number.measure_word == "年"
    return value if is_years else None


def _points(number: PrintedNumber, value: Decimal) -> Decimal | None:
    return value if number.unit is PrintedUnit.PLAIN or number.measure_word == "分" else None


def _count(number: PrintedNumber, value: Decimal) -> Decimal | None:
    return value if number.unit in {PrintedUnit.COUNT, PrintedUnit.PLAIN, PrintedUnit.MULTIPLE} else None


def _money(number: PrintedNumber, value: Decimal) -> Decimal | None:
    is_money = number.unit in {PrintedUnit.YUAN, PrintedUnit.PLAIN}
    # 突破2万亿 prints a multiplier without its currency, which is then understood.
    is_bare = number.unit is PrintedUnit.COUNT and number.measure_word in {"", "级"}
    return value if is_money or is_bare else None


_WORDS_OF_MONEY = {PrintedUnit.YUAN: "元", PrintedUnit.USD: "美元"}


def _quantity(measures: Mapping[str, Decimal]) -> Scale:
    """Return the scale of a measured amount; where no measure word is printed the first of the unit is understood."""
    usual = next(iter(measures.values()), Decimal(1))

    def scale(number: PrintedNumber, value: Decimal) -> Decimal | None:
        if number.unit is PrintedUnit.PLAIN:
            return value
        word = _WORDS_OF_MONEY.get(number.unit, number.measure_word if number.unit is PrintedUnit.COUNT else None)
        worth = usual if word == "" else measures.get(word) if word else None
        return None if worth is None else value * worth

    return scale


_SCALES: dict[str, Scale] = {
    "percent": _percent,
    "percentage_point": _only(PrintedUnit.PERCENTAGE_POINT, PrintedUnit.PLAIN),
    "money": _money,
    "count": _count,
    "quantity": _quantity({}),
    "rank": _rank,
    "places": _places,
    "years": _years,
    "points": _points,
}


def _ends(number: PrintedNumber, scale: Scale) -> tuple[Decimal, ...] | None:
    """Return the number's one value or two ends in the unit asked for, ascending; None when its unit does not fit."""
    printed = [number.value] if number.value_max is None else [number.value, number.value_max]
    scaled = [scale(number, value) for value in printed]
    fitting = [value for value in scaled if value is not None]
    return tuple(sorted(fitting)) if len(fitting) == len(scaled) else None


def _mirrored(ends: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
    return tuple(sorted(-value for value in ends))


def _sign_is_open(number: PrintedNumber) -> bool:
    """Return whether the print leaves the sign to the words around it.

    A rate without a verb may be rise or fall; of a fall in a count or in money, print gives the size only.
    """
    if number.unit in {PrintedUnit.RANK, PrintedUnit.CONSECUTIVE_YEARS}:
        return False
    if number.unit is PrintedUnit.PLAIN:
        return True
    if number.unit in SIGNED_UNITS or number.measure_word == "位":
        return number.direction is PrintedDirection.NONE
    return number.direction is PrintedDirection.DOWN


def _numbers_in(as_printed: str, direction_hint: str) -> list[PrintedNumber]:
    """Read the numbers that begin within ``as_printed``, governed also by the words before it."""
    offset = len(direction_hint)
    return [number for number in read_printed(direction_hint + as_printed) if number.start >= offset]


def _scaling(unit_kind: str, unit_factor: Decimal, measures: Mapping[str, Decimal]) -> tuple[Scale, Decimal]:
    """Return how a unit's printed numbers become base units, and what one unit is of these."""
    return (_quantity(measures), Decimal(1)) if measures else (_SCALES[unit_kind], unit_factor)


def value_in(
    number: PrintedNumber, unit_kind: str, unit_factor: Decimal, measures: Mapping[str, Decimal] = NO_MEASURES
) -> tuple[Decimal, Decimal | None] | None:
    """Return a printed number's value, and the end of its range, in a unit; None where it is printed in another.

    The unit is given as for ``value_matches``.
    """
    scale, factor_of_unit = _scaling(unit_kind, unit_factor, measures)
    ends = _ends(number, scale)
    if ends is None:
        return None
    factor = Decimal(1) if number.unit is PrintedUnit.PLAIN else factor_of_unit
    values = [(end / factor).normalize() + 0 for end in ends]
    return values[0], values[-1] if len(values) > 1 else None


def value_matches(  # noqa: PLR0913, PLR0917 - the fields of a typed figure and its unit, and the words before it
    as_printed: str,
    value: Decimal,
    value_max: Decimal | None,
    unit_kind: str,
    unit_factor: Decimal,
    direction_hint: str = "",
    measures: Mapping[str, Decimal] = NO_MEASURES,
) -> bool:
    """Return whether some number printed in ``as_printed`` is the typed value (or range ``value`` to ``value_max``).

    ``unit_kind`` is one of percent, percentage_point, money, count, quantity, rank, places, years, points.
    ``unit_factor`` is what one unit is worth in base units: yuan (or US dollars) for money, 1 otherwise. ``measures``
    says of a quantity how many units one of each measure word is: 0.0001 of 万千瓦 for 千瓦. A typed fall is negative.
    Its sign must agree with the verb or minus sign in ``as_printed`` or at the end of ``direction_hint`` (the sentence
    before ``as_printed``); where no word governs the number, either sign agrees. A bare number (an item of a list
    whose unit follows later) is compared as it stands.
    Raises ``ValueError`` for an unknown unit kind.
    """
    if unit_kind not in _SCALES:
        raise ValueError(f"unknown unit kind {unit_kind!r}; known are {', '.join(sorted(_SCALES))}")
    scale, factor_of_unit = _scaling(unit_kind, unit_factor, measures)
    typed = tuple(sorted([value] if value_max is None else [value, value_max]))
    scales = (scale, _increase) if unit_kind == "percent" else (scale,)
    for number in _numbers_in(as_printed, direction_hint):
        factor = Decimal(1) if number.unit is PrintedUnit.PLAIN else factor_of_unit
        expected = tuple(end * factor for end in typed)
        for ends in filter(None, (_ends(number, each) for each in scales)):
            if expected == ends or (_sign_is_open(number) and expected == _mirrored(ends)):
                return True
    return value_max is None and value * unit_factor in phrased_values(as_printed, unit_kind)
