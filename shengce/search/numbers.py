"""Numbers in one canonical form, so that 1.15万亿, 11500亿 and 1.15 trillion are the same.

The form is the magnitude in plain decimal, without separators or trailing zeros, ``p`` for the point, followed by its
class: ``pct`` per cent, ``pp`` percentage points, ``cny`` yuan, nothing for the rest. A fall, be it −5.9 or 下降5.9,
has a second form with ``n`` before it, so that who asks for the fall need not read all rises. Queries are brought to
the same forms by theme/assets/js/search/numbers.js; tests/search/number_vectors.json is the authority for both.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

FALL = "n"
SCALE_WORDS = {
    "万亿": 12, "千亿": 11, "百亿": 10, "十亿": 9, "亿": 8, "千万": 7, "百万": 6, "十万": 5, "万": 4,
    "trillion": 12, "tn": 12, "billion": 9, "bn": 9, "hundred million": 8, "million": 6, "mn": 6,
    "ten thousand": 4, "thousand": 3,
}  # fmt: skip
CLASS_WORDS = {
    "%": "pct", "per cent": "pct", "percent": "pct",
    "个百分点": "pp", "百分点": "pp", "percentage points": "pp", "percentage point": "pp", "pp": "pp",
    "元": "cny", "yuan": "cny", "cny": "cny", "rmb": "cny",
}  # fmt: skip
# A dash between numbers is of a range; one behind a word or a sign of its own is a minus.
_FALL = r"(?P<fall>(?<![0-9a-z.%])(?<![0-9],)-|下降|降低|减少|降|负|(?<![a-z])(?:minus|down|fell)(?= ))"
# A comma parts a number from what stands before it, but for one between thousands.
_BEGINNING = r"(?<![0-9a-z.])(?<![0-9],(?=[0-9]{3}(?![0-9])))"
_BEFORE = r"(?P<currency>cny|rmb|¥)?\s*"
_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


_NUMBER = re.compile(
    rf"(?:{_FALL}\s*)?{_BEGINNING}{_BEFORE}(?P<low>{_DIGITS})(?:\s*[-~〜至到]\s*(?P<high>{_DIGITS}))?"
    rf"(?:\s*(?P<scale>{_any_of(SCALE_WORDS)}))?(?:\s*(?P<class>{_any_of(CLASS_WORDS)}))?(?:(?<=%)|(?![0-9a-z]))"
)
_DASHES = "‐‑‒–—―−"
# Every word for a scale, a class or a currency has one of these in it. Most short texts have none, and are done with.
_TELLING = re.compile("[万亿%点元¥]|illion|thousand|[tbm]n|p(?:er|p)|yuan|cny|rmb")


@dataclass(frozen=True)
class CanonicalNumber:
    """A number met in text: canonical digits, class, whether a scale word (万, billion) stood, whether it falls."""

    digits: str
    unit_class: str
    scaled: bool
    falls: bool = False

    @property
    def tokens(self) -> tuple[str, ...]:
        """Digits and class together, and of a fall the form that says so."""
        size = f"{self.digits}{self.unit_class}"
        return (size, f"{FALL}{size}") if self.falls else (size,)

    @property
    def tells_apart(self) -> bool:
        """Whether it is more than bare digits, which the text itself makes findable."""
        return self.scaled or bool(self.unit_class)


def canonical_numbers(text: str) -> Iterator[CanonicalNumber]:
    """Yield every number of the text in reading order; both ends of a range take the range's scale and unit."""
    yield from _numbers(_folded(text))


def telling_numbers(text: str) -> Iterator[CanonicalNumber]:
    """Yield the numbers of the text that are more than bare digits, in reading order."""
    folded = _folded(text)
    if _TELLING.search(folded):
        yield from (number for number in _numbers(folded) if number.tells_apart)


def _numbers(folded: str) -> Iterator[CanonicalNumber]:
    for found in _NUMBER.finditer(folded):
        scale = SCALE_WORDS.get(found["scale"] or "", 0)
        unit_class = CLASS_WORDS.get(found["class"] or "", "") or ("cny" if found["currency"] else "")
        for digits in (found["low"], found["high"]):
            if digits:
                yield CanonicalNumber(_canonical(digits, scale), unit_class, scale > 0, falls=bool(found["fall"]))


def _folded(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).lower()
    for dash in _DASHES:
        folded = folded.replace(dash, "-")
    return folded


def _canonical(digits: str, scale: int) -> str:
    value = Decimal(digits.replace(",", "")).scaleb(scale)
    plain = format(value, "f")
    trimmed = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return trimmed.replace(".", "p")
