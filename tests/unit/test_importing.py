"""A workbook comes back into the records: unchanged it changes nothing, and a changed cell changes that and no more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from shengce.build import check
from shengce.files import write_whole
from shengce.importing import staging
from shengce.problems import UserError
from tests.versions import FIRST, ON_RECORD, SECOND, THIRD
from tests.workbooks import (
    Book,
    add_row,
    changed_lines,
    columns_of,
    export_of,
    exported,
    golden_project,
    records_of,
    row_of,
    set_cell,
)

CORE = "core/jiangxi.yml"
READ = "read/jiangxi/2024.yml"
TARGET = "jiangxi-2024-report-gdp-growth-target"
FIGURES, WITHDRAWN, ABSENCES = 54, 1, 11
LINE_OF_TARGET = (
    "  - {indicator: gdp_growth, kind: target, period: 2024, value: 5.5, qualifier: at_least, cite: p8-s1, "
    "as_printed: 增长5.5%以上}"
)
OF_2022 = "jiangxi-2023-report-gdp-growth-result"
ABOVE = "Above the nation."
NEW: dict[str, Any] = {
    "province": "jiangxi",
    "plan_year": 2025,
    "indicator": "rd_intensity",
    "kind": "target",
    "value": 2.5,
    "as_printed": "达到2.5%",
    "source": "work-report-jiangxi-2025",
    "locator": "p8-s4",
}


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """A workbook of the golden project."""
    return Book(golden_project(tmp_path / "project"))


def test_the_published_workbook_changes_nothing(book: Book) -> None:
    book.put(exported())
    before = records_of(book.project)
    run = book.run("--write")
    assert (run.exit_code, run.stderr) == (0, "")
    assert run.result() == {
        "added": [],
        "changed": [],
        "unchanged": FIGURES + WITHDRAWN + ABSENCES,
        "not_in_the_workbook": {"facts": 0, "absences": 0},
        "written": [],
    }
    assert records_of(book.project) == before


@pytest.fixture
def book_on_record(book: Book) -> Book:
    """The same with three versions on record, as it is published then."""
    for name, text in ON_RECORD.items():
        book.project.write(name, text)
    book.put(export_of(book.project.root))
    return book


def test_the_workbook_of_versions_on_record_changes_nothing(book_on_record: Book) -> None:
    before = records_of(book_on_record.project)
    result = book_on_record.run("--write").result()
    assert (result["changed"], result["unchanged"]) == ([], FIGURES + WITHDRAWN + ABSENCES)
    assert records_of(book_on_record.project) == before


@pytest.mark.parametrize(
    ("figure", "column", "value", "said"),
    [
        ("zhejiang-2024-workshops", "first_version", SECOND, FIRST),
        ("zhejiang-2024-workshops", "changed_version", None, THIRD),
        ("jiangxi-2024-revenue", "change_reason", "our_error", "rule_changed"),
        ("jiangxi-2024-workshops-first", "changed_version", SECOND, THIRD),
    ],
)
def test_in_which_versions_a_figure_changed_cannot_be_typed(
    book_on_record: Book, figure: str, column: str, value: str | None, said: str
) -> None:
    sheet = "withdrawn" if figure.endswith("-first") else "facts"
    with book_on_record.edited(book_on_record.path.read_bytes()) as workbook:
        field = set_cell(workbook, figure, column, value, sheet)
    message = f"follows from the records, which say “{said}”; leave it as it was, or empty in a new row"
    assert book_on_record.refused() == [(field, message)]


def test_the_record_of_changes_cannot_be_typed(book_on_record: Book) -> None:
    with book_on_record.edited(book_on_record.path.read_bytes()) as workbook:
        set_cell(workbook, "zhejiang-2024-workshops", "old", "90", "changes")
    ((_, message),) = book_on_record.refused()
    assert "changes follow from the records and are not read back" in message


def test_a_changed_figure_keeps_what_versions_say_of_it(book_on_record: Book) -> None:
    with book_on_record.edited(book_on_record.path.read_bytes()) as workbook:
        set_cell(workbook, "zhejiang-2024-workshops", "reading", "assisted")
    result = book_on_record.run().result()
    assert [change["fields"] for change in result["changed"]] == [{"reading": ["read", "assisted"]}]


def test_a_difference_is_shown_and_not_written_unless_asked(book: Book) -> None:
    with book.edited() as workbook:
        set_cell(workbook, TARGET, "value", 5.6)
        set_cell(workbook, TARGET, "as_printed", "增长5.6%以上")
    before = records_of(book.project)
    run = book.run()
    assert records_of(book.project) == before
    place = f"records/{CORE}:{book.project.line_of(f'records/{CORE}', LINE_OF_TARGET)}"
    fields = {"value": ["5.5", "5.6"], "as_printed": ["增长5.5%以上", "增长5.6%以上"]}
    assert run.result()["changed"] == [{"id": TARGET, "place": place, "fields": fields}]
    assert run.result()["written"] == []


def test_a_changed_cell_changes_its_line_and_no_other(book: Book) -> None:
    with book.edited() as workbook:
        set_cell(workbook, TARGET, "value", 5.6)
        set_cell(workbook, TARGET, "as_printed", "增长5.6%以上")
    before = records_of(book.project)
    assert book.run("--write").result()["written"] == [f"records/{CORE}"]
    new = LINE_OF_TARGET.replace("5.5", "5.6")
    assert changed_lines(before, records_of(book.project)) == {CORE: ([LINE_OF_TARGET], [new])}
    book.put(export_of(book.project.root))
    assert book.run().result()["added"] == [], "what was written is what is published now"


def test_a_new_row_is_a_new_line_in_the_order_of_the_text(book: Book) -> None:
    with book.edited() as workbook:
        add_row(workbook, NEW)
    before = records_of(book.project)
    run = book.run("--write")
    line = "  - {indicator: rd_intensity, kind: target, period: 2025, value: 2.5, cite: p8-s4, as_printed: 达到2.5%}"
    assert [each["id"] for each in run.result()["added"]] == ["jiangxi-2025-report-rd-intensity-target"]
    assert changed_lines(before, records_of(book.project)) == {CORE: ([], [line])}
    text = book.project.read(f"records/{CORE}").splitlines()
    assert "cite: p8-s4" in text[text.index(line) - 1], "it stands behind what the text says before it"
    assert text[text.index(line) + 1] == "  absences:"


def test_missing_rows_are_no_deletions(book: Book) -> None:
    with book.edited() as workbook:
        sheet = workbook["facts"]
        sheet.delete_rows(row_of(sheet, TARGET))
    run = book.run("--write")
    assert run.result()["not_in_the_workbook"]["facts"] == 1
    assert run.result()["written"] == []
    words = book.project.run("import", str(book.path)).stdout
    assert "1 of the facts have no row, and stand: nothing is deleted, but withdrawn with a reason" in words


def test_a_figure_is_withdrawn_by_its_row_in_the_sheet_of_the_withdrawn(book: Book) -> None:
    with book.edited() as workbook:
        facts, withdrawn = workbook["facts"], workbook["withdrawn"]
        number = row_of(facts, OF_2022)
        row = {name: facts.cell(number, column).value for name, column in columns_of(facts).items()}
        add_row(workbook, {**row, "reason_zh": "误读。", "reason_en": "Misread."}, "withdrawn")
        facts.delete_rows(number)
        assert withdrawn.max_row == 3
    before = records_of(book.project)
    run = book.run("--write")
    fields = {"reason_zh": [None, "误读。"], "reason_en": [None, "Misread."]}
    assert [(each["id"], each["fields"]) for each in run.result()["changed"]] == [(OF_2022, fields)]
    assert run.result()["not_in_the_workbook"]["facts"] == 0
    ((old, new),) = changed_lines(before, records_of(book.project)).values()
    assert new == [old[0].replace("}", ", withdrawn: {zh: 误读。, en: Misread.}}")]
    assert OF_2022 in {fact.figure.id for fact in check(book.project.root).knowledge.withdrawn.all}


def test_an_absence_changes_and_a_new_one_is_added(book: Book) -> None:
    with book.edited() as workbook:
        sheet = workbook["absences"]
        columns = columns_of(sheet)
        number = next(n for n in range(2, sheet.max_row + 1) if sheet.cell(n, columns["text_en"]).value == ABOVE)
        sheet.cell(number, columns["text_en"]).value = "Above the whole nation."
        of_what = {"province": "jiangxi", "plan_year": 2025, "source": "work-report-jiangxi-2025"}
        add_row(
            workbook, {**of_what, "indicator": "rd_intensity", "kind": "result", "reason": "not_stated"}, "absences"
        )
    before = records_of(book.project)
    run = book.run("--write")
    assert (run.exit_code, len(run.result()["changed"]), len(run.result()["added"])) == (0, 1, 1), run.stdout
    ((old, new),) = changed_lines(before, records_of(book.project)).values()
    assert new == [
        old[0].replace("Above the nation.", "Above the whole nation."),
        "  - {indicator: rd_intensity, kind: result, period: 2024, reason: not_stated}",
    ]


def test_a_figure_that_is_filed_elsewhere_keeps_its_id(book: Book) -> None:
    """A line whose id follows from what it is of states the id once it is of something else."""
    with book.edited() as workbook:
        set_cell(workbook, OF_2022, "scope", "lanterns")
    before = records_of(book.project)
    assert book.run("--write").exit_code == 0
    ((old, new),) = changed_lines(before, records_of(book.project)).values()
    assert new == [old[0].replace("{indicator", f"{{id: {OF_2022}, indicator").replace("4.7,", "4.7, scope: lanterns,")]
    assert OF_2022 in {fact.figure.id for fact in check(book.project.root).knowledge.all_facts.all}


def test_what_a_reader_looked_up_is_confirmed_in_a_column_of_its_own(book: Book) -> None:
    """The sheet may say ``confirmed`` and a note; where it says nothing, what the record says stays."""
    with book.edited() as workbook:
        sheet = workbook["facts"]
        for name in ("confirmed", "note_zh", "note_en"):
            sheet.cell(1, sheet.max_column + 1).value = name
        set_cell(workbook, OF_2022, "qualifier", "about")
        set_cell(workbook, OF_2022, "confirmed", "yes")
        set_cell(workbook, "jiangxi-2024-growth", "note_en", "Another note.")
    before = records_of(book.project)
    run = book.run("--write")
    assert run.result()["unchanged"] == FIGURES + WITHDRAWN + ABSENCES - 2
    changed = changed_lines(before, records_of(book.project))
    line = next(line for line in before[CORE].decode().splitlines() if "增长4.7%" in line)
    confirmed = line.replace("4.7,", "4.7, qualifier: about,").replace("%}", "%, confirmed: true}")
    note = "    note: {zh: 这是一条注。, en: This is a note.}"
    assert changed == {
        CORE: ([line], [confirmed]),
        READ: ([note], [note.replace("This is a", "Another")]),
    }


def test_the_rest_of_the_files_stands_where_one_cannot_be_written(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    with book.edited() as workbook:
        set_cell(workbook, TARGET, "value", 5.6)
        set_cell(workbook, TARGET, "as_printed", "增长5.6%以上")
        set_cell(workbook, "zhejiang-2024-report-gdp-growth-target", "scope", "lanterns")
    before = records_of(book.project)
    root = book.project.root

    def refusing(path: Path, content: bytes) -> None:
        if path == root / "records/core/zhejiang.yml" and path.read_bytes() != content:
            raise UserError(f"{path} cannot be written: no space is left")
        write_whole(path, content)

    monkeypatch.setattr(staging, "write_whole", refusing)
    run = book.run("--write")
    assert (run.exit_code, "no space is left" in run.stdout) == (1, True)
    assert records_of(book.project) == before
    monkeypatch.undo()
    assert set(book.run("--write").result()["written"]) == {"records/core/jiangxi.yml", "records/core/zhejiang.yml"}


def test_nothing_is_left_behind_and_no_record_is_a_link(book: Book) -> None:
    with book.edited() as workbook:
        set_cell(workbook, TARGET, "value", 5.6)
        set_cell(workbook, TARGET, "as_printed", "增长5.6%以上")
    book.run("--write")
    assert [path.name for path in book.project.place(".build").iterdir()] == ["lock"]
    assert all(path.stat().st_nlink == 1 for path in book.project.place("records").rglob("*") if path.is_file())
