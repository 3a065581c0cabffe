"""The heads of a small project's pages, made without its site."""

from __future__ import annotations

from functools import cache

from shengce.build import check
from shengce.charts.images import chart_drawer
from shengce.derive.knowledge import Knowledge
from shengce.language.strings import Language, load_languages
from shengce.publish.settings import load_settings
from shengce.views.context import Context, SiteAddress
from shengce.views.shown import PageHead
from shengce.views.site_map import all_pages
from tests.project import GOLDEN, REPOSITORY


@cache
def knowledge() -> Knowledge:
    return check(GOLDEN).knowledge


@cache
def languages() -> dict[str, Language]:
    return {language.code: language for language in load_languages(REPOSITORY)}


@cache
def head_of(language: str, path: str) -> PageHead:
    """Return the head of a page."""
    settings = load_settings(REPOSITORY, {})
    address = SiteAddress(settings.site_url.rstrip("/"), settings.repository, settings.branch)
    draw = chart_drawer(REPOSITORY / "templates")
    page = next(page for _, page in all_pages(knowledge()) if page.path == path)
    return page.build(Context(knowledge(), languages()[language], address, draw, path)).head
