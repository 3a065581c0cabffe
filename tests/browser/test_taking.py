"""What readers take away: a chart as a picture, as a link and in a frame of another site; a table as text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from defusedxml.ElementTree import fromstring
from lxml import html
from playwright.sync_api import Browser, Locator, Page, expect

from shengce.language.strings import load_languages
from tests.browser.visits import NARROW, WIDE, Visit, violations, visiting
from tests.project import GOLDEN, REPOSITORY
from tests.published import EMBEDS, served

pytestmark = pytest.mark.browser

_CHART = ".sc-chart + .sc-take .sc-take__menu"
_TABLE = ".sc-take--table .sc-take__menu"
_SITE = "https://shengce.github.io/shengce/"
_BEYOND = """() => {
  const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.scrollingElement;
  return [scrollWidth - clientWidth, scrollHeight - clientHeight];
}"""


@contextmanager
def reading(browser: Browser, address: str, **options: Any) -> Iterator[Visit]:
    """Visit a page with leave to write to the clipboard."""
    with visiting(browser, address, permissions=["clipboard-read", "clipboard-write"], **options) as visit:
        yield visit


def opened(page: Page, menu: str) -> Locator:
    found = page.locator(menu).first
    found.locator("summary").press("Enter")
    expect(found.locator(".sc-take__ways")).to_be_visible()
    return found


def chosen(menu: Locator, words: str) -> str:
    """Choose one of a menu's ways; return what the menu says of it."""
    menu.get_by_role("button", name=words, exact=True).press("Enter")
    said = menu.locator("[aria-live]")
    expect(said).not_to_be_empty()
    return said.inner_text()


def copied(menu: Locator, words: str) -> str:
    assert chosen(menu, words).endswith(("已复制", "行", "opied"))
    text: str = menu.page.evaluate("navigator.clipboard.readText()")
    return text


def downloaded(menu: Locator, words: str) -> tuple[str, bytes]:
    with menu.page.expect_download() as waiting:
        assert waiting is not None
        chosen(menu, words)
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


# Charts


def test_a_chart_is_saved_with_what_is_needed_to_understand_it(browser: Browser, small_address: str) -> None:
    with reading(browser, f"{small_address}zh/provinces/jiangxi/", color_scheme="dark") as visit:
        menu = opened(visit.page, _CHART)
        name, vector = downloaded(menu, "SVG")
        assert name == "shengce-jiangxi-gdp_growth-zh.svg"
        texts = ["".join(text.itertext()) for text in fromstring(vector).iter("{http://www.w3.org/2000/svg}text")]
        words = "".join(texts)
        assert "江西：地区生产总值增速的目标与结果，2022—2025 年" in words
        assert "◇ 目标，● 同年结果" in words and "来源：各地政府工作报告" in words
        assert f"{_SITE}zh/provinces/jiangxi/#chart-gdp-growth" in words and re.search(
            r"数据截至 ?\d{4}-\d\d-\d\d", words
        )
        # Of the outcomes drawn, those that the chart names are in the file as the records have them.
        assert {"4.7%", "6.8%", "3.5%"} <= set(texts)
        name, raster = downloaded(menu, "PNG")
        assert name == "shengce-jiangxi-gdp_growth-zh.png" and raster.startswith(b"\x89PNG\r\n\x1a\n")
        root = fromstring(vector)
        width, height = (int.from_bytes(raster[at : at + 4], "big") for at in (16, 20))
        assert (width, height) == (2 * int(root.get("width", "0")), 2 * int(root.get("height", "0")))
        assert visit.problems() == []


def test_a_chart_has_an_address_and_code_to_embed_it(browser: Browser, small_address: str) -> None:
    with reading(browser, f"{small_address}en/provinces/jiangxi/") as visit:
        menu = opened(visit.page, _CHART)
        assert copied(menu, "Copy link") == f"{_SITE}en/provinces/jiangxi/#chart-gdp-growth"
        assert visit.page.locator("#chart-gdp-growth").count() == 1
        frame: Any = html.fragment_fromstring(copied(menu, "Copy embed code"))
        page = f"{small_address}embed/en/provinces/jiangxi/gdp_growth.html"
        assert frame.tag == "iframe" and frame.get("src") == page and frame.get("loading") == "lazy"
        assert frame.get("title") == "Jiangxi: Growth of gross regional product, targets and outcomes, 2022–2025"
        assert frame.get("width") == "100%" and int(frame.get("height")) > 300
        assert menu.get_by_role("link", name="Open on its own").evaluate("link => link.href") == page
        assert visit.problems() == []


