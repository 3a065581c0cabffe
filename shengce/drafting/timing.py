"""Which statistic of which years a rate is: growth of a year, average or sum of several, a share."""

from __future__ import annotations

import re
from dataclasses import dataclass

from shengce.drafting.rates import Reading
from shengce.reports.periods import RESULT, Calendar, Setting
from shengce.reports.sections import Place

_AVERAGED = re.compile(r"年均|每年|平均")
_SEVERAL_YEARS = "over several years, or the last of them"


@dataclass(frozen=True)
class Timing:
    """Decides statistic and period of a rate from its setting and the words before it."""

    calendar: Calendar
    place: Place
    setting: Setting
    is_cued: bool
    reading: Reading
    head: str
    since: int | None
    is_large: bool

    def of(self, indicator: str) -> tuple[str, str, str]:
        """Return statistic, period and doubt (empty when there is none)."""
        if indicator == "rd_intensity":
            return "share", str(self.setting.last), self._doubt_of_share()
        if self.reading.is_average or _AVERAGED.search(self.head):
            return self._average()
        is_energy = indicator == "energy_intensity_change"
        if self._compares_years():
            return self._since_base(is_energy=is_energy)
        if self.setting.spans_years and not is_energy and not self.reading.is_cumulative:
            last = self.calendar.review if self.setting.kind == RESULT else self.setting.last
            return "growth", str(last), _SEVERAL_YEARS
        if self.reading.is_cumulative or self.setting.spans_years:
            return self._cumulative(is_energy=is_energy)
        return "growth", self.setting.period, self._doubt_of_year()

    def _compares_years(self) -> bool:
        base = self.reading.compared_with
        return base is not None and base != self.setting.last - 1

    def _since_base(self, *, is_energy: bool) -> tuple[str, str, str]:
        base = self.reading.compared_with
        if not base:
            return "cumulative", self.setting.period, _SEVERAL_YEARS
        is_sure = is_energy and base < self.setting.last - 1
        return "cumulative", f"{base + 1}/{self.setting.last}", "" if is_sure else "a change over several years"

    def _cumulative(self, *, is_energy: bool) -> tuple[str, str, str]:
        """A fall in energy intensity adds up over a plan; of other indicators that is not what the record is about."""
        is_large_fall = is_energy and self.is_large and bool(self.setting.kind)
        if self.setting.mixed and self.setting.kind == RESULT and is_large_fall:
            return "cumulative", f"{self.calendar.review - 4}/{self.calendar.review}", ""
        is_sure = is_large_fall and self.setting.spans_years
        return "cumulative", self.setting.period, "" if is_sure else _SEVERAL_YEARS

    def _doubt_of_share(self) -> str:
        return "" if not self.setting.mixed or self.is_cued else "which year is not said"

    def _average(self) -> tuple[str, str, str]:
        around = self.place.setting
        if self.since and self.since < self.setting.last:
            return "annual_average", f"{self.since + 1}/{self.setting.last}", ""
        if self.setting.spans_years:
            return "annual_average", self.setting.period, ""
        if around.spans_years and around.kind == self.setting.kind and around.last == self.setting.last:
            return "annual_average", around.period, ""
        if around.mixed and self.setting.kind == RESULT:
            return "annual_average", f"{self.calendar.review - 4}/{self.calendar.review}", ""
        return "annual_average", self.setting.period, "an average over years that are not said"

    def _doubt_of_year(self) -> str:
        if self.setting.last not in {self.calendar.year, self.calendar.review}:
            return "of another year"
        is_open = self.setting.mixed and not self.is_cued and self.setting.kind == RESULT
        return "which year is not said" if is_open else ""
