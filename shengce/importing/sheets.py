"""The sheets of a workbook as rows of cells under named columns, read by openpyxl from a file that was surveyed."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any

from openpyxl import load_workbook

from shengce.importing.cells import EMPTY, Cell
from shengce.importing.package import content_of, package_of
from shengce.importing.places import Place
from shengce.importing.survey import Listed, surveyed
from shengce.problems import UnusableFileError

_UNSHOWN = "General"


@dataclass(frozen=True, repr=False)
class Sheet:
    """A sheet: the cells of its first row, and of each row below that holds anything, with the row's number."""

    name: str
    place: Place
    head: tuple[Cell, ...]
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]


def sheets_of(path: Path) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook. Raises RecordsError where the file cannot, or must not, be read."""
    place = Place(PurePosixPath(path.as_posix()))
    content = content_of(path, place)
    with package_of(content, place) as package:
        listed = surveyed(package, place)
    return tuple(_read(content, listed, place))


def _read(content: bytes, listed: Iterable[Listed], place: Place) -> Iterator[Sheet]:
    on_sheet = place
    try:
        with warnings.catch_warnings(action="ignore"):
            book = load_workbook(BytesIO(content), read_only=True)
            for sheet in listed:
                on_sheet = replace(place, sheet=sheet.name)
                yield _sheet(book[sheet.name], on_sheet)
            book.close()
    except UnusableFileError:
        raise
    except Exception as error:  # of a file that nobody vouches for, openpyxl may say anything
        message = f"openpyxl cannot read this ({error}); save the workbook again as .xlsx"
        raise UnusableFileError(on_sheet.problem("workbook", message)) from None


def _sheet(sheet: Any, place: Place) -> Sheet:
    sheet.reset_dimensions()
    rows = list(_rows(sheet, place))
    head = rows[0] if rows else ()
    filled = ((number, row) for number, row in enumerate(rows[1:], start=2) if any(cell is not EMPTY for cell in row))
    return Sheet(place.sheet, place, head, tuple(filled))


def _rows(sheet: Any, place: Place) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows; a cell that is no cell at all is blamed on the row that it stands in."""
    number = 0
    try:
        for row in sheet.iter_rows():
            cells = tuple(map(_cell, row))
            number += 1
            yield cells
    except (ValueError, IndexError, KeyError, TypeError) as error:
        message = f"a cell of this row holds what no spreadsheet writes ({error}); write it anew"
        raise UnusableFileError(replace(place, row=number + 1).problem("cell", message)) from None


def _cell(cell: Any) -> Cell:
    if cell.value is None:
        return EMPTY
    return Cell(cell.value, cell.data_type, cell.number_format if cell.data_type == "n" else _UNSHOWN)
