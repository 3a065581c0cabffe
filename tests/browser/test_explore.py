"""The explorer: what it shows is in the raw records, what is chosen in the address; it is light, and works by keys."""

from __future__ import annotations

import csv
import gzip
import io
import re
import struct
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from tests.browser.visits import NARROW, Visit, violations, visiting
from tests.records import raw

pytestmark = pytest.mark.browser

GDP, INDUSTRY = "gdp_growth", "industrial_value_added_growth"
MIDDLE = ("jiangxi", "hubei", "hunan")
FIRST_VIEW = 350_000
LOOKS = ("line", "dumbbell", "heatmap", "ranking", "map", "multiples", "table")
PATIENCE = 20_000
WIDE = 1440
AREAS = {area["slug"]: area["short"]["en"] for area in raw.read(raw.RECORDS / "areas.yml")}
_PLACE = "[data-explore]"
_ROWS = "[data-explore-grid] tr[data-row]"


def explorer(site_address: str, query: str = "", language: str = "en") -> str:
    return f"{site_address}{language}/explore/{query}"


def done(page: Page) -> Page:
    page.locator(f"{_PLACE}[data-explore-status=done]").wait_for(state="attached", timeout=PATIENCE)
    return page


def opened(visit: Visit, address: str) -> Page:
    visit.page.goto(address)
    return done(visit.page)


