"""Rules about how records belong together, each alone, on the kept project of two provinces."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from shengce.checks import belonging, covered, names, repeats, texts
from tests.project import GOLDEN, Project
from tests.unit.broken_rules import Case, said, shown

CORE = "records/core/jiangxi.yml"
ZHEJIANG = "records/core/zhejiang.yml"
PLAN = "records/read/jiangxi/2024.yml"
SECOND_PLAN = "records/read/zhejiang/2024.yml"
POST = "records/sources/lantern-post.yml"
REPORTS = "records/sources/work-reports/jiangxi.yml"
PROVINCES = "records/areas.yml"
INDICATORS = "records/indicators/growth.yml"
ENERGY = "records/indicators/energy.yml"
INDUSTRIES = "records/industries.yml"
TERMS = "records/terms/national.yml"
OWN_TERMS = "records/terms/jiangxi.yml"
SCOPES = "records/scopes.yml"
THEMES = "records/themes.yml"

WHOLE = "  name: {zh: 全省, en: Whole province}\n"
LAMPS = f"{WHOLE}- id: lamps\n  kind: product\n  name: {{zh: 油灯, en: Oil lamps}}\n  counts_as: province\n"
MENTION = """  - {term: little-lighthouse, cite: p2-s4}
"""
INDUSTRY = """  - {named: [lanterns], cite: p2-s1}
"""
TASK = """  - {number: 1, cite: p2-s3, zh: 再点灯, en: Light again}
industries:
"""
MISSING = "- {year: 2023, reason: not_found}\n"
OUTSIDE = "scope: {status: not_applicable, reason: {zh: 没有这种报告。, en: It has no such report.}}"


BROKEN = (
    Case(belonging.key_figures_are_the_areas_own, PLAN, "  - jiangxi-2024-workshops-target\n",
         "  - zhejiang-2024-workshops-target\n", "key-figure", "key_figures[0]"),
    Case(belonging.key_figures_are_the_areas_own, PLAN, "  - jiangxi-2024-workshops-target\n",
         "  - jiangxi-2024-workshops-first\n", "key-figure", "key_figures[0]"),
    Case(belonging.reports_are_of_their_area, CORE, "source: work-report-jiangxi-2025",
         "source: work-report-jiangxi-2024", "source", "reports[2].source"),
    Case(belonging.reports_are_of_their_area, CORE, "source: work-report-jiangxi-2025",
         "source: communique-2024", "source", "reports[2].source"),
    Case(belonging.reports_are_of_their_area, "records/core/national.yml", "year: 2025\n  source: communique-2024",
         "year: 2024\n  source: communique-2024", "source", "reports[1].source"),
    Case(belonging.oddities_are_at_paragraphs, POST, "{at: jiangxi-p1, note", "{at: jiangxi-p9, note", "citation",
         "oddities[0].at"),
    Case(belonging.terms_are_related_to_others, OWN_TERMS, "related: [little-lighthouse]",
         "related: [lamp-chief-system]", "itself", "[0].related[0]"),
    Case(belonging.terms_are_related_to_others, OWN_TERMS, "follows: [{term: little-lighthouse",
         "follows: [{term: lamp-chief-system", "itself", "[0].follows[0].term"),
    Case(belonging.scopes_count_as_a_last_one, SCOPES, WHOLE, LAMPS.replace("province", "lamps"), "counts-as",
         "[1].counts_as"),
    Case(repeats.lists_name_each_once, PLAN, "  - jiangxi-2024-workshops-target\n",
         "  - jiangxi-2024-workshops-target\n" * 2, "repeated", "key_figures[1]"),
    Case(repeats.lists_name_each_once, PLAN, "themes: [growth, light]", "themes: [growth, growth]", "repeated",
         "themes[1]"),
    Case(repeats.lists_name_each_once, SECOND_PLAN, "terms: [little-lighthouse]",
         "terms: [little-lighthouse, little-lighthouse]", "repeated", "tasks[0].measures[0].terms[1]"),
    Case(repeats.lists_name_each_once, POST, "lines: [3, 5]", "lines: [3, 3]", "repeated",
         "articles[0].paragraphs[0].lines[1]"),
    Case(repeats.mentions_stand_once, PLAN, "programmes:\n", "programmes:\n" + MENTION, "repeated",
         "programmes[1].term"),
    Case(repeats.mentions_stand_once, PLAN, "industries:\n  -", "industries:\n" + INDUSTRY + "  -", "repeated",
         "industries[1].named[0]"),
    Case(repeats.tasks_are_numbered_in_order, PLAN, "industries:\n  -", TASK + "  -", "order", "tasks[1].number"),
    Case(repeats.missing_reports_stand_once, ZHEJIANG, MISSING, MISSING * 2, "order", "missing[1].year"),
    Case(repeats.texts_are_of_one_source, REPORTS, "work-reports/jiangxi/2024.md", "work-reports/jiangxi/2023.md",
         "repeated", "[1].text.path"),
    Case(names.columns_of_the_panel, INDICATORS, "column: gdp", "column: rd", "panel-column", "[3].column"),
    Case(names.names_are_of_one_thing, TERMS, "zh: “小灯塔计划”", "zh: 灯长制", "shared-name", "[0].name.zh"),
    Case(names.names_are_of_one_thing, TERMS, "en: Little Lighthouse plan", "en: lamp chief SYSTEM", "shared-name",
         "[0].name.en"),
    Case(names.names_are_of_one_thing, PROVINCES, "aliases: [江右]", "aliases: [浙江]", "shared-name",
         "[1].aliases[0]"),
    Case(names.names_are_of_one_thing, INDICATORS, "{zh: 研发, en: R&D}", "{zh: 规上工业, en: R&D}", "shared-name",
         "[3].short.zh"),
    Case(covered.what_is_outside_says_why, PROVINCES, OUTSIDE, "scope: {status: not_applicable}", "not-covered",
         "[2].scope"),
    Case(covered.what_is_outside_has_no_plan, SECOND_PLAN, "area: zhejiang", "area: macao", "not-covered",
         "area"),
    Case(texts.figure_references_exist, PLAN, "{figure:jiangxi-2024-growth}", "{figure:jiangxi-2024-workshops-first}",
         "unknown-figure", "summary.zh"),
    Case(texts.references_are_well_written, PLAN, "zh: 上年增长{figure:jiangxi-2024-growth}",
         "zh: 上年增长{figure：jiangxi-2024-growth}", "figure-reference", "summary.zh"),
    Case(texts.references_are_well_written, PLAN, "Growth was {figure:jiangxi-2024-growth}",
         "Growth was {figure:jiangxi-2024-growth", "figure-reference", "summary.en"),
    Case(texts.references_are_well_written, PLAN, "en: Lantern fair", "en: 'Lantern figure:fair}'", "figure-reference",
         "honours[0].name.en"),
    Case(texts.figures_stand_in_plans, POST, "title: {zh: 灯塔报, en: Lantern Post}",
         "title: {zh: '{figure:jiangxi-2024-growth}', en: '{figure:jiangxi-2024-growth}'}", "figure-reference",
         "title.zh"),
)  # fmt: skip

KEPT = (
    Case(repeats.mentions_stand_once, PLAN, "programmes:\n", "programmes:\n" + MENTION.replace("s4", "s3")),
    Case(belonging.key_figures_are_the_areas_own, PLAN, "  - jiangxi-2024-workshops-target\n", "  - unknown\n"),
    Case(belonging.oddities_are_at_paragraphs, POST, "{at: jiangxi-p1, note", "{note"),
    Case(belonging.scopes_count_as_a_last_one, SCOPES, WHOLE, LAMPS),
    Case(repeats.tasks_are_numbered_in_order, PLAN, "industries:\n  -", TASK.replace("1", "3", 1) + "  -"),
    Case(repeats.missing_reports_stand_once, ZHEJIANG, MISSING, MISSING + MISSING.replace("3", "6")),
    Case(names.names_are_of_one_thing, THEMES, "{zh: 增长, en: Growth}", "{zh: 灯具, en: Lamp chief system}"),
    Case(texts.references_are_well_written, PLAN, "en: Lantern fair", "en: 'Figure: {{ lanterns }} {% fair %}'"),
)  # fmt: skip


@pytest.fixture
def kept(tmp_path: Path) -> Project:
    """The kept project, which the test may change as it likes."""
    shutil.copytree(GOLDEN / "records", tmp_path / "records")
    return Project(tmp_path)


def change(project: Project, case: Case) -> None:
    text = project.read(case.file)
    assert case.old in text
    project.write(case.file, text.replace(case.old, case.new))


@pytest.mark.parametrize("case", BROKEN, ids=shown)
def test_broken_rule_is_heard_at_the_field(kept: Project, case: Case) -> None:
    change(kept, case)
    (problem,) = said(kept, case)
    assert (str(problem.file), problem.rule, problem.field) == (case.file, case.name, case.field)


@pytest.mark.parametrize("case", KEPT, ids=shown)
def test_rule_is_silent_on_what_comes_close(kept: Project, case: Case) -> None:
    change(kept, case)
    assert said(kept, case) == []


def test_a_project_without_plans_of_provinces_is_named(kept: Project) -> None:
    for path in (CORE, ZHEJIANG, PLAN, SECOND_PLAN):
        kept.remove(path)
    (problem,) = said(kept, Case(covered.something_is_covered, "", "", ""))
    assert (str(problem.file), problem.rule) == (PROVINCES, "nothing-covered")


def test_indicators_of_which_none_is_at_the_core_are_named(kept: Project) -> None:
    for path in (INDICATORS, ENERGY):
        kept.write(path, kept.read(path).replace("  core: true\n", ""))
    (problem,) = said(kept, Case(covered.something_is_covered, "", "", ""))
    assert (str(problem.file), problem.rule, problem.field) == (INDICATORS, "nothing-covered", "[0].core")


def test_every_rule_between_records_is_broken_by_some_case() -> None:
    alone = {covered.something_is_covered}  # by the two tests above, which change several files
    rules = {*belonging.RULES, *repeats.RULES, *names.RULES, *covered.RULES} - alone
    assert rules <= {case.rule for case in BROKEN}
