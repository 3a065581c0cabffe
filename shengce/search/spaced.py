"""The one form of text that the index and every query share: tokens set apart by spaces.

Pagefind splits at white space, drops punctuation and finds phrases of whole tokens. So every Han character is a token
of its own, every sign of punctuation is a token (a letter of the Yi block stands for it), and a number keeps its point.
theme/assets/js/search/normalise.js does the same to queries; tests/search/ holds both to the same examples.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from shengce.printed.folding import FOLDED_SIGNS, SIGN_LETTERS, is_unseen, one_form, simplified_characters

POINT, COMMA = "\ua000", "\ua001"
CITATIONS, ALIAS, NUMBER, TITLE, END, HIDDEN = "\ua007", "\ua008", "\ua009", "\ua00a", "\ua00b", "\ua00c"
OTHER_SIGN, FIRST_SIGN = "\ua00f", 0xA010
SPACE_MARK = "\u2423"
PUNCTUATION = ".,:;!?()[]{}<>\"'-+*/\\=%&@#$^_|~`·。、《》〈〉【】〔〕…→←↑↓×÷±≥≤°№§¥€£‰‱"

_KEPT_NAMES = 20_000  # the names of a province stand on each of its pages
_SPACE = "\0"
_BLOCK_END = "\x1e"
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)+")
_WHITE_SPACE = re.compile(r"[^\S\x1e]+")
_OF_FULL_WIDTH_NUMBERS = re.compile("[０-９．]")
_HALF_WIDTH = {0xFF10 + digit: str(digit) for digit in range(10)} | {0xFF0E: "."}
_HAN = (
    range(0x2E80, 0x2FE0),
    range(0x3005, 0x3006),
    range(0x3007, 0x3008),
    range(0x3021, 0x302A),
    range(0x3038, 0x303C),
    range(0x3400, 0x4DC0),
    range(0x4E00, 0xA000),
    range(0xF900, 0xFB00),
    range(0x20000, 0x40000),
)


def encode(text: str) -> str:
    """Return the text as tokens joined by single spaces.

    A sign's token carries the sign itself behind its letter, and spaces that are not between two words are marked by
    ``SPACE_MARK``, so that the text can be shown again; neither takes part in matching.
    """
    return _encoded(text.replace(_BLOCK_END, " "))


def encode_blocks(texts: Sequence[str]) -> list[str]:
    """Return each text encoded, as ``encode`` does; all at once, which for short texts is several times faster."""
    if not texts:
        return []
    return [block.strip() for block in _encoded(_BLOCK_END.join(texts)).split(END)]


def key(token: str) -> str:
    """Return what of a token takes part in matching, in lower case."""
    bare = token.replace(SPACE_MARK, "")
    is_sign = bool(bare) and ord(bare[0]) >= ord(OTHER_SIGN) and ord(bare[0]) in SIGN_LETTERS
    return bare[0] if is_sign else bare.lower()


def query(text: str) -> str:
    """Return the tokens of a query's phrase, as given to Pagefind between quotation marks."""
    return " ".join(key(token) for token in encode(text).split(" "))


def folded_name(name: str) -> str:
    """Return a name for comparison: letters, digits and Han characters only, simplified and in lower case."""
    tokens = (key(token) for token in encode(name).split(" "))
    kept = (token.replace(POINT, "").replace(COMMA, "") for token in tokens)
    return "".join(token for token in kept if not token or ord(token[0]) not in SIGN_LETTERS)


@lru_cache(_KEPT_NAMES)
def alias_token(name: str) -> str:
    """Return the one token that stands for a whole name; empty for a name of signs alone.

    Han characters are written by code point: left as they are, a browser's word breaker would cut the token.
    """
    folded = folded_name(name)
    return ALIAS + "".join(f"u{ord(sign):x}" if _is_han(ord(sign)) else sign for sign in folded) if folded else ""


def _encoded(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    narrow = composed.translate(_HALF_WIDTH) if _OF_FULL_WIDTH_NUMBERS.search(composed) else composed
    plain = _WHITE_SPACE.sub(" ", narrow).strip(" ")
    spread = _NUMBER.sub(_joined_number, plain).translate(_TABLE)
    marked = spread.replace(f" {_SPACE}", f"{SPACE_MARK} ").replace(f"{_SPACE} ", f" {SPACE_MARK}")
    return " ".join(marked.replace(_SPACE, " ").split())


def _joined_number(found: re.Match[str]) -> str:
    """Keep a number whole; the two letters are put back by ``_Table``, which lets them through."""
    return found.group().replace(".", POINT).replace(",", COMMA)


class _Table(dict[int, str]):
    """What each character becomes, worked out when it is met first."""

    def __init__(self) -> None:
        super().__init__({ord(_BLOCK_END): f" {END} "})

    def __missing__(self, code: int) -> str:
        self[code] = _spread(chr(code))
        return self[code]


def _spread(character: str) -> str:
    if character in {POINT, COMMA, SPACE_MARK}:
        return character if character != SPACE_MARK else ""
    parts = [_part(part) for part in one_form(character)]
    sign = character if _shows_itself(character) else ""
    if sign and parts and parts[0].startswith(" ") and ord(parts[0][1]) in SIGN_LETTERS:
        parts[0] = f" {parts[0][1]}{sign} "
    return "".join(parts)


def _part(character: str) -> str:
    if character.isspace():
        return _SPACE
    if is_unseen(character):
        return ""
    if _is_han(ord(character)):
        return f" {simplified_characters().get(character, character)} "
    if unicodedata.category(character)[0] in "LNM":
        return character
    place = PUNCTUATION.find(FOLDED_SIGNS.get(character, character))
    return f" {chr(FIRST_SIGN + place) if place >= 0 else OTHER_SIGN} "


def _shows_itself(character: str) -> bool:
    """Tell whether Pagefind ignores the sign, so that it may stand in a token for display only."""
    return unicodedata.category(character)[0] in "PSZ" and unicodedata.category(character) != "Pc"


@cache
def _is_han(code: int) -> bool:
    return any(code in block for block in _HAN)


_TABLE = _Table()