def asked(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def taken_away(page: Page, ending: str) -> tuple[str, bytes]:
    with page.expect_download() as told:
        page.locator(f"[data-download={ending}]").click()
    return told.value.suggested_filename, told.value.path().read_bytes()


def csv_of(page: Page) -> list[dict[str, str]]:
    _, content = taken_away(page, "csv")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def decimal(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def value_of(figure: raw.Figure | None) -> Decimal | None:
    return figure.value if figure else None


def readout(page: Page) -> str:
    return page.locator("[data-explore-readout]").inner_text()


# What it shows


def test_a_line_holds_the_targets_of_the_records(browser: Browser, site_address: str) -> None:
    query = f"?indicators={GDP}&areas={','.join(MIDDLE)}&from=2012&to=2026&view=line"
    with visiting(browser, explorer(site_address, query)) as visit:
        rows = csv_of(done(visit.page))
        shown = {(row["province"], int(row["year"])): decimal(row["target"]) for row in rows}
        cells = [raw.cell(area, GDP, year) for area in MIDDLE for year in range(2012, 2027)]
        assert shown == {(cell.area, cell.year): value_of(cell.target) for cell in cells if cell.target}
        assert {row["query"] for row in rows} == {urlsplit(visit.page.url).query}
        assert visit.problems() == []


def test_points_of_a_line_lie_as_their_values_do(browser: Browser, site_address: str) -> None:
    """The marks of one area, from left to right, go up and down as its targets do."""
    with visiting(browser, explorer(site_address, f"?indicators={GDP}&areas=jiangxi&from=2012&view=line")) as visit:
        page = done(visit.page)
        path = page.locator(".sc-explore__svg path[stroke='var(--sc-word-1)'][stroke-width='2']").first
        points = [tuple(map(float, each.split(","))) for each in str(path.get_attribute("d"))[1:].split("L")]
        values = [cell.target.value for year in range(2012, 2027) if (cell := raw.cell("jiangxi", GDP, year)).target]
        assert len(points) == len(values)
        scale = {value: y for (_, y), value in zip(points, values, strict=True)}
        assert sorted(scale.values(), reverse=True) == [scale[value] for value in sorted(scale)]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_ranking_is_that_of_the_records(browser: Browser, site_address: str, language: str) -> None:
    query = f"?indicators={GDP}&areas=all&view=ranking&show=outcome&year=2024"
    with visiting(browser, explorer(site_address, query, language)) as visit:
        rows = csv_of(done(visit.page))
        cells = [raw.cell(area, GDP, 2024) for area in raw.areas()]
        results = {cell.area: cell.result.value for cell in cells if cell.result}
        assert {row["province"]: decimal(row["outcome"]) for row in rows} == results
        assert [results[row["province"]] for row in rows] == sorted(results.values(), reverse=True)


def test_a_heatmap_of_verdicts_is_coloured_as_the_records_are_judged(browser: Browser, site_address: str) -> None:
    query = f"?indicators={GDP}&areas=jiangxi&from=2005&to=2025&view=heatmap&show=gap"
    with visiting(browser, explorer(site_address, query)) as visit:
        rows = csv_of(done(visit.page))
        cells = [raw.cell("jiangxi", GDP, year) for year in range(2005, 2026)]
        judged = {cell.year: (cell.verdict, cell.strict_verdict, cell.gap) for cell in cells if cell.gap is not None}
        made = {int(row["year"]): (row["verdict"], row["verdict_strict"], decimal(row["gap"])) for row in rows}
        assert made == judged


def test_rows_of_the_table_are_the_figures_of_the_records(browser: Browser, site_address: str) -> None:
    query = "?kind=facts&indicators=rd_intensity&areas=hubei&from=2003&to=2026&view=table"
    with visiting(browser, explorer(site_address, query)) as visit:
        page = done(visit.page)
        figures = [each for each in raw.figures() if each.area == "hubei" and each["indicator"] == "rd_intensity"]
        rows = csv_of(page)
        made = sorted((row["plan_year"], row["kind"], row["period"], row["value"], row["locator"]) for row in rows)
        told = [(str(e.plan_year), e["kind"], e["period"], str(e["value"]), e.place) for e in figures]
        assert [each[:3] + each[4:] for each in made] == [each[:3] + each[4:] for each in sorted(told)]
        values = sorted(Decimal(row["value"]) for row in rows)
        assert values == sorted(raw.number(each["value"]) for each in figures)
        assert page.locator("[role=grid]").get_attribute("aria-rowcount") == str(len(figures) + 1)


def test_mentions_are_counted_and_reports_that_were_not_read_are_no_zeros(browser: Browser, site_address: str) -> None:
    query = f"?kind=mentions&areas=jiangxi&q={quote('低空')}&from=2020&to=2026&view=heatmap"
    with visiting(browser, explorer(site_address, query, "zh")) as visit:
        rows = csv_of(done(visit.page))
        whole = {report["year"] for report in raw.reports_read() if report["area"] == "jiangxi"}
        assert {int(row["year"]) for row in rows} == whole & set(range(2020, 2027))
        table = visit.page.request.get(f"{site_address}data/mentions.csv").body().decode("utf-8-sig")
        named = [row for row in csv.DictReader(io.StringIO(table)) if row["province"] == "jiangxi"]
        for row in rows:
            here = [each for each in named if each["plan_year"] == row["year"] and "低空" in each["name_zh"]]
            assert int(row["mentions"]) == len(here)


def test_a_point_is_read_and_leads_to_the_figure(browser: Browser, site_address: str) -> None:
    with visiting(browser, explorer(site_address, f"?indicators={GDP}&areas=jiangxi&view=line")) as visit:
        page = done(visit.page)
        page.locator("[data-explore-plot]").focus()
        page.keyboard.press("ArrowRight")
        newest = raw.cell("jiangxi", GDP, 2026)
        assert newest.target is not None
        assert "Jiangxi 2026" in readout(page) and "GDP target" in readout(page)
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("ArrowLeft")
        assert "Jiangxi 2024" in readout(page)
        page.keyboard.press("Home")
        assert "Jiangxi 2012" in readout(page)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert re.search(r"/provinces/jiangxi/2012/#", page.url)
        assert page.locator(":target").count() == 1


def test_a_chart_is_read_by_touch(browser: Browser, site_address: str) -> None:
    query = f"?indicators={GDP}&areas=all&view=map&year=2025"
    options: dict[str, Any] = {"has_touch": True, "viewport": {"width": NARROW, "height": 780}}
    with visiting(browser, explorer(site_address, query), **options) as visit:
        page = done(visit.page)
        page.locator(".sc-explore__svg text", has_text=re.compile("^JX$")).tap()
        assert "Jiangxi 2025" in readout(page)
        expect(page.locator("[data-explore-readout] a").first).to_be_visible()


# The address


def test_choices_stand_in_the_address_and_back_undoes_them(browser: Browser, site_address: str) -> None:
    with visiting(browser, explorer(site_address)) as visit:
        page = done(visit.page)
        page.locator("[data-add=areas]").select_option("anhui")
        page.locator("[data-add=indicators]").select_option(INDUSTRY)
        page.locator("[data-year=from]").select_option("2015")
        page.locator("[data-look=multiples]").click()
        page.locator("[data-show=outcome]").click()
        assert asked(done(page)) == {
            "indicators": f"{GDP},{INDUSTRY}",
            "areas": ",".join((*MIDDLE, "anhui")),
            "from": "2015",
            "to": "2026",
            "view": "multiples",
            "show": "outcome",
        }
        title, address, rows = page.locator("[data-explore-title]").inner_text(), page.url, csv_of(page)
        page.goto("about:blank")
        assert csv_of(opened(visit, address)) == rows
        expect(page.locator("[data-explore-title]")).to_have_text(title)
        page.locator("[data-chosen=areas] button[value=anhui]").click()
        expect(page.locator("[data-explore-title]")).not_to_have_text(title)
        page.go_back()
        expect(page.locator("[data-explore-title]")).to_have_text(title)
        page.go_forward()
        expect(page.locator("[data-explore-title]")).not_to_have_text(title)
        assert visit.problems() == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_starting_point_shows_figures_and_is_put_right_by_nothing(
    browser: Browser, site_address: str, language: str
) -> None:
    with visiting(browser, explorer(site_address, language=language)) as visit:
        page = done(visit.page)
        questions = page.locator("[data-question]")
        assert questions.count() == 8
        for number in range(questions.count()):
            questions.nth(number).click()
            done(page)
            expect(page.locator("[data-explore-message]")).to_be_hidden()
            expect(page.locator(_ROWS)).not_to_have_count(0)
        assert visit.problems() == []


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("?areas=narnia,jiangxi", "narnia"),
        ("?from=2020&to=2005", "reverse"),
        ("?areas=<img src=x onerror=alert(1)>", "<img src=x"),
        ("?view=pie", "pie"),
        ("?areas=" + ",".join(f"area-{number}" for number in range(2_000)), "too long"),
    ],
    ids=["unknown", "reversed", "markup", "no view", "thousands of areas"],
)
def test_a_bad_address_is_told_and_put_right(browser: Browser, site_address: str, query: str, told: str) -> None:
    with visiting(browser, explorer(site_address, query)) as visit:
        page = done(visit.page)
        expect(page.locator("[data-explore-message]")).to_contain_text(told)
        expect(page.locator(_ROWS)).not_to_have_count(0)
        assert page.locator("[data-explore] img").count() == 0
        assert set(asked(page)["areas"].split(",")) <= set(raw.areas())
        opened(visit, page.url)
        expect(page.locator("[data-explore-message]")).to_be_hidden()
        assert visit.problems() == []


