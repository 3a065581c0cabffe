"""Addresses that pages once had, on the built site: each leads to a page, and its sections to their places there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from lxml import html

from shengce.views.moved import moved_pages
from tests.published import Page, Published
from tests.records.checked import knowledge

pytestmark = pytest.mark.site

_OF_PAGES_WITH_MANY_FIGURES = ("heatmap", "extremes", "latest", "patterns", "provinces", "years", "moves", "cite")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_moved_page_leads_on_and_no_page_links_to_it(built_site: Published, language: str) -> None:
    links = {target for page in built_site.of(language) for target in _targets(built_site, page)}
    for moved in moved_pages(knowledge()):
        place = built_site.root / language / moved.old / "index.html"
        tree = html.document_fromstring(place.read_bytes())
        canonical = str(tree.xpath("string(//link[@rel='canonical']/@href)"))
        assert canonical.endswith(f"/{language}/{moved.new}")
        assert (place.parent / str(tree.xpath("string(//a/@href)")) / "index.html").resolve().is_file()
        assert place not in links


def _targets(site: Published, page: Page) -> Iterator[Path]:
    for link in sorted({urldefrag(str(link)).url for link in page.find("//a/@href")}):
        if target := site.resolve(page, link):
            yield target[0]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_sections_of_the_old_page_have_their_place_on_the_new(built_site: Published, language: str) -> None:
    moved = next(page for page in moved_pages(knowledge()) if "gdp_growth" in page.old)
    ids = set(built_site.page(language, moved.new).ids)
    assert {moved.names.get(anchor, anchor) for anchor in _OF_PAGES_WITH_MANY_FIGURES} <= ids


def test_old_addresses_stand_in_no_list(built_site: Published) -> None:
    for moved in moved_pages(knowledge()):
        for name in ("sitemap.xml", "zh/sitemap.xml", "en/sitemap.xml", "zh/index-of-pages/index.html"):
            assert moved.old not in (built_site.root / name).read_text(encoding="utf-8")
