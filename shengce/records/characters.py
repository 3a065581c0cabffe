"""Characters that do not belong in what people read: those not seen, and letters of another script in a word."""

from __future__ import annotations

import re
import unicodedata

# Controls but the line break, what is ignored in display or draws nothing, and code points that are no characters.
_UNSEEN = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u206f\u2800\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
    + "]"
)
# U+FFFC and U+FFFD are put where copying loses something; what private ones mean, only a font knows.
_LOST = re.compile(r"[\ufffc\ufffd\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
_LATIN = r"A-Za-z\u00c0-\u024f"
# Every Cyrillic letter, and the Greek ones that are taken for Latin ones; μ, α and β stand beside Latin letters.
_FOREIGN = (
    r"\u0400-\u052f\u0391\u0392\u0395-\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf\u03bd\u03c1"
)
_MIXED = re.compile(rf"(?<=[{_LATIN}])[{_FOREIGN}]|[{_FOREIGN}](?=[{_LATIN}])")


def fault_of(text: str) -> str:
    """Return what is wrong with the characters of a text; empty where nothing is."""
    if unseen := _UNSEEN.search(text):
        return f"must not contain control or invisible characters such as U+{ord(unseen.group()):04X}"
    if lost := _LOST.search(text):
        return f"has U+{ord(lost.group()):04X} where copying lost a character; write what the source prints there"
    if foreign := _MIXED.search(text):
        name = unicodedata.name(foreign.group()).lower()
        return f"has the {name} “{foreign.group()}” in a word of Latin letters; write the Latin letter"
    return ""