def test_data_that_cannot_be_loaded_is_told_and_asked_for_again(browser: Browser, site_address: str) -> None:
    with visiting(browser, "about:blank") as visit:
        page = visit.page
        page.route("**/core.json", lambda route: route.abort())
        page.goto(explorer(site_address))
        page.locator(f"{_PLACE}[data-explore-status=error]").wait_for(state="attached", timeout=PATIENCE)
        expect(page.locator("[data-explore-figure]")).to_be_hidden()
        page.unroute("**/core.json")
        page.locator("[data-explore-message] button").click()
        done(page)
        expect(page.locator("[data-explore-figure]")).to_be_visible()


# The table


def test_all_rows_are_at_hand_and_few_are_on_the_page(browser: Browser, site_address: str) -> None:
    query = "?kind=facts&indicators=all&areas=all&from=2003&to=2026&view=table"
    with visiting(browser, explorer(site_address, query)) as visit:
        page = done(visit.page)
        count = sum(each.area != raw.NATION for each in raw.figures())
        grid = page.locator("[role=grid]")
        assert grid.get_attribute("aria-rowcount") == str(count + 1)
        assert 10 < page.locator(_ROWS).count() < 80
        page.locator(f"{_ROWS}[tabindex='0']").focus()
        for key, number in (("ArrowDown", 3), ("PageDown", 15), ("ArrowUp", 14), ("End", count + 1), ("Home", 2)):
            page.keyboard.press(key)
            expect(page.locator("tr:focus")).to_have_attribute("aria-rowindex", str(number))
            expect(page.locator("tr:focus")).to_be_in_viewport()
        page.locator("[data-explore-grid]").evaluate("(place) => { place.scrollTop = place.scrollHeight; }")
        expect(page.locator(_ROWS).last).to_have_attribute("aria-rowindex", str(count + 1))
        assert page.locator(_ROWS).count() < 80


