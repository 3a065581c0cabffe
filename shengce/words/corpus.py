"""The texts of the reports as arrays: a code for each character, and the report in which each place stands."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from shengce.printed.folding import matched
from shengce.printed.paragraphs import read_paragraphs

Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]

# What a phrase may hold besides letters and digits, as in 互联网+, 2+6+N, 5.5G, R&D.
SIGNS = "+.-%/&·"
# A phrase may end in these, but begin with no sign.
_CLOSING_SIGNS = "+%"
_NOT_IN_PHRASES = 0
_UNICODE = 0x110000


@dataclass(frozen=True)
class Corpus:
    """The folded texts, one behind the other, a line feed after each paragraph.

    ``codes`` gives each place the number of its character, 0 where no phrase may hold it; ``letters`` does so too and
    is 0 at signs. ``reports`` gives each place the number of its report. ``opens`` and ``closes`` tell of each code
    whether a phrase may begin and end with it.
    """

    text: str
    codes: Integers
    letters: Integers
    reports: Integers
    opens: Flags
    closes: Flags

    def characters(self) -> dict[str, int]:
        """Return how often each character stands in the texts."""
        return dict(Counter(self.text))

    def texts(self) -> Iterator[str]:
        """Yield the text of each report, by number."""
        bounds = np.searchsorted(self.reports, np.arange(self.reports.max(initial=-1) + 2))
        yield from (self.text[start:end] for start, end in pairwise(bounds.tolist()))


def folded_paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a report's text as phrases are counted in them."""
    return tuple(matched(paragraph.text) for paragraph in read_paragraphs(text))


def corpus_of(reports: Iterable[tuple[str, ...]]) -> Corpus:
    """Return the corpus of reports, each given by its folded paragraphs; they are numbered from 0 in this order."""
    texts = ["".join(f"{paragraph}\n" for paragraph in paragraphs) for paragraphs in reports]
    text = "".join(texts)
    points = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    alphabet = _alphabet(points)
    codes = _numbered(alphabet, points)
    is_letter = np.array([False, *map(_is_letter, alphabet)])
    closes = np.array([False, *(_is_letter(each) or each in _CLOSING_SIGNS for each in alphabet)])
    lengths = [len(each) for each in texts]
    return Corpus(
        text=text,
        codes=codes,
        letters=np.where(is_letter[codes], codes, _NOT_IN_PHRASES),
        reports=np.repeat(np.arange(len(texts)), lengths),
        opens=is_letter,
        closes=closes,
    )


def _alphabet(points: NDArray[np.uint32]) -> list[str]:
    """Return the characters of the texts that phrases may hold, in the order of Unicode."""
    found = np.zeros(_UNICODE, dtype=np.bool_)
    found[points] = True
    characters = map(chr, np.flatnonzero(found).tolist())
    return [character for character in characters if character in SIGNS or _is_letter(character)]


def _is_letter(character: str) -> bool:
    """Tell whether a character is a letter, a digit or a mark on one."""
    return unicodedata.category(character)[0] in "LNM"


def _numbered(alphabet: list[str], points: NDArray[np.uint32]) -> Integers:
    numbers = np.zeros(_UNICODE, dtype=np.int64)
    numbers[[ord(character) for character in alphabet]] = np.arange(1, len(alphabet) + 1)
    codes: Integers = numbers[points]
    return codes
