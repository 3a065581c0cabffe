"""Whether a figure's qualifier is the one that its sentence says around the number.

What stands beside the number holds for it (不低于, 控制在, 左右); where nothing does, what closes its list does
(分别增长8%、5%和6%以上). What opens a list may hold for all its items, or for the first alone. 力争 holds for its
clause, and may hold for those after it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from shengce.checks.printed import is_printed
from shengce.printed.context import qualifier_after, states_first_time, states_striving
from shengce.printed.numbers import read_printed
from shengce.printed.patterns import LIST_SEPARATOR
from shengce.printed.vocabulary import PrintedNumber, PrintedQualifier, PrintedUnit
from shengce.records.plans import Figure, FigureKind, Qualifier
from shengce.records.vocabulary import Unit

Bounds = frozenset[Qualifier]

_BOUND_OF = {PrintedQualifier(bound.value): bound for bound in Qualifier if bound.is_bound}
_CLAUSE = re.compile(r"[,;:。!?]")


@dataclass(frozen=True)
class _Mention:
    """A place at which a sentence prints a figure: what it says there of its bound, and whether it is striven for."""

    bounds: Bounds
    opening: Bounds
    is_striven_for: bool
    may_be_striven_for: bool

    def says(self, figure: Figure) -> bool:
        """Return whether the figure's qualifier is what stands here."""
        return self._says_bound(figure.qualifier.bound) and self._says_striving(figure)

    def _says_bound(self, bound: Qualifier) -> bool:
        if self.bounds or not bound.is_bound:
            return bound in (self.bounds or {bound})
        return bound in self.opening

    def _says_striving(self, figure: Figure) -> bool:
        if figure.qualifier.is_striven_for:
            return self.may_be_striven_for
        return not (self.is_striven_for and figure.kind is FigureKind.TARGET)

    @property
    def words(self) -> frozenset[str]:
        """What is said here, in the words of the records."""
        striving = {Qualifier.STRIVE.value} if self.is_striven_for else set()
        return frozenset({bound.value for bound in self.bounds} | striving)


def qualifier_fault(figure: Figure, unit: Unit, sentence: str, printed: str) -> str:
    """Return what is wrong with the qualifier; empty where one place of the print in the sentence agrees with it.

    ``sentence`` and ``printed`` are normalised. Ranks, and words that count without a number, have no bounds. What a
    reader confirmed is not looked for: 突破94项技术 is a count of breakthroughs, 跨上万亿元台阶 a bound in other words.
    """
    if figure.confirmed:
        return ""
    if figure.qualifier is Qualifier.FIRST_TIME:
        return "" if states_first_time(sentence) else f"its sentence does not say first_time of “{figure.as_printed}”"
    mentions = _mentions(figure, unit, sentence, printed)
    if not mentions or any(mention.says(figure) for mention in mentions):
        return ""
    said = sorted(frozenset().union(*(mention.words for mention in mentions))) or [Qualifier.EXACT.value]
    return f"its sentence says {' and '.join(said)} of “{figure.as_printed}”, which is not {figure.qualifier}"


def _mentions(figure: Figure, unit: Unit, sentence: str, printed: str) -> list[_Mention]:
    numbers = _numbers(sentence)
    spans = [match.span() for match in re.finditer(re.escape(printed), sentence)]
    return [
        _mention(sentence, numbers, index)
        for index, number in enumerate(numbers)
        if number.unit is not PrintedUnit.RANK
        and any(start <= number.start and number.end <= end for start, end in spans)
        and is_printed(figure, unit, sentence[number.start : number.end], sentence[: number.start])
    ]


@lru_cache(maxsize=256)
def _numbers(sentence: str) -> tuple[PrintedNumber, ...]:
    return read_printed(sentence)


def _mention(sentence: str, numbers: Sequence[PrintedNumber], index: int) -> _Mention:
    first, last = _ends_of_list(sentence, numbers, index)
    number = numbers[index]
    before = sentence[: number.start]
    return _Mention(
        bounds=_bounds(number) or _closing(sentence, numbers[last]),
        opening=_bounds(numbers[first]),
        is_striven_for=states_striving(_CLAUSE.split(before)[-1]),
        may_be_striven_for=states_striving(before),
    )


def _ends_of_list(sentence: str, numbers: Sequence[PrintedNumber], index: int) -> tuple[int, int]:
    """Return the first and the last number of the list that a number stands in; itself where there is none."""
    first = last = index
    while first > 0 and _are_one_list(sentence, numbers[first - 1], numbers[first]):
        first -= 1
    while last + 1 < len(numbers) and _are_one_list(sentence, numbers[last], numbers[last + 1]):
        last += 1
    return first, last


def _are_one_list(sentence: str, number: PrintedNumber, later: PrintedNumber) -> bool:
    is_joined = LIST_SEPARATOR.fullmatch(sentence[number.end : later.start]) is not None
    return is_joined and (PrintedUnit.PLAIN in {number.unit, later.unit} or number.unit is later.unit)


def _bounds(number: PrintedNumber) -> Bounds:
    return frozenset(_BOUND_OF[word] for word in number.qualifiers if word in _BOUND_OF)


def _closing(sentence: str, number: PrintedNumber) -> Bounds:
    word = qualifier_after(sentence, number.end)
    return frozenset({_BOUND_OF[word]}) if word in _BOUND_OF else frozenset()
