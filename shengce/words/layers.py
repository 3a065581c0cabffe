"""What one run keeps of the strings that it counted: a layer of the record, and the names of the site beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from shengce.words.choosing import OwnPhrases, looked_up
from shengce.words.corpus import Corpus, Flags, Integers
from shengce.words.counting import FLOOR, Grams, grams_by_length
from shengce.words.postings import Postings, encoded


@dataclass(frozen=True)
class Layer:
    """Strings with their postings: phrases of their own, and the others that are looked up."""

    own: dict[str, bytes] = field(default_factory=dict)
    others: dict[str, bytes] = field(default_factory=dict)


def layer_of(corpus: Corpus, standing: Layer, first_new: int = 0, floor: int = FLOOR) -> Layer:
    """Return what the reports from ``first_new`` on add to what stands.

    Of a string that stands already only the counts in new reports are added, and it stays what it was when it was
    first kept; of others that are to be kept by now all counts are.
    """
    phrases, layer = OwnPhrases(corpus), Layer()
    for grams in grams_by_length(corpus, floor):
        was_own, was_other = grams.among(standing.own), grams.among(standing.others)
        is_own = was_own | (phrases.among(grams) & ~was_other)
        is_other = was_other | (looked_up(grams) & ~is_own)
        first = np.where(was_own | was_other, first_new, 0)
        layer.own.update(_postings(grams, is_own, first))
        layer.others.update(_postings(grams, is_other, first))
    return layer


def _postings(grams: Grams, taken: Flags, first: Integers) -> Iterator[tuple[str, bytes]]:
    """Yield the strings taken with their counts from the report on that ``first`` names; none that has none there."""
    owners = np.repeat(np.arange(len(grams.strings)), np.diff(grams.starts))
    rows = taken[owners] & (grams.reports >= first[owners])
    sizes = np.bincount(owners[rows], minlength=len(grams.strings))
    strings = np.flatnonzero(sizes)
    starts = np.append(0, np.cumsum(sizes[strings]))
    postings = encoded(Postings(starts, grams.reports[rows], grams.counts[rows]))
    return zip((grams.strings[index] for index in strings.tolist()), postings, strict=True)


def counts_of_names(corpus: Corpus, names: Iterable[str]) -> dict[str, bytes]:
    """Return the postings of each name that stands in a report, of whatever length and however seldom."""
    pairs = {name: frozenset(map("".join, pairwise(name))) for name in sorted(names)}
    found: dict[str, list[tuple[int, int]]] = {}
    for number, text in enumerate(corpus.texts()):
        met = set(map("".join, pairwise(text)))
        for name, needed in pairs.items():
            if needed <= met and (count := text.count(name)):
                found.setdefault(name, []).append((number, count))
    return {name: _encoded(rows) for name, rows in found.items()}


def _encoded(rows: list[tuple[int, int]]) -> bytes:
    reports, counts = np.array(rows, dtype=np.int64).T
    return encoded(Postings(np.array([0, len(rows)]), reports, counts))[0]
