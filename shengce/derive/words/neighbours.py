"""What rises and falls with a term: words whose share of reports, year by year, goes most nearly as the term's.

The measure is the correlation (Pearson's r) of the two shares over all years. Compared are words that stand in
LEAST_REPORTS provincial reports or more, and in at least LEAST_PART of the reports that name the term, of LEAST_R or
more; of LEAST_CHARACTERS characters or more, which tell more than a common word, without numbers and names of places,
and neither holding a name of the term nor held by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from shengce.derive.words.choice import Candidate, whole_words
from shengce.derive.words.counted import Integers, Numbers
from shengce.derive.words.life import WordLife
from shengce.derive.words.places import Places
from shengce.derive.words.table import WordTable

LEAST_REPORTS = 20
LEAST_CHARACTERS = 3
LEAST_PART = 0.5
LEAST_R = 0.9
MOST = 8
_RANKED = 40
_AT_ONCE = 64


@dataclass(frozen=True)
class Neighbour:
    """A word that goes with a term: how nearly, and how many provincial reports hold it."""

    word: str
    correlation: float
    reports: int


def neighbours_of(
    lives: Mapping[str, WordLife], table: WordTable, places: Places
) -> Mapping[str, tuple[Neighbour, ...]]:
    """Return the neighbours of each term that enough reports name, by its identifier."""
    lengths_of_words = np.array([len(word) for word in table.words], dtype=np.int64)
    is_compared = (table.named.sum(axis=1) >= LEAST_REPORTS) & (lengths_of_words >= LEAST_CHARACTERS) & table.tells
    words = np.flatnonzero(is_compared)
    vectors = _vectors(table.shares[words])
    asked = [name for name, life in lives.items() if life.provincial >= LEAST_REPORTS and life.is_drawn]
    found: dict[str, tuple[Neighbour, ...]] = {}
    for start in range(0, len(asked), _AT_ONCE):
        names = asked[start : start + _AT_ONCE]
        ratios = _vectors(np.array([_shares(lives[name]) for name in names])) @ vectors.T
        for name, row in zip(names, ratios, strict=True):
            ranked = _ranked(row)
            found[name] = tuple(_told(lives[name], table, words[ranked], row[ranked], places))
    return found


def _shares(life: WordLife) -> list[float]:
    return [float(year.share or 0) for year in life.years]


def _vectors(shares: Numbers) -> Numbers:
    """Return each row as a vector of length 1 about its mean, so that products are correlations."""
    about_mean = shares - shares.mean(axis=1, keepdims=True)
    sizes = np.linalg.norm(about_mean, axis=1, keepdims=True)
    vectors: Numbers = np.divide(about_mean, sizes, out=np.zeros_like(about_mean), where=sizes > 0)
    return vectors


def _ranked(row: Numbers) -> Integers:
    near = np.flatnonzero(row >= LEAST_R)
    ranked: Integers = near[np.argsort(-row[near].round(9), kind="stable")][:_RANKED]
    return ranked


def _told(life: WordLife, table: WordTable, words: Integers, ratios: Numbers, places: Places) -> Iterator[Neighbour]:
    least = LEAST_PART * life.provincial
    named = {int(i): int(table.named[i].sum()) for i in words}
    correlations = dict(zip(words.tolist(), ratios.tolist(), strict=True))
    candidates = [
        Candidate(i, table.words[i], number)
        for i, number in named.items()
        if number >= least and not _shares_a_name(table.words[i], life) and not places.is_of("", table.words[i])
    ]
    for each, _ in zip(whole_words(candidates), range(MOST), strict=False):
        yield Neighbour(each.word, round(correlations[each.number], 3), named[each.number])


def _shares_a_name(word: str, life: WordLife) -> bool:
    return any(word in name or name in word for name in life.words)
