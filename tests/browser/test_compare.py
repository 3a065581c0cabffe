"""The comparison: up to six provinces over a span of years, chosen by keyboard or touch and kept in the address."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Literal
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.visits import NARROW, violations, visiting
from tests.records import raw

pytestmark = pytest.mark.browser

MIDDLE = "?provinces=jiangxi,hubei,hunan"
SIX = "?provinces=inner-mongolia,guangxi,tibet,ningxia,xinjiang,hainan"
DESK, TABLET = 1440, 768
_VALUE = re.compile(r"[\d.,–−]+%")


def read_at_once(elements: Locator, attribute: str) -> list[str]:
    """Return an attribute of elements that the page may draw anew while they are read one by one."""
    found: list[str] = elements.evaluate_all("(all, name) => all.map((each) => each.getAttribute(name))", attribute)
    return found


def columns(page: Page) -> list[str]:
    """Return the provinces whose columns the table shows."""
    expect(page.locator("[data-compare-table] table")).to_be_visible()
    return read_at_once(page.locator("[data-compared] thead [data-plan]"), "data-plan")


def panels(page: Page, indicator: str = "gdp_growth") -> list[str]:
    """Return the provinces that an indicator is drawn for."""
    row = page.locator(f"[data-multiples={indicator}] [data-panel]")
    expect(row.first).to_be_visible()
    return read_at_once(row, "data-panel")


def become(read: Callable[[], list[str]], expected: list[str]) -> None:
    """Wait until what is read is what was expected: the page draws anew when it has what it needs."""
    ends = time.monotonic() + 10
    while read() != expected and time.monotonic() < ends:
        time.sleep(0.05)
    assert read() == expected


def chosen(page: Page) -> list[str]:
    return read_at_once(page.locator("[data-compare] input:checked"), "value")


def asked(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def status(page: Page) -> Locator:
    return page.locator("[data-compare-status]")


# What is chosen


def test_the_first_set_is_shown_and_named(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + "en/compare/") as visit:
        page = visit.page
        delta = ["shanghai", "jiangsu", "zhejiang", "anhui"]
        assert (columns(page), panels(page)) == (delta, delta)
        expect(page.locator("h1")).to_have_text("Shanghai, Jiangsu, Zhejiang, Anhui")
        assert page.title().startswith("Shanghai, Jiangsu, Zhejiang, Anhui · ")
        expect(page.locator("[data-set][aria-pressed=true]")).to_have_text("Yangtze delta")
        assert visit.problems() == []


def test_provinces_are_chosen_by_keyboard_and_kept_in_the_address(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + "zh/compare/") as visit:
        page = visit.page
        before = columns(page)
        page.locator("[data-compare] summary").focus()
        page.keyboard.press("Enter")
        page.locator("[data-compare] input[value='jiangxi']").focus()
        page.keyboard.press("Space")
        expect(page.locator("[data-compared] thead [data-plan=jiangxi]")).to_be_visible()
        expect(status(page)).to_contain_text(str(len(before) + 1))
        page.locator("select[name=indicator]").select_option("industrial_value_added_growth")
        page.locator("select[name=from]").select_option("2015")
        expect(page.locator("[data-compared] tbody tr")).to_have_count(12)
        address, shown = page.url, page.locator("[data-compared] tbody").inner_text()
        assert asked(page) == {
            "provinces": ",".join([*before, "jiangxi"]),
            "indicator": "industrial_value_added_growth",
            "from": "2015",
            "to": "2026",
        }
        page.goto("about:blank")
        page.goto(address)
        become(lambda: columns(page), [*before, "jiangxi"])
        assert page.locator("[data-compared] tbody").inner_text() == shown
        assert visit.problems() == []


def test_three_provinces_take_four_steps(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + "en/compare/") as visit:
        page = visit.page
        columns(page)
        page.locator("[data-clear]").click()
        expect(page.locator("h1")).to_have_text("Choose provinces")
        expect(page.locator("[data-compared]")).to_be_hidden()
        expect(status(page)).to_contain_text("Choose provinces from the list")
        assert "provinces" not in asked(page)
        for province in ("jiangxi", "guizhou", "hainan"):
            page.locator(f"[data-compare] input[value={province}]").check()
        expect(page.locator("h1")).to_have_text("Jiangxi, Guizhou, Hainan")
        become(lambda: columns(page), ["jiangxi", "guizhou", "hainan"])
        assert asked(page)["provinces"] == "jiangxi,guizhou,hainan"
        assert visit.problems() == []


def test_a_set_takes_one_step(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + "en/compare/") as visit:
        page = visit.page
        columns(page)
        page.get_by_role("button", name="Middle Yangtze").click()
        expect(page.locator("h1")).to_have_text("Hubei, Hunan, Jiangxi")
        become(lambda: panels(page), ["hubei", "hunan", "jiangxi"])
        assert asked(page)["provinces"] == "hubei,hunan,jiangxi"
        pressed = page.locator("[data-set][aria-pressed=true]")
        expect(pressed).to_have_text("Middle Yangtze")
        page.locator("[data-chosen] button").first.click()
        expect(pressed).to_have_count(0)


def test_a_chip_takes_its_province_out_and_leaves_the_focus_at_hand(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + "en/compare/" + MIDDLE) as visit:
        page = visit.page
        columns(page)
        page.get_by_role("button", name=re.compile("Hubei.*take out")).focus()
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text("Jiangxi, Hunan")
        expect(page.locator("[data-remove=hunan]")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text("Jiangxi")
        expect(status(page)).to_contain_text("Only one province is chosen")
        become(lambda: columns(page), ["jiangxi"])
        page.keyboard.press("Enter")
        expect(page.locator("[data-compare] summary")).to_be_focused()
        expect(page.locator("[data-compare-finding]")).to_be_hidden()


def test_six_are_the_most_and_it_is_said(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + "en/compare/?plans=jiangxi-2023,jiangsu-2023") as visit:
        page = visit.page
        become(lambda: columns(page), ["jiangxi", "jiangsu"])
        page.locator("[data-compare] summary").click()
        for _ in range(4):
            page.locator("[data-compare] input:not(:checked)").first.check()
        expect(page.locator("[data-compared] thead [data-plan]")).to_have_count(6)
        expect(status(page)).to_contain_text("6 are chosen")
        for box in page.locator("[data-compare] input:not(:checked)").all():
            expect(box).to_be_disabled()


def test_spans_and_views_are_switched_and_kept(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + "en/compare/" + MIDDLE) as visit:
        page = visit.page
        columns(page)
        page.get_by_role("button", name="2020–", exact=True).click()
        expect(page.locator("[data-compared] tbody tr")).to_have_count(7)
        expect(page.locator("[data-compare-finding]")).to_contain_text("GDP, 2020–2026")
        page.get_by_role("button", name="Table only").click()
        expect(page.locator("[data-compare-charts]")).to_be_hidden()
        assert (asked(page)["from"], asked(page)["view"]) == ("2020", "table")
        page.reload()
        expect(page.locator("[data-compared] tbody tr")).to_have_count(7)
        expect(page.locator("[data-compare-charts]")).to_be_hidden()
        expect(page.get_by_role("button", name="Table only")).to_have_attribute("aria-pressed", "true")
        page.get_by_role("button", name="Charts and table").click()
        become(lambda: panels(page), ["jiangxi", "hubei", "hunan"])
        page.locator("select[name=from]").select_option("2024")
        page.locator("select[name=to]").select_option("2010")
        expect(page.locator("[data-compared] tbody tr")).to_have_count(1)
        assert (asked(page)["from"], asked(page)["to"]) == ("2010", "2010")


# What an address asks for


@pytest.mark.parametrize(
    "query", ["?provinces=", "?provinces=atlantis,<script>&from=x", "?plans=%00,%ff&indicator=__proto__"]
)
def test_addresses_that_mean_nothing_show_the_first_set(browser: Browser, site_address: str, query: str) -> None:
    with visiting(browser, f"{site_address}en/compare/{query}") as visit:
        become(lambda: columns(visit.page), ["shanghai", "jiangsu", "zhejiang", "anhui"])
        expect(status(visit.page)).to_contain_text("no province that is known here")
        assert visit.problems() == []


@pytest.mark.parametrize(
    ("query", "shown", "said"),
    [
        ("?provinces=jiangxi,hunan&from=2020&to=2010", ["jiangxi", "hunan"], "put in order"),
        ("?provinces=jiangxi,hunan,atlantis", ["jiangxi", "hunan"], "“atlantis”"),
        ("?provinces=jiangxi,%3Cb%3Ehunan%3C/b%3E", ["jiangxi"], "“<b>hunan</b>”"),
        ("?provinces=beijing,tianjin,hebei,shanxi,liaoning,jilin,heilongjiang,shanghai",
         ["beijing", "tianjin", "hebei", "shanxi", "liaoning", "jilin"], "left out: Heilongjiang and Shanghai"),
        ("?provinces=jiangxi,hunan&from=1850", ["jiangxi", "hunan"], "“1850”"),
        ("?provinces=jiangxi,hunan&indicator=luck", ["jiangxi", "hunan"], "“luck”"),
    ],
)  # fmt: skip
def test_an_address_is_put_right_and_it_is_said(
    browser: Browser, site_address: str, query: str, shown: list[str], said: str
) -> None:
    with visiting(browser, f"{site_address}en/compare/{query}") as visit:
        page = visit.page
        become(lambda: columns(page), shown)
        expect(page.locator("[data-compared] tbody tr").first).to_be_visible()
        expect(status(page)).to_contain_text(said)
        page.reload()
        become(lambda: columns(page), shown)
        expect(status(page)).not_to_contain_text(said)
        assert visit.problems() == []


def test_figures_that_cannot_be_loaded_are_said_to_be_missing(browser: Browser, site_address: str) -> None:
    with visiting(browser, "about:blank") as visit:
        page = visit.page
        page.route("**/compare/*.json", lambda route: route.abort())
        page.goto(site_address + "en/compare/")
        expect(status(page)).to_contain_text("could not be loaded")
        page.unroute("**/compare/*.json")
        status(page).locator("button").click()
        expect(page.locator("[data-compared]")).to_be_visible()


def test_without_scripts_the_first_set_is_summed_up(browser: Browser, site_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(site_address + "en/compare/")
        expect(page.locator("[data-compare], [data-compared]").first).to_be_hidden()
        table = page.locator("[data-compare-still] table")
        assert table.locator("thead th").all_inner_texts()[1:] == ["Shanghai", "Jiangsu", "Zhejiang", "Anhui"]
        assert "{} of {} met".format(*score("anhui", "gdp_growth")) in table.locator("tbody tr").first.inner_text()
        table.locator("tbody tr td a").last.click()
        page.wait_for_url("**/provinces/anhui/*/#*")
    finally:
        context.close()


# What it says


def far_misses(area: str, indicator: str) -> list[int]:
    cells = [raw.cell(area, indicator, year) for year in raw.years()]
    return [cell.year for cell in cells if cell.verdict == "missed" and cell.better <= -2]


def score(area: str, indicator: str) -> tuple[int, int]:
    verdicts = [raw.cell(area, indicator, year).verdict for year in raw.years()]
    return verdicts.count("met"), sum(verdict in raw.JUDGED for verdict in verdicts)


@pytest.mark.parametrize("indicator", ["gdp_growth", "retail_sales_growth", "energy_intensity_change"])
@pytest.mark.parametrize("query", ["", MIDDLE, SIX, "?provinces=hainan,tibet", "?provinces=shanghai"])
def test_the_sentence_says_what_the_records_come_to(
    browser: Browser, site_address: str, query: str, indicator: str
) -> None:
    address = f"{site_address}en/compare/{query}{'&' if query else '?'}indicator={indicator}"
    with visiting(browser, address) as visit:
        page = visit.page
        provinces = columns(page)
        sentence = page.locator("[data-compare-finding]")
        scores = [score(area, indicator) for area in provinces]
        said = re.findall(r"(\d+) of (\d+)", sentence.inner_text())
        assert [(int(met), int(judged)) for met, judged in said] == [each for each in scores if each[1]]
        missed = [far_misses(area, indicator) for area in provinces]
        shared = sorted(set.intersection(*map(set, missed)))
        years = re.findall(r"\b20\d\d\b", sentence.inner_text())
        if shared and len(provinces) > 1:
            assert [int(year) for year in years[: len(shared)]] == shared
        elif not any(missed):
            assert years == []
        else:
            listed = [year for each in missed if len(each) <= 4 for year in each]
            assert [int(year) for year in years] == listed
            counted = re.findall(r"in (\d+) years", sentence.inner_text())
            assert [int(number) for number in counted] == [len(each) for each in missed if len(each) > 4]


def test_numbers_of_the_sentence_lead_on(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + "en/compare/" + MIDDLE) as visit:
        page = visit.page
        columns(page)
        links = page.locator("[data-compare-finding] a")
        assert links.all_inner_texts() == ["18 of 22", "15 of 22", "13 of 20", "2022", "2023"]
        links.first.click()
        expect(page.locator("#year-by-year")).to_be_in_viewport()
        links.last.click()
        page.wait_for_url("**/provinces/jiangxi/2023/#*gdp-growth-target*")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_table_says_what_the_pages_say(browser: Browser, site_address: str, language: str) -> None:
    """Each figure of a year leads to a place that says the same value."""
    query = "?provinces=jiangxi,hunan&indicator=gdp_growth&from=2022&to=2022&view=table"
    with visiting(browser, f"{site_address}{language}/compare/{query}") as visit:
        page = visit.page
        columns(page)
        cells = page.locator("[data-compared] tbody td a").all()
        links = [(cell.inner_text(), cell.get_attribute("href") or "") for cell in cells]
        assert len(links) == 5  # two targets, two outcomes, the nation's outcome
        start = page.url
        for words, link in links:
            page.goto(start)
            page.goto(page.evaluate("link => new URL(link, document.baseURI).href", link))
            value = _VALUE.search(words)
            place = page.locator(f"[id='{link.partition('#')[2]}']")
            assert value and value[0] in place.inner_text(), link


def test_charts_and_table_show_the_same_years(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + "en/compare/" + MIDDLE) as visit:
        page = visit.page
        for index, _ in enumerate(panels(page)):
            marks = page.locator("[data-multiples=gdp_growth] svg").nth(index).locator("g[data-year]").all()
            drawn = {
                mark.get_attribute("data-year"): (
                    mark.locator(".sc-mark__target").count(),
                    mark.locator(".sc-mark__outcome").count(),
                )
                for mark in marks
            }
            rows = page.locator("[data-compared] tbody tr").all()
            cells = {row.locator("th").inner_text(): row.locator("td").all()[3 * index : 3 * index + 2] for row in rows}
            told = {year: tuple(cell.locator("a").count() for cell in pair) for year, pair in cells.items()}
            assert drawn == {year: pair for year, pair in told.items() if any(pair)}


def test_a_row_leads_to_its_table_and_has_one_scale(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + "en/compare/" + MIDDLE) as visit:
        page = visit.page
        panels(page)
        row = page.locator("[data-multiples=retail_sales_growth]")
        ticks = [
            [text for text in drawing.locator("text").all_text_contents() if text.endswith("%")]
            for drawing in row.locator("svg").all()
        ]
        assert len(ticks) == 3 and ticks[0] == ticks[1] == ticks[2] and 2 <= len(ticks[0]) <= 6
        assert row.locator("svg[role=img] > title").count() == row.locator("svg[role=img] > desc").count() == 3
        row.get_by_text("Show in the table").click()
        expect(page.locator("#year-by-year")).to_have_text("Retail sales growth, year by year")
        expect(page.locator("select[name=indicator]")).to_have_value("retail_sales_growth")
        expect(page.locator("#year-by-year")).to_be_in_viewport()


def test_the_worst_miss_and_the_newest_target_are_told_with_the_panel(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + "en/compare/" + MIDDLE) as visit:
        page = visit.page
        panels(page)
        for panel in page.locator("[data-multiples=gdp_growth] [data-panel]").all():
            cells = [raw.cell(panel.get_attribute("data-panel") or "", "gdp_growth", year) for year in raw.years()]
            worst = min(
                (cell for cell in cells if cell.verdict == "missed"), key=lambda cell: (cell.better, -cell.year)
            )
            assert panel.locator(".sc-multiple__miss").text_content() == f"{worst.year}: −{-worst.better} pp"
            newest = [cell for cell in cells if cell.target][-1]
            assert newest.target is not None
            assert f"{newest.year} target" in panel.inner_text()
            assert f"{newest.target['value']}" in panel.locator(".sc-multiple__value").inner_text()


def test_a_year_is_read_across_a_row(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + "en/compare/" + MIDDLE) as visit:
        page = visit.page
        panels(page)
        row = page.locator("[data-multiples=gdp_growth]")
        said = row.locator(".sc-multiple__reading")
        row.locator(".sc-multiples__row").focus()
        page.keyboard.press("ArrowLeft")
        assert [words.split(":")[0] for words in said.all_inner_texts()] == ["2026"] * 3
        page.keyboard.press("Home")
        for _ in range(17):
            page.keyboard.press("ArrowRight")
        assert said.first.inner_text().split() == ["2020:", "about", "8%", "→", "3.8%", "Missed", "−4.2"]
        expect(row.locator("[role=status]")).to_contain_text("Hunan 2020: about 7.5% → 3.8% Missed −3.7")
        page.keyboard.press("Escape")
        expect(said.first).to_be_hidden()
        drawing = row.locator("svg").first
        width = drawing.evaluate("drawing => drawing.getBoundingClientRect().width")
        drawing.hover(position={"x": width - 10, "y": 60})
        expect(said.nth(1)).to_have_text("2026: about 5.5% → —")
        page.mouse.move(0, 0)
        expect(said.nth(1)).to_be_hidden()
        assert visit.problems() == []


def test_strict_counting_changes_scores_and_words(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + "en/compare/" + MIDDLE) as visit:
        page = visit.page
        provinces = columns(page)
        page.locator("[data-strict-switch]").click()
        verdicts = [[raw.cell(area, "gdp_growth", year) for year in raw.years()] for area in provinces]
        strict = [[cell.strict_verdict for cell in cells] for cells in verdicts]
        met = [str(each.count("met")) for each in strict]
        expect(page.locator("[data-compare-finding] a").first).to_have_text(re.compile(f"^{met[0]} of "))
        assert re.findall(r"(\d+) of", page.locator("[data-compare-finding]").inner_text()) == met
        shown = page.locator("[data-multiples=gdp_growth] figcaption").all_inner_texts()
        assert [re.findall(r"(\d+) of", words)[0] for words in shown] == met


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_use_it(browser: Browser, site_address: str, scheme: Literal["light", "dark"]) -> None:
    with visiting(browser, f"{site_address}en/compare/?provinces=shanghai,tibet,hainan", color_scheme=scheme) as visit:
        page = visit.page
        panels(page)
        page.locator("[data-compare] summary").click()
        page.locator(".sc-multiples__more > summary").click()
        page.locator("[data-multiples=gdp_growth] .sc-multiples__row").focus()
        page.keyboard.press("ArrowLeft")
        assert violations(page) == []


def test_what_few_years_state_is_told_in_words(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + "en/compare/?provinces=shanghai,tibet") as visit:
        page = visit.page
        panels(page)
        page.locator(".sc-multiples__more > summary").click()
        few = page.locator("[data-few] li").all()
        assert few
        for item in few:
            assert _VALUE.search(item.inner_text())
            assert item.locator("a").count() >= 2


# How it is laid out


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("query", [MIDDLE, SIX])
@pytest.mark.parametrize("width", [DESK, TABLET, NARROW])
def test_charts_and_table_fit_or_scroll_by_themselves(
    browser: Browser, site_address: str, language: str, query: str, width: int
) -> None:
    with visiting(browser, f"{site_address}{language}/compare/{query}") as visit:
        page = visit.page
        visit.resize(width)
        panels(page)
        assert visit.overflow(width, slack=8) == []
        page.locator("[data-compare-table]").evaluate("box => { box.scrollLeft = 300; }")
        year = page.locator("[data-compare-table] tbody th").first
        left = page.locator("[data-compare-table]").evaluate("box => box.getBoundingClientRect().left")
        assert year.evaluate("cell => cell.getBoundingClientRect().left") == left, "the year scrolls away"
        heights = page.locator("[data-compare-table] tr").evaluate_all("rows => rows.map((row) => row.offsetHeight)")
        assert max(heights) <= 96
        sizes = page.locator(".sc-multiple__plot").evaluate_all(
            "plots => plots.map((plot) => 12 * plot.getBoundingClientRect().width / plot.viewBox.baseVal.width)"
        )
        assert min(sizes) >= 11.5, "letters in charts are small"


def test_panels_fill_a_phone_one_below_the_other(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + "zh/compare/" + MIDDLE) as visit:
        page = visit.page
        visit.resize(NARROW)
        panels(page)
        boxes = [panel.bounding_box() for panel in page.locator("[data-multiples=gdp_growth] [data-panel]").all()]
        lefts = {box["x"] for box in boxes if box}
        assert len(lefts) == 1 and all(box and box["width"] > NARROW * 0.85 for box in boxes)
        assert page.locator("[data-multiples]:visible").count() == 2, "all other rows are folded"
        target = page.locator("[data-compared] tbody tr").nth(1).locator("td")
        assert target.nth(2).evaluate("cell => cell.getBoundingClientRect().right") <= NARROW, "the gap is cut off"


def test_it_can_be_read_on_paper(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + "en/compare/" + SIX, reduced_motion="reduce") as visit:
        page = visit.page
        panels(page)
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 672, "height": 986})
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert visit.overflow(672, slack=8) == []
        assert page.locator(".sc-multiples__more").evaluate("fold => fold.open")
        expect(page.locator("[data-compare]")).to_be_hidden()
        become(lambda: columns(page), SIX.partition("=")[2].split(","))


# Back


def test_one_step_back_undoes_the_last_choice(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + "zh/compare/" + MIDDLE) as visit:
        page = visit.page
        become(lambda: columns(page), ["jiangxi", "hubei", "hunan"])
        page.locator("[data-remove=hubei]").click()
        become(lambda: columns(page), ["jiangxi", "hunan"])
        page.locator("select[name=from]").select_option("2015")
        expect(page.locator("[data-compared] tbody tr")).to_have_count(12)
        page.go_back()
        expect(page.locator("[data-compared] tbody tr")).to_have_count(24)
        expect(page.locator("select[name=from]")).to_have_value("2003")
        page.go_back()
        become(lambda: columns(page), ["jiangxi", "hubei", "hunan"])
        become(lambda: chosen(page), ["jiangxi", "hubei", "hunan"])
        page.go_forward()
        become(lambda: columns(page), ["jiangxi", "hunan"])
        assert visit.problems() == []


def test_choices_passed_by_keys_are_one_step(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + "en/compare/" + MIDDLE) as visit:
        page = visit.page
        become(lambda: columns(page), ["jiangxi", "hubei", "hunan"])
        before = page.evaluate("history.length")
        page.locator("select[name=from]").focus()
        for _ in range(5):
            page.keyboard.press("ArrowDown")
        expect(page.locator("select[name=from]")).to_have_value("2008")
        assert page.evaluate("history.length") == before + 1
        page.go_back()
        expect(page.locator("select[name=from]")).to_have_value("2003")


def test_what_is_put_right_is_no_step_to_go_back_to(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + "en/about/") as visit:
        page = visit.page
        page.goto(site_address + "en/compare/?provinces=jiangxi,atlantis,hunan&from=2020&to=2010")
        become(lambda: columns(page), ["jiangxi", "hunan"])
        expect(status(page)).to_contain_text("atlantis")
        assert (asked(page)["from"], asked(page)["to"]) == ("2010", "2020")
        page.go_back()
        page.wait_for_url("**/en/about/")
