"""Which statistic of which years a figure of any indicator is, by the time that its place and sentence speak of."""

from __future__ import annotations

from dataclasses import dataclass

from shengce.records.vocabulary import Indicator, Statistic
from shengce.reports.periods import RESULT, TARGET, Calendar, Setting

_SEVERAL_YEARS = "over several years, or the last of them"
# Reports of these years look back at five years and at the last one alike: 2021 and 2026, 2023.
_OF_TWO_REVIEWS = frozenset({1, 3})
_OPEN_YEAR = "which year is not said"


@dataclass(frozen=True)
class FigureTime:
    """The statistic and period of a figure, and why they are unsure."""

    statistic: str
    period: str
    doubt: str = ""


@dataclass(frozen=True)
class FigureTiming:
    """Decides statistic and period from the setting of a figure's number."""

    calendar: Calendar
    setting: Setting
    is_cued: bool
    is_summed: bool

    def of(self, indicator: Indicator, statistic: str) -> FigureTime:
        """Return the time of a figure; ``is_summed`` says that 累计 stands before it."""
        if statistic == Statistic.ANNUAL_AVERAGE:
            return self._average()
        if statistic == Statistic.LEVEL and _passes(indicator):
            return self._flow()
        if statistic in {Statistic.LEVEL, Statistic.SHARE, Statistic.RANK}:
            return FigureTime(statistic, self._end())
        return self._change(statistic)

    def _end(self) -> str:
        """Return the time of what stands at the end of the period."""
        is_ahead = self.setting.kind == TARGET and self.setting.last > self.calendar.year
        return f"../{self.setting.last}" if is_ahead else str(self.setting.last)

    def _average(self) -> FigureTime:
        if self.setting.spans_years:
            return FigureTime(Statistic.ANNUAL_AVERAGE, self.setting.period)
        if self.setting.mixed and self.setting.kind == RESULT:
            return FigureTime(Statistic.ANNUAL_AVERAGE, f"{self.calendar.review - 4}/{self.calendar.review}")
        return FigureTime(Statistic.ANNUAL_AVERAGE, self.setting.period, "an average over years that are not said")

    def _flow(self) -> FigureTime:
        if not self.setting.spans_years:
            is_sum = self.is_summed and self.setting.kind == RESULT
            return FigureTime(Statistic.LEVEL, self.setting.period, _SEVERAL_YEARS if is_sum else self._doubt_of_year())
        if self.is_summed:
            return FigureTime(Statistic.CUMULATIVE, self.setting.period)
        return FigureTime(Statistic.LEVEL, self._end(), _SEVERAL_YEARS if self.setting.kind == RESULT else "")

    def _change(self, statistic: str) -> FigureTime:
        if not self.setting.spans_years:
            return FigureTime(statistic, self.setting.period, self._doubt_of_year())
        if self.setting.kind == TARGET:
            doubt = "" if statistic == Statistic.ADDED else _SEVERAL_YEARS
            return FigureTime(statistic, self._end(), doubt)
        doubt = "" if self.is_cued else _OPEN_YEAR
        return FigureTime(statistic, self.setting.period, doubt)

    def _doubt_of_year(self) -> str:
        """Return a doubt where a report reviews one year and several, and neither part nor sentence says which."""
        reviews_both = self.setting.mixed or self.calendar.year % 5 in _OF_TWO_REVIEWS
        is_open = self.setting.kind == RESULT and reviews_both and not self.is_cued
        return _OPEN_YEAR if is_open else ""


def _passes(indicator: Indicator) -> bool:
    """Whether an indicator is of what passes (output, contracts) and not of what stays (firms, capacity)."""
    return Statistic.ADDED not in indicator.statistics and indicator.statistic is Statistic.LEVEL
