"""The viewer of words: any phrase, read from the counts that the site serves, and told apart from what is not kept."""

from __future__ import annotations

import csv
import gzip
import io
import re
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Response, Route, expect

from shengce.printed.folding import matched
from shengce.printed.paragraphs import read_paragraphs
from shengce.records.words import CountedReport, read_counted
from shengce.words.reading import WordCounts
from tests.browser.visits import NARROW, WIDE, Visit, violations, visiting
from tests.project import REPOSITORY
from tests.source_texts import SOURCES, needs_texts

pytestmark = pytest.mark.browser

SIX = "低空经济,商业航天,新质生产力,两化融合,数字化转型,人工智能"
NATION = "national"
FIRST_ANSWER, LATER_ANSWER = 150_000, 60_000
PATIENCE = 20_000
_DONE = "[data-words][data-words-status=done]"
_ROWS = "tr[data-word][data-year]"
_STATUS = "[data-words-message]"


@cache
def counted() -> WordCounts:
    words = read_counted(REPOSITORY)
    assert words is not None
    return WordCounts(REPOSITORY, words)


def ask(page: Page, typed: str) -> None:
    """Type a question, send it off, and wait for the answer."""
    page.locator("[data-words-form] input").fill(typed)
    page.locator("[data-words-form] input").press("Enter")
    answered(page)


def answered(page: Page) -> None:
    page.locator(_DONE).wait_for(state="attached", timeout=PATIENCE)


def opened(visit: Visit, address: str) -> Page:
    visit.page.goto(address)
    answered(visit.page)
    return visit.page


def rows(page: Page) -> dict[tuple[str, int], tuple[int, int]]:
    """Return reports and occurrences by phrase and year."""
    read: list[list[str]] = page.locator(_ROWS).evaluate_all(
        "(all) => all.map(({ dataset: d }) => [d.word, d.year, d.reports, d.count])"
    )
    return {(word, int(year)): (int(reports), int(count)) for word, year, reports, count in read}


def expected(*variants: str) -> dict[int, tuple[int, int]]:
    """Return what the record says of a phrase by year: provincial reports that hold a variant, and occurrences."""
    found = [counted().counts(matched(variant)) or {} for variant in variants]
    by_year: dict[int, tuple[int, int]] = {}
    for report in counted().reports:
        count = sum(each.get(report.number, 0) for each in found)
        reports, total = by_year.get(report.year, (0, 0))
        if report.area != NATION:
            by_year[report.year] = (reports + (count > 0), total + count)
    return by_year


def holding_reports(phrase: str) -> list[CountedReport]:
    """Return the provincial reports that hold a phrase."""
    counts = counted().counts(matched(phrase)) or {}
    return [report for report in counted().reports if report.area != NATION and counts.get(report.number)]


