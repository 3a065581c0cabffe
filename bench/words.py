"""The counts of phrases: how large record and served files are, and what is kept of what readers might look up.

The phrases are those of all headings of the reports drawn by tests/records/policy_phrases.py, and all of its national
terms that are short enough to be kept by rule; a name of the glossary is always kept.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable, Iterator

from bench.words_viewer import viewer_table
from shengce.build import check
from shengce.exports.words.files import words_files
from shengce.records.load import Records
from shengce.records.words import FOLDER
from shengce.words.reading import WordCounts
from tests.project import REPOSITORY
from tests.records import policy_phrases

MOST_KILOBYTES = 25_000
_LENGTHS = ((2, 4), (5, 6), (7, 8))
_SPREADS = ((1, 4), (5, 9), (10, 49), (50, 756))
Table = Iterator[str]


def run() -> str:
    """Return the tables, as Markdown."""
    checked = check(REPOSITORY)
    words = checked.knowledge.words
    if words is None:
        return "This project counts no words."
    seconds, files = _timed(lambda: dict(words_files(checked.knowledge)))
    parts = (_sizes(words, files), [f"\nServed files made in {seconds:.1f} s.\n"], _recall(checked.records, words))
    return "\n".join((*(line for part in parts for line in part), "", viewer_table()))


def _timed(make: Callable[[], dict[str, bytes]]) -> tuple[float, dict[str, bytes]]:
    begun = time.process_time()
    made = make()
    return time.process_time() - begun, made


def _sizes(words: WordCounts, files: dict[str, bytes]) -> Table:
    record = sum(path.stat().st_size for path in (REPOSITORY / FOLDER).rglob("*") if path.is_file())
    yield "| what | files | kB in all | median kB | largest kB |"
    yield "|---|---|---|---|---|"
    yield f"| record, of {MOST_KILOBYTES:,} kB | | {record / 1000:,.0f} | | |"
    for name in ("shards/", "suggest/han-", "suggest/pinyin-", "suggest/english", "index.json", "words.parquet"):
        sizes = [len(content) / 1000 for path, content in files.items() if f"words/{name}" in path]
        yield f"| {name} | {len(sizes):,} | {sum(sizes):,.0f} | {statistics.median(sizes):.1f} | {max(sizes):.1f} |"
    yield f"\n{len(words.strict().words):,} phrases of their own; shards split: {len(words.split)}."


def _recall(records: Records, words: WordCounts) -> Table:
    if not policy_phrases.SOURCES.is_dir():
        yield "Recall is measured where the source texts are."
        return
    drawn = policy_phrases.drawn(records)
    kept = sum(words.counts(phrase) is not None for phrase in drawn)
    yield f"Of {len(drawn)} policy phrases drawn, {kept} are kept ({kept / len(drawn):.1%})."
    yield "Of all phrases of those headings and all national terms, none of which is kept in fewer than 5 reports:\n"
    texts = [policy_phrases.folded(text) for text in policy_phrases.texts_of(records).values()]
    phrases = {*policy_phrases.all_of_headings(records), *policy_phrases.terms()}
    spread = {phrase: sum(phrase in text for text in texts) for phrase in sorted(phrases)}
    yield "| characters | " + " | ".join(f"in {low}-{high} reports" for low, high in _SPREADS) + " |"
    yield "|---" * (len(_SPREADS) + 1) + "|"
    for low, high in _LENGTHS:
        cells = (_share(spread, words, (low, high), reports) for reports in _SPREADS)
        yield f"| {low}-{high} | " + " | ".join(cells) + " |"


def _share(spread: dict[str, int], words: WordCounts, length: tuple[int, int], reports: tuple[int, int]) -> str:
    found = [p for p, n in spread.items() if length[0] <= len(p) <= length[1] and reports[0] <= n <= reports[1]]
    return f"{_kept(found, words)} of {len(found)}"


def _kept(phrases: Iterable[str], words: WordCounts) -> int:
    return sum(words.counts(phrase) is not None for phrase in phrases)
