"""The published workbook of the golden project, changed as somebody at a spreadsheet would, and imported again."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from shengce.build import check
from shengce.derive.knowledge import Knowledge
from shengce.exports.tables import tables_of
from shengce.exports.workbook import workbook
from shengce.language.strings import load_languages
from tests.project import GOLDEN, REPOSITORY, Project, Run

BOOK = "edited.xlsx"
Edit = Callable[[Workbook], object]


@cache
def exported() -> bytes:
    """Return the workbook that the site publishes of the golden project."""
    return export_of(GOLDEN)


def export_of(root: Path) -> bytes:
    """Return the workbook that the site publishes of a project's records."""
    return export_of_knowledge(check(root).knowledge)


def export_of_knowledge(knowledge: Knowledge) -> bytes:
    """Return the workbook that the site publishes of what follows from records."""
    return workbook(tuple(tables_of(knowledge, load_languages(REPOSITORY)).by_path.values()))


def golden_project(root: Path) -> Project:
    """Copy the golden project's records, and the strings, to a folder."""
    shutil.copytree(GOLDEN / "records", root / "records")
    shutil.copytree(REPOSITORY / "i18n", root / "i18n")
    return Project(root)


@dataclass(frozen=True)
class Book:
    """A workbook that is imported into a project."""

    project: Project

    @property
    def path(self) -> Path:
        """Where the workbook lies."""
        return self.project.place(BOOK)

    def put(self, content: bytes) -> None:
        """Be the workbook of these bytes."""
        self.path.write_bytes(content)

    @contextmanager
    def edited(self, content: bytes | None = None) -> Iterator[Workbook]:
        """Yield the published workbook, or another one, to be changed; it is kept as the changes leave it."""
        book = load_workbook(io.BytesIO(content or exported()))
        yield book
        book.save(self.path)

    def run(self, *arguments: str) -> Run:
        """Import the workbook."""
        return self.project.run("--json", "import", str(self.path), *arguments)

    def refused(self) -> list[tuple[str, str]]:
        """Import the workbook, which must fail and write nothing; return field and message of each problem."""
        before = records_of(self.project)
        run = self.run("--write")
        assert run.exit_code == 1, run.stdout
        assert records_of(self.project) == before, "a workbook with problems changed the records"
        return [(problem["field"], problem["message"]) for problem in run.problems()]


def records_of(project: Project) -> dict[str, bytes]:
    """Return the bytes of every record file by path."""
    folder = project.place("records")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def changed_lines(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> dict[str, tuple[list[str], list[str]]]:
    """Return by file the lines that were taken away, and those that came, in order."""
    result = {}
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            old, new = (files.get(name, b"").decode().splitlines() for files in (before, after))
            result[name] = ([line for line in old if line not in new], [line for line in new if line not in old])
    return result


def columns_of(sheet: Worksheet) -> dict[str, int]:
    """Return the number of each column by name."""
    return {str(cell.value): cell.column for cell in sheet[1] if cell.value is not None}


def row_of(sheet: Worksheet, identifier: str, column: str = "id") -> int:
    """Return the row in which a figure stands."""
    number = columns_of(sheet)[column]
    return next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, number).value == identifier)


def set_cell(book: Workbook, identifier: str, column: str, value: Any, sheet: str = "facts") -> str:
    """Write into a cell of a figure's row; return the cell's name as problems give it."""
    of = book[sheet]
    cell = of.cell(row_of(of, identifier), columns_of(of)[column])
    cell.value = value
    return f"{sheet}!{cell.coordinate} ({column})"


def add_row(book: Workbook, values: Mapping[str, Any], sheet: str = "facts") -> int:
    """Add a row at the end; return its number."""
    of = book[sheet]
    number, columns = of.max_row + 1, columns_of(of)
    for column, value in values.items():
        of.cell(number, columns[column]).value = value
    return number