def asked(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def viewer(site_address: str, typed: str = "", language: str = "zh", more: str = "") -> str:
    return f"{site_address}{language}/words/?q={quote(typed)}{more}"


# What it answers


@pytest.mark.parametrize("phrase", ["低空经济", "两化融合", "5G", "互联网+", "三去一降一补"])
def test_the_table_says_what_the_record_says(browser: Browser, site_address: str, phrase: str) -> None:
    with visiting(browser, viewer(site_address, phrase)) as visit:
        answered(visit.page)
        assert rows(visit.page) == {(phrase, year): numbers for year, numbers in expected(phrase).items()}
        assert visit.problems() == []


@needs_texts
def test_the_table_says_what_a_plain_count_over_the_texts_says(browser: Browser, site_address: str) -> None:
    with visiting(browser, viewer(site_address, "低空经济")) as visit:
        answered(visit.page)
        shown = rows(visit.page)
    for year in (2017, 2024, 2026):
        counts = [count_in_text(path, "低空经济") for path in sorted(Path(SOURCES, "work-reports").glob(f"*/{year}.md"))
                  if not path.parent.name.startswith("national")]  # fmt: skip
        assert shown["低空经济", year] == (sum(count > 0 for count in counts), sum(counts))


def count_in_text(path: Path, phrase: str) -> int:
    texts = (matched(paragraph.text) for paragraph in read_paragraphs(path.read_text(encoding="utf-8")))
    return sum(text.count(phrase) for text in texts)


def test_six_phrases_are_compared(browser: Browser, site_address: str) -> None:
    with visiting(browser, viewer(site_address, SIX, "en")) as visit:
        page = visit.page
        answered(page)
        assert list(dict.fromkeys(word for word, _ in rows(page))) == SIX.split(",")
        expect(page.locator("[data-words-phrases] > li")).to_have_count(6)
        expect(page.locator("[data-heat]")).to_have_count(6)
        curves = set(page.locator(".sc-words__plot path[stroke^='var(--sc-word']").evaluate_all(
            "(all) => all.map((path) => path.getAttribute('stroke'))"))  # fmt: skip
        assert len(curves) == 6
        assert visit.problems() == []


def test_the_seventh_phrase_is_said_and_left_out(browser: Browser, site_address: str) -> None:
    with visiting(browser, viewer(site_address, f"{SIX},量子科技", "en")) as visit:
        answered(visit.page)
        expect(visit.page.locator(_STATUS)).to_contain_text("量子科技")
        assert "量子科技" not in {word for word, _ in rows(visit.page)}


def test_variants_are_one_phrase_that_each_report_holds_once(browser: Browser, site_address: str) -> None:
    with visiting(browser, viewer(site_address, "人工智能 + AI")) as visit:
        answered(visit.page)
        shown = {year: numbers for (_, year), numbers in rows(visit.page).items()}
        assert shown == expected("人工智能", "AI")
        assert {word for word, _ in rows(visit.page)} == {"人工智能 + AI"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_first_mention_names_year_and_areas(browser: Browser, site_address: str, language: str) -> None:
    with visiting(browser, viewer(site_address, "低空经济", language)) as visit:
        answered(visit.page)
        first = visit.page.locator("[data-word-first]")
        holding = holding_reports("低空经济")
        year = min(report.year for report in holding)
        areas = {report.area for report in holding if report.year == year}
        expect(first).to_contain_text(str(year))
        assert set(str(first.get_attribute("data-areas")).split()) == areas == {"jiangxi"}
        expect(first).to_contain_text("江西" if language == "zh" else "Jiangxi")


@pytest.mark.parametrize(("scope", "areas"), [("jiangxi", {"jiangxi"}), (NATION, {NATION})])
def test_a_scope_is_counted_alone(browser: Browser, site_address: str, scope: str, areas: set[str]) -> None:
    with visiting(browser, viewer(site_address, "工业", more=f"&scope={scope}")) as visit:
        answered(visit.page)
        counts = counted().counts("工业") or {}
        wanted = {(r.year, counts.get(r.number, 0)) for r in counted().reports if r.area in areas}
        assert {(year, count) for (_, year), (_, count) in rows(visit.page).items()} == wanted
        expect(visit.page.locator("[data-measure=share]")).to_be_hidden()
        expect(visit.page.locator("[data-measure=rate]")).to_have_attribute("aria-pressed", "true")


def test_choices_stand_in_the_address_and_back_undoes_them(browser: Browser, site_address: str) -> None:
    with visiting(browser, viewer(site_address, "低空经济")) as visit:
        page = visit.page
        answered(page)
        page.locator("[data-measure=count]").click()
        expect(page.locator("[data-measure=count]")).to_have_attribute("aria-pressed", "true")
        page.locator("[name=scope]").select_option("east")
        page.locator("[name=mean]").check()
        answered(page)
        assert asked(page) == {"q": "低空经济", "measure": "count", "scope": "east", "mean": "3"}
        expect(page.locator("[data-words-title]")).to_contain_text("平均")
        title, address, table = page.locator("[data-words-title]").inner_text(), page.url, rows(page)
        page.goto("about:blank")
        opened(visit, address)
        assert (page.locator("[data-words-title]").inner_text(), rows(page)) == (title, table)
        page.locator("[name=mean]").uncheck()
        expect(page.locator("[data-words-title]")).not_to_contain_text("平均")
        page.go_back()
        expect(page.locator("[data-words-title]")).to_have_text(title)
        assert visit.problems() == []


def test_what_is_typed_is_shown_and_back_returns(browser: Browser, site_address: str) -> None:
    with visiting(browser, viewer(site_address)) as visit:
        page = visit.page
        answered(page)
        expect(page.locator("[data-words]")).to_be_hidden()
        ask(page, "低空经济，商业航天")
        expect(page.locator("[data-words-phrases] > li")).to_have_count(2)
        page.locator("[data-remove='0']").click()
        expect(page.locator("[data-words-phrases] > li")).to_have_count(1)
        assert asked(page)["q"] == "商业航天"
        page.go_back()
        expect(page.locator("[data-words-phrases] > li")).to_have_count(2)
        expect(page.locator("[data-words-form] input")).to_have_value("低空经济，商业航天")
        page.locator("[data-example]").first.click()
        answered(page)
        assert visit.problems() == []


# Three nothings


def test_what_is_not_kept_is_no_zero_and_offers_its_parts(browser: Browser, site_address: str) -> None:
    with visiting(browser, viewer(site_address, "低空经济琉璃", "en")) as visit:
        page = visit.page
        answered(page)
        expect(page.locator("[data-word-absent]")).to_contain_text("is not kept")
        expect(page.locator("[data-words-figure]")).to_be_hidden()
        assert rows(page) == {}
        part = page.locator("[data-ask]", has_text="低空经济")
        part.first.click()
        answered(page)
        assert rows(page)
        assert visit.problems() == []


def test_a_zero_is_a_zero(browser: Browser, site_address: str) -> None:
    with visiting(browser, viewer(site_address, "低空经济")) as visit:
        answered(visit.page)
        assert rows(visit.page)["低空经济", 2005] == (0, 0)
        cell = visit.page.locator("tr[data-area=beijing] .sc-heat__cell").nth(2)
        expect(cell).to_have_class(re.compile("sc-step-0"))


def test_a_report_that_is_missing_is_no_zero(browser: Browser, site_address: str) -> None:
    have = {(report.area, report.year) for report in counted().reports}
    areas = sorted({area for area, _ in have})
    gap = next((area, year) for area in areas for year in range(2003, 2027) if (area, year) not in have)
    with visiting(browser, viewer(site_address, "工业", "en", f"&scope={gap[0]}")) as visit:
        page = visit.page
        answered(page)
        row = page.locator(f"tr[data-year='{gap[1]}']")
        assert row.get_attribute("data-reports") is None
        expect(row).to_contain_text("no report")
        cell = page.locator(f"tr[data-area={gap[0]}] .sc-heat__cell").nth(gap[1] - 2003)
        expect(cell).to_have_class(re.compile("sc-words__missing"))


# What readers may type


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Type a phrase"),
        ("经", "one character"),
        ("！？", "only signs"),
        ("😀", "only signs"),
        (" ,，\u200f", "nothing to look up"),
        ("经" * 250, "first 200 characters"),
        ("'; DROP TABLE reports; --", "not kept"),
        ("<img src=x onerror=alert(1)>", "not kept"),
        ("\u202e琉璃低空\u202c", "not kept"),
    ],
)
def test_what_means_nothing_is_said(browser: Browser, site_address: str, typed: str, said: str) -> None:
    with visiting(browser, viewer(site_address, typed, "en")) as visit:
        page = visit.page
        answered(page)
        expect(page.locator("article")).to_contain_text(said)
        assert page.locator("[data-words] img, [data-words] script").count() == 0
        assert rows(page) == {}
        assert visit.problems() == []


