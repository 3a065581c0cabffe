"""Figures are well-formed: the unit fits, a range is a range, a rank is whole."""

from __future__ import annotations

from collections.abc import Iterator

from shengce.checks.definitions import Definitions
from shengce.checks.rule import Rule, figures_by_plan, figures_in_force
from shengce.printed.normalise import normalise
from shengce.problems import Problem
from shengce.records.catalogue import Catalogue
from shengce.records.load import Records
from shengce.records.plans import Figure, FigureKind, Finality
from shengce.records.vocabulary import Indicator, Statistic, Unit, UnitKind

_UNITS_BY_STATISTIC: dict[Statistic, frozenset[UnitKind]] = {
    Statistic.GROWTH: frozenset({UnitKind.PERCENT, UnitKind.PERCENTAGE_POINT}),
    Statistic.SHARE: frozenset({UnitKind.PERCENT}),
    Statistic.RANK: frozenset({UnitKind.RANK}),
    Statistic.RANK_CHANGE: frozenset({UnitKind.PLACES}),
    Statistic.CONSECUTIVE_YEARS: frozenset({UnitKind.YEARS}),
}
_NATIVE_ONLY = frozenset({Statistic.LEVEL, Statistic.SHARE})
_AMOUNTS = frozenset({Statistic.LEVEL, Statistic.ADDED, Statistic.CUMULATIVE})
_LEAST_GROWTH, _MOST_GROWTH = -40, 60


def units_fit(records: Records, catalogue: Catalogue) -> Iterator[Problem]:
    """A figure's unit is its indicator's, or the one that its statistic asks for (a rank, a growth rate)."""
    definitions = Definitions(records, catalogue)
    for item, index, figure in figures_in_force(records):
        indicator, unit = catalogue.indicators.get(figure.indicator), catalogue.units.get(figure.unit)
        if indicator and unit and (expected := _expected_unit(figure, indicator, unit)):
            message = f"“{figure.unit}” does not fit {figure.indicator} as {figure.statistic}; {expected}"
            problem = item.problem(("figures", index, "unit"), "unit", message)
            yield problem.because(*definitions.of(figure, "unit"), *definitions.of(figure, "general"))


def _expected_unit(figure: Figure, indicator: Indicator, unit: Unit) -> str:
    if figure.unit == indicator.unit and figure.statistic is indicator.statistic:
        return ""
    kinds = _UNITS_BY_STATISTIC.get(figure.statistic)
    if kinds is None and _is_of_its_own_unit(figure, indicator, unit):
        return ""
    if kinds is None:
        fits = figure.unit == indicator.unit or (
            figure.statistic is Statistic.ANNUAL_AVERAGE and unit.kind is UnitKind.PERCENT
        )
        return "" if fits else f"its unit is {indicator.unit}"
    return "" if unit.kind in kinds else "a unit of kind " + " or ".join(sorted(kinds)) + " is expected"


def _is_of_its_own_unit(figure: Figure, indicator: Indicator, unit: Unit) -> bool:
    """Whether a figure may state a unit of its own: one of a general indicator, or an amount in another measure."""
    is_measured = unit.kind in {UnitKind.MONEY, UnitKind.QUANTITY} and figure.unit != indicator.unit
    return figure.statistic in _AMOUNTS and (indicator.general or is_measured)


def statistics_fit(records: Records, catalogue: Catalogue) -> Iterator[Problem]:
    """A level or a share is stated of indicators that are one; a share does not grow by percent."""
    definitions = Definitions(records, catalogue)
    for item, index, figure in figures_in_force(records):
        indicator = catalogue.indicators.get(figure.indicator)
        if indicator is None or figure.statistic is indicator.statistic:
            continue
        if figure.statistic in _NATIVE_ONLY or _is_growth_of_a_share(figure, indicator, catalogue):
            message = f"{figure.indicator} has no {figure.statistic} in {figure.unit}; it is a {indicator.statistic}"
            problem = item.problem(("figures", index, "statistic"), "statistic", message)
            yield problem.because(*definitions.of(figure, "statistic"))


def _is_growth_of_a_share(figure: Figure, indicator: Indicator, catalogue: Catalogue) -> bool:
    unit = catalogue.units.get(figure.unit)
    is_growth = figure.statistic is Statistic.GROWTH and indicator.statistic is Statistic.SHARE
    return is_growth and unit is not None and unit.kind is UnitKind.PERCENT


def statistics_are_of_the_indicator(records: Records, catalogue: Catalogue) -> Iterator[Problem]:
    """What came in is added to a stock only, and growth stands under the indicator that is of growth, where one is."""
    definitions = Definitions(records, catalogue)
    for item, index, figure in figures_in_force(records):
        indicator = catalogue.indicators.get(figure.indicator)
        if indicator and (fault := _statistic_fault(figure, indicator)):
            decides = definitions.of(figure, "growth" if indicator.growth else "statistics")
            yield item.problem(("figures", index, "statistic"), "statistic", fault).because(*decides)


