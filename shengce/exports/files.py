"""Every export of the site as an output of the generator."""

from __future__ import annotations

from collections.abc import Iterator

from shengce.derive.knowledge import Knowledge
from shengce.exports.registry import EXPORTS
from shengce.outputs.writer import EXPORTS_FOLDER, Output


def export_files(knowledge: Knowledge) -> Iterator[Output]:
    """Yield every export as an output of the generator."""
    for export in EXPORTS:
        yield Output(EXPORTS_FOLDER / export.path, export.write(export.table, knowledge))