@pytest.mark.parametrize("typed", ["低空經濟", "低 空 经 济", "\u200f低空经济\u200e", "低空\u200b经济"])
def test_forms_of_one_phrase_are_one(browser: Browser, site_address: str, typed: str) -> None:
    with visiting(browser, viewer(site_address, typed)) as visit:
        answered(visit.page)
        assert rows(visit.page) == {("低空经济", year): numbers for year, numbers in expected("低空经济").items()}


def test_full_width_letters_are_the_same(browser: Browser, site_address: str) -> None:
    with visiting(browser, viewer(site_address, "５Ｇ")) as visit:
        answered(visit.page)
        assert {year: numbers for (_, year), numbers in rows(visit.page).items()} == expected("5g")


def test_an_english_name_leads_to_its_phrase(browser: Browser, site_address: str) -> None:
    with visiting(browser, viewer(site_address, "new quality productive forces", "en")) as visit:
        answered(visit.page)
        assert rows(visit.page) == {("新质生产力", year): numbers for year, numbers in expected("新质生产力").items()}
        expect(visit.page.locator("[data-words-phrases]")).to_contain_text(
            "“new quality productive forces” is 新质生产力"
        )


def test_an_address_of_nonsense_shows_the_first_choices(browser: Browser, site_address: str) -> None:
    with visiting(browser, viewer(site_address, "低空经济", more="&measure=__proto__&scope=%00&mean=x")) as visit:
        answered(visit.page)
        expect(visit.page.locator("[data-measure=share]")).to_have_attribute("aria-pressed", "true")
        expect(visit.page.locator("[name=scope]")).to_have_value("all")


# What fails


def missing(route: Route) -> None:
    route.fulfill(status=404, body="<h1>404</h1>")


