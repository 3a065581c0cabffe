"""A city's report is read like a province's, and stands apart from the provinces in all that is compared."""

from __future__ import annotations

import csv
import re
import shutil

import pytest

from shengce.addresses import area_path, plan_path
from shengce.build import check
from shengce.derive.promises import PromiseState
from shengce.records.areas import Area, AreaLevel
from tests.project import GOLDEN, Project
from tests.unit.builders import province, text

CITY = """
- slug: hangzhou
  level: city
  within: zhejiang
  code: "330100"
  name: {zh: 杭州市, en: Hangzhou City}
  short: {zh: 杭州, en: Hangzhou}
  pinyin: {full: hangzhou, initials: hz}
"""
SERIES = """area: hangzhou
reports:
- year: 2024
  source: work-report-hangzhou-2024
  figures:
  - {indicator: gdp_growth, kind: target, period: 2024, value: 99, cite: p1-s1, as_printed: 增长99%, confirmed: true}
- year: 2025
  source: work-report-hangzhou-2025
  figures:
  - {indicator: gdp_growth, kind: result, period: 2024, value: 55, cite: p1-s1, as_printed: 增长55%}
"""
# Pages that list every area, plan or source, count all figures, or state the version of the data.
LISTS = re.compile(
    r"(index-of-pages|sources|data|api|explore|method|indicators/gdp_growth|provinces/zhejiang|provinces/hangzhou)/"
)


@pytest.fixture
def cities(project: Project) -> Project:
    """The golden project with a city in it, whose growth would be the highest of all; no phrases are counted."""
    shutil.rmtree(project.place("records"))
    shutil.copytree(GOLDEN / "records", project.place("records"), ignore=shutil.ignore_patterns("words"))
    return project


def add_city(project: Project) -> None:
    project.append("records/areas.yml", CITY)
    project.write("records/core/hangzhou.yml", SERIES)
    folder = project.sources / "work-reports"
    rows = ["path\tarea\tyear\tkind\ttitle\tpublisher\turl\tsha256"]
    for year in (2024, 2025):
        project.write(f"sources/work-reports/hangzhou/{year}.md", "增长99%。\n" if year == 2024 else "增长55%。\n")
        rows.append(f"hangzhou/{year}.md\thangzhou\t{year}\tgovernment_work_report\t\t\t\t{'0' * 64}")
    (folder / "manifest.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert project.run("sources", str(project.sources)).exit_code == 0


def test_paths_follow_the_tree_of_areas() -> None:
    nation = Area(slug="national", level=AreaLevel.NATION, name=text(), short=text())
    city = Area(slug="hangzhou", level=AreaLevel.CITY, within="zhejiang", name=text(), short=text())
    assert [area_path(area) for area in (nation, province("zhejiang"), city)] == [
        "nation/", "provinces/zhejiang/", "provinces/zhejiang/hangzhou/",
    ]  # fmt: skip
    assert plan_path(city, 2024) == "provinces/zhejiang/hangzhou/2024/"
    assert plan_path(nation, 2024) == "nation/"


def test_a_citys_source_is_its_own_governments(cities: Project) -> None:
    add_city(cities)
    listed = cities.read("records/sources/work-reports/hangzhou.yml")
    assert "2024年杭州市政府工作报告" in listed
    assert "国务院" not in listed


def test_a_city_is_read_and_judged(cities: Project) -> None:
    add_city(cities)
    knowledge = check(cities.root).knowledge
    cell = knowledge.levels[AreaLevel.CITY].promises.of("gdp_growth", "hangzhou", 2024)
    assert cell is not None
    assert cell.state is PromiseState.MISSED
    assert cell.outcome is not None
    assert cell.outcome.gap == -44


def test_a_city_changes_nothing_that_is_said_of_provinces(cities: Project) -> None:
    assert cities.run("build").exit_code == 0
    before = cities.snapshot()
    add_city(cities)
    assert cities.run("build").exit_code == 0, cities.run("build").stderr
    after = cities.snapshot()
    changed = {path for path, content in after.items() if path in before and before[path] != content}
    assert {path for path in changed if not LISTS.search(path) and path.endswith(".md")} == set()
    assert "docs/en/provinces/zhejiang/hangzhou/2024/index.md" in after
    page = after["docs/en/provinces/zhejiang/hangzhou/index.md"].decode()
    assert "Hangzhou City" in page
    assert 'href="../"' not in page or "Zhejiang" in page
    assert b"hangzhou" in after["docs/en/provinces/zhejiang/index.md"]
    assert b"hangzhou" not in after["docs/en/indicators/gdp_growth/index.md"]


def test_a_citys_figures_are_exported_with_their_level(cities: Project) -> None:
    add_city(cities)
    assert cities.run("build").exit_code == 0
    rows = list(csv.DictReader(cities.read(".build/root/data/facts.csv").splitlines()))
    (target,) = [row for row in rows if row["id"].startswith("hangzhou-2024")]
    assert target["area_level"] == "city"
    assert target["scope"] == "whole"
    assert all(row["scope"] != "whole" for row in rows if row["province"] != "hangzhou")
    assert "\nhangzhou," in cities.read(".build/root/data/areas.csv")
    assert "hangzhou" not in cities.read(".build/root/data/panel.csv")
