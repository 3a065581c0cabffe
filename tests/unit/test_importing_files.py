"""Whatever file is given for a workbook, it is read or refused with words: no traceback, and nothing that grows."""

from __future__ import annotations

import io
import random
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

import pytest
from openpyxl import Workbook

from shengce.importing.package import content_of
from shengce.importing.places import Place
from shengce.importing.sheets import Sheet, sheets_of
from shengce.problems import Problem, RecordsError
from tests.workbooks import exported

SHEET = "xl/worksheets/sheet1.xml"
CELLS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData>{}</worksheet>'
)
BOMB = '<!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
Parts = dict[str, bytes]


def parts_of(content: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return content.getvalue()


def with_rows(rows: str, more: str = "") -> bytes:
    """Return the published workbook with other rows in the sheet of facts."""
    return packed({**parts_of(exported()), SHEET: CELLS.format(rows, more).encode()})


def with_part(name: str, content: bytes = b"x") -> bytes:
    return packed({**parts_of(exported()), name: content})


def without_part(name: str) -> bytes:
    return packed({part: content for part, content in parts_of(exported()).items() if part != name})


def doctored(name: str, old: bytes, new: bytes) -> bytes:
    parts = parts_of(exported())
    assert old in parts[name], name
    return packed({**parts, name: parts[name].replace(old, new, 1)})


def with_a_password() -> bytes:
    """Return an archive whose parts say that they are encrypted."""
    content = bytearray(exported())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + offset] |= 1
            at = content.find(mark, at + 4)
    return bytes(content)


def problems_of(tmp_path: Path, content: bytes) -> tuple[Problem, ...]:
    path = tmp_path / "given.xlsx"
    path.write_bytes(content)
    with pytest.raises(RecordsError) as raised:
        sheets_of(path)
    return raised.value.problems


FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "this is no Excel workbook"),
    "a table of text": (
        lambda: "id,province\n甲,乙\n".encode("utf-8-sig"),
        "this is no Excel workbook (a text such as .csv",
    ),
    "an old workbook, or one with a password": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5000,
        "the old form (.xls), or one with a password",
    ),
    "parts with a password": (with_a_password, "has a password"),
    "half a workbook": (lambda: exported()[: len(exported()) // 2], "the file is damaged"),
    "an archive of something else": (
        lambda: packed({"a.txt": b"a"}),
        "no Excel workbook, though it is packed like one",
    ),
    "an OpenDocument": (
        lambda: packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>"}),
        "save it as an Excel workbook (.xlsx)",
    ),
    "a workbook without its list": (lambda: without_part("xl/workbook.xml"), "no Excel workbook"),
    "a sheet that is not there": (lambda: without_part(SHEET), "does not say which sheets it has"),
    "the strict form": (
        lambda: doctored(
            "xl/workbook.xml",
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        ),
        "not as Strict",
    ),
    "macros": (lambda: with_part("xl/vbaProject.bin"), "holds macros"),
    "old macros": (lambda: with_part("xl/macrosheets/sheet1.xml", b"<a/>"), "holds sheets of macros"),
    "links to other files": (lambda: with_part("xl/externalLinks/externalLink1.xml", b"<a/>"), "draws on other files"),
    "a connection": (lambda: with_part("xl/connections.xml", b"<a/>"), "is connected to a source of data"),
    "objects of other programs": (lambda: with_part("xl/embeddings/object.bin"), "holds objects of other programs"),
    "many parts": (
        lambda: packed({**parts_of(exported()), **{f"xl/media/{number}.png": b"" for number in range(1000)}}),
        "parts; a workbook has at most 1,000",
    ),
    "a part that grows without end": (lambda: with_part(SHEET, b" " * 2_000_000), "times its size"),
    "a large part": (
        lambda: with_part("xl/styles.xml", random.Random(1).randbytes(8_000_001)),
        "at most 8,000,000 are read",
    ),
    "a part that is no XML": (lambda: with_part(SHEET, b"<worksheet>"), f"“{SHEET}” is damaged"),
    "entities in a sheet": (
        lambda: with_part(SHEET, f"{BOMB}<worksheet>&b;</worksheet>".encode()),
        "declares entities",
    ),
    "entities in UTF-16": (
        lambda: with_part(SHEET, f'<?xml version="1.0" encoding="UTF-16"?>{BOMB}<worksheet/>'.encode("utf-16")),
        "declares entities",
    ),
    "entities in the list of sheets": (
        lambda: doctored("xl/workbook.xml", b"<workbook ", f"{BOMB}<workbook ".encode()),
        "declares entities",
    ),
    "entities in the texts": (
        lambda: doctored("xl/sharedStrings.xml", b"<sst ", f"{BOMB}<sst ".encode()),
        "declares entities",
    ),
    "an entity from another file": (
        lambda: with_part("docProps/core.xml", b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'),
        "declares entities",
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_must_not_be_read_is_refused_with_words(tmp_path: Path, name: str) -> None:
    make, words = FILES[name]
    found = [problem.message for problem in problems_of(tmp_path, make())]
    assert any(words in message for message in found), found


ROWS: dict[str, tuple[str, str, str, str]] = {
    "two million rows": (
        '<row r="2000000"><c r="A2000000"><v>1</v></c></row>',
        "",
        "facts!1",
        "more than 250,000 rows",
    ),
    "rows without numbers": (
        "".join(f'<row ht="{number}"/>' for number in range(250_001)),
        "",
        "facts!1",
        "more than 250,000 rows",
    ),
    "many columns": ('<row r="1"><c r="XFD1"><v>1</v></c></row>', "", "facts!1", "beyond 500 columns"),
    "columns without names": (f'<row r="1">{"<c><v>1</v></c>" * 501}</row>', "", "facts!1", "beyond 500 columns"),
    "rows in disorder": ('<row r="3"/><row r="2"/>', "", "facts!1", "not in order after row 3"),
    "a row twice": ('<row r="2"/><row r="2"/>', "", "facts!1", "not in order after row 2"),
    "a row of no number": ('<row r="x"/>', "", "facts!1", "not in order"),
    "a cell twice": ('<row r="2"><c r="A2"/><c r="A2"/></row>', "", "facts!1", "cells of row 2 are not in order"),
    "a cell of another row": ('<row r="2"><c r="A7"/></row>', "", "facts!1", "a cell of another row"),
    "merged cells": (
        '<row r="2"><c r="B2"><v>1</v></c></row>',
        '<mergeCells><mergeCell ref="B2:C3"/></mergeCells>',
        "facts!2",
        "the cells B2:C3 are merged",
    ),
    "a number that is none": (
        '<row r="1"/><row r="2"><c r="A2"><v>NaN</v></c></row>',
        "",
        "facts!2",
        "no spreadsheet writes",
    ),
    "a text that is nowhere": (
        '<row r="1"/><row r="3"><c r="A3" t="s"><v>999999</v></c></row>',
        "",
        "facts!",
        "writes",
    ),
    "a style that is nowhere": (
        '<row r="1"><c r="A1" s="9999"><v>1</v></c></row>',
        "",
        "facts!1",
        "no spreadsheet writes",
    ),
}


@pytest.mark.parametrize("name", ROWS)
def test_rows_that_no_table_has_are_refused_by_sheet_and_row(tmp_path: Path, name: str) -> None:
    rows, more, field, words = ROWS[name]
    (problem,) = problems_of(tmp_path, with_rows(rows, more))
    assert words in problem.message
    assert problem.field.startswith(field)


def test_a_hidden_sheet_is_refused(tmp_path: Path) -> None:
    content = doctored("xl/workbook.xml", b'name="pairs"', b'name="pairs" state="veryHidden"')
    (problem,) = problems_of(tmp_path, content)
    assert (problem.field, "the sheet is hidden" in problem.message) == ("pairs!1", True)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    for path in (tmp_path / "none.xlsx", tmp_path):
        with pytest.raises(RecordsError, match="there is no such file"):
            sheets_of(path)


def test_a_file_beyond_all_measure_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "large.xlsx"
    with path.open("wb") as file:
        file.truncate(60_000_001)
    with pytest.raises(RecordsError, match="the file has 60,000,001 bytes; a workbook has at most 60,000,000"):
        content_of(path, Place(PurePosixPath(path.name)))


def test_a_bomb_costs_neither_time_nor_memory(tmp_path: Path) -> None:
    content = with_part(SHEET, b"\0" * 79_000_000)
    assert len(content) < 200_000
    tracemalloc.start()
    begun = time.perf_counter()
    problems_of(tmp_path, content)
    taken, (_, most) = time.perf_counter() - begun, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (taken < 5, most < 20_000_000) == (True, True), (taken, most)


def test_what_spreadsheets_leave_beside_the_cells_is_no_fault(tmp_path: Path) -> None:
    """Notes, widths, filters, colours and rows that are only formatted are everywhere."""
    book = Workbook()
    sheet = book.create_sheet("facts", 0)
    sheet.append(["id", "value"])
    sheet.append(["a", 5.6])
    sheet.row_dimensions[900].height = 20
    sheet.auto_filter.ref = "A1:B2"
    sheet.column_dimensions["A"].width = 40
    path = tmp_path / "given.xlsx"
    book.save(path)
    found, _ = sheets_of(path)
    assert isinstance(found, Sheet)
    assert [[cell.value for cell in row] for _, row in found.rows] == [["a", 5.6]]


@pytest.mark.parametrize("seed", range(40))
def test_a_file_with_any_bytes_wrong_is_read_or_refused(tmp_path: Path, seed: int) -> None:
    drawn = random.Random(seed)
    content = bytearray(exported())
    for _ in range(drawn.choice((1, 5, 50))):
        content[drawn.randrange(len(content))] = drawn.randrange(256)
    path = tmp_path / "given.xlsx"
    path.write_bytes(content)
    try:
        sheets_of(path)
    except RecordsError as error:
        assert all(problem.message for problem in error.problems)


@pytest.mark.parametrize("seed", range(40))
def test_a_sheet_with_any_text_wrong_is_read_or_refused(tmp_path: Path, seed: int) -> None:
    drawn = random.Random(seed)
    parts = parts_of(exported())
    name = drawn.choice(
        (SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels")
    )
    text = bytearray(parts[name])
    for _ in range(drawn.choice((1, 3, 10))):
        at = drawn.randrange(len(text))
        text[at : at + drawn.choice((0, 1, 8))] = drawn.choice((b"", b"9", b'"', b"<c/>", b"e", b"-", b"z"))
    path = tmp_path / "given.xlsx"
    path.write_bytes(packed({**parts, name: bytes(text)}))
    try:
        sheets_of(path)
    except RecordsError as error:
        assert all(problem.message for problem in error.problems)
