"""The published tables as a stranger finds them: from the data package, the CSV files and nothing of our own code."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from shengce.exports.csv_table import neutralised

PACKAGE = "datapackage.json"
Cell = str | Decimal | bool | None


@dataclass(frozen=True)
class PublishedTable:
    """A table of the package: its name, where its CSV stands, and the type of each column in order."""

    folder: Path
    name: str
    path: str
    encoding: str
    types: Mapping[str, str]

    @property
    def resource(self) -> str:
        """The name of the table in the package, whose rules allow no underscore."""
        return self.name.replace("_", "-")

    @property
    def csv(self) -> Path:
        """The CSV file."""
        return self.folder / self.path

    def form(self, suffix: str) -> Path:
        """Return the file that holds the same in another form."""
        return self.folder / PurePosixPath(self.path).with_suffix(suffix)

    def of_type(self, *types: str) -> list[str]:
        """Return the columns of one of some types."""
        return [column for column, kind in self.types.items() if kind in types]

    @property
    def codes(self) -> Mapping[str, list[str]]:
        """All that can stand in each column of codes, as the codebook lists it."""
        with (self.folder / "codebook.csv").open(encoding="utf-8-sig", newline="") as file:
            columns = [row for row in csv.DictReader(file) if row["file"] == f"data/{self.path}" and row["codes"]]
        return {row["column"]: row["codes"].split(";") for row in columns}

    @cached_property
    def rows(self) -> Sequence[Sequence[Cell]]:
        """The rows as the CSV file has them, without the apostrophes that keep spreadsheets from reading formulas."""
        with self.csv.open(encoding=self.encoding, newline="") as file:
            head, *rows = csv.reader(file)
        assert head == list(self.types), self.name
        return self.plain([as_meant(cell) for cell in row] for row in rows)

    def plain(self, rows: Iterable[Iterable[Any]]) -> Sequence[Sequence[Cell]]:
        """Return rows, as some program read them, in one form that tells whether two programs read the same."""
        kinds = [PLAIN[kind] for kind in self.types.values()]
        return [
            tuple(None if _is_nothing(value) else plain(value) for plain, value in zip(kinds, row, strict=True))
            for row in rows
        ]


@dataclass(frozen=True)
class PublishedFiles:
    """A folder of files to download, as it stands on the site."""

    folder: Path

    @cached_property
    def package(self) -> Mapping[str, Any]:
        """The description of the tables."""
        package: Mapping[str, Any] = json.loads((self.folder / PACKAGE).read_text(encoding="utf-8"))
        return package

    @cached_property
    def tables(self) -> Mapping[str, PublishedTable]:
        """Every table of the package by its name."""
        return {table.name: table for table in self._tables()}

    def _tables(self) -> Iterator[PublishedTable]:
        for resource in self.package["resources"]:
            types = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
            name = resource["name"].replace("-", "_")
            yield PublishedTable(self.folder, name, resource["path"], resource.get("encoding", "utf-8"), types)


def as_meant(cell: Any) -> Any:
    """Return what a cell of a CSV file means: without the apostrophe before what a spreadsheet takes for a formula."""
    if not isinstance(cell, str):
        return cell
    bare = cell.removeprefix("'")
    return bare if neutralised(bare) == cell else cell


def _is_nothing(value: Any) -> bool:
    return value is None or value == "" or value != value  # noqa: PLR0124 -- not a number is not itself


def _number(value: Any) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(repr(value) if isinstance(value, float) else str(value))


def _day(value: Any) -> str:
    return (value if isinstance(value, date) else date.fromisoformat(str(value)[:10])).strftime("%Y-%m-%d")


def _truth(value: Any) -> bool:
    return (
        value if isinstance(value, bool) else {"true": True, "false": False, "1": True, "0": False}[str(value).lower()]
    )


PLAIN: Mapping[str, Callable[[Any], Cell]] = {
    "string": str,
    "number": _number,
    "integer": _number,
    "date": _day,
    "boolean": _truth,
}
