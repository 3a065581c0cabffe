"""Every export of the site: its path below the site's root, and how its bytes are made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from shengce.derive.knowledge import Knowledge
from shengce.exports.tables import absences_csv, facts_csv
from shengce.outputs.writer import Output
from shengce.publish.site import GENERATED_ROOT

EXPORTS: tuple[tuple[str, Callable[[Knowledge], bytes]], ...] = (
    ("data/facts.csv", facts_csv),
    ("data/absences.csv", absences_csv),
)


def export_files(knowledge: Knowledge) -> Iterator[Output]:
    """Yield every export as an output of the generator."""
    for path, make in EXPORTS:
        yield Output(PurePosixPath(GENERATED_ROOT.as_posix(), path), make(knowledge))
