"""Every file of the site for machines as an output of the generator: the tables listed, and the counts of phrases."""

from __future__ import annotations

from collections.abc import Iterator

from shengce.derive.knowledge import Knowledge
from shengce.exports.registry import EXPORTS
from shengce.exports.words.files import words_files
from shengce.outputs.writer import EXPORTS_FOLDER, Output


def export_files(knowledge: Knowledge) -> Iterator[Output]:
    """Yield every such file."""
    for export in EXPORTS:
        yield Output(EXPORTS_FOLDER / export.path, export.write(export.table, knowledge))
    for path, content in words_files(knowledge):
        yield Output(EXPORTS_FOLDER / path, content)