def damaged(route: Route) -> None:
    route.fulfill(status=200, body=b"\xff\xff\xff\x7f\x00", content_type="application/octet-stream")


@pytest.mark.parametrize(
    "failure", [missing, damaged, lambda route: route.abort()], ids=["missing", "damaged", "aborted"]
)
@pytest.mark.parametrize("files", ["**/data/words/shards/*", "**/data/words/index.json*"])
def test_counts_that_do_not_load_are_said_and_tried_again(
    browser: Browser, site_address: str, failure: Any, files: str
) -> None:
    with visiting(browser, "about:blank") as visit:
        page = visit.page
        page.route(files, failure)
        page.goto(viewer(site_address, "低空经济", "en"))
        expect(page.locator("[data-words]")).to_have_attribute("data-words-status", "error")
        expect(page.locator(_STATUS)).to_contain_text("could not be loaded")
        page.unroute(files)
        page.locator(f"{_STATUS} button").click()
        answered(page)
        assert rows(page)


# What is shown of it


def test_a_year_is_read_by_keyboard_and_pointer(browser: Browser, site_address: str) -> None:
    with visiting(browser, viewer(site_address, "低空经济,商业航天", "en")) as visit:
        page = visit.page
        answered(page)
        readout = page.locator("[data-words-readout]")
        page.locator("[data-words-curves]").focus()
        page.keyboard.press("ArrowLeft")
        reports, count = expected("低空经济")[2026]
        of = sum(report.year == 2026 and report.area != NATION for report in counted().reports)
        expect(readout).to_contain_text(f"{reports} of {of}")
        expect(readout).to_contain_text(f"{count} time")
        page.keyboard.press("Home")
        expect(readout).to_contain_text("2003")
        page.keyboard.press("Escape")
        expect(readout).not_to_contain_text("2003")
        box = page.locator(".sc-words__plot").bounding_box()
        assert box
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 100)
        expect(readout).to_contain_text("商业航天")


def test_the_map_says_its_cells_and_leads_to_the_reports(browser: Browser, site_address: str) -> None:
    with visiting(browser, viewer(site_address, "低空经济")) as visit:
        page = visit.page
        answered(page)
        expect(page.locator("[data-words-heat] tbody tr")).to_have_count(32)
        numbers = {(r.area, r.year): r.number for r in counted().reports}
        count = (counted().counts("低空经济") or {})[numbers["guangdong", 2026]]
        cell = page.locator("tr[data-area=guangdong] .sc-heat__cell").nth(2026 - 2003)
        expect(cell).to_have_text(str(count))
        cell.hover()
        expect(page.locator("[data-readout]")).to_contain_text(f"广东 2026 {count} 次")
        cell.click()
        page.wait_for_url("**/zh/sources/work-report-guangdong-2026/")


def test_reports_that_hold_it_are_listed_with_their_official_pages(browser: Browser, site_address: str) -> None:
    with visiting(browser, viewer(site_address, "低空经济", "en")) as visit:
        page = visit.page
        answered(page)
        fold = page.locator("[data-words-reports]")
        fold.locator("summary").click()
        items = fold.locator("dd li")
        holding = [
            r for r in counted().reports if r.area != NATION and (counted().counts("低空经济") or {}).get(r.number)
        ]
        expect(items).to_have_count(len(holding))
        expect(items.first.locator("a").first).to_have_attribute("href", re.compile(r"^\.\./sources/work-report-"))
        assert fold.locator("a[rel=external]").count() > 0.9 * len(holding)
        assert visit.problems() == []


def downloaded(page: Page, kind: str) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        page.locator(f"[data-download={kind}]").click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def test_what_is_shown_is_taken_as_a_table(browser: Browser, site_address: str) -> None:
    with visiting(browser, viewer(site_address, "低空经济,商业航天")) as visit:
        answered(visit.page)
        name, content = downloaded(visit.page, "csv")
        assert name == "shengce-低空经济-商业航天.csv" and content.startswith(b"\xef\xbb\xbf")
        table = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
        assert {(row[0], int(row[2])): (int(row[3]), int(row[6])) for row in table[1:49]} == rows(visit.page)
        assert "省策" in table[49][0] and visit.page.url in ",".join(table[49])
        assert visit.problems() == []


