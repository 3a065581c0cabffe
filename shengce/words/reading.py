"""The record of counts, read: nothing but the list of reports before a phrase is asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np

from shengce.records.words import FOLDER, REPORTS, CountedReport, CountedWords
from shengce.words.corpus import Integers
from shengce.words.counting import FLOOR, LONGEST
from shengce.words.packs import Pack, phrases_in, unpacked
from shengce.words.postings import decoded
from shengce.words.shards import file_of, key_of, split_in

STRICT = "strict.pack"
NAMES_PACK = "names.pack"
"""Names of the site that are not among the strings kept."""
NAMED_PACK = "named.pack"
"""Names of the site that stand among the strings looked up: there they are served, here they are found together."""
_KEPT_SHARDS = 256
_VERSION = 12


def lookup_name(number: int) -> str:
    """Return the name of one of the packs of strings that are no phrases of their own."""
    return f"lookup-{number:02}.pack"


@dataclass(frozen=True)
class StrictCounts:
    """The phrases of their own, and one row for each report in which one stands: by phrase, then by report."""

    words: tuple[str, ...]
    word_index: Integers
    report_number: Integers
    count: Integers


class WordCounts:
    """How often each phrase that is kept stands in each report."""

    def __init__(self, root: Path, counted: CountedWords) -> None:
        self._root = root
        self._counted = counted
        self._of_shard = lru_cache(_KEPT_SHARDS)(self._phrases_of_shard)

    @property
    def reports(self) -> tuple[CountedReport, ...]:
        """The reports by number."""
        return tuple(text.report for text in self._counted.texts)

    def counts(self, phrase: str) -> Mapping[int, int] | None:
        """Return the occurrences of a folded phrase by report number; None where it is not kept.

        A name of the site that stands in no report has none.
        """
        found = [phrases[phrase] for phrases in self._of_shard(key_of(phrase, self.split)) if phrase in phrases]
        if not found:
            return {} if phrase in self._counted.names else None
        _, reports, counts = decoded(found)
        return dict(sorted(zip(reports.tolist(), counts.tolist(), strict=True)))

    def strict(self) -> StrictCounts:
        """Return the phrases of their own with all their counts, decoded once."""
        return self._strict

    @cached_property
    def _strict(self) -> StrictCounts:
        words: dict[str, int] = {}
        indexes: list[int] = []
        postings: list[bytes] = []
        for phrase, each in self._own_phrases():
            indexes.append(words.setdefault(phrase, len(words)))
            postings.append(each)
        starts, reports, counts = decoded(postings)
        rows = np.repeat(np.array(indexes, dtype=np.int64), np.diff(starts))
        if len(self._counted.layers) > 1:
            order = np.lexsort((reports, rows))
            rows, reports, counts = rows[order], reports[order], counts[order]
        return StrictCounts(tuple(words), rows, reports, counts)

    @cached_property
    def version(self) -> str:
        """What changes whenever any count does."""
        digest = hashlib.sha256((self._root / REPORTS).read_bytes())
        for name in self.packs:
            digest.update((self._root / FOLDER / name).read_bytes())
        return digest.hexdigest()[:_VERSION]

    @cached_property
    def keys(self) -> tuple[int, ...]:
        """The keys of all shards, rising."""
        return tuple(sorted({key for pack in self.packs.values() for key in pack.keys}))

    @cached_property
    def split(self) -> frozenset[int]:
        """The shards that are split into parts."""
        return split_in(self.keys)

    @cached_property
    def packs(self) -> Mapping[str, Pack]:
        """All packs by path below the record's folder: layer by layer, phrases of their own first; then the names."""
        return {**self.layer_packs, **self._packs("")}

    @cached_property
    def layer_packs(self) -> Mapping[str, Pack]:
        """The packs of the layers."""
        return {name: pack for layer in self._counted.layers for name, pack in self._packs(f"{layer}/").items()}

    def _packs(self, folder: str) -> Mapping[str, Pack]:
        whole = self._root / FOLDER
        return {f"{folder}{name}": Pack(whole / folder / name, self._root) for name in _packs_in(whole / folder)}

    def blocks_of(self, key: int) -> Iterator[bytes]:
        """Yield the blocks of a shard, in the order of the packs."""
        wanted = {STRICT, NAMES_PACK, lookup_name(file_of(key))}
        for name, pack in self.packs.items():
            if name.rpartition("/")[2] in wanted and (block := pack.block(key)):
                yield block

    def _phrases_of_shard(self, key: int) -> tuple[dict[str, bytes], ...]:
        return tuple(phrases_in(unpacked(block)) for block in self.blocks_of(key))

    def _own_phrases(self) -> Iterator[tuple[str, bytes]]:
        """Yield the phrases of their own by measure, layer by layer, and the names of the site that reach the floor."""
        for name, pack in self.packs.items():
            if name.endswith((STRICT, NAMED_PACK, NAMES_PACK)):
                found = (pair for block in pack.blocks().values() for pair in phrases_in(unpacked(block)).items())
                yield from filter(_reaches_floor, found) if name == NAMES_PACK else found


def _reaches_floor(pair: tuple[str, bytes]) -> bool:
    name, postings = pair
    return len(name) <= LONGEST and len(decoded([postings]).reports) >= FLOOR


def _packs_in(folder: Path) -> list[str]:
    return sorted((path.name for path in folder.glob("*.pack")), key=lambda name: (name != STRICT, name))
