"""Values as each language writes them, from one Decimal: 1.01万亿元 and CNY 1.01 trillion.

Nothing is rounded: a larger multiplier is used only where the value stays exact with two decimals or fewer.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from shengce.language.numbers import MINUS, decimals_of, written
from shengce.language.strings import Language
from shengce.records.plans import Figure, Finality, Qualifier
from shengce.records.vocabulary import Indicator, Statistic, Unit, UnitKind

_MULTIPLIERS = {
    "zh": ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 8, "hundred_million"), (Decimal(10) ** 4, "ten_thousand")),
    "en": ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million")),
}
_MOST_DECIMALS = 2
_TENTH = Decimal("0.1")
_MOVING_KINDS = frozenset({UnitKind.PERCENTAGE_POINT, UnitKind.PLACES})
_CHANGES = frozenset({Statistic.GROWTH, Statistic.ANNUAL_AVERAGE, Statistic.CUMULATIVE})


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
    """Number and the words around it, before the qualifier is added; ``direction`` is a word such as 下降 or up.

    ``is_fall`` says that the value is a change below zero, of which "at least 3%" is −3% or lower.
    """

    before: str
    number: str
    unit: str
    direction: str = ""
    is_fall: bool = False


def figure_text(figure: Figure, indicator: Indicator, unit: Unit, language: Language) -> ValueText:
    """Return the figure's value with unit and qualifier in the language."""
    amount = _amount(figure, indicator, unit, language)
    before, after = _qualifier(figure.qualifier, amount, language)
    finality = "" if figure.finality is Finality.FINAL else language.say(f"finality.{figure.finality}")
    is_bound = figure.qualifier.is_bound
    words = (amount.direction, before, amount.before) if is_bound else (before, amount.direction, amount.before)
    glue = " " if language.code == "en" else ""
    return ValueText(
        before=glue.join(word for word in words if word),
        number=amount.number,
        unit=amount.unit,
        after=glue.join(word for word in (after, finality) if word),
        spaced=bool(glue),
    )


def amount_text(value: Decimal, figure: Figure, indicator: Indicator, unit: Unit, language: Language) -> str:
    """Return a value in the figure's unit and statistic, without its qualifier and finality: ``4.5%``."""
    alone = figure.model_copy(update={"value": value, "value_max": None})
    return bare_text(alone, indicator, unit, language)


def bare_text(figure: Figure, indicator: Indicator, unit: Unit, language: Language) -> str:
    """Return a figure's value or range without its qualifier and finality: ``4.5–5%``, ``下降2%``."""
    bare = {"qualifier": Qualifier.EXACT, "finality": Finality.FINAL}
    return figure_text(figure.model_copy(update=bare), indicator, unit, language).plain


def _qualifier(qualifier: Qualifier, amount: _Amount, language: Language) -> tuple[str, str]:
    """Return the words that bound the number, before it and after it."""
    if amount.is_fall:
        return language.say(f"qualifier_of_fall.{qualifier}.before"), language.say(
            f"qualifier_of_fall.{qualifier}.after"
        )
    return language.say(f"qualifier.{qualifier}.before"), language.say(f"qualifier.{qualifier}.after")


def number_text(value: int | Decimal, language: Language) -> str:
    """Return a number without its unit, as the language writes it."""
    return written(value, language.locale)


def signed(value: Decimal, language: Language) -> str:
    """Return the number with its sign, ``+0.4`` or ``−1.8``; zero has none."""
    return _sign(value) + number_text(abs(value), language)


def unsigned(value: Decimal, language: Language) -> str:
    """Return the size of a number, without its sign."""
    return number_text(abs(value), language)


def percent_text(figure: Figure, language: Language) -> str:
    """Return a figure in percent as a bare number, or range, with its sign: what stands beside a mark in a chart."""
    ends = (figure.value,) if figure.value_max is None else (figure.value, figure.value_max)
    return f"{_range(ends, language)}%"


def points(value: Decimal | None, language: Language) -> str:
    """Return a derived number of points, such as a mean, with its sign and one decimal; empty where there is none."""
    return signed(value.quantize(_TENTH), language) if value is not None else ""


def whole_percent(share: Decimal | None) -> str:
    """Return a share, which is in percent, without decimals: ``63%``; empty where there is none."""
    return f"{share:.0f}%" if share is not None else ""


