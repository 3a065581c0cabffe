"""A core series: a figure a line, read into the same plans, figures and checks as every other record."""

from __future__ import annotations

import csv
import io

import pytest

from shengce.checks import check_records
from shengce.exports.tables import neutralised
from shengce.problems import Problem
from shengce.records.catalogue import Catalogue, catalogue_of
from shengce.records.load import load_records
from shengce.records.plans import Finality, Qualifier, Reading
from tests.project import Project

HUNAN = "records/core/hunan.yml"
REPORT = """---
title: invented for tests
---
## 一、2023年工作回顾
去年，规上工业增加值预计增长5.9%。
## 二、2024年工作安排
今年的目标：规上工业增加值增长6%，力争7%左右；灯塔工业增加值增长好于全国。
"""
SERIES = """area: hunan
reports:
- year: 2024
  source: work-report-hunan-2024
  figures:
  - {indicator: industrial_value_added_growth, kind: result, period: 2023, value: 5.9, finality: expected,
     cite: p2-s1, as_printed: 增长5.9%}
  - {indicator: industrial_value_added_growth, kind: target, period: 2024, value: 6, cite: p4-s1, as_printed: 增长6%}
  - {indicator: industrial_value_added_growth, kind: target, period: 2024, value: 7, qualifier: strive_about, part: 2,
     cite: p4-s1, as_printed: 力争7%左右}
  absences:
  - {indicator: lighthouse_workshops, kind: target, period: 2024, reason: not_stated}
missing:
- {year: 2025, reason: not_found}
"""
MANIFEST = """path	area	year	kind	title	publisher	url	sha256	characters	note
hunan/2024.md	hunan	2024	government_work_report	t	p	https://example.org/2024	HASH	60	
"""


@pytest.fixture
def series(project: Project) -> Project:
    """A tiny project with one core series, its report and the source list made from the manifest."""
    project.write("sources/work-reports/hunan/2024.md", REPORT)
    project.write("sources/work-reports/manifest.tsv", MANIFEST.replace("HASH", digest(project)))
    project.write(HUNAN, SERIES)
    assert project.run("sources", str(project.sources)).exit_code == 0
    return project


def digest(project: Project) -> str:
    import hashlib  # noqa: PLC0415

    return hashlib.sha256(project.place("sources/work-reports/hunan/2024.md").read_bytes()).hexdigest()


def catalogue(project: Project) -> Catalogue:
    records, problems = load_records(project.root)
    assert problems == ()
    assert check_records(records) == ()
    return catalogue_of(records)


def problems(project: Project) -> tuple[Problem, ...]:
    records, found = load_records(project.root)
    return (*found, *check_records(records))


def test_a_line_becomes_a_figure_with_all_that_the_report_shares(series: Project) -> None:
    plan = catalogue(series).plans["hunan", 2024]
    result, target, striven = plan.figures
    assert [figure.id for figure in plan.figures] == [
        "hunan-2024-report-industrial-value-added-growth-result",
        "hunan-2024-report-industrial-value-added-growth-target",
        "hunan-2024-report-industrial-value-added-growth-target-2",
    ]
    assert (result.unit, result.cite, result.finality) == ("percent", "work-report-hunan-2024#p2-s1", Finality.EXPECTED)
    assert (target.qualifier, target.reading, target.scope) == (Qualifier.EXACT, Reading.READ, "province")
    assert striven.qualifier is Qualifier.STRIVE_ABOUT
    assert plan.absences[0].source == "work-report-hunan-2024"


def test_the_id_says_what_differs_from_the_usual(series: Project) -> None:
    series.edit(HUNAN, "period: 2023, value: 5.9,", "period: 2019/2023, statistic: annual_average, value: 5.9,")
    assert (
        "hunan-2024-report-industrial-value-added-growth-result-2019-2023-annual-average" in catalogue(series).figures
    )


def test_a_corrected_value_keeps_the_id(series: Project) -> None:
    before = set(catalogue(series).figures)
    series.edit(HUNAN, "value: 5.9,", "value: 5.8,")
    assert set(catalogue(series).figures) == before


def test_a_report_joins_the_plan_that_stands(series: Project) -> None:
    series.write("records/core/jiangxi.yml", SERIES.replace("area: hunan", "area: jiangxi"))
    plan = catalogue(series).plans["jiangxi", 2024]
    assert [document.source for document in plan.documents] == ["notes", "work-report-hunan-2024"]
    assert plan.summary is not None
    assert {figure.cite.partition("#")[0] for figure in plan.figures} == {"notes", "work-report-hunan-2024"}


def test_the_nation_stands_apart_from_the_provinces(series: Project) -> None:
    series.write("records/core/national.yml", SERIES.replace("area: hunan", "area: national"))
    found = catalogue(series)
    assert list(found.national_plans) == [("national", 2024)]
    assert ("national", 2024) not in found.plans
    assert "national-2024-report-industrial-value-added-growth-target" in found.figures


def test_verify_reads_the_sentence_of_every_line(series: Project) -> None:
    run = series.run("--json", "verify", "--sources", str(series.sources))
    assert run.exit_code == 0, run.stdout + run.stderr


