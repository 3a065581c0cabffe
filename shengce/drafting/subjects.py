"""Whose rates a clause gives: the indicators that it names, alone or in a list, in the order of their rates."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from shengce.drafting.phrases import RESEARCH_SPENDING, SHARE_OF_PRODUCT, Phrase, PhraseTable
from shengce.drafting.segments import DENIED_BEFORE, NATION_SCOPE, OTHER_SCOPE, LeadIn
from shengce.records.base import WHOLE

_MARKER = re.compile(r"分别|均(?=[增下降达保实完为超突])|都(?=[增下降达保实])|各(?=增)|双双")
_HEAD_END = re.compile(
    r"年均|同比|比上年|比20\d\d年|较上年|预计|力争|预期|增长|下降|降低|上升|提高|达|完成|实现|突破|超过|保持|增速|增幅|继续|稳定|为|由|从|\d"
)
_SEPARATOR = re.compile(r"、|(?:和|与|及|以及)(?!上年|去年|全国|经济|同期)")
_TAILS = ("增加值", "投资", "总额", "能耗", "固定资产投资", "零售总额")
_GROWTH_NEXT = re.compile(
    r"(?:完成|实现|同比|年均|预计|计划|确保|力争|预期|比上年|较上年|增速|增幅|保持|达到)*(?:\d|增长|下降|增速|增幅|年均)"
)
_SHARED_TAIL = re.compile(r"(?:工业|制造业|技改|技术改造)(?:、|和|与).{1,20}投资(?:年均)?(?:分别|均)")
_BARE_LIST = re.compile(r"(?:产业|制造业|工业|农业)$")
_BARE = re.compile(r"工业(?:企业)?$|高技术制造业$|数字经济核心产业$")


@dataclass(frozen=True)
class Subject:
    """An indicator named in a clause; without ``indicator`` it is something else, which takes its place in a list."""

    indicator: str | None
    words: str = ""
    scope: str = WHOLE
    doubt: str = ""


OTHER = Subject(None)


@dataclass(frozen=True)
class Naming:
    """The subjects of a clause and where the words after their names begin; ``lead`` is what precedes the first."""

    subjects: tuple[Subject, ...]
    position: int
    lead: str


class SubjectReader:
    """Finds the subjects of clauses for one area."""

    def __init__(self, table: PhraseTable, lead: LeadIn) -> None:
        self._table = table
        self._lead = lead

    def read(self, text: str) -> Naming | None:
        """Return the subjects that a clause names, or None when it names no indicator."""
        phrases = list(self._table.find(text))
        if not phrases:
            return self._list(text, phrases) if _SHARED_TAIL.search(text) else None
        return self._list(text, phrases) or self._single(text, phrases[0])

    def _single(self, text: str, phrase: Phrase) -> Naming:
        before = text[: phrase.start]
        subject = self._subject(before, phrase)
        if _BARE.search(phrase.words) and not _GROWTH_NEXT.match(text, phrase.end):
            subject = Subject(
                phrase.indicator, phrase.words, subject.scope, subject.doubt or "value added is not named"
            )
        if "占" in phrase.words and phrase.indicator != "rd_intensity":
            subject = OTHER
        return Naming((subject,), phrase.end, before)

    def _subject(self, before: str, phrase: Phrase) -> Subject:
        """Judge the words before a name: known ones change nothing, a known qualifier makes it another indicator."""
        named = _special(before, phrase)
        if named is not None or self._lead.explains(before):
            return named or Subject(phrase.indicator, phrase.words)
        if DENIED_BEFORE.search(before) and not NATION_SCOPE.search(before):
            return OTHER
        scopes = (
            (NATION_SCOPE, "nation", "of the nation or of another area"),
            (OTHER_SCOPE, "part", "of a part of the area or of industry"),
        )
        for pattern, scope, doubt in scopes:
            if pattern.search(before):
                return Subject(phrase.indicator, phrase.words, scope, doubt)
        return Subject(phrase.indicator, phrase.words, WHOLE, f"words before the name: {before[-12:]}")

    def _list(self, text: str, phrases: list[Phrase]) -> Naming | None:
        end = self._head_end(text, phrases)
        items = self._split(text[:end], phrases)
        if len(items) < 2:
            return None
        names = [text[start:stop] for start, stop in items]
        first = min((phrase.start for phrase in phrases), default=0)
        subjects = tuple(self._item(name, names[-1], is_first=index == 0) for index, name in enumerate(names))
        if all(subject.indicator is None for subject in subjects):
            return None
        opening = [phrase for phrase in phrases if items[0][0] <= phrase.start < items[0][1]]
        if (opening and subjects[0].indicator is None) or subjects[0].doubt:
            doubt = subjects[0].doubt or "the first name of the list has another scope"
            subjects = tuple(
                item if item.indicator is None else replace(item, doubt=item.doubt or doubt) for item in subjects
            )
        return Naming(
            subjects, end, text[:first] if items[0][0] <= first < items[0][1] else text[: items[0][0]] + names[0]
        )

    def _head_end(self, text: str, phrases: list[Phrase]) -> int:
        begin = phrases[0].end if phrases else 0
        marker = _MARKER.search(text, begin)
        if marker is not None and not re.search(r"\d(?!\d*万元)", text[begin : marker.start()]):
            return marker.start() - (
                len(early.group())
                if (early := re.search(r"(?:年均|预计|预期|力争|五年|累计|同比|比上年)+$", text[: marker.start()]))
                else 0
            )
        position = begin
        for phrase in phrases:
            if _HEAD_END.search(text, position, phrase.start) is not None:
                break
            position = phrase.end
        found = _HEAD_END.search(text, position)
        return found.start() if found else len(text)

    def _split(self, head: str, phrases: list[Phrase]) -> list[tuple[int, int]]:
        """Return the spans of the items of a list; separators within a name part nothing."""
        cuts = [
            match.span()
            for match in _SEPARATOR.finditer(head)
            if not any(phrase.start <= match.start() < phrase.end for phrase in phrases)
        ]
        starts = [0, *(stop for _, stop in cuts)]
        stops = [*(start for start, _ in cuts), len(head)]
        return [(start, stop) for start, stop in zip(starts, stops, strict=True) if stop > start]

    def _item(self, name: str, last: str, *, is_first: bool) -> Subject:
        """Read one item, also with the tail that it shares with the last: 工业和技改投资 names 工业投资."""
        tails = ["", *(tail for tail in _TAILS if last.endswith(tail) and not name.endswith(tail))]
        for tail in reversed(tails):
            for phrase in self._table.find(name + tail):
                if phrase.end == len(name + tail) and (is_first or self._lead.explains((name + tail)[: phrase.start])):
                    subject = self._subject((name + tail)[: phrase.start], phrase)
                    bare = _BARE.search(phrase.words) is not None and not tail and not _BARE_LIST.search(last)
                    return (
                        subject
                        if not bare
                        else Subject(phrase.indicator, phrase.words, subject.scope, "value added is not named")
                    )
        return OTHER


def _special(before: str, phrase: Phrase) -> Subject | None:
    """Return the subject of a name that is itself doubtful, whatever stands before it."""
    if phrase.words.startswith("城镇"):
        return Subject(phrase.indicator, phrase.words, "urban", "urban investment only")
    if phrase.words.startswith("科研"):
        return Subject(phrase.indicator, phrase.words, WHOLE, "research, not research and development")
    if phrase.indicator == "rd_intensity" and phrase.words.endswith("占比") and not before.endswith("全社会"):
        return Subject(phrase.indicator, phrase.words, WHOLE, "a share of what is not said")
    return None


def is_research_spending(clause: str) -> bool:
    """Return whether a clause speaks of spending on research and not of its ratio to the product."""
    match = RESEARCH_SPENDING.search(clause)
    return match is not None and ("投入" in match.group() or "支出" in match.group() or "经费" in match.group())


def research_share(clause: str) -> re.Match[str] | None:
    """Return the words 占地区生产总值比重 at the head of a clause, whose numerator stood in the clause before."""
    return SHARE_OF_PRODUCT.match(clause)
