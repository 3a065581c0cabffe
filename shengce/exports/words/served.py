"""What the viewer of phrases fetches: an index, once, and of each phrase the one shard in which it stands.

A shard is the blocks of the record as they are, each behind its length in four bytes, the lowest first. Hosts pack no
unknown kind of file, so a browser unpacks them itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from shengce.records.areas import AreaLevel
from shengce.records.catalogue import Catalogue
from shengce.words.reading import WordCounts
from shengce.words.shards import SHARDS, shard_name

SCHEMA = 1


def index_file(words: WordCounts, catalogue: Catalogue, suggestions: Sequence[str]) -> bytes:
    """Return the index: shards and files of suggestions that there are, and the reports by number, with their length.

    A shard that is ``empty`` has no file, so that one that cannot be fetched is known to be a fault.
    """
    areas = _areas(words, catalogue)
    years = sorted({report.year for report in words.reports})
    characters = {(report.year, report.area): report.characters for report in words.reports}
    index = {
        "schema": SCHEMA,
        "version": words.version,
        "shards": SHARDS,
        "split": sorted(words.split),
        "empty": sorted(set(range(SHARDS)) - {int(shard_name(key)[:4]) for key in words.keys}),
        "suggestions": suggestions,
        "years": years,
        "areas": areas,
        "characters": [[characters.get((year, area), 0) for area in areas] for year in years],
        "reports": [[areas.index(report.area), report.year] for report in words.reports],
    }
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()


def _areas(words: WordCounts, catalogue: Catalogue) -> list[str]:
    """Return the areas that have reports, in the order of the records, the nation last."""
    counted = {report.area for report in words.reports}
    nation = catalogue.areas_of(AreaLevel.NATION)
    others = [slug for slug in catalogue.areas if slug not in nation]
    return [slug for slug in (*others, *nation) if slug in counted]


def shard_files(words: WordCounts) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the bytes of each shard."""
    for key in words.keys:
        yield f"shards/{shard_name(key)}.bin", b"".join(map(_frame, words.blocks_of(key)))


def _frame(block: bytes) -> bytes:
    return len(block).to_bytes(4, "little") + block
