"""Whose each number of a sentence is: the name before it, the noun that it counts, or the name of the one before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from shengce.drafting.joints import ADDED, BUILT, LEVEL, Joint, read_joint
from shengce.drafting.measured import Measured, Measurer
from shengce.drafting.names import Named
from shengce.drafting.phrases import PhraseTable
from shengce.printed.vocabulary import PrintedNumber, PrintedUnit
from shengce.records.vocabulary import Statistic

_CLAUSE_END = re.compile(r"[;:。!?]|~~|,(?!\d{3}(?!\d))")
_SENTENCE_PART = frozenset(";:。!?")
_AND = re.compile(r"(?:、|和|及|以及|与|并)*")
_SUFFIX = re.compile(r"(?:左右|以上|以内|以下|上下|之内|及以上)?")
_BEFORE_NOUN = re.compile(r"(?:左右|以上|以内|多|余)?的?")
_AFTER_NOUN = re.compile(
    r"$|[,;:。、!?]|和|及|与|以上|左右|落户|落地|获|入选|通过|达|建成|建设|被|投产|投用|投运|开工|实现|上榜|"
    r"成功|总数|数量|居|"
    r"完成|加快|挂牌|运行"
)
_JOINED = re.compile(r"(?:和|及|与|以及)[^\d,;。、]*(?=[,;。、]|$)")
_DEALS = re.compile(r"分别|各(?=增|有|新|$)|均")
_SEPARATOR = re.compile(r"、|和|与|及|以及")
_LEVEL = re.compile("国家级|省级|自治区级|市级")
_LEVEL_AT_END = re.compile(
    r"(?:(?:省级|自治区级|国家级|市级)(?:及)?以上|国家级?|省级|自治区级|市级|省|自治区|全国|本省|高水平|新型|一批)$"
)
_GOVERNS = re.compile(
    r"新增|净增|新认定|新培育|新建成?|新获批|新获评|培育壮大|培育|打造|建设|建成|认定|创建|组建|引进|获批|入选|"
    r"实施|完成|实现|力争|争取|确保|推动|"
    r"全省|全市|全区|我省|我市|我区|全年|拥有|达到|其中|支持|布局|带动|推进|累计|新引育|引育"
)
_MANY = re.compile("每|人均|平均")
_RANKED = re.compile(
    r"(?:综合|指数|水平|[由从]?全国第\d+位|前移|前进|进位|进入|总量|规模|数量|总数|总额|均|继续|保持|稳居|连续.{1,3}年|分别|并列|"
    r"跃升至|跃居|升至|上升到|上升至|提升到|居|位居|列|位列|排名?|为|达|在|稳|仍|首次|持续)*"
    r"(?:全国(?:各?省区?|省份)?|中部(?:六省|地区)?|中?西部(?:地区)?|东北(?:地区)?|东部|长三角|华东)?(?:省区市?|各省|地区)?"
)
_LONGEST_MODIFIER = 12
_CHANGES = frozenset({Statistic.GROWTH, Statistic.ANNUAL_AVERAGE, Statistic.ADDED})
_GROWTH_OF_INDUSTRY = ("industry_output_growth",)
_NOTHING = Joint((), "")
_OF_WORDS_BEFORE = "of what the words before speak of"
SEVERAL_NAMES = "one number for several names"
ADDED_GROWTH = "growth of what was added"


@dataclass(frozen=True)
class Owner:
    """What a number is of: a name, the words before it (``lead``) and those up to the number (``gap``)."""

    named: Named
    lead: Joint
    gap: Joint
    lead_words: str = ""
    doubt: str = ""


@dataclass(frozen=True)
class Stated:
    """A number with its owner, and what it says of it."""

    owner: Owner
    number: PrintedNumber
    measured: Measured


@dataclass(frozen=True)
class _Memory:
    """What a number inherits from those before it: their name, the verb of their list, whether they name a level.

    ``is_list`` says that the same clause has a name before, ``is_open`` that one there was not understood.
    """

    named: Named | None = None
    lead: Joint = _NOTHING
    statistic: str = ""
    doubt: str = ""
    is_open: bool = False
    is_list: bool = False
    has_level: bool = False


class OwnerReader:
    """Finds the owners of the numbers of one sentence; ``own_names`` are those of the area that reports."""

    def __init__(self, text: str, phrases: PhraseTable, own_names: Sequence[str]) -> None:
        self._text, self._table = text, phrases.names
        self._measurer = Measurer(phrases.names)
        self._names = _all_names(phrases, text)
        self._own = re.compile("|".join(map(re.escape, own_names)) or "$^")
        self._memory = _Memory()

    def read(self, numbers: Sequence[PrintedNumber]) -> Iterator[Stated]:
        """Yield what the numbers say, clause by clause."""
        for start, end in _clauses(self._text):
            within = [number for number in numbers if start <= number.start and number.end <= end]
            self._open_clause(start, is_empty=not within)
            dealt = self._deal(start, within) if within else []
            yield from self._one_by_one(start, within) if dealt is None else self._measure(dealt)

    def _open_clause(self, start: int, *, is_empty: bool) -> None:
        """A clause without a number, and a new part of the sentence, end what the one before spoke of."""
        if is_empty or self._text[start - 1 : start] in _SENTENCE_PART:
            self._memory = _Memory()
        self._memory = replace(self._memory, is_list=False, is_open=False, has_level=False)

    def _one_by_one(self, start: int, numbers: Sequence[PrintedNumber]) -> Iterator[Stated]:
        position = start
        for number in numbers:
            owner = self._owner(position, number)
            if owner is None:
                self._memory = replace(self._memory, named=None, is_open=True)
            else:
                yield from self._measure([(owner, number)])
            position = end_with_suffix(self._text, number)

    def _measure(self, found: Sequence[tuple[Owner, PrintedNumber]]) -> Iterator[Stated]:
        for owner, number in found:
            measured = self._measurer.measure(owner.named.indicators, number, owner.lead, owner.gap)
            has_level = self._memory.has_level or _LEVEL.search(owner.lead_words + owner.named.words) is not None
            statistic = measured.statistic if measured else self._memory.statistic
            self._memory = _Memory(owner.named, owner.lead, statistic, owner.doubt, is_list=True, has_level=has_level)
            if measured is not None:
                yield Stated(owner, number, measured)

    def _owner(self, position: int, number: PrintedNumber) -> Owner | None:
        joined = _AND.match(self._text, position, number.start)
        begin = joined.end() if joined else position
        before = [name for name in self._names if begin <= name.start and name.end <= number.start]
        return (
            self._named_before(begin, before, number)
            or self._counted(begin, number)
            or self._continued(begin, number)
            or self._loosely_named(begin, before, number)
        )

    def _named_before(self, begin: int, before: Sequence[Named], number: PrintedNumber) -> Owner | None:
        """科技型中小企业突破3万家: the name nearest before the number, with known words between."""
        if not before:
            return None
        named, words = before[-1], self._text[before[-1].end : number.start]
        is_rank = number.unit is PrintedUnit.RANK
        gap = Joint((), "" if _RANKED.fullmatch(words) else words) if is_rank else read_joint(words)
        return self._led(self._as_share(named), self._text[begin : named.start], gap) if gap.is_known else None

    def _loosely_named(self, begin: int, before: Sequence[Named], number: PrintedNumber) -> Owner | None:
        """Return the name before a few words that are not known; a reader sees whether the number is of it."""
        words = self._text[before[-1].end : number.start] if before else ""
        if not words or len(words) > _LONGEST_MODIFIER or number.unit is PrintedUnit.RANK:
            return None
        owner = self._led(before[-1], self._text[begin : before[-1].start], read_joint(words))
        return _doubted(owner, f"words after the name: {words}")

    def _as_share(self, named: Named) -> Named:
        """Join 占地区生产总值比重 to the name of the number before, of which it is the share."""
        earlier = self._memory.named
        if earlier is None or named.words[0] != "占":
            return named
        meaning = self._table.meanings.get(earlier.words + named.words)
        return replace(named, indicators=meaning.indicators, scope=meaning.scope) if meaning else named

    def _counted(self, begin: int, number: PrintedNumber) -> Owner | None:
        """1.76万家科技型中小企业: the noun that the number counts, and that ends there."""
        match = _BEFORE_NOUN.match(self._text, number.end)
        start = match.end() if match else number.end
        for named in self._names:
            between = self._text[start : named.start]
            if start <= named.start <= start + _LONGEST_MODIFIER and _AFTER_NOUN.match(self._text, named.end):
                is_apart = re.search(r"[\d,;:。、!?]", between)
                return None if is_apart else self._counted_as(named, between, self._text[begin : number.start])
        return None

    def _counted_as(self, named: Named, between: str, lead: str) -> Owner:
        owner = self._led(named, lead, _NOTHING)
        if between and not _LEVEL_AT_END.fullmatch(between):
            return _doubted(owner, f"words before the name: {between}")
        # 5家国家级工业设计中心和示范企业 may be one number for both.
        return _doubted(owner, SEVERAL_NAMES if _JOINED.match(self._text, named.end) else "")

    def _continued(self, begin: int, number: PrintedNumber) -> Owner | None:
        """、增长12.2% and 、居全国第8位 go on about the name of the number before."""
        earlier, words = self._memory.named, self._text[begin : number.start]
        if earlier is None:
            return None
        if number.unit is PrintedUnit.RANK:
            doubt = "the rank of a growth" if self._memory.statistic in _CHANGES else ""
            owner = Owner(earlier, self._memory.lead, _NOTHING, words, self._memory.doubt or doubt)
            return owner if _RANKED.fullmatch(words) else None
        gap, grows = read_joint(words), number.unit is PrintedUnit.PERCENT
        doubt = ADDED_GROWTH if grows and self._memory.statistic == Statistic.ADDED else ""
        return Owner(earlier, _NOTHING, gap, "", self._memory.doubt or doubt) if gap.is_known else None

    def _led(self, named: Named, words: str, gap: Joint) -> Owner:
        """Return an owner with the words before its name; without a verb of its own it has that of its list."""
        said = read_joint(words).said + read_joint(named.words[:2]).said
        is_list = self._memory.is_list and self._memory.named is not None
        if is_list and not said and not gap.says(ADDED, LEVEL, BUILT):
            said = self._memory.lead.said
        doubt = _doubt_of_lead(self._own.sub("", words)) or self._doubt_of_list(named, words, is_list=is_list)
        closing = read_joint(named.words[-2:]).said
        return Owner(named, Joint(said, ""), replace(gap, said=closing + gap.said), words, doubt)

    def _doubt_of_list(self, named: Named, words: str, *, is_list: bool) -> str:
        is_bare = named.indicators == _GROWTH_OF_INDUSTRY and "增加值" not in named.words
        if (self._memory.is_open and not words) or (is_list and is_bare):
            return _OF_WORDS_BEFORE
        if self._memory.has_level and not _LEVEL.search(words + named.words):
            return "the level may be that of the name before"
        return ""

    def _deal(self, start: int, numbers: Sequence[PrintedNumber]) -> list[tuple[Owner, PrintedNumber]] | None:
        """Deal numbers out to the names of a list (分别), or one number to all (均, 各); None without a list."""
        marker = _DEALS.search(self._text, start, numbers[0].start)
        owners = self._listed(start, marker.start()) if marker else []
        if marker is None or (marker.group() != "分别" and len(owners) < 2):
            return None
        gap = read_joint(self._text[marker.end() : numbers[0].start])
        dealt = numbers if marker.group() == "分别" else [numbers[0]] * len(owners)
        pairs = zip(owners, dealt, strict=True) if len(owners) == len(dealt) else ()
        return [
            (replace(owner, gap=replace(gap, said=gap.said + owner.gap.said)), number)
            for owner, number in pairs
            if owner is not None
        ]

    def _listed(self, start: int, end: int) -> list[Owner | None]:
        """Return the owners of a list; an unknown one takes its place in it. Without a known last one, none."""
        names = [name for name in self._names if start <= name.start and name.end <= end]
        if not names or not read_joint(self._text[names[-1].end : end]).is_known:
            return []
        cuts = [start, *self._separators(start, end), end]
        parts = (self._text[one:other].lstrip("、和与及以") for one, other in pairwise(cuts))
        owners = [self._item(part, names[-1].words) for part in parts]
        verb = owners[0].lead if owners[0] else _NOTHING
        return [replace(owner, lead=verb) if owner and not owner.lead.said else owner for owner in owners]

    def _separators(self, start: int, end: int) -> list[int]:
        found = (match.start() for match in _SEPARATOR.finditer(self._text, start, end))
        return [at for at in found if not any(name.start < at < name.end for name in self._names)]

    def _item(self, part: str, last: str) -> Owner | None:
        """Read one item, with the end of the last one's name where that completes it: 汽车、有色金属行业增加值."""
        for tail in () if part.endswith(last) else (last[cut:] for cut in range(len(last) - 1)):
            names = list(self._table.find(part + tail))
            if names and names[-1].end == len(part + tail) and names[-1].start < len(part):
                return self._led(names[-1], part[: names[-1].start], _NOTHING)
        names = list(self._table.find(part))
        gap = read_joint(part[names[-1].end :]) if names else None
        return self._led(names[-1], part[: names[-1].start], gap) if gap is not None and gap.is_known else None


