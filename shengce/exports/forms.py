"""The forms of the tables: each as CSV and Parquet, some in a form of their own, all as a workbook and a database."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from shengce.exports.codebook import columns_of
from shengce.exports.csv_table import csv_table, for_spreadsheets
from shengce.exports.data_package import CSV_ON_THE_WEB, DATA_PACKAGE, csv_on_the_web, data_package
from shengce.exports.filled import Filled
from shengce.exports.json_lines import json_lines
from shengce.exports.parquet_file import parquet_file
from shengce.exports.sqlite_file import sqlite_file
from shengce.exports.stata_file import stata_file
from shengce.exports.workbook import workbook

Form = Callable[[Filled], bytes]
Whole = Callable[[Sequence[Filled]], bytes]

TOGETHER: tuple[tuple[str, Whole], ...] = (("data/shengce.xlsx", workbook), ("data/shengce.sqlite", sqlite_file))
"""The files that hold all tables: path and writer."""


_BESIDE: Mapping[str, Mapping[str, Form]] = {
    "data/facts.csv": {".ndjson": json_lines},
    "data/panel.csv": {".xlsx": lambda table: workbook((table, columns_of(table))), ".dta": stata_file},
}
"""The forms that are not of all tables, by the path of the CSV file and how the names of theirs end."""

_FOR_SPREADSHEETS = PurePosixPath("data/excel")


def other_forms(path: str) -> tuple[str, ...]:
    """Return the path of each other file of the table whose CSV for programs stands at ``path``."""
    return (spreadsheet_path(path), *_forms_beside(path))


def _forms_beside(path: str) -> Mapping[str, Form]:
    forms = {".parquet": parquet_file, **_BESIDE.get(path, {})}
    return {str(PurePosixPath(path).with_suffix(suffix)): write for suffix, write in forms.items()}


def spreadsheet_path(path: str) -> str:
    """Return where the CSV file for spreadsheets stands of the table whose CSV for programs stands at ``path``."""
    return str(_FOR_SPREADSHEETS / PurePosixPath(path).name)


def form_files(tables: Mapping[str, Filled]) -> Iterator[tuple[str, bytes]]:
    """Yield the path below the site's root and the bytes of each file that holds or describes tables.

    The tables are by the path of their CSV file.
    """
    for path, table in tables.items():
        content = csv_table(table)
        yield path, content
        yield spreadsheet_path(path), for_spreadsheets(content)
        yield from ((form, write(table)) for form, write in _forms_beside(path).items())
    for path, write in TOGETHER:
        yield path, write(tuple(tables.values()))
    yield DATA_PACKAGE, data_package(tables)
    yield CSV_ON_THE_WEB, csv_on_the_web(tables)
