"""Search on the built site: the contract of its page, what readers type, what may fail, the box in the header."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import product
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, Response, Route, expect

from tests.browser.searching import MAIN_LINKS, finished, found, found_in_all, listings, search_address, total
from tests.browser.visits import NARROW, Visit, violations, visiting

pytestmark = pytest.mark.browser

_FIRST_RESULT_BYTES = 400_000


def told(page: Page) -> str:
    return page.locator("[data-search-announce]").inner_text()


def bytes_for_search(response: Response) -> int:
    """Return the size of a file that only search needs, as it lies on the disk."""
    return len(response.body()) if {"search", "pagefind"} & set(response.url.split("/")) else 0


def exceptions(visit: Visit) -> list[str]:
    """Return what a test that makes requests fail may not see either."""
    return [item for item in visit.problems() if item.startswith(("exception", "blocked", "off the origin"))]


@pytest.mark.parametrize(("language", "typed"), [("zh", "机器人"), ("en", "hydrogen")])
def test_every_page_found_is_listed_once(browser: Browser, site_address: str, language: str, typed: str) -> None:
    with visiting(browser, search_address(site_address, language, typed)) as visit:
        page = visit.page
        assert finished(page) == "done"
        pages = found_in_all(page)
        assert len(pages) == len(set(pages)) == total(page) > 50
        assert visit.problems() == []


def test_what_the_search_box_offers_as_an_example_is_found(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + "zh/") as visit:
        offered = visit.page.locator(".sc-search__input").first.get_attribute("placeholder") or ""
        examples = re.findall("「(.*?)」", offered)
        assert examples
        for example in examples:
            visit.page.goto(search_address(site_address, "zh", example))
            finished(visit.page)
            assert visit.page.locator("[data-search-tier=exact], [data-search-tier=names]").count(), example


@pytest.mark.parametrize(
    ("language", "typed", "first"),
    [
        ("zh", "江西", "provinces/jiangxi/"),
        ("zh", "jiangxi", "provinces/jiangxi/"),
        ("zh", "JX", "provinces/jiangxi/"),
        ("zh", "赣", "provinces/jiangxi/"),
        ("zh", "360000", "provinces/jiangxi/"),
        ("zh", "江西 2023", "provinces/jiangxi/2023/"),
        ("zh", "江蘇", "provinces/jiangsu/"),
        ("zh", "产业大脑", "glossary/industrial-brain/"),
        ("zh", "產業大腦", "glossary/industrial-brain/"),
        ("zh", "小巨人", "glossary/little-giants/"),
        ("zh", "５Ｇ＋工业互联网", "glossary/5g-industrial-internet/"),
        ("en", "Beijing", "provinces/beijing/"),
        ("en", "京", "provinces/beijing/"),
        ("en", "industrial brain", "glossary/industrial-brain/"),
    ],
)
def test_the_page_that_bears_the_name_comes_first(
    browser: Browser, site_address: str, language: str, typed: str, first: str
) -> None:
    with visiting(browser, search_address(site_address, language, typed)) as visit:
        assert finished(visit.page) == "done"
        assert found(visit.page)[0] == first


@pytest.mark.parametrize(
    ("language", "typed"),
    [
        ("zh", "1.15万亿"),
        ("zh", "11500亿元"),
        ("zh", "１１５００亿"),
        ("zh", "1.15 trillion"),
        ("zh", "8.6%"),
        ("zh", "8.60%"),
        ("zh", "８．６％"),
        ("en", "1.15 trillion"),
        ("en", "1150 billion yuan"),
        ("en", "1.15万亿"),
        ("en", "8.6 percent"),
    ],
)
def test_a_figure_is_found_however_it_is_written(
    browser: Browser, site_address: str, language: str, typed: str
) -> None:
    with visiting(browser, search_address(site_address, language, typed)) as visit:
        assert finished(visit.page) == "done"
        assert any("provinces/jiangxi/2023/" in listed for listed in listings(visit.page))
        assert visit.page.locator("[data-search-results] mark").first.is_visible()


@pytest.mark.parametrize(
    ("language", "typed"),
    [("zh", "下降5.9%"), *product(("zh", "en"), ("-5.9%", "−5.9%", "－5.9%"))],
)
def test_of_a_fall_those_that_fell_come_first(browser: Browser, site_address: str, language: str, typed: str) -> None:
    printed = {"zh": "下降5.9%", "en": "−5.9%"}[language]
    with visiting(browser, search_address(site_address, language, typed)) as visit:
        assert finished(visit.page) == "done"
        assert found(visit.page)[0] == "provinces/jiangxi/"
        result = visit.page.locator("[data-search-results] article").first
        expect(result.locator("mark", has_text=printed).first).to_be_visible()
        assert set(result.locator("mark").all_inner_texts()) == {printed}


@pytest.mark.parametrize(
    ("language", "typed", "lead"),
    [
        ("zh", "GDP", "地区生产总值按不变价格计算的比上年增长率"),
        ("zh", "链长制", "为每条重点产业链设一位“链长”"),
        ("zh", "浙江", "浙江可判定的 GDP 目标有"),
        ("zh", "江西 2023", "可判定的 6 项年度目标达成 1 项"),
        ("en", "energy intensity", "energy used for each unit"),
        ("en", "Jiangxi 2023", "targets that can be judged"),
    ],
)
def test_a_page_found_by_its_name_says_first_what_it_defines_or_finds(
    browser: Browser, site_address: str, language: str, typed: str, lead: str
) -> None:
    with visiting(browser, search_address(site_address, language, typed)) as visit:
        assert finished(visit.page) == "done"
        expect(visit.page.locator("[data-search-tier=names] .sc-result__excerpt").first).to_contain_text(lead)


def test_several_words_are_all_on_the_page(browser: Browser, site_address: str) -> None:
    with visiting(browser, search_address(site_address, "zh", "江西 基站")) as visit:
        finished(visit.page)
        assert all("jiangxi" in address for address in found(visit.page)[:2])
        assert visit.page.locator("[data-search-tier]").first.get_attribute("data-search-tier") == "all"


@pytest.mark.parametrize(
    ("language", "typed", "said", "first"),
    [
        ("zh", "固投增速", "固定资产投资增速", "indicators/fixed_asset_investment_growth/"),
        ("zh", "社零增速", "社会消费品零售总额增速", "indicators/retail_sales_growth/"),
        ("en", "FAI", "fixed-asset investment", "indicators/fixed_asset_investment_growth/"),
    ],
)
def test_other_words_of_the_same_meaning_are_found_and_called_so(
    browser: Browser, site_address: str, *, language: str, typed: str, said: str, first: str
) -> None:
    with visiting(browser, search_address(site_address, language, typed)) as visit:
        assert finished(visit.page) == "done"
        assert found(visit.page)[0] == first
        result = visit.page.locator(".sc-result").first
        assert result.get_attribute("data-search-tier") == "synonyms"
        assert result.locator("mark").first.inner_text().lower() == said
        assert visit.problems() == []


def test_inflected_english_words_are_found(browser: Browser, site_address: str) -> None:
    with visiting(browser, search_address(site_address, "en", "regulation industries")) as visit:
        finished(visit.page)
        assert any("provinces/jiangxi/2023/" in listed for listed in listings(visit.page))


def test_a_section_link_leads_to_its_section(browser: Browser, site_address: str) -> None:
    with visiting(browser, search_address(site_address, "zh", "产业大脑")) as visit:
        finished(visit.page)
        visit.page.locator("[data-search-section]").last.click()
        anchor = visit.page.evaluate("decodeURIComponent(location.hash.slice(1))")
        assert visit.page.evaluate("(id) => document.getElementById(id) !== null", anchor)


BAD_INPUT = {
    "one character": "产",
    "one letter": "a",
    "spaces": "   \t ",
    "punctuation": "，。！？……——",
    "a quotation mark": '"',
    "empty quotation marks": '""“”「」',
    "an open quotation mark": "“产业",
    "emoji": "😀👨‍👩‍👧",
    "signs of regular expressions": ".*+?^${}()|[]\\",
    "a group left open": "(?<name>产业[",
    "markup": "<img src=x onerror=alert(1)><script>alert(1)</script>",
    "a name of JavaScript": "__proto__",
    "another": "constructor",
    "right to left": "مرحبا بالعالم",
    "control characters": "\u0000\u0007产业\u202e",
    "half a character": "产业\ud83d",
    "per cent signs": "%%% 100% %E4",
    "the index's own signs": "ꀈ ꀋ ꀌ ꀊ␣",
    "unknown words": "这句话没有写在任何一页上",
}


@pytest.mark.parametrize("typed", BAD_INPUT.values(), ids=BAD_INPUT.keys())
def test_odd_input_gets_an_answer(browser: Browser, site_address: str, typed: str) -> None:
    with visiting(browser, search_address(site_address, "zh", "")) as visit:
        page = visit.page
        finished(page)
        page.evaluate(
            """(typed) => {
          document.querySelector("[data-search-form] input").value = typed;
          document.querySelector("[data-search-form]").requestSubmit();
        }""",
            typed,
        )
        expect(page.locator("[data-search-results]")).to_have_attribute("data-search-status", "done")
        assert len(found(page)) == min(10, total(page))
        assert told(page)
        assert page.locator("#content img, #content script:not([type])").count() == 0
        page.reload()
        assert finished(page) == "done"
        assert visit.problems() == []


def test_a_very_long_query_is_cut_and_says_so(browser: Browser, site_address: str) -> None:
    with visiting(browser, search_address(site_address, "zh", "")) as visit:
        page = visit.page
        finished(page)
        page.locator("[data-search-form] input").fill("产业" * 5000)
        expect(page.locator("[data-search-message]")).to_contain_text("200")
        assert finished(page) == "done"
        assert len(page.url) < 3000
        assert visit.problems() == []


@pytest.mark.parametrize("more", ["&kind=__proto__", "&year=1&theme=nothing", "&province=<b>"])
def test_an_unknown_filter_can_be_cleared(browser: Browser, site_address: str, more: str) -> None:
    with visiting(browser, search_address(site_address, "zh", "产业大脑", more)) as visit:
        page = visit.page
        assert finished(page) == "done"
        assert total(page) == 0
        page.locator("[data-search-message] button").click()
        expect(page.locator(MAIN_LINKS).first).to_be_visible()
        assert page.url.endswith("?q=" + quote("产业大脑"))


def test_nothing_found_suggests_names_and_the_coverage(browser: Browser, site_address: str) -> None:
    with visiting(browser, search_address(site_address, "zh", "jiangxxi")) as visit:
        page = visit.page
        finished(page)
        assert "jiangxxi" in told(page)
        links = page.locator("[data-search-message] a").evaluate_all("links => links.map((link) => link.href)")
        assert any(link.endswith("/zh/provinces/jiangxi/") for link in links)
        assert any(link.endswith("/zh/coverage/") for link in links)


def missing(route: Route) -> None:
    route.fulfill(status=404, body="<h1>404</h1>", content_type="text/html")


def offline(route: Route) -> None:
    route.abort("internetdisconnected")


def damaged(route: Route) -> None:
    route.fulfill(status=200, body=b"\x1f\x8b\x08\x00damaged", content_type="application/octet-stream")


def page_in_its_place(route: Route) -> None:
    route.fulfill(status=200, body="<!doctype html><p>moved</p>", content_type="text/html")


@pytest.mark.parametrize("failure", [missing, offline, damaged, page_in_its_place])
@pytest.mark.parametrize(
    "file", ["pagefind-entry.json", "*.pf_meta", "index/*", "fragment/*"], ids=lambda file: file.strip("*./")
)
def test_an_index_that_fails_is_told_and_tried_again(
    browser: Browser, site_address: str, file: str, failure: Callable[[Route], None]
) -> None:
    pattern = f"**/pagefind/{file}"
    with visiting(browser, search_address(site_address, "zh", "")) as visit:
        page = visit.page
        finished(page)
        page.route(pattern, failure)
        page.goto(search_address(site_address, "zh", "产业大脑"))
        assert finished(page) == "error"
        assert told(page)
        assert page.locator("[data-search-message] a[href$='/index-of-pages/']").is_visible()
        page.unroute(pattern)
        page.locator("[data-search-message] button").click()
        expect(page.locator(MAIN_LINKS).first).to_be_visible()
        assert finished(page) == "done"
        assert total(page) > 0
        assert exceptions(visit) == []


@pytest.mark.parametrize("failure", [missing, offline, page_in_its_place])
@pytest.mark.parametrize("file", ["terms.json", "simplified.json", "synonyms.json"])
def test_search_does_without_the_small_files(
    browser: Browser, site_address: str, file: str, failure: Callable[[Route], None]
) -> None:
    with visiting(browser, search_address(site_address, "zh", "")) as visit:
        page = visit.page
        finished(page)
        page.route(f"**/search/{file}", failure)
        for typed in ("产业大脑", "这句话没有写在任何一页上"):
            page.goto(search_address(site_address, "zh", typed))
            assert finished(page) == "done"
        assert exceptions(visit) == []


def test_typing_changes_the_address_and_back_returns(browser: Browser, site_address: str) -> None:
    with visiting(browser, search_address(site_address, "zh", "")) as visit:
        page = visit.page
        finished(page)
        box = page.locator("[data-search-form] input")
        box.fill("产业大脑")
        box.press("Enter")
        expect(page.locator(MAIN_LINKS).first).to_be_visible()
        box.press("Enter")
        page.locator("[data-search-filters] button[data-value=theme]").click()
        expect(page).to_have_url(search_address(site_address, "zh", "产业大脑", "&kind=theme"))
        expect(page.locator(".sc-result__kind").first).to_have_text("主题")
        kept = found(page)
        page.locator("[data-search-filters] button[data-value=theme]").focus()
        page.go_back()
        expect(page.locator("[data-search-results]")).not_to_have_attribute("data-search-total", str(len(kept)))
        assert "glossary/industrial-brain/" in found(page)
        page.go_forward()
        expect(page.locator("[data-search-results]")).to_have_attribute("data-search-total", str(len(kept)))
        page.goto(page.url)
        finished(page)
        assert found(page) == kept
        assert visit.problems() == []


def test_the_other_language_keeps_the_search(browser: Browser, site_address: str) -> None:
    with visiting(browser, search_address(site_address, "zh", "江西", "&kind=province_year")) as visit:
        page = visit.page
        finished(page)
        page.locator("header [data-language-link]").click()
        page.wait_for_url("**/en/search/?**")
        assert finished(page) == "done"
        assert page.locator("[data-search-form] input").input_value() == "江西"
        assert found(page)[0] == "provinces/jiangxi/2026/", "the newest first"


@pytest.mark.parametrize(("language", "typed"), [("zh", "电子信息"), ("en", "base stations")])
def test_box_page_and_address_find_the_same(browser: Browser, site_address: str, language: str, typed: str) -> None:
    answers: list[Any] = []
    with visiting(browser, search_address(site_address, language, typed)) as visit:
        finished(visit.page)
        answers.append((found(visit.page), total(visit.page)))
    with visiting(browser, search_address(site_address, language, "")) as visit:
        finished(visit.page)
        visit.page.locator("[data-search-form] input").press_sequentially(typed, delay=20)
        expect(visit.page.locator("[data-search-results]")).to_have_attribute("data-search-total", str(answers[0][1]))
        answers.append((found(visit.page), total(visit.page)))
    with visiting(browser, f"{site_address}{language}/") as visit:
        visit.page.locator("[data-search-slot] input").fill(typed)
        visit.page.locator("[data-search-slot] input").press("Enter")
        visit.page.wait_for_url("**/search/?q=*")
        finished(visit.page)
        answers.append((found(visit.page), total(visit.page)))
    assert answers[0] == answers[1] == answers[2]


def test_the_search_page_by_keyboard_alone(browser: Browser, site_address: str) -> None:
    with visiting(browser, search_address(site_address, "zh", "")) as visit:
        page = visit.page
        finished(page)
        page.keyboard.press("/")
        page.keyboard.type("产业大脑")
        expect(page.locator(MAIN_LINKS).first).to_be_visible()
        page.keyboard.press("ArrowDown")
        expect(page.locator(MAIN_LINKS).first).to_be_focused()
        page.keyboard.press("ArrowUp")
        expect(page.locator("[data-search-form] input")).to_be_focused()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Escape")
        expect(page.locator("[data-search-form] input")).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.locator("[data-search-form] input")).to_have_value("")
        expect(page.locator(MAIN_LINKS)).to_have_count(0)
        page.keyboard.type("产业大脑")
        expect(page.locator(MAIN_LINKS).first).to_be_visible()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url("**/zh/glossary/industrial-brain/")
        assert visit.problems() == []


def test_more_results_take_the_focus(browser: Browser, site_address: str) -> None:
    with visiting(browser, search_address(site_address, "zh", "产业")) as visit:
        finished(visit.page)
        visit.page.locator("[data-search-more]").press("Enter")
        expect(visit.page.locator(MAIN_LINKS).nth(10)).to_be_focused()


@pytest.mark.parametrize(("language", "key"), [("zh", "/"), ("en", "/")])
def test_the_header_box_suggests(browser: Browser, site_address: str, language: str, key: str) -> None:
    with visiting(browser, f"{site_address}{language}/about/") as visit:
        page = visit.page
        box = page.locator("[data-search-slot] input")
        page.keyboard.press(key)
        expect(box).to_be_focused()
        page.keyboard.type("jx")
        options = page.locator("[data-search-slot] [role=option]")
        expect(options.first).to_be_visible()
        expect(box).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("ArrowDown")
        expect(options.first).to_have_attribute("aria-selected", "true")
        expect(box).to_have_attribute("aria-activedescendant", options.first.get_attribute("id") or "-")
        assert violations(page) == []
        page.keyboard.press("Escape")
        expect(box).to_have_attribute("aria-expanded", "false")
        page.keyboard.type("i")
        page.keyboard.press("Backspace")
        expect(options.first).to_be_visible()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{language}/provinces/jiangxi/")
        assert visit.problems() == []


def test_a_suggestion_can_be_clicked_and_leaving_closes_the_list(browser: Browser, site_address: str) -> None:
    with visiting(browser, f"{site_address}zh/about/") as visit:
        page = visit.page
        page.locator("[data-search-slot] input").fill("产业大脑")
        options = page.locator("[data-search-slot] [role=option]")
        expect(options.first).to_be_visible()
        page.locator("h1").first.click()
        expect(options.first).to_be_hidden()
        page.locator("[data-search-slot] input").fill("产业大脑")
        options.first.click()
        page.wait_for_url("**/zh/glossary/industrial-brain/")


def test_the_header_box_does_without_an_index(browser: Browser, site_address: str) -> None:
    with visiting(browser, f"{site_address}zh/about/") as visit:
        visit.page.route("**/pagefind/**", offline)
        visit.page.locator("[data-search-slot] input").fill("江西")
        expect(visit.page.locator("[data-search-slot] [role=option]").first).to_have_text("江西 省份")
        assert exceptions(visit) == []


def test_keys_typed_into_a_field_stay_there(browser: Browser, site_address: str) -> None:
    with visiting(browser, search_address(site_address, "en", "")) as visit:
        finished(visit.page)
        visit.page.keyboard.press("/")
        visit.page.keyboard.type("s/s")
        expect(visit.page.locator("[data-search-form] input")).to_have_value("s/s")


def test_nothing_is_loaded_before_the_box_is_used(browser: Browser, site_address: str) -> None:
    with visiting(browser, f"{site_address}zh/about/") as visit:
        visit.page.wait_for_load_state("networkidle")
        loaded = visit.page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
        assert [
            name.split("/search/")[-1].partition("?")[0]
            for name in loaded
            if "/search/" in name or "/pagefind/" in name
        ] == ["start.js"]


def test_the_first_result_takes_few_bytes(browser: Browser, site_address: str) -> None:
    sizes: list[int] = []
    with visiting(browser, f"{site_address}zh/about/") as visit:
        visit.page.on("response", lambda response: sizes.append(bytes_for_search(response)))
        visit.page.goto(search_address(site_address, "zh", "电子信息"))
        visit.page.locator(MAIN_LINKS).first.wait_for()
        assert sum(sizes) < _FIRST_RESULT_BYTES


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("typed", ["江西", "", "zzzz"])
def test_the_search_page_is_accessible(
    browser: Browser, site_address: str, typed: str, language: str, scheme: str
) -> None:
    with visiting(browser, search_address(site_address, language, typed), color_scheme=scheme) as visit:
        finished(visit.page)
        expect(visit.page.locator("[data-search-filters]")).to_be_visible(visible=typed == "江西")
        assert violations(visit.page) == []
        assert visit.overflow(NARROW) == []


def test_on_a_phone_the_header_leads_to_the_search_page(browser: Browser, site_address: str) -> None:
    with visiting(browser, f"{site_address}zh/about/", viewport={"width": NARROW, "height": 740}) as visit:
        visit.page.locator(".sc-search__link").click()
        visit.page.wait_for_url("**/zh/search/")
        assert finished(visit.page) == "done"


def test_without_scripts_the_page_leads_to_the_plain_index(browser: Browser, site_address: str) -> None:
    with visiting(browser, search_address(site_address, "zh", "江西"), java_script_enabled=False) as visit:
        visit.page.locator("a[href$='index-of-pages/']").first.click()
        visit.page.wait_for_url("**/zh/index-of-pages/")
        assert visit.page.locator("a[href$='provinces/jiangxi/']").count() > 0
