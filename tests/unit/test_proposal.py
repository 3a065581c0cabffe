from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from shengce.command_line import main
from shengce.records.read import ReadReport
from shengce.records.vocabulary import Indicator
from tests.records.checked import checked, knowledge
from tests.unit.builders import REPOSITORY

REPORT = """# 一、2014年工作回顾

全省生产总值增长8.1%。

# 二、2015年工作安排

今年全省生产总值增长8%左右，力争规模以上工业增加值高于全国。
"""
WHOLE_REPORT = """# 一、2024年工作回顾

高新技术企业达到1.2万家、居全国第6位、增长15%。高新技术企业达到1.2万家。实际使用外资达到80亿元。

# 二、2025年工作安排

新增国家级绿色工厂20家左右，确保新增高新技术企业500家、力争600家。到2027年，新型储能装机达到3000万千瓦。实施项目300个。
"""


@pytest.fixture(autouse=True)
def _checked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command have the repository's records as they were read and checked for all tests of a run."""
    monkeypatch.setattr("shengce.command_line.check", {REPOSITORY: checked()}.__getitem__)


def indicators() -> Mapping[str, Indicator]:
    return knowledge().catalogue.indicators


def test_a_text_is_drafted_with_its_year_and_area_from_its_path(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = tmp_path / "hunan" / "2015.md"
    document.parent.mkdir()
    document.write_text(REPORT, encoding="utf-8")
    assert main(["propose", str(document)]) == 0
    drafted = yaml.safe_load(capsys.readouterr().out)
    figures = {(f["indicator"], f["kind"], f["value"], f["cite"]) for f in drafted["core"]}
    assert figures == {("gdp_growth", "result", 8.1, "p2-s1"), ("gdp_growth", "target", 8, "p4-s1")}
    assert [f["indicator"] for f in drafted["core_relative"]] == ["industrial_value_added_growth"]


def test_a_text_without_a_year_asks_for_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = tmp_path / "hunan" / "report.md"
    document.parent.mkdir()
    document.write_text(REPORT, encoding="utf-8")
    assert main(["propose", str(document)]) == 1
    assert "--year" in capsys.readouterr().err


def test_a_missing_text_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["propose", str(tmp_path / "hunan" / "2015.md")]) == 1
    assert "2015.md" in capsys.readouterr().err


def test_figures_are_lines_of_a_report_read_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = tmp_path / "hunan" / "2025.md"
    document.parent.mkdir()
    document.write_text(WHOLE_REPORT, encoding="utf-8")
    assert main(["propose", str(document)]) == 0
    printed = capsys.readouterr().out
    assert "- {cite: p2-s1, indicator: high_tech_firms, kind: result, value: 12000, qualifier" not in printed
    assert "- {cite: p2-s1, indicator: high_tech_firms, kind: result, value: 12000, as_printed: " in printed
    drafted = yaml.safe_load(printed)
    read = ReadReport.model_validate({"area": "hunan", "year": 2025, "figures": drafted["figures"]})
    plan = read.plan(indicators())
    assert len({figure.id for figure in plan.figures}) == len(plan.figures)
    assert [
        (f.indicator, f.statistic.value, f"{f.value:f}", f.unit, str(f.period), f.scope, f.qualifier.value)
        for f in plan.figures
    ] == [
        ("high_tech_firms", "level", "12000", "count", "2024", "whole", "exact"),
        ("high_tech_firms", "rank", "6", "rank", "2024", "whole", "exact"),
        ("high_tech_firms", "growth", "15", "percent", "2024", "whole", "exact"),
        ("foreign_capital_used", "level", "80", "cny_100m", "2024", "whole", "exact"),
        ("green_factories", "added", "20", "count", "2025", "national_level", "about"),
        ("high_tech_firms", "added", "500", "count", "2025", "whole", "exact"),
        ("high_tech_firms", "added", "600", "count", "2025", "whole", "strive"),
        ("new_storage_capacity", "level", "3000", "kw_10k", "../2027", "whole", "exact"),
    ]


def test_what_is_not_sure_says_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = tmp_path / "hunan" / "2025.md"
    document.parent.mkdir()
    document.write_text(WHOLE_REPORT, encoding="utf-8")
    assert main(["--json", "propose", str(document)]) == 0
    (project,) = json.loads(capsys.readouterr().out)["undecided"]
    assert (project["indicator"], project["value"]) == ("projects", 300)
    assert project["reason"] == "a general indicator, which needs a label or a scope"