def _sign(value: Decimal) -> str:
    return "+" if value > 0 else MINUS if value < 0 else ""


def gap_text(value: Decimal, indicator: Indicator, unit: Unit, language: Language) -> str:
    """Return a difference of two values with its sign and unit; percent differ by percentage points."""
    return _sign(value) + size_text(value, indicator, unit, language)


def size_text(value: Decimal, indicator: Indicator, unit: Unit, language: Language) -> str:
    """Return the size of a difference with its unit and without its sign."""
    size = abs(value)
    if unit.kind.in_points:
        return language.say("unit.points_of_percent", number=number_text(size, language))
    amount = _Amount("", number_text(size, language), "")
    if unit.kind is UnitKind.MONEY:
        amount = _money((size,), unit, language)
    elif unit.kind is UnitKind.QUANTITY:
        amount = _quantity((size,), unit, language)
    elif unit.kind is UnitKind.COUNT:
        amount = _count((size,), indicator, language)
    words = ValueText(amount.before, amount.number, amount.unit, "", spaced=language.code == "en")
    return words.plain


def _amount(figure: Figure, indicator: Indicator, unit: Unit, language: Language) -> _Amount:
    values = (figure.value,) if figure.value_max is None else (figure.value, figure.value_max)
    if unit.kind is UnitKind.MONEY:
        return _money(values, unit, language)
    if unit.kind is UnitKind.COUNT:
        return _count(values, indicator, language)
    if unit.kind is UnitKind.QUANTITY:
        return _quantity(values, unit, language)
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
    before = language.say(f"currency.{unit.currency}.before")
    word = language.say(f"money.{multiplier}") + language.say(f"currency.{unit.currency}.after")
    return _Amount(before, _range(scaled, language), word)


def _in_yuan(value: Decimal, unit: Unit) -> Decimal:
    """Return the value in yuan, without the zeros behind the point that a factor leaves (0.5 of 万元 is 5000)."""
    return value if unit.factor == 1 else _at_least_integral((value * unit.factor).normalize())


def _quantity(values: tuple[Decimal, ...], unit: Unit, language: Language) -> _Amount:
    if unit.english is None or language.code == "zh":
        return _Amount("", _range(values, language), language.of(unit.name))
    shown = tuple(_at_least_integral((value * unit.english.factor).normalize()) for value in values)
    return _Amount("", _range(shown, language), unit.english.name)


def _count(values: tuple[Decimal, ...], indicator: Indicator, language: Language) -> _Amount:
    if language.code != "zh":
        return _Amount("", _range(values, language), "")
    counter = language.of(indicator.counter) if indicator.counter else ""
    _, multiplier = _scaled(max(values, key=abs), language)
    word = language.say(f"count.{multiplier}")
    scaled = tuple(_divided(value, multiplier, language) for value in values)
    return _Amount("", _range(scaled, language), f"{word}{counter}")


def _percent(values: tuple[Decimal, ...], statistic: Statistic, language: Language) -> _Amount:
    if statistic not in _CHANGES or any(value >= 0 for value in values):
        return _Amount("", _range(values, language), "%")
    word = language.say("fall.word")
    least_first = sorted(values, reverse=True)
    shown = [number_text(abs(value) if word else value, language) for value in least_first]
    number = language.say("fall.range", first=shown[0], last=shown[-1]) if shown[1:] else shown[0]
    return _Amount("", number, "%", word, is_fall=True)


def _scaled(value: Decimal, language: Language) -> tuple[Decimal, str]:
    """Return the value in its largest exact multiplier, and that multiplier's name (``one`` for none)."""
    for size, name in _MULTIPLIERS[language.code]:
        scaled = (value / size).normalize()
        if abs(value) >= size and decimals_of(scaled) <= _MOST_DECIMALS:
            return _at_least_integral(scaled), name
    return value, "one"


def _divided(value: Decimal, multiplier: str, language: Language) -> Decimal:
    sizes = {name: size for size, name in _MULTIPLIERS[language.code]}
    return _at_least_integral((value / sizes[multiplier]).normalize()) if multiplier in sizes else value


def _at_least_integral(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return value.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else value


def _range(values: tuple[Decimal, ...], language: Language) -> str:
    return "–".join(number_text(value, language) for value in values)