def test_what_is_shown_is_taken_as_a_picture(browser: Browser, site_address: str) -> None:
    with visiting(browser, viewer(site_address, SIX, "en")) as visit:
        answered(visit.page)
        assert downloaded(visit.page, "png")[1].startswith(b"\x89PNG")
        name, drawing = downloaded(visit.page, "svg")
        text = drawing.decode()
        assert name.endswith(".svg") and text.startswith("<?xml") and "var(" not in text
        assert all(word in text for word in (*SIX.split(","), "Source: Shengce", "Share of reports"))
        visit.page.emulate_media(color_scheme="dark")
        assert visit.page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
        assert downloaded(visit.page, "svg")[1] == drawing, "a picture is light whatever the reader's scheme"
        assert visit.problems() == []


# Suggestions

_BOX, _OPTION = "[data-words-form] input", "[data-words-form] [role=option]"


@pytest.mark.parametrize(
    ("typed", "phrase"),
    [("低空经", "低空经济"), ("dikongjingji", "低空经济"), ("dkjj", "低空经济"), ("low-alt", "低空经济"),
     ("商业航天,dkjj", "低空经济"), ("人工智能 + 新质", "新质生产力")],
)  # fmt: skip
def test_phrases_are_suggested(browser: Browser, site_address: str, typed: str, phrase: str) -> None:
    with visiting(browser, viewer(site_address)) as visit:
        page = visit.page
        answered(page)
        page.locator(_BOX).focus()
        page.locator(_BOX).fill(typed)
        expect(page.locator(_OPTION, has_text=phrase).first).to_be_visible()
        assert visit.problems() == []


def test_suggestions_are_taken_by_keyboard(browser: Browser, site_address: str) -> None:
    with visiting(browser, viewer(site_address)) as visit:
        page = visit.page
        answered(page)
        page.locator(_BOX).focus()
        page.locator(_BOX).fill("商业航天,低空经")
        expect(page.locator(_OPTION).first).to_be_visible()
        expect(page.locator(_BOX)).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("ArrowDown")
        active = page.locator(_BOX).get_attribute("aria-activedescendant")
        chosen = page.locator(f"#{active}")
        expect(chosen).to_have_attribute("aria-selected", "true")
        phrase = chosen.get_attribute("data-phrase")
        page.keyboard.press("Enter")
        answered(page)
        expect(page.locator(_BOX)).to_have_value(f"商业航天,{phrase}")
        expect(page.locator(_OPTION).first).to_be_hidden()
        page.locator(_BOX).fill("商业")
        expect(page.locator(_OPTION).first).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator(_OPTION).first).to_be_hidden()


# Who uses it, and where


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_everyone_can_use_it(
    browser: Browser, site_address: str, language: str, scheme: Literal["light", "dark"]
) -> None:
    address = viewer(site_address, f"{SIX.rpartition(',')[0]},低空经济琉璃", language)
    with visiting(browser, address, color_scheme=scheme, reduced_motion="reduce") as visit:
        page = visit.page
        answered(page)
        page.locator("[data-words-reports] summary").click()
        expect(page.locator("[data-words-reports] dd").first).to_be_visible()
        for width in (WIDE, NARROW):
            visit.resize(width)
            assert violations(page) == [], width


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("typed", [SIX, "低空经济琉璃", "科学发展观,高质量发展", "经" * 200])
def test_nothing_reaches_beyond_a_phone(browser: Browser, site_address: str, language: str, typed: str) -> None:
    with visiting(browser, viewer(site_address, typed, language)) as visit:
        visit.resize(NARROW)
        answered(visit.page)
        assert visit.overflow(NARROW) == []


def test_it_is_used_by_keyboard_alone(browser: Browser, site_address: str) -> None:
    with visiting(browser, viewer(site_address, "低空经济")) as visit:
        page = visit.page
        answered(page)
        page.locator(_BOX).focus()
        order = []
        for _ in range(40):
            page.keyboard.press("Tab")
            order.append(page.evaluate("document.activeElement.closest('[data-words-options], [data-words]') !== null"))
            if page.evaluate("document.activeElement.closest('[data-words-table]') !== null"):
                return
        raise AssertionError("the table is not reached: the cells of the map are a stop each")


def test_without_scripts_the_page_leads_to_terms_and_files(browser: Browser, site_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(viewer(site_address, "低空经济", "en"))
        expect(page.locator("[data-words-form]")).to_be_hidden()
        expect(page.locator("[data-unscripted=words]")).to_be_visible()
        expect(page.locator("a[href$='data/words/denominators.csv']")).to_be_visible()
        expect(page.locator("article")).to_contain_text("A mention is no promise")
    finally:
        context.close()


def test_it_can_be_read_on_paper(browser: Browser, site_address: str) -> None:
    with visiting(browser, viewer(site_address, SIX, "en"), reduced_motion="reduce") as visit:
        page = visit.page
        answered(page)
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 672, "height": 986})
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert visit.overflow(672, slack=8) == []
        expect(page.locator("[data-words-form]")).to_be_hidden()
        expect(page.locator(".sc-words__plot")).to_be_visible()


