"""Reading one source text and proposing its statements of the core indicators."""

from __future__ import annotations

import re
from dataclasses import replace

from shengce.drafting.figures import FigureDrafter
from shengce.drafting.model import Draft
from shengce.drafting.phrases import NATION, SHARE_OF_PRODUCT, PhraseTable
from shengce.drafting.segments import lead_in
from shengce.drafting.sentence import SentenceDrafter, SentencePosition
from shengce.drafting.subjects import SubjectReader
from shengce.printed.paragraphs import Paragraph, read_paragraphs
from shengce.printed.sentences import split_sentences
from shengce.reports.compact import CompactSentence, compact
from shengce.reports.periods import RESULT, TARGET, Calendar, Setting, cues
from shengce.reports.sections import Place, SectionReader

_OPENING = 24
# Only sentences with a rate or a comparison can state something; the test spares the others the patterns of names.
_MAY_STATE = re.compile(
    r"[%％‰]|百分之|\d\s*个百分|持平|零增长|同步|高于|快于|好于|低于|超过|优于|领先|跑赢|\d倍|目标|成(?:左右|以上)"
)
_HEAD = 40
_LOCAL = re.compile(r"兵团|新区(?!域)|开发区")


def draft(text: str, area: str, year: int, phrases: PhraseTable) -> Draft:
    """Return what the text of an area and year seems to state of the core indicators.

    A work report of ``year`` reviews the year before and sets the aims of ``year``; a statistical communique (area
    ``national-statistics``) reports on ``year`` itself. Candidates that are sure come apart from those that are not.
    """
    calendar = Calendar(year, year, only_results=True) if area == "national-statistics" else Calendar(year, year - 1)
    subjects = SubjectReader(phrases, lead_in(phrases.area_names.get(area, ()), area in NATION))
    own_names = phrases.area_names.get(area, ())
    reader = _TextReader(calendar, SentenceDrafter(calendar, subjects), phrases, own_names)
    for paragraph in read_paragraphs(text):
        reader.read(paragraph)
    found = reader.drafter.candidates
    return Draft(
        tuple(candidate for candidate in found if not candidate.reason),
        tuple(candidate for candidate in found if candidate.reason),
        tuple(reader.drafter.relative),
        tuple(candidate for candidate in reader.figures.candidates if not candidate.reason),
        tuple(candidate for candidate in reader.figures.candidates if candidate.reason),
    )


class _TextReader:
    """Goes through paragraphs and sentences, and knows what they inherit."""

    def __init__(
        self, calendar: Calendar, drafter: SentenceDrafter, phrases: PhraseTable, own_names: tuple[str, ...]
    ) -> None:
        self._calendar = calendar
        self._sections = SectionReader(calendar)
        self._phrases, self._own_names = phrases, own_names
        self._place: Place | None = None
        self._is_of_year = False
        self.drafter = drafter
        self.figures = FigureDrafter(calendar, phrases)

    def read(self, paragraph: Paragraph) -> None:
        """Take in one paragraph."""
        place = self._sections.take(paragraph)
        self._note_year(place, compact(paragraph.text[: 2 * _OPENING]).text)
        setting, is_cued = place.setting, False
        is_local = _LOCAL.search(paragraph.text[:_HEAD]) is not None
        for number, sentence in enumerate(split_sentences(paragraph.text), start=1):
            compacted = compact(sentence)
            position = SentencePosition(
                f"{paragraph.locator}-s{number}", place, setting, is_cued, is_local, self._own_names, self._is_of_year
            )
            if _MAY_STATE.search(sentence) and self._names(compacted):
                self.drafter.draft(compacted, position)
            if self._phrases.names.indicators:
                self.figures.draft(compacted, position)
            setting, is_cued = self._carried(compact(sentence[: 2 * _OPENING]).text, place, setting, is_cued=is_cued)

    def _note_year(self, place: Place, opening: str) -> None:
        """Remember whether paragraphs of a part opened last with the year under review, or with several years."""
        if place is not self._place:
            self._place, self._is_of_year = place, False
        for _, setting in cues(opening, self._calendar):
            if setting.kind == RESULT:
                self._is_of_year = setting.period == str(self._calendar.review)

    def _names(self, sentence: CompactSentence) -> bool:
        return bool(self._phrases.pattern.search(sentence.text) or SHARE_OF_PRODUCT.search(sentence.text))

    def _carried(self, text: str, place: Place, setting: Setting, *, is_cued: bool) -> tuple[Setting, bool]:
        """Let the time with which a sentence opens hold for the next one where the part speaks of several times."""
        said = [setting for _, setting in cues(text[:_OPENING], self._calendar) if setting.kind and not setting.doubt]
        said = [one for one in said if one.kind == TARGET or not one.spans_years or one.last == self._calendar.review]
        if said and said[-1].kind == RESULT and place.setting.kind == TARGET and not place.setting.doubt:
            return replace(said[-1], doubt="time carried from the sentence before"), True
        is_open = place.setting.mixed or place.setting.spans_years or place.setting.doubt
        return (said[-1], True) if said and is_open else (setting, is_cued)
