"""What a cell says is taken as a person sees it, or refused with what would be right: nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from shengce.exports.csv_table import neutralised
from shengce.exports.fields import Field
from shengce.exports.types import FieldType
from shengce.importing.cells import Cell, CellError, field_of, without_apostrophe
from tests.workbooks import Book, add_row, columns_of, exported, golden_project, row_of, set_cell

TARGET = "jiangxi-2024-report-gdp-growth-target"
NUMBER, TEXT, WHOLE, CODE = FieldType.DECIMAL, FieldType.TEXT, FieldType.INTEGER, FieldType.CATEGORY

TAKEN: tuple[tuple[Any, FieldType, Field], ...] = (
    (0.1, NUMBER, Decimal("0.1")),
    (8.0, NUMBER, Decimal("8.0")),
    (-3, NUMBER, Decimal("-3")),
    (10**15, NUMBER, Decimal(10**15)),
    (1e15, NUMBER, Decimal(10**15)),
    (123456.789012345, NUMBER, Decimal("123456.789012345")),
    (-0.0, NUMBER, Decimal("0")),
    ("123456789012345678", NUMBER, Decimal("123456789012345678")),
    ("5.60", NUMBER, Decimal("5.6")),
    (2024.0, WHOLE, 2024),
    ("2024", WHOLE, 2024),
    ("增长7%", TEXT, "增长7%"),
    ("甲\n乙", TEXT, "甲\n乙"),
    ("𠮷🀄", TEXT, "𠮷🀄"),
    (None, NUMBER, None),
    ("", TEXT, None),
)
REFUSED: tuple[tuple[Any, FieldType, str], ...] = (
    ("５．６", NUMBER, "holds the text “５．６”, which is no number; write 5.6"),
    (" 5.6", NUMBER, "write 5.6"),
    ("\u00a05.6", NUMBER, "write 5.6"),
    ("5,6", NUMBER, "write plain digits such as 8.5"),
    ("1,150", NUMBER, "without separators"),
    ("8%", NUMBER, "without separators and unit"),
    ("1e5", NUMBER, "write plain digits"),
    ("NaN", NUMBER, "write plain digits"),
    ("Infinity", NUMBER, "write plain digits"),
    ("+5", NUMBER, "write plain digits"),
    ("١٢", NUMBER, "write plain digits"),
    (float("nan"), NUMBER, "no number to count with"),
    (float("1e400"), NUMBER, "no number to count with"),
    (0.1 + 0.2, NUMBER, "write the number meant, such as 0.3"),
    (True, NUMBER, "the truth value TRUE"),
    (datetime(2024, 5, 6), NUMBER, "is shown as a date"),
    (2024.5, WHOLE, "no whole number"),
    ("year", WHOLE, "which is no number"),
    (5.6, TEXT, "holds the number 5.6; format the cell as text"),
    (105, CODE, "format the cell as text"),
    (True, TEXT, "the truth value TRUE"),
    (datetime(2024, 5, 6), TEXT, "holds a date"),
    (" exact", CODE, "begins or ends with white space; write “exact”"),
    ("exact\u00a0", CODE, "write “exact”"),
    ("\u3000", TEXT, "white space alone"),
)


@pytest.mark.parametrize(("value", "kind", "field"), TAKEN)
def test_a_cell_is_taken_as_it_is_seen(value: Any, kind: FieldType, field: Field) -> None:
    taken = field_of(Cell(value, "s" if isinstance(value, str) else "n"), kind)
    assert (taken, type(taken)) == (field, type(field))
    assert str(taken) != "-0"


@pytest.mark.parametrize(("value", "kind", "words"), REFUSED)
def test_a_cell_that_can_be_meant_otherwise_is_refused(value: Any, kind: FieldType, words: str) -> None:
    with pytest.raises(CellError) as raised:
        field_of(Cell(value, "s" if isinstance(value, str) else "n"), kind)
    assert words in str(raised.value)


def test_a_number_shown_as_a_percentage_is_not_what_is_seen() -> None:
    for shown_as in ("0%", "0.00%", '"about "0.0%'):
        with pytest.raises(CellError, match=r"is shown as 8.5% and holds 0.085; .* write 8.5"):
            field_of(Cell(0.085, "n", shown_as), NUMBER)
    assert field_of(Cell(8.5, "n", r'0.0"%"'), NUMBER) == Decimal("8.5")
    assert field_of(Cell(8.5, "n", r"0.0\%"), NUMBER) == Decimal("8.5")


def test_formulas_and_errors_are_named_whatever_the_column() -> None:
    for kind in (NUMBER, TEXT, WHOLE):
        with pytest.raises(CellError, match="holds a formula"):
            field_of(Cell("=1+1", "f"), kind)
        with pytest.raises(CellError, match="holds the error #REF!"):
            field_of(Cell("#REF!", "e"), kind)
    assert field_of(Cell("=1+1", "s"), TEXT) == "=1+1", "a text is no formula, whatever it begins with"


def test_a_year_where_a_period_belongs_may_be_a_number() -> None:
    assert field_of(Cell(2023), TEXT, may_be_year=True) == "2023"
    with pytest.raises(CellError, match=r"holds the number 2023\.5"):
        field_of(Cell(2023.5), TEXT, may_be_year=True)


@given(st.text(min_size=1).filter(lambda text: text.strip() == text and text))
@example("=1+1")
@example("'=1")
@example("-4.2%")
@example("＋5")
def test_the_apostrophe_of_our_csv_is_taken_off_and_no_other(text: str) -> None:
    assert without_apostrophe(neutralised(text)) == (text if neutralised(text) != text else without_apostrophe(text))


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=3))
@example(Decimal("0.1"))
@example(Decimal(10**15))
@example(Decimal("1E-7"))
def test_a_number_of_fifteen_digits_comes_back_as_it_was(number: Decimal) -> None:
    assume(number != 0 or not number.is_signed())
    assert field_of(Cell(float(number)), NUMBER) == number


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A workbook of a golden project that no test of this module may change."""
    return Book(golden_project(tmp_path_factory.mktemp("cells") / "project"))


