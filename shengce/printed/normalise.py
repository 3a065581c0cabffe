"""THE normalisation under which paragraphs are hashed and ``as_printed`` is looked for.

Two copies of one document differ in width of digits, in spaces and in the dash that a typesetter chose, never in what
they say. The normalisation removes exactly those differences:

1. white space of every kind is removed, also the ideographic space, the no-break space and zero-width characters;
2. look-alike radicals become the ideographs that they look like, and compatibility characters are folded by Unicode
   NFKC (full-width digits and letters, ``％``, ``．``, parentheses);
3. dashes and tildes (``—``, ``–``, ``－``, ``~``, ``～`` and their kin) become ``-``; the word ``至`` stays.

The steps repeat until nothing changes, so that the result is a fixed point whatever combining marks meet.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

from shengce.printed.ideographs import folded

DASHES = "-‐‑‒–—―─━﹘﹣－−~～〜∼"

_REMOVED = re.compile(r"[\s\u00ad\u180e\u200b-\u200f\u2060\ufeff]+")
_DASH_TO_HYPHEN = str.maketrans(dict.fromkeys(DASHES, "-"))


def _normalise_once(text: str) -> str:
    compatible = unicodedata.normalize("NFKC", folded(_REMOVED.sub("", text)))
    return _REMOVED.sub("", compatible).translate(_DASH_TO_HYPHEN)


def normalise(text: str) -> str:
    """Return the text without white space, with compatibility characters folded and dashes unified; idempotent."""
    before, after = text, _normalise_once(text)
    while after != before:
        before, after = after, _normalise_once(after)
    return after


def paragraph_hash(text: str) -> str:
    """Return the SHA-256 (64 hexadecimal digits) of the normalised text in UTF-8; lone surrogates count as ``?``."""
    return hashlib.sha256(normalise(text).encode("utf-8", errors="replace")).hexdigest()
