"""Chinese as it is set beside Latin letters and numbers: one space parts them, wherever a filled place meets a word."""

from __future__ import annotations

import re
from functools import lru_cache

_HAN, _OTHER = "[\u3400-\u9fff]", "[A-Za-z0-9%]"
_EDGE = re.compile(f"{_HAN}{_OTHER}|{_OTHER}{_HAN}")
_KEPT_EDGES = 10_000  # words meet in the same few ways, millions of times


def set_apart(words: str, before: str, after: str) -> str:
    """Return words with a space towards what stands before and after them, where one side alone is Han."""
    return f"{_gap(before[-1:] + words[:1])}{words}{_gap(words[-1:] + after[:1])}"


@lru_cache(_KEPT_EDGES)
def _gap(edge: str) -> str:
    return " " if _EDGE.fullmatch(edge) else ""
