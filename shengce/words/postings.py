"""In which reports a phrase stands, and how often, as a few bytes; many phrases at once.

Each report is one number, twice its distance from the report before (from 0 for the first), plus 1 where the phrase
stands in it more than once; then follows a second number, how often beyond two. A number is written seven bits a byte,
the lowest first, the highest bit set in all bytes but its last. theme/assets/js/words/ reads the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from shengce.words.corpus import Integers

Bytes = NDArray[np.uint8]


class Postings(NamedTuple):
    """Of each of several phrases the reports, rising, and the counts: from ``starts[i]`` to ``starts[i + 1]``."""

    starts: Integers
    reports: Integers
    counts: Integers


def encoded(postings: Postings) -> tuple[bytes, ...]:
    """Return the bytes of each phrase."""
    starts, reports, counts = postings
    distances = np.diff(reports, prepend=0)
    firsts = starts[:-1][np.diff(starts) > 0]
    distances[firsts] = reports[firsts]
    is_many = counts > 1
    heads = np.arange(len(reports)) + np.cumsum(is_many) - is_many
    values = np.zeros(len(reports) + int(is_many.sum()), dtype=np.int64)
    values[heads] = distances << 1 | is_many
    values[heads[is_many] + 1] = counts[is_many] - 2
    written, places = _written(values)
    bounds = np.append(places, len(written))[np.append(heads, len(values))[starts]].tolist()
    whole = written.tobytes()
    return tuple(whole[start:end] for start, end in pairwise(bounds))


def decoded(phrases: Sequence[bytes]) -> Postings:
    """Return what ``encoded`` was given."""
    whole = np.frombuffer(b"".join(phrases), dtype=np.uint8)
    values, ends = _read(whole)
    is_odd = (values & 1).astype(np.bool_)
    is_head = _heads(is_odd)
    heads = np.flatnonzero(is_head)
    is_many = is_odd[heads]
    counts = np.ones(len(heads), dtype=np.int64)
    counts[is_many] = values[heads[is_many] + 1] + 2
    bounds = np.append(0, np.cumsum([len(phrase) for phrase in phrases], dtype=np.int64))
    starts = np.searchsorted(ends[heads], bounds, side="right")
    return Postings(starts, _summed(values[heads] >> 1, starts), counts)


def _heads(is_odd: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Tell which numbers begin a report: those with an even number of odd ones right before them."""
    index = np.arange(len(is_odd))
    last_even = np.maximum.accumulate(np.where(is_odd, -1, index)) if len(is_odd) else index
    before = np.append(-1, last_even[:-1])[: len(is_odd)]
    heads: NDArray[np.bool_] = (index - before) % 2 == 1
    return heads


def _summed(distances: Integers, starts: Integers) -> Integers:
    """Return the sums of the distances, begun anew for each phrase."""
    sums = np.append(0, np.cumsum(distances))
    reports: Integers = sums[1:] - np.repeat(sums[starts[:-1]], np.diff(starts))
    return reports


def _written(values: Integers) -> tuple[Bytes, Integers]:
    """Return the bytes of the numbers, and where each begins."""
    sizes = np.ones(len(values), dtype=np.int64)
    for bits in range(7, 63, 7):
        sizes += values >> bits > 0
    places = np.cumsum(sizes) - sizes
    written = np.zeros(int(sizes.sum()), dtype=np.uint8)
    for index in range(int(sizes.max(initial=0))):
        here = sizes > index
        goes_on = (sizes[here] > index + 1) << 7
        written[places[here] + index] = (values[here] >> 7 * index) & 127 | goes_on
    return written, places


def _read(whole: Bytes) -> tuple[Integers, Integers]:
    """Return the numbers, and where each ends."""
    ends = np.flatnonzero(whole < 128) + 1
    places = np.append(0, ends[:-1])
    values = np.zeros(len(ends), dtype=np.int64)
    for index in range(int((ends - places).max(initial=0))):
        here = places + index < ends
        values[here] |= (whole[places[here] + index].astype(np.int64) & 127) << 7 * index
    return values, ends
