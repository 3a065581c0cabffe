"""Values as each language writes them, from one Decimal: 1.01万亿元 and CNY 1.01 trillion.

Nothing is rounded: a larger multiplier is used only where the value stays exact with two decimals or fewer.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.numbers import format_decimal

from shengce.language.strings import Language
from shengce.records.plans import Figure, Finality, Qualifier
from shengce.records.vocabulary import Indicator, Statistic, Unit, UnitKind

_MULTIPLIERS = {
    "zh": ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 8, "hundred_million"), (Decimal(10) ** 4, "ten_thousand")),
    "en": ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million")),
}
_MOST_DECIMALS = 2
_MINUS = "−"
_TENTH = Decimal("0.1")
_KEPT_NUMBERS = 20_000  # one figure stands on many pages
_MOVING_KINDS = frozenset({UnitKind.PERCENTAGE_POINT, UnitKind.PLACES})
# These bound the number alone and stand next to it: down about 3%, 下降不超过3%; but 力争下降3%.
_BOUNDS = frozenset(
    {
        Qualifier.ABOUT,
        Qualifier.NEARLY,
        Qualifier.AT_LEAST,
        Qualifier.MORE_THAN,
        Qualifier.AT_MOST,
        Qualifier.LESS_THAN,
    }
)
_SIGNED_STATISTICS = frozenset({Statistic.GROWTH, Statistic.ANNUAL_AVERAGE})


@dataclass(frozen=True)
class ValueText:
    """A value in words and digits: what stands before the number, the number, its unit, what stands after."""

    before: str
    number: str
    unit: str
    after: str
    spaced: bool

    @property
    def plain(self) -> str:
        """The whole as one line of text."""
        glue = " " if self.spaced else ""
        unit = self.unit if self.unit in {"", "%"} else f"{glue}{self.unit}"
        parts = (self.before, f"{self.number}{unit}", self.after)
        return glue.join(part for part in parts if part)


@dataclass(frozen=True)
class _Amount:
    """Number and the words around it, before the qualifier is added; ``direction`` is a word such as 下降 or up."""

    before: str
    number: str
    unit: str
    direction: str = ""


def figure_text(figure: Figure, indicator: Indicator, unit: Unit, language: Language) -> ValueText:
    """Return the figure's value with unit and qualifier in the language."""
    amount = _amount(figure, indicator, unit, language)
    before = language.say(f"qualifier.{figure.qualifier}.before")
    after = language.say(f"qualifier.{figure.qualifier}.after")
    if figure.finality is not Finality.FINAL:
        after += language.say(f"finality.{figure.finality}")
    spaced = language.code == "en"
    is_bound = figure.qualifier in _BOUNDS
    words = (amount.direction, before, amount.before) if is_bound else (before, amount.direction, amount.before)
    return ValueText(
        before=(" " if spaced else "").join(word for word in words if word),
        number=amount.number,
        unit=amount.unit,
        after=after.strip(),
        spaced=spaced,
    )


def signed(value: Decimal, language: Language) -> str:
    """Return the number with its sign, ``+0.4`` or ``−1.8``; zero has none."""
    return _sign(value) + _number(abs(value), language)


def points(value: Decimal | None, language: Language) -> str:
    """Return a derived number of points, such as a mean, with its sign and one decimal; empty where there is none."""
    return signed(value.quantize(_TENTH), language) if value is not None else ""


def _sign(value: Decimal) -> str:
    return "+" if value > 0 else _MINUS if value < 0 else ""


def gap_text(value: Decimal, indicator: Indicator, unit: Unit, language: Language) -> str:
    """Return a difference of two values with its sign and unit; percent differ by percentage points."""
    if unit.kind in {UnitKind.PERCENT, UnitKind.PERCENTAGE_POINT}:
        return language.say("unit.points_of_percent", number=signed(value, language))
    size = abs(value)
    amount = _Amount("", _number(size, language), "")
    if unit.kind is UnitKind.MONEY:
        amount = _money((size,), unit, language)
    elif unit.kind is UnitKind.COUNT:
        amount = _count((size,), indicator, language)
    words = ValueText(amount.before, amount.number, amount.unit, "", spaced=language.code == "en")
    return _sign(value) + words.plain


