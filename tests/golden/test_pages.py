"""What the pages and tables of a small project say, compared with what is kept here: any change shows as a diff.

The project's records stand in ``records/``, rich enough that a wrong choice, sign or order changes a page, and small
enough that each number can be worked out by hand; ``test_derived.py`` does so for every target. After a change that
is meant: ``pytest tests/golden --update-golden``, and read what git shows.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from html import escape
from pathlib import Path

import pytest
from jinja2 import Environment

from shengce.build import check
from shengce.charts.images import Chart, ChartImages
from shengce.charts.timeline import Timeline, TimelinePoint
from shengce.charts.word_life import WordLifeChart
from shengce.derive.knowledge import Knowledge
from shengce.exports.api.files import api_files, api_paths
from shengce.exports.csv_table import csv_table
from shengce.exports.examples import examples_of
from shengce.exports.files import sizes_of
from shengce.exports.tables import Tables, tables_of
from shengce.language.strings import load_languages
from shengce.outputs.writer import Output
from shengce.render.embeds import embed_writer
from shengce.render.environment import page_environment
from shengce.render.pages import Tools, page_files, page_text, render_pages
from shengce.views.context import Context, SiteAddress
from shengce.views.site_map import all_pages
from tests.golden.shown import shown
from tests.project import GOLDEN, REPOSITORY
from tests.published import single_plurals

KEPT = GOLDEN / "pages"
TABLES = GOLDEN / "tables"
ADDRESS = SiteAddress("https://example.org/site", "https://example.org/repository", "main")
LANGUAGES = ("zh", "en")
EXAMPLES = examples_of(REPOSITORY / "templates", f"{ADDRESS.site_url}/")
# Stand in for the real ones, which follow from how each version of a library packs.
SIZES = {"data/facts.csv": 1_234_567, "data/facts.parquet": 999_999, "data/shengce.xlsx": 1_000_000}
PAGES = (
    "",
    "provinces/",
    "provinces/jiangxi/",
    "provinces/zhejiang/",
    "provinces/macao/",
    "provinces/jiangxi/programmes/",
    "provinces/jiangxi/2023/",
    "provinces/jiangxi/2024/",
    "provinces/zhejiang/2022/",
    "indicators/",
    "indicators/gdp_growth/",
    "indicators/energy_intensity_change/",
    "indicators/rd_intensity/",
    "indicators/lighthouse_workshops/",
    "indicators/lighthouse_revenue/",
    "promises/",
    "years/",
    "years/2023/",
    "years/2024/",
    "nation/",
    "compare/",
    "words/",
    "explore/",
    "data/",
    "api/",
    "method/",
    "changes/",
    "industries/",
    "industries/lanterns/",
    "themes/",
    "themes/light/",
    "themes/energy/",
    "glossary/",
    "glossary/little-lighthouse/",
    "glossary/lamp-chief-system/",
    "sources/",
    "sources/lantern-post/",
    "sources/communique-2024/",
    "coverage/",
    "search/",
    "index-of-pages/",
)


def chart_in_words(chart: Chart) -> ChartImages:
    """Stand in for the drawing: what the chart shows, a line for each row, without saying how it looks."""
    return ChartImages(wide="".join(f"<p>{escape(line)}</p>" for line in _chart_lines(chart)), narrow="narrow")


def _chart_lines(chart: Chart) -> Iterator[str]:
    if isinstance(chart, Timeline):
        yield f"TIMELINE {chart.title} | {chart.nation_label}"
        yield from map(_point_words, chart.points)
    elif isinstance(chart, WordLifeChart):
        yield f"WORD LIFE {chart.title} | {chart.years} | {chart.shares} | {chart.words}"
        yield from (f"{row.name} | {row.shades}" for row in (chart.nation, *chart.rows))
    else:
        yield f"SLOPE {chart.title} | {chart.before_head} | {chart.after_head}"
        yield from (f"{step.before} | {step.after} | {step.count}" for step in chart.steps)
        yield from (f"{chart.nation_label} | {step[0]} | {step[1]}" for step in (chart.nation,) if step)


def _point_words(point: TimelinePoint) -> str:
    marks = f"{point.target} | {point.outcome} | {point.nation} | {point.verdict}"
    return " | ".join(part for part in (str(point.year), marks, point.target_text, point.outcome_text) if part)


@cache
def knowledge() -> Knowledge:
    """Return what follows from the records; their hash, which changes with any of them, is left out of what is kept."""
    return replace(check(GOLDEN).knowledge, content="")


@cache
def tables() -> Tables:
    """Return the tables with sizes of the files that pages link: those of the API are as large as each other."""
    filled = tables_of(knowledge(), load_languages(REPOSITORY))
    of_api = sizes_of(api_files(filled, knowledge(), load_languages(REPOSITORY), ADDRESS.site_url))
    sized = filled.with_sizes({**SIZES, **dict.fromkeys(of_api, 1000)})
    return sized.with_cut_up(api_paths(filled, knowledge()))


def render() -> Iterator[Output]:
    templates = REPOSITORY / "templates"
    tools = Tools(templates, chart_in_words, embed_writer(templates), tables=tables(), examples=EXAMPLES)
    return render_pages(tools, knowledge(), load_languages(REPOSITORY), ADDRESS)


def rendered() -> Mapping[str, str]:
    """Return every page and file of the comparison as text by path, such as ``docs/zh/index.md``."""
    return {output.path.as_posix(): output.content.decode() for output in render()}


@cache
def environment() -> Environment:
    return page_environment(REPOSITORY / "templates")


def context_of(path: str, code: str) -> Context:
    language = load_languages(REPOSITORY)[LANGUAGES.index(code)]
    return Context(knowledge(), language, ADDRESS, chart_in_words, path, tables=tables(), examples=EXAMPLES)


def made_page(path: str, code: str) -> str:
    """Return one page's Markdown, made anew and in this process: whoever breaks it sees the test of this page fail."""
    kind, page = next((kind, page) for kind, page in all_pages(knowledge()) if page.path == path)
    return page_text(environment(), kind, page, context_of(path, code))


