"""A core series: a figure a line, read into the same plans, figures and checks as every other record."""

from __future__ import annotations

import csv
import io

import pytest

from shengce.checks import check_records
from shengce.problems import Problem
from shengce.records.areas import AreaLevel
from shengce.records.catalogue import Catalogue, catalogue_of
from shengce.records.load import load_records
from shengce.records.plans import Depth, Finality, Qualifier, Reading
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
    assert problems(project) == ()
    return unchecked(project)


def unchecked(project: Project) -> Catalogue:
    """Return the catalogue of records that are well-formed, whatever the rules say of them."""
    records, found = load_records(project.root)
    assert found == ()
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
    assert (result.unit, str(result.cite), result.finality) == (
        "percent",
        "work-report-hunan-2024#p2-s1",
        Finality.EXPECTED,
    )
    assert (target.qualifier, target.reading, target.scope) == (Qualifier.EXACT, Reading.READ, "whole")
    assert striven.qualifier is Qualifier.STRIVE_ABOUT
    assert plan.absences[0].source == "work-report-hunan-2024"


def test_the_id_says_what_differs_from_the_usual(series: Project) -> None:
    series.edit(
        HUNAN, "period: 2023, value: 5.9,", "period: 2019/2023, statistic: annual_average, value: 5.9, confirmed: true,"
    )
    assert (
        "hunan-2024-report-industrial-value-added-growth-result-2019-2023-annual-average" in catalogue(series).figures
    )


def test_a_corrected_value_keeps_the_id(series: Project) -> None:
    before = set(catalogue(series).figures)
    series.edit(HUNAN, "value: 5.9,", "value: 5.8,")
    series.edit(HUNAN, "as_printed: 增长5.9%", "as_printed: 增长5.8%")
    assert set(catalogue(series).figures) == before


def test_a_report_joins_the_plan_that_stands(series: Project) -> None:
    series.write("records/core/jiangxi.yml", SERIES.replace("area: hunan", "area: jiangxi"))
    plan = unchecked(series).plans["jiangxi", 2024]
    assert [document.source for document in plan.documents] == ["notes", "work-report-hunan-2024"]
    assert plan.summary is not None
    assert {figure.cite.source for figure in plan.figures} == {"notes", "work-report-hunan-2024"}


def test_the_nation_stands_apart_from_the_provinces(series: Project) -> None:
    series.write("records/core/national.yml", SERIES.replace("area: hunan", "area: national"))
    found = unchecked(series)
    assert list(found.plans_of(AreaLevel.NATION)) == [("national", 2024)]
    assert ("national", 2024) not in found.plans_of(AreaLevel.PROVINCE)
    assert "national-2024-report-industrial-value-added-growth-target" in found.figures


def test_verify_reads_the_sentence_of_every_line(series: Project) -> None:
    run = series.run("--json", "verify", "--sources", str(series.sources))
    assert run.exit_code == 0, run.stdout + run.stderr


