"""Which part of a report a paragraph stands in: review of a year or of five, aims, endnotes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from shengce.printed.paragraphs import Paragraph
from shengce.reports.compact import compact
from shengce.reports.periods import RESULT, TARGET, Calendar, Setting, announces_aims, cues, states_target

_LONGEST_HEADING = 60
_LONGEST_OPENING = 240
_SHORT = 20
_FIRST_WORDS = 12
_MAJOR = re.compile(r"(?:第?[一二三四五六七八九]部分|[一二三四五六七八九]、|[IⅠⅡⅢⅣ]+、)")
_FIRST = re.compile(r"一、|第一部分|[IⅠ]、")
_UNNAMED = "under a heading without a year"
_NOTES = re.compile(r"名词解释|名词说明|名词注释|用语说明|注释|有关(?:名词|用语)|附件|附录|附[:12一二]|相关名词")
_REVIEW = re.compile(r"回顾|总结|完成情况|执行情况|主要工作成绩|过去[的]?一年|去年|不平凡|完成了|圆满")
_ACHIEVED = re.compile(r"成就|成效|成绩|取得|进展")
"""What was achieved in a review, and among aims what is to be."""
_AIMS = re.compile(r"任务|安排|目标|部署|重点|要求|思路|打算|建议|今年|工作|预期|措施|举措|展望|取向")
_OPENS_AIMS = re.compile(r"总体要求|指导思想|总体思路|总体部署|工作思路|基本思路")
_LOOKS_BACK = re.compile(r"完成了?|实现了|圆满|一年来|已")
_REACHED = re.compile(r"(?:完成|实现|达到|保持|取得)了")
_TITLE = re.compile(r"会议上|报告$|^.{0,8}报告[~(]")
_HEADING_MARKS = "*# 　"


@dataclass(frozen=True)
class Place:
    """Where a paragraph stands; ``is_notes`` is true in endnotes and annexes."""

    setting: Setting
    is_notes: bool = False


def _is_heading(text: str, marked: bool) -> bool:
    plain = text.strip(_HEADING_MARKS)
    return len(plain) <= _LONGEST_HEADING and (marked or not plain.endswith(("。", "；", "！", "，")))


def looks_back(place: Place, sentence: str, calendar: Calendar) -> bool:
    """Return whether a sentence stands in a review and says nothing of a coming year or of aims."""
    text = compact(sentence).text
    if place.is_notes or place.setting.kind != RESULT or place.setting.doubt:
        return False
    return not states_target(text) and all(setting.kind != TARGET for _, setting in cues(text, calendar))


def looks_ahead(place: Place, before: str, sentence: str, calendar: Calendar) -> bool:
    """Return whether a sentence stands among aims, and neither it nor its paragraph before it tells of a past year."""
    if place.is_notes or place.setting.kind != TARGET or place.setting.doubt:
        return False
    said = cues(compact(before + sentence).text, calendar)
    return all(setting.kind != RESULT for _, setting in said) and not _REACHED.search(sentence)


def places_of(paragraphs: Iterable[Paragraph], calendar: Calendar) -> dict[str, Place]:
    """Return where each paragraph of a report stands, by locator."""
    reader = SectionReader(calendar)
    return {paragraph.locator: reader.take(paragraph) for paragraph in paragraphs}


class SectionReader:
    """Follows a report from paragraph to paragraph; ``place`` is where the last paragraph read stands."""

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar
        self._is_unnumbered = False
        self._aims_at_both = False
        self.place = Place(
            Setting(
                RESULT, calendar.review, calendar.review, doubt="" if calendar.only_results else "before any heading"
            )
        )

    def take(self, paragraph: Paragraph) -> Place:
        """Take in the next paragraph and return where it stands."""
        opening = compact(paragraph.text[:_LONGEST_OPENING]).text
        return self.read(opening, paragraph.text, is_heading=paragraph.is_heading)

    def read(self, compacted: str, raw: str, *, is_heading: bool) -> Place:
        """Take in the next paragraph, as compact and as raw text, and return where it stands."""
        marked = is_heading or raw.strip().startswith("**")
        if self._calendar.only_results:
            return self.place
        if _is_heading(raw, marked):
            self._read_heading(compacted)
        else:
            self._read_opening(compacted)
        return self.place

    def _read_heading(self, title: str) -> None:
        if _NOTES.search(title) and len(title) < 30:
            self.place = replace(self.place, is_notes=True)
            return
        is_major = _MAJOR.match(title) is not None
        if self._is_unnumbered and is_major and not cues(title, self._calendar, in_heading=True):
            return
        setting = self._of_heading(title, is_major)
        if setting is not None:
            self.place = Place(setting)
            self._aims_at_both = setting.kind == TARGET and setting.mixed
            self._is_unnumbered = not is_major and not title.startswith("(") and len(title) < _SHORT
        elif is_major and self.place.setting.kind == RESULT:
            self.place = Place(self._unnamed(title))

    def _unnamed(self, title: str) -> Setting:
        """Judge a chapter whose heading says nothing of time: the first looks back, one after a review looks ahead."""
        year, review = self._calendar.year, self._calendar.review
        if _FIRST.match(title):
            return Setting(RESULT, review, review, mixed=year % 5 in {1, 3})
        if self.place.setting.doubt:
            return replace(self.place.setting, doubt=_UNNAMED)
        return Setting(TARGET, year, year, doubt=_UNNAMED)

    def _of_heading(self, title: str, is_major: bool) -> Setting | None:
        said = [setting for _, setting in cues(title, self._calendar, in_heading=True)]
        spans = [setting for setting in said if setting.spans_years]
        years = [setting for setting in said if not setting.spans_years]
        if self._is_review(title, said):
            return self._review(spans, years, has_plan="五年" in title or "本届" in title)
        if _TITLE.search(title) or not self._is_plan(title, said, is_major=is_major):
            return None
        if said and all(setting.kind == RESULT for setting in said):
            return (spans or years)[0]
        return self._aims(spans, years)

    def _is_review(self, title: str, said: list[Setting]) -> bool:
        """Among aims, what is called an achievement is one to come, unless the heading names a past year."""
        if _REVIEW.search(title):
            return True
        looks_back = self.place.setting.kind == RESULT or any(setting.kind == RESULT for setting in said)
        return looks_back and _ACHIEVED.search(title) is not None

    def _is_plan(self, title: str, said: list[Setting], *, is_major: bool) -> bool:
        """A chapter on coming years alone needs no word such as 任务 to be one of aims."""
        if _AIMS.search(title):
            return bool(said) or is_major
        return is_major and bool(said) and all(setting.kind == TARGET for setting in said)

    def _review(self, spans: list[Setting], years: list[Setting], *, has_plan: bool) -> Setting:
        review = self._calendar.review
        back = [setting for setting in spans if setting.kind == RESULT]
        is_year = any(setting.kind == RESULT for setting in years)
        if (back or has_plan) and not is_year:
            return back[0] if back else Setting(RESULT, review - 4, review)
        if back or has_plan:
            return Setting(RESULT, review, review, mixed=True)
        return Setting(RESULT, review, review)

    def _aims(self, spans: list[Setting], years: list[Setting]) -> Setting:
        year = self._calendar.year
        ahead = [setting for setting in spans if setting.kind != RESULT]
        is_year = any(setting.kind == TARGET for setting in years)
        if ahead and not is_year:
            return replace(ahead[0], kind=TARGET, doubt="")
        return Setting(TARGET, year, year, mixed=bool(ahead))

    def _read_opening(self, text: str) -> None:
        """A paragraph may open a part without a heading: the aims of the year, or a review of years."""
        opening = re.split("[。!?]", text, maxsplit=1)[0][:160]
        said = [setting for _, setting in cues(opening, self._calendar)]
        targets = [setting for setting in said if setting.kind == TARGET and not setting.doubt]
        is_unsure = self.place.setting.kind == RESULT or bool(self.place.setting.doubt)
        if not self.place.is_notes and is_unsure and announces_aims(text):
            self.place = Place(targets[0] if targets else Setting(TARGET, self._calendar.year, self._calendar.year))
            return
        if self.place.is_notes or not said or said[0].kind != TARGET or not targets or _LOOKS_BACK.search(opening):
            return
        if not (_OPENS_AIMS.search(opening) or states_target(opening) or self._turns(opening)):
            return
        if self.place.setting.kind == RESULT or targets[0].spans_years != self.place.setting.spans_years:
            self.place = Place(targets[0])

    def _turns(self, opening: str) -> bool:
        """Return whether a paragraph of a chapter on one year and several opens with the time that it is about."""
        return self._aims_at_both and any(end <= _FIRST_WORDS for end, _ in cues(opening, self._calendar))
