"""Addresses that pages once had lead on: one list, a page each, with and without JavaScript, in no list of pages."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from pathlib import Path

import pytest

from shengce.build import check
from shengce.charts.images import chart_drawer
from shengce.derive.knowledge import Knowledge
from shengce.publish.assemble import AssemblyError
from shengce.publish.moved import Moved
from shengce.publish.site import Extras
from shengce.render.environment import page_environment
from shengce.render.pages import page_text
from shengce.views.context import Context, SiteAddress
from shengce.views.moved import moved_pages
from shengce.views.site_map import all_pages
from tests.project import GOLDEN, REPOSITORY
from tests.unit.builders import language
from tests.unit.test_publish_site import FakeEngine, build, project

__all__ = ["project"]
MOVED = Moved("old/lantern/", "about/", (("oil", "history"),))


@cache
def knowledge() -> Knowledge:
    return check(GOLDEN).knowledge


def test_the_promises_of_every_core_indicator_lead_to_its_page() -> None:
    found = {(page.old, page.new) for page in moved_pages(knowledge())}
    assert found == {(f"promises/{name}/", f"indicators/{name}/") for name in knowledge().core_indicators}


def test_no_page_stands_at_an_old_address_and_one_at_each_new() -> None:
    paths = {page.path for _, page in all_pages(knowledge())}
    assert not paths & {page.old for page in moved_pages(knowledge())}
    assert {page.new for page in moved_pages(knowledge())} <= paths


# What the pages of promises had, and where it is now.
ANCHORS = {
    **{name: name for name in ("heatmap", "extremes", "latest-moves", "patterns", "cite")},
    **{"latest": "table", "provinces": "heatmap", "years": "by-year", "moves": "by-year", "nation": "by-year"},
}


def test_every_old_anchor_has_its_place_on_the_present_page() -> None:
    (moved,) = [page for page in moved_pages(knowledge()) if page.old == "promises/gdp_growth/"]
    assert {old: moved.names.get(old, old) for old in ANCHORS} == ANCHORS
    # Of the small project's few figures no such section comes; tests/site looks at the pages of many.
    assert set(ANCHORS.values()) - {"latest-moves", "by-year", "patterns"} <= anchors_of(moved.new)


@pytest.mark.parametrize(
    "anchor",
    ["table", "growth-province", "growth-province-targets", "growth-province-results", "about", "cite"],
)
def test_the_anchors_that_pages_of_indicators_had_are_kept(anchor: str) -> None:
    assert anchor in anchors_of("indicators/gdp_growth/")


@cache
def anchors_of(path: str) -> frozenset[str]:
    address = SiteAddress("https://example.org/site", "https://example.org/repository", "main")
    context = Context(knowledge(), language("en"), address, chart_drawer(REPOSITORY / "templates"), path)
    kind, page = next((kind, page) for kind, page in all_pages(knowledge()) if page.path == path)
    text = page_text(page_environment(REPOSITORY / "templates"), kind, page, context)
    return frozenset(one or other for one, other in re.findall(r'\bid="([^"]+)"|\{ #([\w-]+) \}', unescape(text)))


def test_an_old_address_leads_on_in_each_language_and_stands_in_no_list(project: Path) -> None:
    site = build(project, FakeEngine(), extras=Extras(moved=(MOVED,))).site
    for code, tag in (("zh", "zh-CN"), ("en", "en")):
        page = (site / code / "old/lantern/index.html").read_text(encoding="utf-8")
        assert f'<html lang="{tag}">' in page
        assert f'<link rel="canonical" href="https://example.github.io/plans/{code}/about/">' in page
        assert '<noscript><meta http-equiv="refresh" content="0; url=../../about/"></noscript>' in page
        assert 'href="../../about/" data-moved="{&#34;oil&#34;: &#34;history&#34;}"' in page
        assert "Content-Security-Policy" in page and "noindex" not in page
    assert "old/" not in (site / "sitemap.xml").read_text(encoding="utf-8")
    assert "old/" not in (site / "zh/sitemap.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("moved", "said"),
    [(Moved("about/", "about/"), "a page at the old address"), (Moved("old/", "nowhere/"), "where there is no page")],
)
def test_an_address_that_cannot_lead_on_stops_the_build(project: Path, moved: Moved, said: str) -> None:
    with pytest.raises(AssemblyError, match=said):
        build(project, FakeEngine(), extras=Extras(moved=(moved,)))


def test_a_change_of_the_list_builds_the_site_again(project: Path) -> None:
    assert build(project, FakeEngine()).changed
    assert build(project, FakeEngine(), extras=Extras(moved=(MOVED,))).changed
    assert not build(project, FakeEngine(), extras=Extras(moved=(MOVED,))).changed