def test_the_panels_of_a_comparison_are_one_picture(browser: Browser, small_address: str) -> None:
    with reading(browser, f"{small_address}en/compare/?provinces=jiangxi,zhejiang") as visit:
        menu = opened(visit.page, ".sc-multiples .sc-take__menu")
        name, vector = downloaded(menu, "SVG")
        assert name == "shengce-compare-gdp_growth-en.svg"
        texts = ["".join(text.itertext()) for text in fromstring(vector).iter("{http://www.w3.org/2000/svg}text")]
        assert {"Jiangxi", "Zhejiang", "Growth of gross regional product, 2022–2025"} <= set(texts)
        # Each panel has its own axis of years.
        assert texts.count("2022") == 2
        assert any("compare/?provinces=jiangxi,zhejiang" in text for text in texts)
        assert downloaded(menu, "PNG")[1].startswith(b"\x89PNG")
        assert copied(menu, "Copy link").endswith("en/compare/?provinces=jiangxi,zhejiang")
        assert visit.problems() == []


def test_menus_close_with_escape_and_when_the_reader_goes_on(browser: Browser, small_address: str) -> None:
    with reading(browser, f"{small_address}en/provinces/jiangxi/") as visit:
        menu = opened(visit.page, _CHART)
        visit.page.keyboard.press("Escape")
        expect(menu).not_to_have_attribute("open", "")
        expect(menu.locator("summary")).to_be_focused()
        opened(visit.page, _CHART)
        opened(visit.page, _TABLE)
        expect(menu).not_to_have_attribute("open", "")


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("menu", [_CHART, _TABLE])
def test_an_open_menu_is_accessible_and_within_the_page(
    browser: Browser, small_address: str, menu: str, width: int
) -> None:
    with reading(browser, f"{small_address}zh/provinces/jiangxi/", color_scheme="dark") as visit:
        visit.resize(width)
        if menu == _TABLE:
            visit.page.evaluate("for (const fold of document.querySelectorAll('.sc-details')) fold.open = true")
        found = opened(visit.page, menu)
        box = found.locator(".sc-take__ways").bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= width
        assert visit.overflow(width) == []
        assert accessibility(visit) == []


def accessibility(visit: Visit) -> list[str]:
    return violations(visit.page)


def test_without_scripts_a_chart_links_to_its_page(browser: Browser, small_address: str) -> None:
    with visiting(browser, f"{small_address}en/provinces/jiangxi/", java_script_enabled=False) as visit:
        link = visit.page.locator(".sc-chart + .sc-take a")
        expect(link).to_be_visible()
        link.click()
        expect(visit.page.locator("svg:visible")).to_have_count(1)
        expect(visit.page.get_by_role("heading")).to_contain_text("Jiangxi")


# Maps

_LIGHT = re.compile(r"--sc-([\w-]+): var\(--sc-if-light, (#\w+)\)")


