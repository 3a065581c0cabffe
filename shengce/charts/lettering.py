"""Widths of text from its characters alone, so that no installed font changes a chart."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

# Charts name the same areas, indicators and values over and over.
_KEPT_TEXTS = 20_000
# Advance widths in em, at the wide end of common sans-serif fonts: too much room is better than a collision.
_HAN_WIDTH = 1.0
_CAPITAL_WIDTH = 0.7
_LETTER_WIDTH = 0.57
_NARROW_WIDTH = 0.34
_NARROW = frozenset(" .,:;'!|()[]iIjlt·-‐")
_BROAD = frozenset("mwMW%@—…−+")
_BROAD_WIDTH = 0.9

_UNPRINTABLE = frozenset({"Cc", "Cs", "Cn"})


@lru_cache(_KEPT_TEXTS)
def printable(text: str) -> str:
    """Return the text on one line, without the characters that XML forbids."""
    kept = (" " if unicodedata.category(character) in _UNPRINTABLE else character for character in text)
    return " ".join("".join(kept).replace("\ufffe", " ").replace("\uffff", " ").split())


@lru_cache(_KEPT_TEXTS)
def text_width(text: str, size: float) -> float:
    """Estimate the width in pixels of one line at a font size in pixels."""
    return sum(map(_character_width, text)) * size


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
