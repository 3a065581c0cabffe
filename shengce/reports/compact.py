"""A sentence without what typesetting adds, so that patterns see the words alone, with the way back to the print."""

from __future__ import annotations

import re
from dataclasses import dataclass

from shengce.printed.numerals import fold_width

_NOISE = re.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,8}\]|【[^【】]{0,8}】|[\s*#“”\"'‘’「」①-⑳\u200b\ufeff]+")


@dataclass(frozen=True)
class CompactSentence:
    """``text`` is folded in width, without spaces, marks, quotation marks and brackets; ``offsets`` lead back."""

    text: str
    offsets: tuple[int, ...]
    original: str

    def printed(self, start: int, end: int) -> str:
        """Return the original characters from ``start`` to ``end`` of the compact text."""
        return self.original[self.offsets[start] : self.offsets[end - 1] + 1]


def compact(sentence: str) -> CompactSentence:
    """Return the sentence reduced to its words and figures; no character is moved or replaced except by width."""
    folded = fold_width(sentence)
    kept: list[int] = []
    position = 0
    for match in _NOISE.finditer(folded):
        kept.extend(range(position, match.start()))
        position = match.end()
    kept.extend(range(position, len(folded)))
    return CompactSentence("".join(folded[index] for index in kept), tuple(kept), sentence)
