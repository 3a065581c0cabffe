"""Charts, cards and maps say what the tables say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import pytest

from tests.published import Element, Page, Published, has_class, text_of, value_of

pytestmark = pytest.mark.site

_VALUE = f".//span[{has_class('sc-value')}]"


def figures(site: Published, wanted: Callable[[Element], bool]) -> Iterator[tuple[Page, Element]]:
    for page in (*site.of("zh"), *site.of("en")):
        for figure in filter(wanted, page.find(f"//figure[{has_class('sc-chart')}]")):
            yield page, figure


def is_timeline(figure: Element) -> bool:
    """Whether a chart shows many years; its figures stand in its table and not in its description."""
    return str(figure.get("aria-labelledby")).startswith("chart-")


def is_slope(figure: Element) -> bool:
    """Whether a chart shows steps from one year to the next; its table names who took them."""
    return str(figure.get("aria-labelledby")) == "slope-chart"


def test_slopes_draw_every_step_of_their_tables(built_site: Published) -> None:
    checked = 0
    for page, figure in figures(built_site, is_slope):
        rows = figure.xpath("following::table")[0].xpath(".//tbody/tr")
        counts = [int(text_of(row.xpath("td[2]")[0])) for row in rows]
        assert counts == [len(row.xpath("td[3]//a")) for row in rows], page.name
        for svg in figure.xpath(".//svg[@role='img']"):
            assert len(svg.xpath(".//g[contains(@class, 'sc-chart__steps')]/*")) == len(rows), page.name
            for side in ("valuesbefore", "valuesafter"):
                marks = svg.xpath(f".//g[contains(@class, 'sc-chart__{side}')]//text")
                assert sum(int(text_of(mark).split("·")[1]) for mark in marks) == sum(counts), page.name
        checked += 1
    assert checked > 10


def test_timelines_mark_every_year_of_their_tables(built_site: Published) -> None:
    checked = 0
    for page, figure in figures(built_site, is_timeline):
        rows = figure.xpath("following::table")[0].xpath(".//tbody/tr")
        for svg in figure.xpath(".//svg[@role='img']"):
            for column, kind in ((1, "targets"), (2, "outcomes")):
                stated = [row for row in rows if row.xpath(f"td[{column}]//span[{has_class('sc-value')}]")]
                marks = svg.xpath(f".//g[contains(@class, 'sc-chart__{kind}')]/*")
                assert len(marks) == len(stated), f"{page.name}: {figure.get('aria-labelledby')} {kind}"
        checked += 1
    assert checked > 200


def test_wide_and_narrow_charts_say_the_same(built_site: Published) -> None:
    for page, figure in figures(built_site, lambda _: True):
        descriptions = {text_of(description) for description in figure.xpath(".//desc")}
        assert len(figure.xpath(".//svg[@role='img']")) == 2 and len(descriptions) == 1, page.name


def test_cards_repeat_the_table_with_its_source(built_site: Published) -> None:
    cards = 0
    for page in (*built_site.of("zh"), *built_site.of("en")):
        for card in page.find(f"//li[{has_class('sc-card')}]"):
            cards += 1
            indicator = card.xpath(".//a/@href")[0]
            rows = page.find(f"//tr[th/a[@href='{indicator}']]")
            in_table = {value_of(value) for row in rows for value in row.xpath(_VALUE)}
            on_card = {value_of(value) for value in card.xpath(_VALUE)}
            assert on_card and on_card <= in_table, f"{page.name}: {on_card} is not in {in_table}"
            sources = {link.get("href") for row in rows for link in row.xpath(f".//a[{has_class('sc-cite')}]")}
            assert {link.get("href") for link in card.xpath(f".//a[{has_class('sc-cite')}]")} <= sources, page.name
    assert cards >= 16


@cache
def values_at(page: Page, anchor: str) -> tuple[str, ...]:
    return tuple(value_of(value) for element in page.with_id(anchor) for value in element.xpath(_VALUE))


def cells(page: Page) -> Iterator[tuple[str, str]]:
    """Yield the link of each cell of map and matrix that leads to a figure, and its words, which hold the value."""
    for cell in page.find("//a[@data-cell and contains(@href, '#')]"):
        lines = cell.xpath(".//span[@data-line]")
        yield cell.get("href"), text_of(lines[0]) if lines else cell.get("aria-label")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_cells_say_what_the_linked_page_says(built_site: Published, language: str) -> None:
    home = built_site.page(language, "")
    by_path = {page.path: page for page in built_site.of(language)}
    checked = 0
    for link, label in cells(home):
        resolved = built_site.resolve(home, link)
        assert resolved is not None
        said = values_at(by_path[resolved[0]], resolved[1])
        assert any(text in label for text in said if text), f"{link}: “{label}” is none of {said[:20]}"
        checked += 1
    assert checked >= 500


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_map_shows_all_divisions(built_site: Published, language: str) -> None:
    for tile_map in built_site.page(language, "").find(f"//ul[{has_class('sc-tiles')}]"):
        places = tile_map.xpath(f"li[{has_class('sc-tile')}]/@class")
        assert len(places) == len(set(places)) == 34


def test_values_read_alike_wherever_a_figure_is_linked(built_site: Published) -> None:
    """A value that links to its figure is the value that stands there."""
    for language in ("zh", "en"):
        by_path = {page.path: page for page in built_site.of(language)}
        for page in by_path.values():
            for link in page.find(f"//a[@href and contains(@href, '#')][span[{has_class('sc-value')}]]"):
                resolved = built_site.resolve(page, link.get("href"))
                assert resolved is not None
                there = values_at(by_path[resolved[0]], resolved[1])
                shown = value_of(link)
                assert shown in there, f"{page.name}: {link.get('href')} shows {shown}, not {there}"
