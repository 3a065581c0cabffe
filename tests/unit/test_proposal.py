from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from shengce.command_line import main

REPORT = """# 一、2014年工作回顾

全省生产总值增长8.1%。

# 二、2015年工作安排

今年全省生产总值增长8%左右，力争规模以上工业增加值高于全国。
"""


def test_a_text_is_drafted_with_its_year_and_area_from_its_path(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = tmp_path / "hunan" / "2015.md"
    document.parent.mkdir()
    document.write_text(REPORT, encoding="utf-8")
    assert main(["propose", str(document)]) == 0
    drafted = yaml.safe_load(capsys.readouterr().out)
    figures = {(f["indicator"], f["kind"], f["period"], f["value"], f["locator"]) for f in drafted["figures"]}
    assert figures == {
        ("gdp_growth", "result", "2014", "8.1", "p2-s1"),
        ("gdp_growth", "target", "2015", "8", "p4-s1"),
    }


def test_a_text_without_a_year_asks_for_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = tmp_path / "hunan" / "report.md"
    document.parent.mkdir()
    document.write_text(REPORT, encoding="utf-8")
    assert main(["propose", str(document)]) == 1
    assert "--year" in capsys.readouterr().err


def test_a_missing_text_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["propose", str(tmp_path / "hunan" / "2015.md")]) == 1
    assert "2015.md" in capsys.readouterr().err