@pytest.mark.parametrize(
    ("old", "new", "rule", "place"),
    [
        ("value: 5.9,", "value: 6.9,", "value", "p2-s1"),
        ("as_printed: 增长6%}", "as_printed: 增长6.0%}", "as-printed", "增长6.0%"),
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
        ("cite: p2-s1,", "cite: p2,", "citation"),
        ("period: 2023, value", "period: 2024, value", "period"),
        ("period: 2024, value: 6,", "period: 2023, value: 6,", "period"),
        ("source: work-report-hunan-2024", "source: work-report-hunan-2023", "unknown-source"),
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


def test_a_series_stands_in_the_file_of_its_area(series: Project) -> None:
    series.write("records/core/south/hunan.yml", series.read(HUNAN))
    series.remove(HUNAN)
    assert [problem.rule for problem in problems(series)] == ["file-name"]


def test_reports_stand_in_the_order_of_years(series: Project) -> None:
    series.edit(HUNAN, "missing:", "- {year: 2023, source: work-report-hunan-2024}\nmissing:")
    assert [problem.rule for problem in problems(series)] == ["source", "order"]


def test_an_unusual_growth_can_be_confirmed(series: Project) -> None:
    series.edit(HUNAN, "value: 5.9,", "value: 75, confirmed: true,")
    series.edit(HUNAN, "as_printed: 增长5.9%", "as_printed: 增长75%")
    assert problems(series) == ()


def test_facts_and_absences_are_published_a_row_each(series: Project) -> None:
    assert series.run("build").exit_code == 0
    rows = list(csv.DictReader(io.StringIO(series.read(".build/root/data/facts.csv"))))
    ours = [row for row in rows if row["province"] == "hunan"]
    assert [(row["kind"], row["period"], row["value"], row["source"], row["locator"]) for row in ours] == [
        ("result", "2023", "5.9", "work-report-hunan-2024", "p2-s1"),
        ("target", "2024", "6", "work-report-hunan-2024", "p4-s1"),
        ("target", "2024", "7", "work-report-hunan-2024", "p4-s1"),
    ]
    absences = list(csv.DictReader(io.StringIO(series.read(".build/root/data/absences.csv"))))
    told = [
        (row["indicator"], row["kind"], row["period"], row["reason"]) for row in absences if row["province"] == "hunan"
    ]
    assert ("lighthouse_workshops", "target", "2024", "not_stated") in told


def test_a_target_cited_to_the_review_of_past_years_is_named(series: Project) -> None:
    wrong = "kind: target, period: 2024, part: 3, value: 5.9,"
    line = series.edit(HUNAN, "kind: result, period: 2023, value: 5.9, finality: expected,", wrong)
    (problem,) = series.run("--json", "verify", "--sources", str(series.sources)).problems()
    assert (problem["file"], problem["line"], problem["rule"]) == (HUNAN, line, "kind")
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


def test_the_paragraph_of_an_absence_is_listed_too(series: Project) -> None:
    said = "reason: relative_only, text: {zh: 好于全国。, en: Better than the nation.}, cite: p3-s1}"
    series.edit(HUNAN, "period: 2024, reason: not_stated}", f"period: 2024, {said}")
    assert series.run("sources", str(series.sources)).exit_code == 0
    (source,) = [item.record for item in load_records(series.root)[0].sources if item.record.id.startswith("work")]
    assert [paragraph.at for paragraph in source.paragraphs] == ["p2", "p3", "p4"]


PLAN = """area: hunan
year: 2024
figures:
- id: hunan-2024-growth
  indicator: industrial_value_added_growth
  kind: result
  period: 2023
  statistic: growth
  value: 5.9
  unit: percent
  finality: expected
  as_printed: 增长5.9%
  cite: p2-s1
  reading: read
absences:
- {indicator: lighthouse_workshops, kind: result, period: 2023, reason: not_stated}
"""
PLAN_FILE = "records/read/hunan/2024.yml"


def test_a_statement_stands_once_in_all_files_of_a_plan(series: Project) -> None:
    series.write(PLAN_FILE, PLAN)
    (problem,) = problems(series)
    assert (str(problem.file), problem.line, problem.rule) == (
        HUNAN,
        series.line_of(HUNAN, "kind: result"),
        "repeated-figure",
    )
    assert f"hunan-2024-growth at {PLAN_FILE}:4" in problem.message


def test_a_second_final_result_in_another_file_needs_a_note(series: Project) -> None:
    series.edit(HUNAN, " finality: expected,", "")
    series.write(PLAN_FILE, PLAN.replace("5.9", "6.1").replace("  finality: expected\n", ""))
    assert [(str(problem.file), problem.rule) for problem in problems(series)] == [(HUNAN, "two-finals")]


def test_an_absence_contradicts_no_figure_of_another_file(series: Project) -> None:
    figure = "{indicator: lighthouse_workshops, kind: target"
    series.write(
        PLAN_FILE,
        PLAN.replace("{indicator: lighthouse_workshops, kind: result, period: 2023", f"{figure}, period: 2024"),
    )
    said = {(str(problem.file), problem.message) for problem in problems(series) if problem.rule == "absence"}
    assert said == {(HUNAN, f"the same absence stands at {PLAN_FILE}:16")}
    text = PLAN.replace("lighthouse_workshops, kind: result", "industrial_value_added_growth, kind: target")
    series.write(
        PLAN_FILE,
        text.replace("period: 2023, reason", "period: 2024, reason").replace(
            PLAN.split("figures:")[1].split("absences:", maxsplit=1)[0], " []\n"
        ),
    )
    (problem,) = problems(series)
    assert (str(problem.file), problem.rule) == (PLAN_FILE, "absence")
    assert f"{HUNAN}:{series.line_of(HUNAN, 'value: 6,')}" in problem.message


def test_a_document_of_two_files_is_one_as_it_was_read_most_deeply(series: Project) -> None:
    series.write(PLAN_FILE, PLAN.replace(PLAN.split("figures:")[1].split("absences:", maxsplit=1)[0], " []\n"))
    (document,) = catalogue(series).plans["hunan", 2024].documents
    assert document.depth is Depth.FULL


def test_what_is_withdrawn_is_not_held_against_anything(series: Project) -> None:
    """It keeps its id; its value, print and place may be what was wrong with it."""
    series.edit(HUNAN, "value: 5.9,", "value: 9.9, withdrawn: {zh: 抄错, en: Miscopied},")
    series.edit(HUNAN, "cite: p2-s1", "cite: p2-s9")
    again = "kind: result, period: 2023, value: 5.9, finality: expected, part: 2, cite: p2-s1, as_printed: 增长5.9%"
    series.edit(HUNAN, "  absences:", f"  - {{indicator: industrial_value_added_growth, {again}}}\n  absences:")
    assert problems(series) == ()
    assert series.run("verify", "--sources", str(series.sources)).exit_code == 0
    series.edit(HUNAN, " part: 2, cite: p2-s1", " cite: p2-s1")
    assert "duplicate-id" in {problem.rule for problem in problems(series)}