def test_a_table_is_sorted_by_its_heads_and_filtered(browser: Browser, site_address: str) -> None:
    query = f"?indicators={GDP}&areas=all&from=2003&to=2026&view=table"
    with visiting(browser, explorer(site_address, query)) as visit:
        page = done(visit.page)
        page.locator("[data-order=gap-down]").click()
        done(page)
        expect(page.locator("th[aria-sort=descending]")).to_have_count(1)
        gaps = [Decimal(row["gap"]) for row in csv_of(page) if row["gap"]]
        assert gaps == sorted(gaps, reverse=True) and len(gaps) > 500
        page.locator("[data-order=gap-up]").click()
        assert asked(done(page))["sort"] == "gap-up"
        page.locator("[data-filter] input").fill("missed")
        page.locator("[data-filter] input").press("Enter")
        rows = csv_of(done(page))
        assert {row["verdict"] for row in rows} == {"missed"} and asked(page)["q"] == "missed"


# In which order


def official() -> list[str]:
    """Return the English names of the provinces that are covered, by their codes of GB/T 2260."""
    areas = raw.read(raw.RECORDS / "areas.yml")
    covered = [area for area in areas if area["level"] == "province" and area["scope"]["status"] == "covered"]
    return [area["short"]["en"] for area in sorted(covered, key=lambda area: str(area["code"]))]


def test_areas_stand_in_the_official_order_where_no_other_is_asked_for(browser: Browser, site_address: str) -> None:
    query = f"?indicators={GDP}&areas=all&from=2023&to=2024&view=heatmap"
    with visiting(browser, explorer(site_address, query)) as visit:
        page = done(visit.page)
        assert page.locator(".sc-explore__svg text[text-anchor=end]").all_text_contents() == official()
        drawn = [row["province"] for row in csv_of(page)]
        page.goto(explorer(site_address, query.replace("heatmap", "table")))
        listed = [row["province"] for row in csv_of(done(page))]
        for slugs in (drawn, listed):
            names = [AREAS[slug] for slug in dict.fromkeys(slugs)]
            assert names == [name for name in official() if name in names]
            assert len(names) > len(MIDDLE)
        assert visit.problems() == []


# What is taken away


def test_a_picture_holds_the_title_and_where_it_is_from(browser: Browser, site_address: str) -> None:
    query = f"?indicators={GDP}&areas={','.join(MIDDLE)}&from=2012&to=2026&view=line"
    with visiting(browser, explorer(site_address, query)) as visit:
        page = done(visit.page)
        name, content = taken_away(page, "svg")
        assert name == f"shengce-{GDP}-jiangxi-hubei-hunan-2012-2026-line.svg"
        texts = [text.text or "" for text in ElementTree.fromstring(content).iter("{http://www.w3.org/2000/svg}text")]
        assert page.locator("[data-explore-title]").inner_text() in texts
        assert any(text.startswith("Source: Shengce") for text in texts)
        assert page.url in texts
        assert {"Jiangxi", "Hubei", "Hunan"} <= set(texts)
        _, picture = taken_away(page, "png")
        width, height = struct.unpack(">II", picture[16:24])
        assert picture.startswith(b"\x89PNG") and width == 2000 and height > 600
        page.emulate_media(color_scheme="dark")
        assert taken_away(page, "svg")[1] == content, "a picture is light whatever the reader's scheme"
        assert visit.problems() == []


