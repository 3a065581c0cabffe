"""When and how a statement is meant: result or target, of which year or years, by the words of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from shengce.printed.numerals import read_han
from shengce.records.plans import FigureKind

RESULT, TARGET = FigureKind.RESULT.value, FigureKind.TARGET.value

PLAN_ENDS = {"九五": 2000, "十五": 2005, "十一五": 2010, "十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030}
_PLAN = r"(?P<plan>十五五|十[一二三四]五|十五|九五)"

CUE = re.compile(
    r"(?P<compared>(?:比|较|(?<!关)于|是|从|由|自|相当于)(?:上年|去年|上一年|前年|同期|(?:19|20)\d\d年|(?:十五五|十[一二三四]五|十五|九五)(?!时期))|(?:与|同|和)(?:上年|去年)|(?:19|20)\d\d年(?:以来|的\d))"
    r"|(?P<first>(?:19|20)\d\d)年?[-~至](?P<last>(?:19|20)\d\d)年"
    r"|(?P<next_years>今后[五5]年|未来[五5]年|下一个五年|接下来[的]?五年)"
    r"|(?P<past_years>过去[的]?[五5]年|[五5]年来|[五5]年间|近[五5]年|[五5]年年均|这[五5]年|[五5]年(?:累计|平均)|[五5]年,|本届政府(?:任期|任职|以来|成立|履职|五年))"
    r"|(?:过去|近|前|这|最近|连续)?(?P<count>[两二三四六七八九十]|[2-46-9]|10)(?P<count_mark>年来|年间|年年均|年平均|年累计|年年平均|年均(?!衡)|年(?=,))"
    rf"|{_PLAN}(?P<plan_mark>时期|期间|以来|前[三四]年|五年|年均|末|的五年|计划|规划|,)?"
    r"|(?P<until>(?:到|至|力争到)(?P<until_year>20\d\d)年)"
    r"|(?P<year>(?:19|20)\d\d)年"
    r"|(?P<last_year>去年|上年|过去(?:的)?一年|过去,?这一年|一年来|刚刚过去(?!的?[五5]年)|这一年)"
    r"|(?P<this_year>今年(?!以来|年初|一季|上半年)|新的一年)"
    r"|(?P<next_year>明年)"
)
_IMPLIED_TARGET = re.compile(
    r"(?:主要|预期|奋斗|发展|约束性|具体|工作)目标(?:任务|是|为|:|和)|预期目标|目标建议|建议.{0,6}目标"
)


@dataclass(frozen=True)
class Setting:
    """What words or headings say of the statements under them.

    ``kind`` is result, target or empty (unknown). ``first`` and ``last`` delimit the years; equal for one year.
    ``mixed`` says that one year and several years are spoken of side by side, ``doubt`` why the setting is unsure.
    """

    kind: str
    first: int
    last: int
    mixed: bool = False
    doubt: str = ""

    @property
    def spans_years(self) -> bool:
        """Whether the setting covers more than one year."""
        return self.first != self.last

    @property
    def period(self) -> str:
        """The year or the interval in the form of the records."""
        return f"{self.first}/{self.last}" if self.spans_years else str(self.last)


@dataclass(frozen=True)
class Calendar:
    """The years that a text of one year speaks of; ``review`` is the year that its results are of."""

    year: int
    review: int
    only_results: bool = False

    def result(self, first: int, last: int, doubt: str = "") -> Setting:
        """Return the setting of a result."""
        return Setting(RESULT, first, last, doubt=doubt)

    def of_year(self, year: int) -> Setting:
        """Return the setting that the mention of a year gives: a result up to the year under review, else a target."""
        if year <= self.review:
            return Setting(RESULT, year, year)
        return Setting(TARGET, year, year, doubt="" if year == self.year else "a target of a later year")

    def of_plan(self, end: int) -> Setting:
        """Return the setting of a five-year plan: past, coming, or running."""
        if end <= self.review:
            return Setting(RESULT, end - 4, end)
        if end - 4 >= self.year:
            return Setting(TARGET, end - 4, end)
        return Setting("", end - 4, end, doubt="within a running five-year plan")


def _of_count(calendar: Calendar, match: re.Match[str]) -> Setting:
    printed = match["count"]
    number = int(printed) if printed.isdigit() else int(read_han(printed) or 0)
    return Setting(RESULT, calendar.review - number + 1, calendar.review)


def _setting_of(match: re.Match[str], calendar: Calendar, *, in_heading: bool) -> Setting | None:
    """Return what one cue says, or None where it only compares or names a plan in passing."""
    if match["compared"]:
        return None
    if match["plan"]:
        return calendar.of_plan(PLAN_ENDS[match["plan"]]) if match["plan_mark"] or in_heading else None
    return _of_years(match, calendar) or _of_year(match, calendar)


def _of_years(match: re.Match[str], calendar: Calendar) -> Setting | None:
    year, review = calendar.year, calendar.review
    if match["first"]:
        first, last = int(match["first"]), int(match["last"])
        return Setting(RESULT if last <= review else TARGET, first, last)
    if match["until"]:
        until = int(match["until_year"])
        return Setting(TARGET, year, until) if until > year else calendar.of_year(until)
    if match["next_years"]:
        return Setting(TARGET, year, year + 4)
    if match["past_years"]:
        return Setting(RESULT, review - 4, review)
    return _of_count(calendar, match) if match["count"] else None


def _of_year(match: re.Match[str], calendar: Calendar) -> Setting:
    if match["year"]:
        return calendar.of_year(int(match["year"]))
    if match["last_year"]:
        return Setting(RESULT, calendar.review, calendar.review)
    return Setting(TARGET, calendar.year, calendar.year, doubt="the text says next year" if match["next_year"] else "")


def cues(text: str, calendar: Calendar, *, in_heading: bool = False) -> list[tuple[int, Setting]]:
    """Return what the words of a text say of time, each with the place at which the words end.

    In a heading the bare name of a plan is enough; in a sentence it needs a word such as 时期.
    """
    found = ((match.end(), _setting_of(match, calendar, in_heading=in_heading)) for match in CUE.finditer(text))
    return [(end, setting) for end, setting in found if setting is not None]


def states_target(text: str) -> bool:
    """Return whether the text announces aims (主要预期目标)."""
    return _IMPLIED_TARGET.search(text) is not None


_ANNOUNCES = re.compile(
    r"(?:预期|奋斗|调控|主要|发展)(?:性)?(?:指标|目标)(?:任务)?(?:的?建议)?(?:(?:是|为|:)[:,]?(?=[^。]{0,120}(?:增长|增速))|,(?=[^。,]{0,10}生产总值))"
)
_LOOKS_BACK = re.compile(r"完成了?|实现了|圆满|年初|达到了|去年|上年确定|超额")


def announces_aims(text: str) -> bool:
    """Return whether the text opens a list of aims (主要预期目标是), and does not speak of aims that were met."""
    match = _ANNOUNCES.search(text)
    return match is not None and _LOOKS_BACK.search(text[: match.end()]) is None


def as_target(setting: Setting, calendar: Calendar) -> Setting:
    """Return the setting of aims announced in a setting: its own years if it looks ahead, else the text's year."""
    if setting.kind == TARGET:
        return setting
    return replace(setting, kind=TARGET, first=calendar.year, last=calendar.year, mixed=False, doubt="")
