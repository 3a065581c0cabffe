"""What the codebook says of a column holds for every cell of the published files, read as a stranger reads them."""

from __future__ import annotations

import csv
import io
import re

import pytest

from shengce.exports.codebook import codebook
from shengce.exports.registry import EXPORTS, Export
from tests.records.checked import knowledge, languages

FORMS = {
    "integer": re.compile(r"-?\d+"),
    "decimal": re.compile(r"-?\d+(\.\d+)?"),
    "date": re.compile(r"\d{4}-\d\d-\d\d"),
    "text": re.compile(r".+", re.DOTALL),
    "category": re.compile(r".+", re.DOTALL),
}


def opened(export: Export) -> csv.DictReader[str]:
    content = export.write(export.table, knowledge()).decode("utf-8-sig")
    return csv.DictReader(io.StringIO(content, newline=""))


def read(export: Export) -> list[dict[str, str]]:
    return list(opened(export))


BOOK = codebook(languages())


@pytest.mark.parametrize("export", (*EXPORTS, BOOK), ids=lambda export: export.path)
def test_every_cell_is_of_the_type_and_among_the_codes_that_the_codebook_gives(export: Export) -> None:
    table = opened(export)
    rows = list(table)
    columns = {row["column"]: row for row in read(BOOK) if row["file"] == export.path}
    assert list(columns) == table.fieldnames
    for name, column in columns.items():
        cells = {row[name] for row in rows} - {""}
        assert [cell for cell in cells if not FORMS[column["type"]].fullmatch(cell)] == [], name
        assert not column["codes"] or cells <= set(column["codes"].split(";")), name


def test_every_column_has_a_meaning_in_both_languages() -> None:
    for row in read(BOOK):
        assert re.search(r"[\u3400-\u9fff]", row["meaning_zh"]) and re.search(r"[a-z]", row["meaning_en"]), row
