"""Figures are of the time that their document speaks of: reports look back on the year before and promise their own."""

from __future__ import annotations

from collections.abc import Iterator

from shengce.checks.definitions import Definitions
from shengce.checks.rule import Rule, figures_in_force
from shengce.problems import Problem
from shengce.records.catalogue import Catalogue
from shengce.records.load import Records
from shengce.records.period import Period
from shengce.records.plans import Figure, FigureKind
from shengce.records.sources import SourceKind
from shengce.records.vocabulary import Statistic

_REPORTS = frozenset({SourceKind.GOVERNMENT_WORK_REPORT, SourceKind.STATISTICAL_COMMUNIQUE})
_OVER_YEARS = frozenset({Statistic.ANNUAL_AVERAGE, Statistic.CUMULATIVE})
_OF_ONE_YEAR = frozenset({Statistic.GROWTH, Statistic.SHARE})
_STATISTIC_OF_WORD = {"年均": Statistic.ANNUAL_AVERAGE, "累计": Statistic.CUMULATIVE}
_FIVE_YEARS = "5"
# Five-year plans begin in 2021, 2026 ..., terms of government in 2023, 2028 ...
_FIRST_YEARS_OF_FIVE = frozenset({1, 3})
_LAST_YEARS_OF_FIVE = frozenset({0, 2})


def targets_look_ahead(records: Records, _: Catalogue) -> Iterator[Problem]:
    """A target is for the plan's year or later; a result is for the plan's year or earlier."""
    for item, index, figure in figures_in_force(records):
        end, year = figure.period.last, item.record.year
        if figure.kind is FigureKind.TARGET and end < year:
            message = f"a target of the plan for {year} cannot be for {figure.period}; is it a result?"
            yield item.problem(("figures", index, "period"), "period", message)
        if figure.kind is FigureKind.RESULT and end > year:
            message = f"a result in the plan for {year} cannot be for {figure.period}; is it a target?"
            yield item.problem(("figures", index, "period"), "period", message)


def results_are_of_past_years(records: Records, catalogue: Catalogue) -> Iterator[Problem]:
    """A report is given early in its year: its results are of years before."""
    for item, index, figure in figures_in_force(records):
        is_own_year = figure.kind is FigureKind.RESULT and figure.period.last == item.record.year
        if is_own_year and _is_of_a_report(figure, catalogue):
            message = f"a report of {item.record.year} has no result of {figure.period} yet; is it a target?"
            yield item.problem(("figures", index, "period"), "period", message)


def reports_set_no_parameters(records: Records, catalogue: Catalogue) -> Iterator[Problem]:
    """A report states results and targets of rates; a parameter is what a policy sets."""
    for item, index, figure in figures_in_force(records):
        if figure.kind is FigureKind.PARAMETER and _is_rate_of_a_report(figure, catalogue):
            message = f"{figure.indicator} is no parameter of a policy here; it is a result or a target"
            yield item.problem(("figures", index, "kind"), "kind", message)


def growth_targets_are_of_their_year(records: Records, catalogue: Catalogue) -> Iterator[Problem]:
    """A growth is promised for the plan's own year, or for a quarter of it; another year's was looked up once more."""
    for item, index, figure in figures_in_force(records):
        is_growth = figure.kind is FigureKind.TARGET and figure.statistic is Statistic.GROWTH
        is_own = figure.period.last <= item.record.year and not figure.period.is_until
        is_own = is_own or _grows_from_no_rate(figure, catalogue)
        if is_growth and not is_own and not figure.confirmed:
            message = f"a growth is promised for {item.record.year}, not {figure.period}; is it an annual average?"
            yield item.problem(("figures", index, "period"), "period", message)


