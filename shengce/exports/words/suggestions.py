"""What the viewer suggests as a reader types: phrases of their own, by first character, by pinyin, by English name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import numpy as np
from pypinyin import lazy_pinyin

from shengce.printed.folding import matched
from shengce.records.catalogue import Catalogue
from shengce.words.names import unquoted
from shengce.words.reading import WordCounts
from shengce.words.shards import fnv

FILES = 64
FEWEST_SPELLED = 40
"""Phrases in fewer reports are not found by their pinyin, which many share."""

_FIRST_LETTER = re.compile(r"[a-z]")
Line = tuple[str, ...]


def suggestion_files(words: WordCounts, catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the bytes of each file: the most widespread first, fields set apart by tabulators."""
    spread = _spread(words)
    yield from _files("han", _by_first_character(spread))
    yield from _files("pinyin", _by_pinyin(spread))
    yield from _files("english", {"": english_names(catalogue)})


def _spread(words: WordCounts) -> list[tuple[str, int]]:
    """Return the phrases with the number of reports in which each stands, the most first."""
    strict = words.strict()
    spread = np.bincount(strict.word_index, minlength=len(strict.words)).tolist()
    return sorted(zip(strict.words, spread, strict=True), key=lambda pair: (-pair[1], pair[0]))


def _by_first_character(spread: Iterable[tuple[str, int]]) -> Mapping[str, list[Line]]:
    found: dict[str, list[Line]] = defaultdict(list)
    for phrase, reports in spread:
        found[f"{fnv(phrase[0].encode('utf-16-le')) % FILES:02}"].append((phrase, str(reports)))
    return found


def _by_pinyin(spread: Iterable[tuple[str, int]]) -> Mapping[str, list[Line]]:
    found: dict[str, list[Line]] = defaultdict(list)
    for phrase, reports in spread:
        if reports < FEWEST_SPELLED:
            break
        spelled = lazy_pinyin(phrase)
        if _FIRST_LETTER.match(spelled[0]):
            initials = "".join(syllable[0] for syllable in spelled)
            found[spelled[0][0]].append((phrase, "".join(spelled), initials, str(reports)))
    return found


def english_names(catalogue: Catalogue) -> list[Line]:
    """Return each English name with the folded phrase that it stands for, in the order of the names."""
    names = {term.name.en: term.name.zh for term in catalogue.terms.values()}
    names |= {name.en: name.zh for name in catalogue.english}
    return sorted((english, unquoted(matched(phrase))) for english, phrase in names.items())


def _files(name: str, lines: Mapping[str, list[Line]]) -> Iterator[tuple[str, bytes]]:
    for part, rows in sorted(lines.items()):
        text = "".join("\t".join(row) + "\n" for row in rows)
        yield f"suggest/{'-'.join(filter(None, (name, part)))}.txt", text.encode()
