"""Every form of the published tables holds as many rows as the records give, and keys that hold."""

from __future__ import annotations

import csv
import io
import re
import sqlite3
import zipfile
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from pyarrow import parquet

from shengce.exports.codebook import CODEBOOK
from shengce.exports.filled import Filled
from shengce.exports.forms import form_files
from shengce.exports.panel import PANEL
from shengce.exports.registry import EXPORTS
from shengce.exports.tables import Tables, tables_of
from shengce.exports.types import FieldType
from tests.records import raw
from tests.records.checked import knowledge, languages

ROW = re.compile(rb"<row ")
Row = tuple[Any, ...]


PATHS = (*(export.path for export in EXPORTS), PANEL, CODEBOOK)


@cache
def tables() -> Tables:
    return tables_of(knowledge(), languages())


@cache
def files() -> Mapping[str, bytes]:
    return dict(form_files(tables().by_path))


@cache
def database() -> sqlite3.Connection:
    found = sqlite3.connect(":memory:")
    found.deserialize(files()["data/shengce.sqlite"])
    return found


def rows_of_csv(path: str) -> int:
    content = files()[path].decode("utf-8")
    return sum(1 for _ in csv.reader(io.StringIO(content, newline=""))) - 1


@pytest.mark.parametrize("path", PATHS)
def test_every_form_has_every_row(path: str) -> None:
    rows = rows_of_csv(path)
    assert parquet.read_metadata(io.BytesIO(files()[path.replace(".csv", ".parquet")])).num_rows == rows
    assert files().get(path.replace(".csv", ".ndjson"), b"\n" * rows).count(b"\n") == rows
    assert database().execute(f"SELECT count(*) FROM {tables().by_path[path].name}").fetchone() == (rows,)
    with closing(zipfile.ZipFile(io.BytesIO(files()["data/shengce.xlsx"]))) as parts:
        sheet = parts.read(f"xl/worksheets/sheet{PATHS.index(path) + 1}.xml")
    assert len(ROW.findall(sheet)) == rows + 1


def from_parquet(path: str) -> list[Row]:
    read = parquet.read_table(io.BytesIO(files()[path.replace(".csv", ".parquet")])).to_pydict()
    return list(zip(*read.values(), strict=True))


def from_database(table: Filled) -> list[Row]:
    types = [column.type for column in table.columns]
    found = database().execute(f"SELECT * FROM {table.name} ORDER BY rowid")
    return [tuple(map(of_database, row, types)) for row in found]


def of_database(value: Any, kind: FieldType) -> Any:
    if value is not None and kind is FieldType.DECIMAL:
        return Decimal(repr(value))
    return date.fromisoformat(value) if value is not None and kind is FieldType.DATE else value


def from_csv(path: str, table: Filled) -> list[Row]:
    types = [column.type for column in table.columns]
    _, *found = csv.reader(io.StringIO(files()[path].decode("utf-8"), newline=""))
    return [tuple(map(of_cell, row, types)) for row in found]


def of_cell(cell: str, kind: FieldType) -> Any:
    if not cell:
        return None
    if kind in {FieldType.TEXT, FieldType.CATEGORY}:
        return cell.removeprefix("'")
    read: Mapping[FieldType, Callable[[str], Any]] = {FieldType.INTEGER: int, FieldType.DECIMAL: Decimal}
    return read.get(kind, date.fromisoformat)(cell)


@pytest.mark.parametrize("path", PATHS)
def test_every_form_has_every_value(path: str) -> None:
    table = tables().by_path[path]
    rows = list(table.rows)
    assert from_parquet(path) == rows
    assert from_database(table) == rows
    assert from_csv(path, table) == rows


def test_every_table_is_published() -> None:
    assert tuple(tables().by_path) == PATHS


def test_the_figures_are_those_of_the_records() -> None:
    in_force = [figure for figure in raw.figures() if "withdrawn" not in figure.fields]
    assert database().execute("SELECT count(*) FROM facts").fetchone() == (len(in_force),)


def test_every_key_leads_somewhere() -> None:
    assert database().execute("PRAGMA foreign_key_check").fetchall() == []
    assert database().execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    promises = database().execute("SELECT count(*), count(target_as_printed) FROM promises").fetchone()
    assert promises == (*database().execute("SELECT count(*) FROM pairs").fetchone() * 2,)


def test_the_share_kept_by_year_is_that_of_the_raw_records() -> None:
    cells = [cell for name in raw.core_indicators() for cell in raw.cells(name) if cell.verdict in raw.JUDGED]
    expected = []
    for year in sorted({cell.year for cell in cells}):
        verdicts = [cell.verdict for cell in cells if cell.year == year]
        strict = [cell.strict_verdict for cell in cells if cell.year == year]
        met = verdicts.count("met")
        expected.append((year, len(verdicts), met, strict.count("met"), round(100 * met / len(verdicts), 1)))
    assert database().execute("SELECT * FROM kept_by_year").fetchall() == expected
    assert len(expected) > 20
