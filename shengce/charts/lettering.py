"""Widths and line breaks of text from its characters alone, so that no installed font changes a chart."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Advance widths in em, at the wide end of common sans-serif fonts: too much room is better than a collision.
_HAN_WIDTH = 1.0
_CAPITAL_WIDTH = 0.7
_LETTER_WIDTH = 0.57
_NARROW_WIDTH = 0.34
_NARROW = frozenset(" .,:;'!|()[]iIjlt·-‐")
_BROAD = frozenset("mwMW%@—…−+")
_BROAD_WIDTH = 0.9

_UNPRINTABLE = frozenset({"Cc", "Cs", "Cn"})
_OPENING = "（(「『“‘《〈[【"
_CLOSING = "）)」』”’》〉]】，。、；：！？,.;:!?%％"
# A word runs to a space or a Han character; brackets and marks stay with what they open or close.
_PIECE = re.compile(
    rf"[{re.escape(_OPENING)}]*(?:[⺀-鿿豈-﫿]|[^\s⺀-鿿豈-﫿{re.escape(_OPENING)}]+)?[{re.escape(_CLOSING)}]*\s*"
)


def printable(text: str) -> str:
    """Return the text on one line, without the characters that XML forbids."""
    kept = (" " if unicodedata.category(character) in _UNPRINTABLE else character for character in text)
    return " ".join("".join(kept).replace("\ufffe", " ").replace("\uffff", " ").split())


def text_width(text: str, size: float) -> float:
    """Estimate the width in pixels of one line at a font size in pixels."""
    return sum(map(_character_width, text)) * size


def wrapped(text: str, size: float, limit: float) -> tuple[str, ...]:
    """Break a text into lines no wider than ``limit`` pixels, as even in length as their number allows."""
    pieces = _pieces(text, size, limit)
    lines = _filled(pieces, size, limit)
    narrowest = text_width(text, size) / max(len(lines), 1)
    for step in range(10):
        even = _filled(pieces, size, narrowest + (limit - narrowest) * step / 10)
        if len(even) == len(lines) and widest(even, size) <= limit:
            return even
    return lines


def widest(lines: tuple[str, ...], size: float) -> float:
    """Return the width in pixels of the longest line; 0 when there is none."""
    return max((text_width(line, size) for line in lines), default=0.0)


@cache
def _character_width(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WF" or character in "“”‘’":
        return _HAN_WIDTH
    if unicodedata.combining(character):
        return 0.0
    if character in _NARROW:
        return _NARROW_WIDTH
    if character in _BROAD:
        return _BROAD_WIDTH
    return _CAPITAL_WIDTH if character.isupper() else _LETTER_WIDTH


def _pieces(text: str, size: float, limit: float) -> tuple[str, ...]:
    """Return the parts between which a line may break, each narrow enough for a line of its own."""
    found = (piece for piece in _PIECE.findall(text) if piece)
    return tuple(part for piece in found for part in _split(piece, size, limit))


def _split(piece: str, size: float, limit: float) -> tuple[str, ...]:
    if text_width(piece.rstrip(), size) <= limit:
        return (piece,)
    parts = [""]
    for character in piece:
        if parts[-1] and text_width((parts[-1] + character).rstrip(), size) > limit:
            parts.append("")
        parts[-1] += character
    return tuple(parts)


def _filled(pieces: tuple[str, ...], size: float, limit: float) -> tuple[str, ...]:
    lines: list[str] = []
    for piece in pieces:
        if lines and text_width((lines[-1] + piece).rstrip(), size) <= limit:
            lines[-1] += piece
        else:
            lines.append(piece)
    return tuple(line.strip() for line in lines)
