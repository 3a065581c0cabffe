"""THE folding under which a text and what a reader types are one: width, quotes, dashes, traditional characters, case.

``matched`` gives the form in which phrases are counted in the reports, and looked up: white space and what is never
seen dropped, every character in its one form. theme/assets/js/search/normalise.js does the same to what is typed, and
tests/search/ holds the two to the same examples.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib import resources

from shengce.printed import ideographs

FOLDED_SIGNS = (
    dict.fromkeys("“”„‟«»「」『』〝〞", '"')
    | dict.fromkeys("‘’‚‛′", "'")
    | dict.fromkeys("‐‑‒–—―−﹣", "-")
    | dict.fromkeys("・•‧∙⋅", "·")
)

# The letters of the Yi block that stand for signs in the index of search: no text may pass one off as a sign.
SIGN_LETTERS = range(0xA000, 0xA100)
_VARIATION_SELECTORS = range(0xFE00, 0xFE10)


def one_form(character: str) -> str:
    """Return what a character is written as, in width and of its look-alikes; a sign in the form of its kind."""
    return FOLDED_SIGNS.get(character) or unicodedata.normalize("NFKC", ideographs.folded(character))


def is_unseen(character: str) -> bool:
    """Tell whether a character shows nothing, or could be taken for one of the letters that stand for signs."""
    code = ord(character)
    return unicodedata.category(character) in {"Cf", "Cc"} or code in SIGN_LETTERS or code in _VARIATION_SELECTORS


def matched(text: str) -> str:
    """Return the text as phrases are counted in it and looked up."""
    return unicodedata.normalize("NFC", text).translate(_MATCHED)


@cache
def simplified_characters() -> dict[str, str]:
    """Return the simplified character for each traditional one that does not also stand in simplified text."""
    pairs = (line.split("\t") for line in _dictionary("TSCharacters.txt"))
    simplified = {pair[0]: pair[1].split(" ")[0] for pair in pairs}
    return {
        traditional: simple
        for traditional, simple in sorted(simplified.items())
        if _is_common(simple) and not _is_common(traditional)
    }


def _dictionary(name: str) -> list[str]:
    return resources.files("opencc").joinpath("dictionary", name).read_text(encoding="utf-8").splitlines()


def _is_common(character: str) -> bool:
    """Tell whether it is one of the simplified characters of GB/T 2312; rarer ones do not stand in these texts."""
    try:
        return bool(character.encode("gb2312"))
    except UnicodeEncodeError:
        return False


class _Matched(dict[int, str]):
    """What each character becomes, worked out when it is met first."""

    def __missing__(self, code: int) -> str:
        self[code] = "".join(_matched_part(part) for part in one_form(chr(code)))
        return self[code]


def _matched_part(character: str) -> str:
    if character.isspace() or is_unseen(character):
        return ""
    form = FOLDED_SIGNS.get(character) or simplified_characters().get(character, character)
    return form.lower()


_MATCHED = _Matched()
