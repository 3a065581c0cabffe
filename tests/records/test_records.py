"""Every record file by its name: it loads, keeps every rule, and says what its sources say."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from shengce.checks import check_records
from shengce.problems import Problem
from shengce.records.areas import AreaLevel
from shengce.records.load import Records, listed_in
from tests.project import REPOSITORY
from tests.records.checked import loaded, verified
from tests.source_texts import needs_texts

FILES = tuple(path.relative_to(REPOSITORY).as_posix() for path in sorted((REPOSITORY / "records").rglob("*.yml")))
PLANS = tuple(file for file in FILES if file.startswith("records/read/"))
CORE = tuple(file for file in FILES if file.startswith("records/core/"))
SOURCE_RECORDS = tuple(file for file in FILES if file.startswith("records/sources/"))


@cache
def judged() -> tuple[Records, tuple[Problem, ...]]:
    """Return all records and every problem of loading and checking them."""
    records, problems = loaded()
    return records, (*problems, *check_records(records))


def in_file(file: str, problems: tuple[Problem, ...]) -> list[str]:
    return [str(problem) for problem in problems if problem.file.as_posix() == file]


def listed(lines: list[str]) -> str:
    return "\n".join(["", *lines])


@pytest.mark.parametrize("file", FILES)
def test_the_file_loads_and_keeps_every_rule(file: str) -> None:
    problems = in_file(file, judged()[1])
    assert not problems, listed(problems)


def test_no_problem_lies_outside_the_files() -> None:
    elsewhere = [str(problem) for problem in judged()[1] if problem.file.as_posix() not in FILES]
    assert not elsewhere, listed(elsewhere)


@pytest.mark.parametrize("file", PLANS)
def test_the_report_lies_where_its_area_and_year_say(file: str) -> None:
    plan = next(item.record for item in loaded()[0].plans if item.document.file.as_posix() == file)
    assert file.startswith(
        (f"records/read/{plan.province}/{plan.year}.yml", f"records/read/{plan.province}/{plan.year}-")
    )


def test_every_file_gives_a_record() -> None:
    records, _ = loaded()
    assert [item.document.file.as_posix() for item in records.plans if not item.path] == list(PLANS)
    assert [item.document.file.as_posix() for item in records.core] == list(CORE)
    assert {item.document.file.as_posix() for item in records.sources} == set(SOURCE_RECORDS)


def test_every_report_of_the_collection_has_its_place() -> None:
    """Each year of each area has its report or says that it is missing; the nation has two documents a year."""
    records, _ = loaded()
    provinces = [item.record for item in records.areas if item.record.level is AreaLevel.PROVINCE]
    covered = {province.slug for province in provinces if province.is_covered}
    series = {item.record.area: item.record for item in records.core}
    assert set(series) == covered | {"national"}
    years = {
        area: sorted([*(report.year for report in one.reports), *(missing.year for missing in one.missing)])
        for area, one in series.items()
    }
    assert {area for area in covered if years[area] != list(range(2003, 2027))} == set()
    assert years["national"] == sorted([*range(2003, 2027), *range(2003, 2027)])
    assert sum(len(one.missing) for one in series.values()) == 12


@needs_texts
@pytest.mark.parametrize("file", PLANS)
def test_the_plan_says_what_its_sources_say(file: str) -> None:
    plan = next(item.record for item in loaded()[0].plans if item.document.file.as_posix() == file)
    unread = sorted({document.source for document in plan.documents} & set(verified().missing))
    assert not unread, f"the texts of {unread} are not in the folder of sources"
    problems = in_file(file, verified().problems)
    assert not problems, listed(problems)


@needs_texts
@pytest.mark.parametrize("file", CORE)
def test_the_core_series_says_what_its_reports_say(file: str) -> None:
    problems = in_file(file, verified().problems)
    assert not problems, listed(problems)


@needs_texts
@pytest.mark.parametrize("file", SOURCE_RECORDS)
def test_the_source_has_the_text_and_the_paragraphs_noted(file: str) -> None:
    problems = in_file(file, verified().problems)
    assert not problems, listed(problems)


@needs_texts
def test_no_figure_escapes_verification() -> None:
    figures = sum(len(item.record.figures) for item in loaded()[0].plans)
    assert (verified().figures, verified().missing) == (figures, ())
    assert verified().citations >= figures > 0


def test_paths_of_records_are_plain() -> None:
    assert [
        file for file in FILES if not Path(file).name.replace("-", "").replace("_", "").removesuffix(".yml").isalnum()
    ] == []


def test_where_the_records_of_a_kind_stand() -> None:
    records, _ = loaded()
    assert listed_in(records.units) == "records/units.yml"
    assert listed_in(records.terms) == "records/terms/"
    assert listed_in(()) == "records/"
