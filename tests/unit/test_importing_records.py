"""Lines are changed and added in the text of a record, and nothing else moves; what is written is what was asked."""

from __future__ import annotations

import re
import shutil
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from shengce.build import Checked, check
from shengce.exports.described import described
from shengce.exports.facts import FACTS, fact_fields
from shengce.importing.cells import without_apostrophe
from shengce.importing.changes import Asked
from shengce.importing.figures import MORE_COLUMNS, FactRows, Figures
from shengce.importing.record_text import Addition, LineError, RecordText
from shengce.importing.sheets import sheets_of
from shengce.importing.staging import edited_files
from shengce.importing.standing import Standing
from shengce.importing.tables import typed_rows
from shengce.records.characters import fault_of
from shengce.records.load import load_records
from shengce.records.plans import Figure, Finality, Group, Qualifier, Reading
from shengce.records.vocabulary import Statistic
from tests.project import GOLDEN

RECORD = """# a record
area: jiangxi
reports:
- year: 2023
  source: one   # whose
  figures:
  - {indicator: a, value: 1, as_printed: "增长1%"}   # flow
  # between
  - indicator: b
    value: 2   # of b
    # above the qualifier
    qualifier: about   # beside it
    as_printed: 左右   # the last
  - {indicator: c,
     value: 3, as_printed: 三}
  absences: []
- year: 2024
  source: two
"""
ORDER = ("id", "indicator", "value", "value_max", "qualifier", "scope", "label", "as_printed", "note")
FIGURES = ("reports", 0, "figures")


def lines_after(text: RecordText) -> list[str]:
    return text.edited().content.decode().splitlines()


def changed(path: int, **fields: Any) -> tuple[list[str], list[str]]:
    """Return the lines that were taken away and those that came, after a change of a figure of the record."""
    text = RecordText(RECORD.encode())
    text.change((*FIGURES, path), fields, ORDER, "it")
    old, new = RECORD.splitlines(), lines_after(text)
    return [line for line in old if line not in new], [line for line in new if line not in old]


@pytest.mark.parametrize(
    ("path", "fields", "gone", "come"),
    [
        (
            0,
            {"value": Decimal("5.0"), "as_printed": "增长5%"},
            ['  - {indicator: a, value: 1, as_printed: "增长1%"}   # flow'],
            ['  - {indicator: a, value: 5, as_printed: "增长5%"}   # flow'],
        ),
        (
            0,
            {"scope": "x", "value_max": Decimal("1E+2"), "id": "i"},
            ['  - {indicator: a, value: 1, as_printed: "增长1%"}   # flow'],
            ['  - {id: i, indicator: a, value: 1, value_max: 100, scope: x, as_printed: "增长1%"}   # flow'],
        ),
        (0, {"indicator": None, "value": None}, ['  - {indicator: a, value: 1, as_printed: "增长1%"}   # flow'],
            ['  - {as_printed: "增长1%"}   # flow']),
        (0, {"as_printed": None}, ['  - {indicator: a, value: 1, as_printed: "增长1%"}   # flow'],
            ['  - {indicator: a, value: 1}   # flow']),
        (1, {"value": Decimal("2.5")}, ["    value: 2   # of b"], ["    value: 2.5   # of b"]),
        (1, {"value_max": 3}, [], ["    value_max: 3"]),
        (1, {"note": "n"}, [], ["    note: n"]),
        (1, {"id": "i"}, ["  - indicator: b"], ["  - id: i", "    indicator: b"]),
        (1, {"as_printed": None}, ["    qualifier: about   # beside it", "    as_printed: 左右   # the last"],
            ["    qualifier: about   # beside it   # the last"]),
        (
            1,
            {"qualifier": None},
            ["    # above the qualifier", "    qualifier: about   # beside it"],
            ["    # above the qualifier   # beside it"],
        ),
        (
            1,
            {"label": {"zh": "甲, 乙", "en": "a: b"}},
            [],
            ['    label: {zh: "甲, 乙", en: "a: b"}'],
        ),
        (2, {"value": 4}, ["     value: 3, as_printed: 三}"], ["     value: 4, as_printed: 三}"]),
        (2, {"value": None}, ["  - {indicator: c,", "     value: 3, as_printed: 三}"],
            ["  - {indicator: c, as_printed: 三}"]),
    ],
)  # fmt: skip
def test_a_change_moves_nothing_else(path: int, fields: dict[str, Any], gone: list[str], come: list[str]) -> None:
    assert changed(path, **fields) == (gone, come)


