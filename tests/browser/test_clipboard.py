"""What is copied from a page into a text or a spreadsheet: figures with unit and qualifier, and nothing else."""

from __future__ import annotations

import re

import pytest
from lxml import html
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

_PLAN = "provinces/jiangxi/2024/"
_SELECT = """(selector) => {
  const range = document.createRange();
  range.selectNodeContents(document.querySelector(selector));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""
_READ = """async () => {
  const [item] = await navigator.clipboard.read();
  const read = async (type) => (await item.getType(type)).text();
  return [await read("text/plain"), await read("text/html")];
}"""
_WITHOUT_MARKS = """(element) => {
  const copy = element.cloneNode(true);
  for (const left of copy.querySelectorAll(".sc-cite, .sc-hidden")) left.remove();
  return copy.textContent;
}"""
# As a reader sees it: the text of each cell without marks, notes and words for screen readers.
_SEEN = """(selector) => [...document.querySelectorAll(selector + " tr:not(.sc-row--under)")].map((row) => {
  return [...row.cells].map((cell) => {
    const copy = cell.cloneNode(true);
    const unseen = ".sc-cite, .sc-hidden, .sc-table__note, .sc-plan__label, [hidden]";
    for (const left of copy.querySelectorAll(unseen)) left.remove();
    return copy.textContent.replace(/\\s+/g, " ").trim();
  });
})"""
_UNFOLD = "() => { for (const fold of document.querySelectorAll('#content details')) fold.open = true; }"
_COLUMNS = """table => [...table.rows]
  .filter((row) => row.checkVisibility() && !row.matches(".sc-row--under")).map((row) => row.cells.length)"""


def copied(page: Page, selector: str) -> tuple[str, str]:
    """Select what is in an element, copy it, and return the clipboard's text and HTML."""
    page.evaluate(_SELECT, selector)
    page.keyboard.press("Control+c")
    text, markup = page.evaluate(_READ)
    return text, markup


def cells(markup: str) -> list[list[str]]:
    rows = html.fragment_fromstring(markup, create_parent="div").iter("tr")
    return [[" ".join(cell.text_content().split()) for cell in row if cell.tag in {"td", "th"}] for row in rows]


def open_page(browser: Browser, address: str) -> Page:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state("load")
    return page


@pytest.fixture
def plan(browser: Browser, small_address: str) -> Page:
    return open_page(browser, f"{small_address}zh/{_PLAN}")


def test_one_cell_gives_its_figure(plan: Page) -> None:
    plan.evaluate("document.querySelector('td .sc-cite').closest('td').id = 'one'")
    seen = plan.locator("#one .sc-value").first.evaluate(_WITHOUT_MARKS)
    text, markup = copied(plan, "#one")
    assert text.strip() == seen
    assert html.fragment_fromstring(markup, create_parent="div").text_content().strip() == seen


@pytest.mark.parametrize("address", [_PLAN, "indicators/gdp_growth/", "indicators/lighthouse_workshops/", "nation/"])
def test_a_whole_table_gives_what_is_seen_in_its_cells(browser: Browser, small_address: str, address: str) -> None:
    page = open_page(browser, f"{small_address}zh/{address}")
    for number, _ in enumerate(page.locator("#content .sc-table").all()):
        page.evaluate("number => document.querySelectorAll('#content .sc-table')[number].id = `t${number}`", number)
        if not page.locator(f"#t{number}").is_visible():
            continue
        seen = page.evaluate(_SEEN, f"#t{number}")
        text, markup = copied(page, f"#t{number}")
        assert [[re.sub(r"\s", "", cell) for cell in row] for row in cells(markup)] == [
            [re.sub(r"\s", "", cell) for cell in row] for row in seen
        ]
        lines = [re.sub(r"[ \n]", "", "".join(row)) for row in seen]
        assert re.sub(r"\s", "", text) == re.sub(r"\s", "", "".join(lines))
        assert "报告错误" not in text + markup


def test_a_row_keeps_its_columns(plan: Page) -> None:
    plan.evaluate("document.querySelector('#content .sc-table tbody tr .sc-cite').closest('tr').id = 'row'")
    count = plan.locator("#row > *").count()
    text, _ = copied(plan, "#row")
    assert text.strip("\n").count("\t") == count - 1
    assert "\n" not in text.strip()


@pytest.mark.parametrize(
    "address",
    [
        "indicators/gdp_growth/",
        "promises/",
        "promises/gdp_growth/",
        "coverage/",
        "nation/",
        "years/2023/",
        "provinces/",
        "provinces/jiangxi/",
        "indicators/",
        "sources/",
        "glossary/",
        "data/",
        "method/",
        "compare/",
        "",
    ],
)
def test_each_row_of_a_table_is_one_line_with_its_columns(browser: Browser, small_address: str, address: str) -> None:
    page = open_page(browser, f"{small_address}zh/{address}")
    page.evaluate(_UNFOLD)
    for number, table in enumerate(page.locator("#content table").all()):
        if not table.is_visible():
            continue
        table.evaluate("(table, number) => { table.id = `t${number}`; }", number)
        columns = table.evaluate(_COLUMNS)
        lines = copied(page, f"#t{number}")[0].strip("\n").splitlines()[-len(columns) :]
        assert [line.count("\t") + 1 for line in lines] == columns


def test_running_text_leaves_out_the_numbers_of_its_sources(plan: Page) -> None:
    plan.evaluate("document.querySelector('#content p .sc-cite, #content li .sc-cite').closest('p, li').id = 'text'")
    text, markup = copied(plan, "#text")
    assert "sc-cite" not in markup
    assert "".join(text.split()) == "".join(plan.locator("#text").evaluate(_WITHOUT_MARKS).split())


def test_a_mark_alone_can_be_copied_and_all_is_shown_again(plan: Page) -> None:
    plan.evaluate("document.querySelector('.sc-cite').id = 'mark'")
    number = plan.locator("#mark").inner_text()
    assert copied(plan, "#mark")[0].strip() == number
    copied(plan, "#content")
    plan.wait_for_timeout(100)
    assert plan.locator("#mark").is_visible()
    assert plan.evaluate("document.documentElement.hasAttribute('data-copying')") is False


def test_what_is_typed_can_be_copied(browser: Browser, small_address: str) -> None:
    page = open_page(browser, f"{small_address}zh/about/")
    page.locator("[data-search-slot] input").fill("江西")
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+c")
    assert page.evaluate("navigator.clipboard.readText()") == "江西"
