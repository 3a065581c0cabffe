"""The number of a source: the card that it opens, what is copied from it, and the list where no script runs."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from shengce.language.citing import FORMS
from tests.browser.visits import open_visit, visiting
from tests.references import read_bibtex, read_ris, shown_by_tex

pytestmark = pytest.mark.browser

_PLAN = "provinces/jiangxi/2024/"
_CARD = "[role=dialog]"
_FIGURE = "td .sc-cite[data-figure]"
_LONG_DAY = "new Date().toLocaleDateString('en-US', { dateStyle: 'long' })"
_COPY = f"{_CARD} .sc-source__actions .sc-copy"


@pytest.fixture(params=["zh", "en"])
def plan(browser: Browser, small_address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    permissions = ["clipboard-read", "clipboard-write"]
    with visiting(browser, f"{small_address}{request.param}/{_PLAN}", permissions=permissions) as visit:
        visit.page.evaluate("for (const fold of document.querySelectorAll('.sc-folds details')) fold.open = true")
        yield visit.page
        assert visit.problems() == []


def printed_at(mark: Locator) -> tuple[str, str]:
    """Return what the page's list gives as printed of the figure at which a mark stands, and the figure's address."""
    words, address = mark.evaluate(
        """(mark) => {
          const printed = document.querySelectorAll(mark.hash + " .sc-printed")[mark.dataset.figure - 1];
          return [printed.textContent, new URL(printed.href).pathname.split("/").slice(3).join("/") + printed.hash];
        }"""
    )
    return words, address


def test_a_number_opens_what_is_printed_and_where(plan: Page) -> None:
    for mark in plan.locator(_FIGURE).all():
        words, address = printed_at(mark)
        mark.click()
        card = plan.locator(_CARD)
        expect(card).to_be_focused()
        expect(card).to_have_attribute("aria-labelledby", "source-card-label")
        expect(plan.locator("#source-card-label")).to_have_text(mark.get_attribute("aria-label") or "")
        expect(card.locator(".sc-source__words")).to_have_text(words)
        assert card.locator("a[href*='/sources/']").count() == 2, "the document, and the place in it"
        assert (card.locator("[data-slot=permalink]").get_attribute("href") or "").endswith(f"/{address}")
        assert address.partition("#")[2] in (card.locator("[data-slot=report]").get_attribute("href") or "")
        plan.keyboard.press("Escape")


def test_the_official_page_is_linked_where_it_is_known(plan: Page) -> None:
    for section in plan.locator("[data-cite]").all():
        known = (
            section.locator("[data-original]").get_attribute("href") if "example.org" in section.inner_html() else None
        )
        entry = section.locator("li").first.get_attribute("id")
        plan.locator(f".sc-cite[href='#{entry}']").first.click()
        original = plan.locator(f"{_CARD} [data-slot=original]")
        assert (original.get_attribute("href") if known else original.count()) == (known or 0)
        plan.keyboard.press("Escape")


def test_the_keyboard_opens_and_leaves_the_card(plan: Page) -> None:
    mark = plan.locator(_FIGURE).first
    mark.focus()
    plan.keyboard.press("Enter")
    expect(plan.locator(_CARD)).to_be_focused()
    plan.keyboard.press("Escape")
    expect(plan.locator(_CARD)).to_have_count(0)
    expect(mark).to_be_focused()
    plan.keyboard.press("Enter")
    stops = plan.locator(f"{_CARD} :is(a, button, summary):visible").count()
    for _ in range(stops):
        plan.keyboard.press("Tab")
    expect(plan.locator(f"{_CARD} summary")).to_be_focused()
    plan.keyboard.press("Tab")
    expect(plan.locator(_CARD)).to_have_count(0)
    expect(mark).to_be_focused()


def test_a_click_beside_the_card_or_a_second_one_closes_it(plan: Page) -> None:
    mark = plan.locator(_FIGURE).first
    mark.click()
    plan.locator("h1").click()
    expect(plan.locator(_CARD)).to_have_count(0)
    mark.click()
    plan.locator(f"{_CARD} .sc-source__label").click()
    expect(plan.locator(_CARD)).to_be_visible()
    mark.click()
    expect(plan.locator(_CARD)).to_have_count(0)
    mark.click()
    plan.locator(f"{_CARD} .sc-source__close").click()
    expect(plan.locator(_CARD)).to_have_count(0)
    expect(mark).to_be_focused()


@pytest.mark.parametrize("width", [1440, 768, 390, 320])
def test_the_card_of_any_number_is_in_view(plan: Page, width: int) -> None:
    plan.set_viewport_size({"width": width, "height": 700})
    for mark in plan.locator(".sc-table .sc-cite").all()[:6]:
        mark.scroll_into_view_if_needed()
        mark.click()
        expect(plan.locator(_CARD)).to_be_in_viewport(ratio=1)
        plan.keyboard.press("Escape")
    assert plan.evaluate("document.documentElement.scrollWidth") <= width


def test_a_citation_is_of_one_figure_and_says_all_that_a_reader_needs(plan: Page) -> None:
    mark = plan.locator(_FIGURE).first
    words, address = printed_at(mark)
    mark.click()
    button = plan.locator(_COPY)
    button.click()
    expect(button).to_have_text("已复制" if "/zh/" in plan.url else "Copied")
    expect(plan.locator(_CARD)).to_be_visible()
    copied = plan.evaluate("navigator.clipboard.readText()")
    for part in ("江西", f"“{words}”", "2026", f"/{address}"):
        assert part in copied, copied
    assert "{" not in copied and copied.count("“") == 1


def forms_at(plan: Page, mark: Locator) -> dict[str, list[str]]:
    """Return the lines of each form in the card of a mark."""
    mark.click()
    plan.locator(f"{_CARD} summary").click()
    found = {form: plan.locator(f"{_CARD} [data-form={form}]").text_content() or "" for form in FORMS}
    return {form: text.splitlines() for form, text in found.items()}


def test_a_figure_is_cited_in_four_forms_with_its_report(plan: Page) -> None:
    mark = plan.locator(_FIGURE).first
    words, address = printed_at(mark)
    forms = forms_at(plan, mark)
    day, published = plan.evaluate("new Date().toLocaleDateString('sv')"), "https://example.org/jiangxi/2024"
    author = "省策" if "/zh/" in plan.url else "Shengce"
    report, figure = read_bibtex(forms["bibtex"])
    assert report[:2] == ("techreport", "work-report-jiangxi-2024")
    assert figure[1] == f"shengce-{address.partition('#')[2]}"
    assert (report[2]["url"], report[2]["year"], report[2]["urldate"]) == (published, "2024", day)
    assert "2024年江西省政府工作报告" in shown_by_tex(report[2]["title"]) and report[2]["author"] != "{}"
    assert figure[2]["url"].endswith(f"/{address}") and figure[2]["urldate"] == day and figure[2]["version"]
    assert f"“{words}”" in shown_by_tex(figure[2]["title"]) and shown_by_tex(figure[2]["author"]) == author
    one, other = map(dict, read_ris(forms["ris"]))
    assert (one["TY"], one["UR"], one["PY"], one["Y2"]) == ("RPRT", published, "2024", day.replace("-", "/"))
    assert (other["TY"], other["Y2"]) == ("DATA", day.replace("-", "/")) and other["UR"].endswith(f"/{address}")
    cited, data = forms["gbt"]
    assert re.fullmatch(rf".+\. .+\[R/OL\]\. \(2024\)\[{day}\]\. {re.escape(published)}\.", cited), cited
    assert re.fullmatch(rf"{author}\. .+\[DB/OL\]\. .+\. \(\S+\)\[{day}\]\. \S+{re.escape(address)}\.", data), data
    assert all(f" Retrieved {plan.evaluate(_LONG_DAY)}, from http" in line for line in forms["apa"])
    assert not any(re.search(r"\{[a-z]+\}|YYYY|undefined", line) for lines in forms.values() for line in lines)


def test_a_report_without_address_and_day_is_cited_as_printed(plan: Page) -> None:
    mark = plan.locator(_FIGURE).first
    plan.evaluate("for (const link of document.querySelectorAll('[data-original]')) link.remove()")
    forms = forms_at(plan, mark)
    assert forms["gbt"][0].endswith("[R]. 2024.") and "Retrieved" not in forms["apa"][0]
    assert "url" not in read_bibtex(forms["bibtex"])[0][2]
    assert "UR" not in dict(read_ris(forms["ris"])[0])


def test_signs_of_tex_in_a_title_are_written_so_that_they_show(plan: Page) -> None:
    plan.evaluate(
        "for (const e of document.querySelectorAll('.sc-sources__title > a')) e.textContent = '5% & {x} \\\\ _'"
    )
    plan.evaluate("for (const e of document.querySelectorAll('.sc-sources__title > [lang]')) e.remove()")
    assert (
        shown_by_tex(read_bibtex(forms_at(plan, plan.locator(_FIGURE).first)["bibtex"])[0][2]["title"])
        == "5% & {x} \\ _"
    )


def test_a_figure_that_a_version_changed_says_so_and_leads_to_the_changes(plan: Page) -> None:
    mark = plan.locator(_FIGURE).first
    mark.click()
    expect(plan.locator(f"{_CARD} [data-slot=history]")).to_have_count(0)
    plan.keyboard.press("Escape")
    told = "{ history: 'Changed', version: 'v2026-07-25-00000003' }"
    mark.evaluate(f"mark => {{ Object.assign(document.querySelector(mark.hash + ' .sc-printed').dataset, {told}) }}")
    mark.click()
    history = plan.locator(f"{_CARD} [data-slot=history]")
    expect(history).to_have_text("Changed")
    assert (history.get_attribute("href") or "").endswith("/changes/#v2026-07-25-00000003")


@pytest.mark.parametrize("name", ["shengce.bib", "shengce.ris"])
def test_forms_are_saved_as_files(plan: Page, name: str) -> None:
    forms = forms_at(plan, plan.locator(_FIGURE).first)
    with plan.expect_download() as saving:
        plan.locator(f"{_CARD} [data-file='{name}']").click()
    assert saving.value.suggested_filename == name
    form = "bibtex" if name.endswith(".bib") else "ris"
    assert saving.value.path().read_text(encoding="utf-8").splitlines() == forms[form]


def test_the_page_is_cited_with_the_day_of_access(plan: Page) -> None:
    day = plan.evaluate("new Date().toLocaleDateString('sv')")
    text = {form: plan.locator(f"#cite-{form}").text_content() or "" for form in FORMS}
    assert f"[{day}]" in text["gbt"] and f"urldate = {{{day}}}" in text["bibtex"]
    assert plan.evaluate(_LONG_DAY) in text["apa"] and f"Y2  - {day.replace('-', '/')}" in text["ris"]


def test_another_figure_of_a_sentence_has_words_and_place_of_its_own(plan: Page) -> None:
    second = plan.locator(".sc-cite[data-figure='2']").first
    href = second.get_attribute("href")
    printed = plan.locator(f"{href} .sc-printed").all_text_contents()
    second.click()
    expect(plan.locator(f"{_CARD} .sc-source__words")).to_have_text(printed[1])


def test_a_sentence_without_a_figure_is_cited_by_its_place(plan: Page) -> None:
    plan.locator(".sc-cite:not([data-figure])").first.click()
    expect(plan.locator(f"{_CARD} .sc-source__words")).to_be_hidden()
    report = plan.locator(f"{_CARD} [data-slot=report]").get_attribute("href") or ""
    assert "%23p" in report or "%23jiangxi-p" in report
    assert "“" not in (plan.locator(_COPY).get_attribute("data-copy") or "")


def test_copying_that_is_forbidden_says_so(plan: Page) -> None:
    plan.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('forbidden')); }")
    plan.locator(_FIGURE).first.click()
    plan.locator(_COPY).click()
    expect(plan.locator(_COPY)).to_have_text("无法复制" if "/zh/" in plan.url else "Could not copy")


def test_a_link_to_an_entry_opens_the_fold_around_it(plan: Page) -> None:
    assert plan.locator(".sc-citations li:visible").count() == 0
    plan.goto(plan.url + "#c1")
    expect(plan.locator("#c1")).to_be_in_viewport(ratio=1)
    plan.locator("#c1 .sc-citations__number").click()
    expect(plan.locator(".sc-cite[href='#c1']").first).to_be_focused()
    expect(plan.locator(".sc-cite[href='#c1']").first).to_be_in_viewport(ratio=1)


def test_without_scripts_a_number_leads_to_the_list_and_back(browser: Browser, small_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    try:
        page = open_visit(context, f"{small_address}en/{_PLAN}").page
        mark = page.locator("tr[id] .sc-cite[data-figure='1']").first
        entry = page.locator(mark.get_attribute("href") or "")
        mark.click()
        expect(entry).to_be_in_viewport(ratio=1)
        entry.locator(".sc-printed").first.click()
        expect(page.locator("tr:target")).to_be_in_viewport(ratio=1)
    finally:
        context.close()
