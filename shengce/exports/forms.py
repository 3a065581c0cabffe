"""The forms of the tables beside CSV: each as Parquet, figures as lines of JSON, all as a workbook and a database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from shengce.derive.knowledge import Knowledge
from shengce.exports.data_package import DATA_PACKAGE, data_package
from shengce.exports.filled import Filled, filled
from shengce.exports.json_lines import json_lines
from shengce.exports.parquet_file import parquet_file
from shengce.exports.registry import Export
from shengce.exports.sqlite_file import sqlite_file
from shengce.exports.workbook import workbook

Form = Callable[[Filled], bytes]
Whole = Callable[[Sequence[Filled]], bytes]

TOGETHER: tuple[tuple[str, Whole], ...] = (("data/shengce.xlsx", workbook), ("data/shengce.sqlite", sqlite_file))
"""The files that hold all tables: path and writer."""


_AS_LINES = frozenset({"data/facts.csv"})


def other_forms(path: str) -> Mapping[str, Form]:
    """Return the path and the writer of each other file of the table whose CSV stands at ``path``."""
    forms = {".parquet": parquet_file, **({".ndjson": json_lines} if path in _AS_LINES else {})}
    return {str(PurePosixPath(path).with_suffix(suffix)): write for suffix, write in forms.items()}


def form_files(exports: Iterable[Export], knowledge: Knowledge) -> Iterator[tuple[str, bytes]]:
    """Yield the path below the site's root and the bytes of each file that holds the same tables, or describes them."""
    tables = {export.path: filled(export.table, knowledge) for export in exports}
    for path, table in tables.items():
        yield from ((form, write(table)) for form, write in other_forms(path).items())
    for path, write in TOGETHER:
        yield path, write(tuple(tables.values()))
    yield DATA_PACKAGE, data_package(tables)
