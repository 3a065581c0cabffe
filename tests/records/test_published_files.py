"""Every form of the published tables holds as many rows as the records give, and keys that hold."""

from __future__ import annotations

import csv
import io
import re
import sqlite3
import zipfile
from collections.abc import Mapping
from contextlib import closing
from functools import cache

import pytest
from pyarrow import parquet

from shengce.exports.codebook import codebook
from shengce.exports.csv_table import csv_table
from shengce.exports.forms import form_files
from shengce.exports.registry import EXPORTS, Export
from tests.records import raw
from tests.records.checked import knowledge, languages

ALL = (*EXPORTS, codebook(languages()))
ROW = re.compile(rb"<row ")


@cache
def files() -> Mapping[str, bytes]:
    return dict(form_files(ALL, knowledge()))


@cache
def database() -> sqlite3.Connection:
    found = sqlite3.connect(":memory:")
    found.deserialize(files()["data/shengce.sqlite"])
    return found


def rows_of_csv(export: Export) -> int:
    content = csv_table(export.table, knowledge()).decode("utf-8-sig")
    return sum(1 for _ in csv.reader(io.StringIO(content, newline=""))) - 1


@pytest.mark.parametrize("export", ALL, ids=lambda export: export.path)
def test_every_form_has_every_row(export: Export) -> None:
    rows = rows_of_csv(export)
    assert parquet.read_metadata(io.BytesIO(files()[export.path.replace(".csv", ".parquet")])).num_rows == rows
    assert files().get(export.path.replace(".csv", ".ndjson"), b"\n" * rows).count(b"\n") == rows
    assert database().execute(f"SELECT count(*) FROM {export.table.name}").fetchone() == (rows,)
    with closing(zipfile.ZipFile(io.BytesIO(files()["data/shengce.xlsx"]))) as parts:
        sheet = parts.read(f"xl/worksheets/sheet{ALL.index(export) + 1}.xml")
    assert len(ROW.findall(sheet)) == rows + 1


def test_the_figures_are_those_of_the_records() -> None:
    in_force = [figure for figure in raw.figures() if "withdrawn" not in figure.fields]
    assert database().execute("SELECT count(*) FROM facts").fetchone() == (len(in_force),)


def test_every_key_leads_somewhere() -> None:
    assert database().execute("PRAGMA foreign_key_check").fetchall() == []
    assert database().execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    promises = database().execute("SELECT count(*), count(target_as_printed) FROM promises").fetchone()
    assert promises == (*database().execute("SELECT count(*) FROM pairs").fetchone() * 2,)
