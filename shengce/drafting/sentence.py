"""Drafting from one sentence: its clauses in order, with what each inherits from the ones before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from shengce.drafting.model import Candidate, RelativeStatement
from shengce.drafting.rates import Rate, RateReader, Reading, combined, share_closing
from shengce.drafting.segments import PART_OF_YEAR, Clause, clauses
from shengce.drafting.subjects import OTHER, Naming, Subject, SubjectReader, is_research_spending, research_share
from shengce.drafting.timing import Timing
from shengce.printed.numbers import read_printed
from shengce.records.base import WHOLE
from shengce.records.plans import Finality
from shengce.reports.compact import CompactSentence
from shengce.reports.periods import RESULT, TARGET, Calendar, Setting, announces_aims, as_target, cues, states_target
from shengce.reports.sections import Place

LONGEST_PRINT = 24
_EXPECTED = re.compile(r"预计|预测")
_PRELIMINARY = re.compile(r"初步|快报")
_OWN_AREA = re.compile(r"全省|全市|全区|我省|我市|我区|全自治区|自治区|全疆|全藏")
AREA_SCOPE = re.compile(
    r"开发区|高新区|新区|园区|兵团|经济带|经济区|城市群|县域|示范区|试验区|自贸|长株潭|珠三角|粤东|长三角|皖江|皖北|苏北|苏南|关中|陕北|"
    r"陕南|新片区|山区|地区(?!生)|(?<![全我本城辖各省县个])(?<=[\u4e00-\u9fff])市(?=和|、|地区生产|生产总值|固定|规上|规模|实现|完成|GDP|经济)|"
    r"湘西|南疆|浦东|滨海|库区|老区|少数民族|民族地区|县市|市县|市州|盟市|[一二三四五六七八九十\d]+个(?:市|县|州|区|盟)"
)
_WHOLE_YEAR = re.compile(r"全年")
_CONTINUES = re.compile(
    r"(?:(?:预计|全年|去年|今年|[两二三四]年平均|(?:19|20)\d\d年|五年来?|年均|全省|全市|全区|我省|我市|我区|力争|争取|确保|努力|实际|实现|并|分别|累计|继续|总量|总额|总值|可|将|"
    r"按可比价格?计算|按可比价|扣除价格因素|同口径|比上年|比去年|较上年|同比|比(?:19|20)\d\d年|规模|目标|逆势|完成|同期|其中|初步核算|由|从)*)"
    r"(?:增长|增速|增幅|下降|降低|降幅|上升|递增|增加|提高|[\d-]|增\d|占|年均增|持平|"
    r"(?:达到?|完成|实现|突破|超过?|保持在?|稳定在|控制在|约|近|为)+(?:\d|增长|万亿|千亿|百亿|正增长|了?历史|两位数)|(?:分别|均|都)(?:增|下|降|达|为|约|超|提))"
)
_BENIGN = re.compile(
    r"比(?:前|上一?个)五年.*|(?:按|以)?(?:可比|不变|现行)?(?:价格?|口径)(?:计算)?|(?:总量)?折合.*|(?:与|比)(?:19|20)\d\d年相比|扣除.{0,8}因素后?|剔除.{0,12}|下同|"
    r"(?:增速|增幅|总量|规模|位次|排名|均|连续.{1,4}年|继续|稳)*(?:居|列|排|位|高于|快于|高出|低于|好于|创|连续|首次|占|比全国|再创|跃居|名列|翻|提前|结束|扭转|净增|超全国|跨|迈|上了|迈上|登上)[^%]*$"
)
_DEALS_BACK = re.compile(
    r"(?:(?:五年|三年)?年均|同比|比上年|较上年)?(?:分别|均|都|各)(?:比上年|同比|年均)?(?:增|下降|降)"
)
_LOOKS_BACK = re.compile(r"[^。;]{0,6}(?:居|位居|列|排)全国|[^。;]{0,12}(?:比|高于|超|较)预期|[^。;]{0,8}创")
_ONE_YEAR = re.compile(r"全年|初步核算")
_COMPARES_YEAR = re.compile(r"比上年|同比|比去年|较上年|当年")
_GOOD_TAIL = re.compile(
    r"(?:$|[,;、。:!?]|的?(?:较快|高速|中高速|平稳|稳定|较高|快速)?(?:增长|增速|速度|幅度|增幅|增长率|目标|预期)|高于|快于|高出|居|位居|列|比|较|低于|,|和|并|好于|领先|连续|创|为|排|占|预计|，|超|跑赢|持续|以上|与|是)"
)
_CHANGED_LATER = re.compile(
    r"(?:逐步|进一步|稳步)?(?:提高|上升|回升|回落|扩大|收窄|加快|放缓|下降|转|调整|提升|增加|降|变)(?:到|至|为|成)"
)
_AIM_TAIL = re.compile(r"(?:的)?(?:年度|年初|预期|既定|计划|确定|调控|约束性|规划|发展)*(?:目标|任务|要求)")
# 能耗降低3.5%、二氧化硫下降1.6%的节能减排目标预计可以完成: the rates are what was aimed at.
_AIM_EXPECTED = re.compile(r"[^。;]{0,60}的[^,。;]{0,6}目标(?:预计|有望|可)")
_GROWTH_TAIL = re.compile(
    r"(?:的)?(?:较快|高速|中高速|平稳|稳定|较高|快速|速度|实际)*(?:增长|增速|增幅|速度|增长率|递增)"
)
_GROWTH_NAME = re.compile(r"增长|增速|增幅|速度|率$")
_RELATIVE = re.compile(
    r"[^%\d]{0,8}(?:高于|快于|好于|低于|超过|高出|优于|领先|跑赢|力争超|赶上|不低于)[^%\d]{0,14}(?:全国|平均|经济|GDP|生产总值|水平|目标|上年|去年|东部|国家)|"
    r"[^%\d]{0,6}(?:与|同|和)[^%\d]{0,16}(?:同步|持平|相当|一致)|[^%\d]{0,8}(?:同步增长|保持同步|达到全国平均|完成国家下达|完成(?:国家)?.{0,6}(?:目标|任务))"
)
_EARLY_AIM = re.compile(r"年初|年度|预期|确定|计划|目标")
_MOST = {
    "gdp_growth": (Decimal(-10), Decimal(17)),
    "energy_intensity_change": (Decimal(-12), Decimal(8)),
    "rd_intensity": (Decimal("0.15"), Decimal(8)),
    "industrial_value_added_growth": (Decimal(-20), Decimal(35)),
    "total_industrial_value_added_growth": (Decimal(-20), Decimal(35)),
    "retail_sales_growth": (Decimal(-25), Decimal(30)),
    "fixed_asset_investment_growth": (Decimal(-40), Decimal(55)),
}
# A fall in energy intensity of this size is that of several years, a smaller one may be that of the last year.
_LARGE = 9
_NEAR = 25
_STRIVES = re.compile(r"(?:力争|争取|努力|力求)[^,]{0,12}$")
AIM_IN_REVIEW = re.compile(r"目标|年初预期|年初确定|计划")
DONE = re.compile(r"已|达到了|增长了|实现了|完成了|以来|初步核算|超额")
_PART_AFTER = re.compile(r"[^。]{0,24}占(?:全省|全市|全区|我省)")
_LAST_BOOM, _MOST_IN_BOOM = 2008, Decimal(24)
_USUAL = (Decimal(-40), Decimal(60))


@dataclass(frozen=True)
class SentencePosition:
    """Where a sentence stands and what it inherits.

    ``setting`` holds until the sentence says otherwise; ``is_cued`` says that a sentence before gave it;
    ``is_local`` marks a paragraph on a part of the area, ``own_names`` are those of the whole;
    ``is_of_year`` says that the part last named one year, and not several, as the time that it speaks of.
    """

    locator: str
    place: Place
    setting: Setting
    is_cued: bool = False
    is_local: bool = False
    own_names: tuple[str, ...] = ()
    is_of_year: bool = False


@dataclass
class _State:
    """What a clause inherits from those before it in the sentence."""

    setting: Setting
    is_cued: bool
    subjects: tuple[Subject, ...] = (OTHER,)
    finality: Finality = Finality.FINAL
    spends_on_research: bool = False
    doubt: str = ""
    since: int | None = None
    earlier: tuple[Subject, ...] = ()
    change: int = 0


@dataclass(frozen=True)
class _Found:
    """A rate with the subject that it was dealt to, and where both were found."""

    clause: Clause
    naming: Naming
    reading: Reading
    subject: Subject
    rate: Rate
    dealt: str

    @property
    def head(self) -> str:
        """The words of the clause before the number."""
        return self.clause.text[: self.rate.number_start - self.clause.start]


class SentenceDrafter:
    """Drafts from the sentences of one text."""

    def __init__(self, calendar: Calendar, subjects: SubjectReader) -> None:
        self._calendar = calendar
        self._subjects = subjects
        self.candidates: list[Candidate] = []
        self.relative: list[RelativeStatement] = []

    def draft(self, sentence: CompactSentence, position: SentencePosition) -> None:
        """Add what the sentence at a position states."""
        work = _Work(self._calendar, self._subjects, sentence, position)
        work.run()
        self.candidates.extend(work.candidates)
        stated = {candidate.indicator for candidate in work.candidates}
        self.relative.extend(statement for statement in work.relative if statement.indicator not in stated)


class _Work:
    """The work on one sentence."""

    def __init__(
        self, calendar: Calendar, subjects: SubjectReader, sentence: CompactSentence, position: SentencePosition
    ) -> None:
        self._calendar, self._subjects, self._sentence = calendar, subjects, sentence
        self._locator, self._place, self._is_local = position.locator, position.place, position.is_local
        self._state = _State(position.setting, position.is_cued)
        self._numbers = {number.start: number for number in read_printed(sentence.text)}
        self.candidates: list[Candidate] = []
        self.relative: list[RelativeStatement] = []

    def run(self) -> None:
        """Go through the clauses in order."""
        for clause in clauses(self._sentence.text):
            naming = self._name(clause)
            if naming is not None:
                self._read(clause, naming)
            self._carry(clause, naming)

    def _name(self, clause: Clause) -> Naming | None:
        """Return the subjects of a clause: those it names, or those it continues."""
        if self._state.spends_on_research and (match := research_share(clause.text)) is not None:
            return Naming((Subject("rd_intensity", match.group()),), match.end(), "")
        naming = self._subjects.read(clause.text)
        if naming is not None:
            return naming
        if (
            _DEALS_BACK.match(clause.text)
            and len(self._state.subjects) == 1
            and any(s.indicator for s in self._state.earlier)
        ):
            return self._deal_back(clause)
        if any(subject.indicator for subject in self._state.subjects) and _CONTINUES.match(clause.text):
            return Naming(self._state.subjects, 0, "")
        return None

    def _deal_back(self, clause: Clause) -> Naming | None:
        """A clause that opens with 分别 gives the rates of the clauses before it, which a reader should confirm."""
        count = len(re.findall(r"%", clause.text)) if "分别" in clause.text else 2
        named = self._state.earlier[-count:]
        doubt = "rates dealt back to earlier clauses"
        subjects = tuple(s if s.indicator is None else replace(s, doubt=s.doubt or doubt) for s in named)
        return Naming(subjects, 0, "") if any(s.indicator for s in subjects) else None

    def _carry(self, clause: Clause, naming: Naming | None) -> None:
        lead = clause.text if naming is None else naming.lead
        is_continued = naming is not None and naming.position == 0
        for _, setting in cues(clause.text if is_continued else lead, self._calendar)[-1:]:
            if not (is_continued and setting.spans_years):
                self._state.setting, self._state.is_cued = setting, True
        if announces_aims(lead) and self._state.setting.kind != TARGET:
            self._state.setting, self._state.is_cued = as_target(self._state.setting, self._calendar), True
        elif (
            states_target(lead) and not re.search("完成|实现|圆满", clause.text) and self._state.setting.kind != TARGET
        ):
            self._state.doubt = "aims within a review"
        if naming is None and not (_CONTINUES.match(clause.text) or _BENIGN.fullmatch(clause.text)):
            self._state.earlier = (*self._state.earlier, OTHER)
        elif naming is not None and naming.position and len(naming.subjects) == 1:
            self._state.earlier = (*self._state.earlier, naming.subjects[0])
        if naming is None:
            self._state.since = None
            if not _BENIGN.fullmatch(clause.text):
                self._state.subjects = (OTHER,)
            self._note_finality(clause.text)
        else:
            self._state.subjects = naming.subjects
        self._state.spends_on_research = is_research_spending(clause.text) or (
            naming is None and self._state.spends_on_research and "占" not in clause.text
        )

    def _note_finality(self, lead: str) -> None:
        found = finality_of(lead)
        if found is not Finality.FINAL:
            self._state.finality = found

    def _read(self, clause: Clause, naming: Naming) -> None:
        self._note_finality(naming.lead)
        end = clause.start + len(clause.text)
        start = clause.start + naming.position
        # 增长确保5%、力争6%: the second step shares the verb of the first.
        shared = 0 if naming.position else self._state.change
        reading = RateReader(self._sentence.text, self._numbers, falls=shared < 0).read(start, end)
        reading.is_change = reading.is_change or (shared != 0 and not reading.saw_level)
        self._state.change = 0
        if reading.rates and reading.is_change:
            self._state.change = -1 if reading.rates[-1].value < 0 else 1
        if naming.position:
            self._state.since = None
        if reading.compared_with:
            self._state.since = reading.compared_with
        if reading.rates:
            self._propose(clause, naming, reading)
        elif any(subject.indicator for subject in naming.subjects):
            self._unread(clause, naming, reading)

    def _unread(self, clause: Clause, naming: Naming, reading: Reading) -> None:
        """A clause that names an indicator and no rate that is understood: a relative statement, or a doubt."""
        end = clause.start + len(clause.text)
        rest = self._sentence.text[reading.position : end]
        whole = self._sentence.text[clause.start + naming.position : end]
        if _RELATIVE.match(whole) or _RELATIVE.match(rest):
            self._relate(clause, naming, whole)
            return
        if naming.position == 0:
            return
        later = [
            number
            for start, number in sorted(self._numbers.items())
            if reading.position < start < end and self._sentence.text[number.end - 1] in "%‰"
        ]
        if not later or (reading.saw_level and len(rest) > 30):
            return
        second = RateReader(self._sentence.text, self._numbers).read(later[0].start, end)
        gap = self._sentence.text[reading.position : later[0].start]
        if len(gap) <= 24 and second.rates:
            second.is_change = True
            second.doubts.append(f"words before the number: {gap[:12]}")
            second.is_average = reading.is_average
            self._propose(clause, naming, second)

    def _relate(self, clause: Clause, naming: Naming, words: str) -> None:
        setting, _ = self._setting_at(clause, clause.start + len(clause.text))
        for subject in naming.subjects:
            if subject.indicator and subject.scope == WHOLE and not subject.doubt:
                self.relative.append(
                    RelativeStatement(
                        subject.indicator, setting.kind, setting.period, self._locator, (subject.words + words)[:60]
                    )
                )

    def _setting_at(self, clause: Clause, position: int) -> tuple[Setting, bool]:
        """Return the setting of a number, and whether the sentence itself says when."""
        said = [setting for end, setting in cues(clause.text, self._calendar) if clause.start + end <= position]
        setting, is_cued = (said[-1], True) if said else (self._state.setting, self._state.is_cued)
        around = self._place.setting
        if setting.doubt and setting.kind == TARGET and around.spans_years and around.last == setting.last:
            setting = around
        return setting, is_cued

    def _narrowed(self, setting: Setting, is_cued: bool, before: str, head: str) -> tuple[Setting, bool]:
        """Words such as 全年 and 比上年 single out the year under review in a part on several years."""
        if setting.kind != RESULT or not (setting.spans_years or setting.mixed) or re.search(r"年均|平均|五年", head):
            return setting, is_cued
        if _ONE_YEAR.search(before) or _COMPARES_YEAR.search(head):
            return Setting(RESULT, self._calendar.review, self._calendar.review), True
        return setting, is_cued

    def _propose(self, clause: Clause, naming: Naming, reading: Reading) -> None:
        for subject, rate, doubt in _deal(naming, reading):
            if subject.indicator is not None:
                self.candidates.append(self._candidate(_Found(clause, naming, reading, subject, rate, doubt)))

    def _candidate(self, found: _Found) -> Candidate:
        rate, indicator = found.rate, found.subject.indicator or ""
        setting, is_cued = self._setting_at(found.clause, rate.number_start)
        setting, is_cued = self._narrowed(setting, is_cued, self._sentence.text[: rate.number_start], found.head)
        is_large = abs(rate.value) >= _LARGE
        statistic, period, when = Timing(
            self._calendar, self._place, setting, is_cued, found.reading, found.head, self._state.since, is_large
        ).of(indicator)
        doubts = {
            *(found.subject.doubt, found.dealt, rate.doubt, *found.reading.doubts, when),
            *(self._doubt_of_kind(setting, found), self._doubt_of_words(found), self._doubt_of_scope(found)),
            _doubt_of_value(indicator, statistic, rate, self._calendar.year),
        }
        return Candidate(
            indicator=indicator,
            kind=setting.kind or RESULT,
            statistic=statistic,
            period=period,
            value=rate.value,
            value_max=rate.value_max,
            unit="percent",
            qualifier=combined(rate.before, rate.after, strives=_STRIVES.search(found.naming.lead) is not None).value,
            finality=self._finality_of(found, setting).value,
            scope=found.subject.scope,
            as_printed=self._print(rate),
            locator=self._locator,
            reason="; ".join(sorted(doubt for doubt in doubts if doubt)),
        )

    def _finality_of(self, found: _Found, setting: Setting) -> Finality:
        if setting.kind == TARGET:
            return Finality.FINAL
        own = finality_of(found.head[found.naming.position :])
        return own if own is not Finality.FINAL else self._state.finality

    def _print(self, rate: Rate) -> str:
        """Return the rate as printed with its verb, or without where typesetting makes that too long."""
        printed = self._sentence.printed(rate.start, rate.end)
        if len(printed) > LONGEST_PRINT:
            printed = self._sentence.printed(rate.number_start, rate.end)
        return printed[:LONGEST_PRINT]

    def _doubt_of_kind(self, setting: Setting, found: _Found) -> str:
        if self._place.is_notes:
            return "in an endnote or annex"
        if not setting.kind:
            return setting.doubt or "neither result nor target"
        tail = self._sentence.text[found.rate.end :]
        doubt = self._doubt_of_result(tail, found) if setting.kind == RESULT else self._doubt_of_target(tail, found)
        return doubt or setting.doubt

    def _doubt_of_result(self, tail: str, found: _Found) -> str:
        is_aim = _AIM_TAIL.match(tail) or _AIM_EXPECTED.match(tail) or AIM_IN_REVIEW.search(found.clause.text)
        return "an aim in a review" if is_aim else self._state.doubt

    def _doubt_of_target(self, tail: str, found: _Found) -> str:
        around = self._place.setting
        if around.kind == RESULT and not around.doubt and not states_target(self._sentence.text):
            return "a target in a review"
        is_past = DONE.search(found.clause.text) or _LOOKS_BACK.match(tail)
        return "a result among targets" if is_past else ""

    def _doubt_of_words(self, found: _Found) -> str:
        tail, reading = self._sentence.text[found.rate.end :], found.reading
        is_share = found.subject.indicator == "rd_intensity"
        says_growth = reading.is_change or _GROWTH_NAME.search(found.subject.words) or _GROWTH_TAIL.match(tail)
        doubts = (
            ("the rate changed later in the sentence", _CHANGED_LATER.match(tail)),
            (f"words after the number: {tail[:8]}", not _GOOD_TAIL.match(tail)),
            ("a level, not a change", reading.is_level_verb and not is_share),
            ("a change of a share", is_share and reading.is_change and not reading.doubts),
            ("no word of growth", not is_share and not says_growth),
        )
        return next((doubt for doubt, holds in doubts if holds), "")

    def _doubt_of_scope(self, found: _Found) -> str:
        clause, naming = found.clause, found.naming
        before = self._sentence.text[: clause.start + max(naming.position, len(naming.lead))]
        since_year = _after_last(_WHOLE_YEAR, before)
        since_area = _after_last(_OWN_AREA, before)
        recent = since_area.rpartition(";")[2]
        is_local = self._is_local and (since_area == before or "兵团" in before)
        doubts = (
            (
                "of a part of the year",
                PART_OF_YEAR.search(since_year) or PART_OF_YEAR.search(clause.text[naming.position :]),
            ),
            ("of a part of the area", AREA_SCOPE.search(recent[:_NEAR]) or AREA_SCOPE.search(recent[-_NEAR:])),
            (
                "of a part of the area or of industry",
                _PART_AFTER.match(self._sentence.text[clause.start + len(clause.text) - 1 :]),
            ),
            ("in a paragraph on a part of the area", is_local),
        )
        return next((doubt for doubt, holds in doubts if holds), "")


def _after_last(pattern: re.Pattern[str], text: str) -> str:
    """Return the text after the last match of the pattern, or all of it."""
    ends = [match.end() for match in pattern.finditer(text)]
    return text[ends[-1] :] if ends else text


def finality_of(words: str) -> Finality:
    """Return what words before a result say of it: 预计, 初步核算."""
    if _PRELIMINARY.search(words):
        return Finality.PRELIMINARY
    return Finality.EXPECTED if _EXPECTED.search(words) else Finality.FINAL


def _deal(naming: Naming, reading: Reading) -> Iterator[tuple[Subject, Rate, str]]:
    """Deal the rates out to the subjects in order; one rate may hold for all."""
    subjects, rates = naming.subjects, share_closing(reading.rates)
    if len(rates) == len(subjects):
        yield from ((subject, rate, "") for subject, rate in zip(subjects, rates, strict=True))
    elif len(rates) == 1:
        doubt = "" if reading.is_each or reading.is_respective else "one rate for several names"
        yield from ((subject, rates[0], doubt) for subject in subjects)
    else:
        doubt = f"{len(rates)} rates for {len(subjects)} names"
        yield from ((subject, rate, doubt) for subject, rate in zip(subjects, rates, strict=False))


def _doubt_of_value(indicator: str, statistic: str, rate: Rate, year: int) -> str:
    low, high = _MOST.get(indicator, _USUAL)
    if indicator == "gdp_growth" and year <= _LAST_BOOM:
        high = _MOST_IN_BOOM
    values = [rate.value, rate.value if rate.value_max is None else rate.value_max]
    if statistic != "cumulative" and not all(low <= value <= high for value in values):
        return "an unusual value"
    return ""
