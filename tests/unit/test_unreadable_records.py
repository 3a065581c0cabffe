"""A file that cannot be read is named, and nothing that would follow from it alone is called wrong."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from shengce.build import check
from shengce.problems import Problem, RecordsError
from tests.project import GOLDEN

RECORDS = GOLDEN / "records"
FIRST_FIELD = re.compile(r"^(- )?(\{?)(\w+: [\w-]+)", re.MULTILINE)
FILES = sorted(path.relative_to(GOLDEN).as_posix() for path in RECORDS.rglob("*.yml"))
RELEASE = """\
version: 2026-11-20.01234567
date: '2026-11-20'
counts: {{facts: 1, withdrawn: 0, absences: 0, sources: 1, programmes: 0}}
added:
- reason: our_error
  ids: [{}]
"""
MORE_FIGURES = """\
figures:
  - {indicator: lighthouse_workshops, kind: result, value: 151, cite: p1-s1, as_printed: 151家}
  - {indicator: lighthouse_workshops, kind: result, statistic: growth, value: 3, cite: p1-s1, as_printed: 增长3%}
"""


def problems(root: Path) -> tuple[Problem, ...]:
    """Return what the check of a project finds."""
    try:
        check(root)
    except RecordsError as error:
        return tuple(error.problems)
    return ()


def twice(found: re.Match[str]) -> str:
    """Return the first field of a record with itself after it, in the form in which the record is written."""
    item, brace, field = found.groups(default="")
    between = ", " if brace else "\n" + " " * len(item)
    return f"{item}{brace}{field}{between}{field}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the richer project with two figures that their statistic alone tells apart.

    All figures are named by a recorded version, and one is singled out.
    """
    shutil.copytree(RECORDS, tmp_path / "records")
    plan = tmp_path / "records" / "read" / "zhejiang" / "2024.yml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("figures:\n", MORE_FIGURES, 1), encoding="utf-8")
    identifiers = [figure.id for plan in check(tmp_path).knowledge.catalogue.plans.values() for figure in plan.figures]
    release = tmp_path / "records" / "changes" / "2026-11-20.yml"
    release.parent.mkdir()
    release.write_text(RELEASE.format(", ".join(identifiers)), encoding="utf-8")
    named = f"key_figures: [{next(each for each in identifiers if each.startswith('zhejiang-2024'))}]\nfigures:"
    plan.write_text(plan.read_text(encoding="utf-8").replace("figures:", named, 1), encoding="utf-8")
    assert problems(tmp_path) == ()
    return tmp_path


@pytest.mark.parametrize("file", FILES)
def test_a_file_that_is_no_yaml_is_all_that_is_told(root: Path, file: str) -> None:
    (root / file).write_text("a: [\n", encoding="utf-8")
    assert [(str(problem.file), problem.rule) for problem in problems(root)] == [(file, "yaml")]


@pytest.mark.parametrize("file", FILES)
def test_a_key_twice_is_all_that_is_told(root: Path, file: str) -> None:
    path = root / file
    path.write_text(FIRST_FIELD.sub(twice, path.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    assert {str(problem.file) for problem in problems(root)} == {file}


def test_an_indicator_that_is_not_known_is_told_once(root: Path) -> None:
    growth = root / "records" / "indicators" / "light.yml"
    growth.write_text(growth.read_text(encoding="utf-8").replace("- id: ", "- id: other_", 1), encoding="utf-8")
    assert {problem.rule for problem in problems(root)} == {"unknown-indicator"}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("records/read/jiangxi/2024.yml", "area: jiangxi", "area: zhejiang"),
        ("records/read/jiangxi/2024.yml", "year: 2024", "year: 2022"),
        ("records/core/jiangxi.yml", "area: jiangxi", "area: zhejiang"),
    ],
)
def test_of_a_file_of_another_area_or_year_its_name_is_all_that_is_told(
    root: Path, file: str, old: str, new: str
) -> None:
    path = root / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    (problem,) = problems(root)
    assert (str(problem.file), problem.rule, problem.field) == (file, "file-name", "area")


def test_faults_elsewhere_are_told_beside_a_file_of_another_area(root: Path) -> None:
    for file, old, new in (
        ("records/core/jiangxi.yml", "area: jiangxi", "area: zhejiang"),
        ("records/units.yml", "- id: count", "- id: percent"),
    ):
        path = root / file
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    assert {problem.rule for problem in problems(root)} >= {"file-name", "duplicate-id"}
