"""What a printed number says of an indicator: the value in its unit, and which statistic it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from shengce.drafting.joints import ADDED, AVERAGE, BUILT, GROWTH, LEVEL, SHARE, Joint
from shengce.drafting.names import NameTable
from shengce.printed.matches import value_in
from shengce.printed.vocabulary import PrintedNumber, PrintedUnit
from shengce.records.vocabulary import Indicator, Statistic, Unit, UnitKind

_CURRENCY: Mapping[PrintedUnit, str] = {PrintedUnit.YUAN: "cny_100m", PrintedUnit.USD: "usd_100m"}
_RATES = frozenset({PrintedUnit.PERCENT, PrintedUnit.PER_MILLE})
_COUNTED = frozenset("家个户项条座件台套辆人名位列支只种类口根组株处所架颗对艘") | {"", "人次", "列次"}
# What came in the year by its very name.
_FLOWS = frozenset({"new_5g_base_stations", "new_foreign_firms", "newly_recognised_firms", "projects_signed"})
# What came to these stocks has an older indicator of its own.
_ADDED_IDS: Mapping[str, str] = {"5g_base_stations": "new_5g_base_stations"}
_OF_PEOPLE = frozenset("人名位")
_OF_FIRMS = frozenset("家户个") | {""}


@dataclass(frozen=True)
class Measured:
    """A number as a figure of an indicator; ``doubt`` says why it may be none."""

    indicator: str
    statistic: str
    value: Decimal
    value_max: Decimal | None
    unit: str
    doubt: str = ""


class Measurer:
    """Finds what a number says of the indicators that a name can be of."""

    def __init__(self, table: NameTable) -> None:
        self._table = table

    def measure(self, indicators: tuple[str, ...], number: PrintedNumber, lead: Joint, gap: Joint) -> Measured | None:
        """Return what the number most likely says: of an indicator whose own statistic it is; None where none fits."""
        known = [self._table.indicators[one] for one in indicators if one in self._table.indicators]
        found = [measured for one in known for measured in self._of(one, number, lead, gap)]
        return min(found, key=lambda one: not self._is_own(one), default=None)

    def _is_own(self, measured: Measured) -> bool:
        return self._table.indicators[measured.indicator].statistic == measured.statistic

    def _of(self, indicator: Indicator, number: PrintedNumber, lead: Joint, gap: Joint) -> Iterator[Measured]:
        if number.unit is PrintedUnit.RANK:
            yield from self._rank(indicator, number)
        elif number.unit is PrintedUnit.PERCENTAGE_POINT:
            yield from self._points(indicator, number)
        elif number.unit in _RATES or number.unit is PrintedUnit.MULTIPLE:
            yield from self._rate(indicator, number, gap)
        else:
            yield from self._amount(indicator, number, lead, gap)

    def _rank(self, indicator: Indicator, number: PrintedNumber) -> Iterator[Measured]:
        if Statistic.RANK in {indicator.statistic, *indicator.statistics}:
            yield Measured(indicator.id, Statistic.RANK, number.value, None, "rank")

    def _points(self, indicator: Indicator, number: PrintedNumber) -> Iterator[Measured]:
        if indicator.statistic is Statistic.SHARE:
            unit = "percentage_point"
            yield Measured(indicator.id, Statistic.GROWTH, number.value, number.value_max, unit)

    def _rate(self, indicator: Indicator, number: PrintedNumber, gap: Joint) -> Iterator[Measured]:
        percent = self._table.units.get("percent")
        scaled = self._scaled(number, percent) if percent else None
        if scaled is None:
            return
        if gap.says(SHARE) or (indicator.statistic is Statistic.SHARE and not gap.says(AVERAGE)):
            if indicator.statistic is Statistic.SHARE:
                yield Measured(indicator.id, Statistic.SHARE, *scaled, "percent")
            return
        says_growth = number.unit is PrintedUnit.MULTIPLE or gap.says(GROWTH)
        yield from self._growth(indicator, scaled, gap, says_growth=says_growth)

    def _growth(
        self, indicator: Indicator, scaled: tuple[Decimal, Decimal | None], gap: Joint, *, says_growth: bool
    ) -> Iterator[Measured]:
        statistic = Statistic.ANNUAL_AVERAGE if gap.says(AVERAGE) else Statistic.GROWTH
        of = indicator.growth or indicator.id
        if statistic not in {indicator.statistic, *indicator.statistics} and not indicator.growth:
            return
        yield Measured(of, statistic, *scaled, "percent", "" if says_growth else "no word of growth")

    def _amount(self, indicator: Indicator, number: PrintedNumber, lead: Joint, gap: Joint) -> Iterator[Measured]:
        unit = self._unit_of(indicator, number)
        scaled = self._scaled(number, unit) if unit and self._is_counted_so(indicator, number) else None
        if unit is None or scaled is None or indicator.statistic not in {Statistic.LEVEL}:
            return
        statistic, doubt = _stock_or_flow(indicator, lead, gap)
        added = _ADDED_IDS.get(indicator.id, "")
        if statistic == Statistic.ADDED and added in self._table.indicators:
            yield Measured(added, Statistic.LEVEL, *scaled, unit.id, doubt)
            return
        if not number.measure_word and unit.kind is UnitKind.QUANTITY:
            doubt = doubt or "no unit is printed"
        yield Measured(indicator.id, statistic, *scaled, unit.id, doubt)

    def _unit_of(self, indicator: Indicator, number: PrintedNumber) -> Unit | None:
        unit = self._table.units[indicator.unit]
        is_money = unit.kind is UnitKind.MONEY
        return self._table.units.get(_CURRENCY.get(number.unit, "")) if is_money else unit

    def _is_counted_so(self, indicator: Indicator, number: PrintedNumber) -> bool:
        """Whether the measure word is one for such things: firms are no 人."""
        unit = self._table.units[indicator.unit]
        if unit.kind is not UnitKind.COUNT:
            return unit.kind is not UnitKind.PERCENT
        counter = indicator.counter.zh if indicator.counter else ""
        allowed = _OF_PEOPLE if counter == "人" else _OF_FIRMS if counter in {"家", "户"} else _COUNTED - _OF_PEOPLE
        return number.measure_word in allowed or number.measure_word == counter

    def _scaled(self, number: PrintedNumber, unit: Unit) -> tuple[Decimal, Decimal | None] | None:
        return value_in(number, unit.kind, unit.factor, unit.measures)


def _stock_or_flow(indicator: Indicator, lead: Joint, gap: Joint) -> tuple[str, str]:
    """Return whether an amount is the stock or what came to it; of what passes there is the flow alone."""
    if Statistic.ADDED not in indicator.statistics or indicator.id in _FLOWS:
        return Statistic.LEVEL, "a rise, not the amount" if gap.says(ADDED) and indicator.id not in _FLOWS else ""
    if lead.says(ADDED) or gap.says(ADDED):
        return Statistic.ADDED, ""
    if gap.says(LEVEL) or lead.says(LEVEL):
        return Statistic.LEVEL, ""
    if lead.says(BUILT) or gap.says(BUILT):
        return Statistic.ADDED, ""
    return Statistic.LEVEL, "stock or flow is not said"