def end_with_suffix(text: str, number: PrintedNumber) -> int:
    """Return where a number ends with the word that bounds it (左右, 以上)."""
    suffix = _SUFFIX.match(text, number.end)
    return suffix.end() if suffix else number.end


def clause_before(text: str, position: int) -> str:
    """Return the words of a clause up to a place in it."""
    return _CLAUSE_END.split(text[:position])[-1]


def _doubted(owner: Owner, doubt: str) -> Owner:
    return replace(owner, doubt=owner.doubt or doubt)


def _doubt_of_lead(words: str) -> str:
    """Return why the words before a name are not understood; after a governing verb, or nothing, a name is whole."""
    if _MANY.search(words):
        return "an average of many"
    own = _LEVEL_AT_END.sub("", words)
    governed = own[max((match.end() for match in _GOVERNS.finditer(own)), default=0) :]
    if "、" in governed:
        return SEVERAL_NAMES
    return f"words before the name: {own[-12:]}" if read_joint(governed).rest else ""


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    for match in _CLAUSE_END.finditer(text):
        yield position, match.start()
        position = match.end()
    yield position, len(text)


def _all_names(phrases: PhraseTable, text: str) -> list[Named]:
    """Return the names in a text; those of core indicators, which may be longer, take the place of others in them."""
    core = [Named((phrase.indicator,), phrase.start, phrase.end, phrase.words) for phrase in phrases.find(text)]
    names = [_extended(name, core) for name in phrases.names.find(text)]
    kept = [name for name in names if not any(_is_within(name, one) for one in core)]
    free = [one for one in core if not any(name.start < one.end and one.start < name.end for name in kept)]
    return sorted((*kept, *free), key=lambda name: name.start)


def _is_within(name: Named, longer: Named) -> bool:
    return longer.start <= name.start and name.end <= longer.end and len(longer.words) > len(name.words)


def _extended(name: Named, core: Sequence[Named]) -> Named:
    """Return a name with the words of a core indicator's longer name that ends with it: its amount is another's."""
    for one in core:
        if one.end == name.end and one.start < name.start:
            indicators = tuple(dict.fromkeys((*name.indicators, *one.indicators)))
            return replace(name, indicators=indicators, start=one.start, words=one.words)
    return name