@pytest.mark.parametrize("address", ["zh/", "en/years/2024/"])
def test_a_map_is_saved_in_its_colours_with_its_names(browser: Browser, small_address: str, address: str) -> None:
    tokens = (REPOSITORY / "theme" / "assets" / "css" / "tokens.css").read_text(encoding="utf-8")
    colours = dict(_LIGHT.findall(tokens))
    fills = {"met": "met-0", "nearly": "nearly", "missed-2": "missed-2", "missed": "missed-1"}
    with reading(browser, small_address + address, color_scheme="dark") as visit:
        group = visit.page.locator("[data-readout-group]:has(.sc-take)").first
        # Met by the allowance for "about" has the colour of met.
        drawn = {step: group.locator(f"[class*='sc-fill--{step}']:visible").count() for step in fills}
        drawn["missed"] -= drawn["missed-2"]
        assert sum(drawn.values()) > 1
        menu = opened(visit.page, ".sc-take--map .sc-take__menu")
        name, vector = downloaded(menu, "SVG")
        assert re.fullmatch(r"shengce-(home-heatmap|2024-map|2024-heatmap)-(zh|en)\.svg", name)
        root = fromstring(vector)
        rects = [rect.get("fill") for rect in root.iter("{http://www.w3.org/2000/svg}rect")]
        assert {step: rects.count(colours[fills[step]]) for step in fills} == drawn
        texts = {"".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text")}
        names = {"江西", "浙江"} if address.startswith("zh") else {"赣", "浙"}
        assert names <= texts or {"JX", "ZJ"} <= texts
        assert visit.problems() == []


# Charts in frames of other sites


def embeds(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in (site / EMBEDS).rglob("*.html"))


def parsed(path: Path) -> Any:  # lxml carries no types that fit
    return html.document_fromstring(path.read_bytes())


def test_the_page_of_a_chart_alone_says_where_it_is_from(small_site: Path) -> None:
    found = embeds(small_site)
    assert {"embed/zh/indicators/gdp_growth/moves.html", "embed/en/glossary/little-lighthouse/life.html"} < set(found)
    version = yaml.safe_load((REPOSITORY / "i18n" / "zh.yml").read_text(encoding="utf-8"))["taking"]["version"]
    for address in found:
        page = parsed(small_site / address)
        _, code, *parts = address.split("/")
        own = "/".join([f"{_SITE}{code}", *parts[:-1], ""])
        assert page.xpath("string(//link[@rel='canonical']/@href)") == own
        links = page.xpath("//a/@href")
        assert len(links) == 2 and all(link.partition("#")[0] == own for link in links)
        ids = parsed(small_site / own.removeprefix(_SITE) / "index.html").xpath("//@id")
        assert links[0].partition("#")[2] in ids
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
        assert not page.xpath("//script | //@style | //img")
        if code == "zh":
            assert re.search(version.format(version=r"\d{4}-\d\d-\d\d\.[0-9a-f]{8}"), page.xpath("string(//footer)"))


@pytest.fixture(scope="module")
def host(small_site: Path, small_address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of another site, which shows the pages of all charts alone in frames."""
    folder = tmp_path_factory.mktemp("host")
    addresses = [small_address + address for address in embeds(small_site)]
    frames = "".join(f'<iframe src="{address}" width="100%" height="420"></iframe>' for address in addresses)
    head = '<!doctype html><title>host</title><link rel="icon" href="data:,">'
    (folder / "index.html").write_text(head + frames, encoding="utf-8")
    (folder / "404.html").write_text("missing", encoding="utf-8")
    with served(folder, "/") as address:
        yield address


@pytest.mark.parametrize("width", [NARROW, 800])
@pytest.mark.parametrize("scripts", [True, False])
def test_a_frame_of_another_site_shows_all_of_a_chart(browser: Browser, host: str, width: int, scripts: bool) -> None:
    with visiting(browser, host, java_script_enabled=scripts) as visit:
        visit.resize(width)
        frames = visit.page.frames[1:]
        assert len(frames) > 10
        for frame in frames:
            assert urlsplit(frame.url).netloc != urlsplit(host).netloc
            frame.wait_for_load_state()
            assert frame.evaluate(_BEYOND) == [0, 0], frame.url
            (chart,) = [drawn for drawn in frame.locator("svg").all() if drawn.is_visible()]
            box = chart.bounding_box()
            assert box and box["height"] > 120 and box["width"] > 200, frame.url
        assert [problem for problem in visit.problems() if not problem.startswith("off the origin")] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_of_a_chart_alone_is_accessible(browser: Browser, small_address: str, scheme: str) -> None:
    address = f"{small_address}embed/en/provinces/jiangxi/gdp_growth.html"
    with visiting(browser, address, color_scheme=scheme, bypass_csp=True) as visit:
        ground = visit.page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert (ground == "rgb(252, 251, 248)") is (scheme == "light")
        assert accessibility(visit) == []


# Tables


def grid(text: str) -> list[list[str]]:
    return [line.split("\t") for line in text.split("\n")]


def raw_targets(indicator: str) -> dict[tuple[str, str], tuple[str, str]]:
    """Return the yearly targets of one step as they stand in the records: number with its sign, and qualifier."""
    found = {}
    for path in sorted((GOLDEN / "records" / "core").glob("*.yml")):
        area = yaml.safe_load(path.read_text(encoding="utf-8"))
        for report in area["reports"]:
            for figure in report["figures"]:
                if figure["indicator"] == indicator and figure["kind"] == "target" and str(figure["period"]).isdigit():
                    key = (area["area"], str(figure["period"]))
                    found[key] = (f"{figure['value']}%", figure.get("qualifier", ""), figure.get("value_max"))
    return {key: value[:2] for key, value in found.items() if value[2] is None}


def test_a_table_is_copied_for_a_spreadsheet_as_the_records_have_it(browser: Browser, small_address: str) -> None:
    with reading(browser, f"{small_address}zh/indicators/energy_intensity_change/") as visit:
        text = copied(opened(visit.page, _TABLE), "复制为 TSV，可粘贴到电子表格")
        heads, *rows = grid(text)
        assert heads[:4] == ["省份", "时期", "目标", "目标：限定"]
        areas = {"jiangxi": "江西", "zhejiang": "浙江"}
        qualifiers = {"": "", "about": "下降 … 左右"}
        wanted = {
            (areas[area], year): (value, qualifiers[qualifier])
            for (area, year), (value, qualifier) in raw_targets("energy_intensity_change").items()
            if area in areas
        }
        copied_rows = {(row[0], row[1]): (row[2], row[3]) for row in rows}
        assert wanted and {key: copied_rows[key] for key in wanted} == wanted
        # A range of falls stays in words.
        assert copied_rows["浙江", "2024"] == ("3–3.5%", "下降")
        assert {len(row) for row in rows} == {len(heads)}
        assert visit.problems() == []


def test_the_table_below_a_chart_is_copied_from_the_chart_s_menu(browser: Browser, small_address: str) -> None:
    with reading(browser, f"{small_address}en/provinces/jiangxi/") as visit:
        heads, *rows = grid(copied(opened(visit.page, _CHART), "Copy as TSV, for a spreadsheet"))
        assert heads[:2] == ["Year", "Target"]
        stated = raw_targets("gdp_growth")
        years = ("2023", "2024")  # of each of which one report states one target
        targets = {row[0]: row[1] for row in rows}
        assert [targets[year] for year in years] == [stated["jiangxi", year][0] for year in years]
        expect(visit.page.locator(".sc-chart ~ .sc-details .sc-take")).to_have_count(0)
        assert visit.problems() == []


def test_a_table_is_copied_as_markdown_with_caption_and_source(browser: Browser, small_address: str) -> None:
    with reading(browser, f"{small_address}en/provinces/jiangxi/2024/") as visit:
        text = copied(opened(visit.page, _TABLE), "Copy as Markdown")
        caption, table, source = text.split("\n\n")
        assert caption == "**Judged: 3 targets**"
        lines = table.split("\n")
        assert lines[0].startswith("| Indicator | Target 2024 | Target 2024: qualifier | Outcome 2024 |")
        assert lines[2].startswith("| GDP | 5.5% | at least | 3.5% |")
        assert lines[4].startswith("| Energy intensity | −2.5% | about | −1.9% |")
        assert len({line.count("|") for line in lines}) == 1
        assert source.startswith("Source: government work reports") and f"<{_SITE}en/provinces/jiangxi/2024/" in source


def test_rows_of_one_name_are_told_apart_and_numbers_are_plain(browser: Browser, small_address: str) -> None:
    with reading(browser, f"{small_address}en/provinces/jiangxi/2024/") as visit:
        page = visit.page
        page.evaluate("for (const fold of document.querySelectorAll('details:not(.sc-take__menu)')) fold.open = true")
        menu = page.locator(".sc-scroll:has(.sc-table--flowing) + .sc-take .sc-take__menu").first
        menu.locator("summary").press("Enter")
        rows = grid(copied(menu, "Copy as TSV, for a spreadsheet"))
        names = [tuple(row[:1]) + tuple(row[4:5]) + tuple(row[1:2]) for row in rows[1:]]
        assert len(set(names)) == len(names)
        assert any(name.startswith("Industry (") for name, *_ in names)
        shown = page.locator(".sc-table--flowing").first.locator("tbody tr:not(.sc-row--under)")
        expect(shown).to_have_count(len(rows) - 1)


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("−4.2", "-4.2"),
        ("11,500.5", "11500.5"),
        ("+0.4", "+0.4"),
        ("5%", "5%"),
        ("5–5.5%", "5–5.5%"),
        ("=1+1", "'=1+1"),
        ("@here", "'@here"),
        ("—", "—"),
    ],
)
def test_cells_are_such_as_spreadsheets_read(browser: Browser, small_address: str, cell: str, written: str) -> None:
    with visiting(browser, f"{small_address}en/method/") as visit:
        script = """async ([module, cell]) => (await import(module)).tabbed({ heads: ["a"], rows: [[cell]] })"""
        module = "/below/en/assets/js/pictures/written.js"
        assert visit.page.evaluate(script, [module, cell]) == f"a\n{written}"


def test_markdown_shows_cells_as_they_are(browser: Browser, small_address: str) -> None:
    with visiting(browser, f"{small_address}en/method/") as visit:
        script = "async ([module, grid]) => (await import(module)).markdown(grid, '*t*', 's')"
        shown = {"heads": ["a|b"], "rows": [["<b>"], ["1"]]}
        text = visit.page.evaluate(script, ["/below/en/assets/js/pictures/written.js", shown])
        assert text == "**\\*t\\***\n\n| a\\|b |\n| --- |\n| \\<b\\> |\n| 1 |\n\ns"


# Words


def test_the_words_of_scripts_and_of_pages_agree() -> None:
    """The menus' words stand in the settings of the engine, which puts them into each page."""
    files = {"zh": "mkdocs.yml", "en": "mkdocs.en.yml"}
    found = {code: _taking(REPOSITORY / name) for code, name in files.items()}
    assert found["zh"].keys() == found["en"].keys()
    for language in load_languages(REPOSITORY):
        words = found[language.code]
        assert words["source"] == language.say("taking.source")
        assert words["marks"] == language.say("taking.marks_with_nation")
        assert words["fall"] == language.say("fall.word")


def _taking(path: Path) -> dict[str, Any]:
    lines = path.read_text(encoding="utf-8").split("\n")
    start = next(at for at, line in enumerate(lines) if line.startswith("    taking:"))
    end = next(at for at in range(start + 1, len(lines)) if not lines[at].startswith("      "))
    found: dict[str, Any] = yaml.safe_load("\n".join(lines[start + 1 : end]))
    return found
