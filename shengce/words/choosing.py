"""Which strings are kept to be looked up, and which of them stand as phrases of their own: suggested and ranked.

To be looked up: every string of 2 to 4 characters that reaches the floor, and longer ones with free bounds, or that
stand alone, between two signs. A phrase of its own has freer bounds still, is no number and more than a piece of one
longer string; and either it often stands alone, or it holds together (wherever it is cut, it stands far more often
than its two parts would meet by chance) and neither opens nor closes with a word that only joins others.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

import numpy as np

from shengce.words.corpus import Corpus, Flags
from shengce.words.counting import Grams

ANY_FREEDOM = 4
"""Up to this length a string is kept whatever stands around it."""
FREE = 1.0
"""The entropy (natural logarithm) on both sides of a longer string that is kept."""
FREER = 1.5
"""The entropy on both sides of a phrase of its own."""
MOST_TIED = 0.9
"""The share of one neighbour from which on a string is taken for a piece of a longer one."""
PAIR_HOLDS, HOLDS = 2.0, 3.0
"""How much more often, as a natural logarithm, two characters and longer phrases stand than by chance."""
FEWEST_ALONE, OFTEN_ALONE = 5, 0.03
"""How often a phrase stands alone, in all and of its occurrences, that needs no other sign of being one."""

# Words that only join others. Some characters of such words begin and end words of their own as well (就业, 参与).
_NEVER_FIRST = "的了把将向让被由至等其是们者个我这那该此则也又而或按各还但既"
_SELDOM_FIRST = "和与于在为及以对并从使之都就所到"
_NEVER_LAST = "的了把将向让被由至等其是则也又而或按各第不到之这那"
_SELDOM_LAST = "和与于在为及以对并从使都就所还"
_HAN_OR_TWO_LETTERS = re.compile(r"[\u3007\u3400-\u9fff]|[a-z].*[a-z0-9]|[0-9].*[a-z]")
_NUMBER = re.compile(r"[^a-z]*[0-9][^a-z]*")
_COUNTED_POINT = re.compile(r"[一二三四五六七八九十]+[是要]")


def looked_up(grams: Grams) -> Flags:
    """Tell of each string whether it is kept."""
    is_short = len(grams.strings[0]) <= ANY_FREEDOM if grams.strings else True
    free: Flags = (grams.before >= FREE) & (grams.after >= FREE)
    return grams.is_bounded & (is_short | free | (grams.alone > 1))


class OwnPhrases:
    """Tells of strings, given length by length, which are phrases of their own."""

    def __init__(self, corpus: Corpus) -> None:
        self._size = len(corpus.text)
        self._totals = corpus.characters()

    def among(self, grams: Grams) -> Flags:
        """Tell of each string of the next length whether it is one."""
        self._totals.update(zip(grams.strings, grams.totals.tolist(), strict=True))
        apart = (grams.alone >= FEWEST_ALONE) & (grams.alone >= OFTEN_ALONE * grams.totals)
        own = (grams.before >= FREER) & (grams.after >= FREER) & (grams.tied < MOST_TIED)
        own[own] = _flags(map(may_be_phrase, _taken(grams, own)))
        joined = own & ~apart
        own[joined] = _flags(map(self._holds_together, _taken(grams, joined)))
        return grams.is_bounded & own

    def _holds_together(self, string: str) -> bool:
        return (
            self._cohesion(string) >= (PAIR_HOLDS if len(string) == 2 else HOLDS)
            and (string[0] not in _SELDOM_FIRST or self._cohesion(string[:2]) >= HOLDS)
            and (string[-1] not in _SELDOM_LAST or self._cohesion(string[-2:]) >= HOLDS)
        )

    def _cohesion(self, string: str) -> float:
        totals = self._totals
        parts = max(totals[string[:cut]] * totals[string[cut:]] for cut in range(1, len(string)))
        return round(math.log(self._size * totals[string] / parts), 6)


def may_be_phrase(string: str) -> bool:
    """Tell whether a string can be a phrase by its own characters: no number but as 5G and 2+6+N have it."""
    return (
        string[0] not in _NEVER_FIRST
        and string[-1] not in _NEVER_LAST
        and _HAN_OR_TWO_LETTERS.search(string) is not None
        and _NUMBER.fullmatch(string) is None
        and _COUNTED_POINT.match(string) is None
    )


def _taken(grams: Grams, flags: Flags) -> Iterable[str]:
    return (grams.strings[index] for index in np.flatnonzero(flags).tolist())


def _flags(values: Iterable[bool]) -> Flags:
    return np.fromiter(values, dtype=np.bool_)
