"""The image that stands for each page of a small site where it is shared: there, of its size, and of the right page."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest
import resvg_py

from shengce.build import build
from shengce.charts.share_card import GridChart, TileChart
from shengce.render import pictures
from tests.project import JIANGXI_2023, Project
from tests.published import Page, Published, has_class
from tests.sharing.test_metadata import pages_of, told
from tests.sharing.views import head_of

DRAW = pictures._drawn
# Named by both provinces, which are all that the small project covers.
EVERYWHERE = {"glossary/little-lighthouse/"}


@pytest.fixture(autouse=True)
def drawn_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw images here, which elsewhere are taken from what another test drew."""
    monkeypatch.setattr(pictures, "_drawn", DRAW)


def file_of(site: Published, page: Page) -> str:
    return str(dict(told(page)["shared"])["og:image"]).removeprefix(site.settings.site_url)


_WITHOUT_ONE = {
    *("about", "words", "compare", "explore", "coverage", "api", "changes", "method", "search", "index-of-pages"),
}


def expected(page: Page) -> str:
    """Return whose image a page has: its own, or that of its province, or of its section, by the rule in words."""
    parts = [part for part in page.address.split("/") if part]
    if not parts or parts[0] in _WITHOUT_ONE:
        return "home"
    if page.address in EVERYWHERE or re.fullmatch(r"years/[0-9]{4}/", page.address):
        return "/".join(parts)
    return "/".join(parts[: 2 if parts[0] == "provinces" else 1])


def test_each_page_has_its_image_or_that_of_the_page_above(shared_site: Published) -> None:
    for page in pages_of(shared_site):
        assert file_of(shared_site, page) == f"share/{page.language}/{expected(page)}.png", page.name


def test_each_image_is_there_and_no_other(shared_site: Published) -> None:
    named = {file_of(shared_site, page) for page in pages_of(shared_site)}
    there = {path.relative_to(shared_site.root).as_posix() for path in shared_site.root.glob("share/**/*.png")}
    assert named == there and len(there) > 30
    for name in sorted(there):
        head = (shared_site.root / name).read_bytes()[:24]
        assert struct.unpack(">8s8xII", head) == (b"\x89PNG\r\n\x1a\n", 1200, 630), name


def test_the_page_says_the_images_size_and_words(shared_site: Published) -> None:
    for page in pages_of(shared_site):
        properties = dict(told(page)["shared"])
        assert (properties["og:image:width"], properties["og:image:height"]) == ("1200", "630")
        assert properties["og:image:type"] == "image/png"
        is_own = file_of(shared_site, page) == f"share/{page.language}/{page.address.rstrip('/') or 'home'}.png"
        assert ("og:image:alt" in properties) == is_own, page.name
        [card] = page.find("/html/head/meta[@name='twitter:card']/@content")
        assert card == "summary_large_image"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_image_says_what_its_page_says_first(shared_site: Published, language: str) -> None:
    for address, heading, first in (
        ("", *said_first(shared_site.page(language, ""))),
        ("years/2024/", *said_first(shared_site.page(language, "years/2024/"))),
        ("provinces/jiangxi/", *said_first(shared_site.page(language, "provinces/jiangxi/"))),
        ("glossary/little-lighthouse/", *said_first(shared_site.page(language, "glossary/little-lighthouse/"))),
    ):
        card = head_of(language, address).card
        assert card and card.title == heading and card.chart is not None, address
        assert squeezed(first).startswith(squeezed(card.sentences[0])), address


def said_first(page: Page) -> tuple[str, str]:
    for strict in page.find("//header//*[@hidden]"):
        strict.drop_tree()
    return page.texts("//h1")[0], page.texts(f"//p[{has_class('sc-finding')}]")[0]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_terms_image_counts_the_reports_of_each_province(language: str) -> None:
    """Of the small project's two plans read whole, one of each province, both name the plan of little lighthouses."""
    card = head_of(language, "glossary/little-lighthouse/").card
    assert card and isinstance(card.chart, TileChart)
    counts = {tile.label: tile.value for tile in card.chart.tiles}
    wanted = {"zh": {"浙": "1", "赣": "1", "澳": ""}, "en": {"ZJ": "1", "JX": "1", "MO": ""}}
    assert counts == wanted[language]
    assert head_of(language, "glossary/lamp-chief-system/").card is None, "named by one province alone"


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_the_matrix_on_an_image_has_the_colours_of_the_page(shared_site: Published) -> None:
    page = shared_site.page("en", "")
    card = head_of("en", page.address).card
    assert card and isinstance(card.chart, GridChart)
    rows = page.find("//table[contains(@class, 'sc-heat')]//tr[@data-area and @data-area != 'national']")
    shown = [re.findall(r"sc-(?:fill--[\w-]+|none)", " ".join(row.xpath("./td//@class | ./td/@class"))) for row in rows]
    drawn = [[style.removesuffix(" sc-unsettled") for style in row] for row in card.chart.rows]
    assert shown == drawn and any("fill--pending" in style for row in drawn for style in row)


def test_only_changed_images_are_drawn_again(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    draw = resvg_py.svg_to_bytes

    def noted(*, svg_string: str, **options: object) -> bytes:
        drawn.append(svg_string)
        return draw(svg_string=svg_string, **options)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr("resvg_py.svg_to_bytes", noted)
    monkeypatch.setattr("shengce.side_by_side.can_fork", lambda: False)
    build(project.root)
    every = len(drawn)
    drawn.clear()
    project.edit("templates/page.md.j2", "<!-- whole blocks of HTML -->", "<!-- whole blocks of HTML -->\n")
    assert build(project.root).written
    assert drawn == [], "templates of pages say nothing of images"
    project.edit(JIANGXI_2023, "value: 6.2\n", "value: 6.3\n")
    project.edit(JIANGXI_2023, "增长6.2%", "增长6.3%")
    build(project.root)
    assert len(drawn) < every / 2
    path = project.place(".build/root/share/en/home.png")
    whole = path.read_bytes()
    Path(project.place(".build/drawn.json")).unlink()
    project.append("i18n/en.yml", "\n")
    build(project.root)
    assert path.read_bytes() == whole, "without the record all are drawn, to the same bytes"
