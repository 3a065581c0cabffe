"""How each program reads each form of a table: whatever it gives, as rows of its own values."""

from __future__ import annotations

import asyncio
import csv
import io
import sqlite3
import subprocess
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from urllib.parse import quote

import duckdb
import pandas
import polars
import pyreadstat
from datasette.app import Datasette
from frictionless import Package
from openpyxl import load_workbook
from pyarrow import parquet

from tests.readers.published_tables import PACKAGE, PublishedTable, as_meant

Rows = Iterable[Iterable[Any]]
Read = Callable[[PublishedTable], Rows]
WORKBOOK, DATABASE = "shengce.xlsx", "shengce.sqlite"
LIBREOFFICE = "soffice"
# Commas, quotation marks, UTF-8, from the first line on; cells as they are and not as they are shown; all sheets.
_EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
_WITHOUT_LIMITS = {"max_returned_rows": 1_000_000, "sql_time_limit_ms": 60_000, "max_csv_mb": 0}
_PANDAS = {"string": "string", "integer": "Int64", "number": "float64", "date": "string", "boolean": "boolean"}
_POLARS = {
    "string": polars.String,
    "integer": polars.Int64,
    "number": polars.Decimal(38, 12),
    "date": polars.Date,
    "boolean": polars.Boolean,
}
_DUCKDB = {"string": "VARCHAR", "integer": "BIGINT", "number": "DECIMAL(38, 12)", "date": "DATE", "boolean": "BOOLEAN"}


def _types(table: PublishedTable, names: Mapping[str, Any]) -> dict[str, Any]:
    return {column: names[kind] for column, kind in table.types.items()}


def _columns(table: PublishedTable, found: Iterable[str]) -> None:
    assert list(found) == list(table.types), table.name


def _of_pandas(table: PublishedTable, frame: pandas.DataFrame) -> Rows:
    _columns(table, frame.columns)
    return frame.astype(object).where(frame.notna(), None).itertuples(index=False)


def _of_polars(table: PublishedTable, frame: polars.DataFrame) -> Rows:
    _columns(table, frame.columns)
    return frame.iter_rows()


def _of_duckdb(table: PublishedTable, relation: duckdb.DuckDBPyRelation) -> Rows:
    _columns(table, relation.columns)
    return relation.fetchall()


def _of_csv(rows: Rows) -> Rows:
    return ([as_meant(cell) for cell in row] for row in rows)


def pandas_csv(table: PublishedTable) -> Rows:
    read = pandas.read_csv(table.csv, dtype=_types(table, _PANDAS), keep_default_na=False, na_values=[""])
    return _of_csv(_of_pandas(table, read))


def pandas_parquet(table: PublishedTable) -> Rows:
    return _of_pandas(table, pandas.read_parquet(table.form(".parquet")))


def pyarrow_parquet(table: PublishedTable) -> Rows:
    read = parquet.read_table(table.form(".parquet"))
    _columns(table, read.column_names)
    return zip(*(column.to_pylist() for column in read.columns), strict=True)


def polars_csv(table: PublishedTable) -> Rows:
    read = polars.read_csv(table.csv, schema_overrides=_types(table, _POLARS))
    return _of_csv(_of_polars(table, read))


def polars_parquet(table: PublishedTable) -> Rows:
    return _of_polars(table, polars.read_parquet(table.form(".parquet")))


def polars_lines(table: PublishedTable) -> Rows:
    types = _types(table, {**_POLARS, "number": polars.Float64})  # as most programs take the numbers of JSON
    return _of_polars(table, polars.read_ndjson(table.form(".ndjson"), schema=types))


def duckdb_csv(table: PublishedTable) -> Rows:
    read = duckdb.read_csv(str(table.csv), dtype=_types(table, _DUCKDB), header=True)
    return _of_csv(_of_duckdb(table, read))


def duckdb_parquet(table: PublishedTable) -> Rows:
    return _of_duckdb(table, duckdb.read_parquet(str(table.form(".parquet"))))


def duckdb_lines(table: PublishedTable) -> Rows:
    types = _types(table, {**_DUCKDB, "number": "DOUBLE"})
    read = duckdb.read_json(str(table.form(".ndjson")), columns=types, format="newline_delimited")
    return _of_duckdb(table, read)


def frictionless_csv(table: PublishedTable) -> Rows:
    resource: Any = Package(str(table.folder / PACKAGE)).get_resource(table.resource)
    return _of_csv(row.to_list() for row in resource.read_rows())


