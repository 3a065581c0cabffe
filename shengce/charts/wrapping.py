"""Text in lines: parted between words, and between Chinese characters where no sign stands at a line's beginning."""

from __future__ import annotations

import re
from collections.abc import Sequence

from shengce.charts.lettering import text_width

_HAN = "\u2e80-\u9fff\uf900-\ufaff"
_CLOSING = "，。、；：！？）」』》〉％%,.;:!?)”’…"
_OPENING = "（「『《〈(“‘"
# A word, or one Chinese character, with the signs that may not be parted from it.
_PIECE = re.compile(rf"[{_OPENING}]*(?:[^\s{_HAN}{_CLOSING}{_OPENING}]+|[{_HAN}]|)[{_CLOSING}]*\s*")
_CUT = "…"


def wrapped(text: str, size: float, width: float) -> tuple[str, ...]:
    """Return the lines that a text takes at a size, none of them wider; a word that is wider stands alone."""
    lines = [""]
    for piece in _PIECE.findall(text):
        if lines[-1] and text_width((lines[-1] + piece).rstrip(), size) > width:
            lines.append("")
        lines[-1] += piece
    return tuple(line.strip() for line in lines if line.strip())


def cut(lines: Sequence[str], most: int) -> tuple[str, ...]:
    """Return at most so many lines; where some are left out, the last one says so."""
    if len(lines) <= most:
        return tuple(lines)
    *kept, last = lines[:most]
    return (*kept, f"{last[:-1].rstrip()}{_CUT}")
