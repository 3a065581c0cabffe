"""Whole pages of the tiny project, compared with the ones kept here: a change of any template shows as a diff.

After a change that is meant: ``pytest tests/golden --update-golden``, and read what git shows.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from shengce.build import check
from shengce.charts.cache import ChartImages
from shengce.charts.slope import Slope
from shengce.charts.timeline import Timeline
from shengce.language.strings import load_languages
from shengce.render.pages import render_pages
from shengce.views.charts import Chart
from shengce.views.context import SiteAddress
from tests.project import REPOSITORY, TINY

KEPT = Path(__file__).resolve().parent / "pages"
ADDRESS = SiteAddress("https://example.org/site", "https://example.org/repository", "main")
PAGES = {
    "province-year": "provinces/jiangxi/2023",
    "indicator": "indicators/industrial_value_added_growth",
    "term": "glossary/little-lighthouse",
}
CASES = [(name, code) for name in PAGES for code in ("zh", "en")]


def chart_in_words(chart: Chart) -> ChartImages:
    """Stand in for the drawing: what the chart shows, a line for each row, without saying how it looks."""
    if isinstance(chart, Timeline):
        points = [f"{p.year} | {p.target} | {p.outcome} | {p.nation} | {p.verdict}" for p in chart.points]
        return ChartImages(wide="\n".join([f"TIMELINE {chart.title}", *points]), narrow="TIMELINE, narrow")
    if isinstance(chart, Slope):
        steps = [f"{step.before} | {step.after} | {step.count}" for step in chart.steps]
        return ChartImages(wide="\n".join([f"SLOPE {chart.title}", *steps]), narrow="SLOPE, narrow")
    rows = [f"{row.label} | {row.target_text} | {row.outcome_text} | {row.verdict}" for row in chart.rows]
    words = "\n".join([f"CHART {chart.title}: {chart.target_label} | {chart.outcome_label}", *rows])
    return ChartImages(wide=words, narrow="CHART, narrow")


@cache
def rendered() -> Mapping[str, str]:
    """Return the Markdown of every page of the tiny project by path, such as ``docs/zh/index.md``."""
    knowledge = check(TINY).knowledge
    languages = load_languages(REPOSITORY)
    outputs = render_pages(REPOSITORY / "templates", knowledge, languages, ADDRESS, chart_in_words)
    return {output.path.as_posix(): output.content.decode() for output in outputs}


def kept_path(name: str, code: str) -> Path:
    return KEPT / f"{name}.{code}.md"


def difference(kept: str, made: str, name: str) -> str:
    lines = difflib.unified_diff(kept.splitlines(), made.splitlines(), f"kept {name}", f"made {name}", lineterm="")
    return "\n".join(lines)


@pytest.mark.parametrize(("name", "code"), CASES)
def test_the_page_is_the_one_kept(name: str, code: str, update_golden: bool) -> None:
    made = rendered()[f"docs/{code}/{PAGES[name]}/index.md"]
    path = kept_path(name, code)
    if update_golden:
        path.parent.mkdir(exist_ok=True)
        path.write_text(made, encoding="utf-8")
    kept = path.read_text(encoding="utf-8") if path.is_file() else ""
    if made != kept:
        pytest.fail(f"{difference(kept, made, path.name)}\n\nIf this is meant: pytest --update-golden", pytrace=False)


def test_no_page_is_kept_that_nothing_is_compared_with() -> None:
    assert sorted(KEPT.iterdir()) == sorted(kept_path(name, code) for name, code in CASES)


def test_the_same_records_give_the_same_bytes() -> None:
    before = dict(rendered())
    rendered.cache_clear()
    assert rendered() == before


def test_a_difference_is_shown_line_by_line() -> None:
    shown = difference("one\ntwo\n", "one\n2\n", "page").splitlines()
    assert shown == ["--- kept page", "+++ made page", "@@ -1,2 +1,2 @@", " one", "-two", "+2"]
