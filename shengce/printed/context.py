"""The words adjacent to a number: verbs that give its direction, words that qualify it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from shengce.printed.vocabulary import PrintedDirection, PrintedQualifier, words

_WINDOW = 24

_RISING_VERBS = words(
    "增长 上升 提高 增加 上涨 提升 扩大 新增 净增 增 涨 升 跃升 前移 前进 晋升 上移 进位 增收 增产 攀升 回升 多增 递增"
)
_FALLING_VERBS = words(
    "负增长 下降 降低 减少 回落 下滑 下跌 压减 削减 缩减 消减 降 减 下调 后移 下移 后退 退后 递减 减排 少增 跌"
)
_RISING_NOUNS = words("增速 增幅 涨幅 增长率 升幅 增长速度 增长幅度")
_FALLING_NOUNS = words("降幅 跌幅 下降幅度 下降率 降低率")
_LEVEL_ENDINGS = words("到 至 为")
_RANK_VERBS = frozenset(words("前移 上升 提升 前进 跃升 晋升 上移 进位 提高 升 后移 下移 下降 下滑 后退 退后 回落 降"))

_QUALIFIERS_BEFORE = {
    PrintedQualifier.ABOUT: words("约 大约 大概 约为 约占"),
    PrintedQualifier.NEARLY: words("近 接近 将近"),
    PrintedQualifier.MORE_THAN: words("超 超过 突破 逾 超出 多于 高于 大于 已超 超额"),
    PrintedQualifier.AT_LEAST: words("不低于 不少于 不小于 不下于 至少 最低 最少"),
    PrintedQualifier.AT_MOST: words("不高于 不超过 不多于 不大于 最高不超过 最多不超过 最多 最高 至多 不突破 控制在"),
    PrintedQualifier.LESS_THAN: words("低于 少于 小于 不足 不到 未超过"),
    PrintedQualifier.STRIVE: words("力争 争取 争创 力争到 力争达到 奋力 努力 冲刺"),
    PrintedQualifier.EXPECTED: words("预计 预期 有望 预计可 预计将"),
    PrintedQualifier.PRELIMINARY: words("初步核算 初步统计 初步测算 初步预计 据初步核算 据初步统计 快报数"),
    PrintedQualifier.FIRST_TIME: words("首次 首破 历史性 第一次"),
}
_QUALIFIERS_AFTER = {
    PrintedQualifier.ABOUT: words("左右 上下"),
    PrintedQualifier.AT_LEAST: words("以上 及以上 或以上"),
    PrintedQualifier.AT_MOST: words("以下 及以下 以内 之内 范围内 以里"),
    PrintedQualifier.MORE_THAN: words("多 余"),
}
# 节约 and its like end in a qualifier's character but are other words; they close the context.
_OTHER_WORDS = words("节约 签约 履约 预约 制约 集约 公约 违约 特约 最近 临近 附近 新近 反超 赶超 核减 增减 加减")
_FILLERS = words(
    "确保 达到 达 为 是 到 至 在 了 的 也 都 均 各 再 又 可 将 已 要 保持在 稳定在 保持 稳定 实现 完成 "
    "同比 环比 比上年 较上年 上年 年均 每年 全年 累计 分别 分别为 实际 名义 平均 合计 总计 共 幅度 "
    "目标 计划 预期目标 继续 高达 可达 定为 仅 只 仅为 占 重"
)


class _Role(StrEnum):
    RISING = "rising"
    FALLING = "falling"
    LEVEL = "level"
    QUALIFIER = "qualifier"
    OTHER = "other"
    FILLER = "filler"


def _roles_of_words() -> dict[str, _Role]:
    levels = [verb + ending for verb, ending in product([*_RISING_VERBS, *_FALLING_VERBS], _LEVEL_ENDINGS)]
    qualifiers = [word for terms in _QUALIFIERS_BEFORE.values() for word in terms]
    groups = (
        (_Role.FILLER, _FILLERS),
        (_Role.LEVEL, levels),
        (_Role.RISING, [*_RISING_VERBS, *_RISING_NOUNS]),
        (_Role.FALLING, [*_FALLING_VERBS, *_FALLING_NOUNS]),
        (_Role.QUALIFIER, qualifiers),
        (_Role.OTHER, _OTHER_WORDS),
    )
    return {word: role for role, terms in groups for word in terms}


_ROLES = _roles_of_words()
_QUALIFIER_OF_WORD = {word: qualifier for qualifier, terms in _QUALIFIERS_BEFORE.items() for word in terms}
_QUALIFIER_OF_SUFFIX = {word: qualifier for qualifier, terms in _QUALIFIERS_AFTER.items() for word in terms}


def _longest_first(terms: list[str]) -> str:
    return "|".join(sorted(terms, key=lambda term: (-len(term), term)))


# Words are read backwards from the number, so the text and the words are both reversed.
_WORD_BACKWARDS = re.compile(f" ?({_longest_first([word[::-1] for word in _ROLES])})")
_SUFFIX = re.compile(f" ?({_longest_first(list(_QUALIFIER_OF_SUFFIX))})")
_FIRST_TIME = re.compile('首次|首破|[“"]?零[”"]?的?突破|历史性突破|第一次|首[个家座颗款台]|第一[个家座]')


@dataclass(frozen=True)
class Context:
    """What stands directly before a number: its direction, the word that gives it, and the qualifiers."""

    direction: PrintedDirection
    governing_word: str
    qualifiers: frozenset[PrintedQualifier]

    @property
    def changes_rank(self) -> bool:
        """Whether the governing word moves a place in a ranking (前移, 上升, 后移)."""
        return self.governing_word in _RANK_VERBS


def _words_before(folded: str, start: int) -> list[str]:
    """Return the known words that directly precede ``start``, nearest first, up to one that closes the context."""
    backwards = folded[max(0, start - _WINDOW) : start][::-1]
    found: list[str] = []
    position = 0
    while match := _WORD_BACKWARDS.match(backwards, position):
        word = match[1][::-1]
        if _ROLES[word] is _Role.OTHER:
            break
        found.append(word)
        position = match.end()
    return found


def read_context(folded: str, start: int) -> Context:
    """Return what the words directly before ``start`` say; the nearest verb governs, and 下降到 governs nothing."""
    near = _words_before(folded, start)
    governing = next((word for word in near if _ROLES[word] in {_Role.RISING, _Role.FALLING, _Role.LEVEL}), "")
    role = _ROLES.get(governing, _Role.LEVEL)
    direction = {_Role.RISING: PrintedDirection.UP, _Role.FALLING: PrintedDirection.DOWN}.get(
        role, PrintedDirection.NONE
    )
    qualifiers = frozenset(_QUALIFIER_OF_WORD[word] for word in near if _ROLES[word] is _Role.QUALIFIER)
    return Context(direction, governing, qualifiers)


def qualifier_after(folded: str, end: int) -> PrintedQualifier | None:
    """Return the qualifier printed directly after ``end`` (左右, 以上, 以内, 多), or None."""
    match = _SUFFIX.match(folded, end)
    return _QUALIFIER_OF_SUFFIX[match[1]] if match else None


def combine_qualifiers(
    before: frozenset[PrintedQualifier], after: PrintedQualifier | None, *, has_more: bool
) -> tuple[PrintedQualifier, ...]:
    """Return the qualifiers of a number, sorted; 控制在 ... 左右 is ``about`` alone, and none at all is ``exact``.

    ``has_more`` says that 多 or 余 stands inside the number (30多个).
    """
    found = set(before)
    if after is not None:
        found.add(after)
    if has_more:
        found.add(PrintedQualifier.MORE_THAN)
    if after is PrintedQualifier.ABOUT:
        found.discard(PrintedQualifier.AT_MOST)
    return tuple(sorted(found)) or (PrintedQualifier.EXACT,)


def states_striving(text: str) -> bool:
    """Return whether the text says that something is striven for (力争, 争取), wherever its number stands."""
    return any(word in text for word in _QUALIFIERS_BEFORE[PrintedQualifier.STRIVE])


def states_first_time(text: str) -> bool:
    """Return whether the text says that something is new (首次, 零的突破), with a number or without."""
    return _FIRST_TIME.search(text) is not None
