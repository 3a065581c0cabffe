"""From answers to numbers: what was missed, what was wrong, what came first, how long it took."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bench.search_parts.engines import MOST_LISTED, Answer
from bench.search_parts.page_text import Corpus
from bench.search_parts.sampling import Query

_OPENING_QUOTES, _CLOSING_QUOTES = '"“「『', '"”」』'


@dataclass(frozen=True)
class Outcome:
    """One query and its answer, judged.

    ``recall`` is None where the answer is longer than what is listed; ``wrong`` are pages said to hold the very phrase
    that do not.
    """

    query: Query
    answer: Answer
    missed: tuple[str, ...]
    recall: float | None
    wrong: tuple[str, ...]
    first_is_right: bool

    @property
    def found_nothing(self) -> bool:
        """Whether there was no result at all."""
        return self.answer.total == 0

    def faults(self) -> Iterator[str]:
        """Yield what is wrong with the answer, in words."""
        if self.found_nothing:
            yield "no result"
        if self.missed:
            yield f"misses {len(self.missed)} of {len(self.query.pages)} pages: {_some(self.missed)}"
        if self.wrong:
            yield f"calls exact {len(self.wrong)} pages without it: {_some(self.wrong)}"
        if not self.first_is_right and not self.found_nothing:
            yield f"first is {_path(self.answer.pages[0])}, right are {_some(sorted(self.query.pages))}"


@dataclass(frozen=True)
class Measures:
    """Shares from 0 to 1 over a sample, and milliseconds; None where the engine does not offer what is measured."""

    queries: int
    no_result: float
    recall: float
    precision: float | None
    first_right: float
    median: float
    percentile_95: float


def judge(query: Query, answer: Answer, corpus: Corpus) -> Outcome:
    """Compare an answer with the pages that ought to be found, and its exact tier with the text of its pages."""
    found = frozenset(answer.pages)
    listed_all = answer.total <= MOST_LISTED
    missed = tuple(sorted(query.pages - found)) if listed_all else ()
    recall = 1 - len(missed) / len(query.pages) if listed_all else None
    wrong = tuple(sorted(answer.exact - corpus.pages_with(_without_own_quotes(query.text))))
    return Outcome(query, answer, missed, recall, wrong, bool(answer.pages) and answer.pages[0] in query.pages)


def _without_own_quotes(text: str) -> str:
    """Return the text without the quotation marks around it: they ask for a phrase and are no part of it."""
    return text[1:-1] if len(text) > 2 and text[0] in _OPENING_QUOTES and text[-1] in _CLOSING_QUOTES else text


def measures_of(outcomes: Sequence[Outcome]) -> Measures:
    """Sum up: recall is the mean over queries whose pages were all listed, precision that over pages called exact."""
    recalls = [outcome.recall for outcome in outcomes if outcome.recall is not None]
    times = sorted(outcome.answer.milliseconds for outcome in outcomes)
    exact = sum(len(outcome.answer.exact) for outcome in outcomes)
    wrong = sum(len(outcome.wrong) for outcome in outcomes)
    return Measures(
        queries=len(outcomes),
        no_result=_share(outcome.found_nothing for outcome in outcomes),
        recall=statistics.fmean(recalls) if recalls else 1.0,
        precision=1 - wrong / exact if exact else None,
        first_right=_share(outcome.first_is_right for outcome in outcomes),
        median=statistics.median(times),
        percentile_95=percentile(times, 95),
    )


def percentile(values: Sequence[float], rank: int) -> float:
    """Return the smallest of the sorted values that at least ``rank`` per cent of them do not exceed."""
    return values[max(-(-len(values) * rank // 100) - 1, 0)]


def failures(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Yield a line for each query whose answer is not what it ought to be."""
    for outcome in outcomes:
        if faults := "; ".join(outcome.faults()):
            query = outcome.query
            yield f"{query.language} | {query.kind} | {query.text} | {faults}"


def _share(flags: Iterable[bool]) -> float:
    return statistics.fmean(map(float, flags))


def _some(paths: Sequence[str]) -> str:
    shown = ", ".join(_path(path) for path in paths[:3])
    return f"{shown} …" if len(paths) > 3 else shown


def _path(path: str) -> str:
    return path or "home"