def _statistic_fault(figure: Figure, indicator: Indicator) -> str:
    if figure.statistic is Statistic.GROWTH and indicator.growth:
        return f"the growth of {figure.indicator} is the indicator {indicator.growth}; state it as that"
    is_stock = indicator.general or Statistic.ADDED in indicator.statistics
    if figure.statistic is Statistic.ADDED and not is_stock:
        return f"{figure.indicator} is no stock that is added to; its own figure is what came in the year"
    return ""


def ranges_ascend(records: Records, _: Catalogue) -> Iterator[Problem]:
    """The upper end of a range is above its lower end."""
    for item, index, figure in figures_in_force(records):
        if figure.value_max is not None and figure.value_max <= figure.value:
            message = f"{figure.value_max} must be above value {figure.value}"
            yield item.problem(("figures", index, "value_max"), "range", message)


def counts_are_whole(records: Records, catalogue: Catalogue) -> Iterator[Problem]:
    """Counts, ranks, places and years are whole numbers; a rank is at least 1."""
    definitions = Definitions(records, catalogue)
    for item, index, figure in figures_in_force(records):
        unit = catalogue.units.get(figure.unit)
        if unit is None or not unit.kind.is_whole:
            continue
        if figure.value != figure.value.to_integral_value():
            message = f"{figure.value} must be a whole number of {unit.name.en}"
            problem = item.problem(("figures", index, "value"), "whole-number", message)
            yield problem.because(*definitions.of(figure, "unit"))
        elif unit.kind is UnitKind.RANK and figure.value < 1:
            yield item.problem(("figures", index, "value"), "whole-number", "a rank is 1 or more")


def only_results_are_preliminary(records: Records, _: Catalogue) -> Iterator[Problem]:
    """Only a result can be expected or preliminary."""
    for item, index, figure in figures_in_force(records):
        if figure.finality is not Finality.FINAL and figure.kind is not FigureKind.RESULT:
            message = f"a {figure.kind} cannot be {figure.finality}; that is said of results"
            yield item.problem(("figures", index, "finality"), "finality", message)


def statements_stand_once(records: Records, _: Catalogue) -> Iterator[Problem]:
    """One sentence states one figure for an indicator, kind, statistic, scope, period and value, in whatever file.

    Two steps of one value (6%左右、力争6%以上) differ in qualifier and in print.
    """
    for figures in figures_by_plan(records).values():
        first: dict[tuple[object, ...], str] = {}
        for item, index, figure in figures:
            series = (figure.indicator, figure.kind, figure.statistic, figure.scope, figure.period, figure.cite)
            what = (*series, figure.label, figure.among)
            value = (*what, figure.value, figure.value_max)
            keys = ((*value, figure.qualifier), (*value, normalise(figure.as_printed)))
            if same := next((first[key] for key in keys if key in first), None):
                message = f"the same statement as {same}, from the same sentence; delete one"
                yield item.problem(("figures", index), "repeated-figure", message)
            place = f"{figure.id} at {item.place(('figures', index))}"
            for key in keys:
                first.setdefault(key, place)


def unusual_growth_is_confirmed(records: Records, catalogue: Catalogue) -> Iterator[Problem]:
    """A core indicator that grows by more than 60 % in a year, or falls by more than 40 %, was looked up once more."""
    for item, index, figure in figures_in_force(records):
        values = [figure.value, figure.value if figure.value_max is None else figure.value_max]
        is_usual = all(_LEAST_GROWTH <= value <= _MOST_GROWTH for value in values)
        if is_usual or figure.confirmed or figure.statistic is not Statistic.GROWTH:
            continue
        if _is_core(figure, catalogue):
            message = f"a growth of {figure.value} % is rare; read the sentence again and add confirmed: true"
            yield item.problem(("figures", index, "value"), "unusual-growth", message)


def _is_core(figure: Figure, catalogue: Catalogue) -> bool:
    indicator = catalogue.indicators.get(figure.indicator)
    return indicator is not None and indicator.core


def one_final_result(records: Records, catalogue: Catalogue) -> Iterator[Problem]:
    """A document gives one final result for a series and period; a second one says in a note what it is."""
    for figures in figures_by_plan(records).values():
        first: dict[tuple[object, ...], str] = {}
        for item, index, figure in figures:
            if figure.kind is not FigureKind.RESULT or figure.finality is not Finality.FINAL:
                continue
            series = (figure.indicator, figure.statistic, figure.scope, figure.label, figure.among)
            key = (series, figure.period, figure.unit, figure.cite.source)
            if key in first and figure.note is None and _is_core(figure, catalogue):
                message = f"a second final result beside {first[key]}; keep one, or say in a note how they differ"
                yield item.problem(("figures", index), "two-finals", message)
            first.setdefault(key, f"{figure.id} at {item.place(('figures', index))}")


RULES: tuple[Rule, ...] = (
    units_fit,
    statistics_fit,
    statistics_are_of_the_indicator,
    ranges_ascend,
    counts_are_whole,
    only_results_are_preliminary,
    statements_stand_once,
    unusual_growth_is_confirmed,
    one_final_result,
)
