"""Every string of 2 to 8 characters that stands in enough reports, with its occurrences in each, counted at once.

A string of n characters is the pair of the string of n - 1 characters that it begins with and its last character, so
that each length is one sort of whole numbers. Only strings whose two parts reach the floor can reach it themselves.
Occurrences that overlap one another count as ``str.count`` counts them: from the left, each character once.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shengce.words.corpus import Corpus, Flags, Integers

FLOOR = 5
LONGEST = 8
# Logarithms differ in their last digits from machine to machine; what is chosen by them must not.
_DIGITS = 6

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Grams:
    """The strings of one length that reach the floor, in no order that matters, with what is counted of them.

    ``before`` and ``after`` are the entropies (natural logarithm) of the characters around a string, a sign or the end
    of a paragraph being a neighbour of its own each time; ``tied`` is the share of its occurrences beside its most
    frequent neighbour on either side, and ``alone`` the number of those between two signs. The postings of string i are
    those from ``starts[i]`` to ``starts[i + 1]``: ``reports`` and the ``counts`` in them.
    """

    strings: tuple[str, ...]
    before: Numbers
    after: Numbers
    tied: Numbers
    alone: Integers
    is_bounded: Flags
    starts: Integers
    reports: Integers
    counts: Integers

    @property
    def totals(self) -> Integers:
        """How often each string stands in all reports together."""
        sums: Integers = np.append(0, np.cumsum(self.counts))
        return sums[self.starts[1:]] - sums[self.starts[:-1]]

    def among(self, strings: Container[str]) -> Flags:
        """Tell of each string whether it is one of those given."""
        return np.fromiter((string in strings for string in self.strings), dtype=np.bool_)


def grams_by_length(corpus: Corpus, floor: int = FLOOR, longest: int = LONGEST) -> Iterator[Grams]:
    """Yield the strings of each length from 2 on that stand in ``floor`` reports or more."""
    names = corpus.codes
    for length in range(2, longest + 1):
        places, groups = _repeated(corpus, names, length, floor)
        yield _counted(corpus, places, groups, length)
        names = np.zeros_like(corpus.codes)
        names[places] = groups + 1


def _repeated(corpus: Corpus, names: Integers, length: int, floor: int) -> tuple[Integers, Integers]:
    """Return each place of a string that reaches the floor, and the string's number, sorted by number and place.

    ``names`` gives each place the number of the string of ``length`` - 1 characters that begins there, 0 for none.
    """
    size = max(len(names) - length + 1, 0)
    heads, tails = names[:size], names[1 : size + 1]
    places = np.flatnonzero((heads > 0) & (tails > 0))
    keys = names[places] * len(corpus.opens) + corpus.codes[places + length - 1]
    bits = len(names).bit_length()
    ordered = np.sort(keys << bits | places)
    keys, places = ordered >> bits, ordered & ((1 << bits) - 1)
    groups = _numbers_of_runs(keys)
    first_in_report = _begins(groups, corpus.reports[places])
    spread = np.bincount(groups[first_in_report], minlength=_size(groups))
    kept = spread[groups] >= floor
    return places[kept], _numbers_of_runs(groups[kept])


def _counted(corpus: Corpus, places: Integers, groups: Integers, length: int) -> Grams:
    size = _size(groups)
    firsts = places[np.flatnonzero(_begins(groups))]
    apart = _apart(places, groups, length)
    starts, reports, counts = _postings(corpus.reports[places[apart]], groups[apart], size)
    lefts, rights = corpus.letters[places - 1], corpus.letters[places + length]
    before, tied_before = _freedom(groups, lefts, size)
    after, tied_after = _freedom(groups, rights, size)
    return Grams(
        strings=tuple(corpus.text[first : first + length] for first in firsts.tolist()),
        before=before,
        after=after,
        tied=np.maximum(tied_before, tied_after),
        alone=np.bincount(groups[(lefts == 0) & (rights == 0)], minlength=size),
        is_bounded=corpus.opens[corpus.codes[firsts]] & corpus.closes[corpus.codes[firsts + length - 1]],
        starts=starts,
        reports=reports,
        counts=counts,
    )


def _postings(reports: Integers, groups: Integers, size: int) -> tuple[Integers, Integers, Integers]:
    begins = np.flatnonzero(_begins(groups, reports))
    starts = np.searchsorted(groups[begins], np.arange(size + 1))
    counts = np.diff(begins, append=len(groups))
    return starts, reports[begins], counts


def _apart(places: Integers, groups: Integers, length: int) -> Flags:
    """Tell of each occurrence whether it counts: whether it begins behind the one counted before it."""
    near = np.zeros(len(places), dtype=np.bool_)
    near[1:] = (groups[1:] == groups[:-1]) & (np.diff(places) < length)
    apart = ~near
    for index in np.flatnonzero(near).tolist():
        if not near[index - 1]:
            last = places[index - 1]
        if places[index] - last >= length:
            apart[index], last = True, places[index]
    return apart


def _freedom(groups: Integers, neighbours: Integers, size: int) -> tuple[Numbers, Numbers]:
    """Return of each string the entropy of its neighbours, and the share of the most frequent one.

    Neighbour 0 is a sign or nothing: each such occurrence is free.
    """
    totals = np.bincount(groups, minlength=size)
    met = neighbours > 0
    width = int(neighbours.max(initial=0)) + 1
    ordered = np.sort(groups[met] * width + neighbours[met])
    begins = np.flatnonzero(_begins(ordered))
    runs = np.diff(begins, append=len(ordered))
    owners = ordered[begins] // width
    bound = np.bincount(owners, weights=runs * np.log(runs), minlength=size)
    most = np.zeros(size)
    np.maximum.at(most, owners, runs)
    return np.round(np.log(totals) - bound / totals, _DIGITS), most / totals


def _begins(*columns: Integers) -> Flags:
    """Tell of each row whether it differs from the one before it."""
    begins = np.ones(len(columns[0]), dtype=np.bool_)
    begins[1:] = False
    for column in columns:
        begins[1:] |= column[1:] != column[:-1]
    return begins


def _numbers_of_runs(values: Integers) -> Integers:
    numbers: Integers = np.cumsum(_begins(values)) - 1
    return numbers


def _size(groups: Integers) -> int:
    return int(groups[-1]) + 1 if len(groups) else 0
