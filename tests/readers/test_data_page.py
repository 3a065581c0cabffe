"""The page about the data tells of each file what the file itself holds, read as strangers read it."""

from __future__ import annotations

import re
from dataclasses import replace
from fnmatch import fnmatch
from functools import cache

import pytest

from shengce.charts.images import ChartImages
from shengce.derive.knowledge import Knowledge
from shengce.exports.examples import EXAMPLES_FOLDER, examples_of
from shengce.exports.tables import Tables, tables_of
from shengce.language.sizes import file_size
from shengce.language.strings import Language, load_languages
from shengce.views.context import Context, SiteAddress
from shengce.views.pages.data import DataPage, data_page
from shengce.views.shown import Link, RichText
from tests.project import REPOSITORY
from tests.readers.published_tables import Cell, PublishedFiles
from tests.versions import golden_on_record

ROOT = "../../"
ADDRESS = SiteAddress("https://example.org/site", "https://example.org/repository", "main")


@cache
def known() -> Knowledge:
    return golden_on_record()


@cache
def languages() -> dict[str, Language]:
    return {language.code: language for language in load_languages(REPOSITORY)}


@cache
def tables() -> Tables:
    return tables_of(known(), tuple(languages().values()))


def no_chart(_chart: object) -> ChartImages:
    raise AssertionError("the page has no chart")


def page_of(files: PublishedFiles, code: str = "en", address: SiteAddress = ADDRESS) -> DataPage:
    root = files.folder.parent
    sizes = {path.relative_to(root).as_posix(): path.stat().st_size for path in root.rglob("*") if path.is_file()}
    examples = examples_of(REPOSITORY / "templates", f"{ADDRESS.site_url}/")
    context = Context(known(), languages()[code], address, no_chart, "data/", examples=examples)
    return data_page(replace(context, tables=tables().with_sizes(sizes)))


@pytest.fixture(params=["zh", "en"])
def page(request: pytest.FixtureRequest, small_files: PublishedFiles) -> DataPage:
    return page_of(small_files, request.param)


def links_to_files(page: DataPage) -> list[Link]:
    starts = [link for start in page.starts for link in start.files]
    return [*starts, *(link for file in page.files for link in file.forms), *page.together, *page.words]


def test_every_link_leads_to_a_file_and_says_its_size(page: DataPage, small_files: PublishedFiles) -> None:
    for link in links_to_files(page):
        content = (small_files.folder.parent / link.url.removeprefix(ROOT)).read_bytes()
        sizes = [file_size(len(content), language) for language in languages().values()]
        assert any(size in link.text for size in sizes), link


def test_every_table_is_told_with_all_its_forms(page: DataPage, small_files: PublishedFiles) -> None:
    assert [file.name for file in page.files] == list(small_files.tables)
    linked = {link.url.removeprefix(f"{ROOT}data/") for link in links_to_files(page)}
    folder = small_files.folder
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    of_other_pages = ("words/index.json", "words/shards/", "words/suggest/", "explore/", "changes.json")
    assert {file for file in files if not file.startswith(of_other_pages)} == linked


def test_each_table_says_how_many_rows_it_has(page: DataPage, small_files: PublishedFiles) -> None:
    for file in page.files:
        assert str(len(small_files.tables[file.name].rows)) in re.findall(r"\d+", file.text), file.name


def test_each_column_stands_in_order_with_what_the_first_row_has(page: DataPage, small_files: PublishedFiles) -> None:
    for file in page.files:
        table = small_files.tables[file.name]
        assert [column.name for column in file.columns] == list(table.types)
        first = table.rows[0] if table.rows else (None,) * len(table.types)
        assert table.plain([[column.sample.text for column in file.columns]]) == [first]


def test_han_says_that_it_is_chinese(page: DataPage) -> None:
    for column in (column for file in page.files for column in file.columns):
        has_han = re.search(r"[\u3400-\u9fff]", column.sample.text) is not None
        assert (column.sample.language == "zh-CN") == has_han, column


def test_each_column_of_codes_leads_to_a_list_that_holds_all_of_them(
    page: DataPage, small_files: PublishedFiles
) -> None:
    lists = {codes.anchor: codes for codes in page.codes}
    assert len(lists) == len(page.codes) > 5
    for file in page.files:
        for place, column in enumerate(file.columns):
            if column.codes:
                cells: set[Cell] = {row[place] for row in small_files.tables[file.name].rows} - {None}
                assert any(fnmatch(column.name, named) for named in lists[column.codes].columns), column.name
                assert cells <= {code.code for code in lists[column.codes].codes}, column.name


def test_codes_have_words_of_the_page(small_files: PublishedFiles) -> None:
    zh, en = (page_of(small_files, code) for code in ("zh", "en"))
    worded = [one for page in (zh, en) for codes in page.codes for one in codes.codes if one.words]
    assert len(worded) > 100
    for chinese, english in zip(zh.codes, en.codes, strict=True):
        assert [one.code for one in chinese.codes] == [one.code for one in english.codes]
        assert all(re.search(r"[\u3400-\u9fff]", one.words) for one in chinese.codes if one.words), chinese.anchor
        assert not any(re.search(r"[\u3400-\u9fff]", one.words) for one in english.codes), english.anchor


def test_the_examples_are_the_files_that_are_served(page: DataPage) -> None:
    served = examples_of(REPOSITORY / "templates", f"{ADDRESS.site_url}/")
    assert {example.link.text for example in page.examples} == {name for name in served if not name.endswith(".ipynb")}
    for example in page.examples:
        assert "\n".join(example.lines) + "\n" == served[example.link.text]
        assert example.link.url == f"{ROOT}{EXAMPLES_FOLDER}/{example.link.text}"


def test_the_version_is_that_of_the_data(page: DataPage) -> None:
    assert known().version in page.version.plain


def links_of(sentences: tuple[RichText, ...]) -> list[str]:
    return [segment.link for sentence in sentences for segment in sentence.segments if segment.link]


def test_whom_to_ask_stands_there(small_files: PublishedFiles) -> None:
    issues = f"{ADDRESS.repository}/issues"
    assert links_of(page_of(small_files).contact) == [issues]
    mail = replace(ADDRESS, contact="data@shengce.cn")
    assert links_of(page_of(small_files, "zh", mail).contact) == ["mailto:data@shengce.cn", issues]
    place = replace(ADDRESS, contact="https://shengce.cn/contact")
    assert links_of(page_of(small_files, "en", place).contact) == ["https://shengce.cn/contact", issues]