def test_every_fault_of_a_file_is_named_at_once_by_sheet_row_and_column(book: Book) -> None:
    with book.edited() as workbook:
        expected = [
            (set_cell(workbook, TARGET, "value", "=1+1"), "holds a formula"),
            (set_cell(workbook, TARGET, "qualifier", "at least"), "“at least” is not known; did you mean “at_least”?"),
            (set_cell(workbook, TARGET, "as_printed", 5.5), "format the cell as text"),
            (set_cell(workbook, "jiangxi-2024-growth", "value", "#REF!"), "holds the error #REF!"),
            (set_cell(workbook, "jiangxi-2024-growth", "plan_year", True), "the truth value TRUE"),
            (set_cell(workbook, "jiangxi-2024-workshops", "value", None), "is empty; the records say “96”"),
            (set_cell(workbook, "jiangxi-2024-workshops", "kind", "wish"), "“wish” is not known"),
        ]
        withdrawn = workbook["withdrawn"]
        withdrawn.cell(2, columns_of(withdrawn)["reason_en"]).value = datetime(2024, 1, 1)
        expected.append(
            (
                f"withdrawn!{withdrawn.cell(2, columns_of(withdrawn)['reason_en']).coordinate} (reason_en)",
                "holds a date",
            )
        )
    found = dict(book.refused())
    for field, words in expected:
        if "is empty" not in words:  # a row with a fault in a cell is not held against the records
            assert words in found[field], found


def edits() -> Iterator[Any]:
    """Yield a change to the published workbook, the field at fault, and words of the message."""
    first = "jiangxi-2024-growth"

    def cell(column: str, value: Any, words: str, identifier: str = TARGET, at: str | None = None) -> Any:
        return pytest.param((identifier, column, value), at or column, words, id=f"{column} {value}")

    yield cell("value", None, "is empty; the records say “5.5”, and a figure keeps this")
    yield cell("qualifier", None, "is empty; the records say “at_least”")
    yield cell("province", "zhejiang", "withdraw it, and add a new row for the other")
    yield cell("plan_year", 2025, "the figure stands in records/core/jiangxi.yml:21, of 2024")
    yield cell("source", "lantern-post", "of work-report-jiangxi-2024")
    yield cell("area_level", "city", "follows from the records, which say “province”")
    yield cell("id", "jiangxi-2024-another", f"this is the figure “{TARGET}”, which has that id for good")
    yield cell("id", None, f"this is the figure “{TARGET}”, which has that id for good")
    yield cell("unit", "percnt", "“percnt” is not among the units; did you mean “percent”?")
    yield cell("indicator", "gdp_grwth", "did you mean “gdp_growth”?")
    yield cell("scope", "lantrns", "did you mean “lanterns”?")
    yield cell("locator", "p8.1", "has not the form of a paragraph, or a sentence of it")
    yield cell("locator", "p2-s1", "such a place begins with “jiangxi-”", first)
    yield cell("as_printed", "增长5.6%以上", "is not what “增长5.6%以上” says", at="value")
    yield cell("as_printed", "增" * 25, "is longer than 24 characters")
    yield cell("period", "2024-2025", "has not the form of a year, a quarter")
    yield cell("label_en", "Lamps", "this field is missing; add it", at="label_zh")
    yield cell("value", 10**18 + 0.0, "must have at most 18 digits")
    yield cell("value_max", 5, "5 must be above value 5.5")