def compare(path: Path, made: str, update: bool) -> None:
    """Fail with a diff when a kept file does not say what was made; write it where that is asked for."""
    if update:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made, encoding="utf-8", newline="")
    kept = path.read_bytes().decode("utf-8") if path.is_file() else ""
    if made != kept:
        name = path.relative_to(GOLDEN).as_posix()
        pytest.fail(f"{difference(kept, made, name)}\n\nIf this is meant: pytest --update-golden", pytrace=False)


def difference(kept: str, made: str, name: str) -> str:
    lines = difflib.unified_diff(kept.splitlines(), made.splitlines(), f"kept {name}", f"made {name}", lineterm="")
    return "\n".join(lines)


def kept_page(page: str, code: str) -> Path:
    return KEPT / code / f"{page.rstrip('/') or 'home'}.txt"


def kept_comparison(province: str, code: str) -> Path:
    return TABLES / f"compare-{province}.{code}.json"


def kept_table(path: str) -> Path:
    return TABLES / Path(path).name


COMPARED = ("zhejiang", "jiangxi")
TABLE_FILES = tuple(tables().by_path)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_the_page_says_what_is_kept(page: str, code: str, update_golden: bool) -> None:
    compare(kept_page(page, code), shown(made_page(page, code)), update_golden)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("province", COMPARED)
def test_the_comparison_holds_what_is_kept(province: str, code: str, update_golden: bool) -> None:
    data = json.loads(dict(page_files(context_of("", code)))[f"compare/{province}.json"])
    made = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    compare(kept_comparison(province, code), made, update_golden)


@pytest.mark.parametrize("path", TABLE_FILES)
def test_the_table_holds_what_is_kept(path: str, update_golden: bool) -> None:
    compare(kept_table(path), csv_table(tables().by_path[path]).decode("utf-8"), update_golden)


def test_every_template_has_a_page_that_is_kept() -> None:
    templates = {kind.name for kind, page in all_pages(knowledge()) if page.path in PAGES}
    assert templates == {path.name.removesuffix(".md.j2") for path in (REPOSITORY / "templates" / "pages").iterdir()}


def test_nothing_is_kept_that_nothing_is_compared_with() -> None:
    pages = {kept_page(page, code) for page in PAGES for code in LANGUAGES}
    comparisons = {kept_comparison(province, code) for province in COMPARED for code in LANGUAGES}
    tables = {kept_table(path) for path in TABLE_FILES}
    kept = {path for folder in (KEPT, TABLES) for path in folder.rglob("*") if path.is_file()}
    assert kept == pages | comparisons | tables


def test_the_same_records_give_the_same_bytes() -> None:
    whole = rendered()
    assert rendered() == whole
    assert {page: whole[f"docs/zh/{page}index.md"] for page in PAGES} == {page: made_page(page, "zh") for page in PAGES}


def test_a_difference_is_shown_line_by_line() -> None:
    difference_shown = difference("one\ntwo\n", "one\n2\n", "page").splitlines()
    assert difference_shown == ["--- kept page", "+++ made page", "@@ -1,2 +1,2 @@", " one", "-two", "+2"]


def test_one_of_anything_is_no_plural() -> None:
    english = {path: text for path, text in rendered().items() if path.startswith("docs/en/")}
    assert [f"{path}: {found}" for path, text in english.items() for found in single_plurals(text)] == []


def test_no_label_stands_with_nothing_behind_it() -> None:
    """A source without lines says nothing of lines."""
    label = {code: load_languages(REPOSITORY)[LANGUAGES.index(code)].say("source.lines") for code in LANGUAGES}
    for code in LANGUAGES:
        assert f"{label[code]} </span>" not in made_page("sources/communique-2024/", code)