def test_new_items_stand_where_they_are_asked_for_also_in_lists_that_are_not_there_yet() -> None:
    text = RecordText(RECORD.encode())
    text.add(FIGURES, [Addition(0, {"a": 1}, "first"), Addition(2, {"a": 2}, "mid"), Addition(3, {"a": 3}, "last")], ())
    text.add(("reports", 0, "absences"), [Addition(0, {"a": 4}, "none"), Addition(0, {"a": 5}, "none yet")], ())
    begun = [Addition(0, {"a": 6}, "new"), Addition(0, {"a": 7}, "newer")]
    text.add(("reports", 1, "figures"), begun, ("year", "source", "figures"))
    edited = text.edited()
    lines = edited.content.decode().splitlines()
    assert lines[-3:] == ["  figures:", "  - {a: 6}", "  - {a: 7}"]
    assert lines[lines.index("  - {a: 1}") + 1].startswith("  - {indicator: a,")
    assert lines[lines.index("  - {a: 2}") - 1] == "    as_printed: 左右   # the last"
    assert lines[lines.index("  - {a: 3}") + 1] == "  absences:"
    assert {name: lines[first - 1 : last] for name, (first, last) in edited.lines.items()} == {
        "first": ["  - {a: 1}"],
        "mid": ["  - {a: 2}"],
        "last": ["  - {a: 3}"],
        "none": ["  - {a: 4}"],
        "none yet": ["  - {a: 5}"],
        "new": ["  - {a: 6}"],
        "newer": ["  - {a: 7}"],
    }