def _amount(figure: Figure, indicator: Indicator, unit: Unit, language: Language) -> _Amount:
    values = (figure.value,) if figure.value_max is None else (figure.value, figure.value_max)
    if unit.kind is UnitKind.MONEY:
        return _money(values, unit, language)
    if unit.kind is UnitKind.COUNT:
        return _count(values, indicator, language)
    if unit.kind is UnitKind.PERCENT:
        return _percent(values, figure.statistic, language)
    return _change(values, unit, language)


def _change(values: tuple[Decimal, ...], unit: Unit, language: Language) -> _Amount:
    """Return percentage points, places, ranks, years and index points; moves down and back are put in words."""
    goes_back = unit.kind in _MOVING_KINDS and all(value < 0 for value in values)
    kind = f"unit.{unit.kind}_back" if goes_back else f"unit.{unit.kind}"
    shown = tuple(sorted(abs(value) for value in values)) if goes_back else values
    before, after = language.say(f"{kind}.before"), language.count(f"{kind}.after", abs(shown[-1]))
    if unit.kind is UnitKind.RANK:
        return _Amount(before, _range(shown, language), after)
    return _Amount("", _range(shown, language), after, before)


def _money(values: tuple[Decimal, ...], unit: Unit, language: Language) -> _Amount:
    yuan = tuple(_in_yuan(value, unit) for value in values)
    _, multiplier = _scaled(max(yuan, key=abs), language)
    scaled = tuple(_divided(value, multiplier, language) for value in yuan)
    before, word = language.say("money.before"), language.say(f"money.{multiplier}")
    return _Amount(before, _range(scaled, language), word)


def _in_yuan(value: Decimal, unit: Unit) -> Decimal:
    """Return the value in yuan, without the zeros behind the point that a factor leaves (0.5 of 万元 is 5000)."""
    return value if unit.factor == 1 else _at_least_integral((value * unit.factor).normalize())


def _count(values: tuple[Decimal, ...], indicator: Indicator, language: Language) -> _Amount:
    if language.code != "zh":
        return _Amount("", _range(values, language), "")
    counter = language.of(indicator.counter) if indicator.counter else ""
    _, multiplier = _scaled(max(values, key=abs), language)
    word = language.say(f"count.{multiplier}")
    scaled = tuple(_divided(value, multiplier, language) for value in values)
    return _Amount("", _range(scaled, language), f"{word}{counter}")


def _percent(values: tuple[Decimal, ...], statistic: Statistic, language: Language) -> _Amount:
    falls = statistic in _SIGNED_STATISTICS and all(value < 0 for value in values)
    if not falls:
        return _Amount("", _range(values, language), "%")
    magnitudes = tuple(sorted(abs(value) for value in values))
    return _Amount("", _range(magnitudes, language), "%", language.say("unit.percent_fall"))


def _scaled(value: Decimal, language: Language) -> tuple[Decimal, str]:
    """Return the value in its largest exact multiplier, and that multiplier's name (``one`` for none)."""
    for size, name in _MULTIPLIERS[language.code]:
        scaled = (value / size).normalize()
        if abs(value) >= size and _decimals(scaled) <= _MOST_DECIMALS:
            return _at_least_integral(scaled), name
    return value, "one"


def _divided(value: Decimal, multiplier: str, language: Language) -> Decimal:
    sizes = {name: size for size, name in _MULTIPLIERS[language.code]}
    return _at_least_integral((value / sizes[multiplier]).normalize()) if multiplier in sizes else value


def _at_least_integral(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return value.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else value


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _range(values: tuple[Decimal, ...], language: Language) -> str:
    return "–".join(_number(value, language) for value in values)


def _number(value: Decimal, language: Language) -> str:
    """Return the number with thousands separated and every decimal kept, also a trailing zero."""
    decimals = _decimals(value)
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    text = _formatted(abs(value), pattern, language.locale)
    return f"{_MINUS}{text}" if value < 0 else text


@lru_cache(_KEPT_NUMBERS)
def _formatted(size: Decimal, pattern: str, locale: Locale) -> str:
    text: str = format_decimal(size, format=pattern, locale=locale)
    return text
