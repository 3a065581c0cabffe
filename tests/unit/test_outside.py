"""Growth targets compared with files of others' making: what agrees, what differs, and files that cannot be used."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from shengce.derive.knowledge import Knowledge, knowledge_of
from shengce.records.plans import Figure
from shengce.verification.outside import COMPARED, OutsideComparison, OutsideError, compare_outside
from tests.project import Project
from tests.unit.builders import catalogue, figure, indicator, plan, province

CODING, NEWEST = "gdp_targets_1998_2017.csv", "gdp_targets_2026.csv"
CODING_HEAD = "area,year,target_as_coded,target_value,coding\n"
NEWEST_HEAD = "area,year,low,high,phrasing,official_url\n"
NEWEST_ROW = "jiangxi,2026,5,5.5,range,\n"


def target(value: str | int, year: int, high: str | int | None = None) -> Figure:
    return figure(f"t{year}", value, of=COMPARED, period=str(year), value_max=high)


@pytest.fixture
def known() -> Knowledge:
    """Return targets of 2010 (8), 2011 (6 to 7) and 2026 (5 to 5.5), and none of 2012."""
    plans = [
        plan(target(8, 2010), year=2010),
        plan(target(6, 2011, 7), year=2011),
        plan(year=2012),
        plan(target(5, 2026, "5.5"), year=2026),
    ]
    return knowledge_of(catalogue(*plans, indicators=[indicator(COMPARED)], provinces=[province("jiangxi")]))


def compared(known: Knowledge, folder: Path, coding: str = "", newest: str = NEWEST_ROW) -> OutsideComparison:
    (folder / CODING).write_text(CODING_HEAD + coding, encoding="utf-8")
    (folder / NEWEST).write_text(NEWEST_HEAD + newest, encoding="utf-8")
    first, second = compare_outside(known, folder)
    return first if coding else second


@pytest.mark.parametrize(
    ("row", "agrees"),
    [
        ("jiangxi,2010,8.05,8.0,at_least (.05 added)", True),
        ("jiangxi,2010,8.1,8.1,point", False),
        ("jiangxi,2011,6,6,point", True),
        ("jiangxi,2011,6.5,6.5,point", False),
        ("jiangxi,2011,6.5,6.5,midpoint of a range", True),
        ("jiangxi,2011,6,6,midpoint of a range", False),
    ],
)
def test_one_number_agrees_with_ours_with_the_lower_end_or_as_the_midpoint(
    known: Knowledge, tmp_path: Path, row: str, agrees: bool
) -> None:
    found = compared(known, tmp_path, f"{row}\n")
    assert (found.compared, found.agreeing, len(found.differences)) == (1, int(agrees), int(not agrees))


@pytest.mark.parametrize(("ends", "agrees"), [("5,5.5", True), ("5,6", False), ("4,5.5", False), ("5,5", True)])
def test_a_range_agrees_when_both_ends_do(known: Knowledge, tmp_path: Path, ends: str, agrees: bool) -> None:
    assert compared(known, tmp_path, newest=f"jiangxi,2026,{ends},,\n").agreeing == int(agrees)


def test_rows_without_a_value_and_of_years_before_our_records_are_passed_over(known: Knowledge, tmp_path: Path) -> None:
    rows = "jiangxi,2002,9,9,point\nnowhere,1998,9,9,point\njiangxi,2010,,,\njiangxi,2010,8,8,point\n"
    found = compared(known, tmp_path, rows)
    assert (found.compared, found.agreeing, found.unrecorded) == (1, 1, ())


def test_a_target_that_we_have_not_is_counted_apart(known: Knowledge, tmp_path: Path) -> None:
    found = compared(known, tmp_path, "jiangxi,2012,9,9,point\n")
    assert (found.compared, [(one.area, one.year) for one in found.unrecorded]) == (0, [("jiangxi", 2012)])


def test_a_folder_that_is_not_there_is_said(known: Knowledge, tmp_path: Path) -> None:
    with pytest.raises(OutsideError, match=f"nowhere is no folder; give the one that holds {CODING} and {NEWEST}"):
        compare_outside(known, tmp_path / "nowhere")


def test_a_file_that_is_not_there_is_named(known: Knowledge, tmp_path: Path) -> None:
    with pytest.raises(OutsideError, match=f"{CODING} cannot be read"):
        compare_outside(known, tmp_path)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"area,year\njiangxi,2010\n", "csv:1: the first line must name these columns: target_value"),
        (b"", "csv:1: the first line must name these columns: area, year, target_value"),
        (
            CODING_HEAD.encode() + b"jiangxi,2010,8,eight,\n",
            "csv:2: these must be numbers: year, target_value",
        ),
        (CODING_HEAD.encode() + b"jiangxi,soon,8,8,\n", "csv:2: these must be numbers"),
        (CODING_HEAD.encode() + b"atlantis,2010,8,8,\n", "csv:2: area “atlantis” is no province"),
        ("area,year\n江西".encode("gb18030"), "is not UTF-8"),
    ],
)
def test_a_file_of_another_form_is_refused_with_its_line(
    known: Knowledge, tmp_path: Path, content: bytes, message: str
) -> None:
    (tmp_path / CODING).write_bytes(content)
    with pytest.raises(OutsideError, match=message):
        compare_outside(known, tmp_path)


# The command


@pytest.fixture
def outside(project: Project) -> Project:
    """Return the tiny project with files of which one target differs and one is not recorded."""
    project.write(f"outside/{CODING}", CODING_HEAD + "jiangxi,2017,7,7,point\n")
    project.write(f"outside/{NEWEST}", NEWEST_HEAD + NEWEST_ROW)
    return project


def test_the_command_says_what_came_of_each_file(outside: Project) -> None:
    run = outside.run("compare-outside", "--outside", str(outside.root / "outside"))
    assert run.exit_code == 1
    assert run.stdout.splitlines() == [
        f"file: {CODING} · compared: 0 · agree: 0 · differ: 0 · not recorded here: 1",
        "  only there: jiangxi 2017",
        f"file: {NEWEST} · compared: 0 · agree: 0 · differ: 0 · not recorded here: 1",
        "  only there: jiangxi 2026",
    ]


def test_as_json_it_is_one_list(outside: Project) -> None:
    run = outside.run("--json", "compare-outside", "--outside", str(outside.root / "outside"))
    assert [told["only_there"] for told in json.loads(run.stdout)] == [["jiangxi 2017"], ["jiangxi 2026"]]


def test_a_wrong_folder_is_exit_code_1(project: Project) -> None:
    run = project.run("compare-outside", "--outside", "/nonexistent")
    assert run.exit_code == 1
    assert "/nonexistent is no folder" in run.stderr
