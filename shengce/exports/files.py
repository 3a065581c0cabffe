"""Every file of the site for machines as an output of the generator: tables in all forms, and counts of phrases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from shengce.derive.knowledge import Knowledge
from shengce.exports.changes import changes_files
from shengce.exports.columnar import EXPLORED, explorer_file, explorer_path
from shengce.exports.examples import EXAMPLES_FOLDER
from shengce.exports.forms import form_files
from shengce.exports.tables import Tables
from shengce.exports.words.files import words_files
from shengce.outputs.writer import EXPORTS_FOLDER, Output


def sizes_of(files: Iterable[Output]) -> Mapping[str, int]:
    """Return the number of bytes of each file by its path below the site's root."""
    return {file.path.relative_to(EXPORTS_FOLDER).as_posix(): len(file.content) for file in files}


def export_files(tables: Tables, knowledge: Knowledge) -> Iterator[Output]:
    """Yield every such file."""
    explored = ((explorer_path(each.name), explorer_file(tables[each.name])) for each in EXPLORED)
    others = (*explored, *words_files(knowledge), *changes_files(knowledge))
    for path, content in (*form_files(tables.by_path), *others):
        yield Output(EXPORTS_FOLDER / path, content)


def example_files(examples: Mapping[str, str]) -> Iterator[Output]:
    """Yield the short programs that read the tables, by name of their file, as they are served."""
    for name, text in examples.items():
        yield Output(EXPORTS_FOLDER / EXAMPLES_FOLDER / name, text.encode())
