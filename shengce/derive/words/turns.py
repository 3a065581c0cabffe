"""Which words rose and fell in a year: against the year before, in the provincial reports.

Words are ranked by the signed log-likelihood of their occurrences. Told are those that stand in LEAST_REPORTS reports
or more in the year in which they are said more, and there in at least TIMES the share of reports of the other year.
What the calendar moves is left out: words with a number in them, and words that made the same step
five years before or after, as plans and terms of office return.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from shengce.derive.words.choice import Candidate, whole_words
from shengce.derive.words.counted import Flags, Integers, Numbers
from shengce.derive.words.keyness import signed_likelihood
from shengce.derive.words.table import WordTable

LEAST_REPORTS = 6
TIMES = 2
MOST = 12
_PERIOD = 5
_RANKED = 300


@dataclass(frozen=True)
class WordTurn:
    """A word, and in how many reports it stands and how often, in the year before and in the year."""

    word: str
    named_before: int
    named: int
    occurrences_before: int
    occurrences: int


@dataclass(frozen=True)
class YearOfTurns:
    """The words that rose and fell most in a year, with the number of reports of the year before and of the year."""

    year: int
    reports_before: int
    reports: int
    risen: tuple[WordTurn, ...]
    fallen: tuple[WordTurn, ...]


def turns_of(table: WordTable, year: int) -> YearOfTurns | None:
    """Return what rose and fell in a year; None where it or the year before has no reports."""
    if year not in table.years or year - 1 not in table.years:
        return None
    now = table.years.index(year)
    before = now - 1
    if not table.reports[now] or not table.reports[before]:
        return None
    return YearOfTurns(
        year,
        int(table.reports[before]),
        int(table.reports[now]),
        risen=tuple(_turns(table, now, before, high=now)),
        fallen=tuple(_turns(table, now, before, high=before)),
    )


def _turns(table: WordTable, now: int, before: int, high: int) -> Iterator[WordTurn]:
    low = before if high == now else now
    scores = _scores(table, high, low)
    ranked = _ranked(scores)
    candidates = [Candidate(int(i), table.words[i], int(table.occurrences[i, high])) for i in ranked]
    for candidate, _ in zip(whole_words(candidates), range(MOST), strict=False):
        i = candidate.number
        yield WordTurn(
            candidate.word,
            int(table.named[i, before]),
            int(table.named[i, now]),
            int(table.occurrences[i, before]),
            int(table.occurrences[i, now]),
        )


def _scores(table: WordTable, high: int, low: int) -> Numbers:
    """Return by how much each word is said more in one year than in another; 0 of those that are not told."""
    sizes = (float(table.characters[year].sum()) for year in (high, low))
    likelihood = signed_likelihood(table.occurrences[:, high], table.occurrences[:, low], *sizes)
    is_told = (table.named[:, high] >= LEAST_REPORTS) & _steps(table, high, low)
    is_told &= table.tells & ~_returns(table, high, low)
    scores: Numbers = np.where(is_told, np.maximum(likelihood, 0), 0)
    return scores


def _steps(table: WordTable, high: int, low: int) -> Flags:
    steps: Flags = (table.shares[:, high] >= TIMES * table.shares[:, low]) & (table.shares[:, high] > 0)
    return steps


def _returns(table: WordTable, high: int, low: int) -> Flags:
    """Return which words make the same step five years before or after, to half the share or more."""
    found = np.zeros(len(table.words), dtype=np.bool_)
    for period in (-_PERIOD, _PERIOD):
        other_high, other_low = high + period, low + period
        if min(other_high, other_low) >= 0 and max(other_high, other_low) < len(table.years):
            is_as_high = TIMES * table.shares[:, other_high] >= table.shares[:, high]
            found |= _steps(table, other_high, other_low) & is_as_high
    return found


def _ranked(scores: Numbers) -> Integers:
    """Return the words with the highest scores, highest first, of equals the first; none without a score."""
    order = np.argsort(-scores, kind="stable")[:_RANKED]
    ranked: Integers = order[scores[order] > 0]
    return ranked