@pytest.mark.parametrize("prefix", ["", "\ufeff"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_marks_and_line_endings_stay(prefix: str, ending: str) -> None:
    before = (prefix + RECORD.replace("\n", ending)).encode()
    text = RecordText(before)
    text.change((*FIGURES, 0), {"value": 7}, ORDER, "it")
    text.add(FIGURES, [Addition(3, {"a": 1}, "new")], ())
    after = text.edited().content
    new = f"{ending}  - {{a: 1}}".encode()
    assert after.replace(b"value: 7", b"value: 1").replace(new, b"") == before


@pytest.mark.parametrize("path", [("reports", 0, "source"), ("area",)])
def test_what_is_no_list_of_lines_is_said(path: tuple[str | int, ...]) -> None:
    with pytest.raises(LineError, match="is no list of one statement a line"):
        RecordText(RECORD.encode()).add(path, [Addition(0, {"a": 1}, "new")], ())


@cache
def golden() -> Checked:
    return check(GOLDEN)


def figures() -> Figures:
    facts = {fact.figure.id: fact_fields(fact) for fact in golden().knowledge.all_facts.all}
    return Figures(Standing(golden().records), facts, {})


WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=24).filter(
    lambda text: text == text.strip() and not fault_of(text) and not re.search("_x[0-9A-Fa-f]{4}_|x005F_", text)
)
VALUES = st.decimals(-(10**9), 10**9, places=4, allow_nan=False, allow_infinity=False).map(lambda value: value + 0)
STATED = st.fixed_dictionaries(
    {"value": VALUES, "as_printed": WORDS},
    optional={
        "value_max": VALUES | st.none(),
        "qualifier": st.sampled_from(Qualifier).map(str),
        "finality": st.sampled_from(Finality).map(str),
        "statistic": st.sampled_from(Statistic).map(str),
        "reading": st.sampled_from(Reading).map(str),
        "unit": st.sampled_from(("percent", "count", "percentage_point")),
        "scope": st.sampled_from(("province", "lanterns", "whole_society")),
        "period": st.sampled_from(("2022", "2023", "2024", "2018/2022", "../2030", "2024-Q1")),
        "kind": st.sampled_from(("result", "target", "parameter")),
        "among": st.sampled_from(Group).map(str) | st.none(),
        "locator": st.sampled_from(("p1-s1", "p8-s1", "p99-s9")),
        "indicator": st.sampled_from(("gdp_growth", "rd_intensity", "lighthouse_workshops")),
    },
)
LABEL = st.none() | st.fixed_dictionaries({"label_zh": WORDS, "label_en": WORDS})
IDS = (
    "jiangxi-2024-report-gdp-growth-target",
    "jiangxi-2023-report-gdp-growth-target-2",
    "jiangxi-2024-growth",
    "jiangxi-2024-lantern-growth-target",
    "jiangxi-2024-workshops",
)
"""Figures of a core series and of a report read whole, a field a line; some have ids of their own."""
SOURCES = ("work-report-jiangxi-2024", "lantern-post")


def written_back(rows: list[dict[str, Any]], folder: Path) -> tuple[Asked, dict[str, Figure]]:
    """Put rows into a workbook, import it without the checks, and return what was asked and the figures by id."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "facts"
    sheet.append(columns)
    for row in rows:
        sheet.append([row.get(column) for column in columns])
        for cell in sheet[sheet.max_row]:
            cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
    path = folder / "book.xlsx"
    book.save(path)
    asked = Asked()
    FactRows(figures(), frozenset(), asked).read(typed_rows(sheets_of(path)[0], (*described(FACTS), *MORE_COLUMNS)))
    shutil.copytree(GOLDEN / "records", folder / "records", dirs_exist_ok=True)
    for file, edited in edited_files(GOLDEN, asked).items():
        (folder / file).write_bytes(edited.content)
    records, problems = load_records(folder)
    assert not problems
    return asked, {figure.id: figure for plan in records.plans for figure in plan.record.figures}


def columns_said_by(figure: Figure) -> dict[str, Any]:
    """Return what a figure says, by column, as this test reads the record by itself."""
    label = figure.label
    return {
        **{name: getattr(figure, name) for name in ("indicator", "value", "value_max", "unit", "as_printed")},
        **{
            name: str(getattr(figure, name))
            for name in ("kind", "period", "qualifier", "statistic", "finality", "reading")
        },
        "scope": "province" if figure.scope == "whole" else figure.scope,
        "locator": figure.cite.locator,
        "source": figure.cite.source,
        "label_zh": label.zh if label else None,
        "label_en": label.en if label else None,
        "among": figure.among,
    }


def as_read(row: dict[str, Any]) -> dict[str, Any]:
    """Return the row as it is meant: what stands behind an apostrophe of our CSV is without it."""
    return {column: without_apostrophe(value) for column, value in row.items()}


def placed(stated: dict[str, Any], source: str) -> dict[str, Any]:
    """Return the row with its place within the article that the report is."""
    prefix = "jiangxi-" if source == "lantern-post" else ""
    return {**stated, "locator": prefix + stated["locator"]} if "locator" in stated else stated


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(identifier=st.sampled_from(IDS), stated=STATED, label=LABEL)
@example("jiangxi-2024-growth", {"value": Decimal("0.1"), "as_printed": "=1+1", "period": "2024"}, None)
@example("jiangxi-2024-growth", {"value": Decimal(5), "as_printed": "105"}, {"label_zh": "# 甲: {", "label_en": "- a"})
def test_whatever_figure_a_row_makes_of_another_the_record_says_it_and_keeps_its_id(
    tmp_path_factory: pytest.TempPathFactory, identifier: str, stated: dict[str, Any], label: dict[str, str] | None
) -> None:
    before = figures().of(identifier)
    row = placed({**stated, **(label or {})}, before.cite.source)
    asked, after = written_back([{"id": identifier, **row}], tmp_path_factory.mktemp("change"))
    assert not asked.problems
    assert columns_said_by(after[identifier]) == {**columns_said_by(before), **as_read(row)}
    others = {name: figure for name, figure in after.items() if name != identifier}
    assert others == {name: figures().of(name) for name in figures().standing.figures if name != identifier}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(source=st.sampled_from(SOURCES), stated=STATED, label=LABEL, own=st.sampled_from((None, "jiangxi-2024-own")))
def test_whatever_figure_a_new_row_states_the_record_says_it_under_one_id(
    tmp_path_factory: pytest.TempPathFactory,
    source: str,
    stated: dict[str, Any],
    label: dict[str, str] | None,
    own: str | None,
) -> None:
    usual = {"indicator": "rd_intensity", "kind": "target", "locator": "p8-s1"}
    row = placed({**usual, **stated, **(label or {})}, source)
    report = {"province": "jiangxi", "plan_year": 2024, "source": source}
    asked, after = written_back([{**report, **row, "id": own}], tmp_path_factory.mktemp("new"))
    known = ("stands already", "has that id for good")  # it states what a figure that has no row here is of
    assume(not any(words in problem.message for problem in asked.problems for words in known))
    assert not asked.problems
    (new,) = asked.new
    assert {**columns_said_by(after[new.name]), **as_read(row)} == columns_said_by(after[new.name])
    assert own in {None, new.name}
    assert after.keys() - {new.name} == figures().standing.figures.keys()
