"""Figures of any indicator in the sentences of a report: what each number is of, in what sense, of which time."""

from __future__ import annotations

import re
from dataclasses import dataclass

from shengce.drafting.model import Candidate
from shengce.drafting.names import Named
from shengce.drafting.owners import OwnerReader, Stated, end_with_suffix
from shengce.drafting.phrases import RATES, PhraseTable
from shengce.drafting.rates import combined
from shengce.drafting.reserves import Reserves
from shengce.drafting.sentence import LONGEST_PRINT, SentencePosition, finality_of
from shengce.drafting.spans import FigureTiming
from shengce.printed.numbers import read_printed
from shengce.printed.vocabulary import PrintedNumber, PrintedUnit
from shengce.records.base import WHOLE
from shengce.records.plans import Finality, Qualifier
from shengce.reports.compact import CompactSentence
from shengce.reports.periods import RESULT, TARGET, Calendar, Setting, cues

_NOT_READ = frozenset({PrintedUnit.PLAIN, PrintedUnit.CONSECUTIVE_YEARS, PrintedUnit.RANK_CHANGE})
_BOUNDS = frozenset(one.value for one in Qualifier if one.is_bound)
_ONE_YEAR = re.compile(r"全年|同比|比上年|比去年|较上年|当年")
_STRIVES = re.compile(r"力争|争取|努力|奋力|争创|冲刺")
# 力争 and 预计 hold up to the end of their part of the sentence, 力争 not beyond what is to be made sure.
_PART_END = re.compile("[;。]")
_STRIVING_END = re.compile("[;。]|确保")
_LEVELS = (
    (re.compile(r"(?:省级|自治区级|市级|国家级)(?:及)?以上$"), "provincial_and_above"),
    (re.compile(r"(?:国家级?|国)$"), "national_level"),
    (re.compile(r"(?:省级|自治区级|市级)$"), "provincial_level"),
)
_LEVEL_OF_NAME = re.compile(r"国家级?|省级(?:及?以上)?|自治区级|市级")
_BEFORE_NAME = 6
# These are of one level by nature, or of none.
_WITHOUT_LEVEL = re.compile(
    r"national_|provincial_|little_giant|key_little|high_tech_firms|tech_smes|innovative|lighthouse|"
    r"academicians|science_|"
    r"5g_base|major_|industry_|key_project"
)
_LEVELS_OF = {
    "specialised_smes": {"provincial_and_above"},
    "single_champion_firms": {"provincial_and_above", "provincial_level"},
}
_SCOPES_IN_NAMES = (
    ("clean_share", "可再生", "renewable_energy"),
    ("clean_share", "清洁|绿电|绿色", "clean_energy"),
    ("clean_share", "新能源|风", "wind_and_solar"),
    ("clean_share", "非化石", "non_fossil_energy"),
    ("business_entities", "民营", "private_firms"),
    ("soe_", "省属", "provincial_soes"),
    ("soe_", "国有|国企", "local_soes"),
)


class FigureDrafter:
    """Drafts figures of all indicators but those of ``RATES`` from the sentences of one text."""

    def __init__(self, calendar: Calendar, phrases: PhraseTable) -> None:
        self._calendar, self._phrases = calendar, phrases
        self.candidates: list[Candidate] = []

    def draft(self, sentence: CompactSentence, position: SentencePosition) -> None:
        """Add what the sentence at a position states."""
        numbers = [number for number in read_printed(sentence.text) if number.unit not in _NOT_READ]
        if not numbers:
            return
        owners = OwnerReader(sentence.text, self._phrases, position.own_names)
        work = _Work(self._calendar, self._phrases, sentence, position)
        for stated in owners.read(numbers):
            if stated.measured.indicator not in RATES:
                self.candidates.append(work.candidate(stated))


@dataclass(frozen=True)
class _Work:
    """The work on one sentence."""

    calendar: Calendar
    phrases: PhraseTable
    sentence: CompactSentence
    position: SentencePosition

    def candidate(self, stated: Stated) -> Candidate:
        """Return the figure that a number of the sentence states."""
        measured, number = stated.measured, stated.number
        indicator = self.phrases.names.indicators[measured.indicator]
        setting, is_cued = self._setting_at(number.start)
        timing = FigureTiming(self.calendar, setting, is_cued, self._is_summed(stated))
        time = timing.of(indicator, measured.statistic)
        doubts = Reserves(self.sentence.text, self.position).of(stated, indicator, setting) | {time.doubt}
        return Candidate(
            indicator=measured.indicator,
            kind=setting.kind or RESULT,
            statistic=time.statistic,
            period=time.period,
            value=measured.value,
            value_max=measured.value_max,
            unit=measured.unit,
            qualifier=self._qualifier(number, setting).value,
            finality=self._finality(number, setting).value,
            scope=self._scope(stated.owner.named, measured.indicator),
            as_printed=self._print(stated.owner.named, number),
            locator=self.position.locator,
            reason="; ".join(sorted(doubts - {""})),
        )

    def _setting_at(self, place: int) -> tuple[Setting, bool]:
        """Return the setting of a number, and whether sentence or part say which of one year and several is meant."""
        text, setting, review = self.sentence.text, self.position.setting, self.calendar.review
        said = [setting for end, setting in cues(text, self.calendar) if end <= place and setting.kind]
        if said:
            return said[-1], True
        is_open = setting.kind == RESULT and (setting.spans_years or setting.mixed)
        if is_open and _ONE_YEAR.search(text[:place]):
            return Setting(RESULT, review, review), True
        return setting, self.position.is_cued or (self.position.is_of_year and not setting.spans_years)

    def _is_summed(self, stated: Stated) -> bool:
        start = stated.number.start
        return "累计" in stated.owner.lead_words or "累计" in self.sentence.text[max(0, start - _BEFORE_NAME) : start]

    def _qualifier(self, number: PrintedNumber, setting: Setting) -> Qualifier:
        bounds = tuple(Qualifier(word.value) for word in number.qualifiers if word.value in _BOUNDS)
        before = _STRIVING_END.split(self.sentence.text[: number.start])[-1]
        return combined(bounds, None, strives=setting.kind == TARGET and _STRIVES.search(before) is not None)

    def _finality(self, number: PrintedNumber, setting: Setting) -> Finality:
        before = _PART_END.split(self.sentence.text[: number.start])[-1]
        return Finality.FINAL if setting.kind == TARGET else finality_of(before)

    def _scope(self, named: Named, indicator: str) -> str:
        if named.scope != WHOLE:
            return named.scope
        for family, words, scope in _SCOPES_IN_NAMES:
            if indicator.startswith(family) and re.match(words, named.words):
                return scope
        return WHOLE if _WITHOUT_LEVEL.match(indicator) else self._level(named, indicator)

    def _level(self, named: Named, indicator: str) -> str:
        own = _LEVEL_OF_NAME.match(named.words)
        words = own.group() if own else self.sentence.text[max(0, named.start - _BEFORE_NAME) : named.start]
        found = next((scope for pattern, scope in _LEVELS if pattern.search(words)), WHOLE)
        return found if found in _LEVELS_OF.get(indicator, {found}) else WHOLE

    def _print(self, named: Named, number: PrintedNumber) -> str:
        """Return the number as printed with its name where both fit."""
        end = end_with_suffix(self.sentence.text, number)
        start = named.start if named.end <= number.start else number.start
        end = max(end, named.end) if named.start >= number.end else end
        printed = self.sentence.printed(start, end)
        return (printed if len(printed) <= LONGEST_PRINT else self.sentence.printed(number.start, end))[:LONGEST_PRINT]
