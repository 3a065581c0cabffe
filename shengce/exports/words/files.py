"""Every file below ``data/words/``, by its path there; projects that count no phrases have none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from shengce.derive.knowledge import Knowledge
from shengce.exports.words.served import index_file, shard_files
from shengce.exports.words.suggestions import suggestion_files
from shengce.exports.words.table import parquet_table

FOLDER = "data/words"


def words_files(knowledge: Knowledge) -> Iterator[tuple[str, bytes]]:
    """Yield the path below the site's root and the bytes of each file."""
    if knowledge.words is None:
        return
    suggestions = tuple(suggestion_files(knowledge.words, knowledge.catalogue))
    names = [PurePosixPath(path).stem for path, _ in suggestions]
    yield f"{FOLDER}/index.json", index_file(knowledge.words, knowledge.catalogue, names)
    yield f"{FOLDER}/words.parquet", parquet_table(knowledge.words, knowledge.version)
    for path, content in (*shard_files(knowledge.words), *suggestions):
        yield f"{FOLDER}/{path}", content
