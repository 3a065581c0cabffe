"""Every program reads every form of every table as the same rows with the same values in every cell."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing

import pandas
import polars
import pytest
from frictionless import Package, validate
from openpyxl import load_workbook

from tests.readers.programs import (
    DATABASE,
    LIBREOFFICE,
    PROGRAMS,
    WORKBOOK,
    Read,
    duckdb_lines,
    libreoffice_file,
    libreoffice_sheet,
    openpyxl_file,
    polars_lines,
    pyreadstat_file,
)
from tests.readers.published_tables import PACKAGE, PublishedFiles, PublishedTable

# What readers ask for first; a table that is not in the package is read by none of the programs below.
EXPECTED = {"facts", "pairs", "absences", "withdrawn", "mentions", "tasks", "sources", "changes", "codebook", "panel"}
IN_A_FORM_OF_ITS_OWN: Mapping[Read, set[str]] = {
    polars_lines: {"facts"},
    duckdb_lines: {"facts"},
    openpyxl_file: {"panel"},
    libreoffice_file: {"panel"},
    pyreadstat_file: {"panel"},
}


def assert_same(table: PublishedTable, read: Read) -> None:
    found = table.plain(read(table))
    assert len(found) == len(table.rows), table.name
    different = [pair for pair in zip(found, table.rows, strict=True) if pair[0] != pair[1]]
    assert different[:1] == [], table.name


@pytest.mark.parametrize("read", PROGRAMS, ids=lambda read: read.__name__)
def test_a_program_reads_what_the_csv_files_say(files: PublishedFiles, read: Read) -> None:
    if read in (libreoffice_sheet, libreoffice_file) and shutil.which(LIBREOFFICE) is None:
        pytest.skip("LibreOffice is not installed (apt-get install libreoffice-calc-nogui)")
    tables = [table for table in files.tables.values() if PROGRAMS[read](table)]
    assert {table.name for table in tables} >= IN_A_FORM_OF_ITS_OWN.get(read, EXPECTED)
    for table in tables:
        assert_same(table, read)


def test_every_form_holds_every_table_of_the_package_and_no_other(files: PublishedFiles) -> None:
    assert set(files.tables) >= EXPECTED
    with closing(load_workbook(files.folder / WORKBOOK, read_only=True)) as book:
        assert set(book.sheetnames) == set(files.tables)
    with closing(sqlite3.connect(files.folder / DATABASE)) as database:
        names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    assert {name for (name,) in names} == set(files.tables)


def test_the_package_is_valid_and_so_is_every_row_of_its_files(files: PublishedFiles) -> None:
    report = validate(str(files.folder / PACKAGE))
    assert report.flatten(["resourceName", "rowNumber", "fieldName", "message"]) == [] and report.valid
    assert len(Package(str(files.folder / PACKAGE)).resources) == len(files.tables)


def test_the_tables_are_read_without_being_told_their_types(files: PublishedFiles) -> None:
    """Whoever gives a program the address alone gets every row under every name."""
    for table in files.tables.values():
        frames = (pandas.read_csv(table.csv, low_memory=False), polars.read_csv(table.csv, infer_schema_length=None))
        for frame in frames:
            assert frame.shape == (len(table.rows), len(table.types)), table.name
            assert [str(column) for column in frame.columns] == list(table.types)