@pytest.mark.parametrize(
    ("old", "new", "rule", "place"),
    [
        ("value: 5.9,", "value: 6.9,", "value", "p2-s1"),
        ("as_printed: 增长6%}", "as_printed: 增长8%}", "as-printed", "增长8%"),
        ("cite: p2-s1", "cite: p2-s9", "citation", "p2-s9"),
    ],
)
def test_what_the_text_does_not_say_is_named_at_its_line(
    series: Project, old: str, new: str, rule: str, place: str
) -> None:
    line = series.edit(HUNAN, old, new)
    (problem,) = series.run("--json", "verify", "--sources", str(series.sources)).problems()
    assert (problem["file"], problem["line"], problem["rule"]) == (HUNAN, line, rule)
    assert place in problem["message"] or rule == "value"


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("area: hunan", "area: jiangxi", "file-name"),
        ("{year: 2025, reason", "{year: 2024, reason", "absence"),
        ("value: 5.9,", "value: 75,", "unusual-growth"),
        ("value: 5.9,", "value: -41,", "unusual-growth"),
        (", part: 2,", ",", "duplicate-id"),
        ("cite: p2-s1,", "cite: p2,", "form"),
        ("period: 2023, value", "period: 2024, value", None),
        ("period: 2024, value: 6,", "period: 2023, value: 6,", "period"),
        ("source: work-report-hunan-2024", "source: work-report-hunan-2023", "citation"),
        ("indicator: lighthouse_workshops", "indicator: industrial_value_added_growth", "absence"),
    ],
)
def test_a_fault_is_named_with_file_and_line(series: Project, old: str, new: str, rule: str | None) -> None:
    line = series.edit(HUNAN, old, new)
    found = problems(series)
    if rule is None:
        assert found == ()
        return
    assert rule in {problem.rule for problem in found}
    assert {str(problem.file) for problem in found} == {HUNAN}
    assert min(problem.line for problem in found) >= line - 1


def test_a_second_final_result_needs_a_note(series: Project) -> None:
    again = "kind: result, period: 2023, value: 6.1, part: 2, cite: p2-s1, as_printed: 增长6.1%"
    first = series.read(HUNAN).replace(" finality: expected,", "")
    series.write(
        HUNAN, first.replace("  absences:", f"  - {{indicator: industrial_value_added_growth, {again}}}\n  absences:")
    )
    assert [problem.rule for problem in problems(series)] == ["two-finals"]
    series.edit(HUNAN, "增长6.1%}", "增长6.1%, note: {zh: 可比口径, en: comparable basis}}")
    assert problems(series) == ()


def test_reports_stand_in_the_order_of_years(series: Project) -> None:
    series.edit(HUNAN, "missing:", "- {year: 2023, source: work-report-hunan-2024}\nmissing:")
    assert [problem.rule for problem in problems(series)] == ["order"]


def test_an_unusual_growth_can_be_confirmed(series: Project) -> None:
    series.edit(HUNAN, "value: 5.9,", "value: 75, confirmed: true,")
    assert problems(series) == ()


def test_facts_and_absences_are_published_a_row_each(series: Project) -> None:
    assert series.run("build").exit_code == 0
    rows = list(csv.DictReader(io.StringIO(series.read(".build/root/data/facts.csv").lstrip("\ufeff"))))
    ours = [row for row in rows if row["province"] == "hunan"]
    assert [(row["kind"], row["period"], row["value"], row["source"], row["locator"]) for row in ours] == [
        ("result", "2023", "5.9", "work-report-hunan-2024", "p2-s1"),
        ("target", "2024", "6", "work-report-hunan-2024", "p4-s1"),
        ("target", "2024", "7", "work-report-hunan-2024", "p4-s1"),
    ]
    absences = series.read(".build/root/data/absences.csv").splitlines()
    assert "hunan,2024,lighthouse_workshops,target,2024,not_stated,work-report-hunan-2024,,," in absences


@pytest.mark.parametrize(("text", "safe"), [("=1+1", "'=1+1"), ("-4.2%", "'-4.2%"), ("增长-4.2%", "增长-4.2%")])
def test_no_text_is_a_formula(text: str, safe: str) -> None:
    assert neutralised(text) == safe


def test_a_target_cited_to_the_review_of_past_years_is_named(series: Project) -> None:
    wrong = "kind: target, period: 2024, part: 3, value: 5.9,"
    line = series.edit(HUNAN, "kind: result, period: 2023, value: 5.9, finality: expected,", wrong)
    (problem,) = series.run("--json", "verify", "--sources", str(series.sources)).problems()
    assert (problem["file"], problem["line"], problem["rule"]) == (HUNAN, line + 1, "target-in-review")
    series.edit(HUNAN, "part: 3,", "part: 3, confirmed: true,")
    assert series.run("verify", "--sources", str(series.sources)).exit_code == 0


def test_a_manifest_row_without_its_file_is_named(series: Project) -> None:
    series.place("sources/work-reports/hunan/2024.md").unlink()
    run = series.run("sources", str(series.sources))
    assert run.exit_code == 1
    assert "manifest.tsv:2" in run.stderr
    assert "hunan/2024.md" in run.stderr


def test_a_text_that_changed_is_named(series: Project) -> None:
    series.write("sources/work-reports/hunan/2024.md", REPORT + "又一段。\n")
    found = series.run("--json", "verify", "--sources", str(series.sources)).problems()
    assert [(problem["rule"], problem["file"]) for problem in found] == [
        ("source-hash", "records/sources/work-reports/hunan.yml")
    ]


def test_the_source_list_can_be_made_again(series: Project) -> None:
    path = "records/sources/work-reports/hunan.yml"
    noted = series.read(path).replace(
        "  paragraphs:", "  oddities:\n  - {at: p2, note: {zh: 缺字, en: a gap}}\n  paragraphs:"
    )
    series.write(path, noted)
    assert series.run("sources", str(series.sources)).exit_code == 0
    first = series.read(path)
    assert "缺字" in first
    assert series.run("sources", str(series.sources)).exit_code == 0
    assert series.read(path) == first