@pytest.mark.parametrize(("edit", "at", "words"), list(edits()))
def test_a_cell_that_makes_no_good_record_is_named(book: Book, edit: Any, at: str, words: str) -> None:
    with book.edited() as workbook:
        field = set_cell(workbook, *edit)
    row = field.split("!")[1].split(" ")[0].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    (found,) = [(where, message) for where, message in book.refused() if words in message]
    column = columns_of(workbook["facts"])[at]
    assert found[0] == f"facts!{get_column_letter(column)}{row} ({at})"


def _second_row(book: Workbook) -> str:
    sheet = book["facts"]
    for column in range(1, len(columns_of(sheet)) + 1):
        sheet.cell(3, column).value = sheet.cell(2, column).value
    return "stands in row 2 already"


def _rename(name: str, words: str) -> Any:
    def edit(book: Workbook) -> str:
        sheet = book["facts"]
        sheet.cell(1, columns_of(sheet)["qualifier"]).value = name
        return words

    return edit


def _beside(book: Workbook) -> str:
    sheet = book["facts"]
    sheet.cell(5, sheet.max_column + 2).value = "see below"
    return "stands in a column without a name"


def _sheet(name: str, words: str) -> Any:
    def edit(book: Workbook) -> str:
        book.create_sheet(name)
        return words

    return edit


def _only_pairs(book: Workbook) -> str:
    for name in ("facts", "withdrawn", "absences"):
        del book[name]
    return "none of the sheets that are read back: facts, withdrawn, absences"


def _pair(book: Workbook) -> str:
    sheet = book["pairs"]
    sheet.cell(2, columns_of(sheet)["verdict"]).value = "missed"
    return "pairs follow from the records and are not read back"


def _other_version(book: Workbook) -> str:
    set_cell(book, TARGET, "data_version", "2020-01-01.aaaaaaaa")
    return "the workbook is of the data 2020-01-01.aaaaaaaa, the records are"


def _years(book: Workbook) -> str:
    set_cell(book, TARGET, "year_to", 2025)
    return "follows from the records, which say “2024”"


def _both(book: Workbook) -> str:
    facts = book["facts"]
    columns = columns_of(facts)
    row = {name: facts.cell(row_of(facts, TARGET), column).value for name, column in columns.items()}
    add_row(book, {**row, "reason_zh": "误读。", "reason_en": "Misread."}, "withdrawn")
    return "stands in the sheet withdrawn too"


def _back(book: Workbook) -> str:
    facts, withdrawn = book["facts"], book["withdrawn"]
    row = {name: withdrawn.cell(2, column).value for name, column in columns_of(withdrawn).items()}
    add_row(book, {name: row[name] for name in columns_of(facts)})
    return "is withdrawn, and stays so"


def _no_reason(book: Workbook) -> str:
    facts = book["facts"]
    number = row_of(facts, TARGET)
    add_row(book, {name: facts.cell(number, column).value for name, column in columns_of(facts).items()}, "withdrawn")
    facts.delete_rows(number)
    return "a figure is withdrawn with the reason in both languages"


@pytest.mark.parametrize(
    "edit",
    [
        _second_row,
        _rename("qualifyer", "the sheet has no column “qualifyer”; did you mean “qualifier”?"),
        _rename("value", "the column “value” stands here twice"),
        _rename("colour", "the sheet has no column “colour”; those it can have are id, province"),
        _beside,
        _sheet("Facts 2", "“Facts 2” is not among the sheets that are published"),
        _sheet("notes", "rename the sheet, or delete it"),
        _only_pairs,
        _pair,
        _other_version,
        _years,
        _both,
        _back,
        _no_reason,
    ],
)
def test_a_sheet_that_says_two_things_is_refused(book: Book, edit: Any) -> None:
    with book.edited() as workbook:
        words = edit(workbook)
    found = book.refused()
    assert any(words in message for _, message in found), found


def test_a_workbook_is_read_whatever_the_order_of_its_columns_and_rows(book: Book) -> None:
    """Somebody sorted the rows, moved a column, left out others, and deleted the sheets that are not read back."""
    original = load_workbook(Path(_saved(book)))["facts"]
    columns = columns_of(original)
    kept = [name for name in reversed(columns) if name not in {"area_level", "source"}]
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "facts"
    sheet.append(kept)
    for number in range(original.max_row, 1, -1):
        sheet.append([original.cell(number, columns[name]).value for name in kept])
        sheet.append([])
    workbook.save(book.path)
    result = book.run().result()
    assert (result["unchanged"], result["changed"], result["added"]) == (54, [], [])


def _saved(book: Book) -> Path:
    book.put(exported())
    return book.path
