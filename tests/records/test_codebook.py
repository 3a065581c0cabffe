"""What the codebook says of a column holds for every cell of the published files, read as a stranger reads them."""

from __future__ import annotations

import csv
import io
import re
from functools import cache

import pytest

from shengce.exports.codebook import CODEBOOK
from shengce.exports.csv_table import csv_table
from shengce.exports.panel import PANEL
from shengce.exports.registry import EXPORTS
from shengce.exports.tables import Tables, tables_of
from tests.records.checked import knowledge, languages

FORMS = {
    "integer": re.compile(r"-?\d+"),
    "decimal": re.compile(r"-?\d+(\.\d+)?"),
    "date": re.compile(r"\d{4}-\d\d-\d\d"),
    "text": re.compile(r".+", re.DOTALL),
    "category": re.compile(r".+", re.DOTALL),
}


@cache
def tables() -> Tables:
    return tables_of(knowledge(), languages())


def opened(path: str) -> csv.DictReader[str]:
    content = csv_table(tables().by_path[path]).decode("utf-8")
    return csv.DictReader(io.StringIO(content, newline=""))


def book() -> list[dict[str, str]]:
    return list(opened(CODEBOOK))


@pytest.mark.parametrize("path", (*(export.path for export in EXPORTS), PANEL, CODEBOOK))
def test_every_cell_is_of_the_type_and_among_the_codes_that_the_codebook_gives(path: str) -> None:
    table = opened(path)
    rows = list(table)
    columns = {row["column"]: row for row in book() if row["file"] == path}
    assert list(columns) == table.fieldnames
    for name, column in columns.items():
        cells = {row[name] for row in rows} - {""}
        assert [cell for cell in cells if not FORMS[column["type"]].fullmatch(cell)] == [], name
        assert not column["codes"] or cells <= set(column["codes"].split(";")), name


def test_every_column_has_a_meaning_in_both_languages() -> None:
    for row in book():
        assert re.search(r"[\u3400-\u9fff]", row["meaning_zh"]) and re.search(r"[a-z]", row["meaning_en"]), row
