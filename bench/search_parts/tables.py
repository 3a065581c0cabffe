"""The benchmark's tables, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bench.search_parts.building import BuiltSite
from bench.search_parts.engines import MOST_LISTED
from bench.search_parts.measuring import Measures, Outcome, failures, measures_of
from bench.search_parts.sampling import KINDS, SEED

_ALL = "all"
_MOST_FAILURES = 40
_HEAD = ("search", "sample", "n", "no result", "recall", "exact tier right", "right page first", "p50 ms", "p95 ms")


@dataclass(frozen=True)
class Trial:
    """What one engine did on one site: its answers, and the bytes it needed to the first result, largest sample."""

    engine: str
    outcomes: tuple[Outcome, ...]
    first_bytes: int


@dataclass(frozen=True)
class SiteTrials:
    """One site, its description, and the trials of all engines on it."""

    title: str
    site: BuiltSite
    trials: tuple[Trial, ...]


def report(sites: Iterable[SiteTrials]) -> str:
    """Return all tables and the list of queries that our own search answered otherwise than it ought to."""
    tables = tuple(sites)
    parts = ["# Search", "", _words(), ""]
    for trials in tables:
        parts += [f"## {trials.title}: {trials.site.pages} pages a language", "", *_quality(trials.trials), ""]
        parts += [*_costs(trials), ""]
    parts += ["## Queries that the site's search answers otherwise than it ought to", ""]
    found = [line for trials in tables for line in failures(trials.trials[0].outcomes)]
    parts += [f"- {line}" for line in found[:_MOST_FAILURES]] or ["None."]
    return "\n".join(parts)


def _words() -> str:
    return (
        f"Queries are drawn with a fixed seed ({SEED}) from the text of the built pages, so that the pages "
        "that contain each are known; see bench/search_parts/. Recall is the mean share of those pages found, "
        f"over queries with at most {MOST_LISTED} results, all of them listed; “exact tier right” the share of "
        "pages labelled as holding the very phrase that do; “right page first” the share of queries whose "
        "first page contains the phrase or has the name. Times are from Enter to the results on the page, in "
        "Chromium, after the first query; for the peers, from the call of their script to its answer, without "
        "drawing it. Bytes are those of everything asked for, the page itself included, until the first "
        "results stand; for the peers, of their script and index alone; the largest of several first queries."
    )


def _quality(trials: Sequence[Trial]) -> list[str]:
    lines = [_row(_HEAD), _row("---" for _ in _HEAD)]
    for trial in trials:
        for kind in (*KINDS, _ALL):
            outcomes = [outcome for outcome in trial.outcomes if kind in {outcome.query.kind, _ALL}]
            if outcomes:
                lines.append(_row((trial.engine, kind, *_cells(measures_of(outcomes)))))
    return lines


def _cells(measures: Measures) -> tuple[str, ...]:
    return (
        str(measures.queries),
        _percent(measures.no_result),
        _percent(measures.recall),
        "–" if measures.precision is None else _percent(measures.precision),
        _percent(measures.first_right),
        f"{measures.median:.0f}",
        f"{measures.percentile_95:.0f}",
    )


def _costs(trials: SiteTrials) -> list[str]:
    site, ours = trials.site, trials.trials[0].first_bytes
    lines = ["| search | kB before the first result | times ours |", "|---|---|---|"]
    lines += [
        _row((each.engine, f"{each.first_bytes / 1000:.0f}", f"{each.first_bytes / ours:.1f}"))
        for each in trials.trials
    ]
    share = site.indexing_seconds / site.seconds
    whole = f"{site.seconds:.1f} s of the whole `make site`"
    told = f"Indexing took {site.indexing_seconds:.1f} s of the {whole}: {share:.1%}."
    return [*lines, "", told]


def _percent(share: float) -> str:
    """Round down, so that 100 % means all."""
    return f"{int(share * 1000) / 10:g} %"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