def spans_fit_statistics(records: Records, catalogue: Catalogue) -> Iterator[Problem]:
    """An average or a sum of years is of several years; a rate is of one, though an amount may grow over several."""
    definitions = Definitions(records, catalogue)
    for item, index, figure in figures_in_force(records):
        is_of_one = figure.period.is_single_year or figure.period.quarter is not None
        if figure.statistic in _OVER_YEARS and is_of_one:
            message = f"{figure.statistic} is of several years, such as 2021/2025, not of {figure.period}"
            yield item.problem(("figures", index, "statistic"), "statistic", message)
        is_rate = figure.statistic in _OF_ONE_YEAR and not _grows_from_no_rate(figure, catalogue)
        is_certain = figure.statistic is Statistic.SHARE and figure.confirmed
        if is_rate and figure.period.is_interval and not is_certain:
            message = f"{figure.statistic} is of one year, not of {figure.period}; is it an annual average or a sum?"
            message += "" if figure.statistic is Statistic.GROWTH else " If neither, add confirmed: true"
            problem = item.problem(("figures", index, "statistic"), "statistic", message)
            yield problem.because(*definitions.of(figure, "statistic"))


def _grows_from_no_rate(figure: Figure, catalogue: Catalogue) -> bool:
    """Whether a growth is that of an amount or a share, which may be told over several years: 五年增长60%.

    Of an indicator that no record has, which another rule names, none is known to be a rate.
    """
    indicator = catalogue.indicators.get(figure.indicator)
    is_rate = indicator is not None and indicator.statistic is Statistic.GROWTH
    return figure.statistic is Statistic.GROWTH and not is_rate


def averages_are_printed(records: Records, _: Catalogue) -> Iterator[Problem]:
    """What as_printed calls yearly on the average (年均) or in all (累计) is recorded as that."""
    for item, index, figure in figures_in_force(records):
        said = {statistic for word, statistic in _STATISTIC_OF_WORD.items() if word in figure.as_printed}
        if figure.statistic in _OVER_YEARS and said and figure.statistic not in said:
            message = f"“{figure.as_printed}” says {' and '.join(sorted(said))}, not {figure.statistic}"
            yield item.problem(("figures", index, "statistic"), "statistic", message)


def unusual_periods_are_confirmed(records: Records, catalogue: Catalogue) -> Iterator[Problem]:
    """A report's rates are of the year before, its own year or five years; another period was confirmed by a reader."""
    for item, index, figure in figures_in_force(records):
        is_past = figure.kind is FigureKind.RESULT
        is_certain = figure.confirmed or not _is_rate_of_a_report(figure, catalogue)
        is_misplaced = (figure.period.last < item.record.year) is not is_past  # which other rules name
        if not is_certain and not is_misplaced and not _is_usual(figure, item.record.year):
            message = f"a {figure.kind} of {figure.period} is rare in a report of {item.record.year}; read the"
            message += " sentence again and add confirmed: true"
            yield item.problem(("figures", index, "period"), "period", message)


def _is_of_a_report(figure: Figure, catalogue: Catalogue) -> bool:
    source = catalogue.sources.get(figure.cite.source)
    return source is not None and source.kind in _REPORTS


def _is_rate_of_a_report(figure: Figure, catalogue: Catalogue) -> bool:
    indicator = catalogue.indicators.get(figure.indicator)
    return indicator is not None and indicator.statistic in _OF_ONE_YEAR and _is_of_a_report(figure, catalogue)


def _is_usual(figure: Figure, year: int) -> bool:
    period = figure.period
    if period.is_interval:
        is_past = figure.kind is not FigureKind.RESULT or period.last == year - 1
        return is_past and period.span == _FIVE_YEARS and period.first % 5 in _FIRST_YEARS_OF_FIVE
    if figure.kind is FigureKind.RESULT:
        return period == Period.of_year(year - 1)
    return period.last == year or period.last % 5 in _LAST_YEARS_OF_FIVE


RULES: tuple[Rule, ...] = (
    targets_look_ahead,
    results_are_of_past_years,
    reports_set_no_parameters,
    growth_targets_are_of_their_year,
    spans_fit_statistics,
    averages_are_printed,
    unusual_periods_are_confirmed,
)