def test_within_another_page_the_chart_stands_alone(browser: Browser, site_address: str) -> None:
    query = f"?indicators={GDP}&areas=jiangxi&view=line&embed=1"
    with visiting(browser, explorer(site_address, query)) as visit:
        page = done(visit.page)
        expect(page.locator("[data-explore-plot] svg")).to_be_visible()
        expect(page.locator("[data-explore-source] a")).to_be_visible()
        for hidden in (".sc-header", ".sc-footer", "h1", "[data-explore-choices]", _ROWS):
            expect(page.locator(hidden).first).to_be_hidden()
        assert "embed" not in str(page.locator("[data-explore-source] a").get_attribute("href"))
        assert visit.overflow(NARROW) == []


def test_the_code_to_embed_is_a_frame_of_this_chart(browser: Browser, site_address: str) -> None:
    with visiting(browser, explorer(site_address, "?areas=jiangxi&view=line")) as visit:
        code = str(done(visit.page).locator("[data-explore-embed]").get_attribute("data-copy"))
        frame = ElementTree.fromstring(code.replace("></iframe>", "/>"))
        assert parse_qs(urlsplit(str(frame.get("src"))).query)["embed"] == ["1"]
        figure = visit.page.locator("[data-explore-figure]").bounding_box()
        assert figure is not None and int(str(frame.get("height"))) > figure["height"]
        assert frame.get("title") == visit.page.locator("[data-explore-title]").inner_text()


# For everyone


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_view_is_accessible(browser: Browser, site_address: str, language: str, scheme: Any) -> None:
    with visiting(browser, explorer(site_address, "?areas=all", language), color_scheme=scheme) as visit:
        page = done(visit.page)
        found: dict[str, list[str]] = {}
        for look in LOOKS:
            page.locator(f"[data-look={look}]").click()
            found[look] = violations(done(page))
        assert {look: faults for look, faults in found.items() if faults} == {}
        assert visit.problems() == []


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_view_is_wider_than_the_window(browser: Browser, site_address: str, language: str, width: int) -> None:
    with visiting(browser, explorer(site_address, "?areas=all", language)) as visit:
        page = done(visit.page)
        found = []
        for look in LOOKS:
            page.locator(f"[data-look={look}]").click()
            done(page)
            found += [f"{look} {fault}" for fault in visit.overflow(width)]
        assert found == []
        assert violations(page) == []


def test_it_can_be_used_by_keys_alone(browser: Browser, site_address: str) -> None:
    with visiting(browser, explorer(site_address)) as visit:
        page = done(visit.page)
        page.locator("[data-look=line]").focus()
        page.keyboard.press("Tab")
        expect(page.locator("[data-look=dumbbell]")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("[data-look=dumbbell]")).to_have_attribute("aria-pressed", "true")
        expect(page.locator("[data-look=dumbbell]")).to_be_focused()
        page.locator("[data-chosen=areas] button").first.focus()
        page.keyboard.press("Enter")
        expect(page.locator("[data-add=areas]")).to_be_focused()
        assert asked(page)["areas"] == "hubei,hunan"


def test_without_scripts_it_leads_to_the_files(browser: Browser, site_address: str) -> None:
    with visiting(browser, "about:blank", java_script_enabled=False) as visit:
        visit.page.goto(explorer(site_address))
        expect(visit.page.locator("[data-unscripted=explore] a[href$='data/']")).to_be_visible()
        expect(visit.page.locator("[data-explore]")).to_be_hidden()


# What it costs


def test_the_first_view_is_light_and_from_one_origin(browser: Browser, site_address: str) -> None:
    """All that the first view loads, as a host sends it: text packed."""
    with visiting(browser, "about:blank") as visit:
        responses: list[Response] = []

        def note(response: Response) -> None:
            responses.append(response)

        visit.page.on("response", note)
        visit.origin = "{0.scheme}://{0.netloc}".format(urlsplit(site_address))
        opened(visit, explorer(site_address))
        weights = {each.url: len(gzip.compress(each.body())) for each in responses if each.ok}
        assert sum(weights.values()) <= FIRST_VIEW, weights
        assert not any("/data/explore/" in address for address in weights)
        assert visit.problems() == []


def test_the_first_chart_is_there_soon(browser: Browser, site_address: str) -> None:
    """A busy machine is given more than the half second that it takes."""
    with visiting(browser, explorer(site_address)) as visit:
        page = done(visit.page)
        assert page.evaluate("performance.getEntriesByName('explored')[0].startTime") < 5_000
