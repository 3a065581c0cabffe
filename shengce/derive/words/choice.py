"""Which of ranked words are told: no pieces of longer ones, and no two that say the same.

A word gives way to a longer candidate that holds it and accounts for most of its occurrences. Of the others, one that
holds, or is held by, a word already taken is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

MOST_OF_IT = 0.6
"""The share of a word's occurrences that make a longer word stand for it."""
_NUMBERED = re.compile(r"[0-9年届]|第[一二三四五六七八九十]|^[万亿]|平方|[万亿]元")
# Cut off from a name: one character with a common word, as 南建设 from 湖南建设 and 推动太 from 推动太原; a bare 次.
# What stands in quotation marks stands without them too.
_CUT = re.compile("^.(建设|发展|振兴|改革|特色|地区|机场)$|^(推动|推进|支持|建设|加快|实施|促进|打造).$|^次|[\"']")


@dataclass(frozen=True)
class Candidate:
    """A ranked word and how often it stands in what it is ranked for; ``number`` is its place among all words."""

    number: int
    word: str
    occurrences: int


def whole_words(candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates that are no pieces, in their order, each unlike those before it."""
    taken: list[str] = []
    for candidate in candidates:
        if _is_piece(candidate, candidates) or any(_alike(candidate.word, word) for word in taken):
            continue
        taken.append(candidate.word)
        yield candidate


def _is_piece(candidate: Candidate, others: Sequence[Candidate]) -> bool:
    enough = MOST_OF_IT * candidate.occurrences
    return any(
        other.occurrences >= enough and candidate.word in other.word and candidate.word != other.word
        for other in others
    )


def _alike(word: str, other: str) -> bool:
    return word in other or other in word


def is_numbered(word: str) -> bool:
    """Whether a word tells a number, a year, a place in a row or an amount: what is said of anything."""
    return _NUMBERED.search(word) is not None


def is_cut(word: str) -> bool:
    """Whether a word is a piece of a name: a common word with one character of it, or what follows a number."""
    return _CUT.search(word) is not None