# Search falls through


def searched(page: Page) -> Locator:
    page.locator("[data-search-status=done]").wait_for(state="attached", timeout=PATIENCE)
    return page.locator("[data-search-message]")


def found_nowhere_else(site_address: str, browser: Browser) -> Iterator[str]:
    for phrase in ("万众创新", "厕所革命", "米袋子", "菜篮子", "打非治违"):
        with visiting(browser, f"{site_address}zh/search/?q={quote(phrase)}") as visit:
            searched(visit.page)
            if visit.page.locator("[data-words-link]").count():
                yield phrase


def test_what_stands_in_reports_alone_leads_to_the_viewer(browser: Browser, site_address: str) -> None:
    phrase = next(found_nowhere_else(site_address, browser))
    with visiting(browser, f"{site_address}en/search/?q={quote(phrase)}") as visit:
        page = visit.page
        message = searched(page)
        counts = counted().counts(phrase) or {}
        years = [report.year for report in counted().reports if report.number in counts]
        expect(message).to_contain_text(f"in work reports: {len(counts)}, {min(years)}–{max(years)}")
        expect(message.locator("svg")).to_be_visible()
        message.locator("[data-words-link]").click()
        answered(page)
        assert {word for word, _ in rows(page)} == {phrase}


def test_what_is_found_loads_no_counts(browser: Browser, site_address: str) -> None:
    with visiting(browser, "about:blank") as visit:
        addresses: list[str] = []
        visit.page.on("request", lambda request: addresses.append(request.url))
        visit.page.goto(f"{site_address}zh/search/?q={quote('江西')}")
        searched(visit.page)
        assert [address for address in addresses if "words/" in address] == []


# What it costs


def weight(response: Response) -> int:
    """Return the bytes of a file as a host sends it: scripts and JSON compressed, the counts as they are."""
    body = response.body()
    is_text = urlsplit(response.url).path.endswith((".js", ".json", ".txt"))
    return len(gzip.compress(body)) if is_text else len(body)


class Weights:
    """The bytes of scripts and counts that a page has loaded since it was last asked."""

    def __init__(self, page: Page) -> None:
        self._responses: list[Response] = []
        page.on("response", self._note)

    def _note(self, response: Response) -> None:
        self._responses.append(response)

    def since(self) -> int:
        wanted = [
            each
            for each in self._responses
            if re.search(r"/data/words/|/assets/js/(?!loading|scheme|strict)", each.url)
        ]
        self._responses.clear()
        return sum(weight(response) for response in wanted if response.ok)


def test_answers_are_light(browser: Browser, site_address: str) -> None:
    with visiting(browser, "about:blank") as visit:
        page, weights = visit.page, Weights(visit.page)
        page.goto(viewer(site_address, "低空经济"))
        answered(page)
        assert weights.since() <= FIRST_ANSWER
        for phrase in ("商业航天", "和谐社会", "发展", "经济", "工业", "推进", "建设", "低空经济琉璃"):
            ask(page, phrase)
            assert weights.since() <= LATER_ANSWER, phrase


def test_answers_are_quick(browser: Browser, site_address: str) -> None:
    """From the phrase to the whole answer, 95 of 100 times, tables and map among it; a busy machine is given more."""
    with visiting(browser, viewer(site_address, "低空经济")) as visit:
        page = visit.page
        answered(page)
        times = sorted(
            elapsed(page, phrase) for phrase in ("商业航天", "和谐社会", "经济", "工业", "数字经济", "改革", "5G")
        )
        assert times[len(times) * 95 // 100 - 1] < 300, times


def elapsed(page: Page, phrase: str) -> float:
    script = """(phrase) => new Promise((resolve) => {
      const place = document.querySelector("[data-words]");
      const input = document.querySelector("[data-words-form] input");
      const start = performance.now();
      new MutationObserver((_, observer) => {
        if (place.dataset.wordsStatus !== "done") return;
        observer.disconnect();
        resolve(performance.now() - start);
      }).observe(place, { attributeFilter: ["data-words-status"] });
      input.value = phrase;
      input.form.requestSubmit();
    })"""
    time.sleep(0.2)
    found: float = page.evaluate(script, phrase)
    return found
