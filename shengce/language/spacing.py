"""Chinese as it is set beside Latin letters and numbers: one space parts them, wherever a filled place meets a word."""

from __future__ import annotations

import re

_HAN, _OTHER = "[\u3400-\u9fff]", "[A-Za-z0-9%]"
_EDGE = re.compile(f"{_HAN}{_OTHER}|{_OTHER}{_HAN}")


def set_apart(words: str, before: str, after: str) -> str:
    """Return words with a space towards what stands before and after them, where one side alone is Han."""
    return f"{_gap(before, words)}{words}{_gap(words, after)}"


def _gap(left: str, right: str) -> str:
    return " " if _EDGE.fullmatch(left[-1:] + right[:1]) else ""