def openpyxl_sheet(table: PublishedTable) -> Rows:
    with closing(load_workbook(table.folder / WORKBOOK, read_only=True)) as book:
        head, *rows = book[table.name].iter_rows(values_only=True)
    _columns(table, map(str, head))
    return rows


def openpyxl_file(table: PublishedTable) -> Rows:
    """Read a workbook of one table, beside which stands what its columns hold."""
    with closing(load_workbook(table.form(".xlsx"), read_only=True)) as book:
        assert book.sheetnames[0] == table.name
        head, *rows = book[table.name].iter_rows(values_only=True)
    _columns(table, map(str, head))
    return rows


def pyreadstat_file(table: PublishedTable) -> Rows:
    """Read a file of Stata, with the words that stand for its numbers: of codes those of the codebook, in its order."""
    frame, told = pyreadstat.read_dta(str(table.form(".dta")))
    assert all(told.column_names_to_labels[column] for column in table.types)
    assert set(told.variable_value_labels) == set(table.codes)
    for column, codes in table.codes.items():
        labels = told.variable_value_labels[column]
        assert list(labels) == list(range(1, len(codes) + 1))
        assert all(" · " in label for label in labels.values()), column
        frame[column] = frame[column].map(dict(zip(labels, codes, strict=True)))
    frame["province_code"] = [None if code != code else f"{code:.0f}" for code in frame["province_code"]]  # noqa: PLR0124
    return _of_pandas(table, frame)


def libreoffice_sheet(table: PublishedTable) -> Rows:
    return _of_libreoffice(table, table.folder / WORKBOOK)


def libreoffice_file(table: PublishedTable) -> Rows:
    return _of_libreoffice(table, table.form(".xlsx"))


def _of_libreoffice(table: PublishedTable, workbook: Path) -> Rows:
    sheet = _saved_by_libreoffice(workbook) / f"{workbook.stem}-{table.name}.csv"
    with sheet.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    _columns(table, head)
    return rows


@cache
def _saved_by_libreoffice(workbook: Path) -> Path:
    """Let LibreOffice open a workbook and save each of its sheets; return where they stand."""
    folder = Path(mkdtemp(prefix="sheets-"))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [LIBREOFFICE, "--headless", profile, "--convert-to", _EVERY_SHEET, "--outdir", str(folder), str(workbook)]
    subprocess.run(command, capture_output=True, check=True, timeout=180)
    return folder


def sqlite_table(table: PublishedTable) -> Rows:
    with closing(sqlite3.connect(table.folder / DATABASE)) as database:
        found = database.execute(f"SELECT * FROM {table.name}")
        _columns(table, (column[0] for column in found.description))
        return found.fetchall()


def datasette_query(table: PublishedTable) -> Rows:
    head, *rows = csv.reader(io.StringIO(_from_datasette(table), newline=""))
    _columns(table, head)
    return rows


def _from_datasette(table: PublishedTable) -> str:
    served = Datasette([str(table.folder / DATABASE)], settings=_WITHOUT_LIMITS)
    query = quote(f"SELECT * FROM {table.name} ORDER BY rowid")
    asked = served.client.get(f"/{DATABASE.removesuffix('.sqlite')}.csv?sql={query}")
    with ThreadPoolExecutor(1) as apart:  # where a browser's tests ran before, this thread has a loop already
        return str(apart.submit(asyncio.run, asked).result().text)


def _always(_table: PublishedTable) -> bool:
    return True


def _as_lines(table: PublishedTable) -> bool:
    return table.form(".ndjson").is_file()


def _as_file_of_stata(table: PublishedTable) -> bool:
    return table.form(".dta").is_file()


def _as_workbook(table: PublishedTable) -> bool:
    return table.form(".xlsx").is_file()


PROGRAMS: Mapping[Read, Callable[[PublishedTable], bool]] = {
    pandas_csv: _always,
    pandas_parquet: _always,
    pyarrow_parquet: _always,
    polars_csv: _always,
    polars_parquet: _always,
    polars_lines: _as_lines,
    duckdb_csv: _always,
    duckdb_parquet: _always,
    duckdb_lines: _as_lines,
    frictionless_csv: _always,
    openpyxl_sheet: _always,
    openpyxl_file: _as_workbook,
    libreoffice_sheet: _always,
    libreoffice_file: _as_workbook,
    pyreadstat_file: _as_file_of_stata,
    sqlite_table: _always,
    datasette_query: _always,
}
"""Each way of reading with what tells whether a table is published in that form."""
