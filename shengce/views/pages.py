"""Every page of the site: its path, its template and how its view is built."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from shengce.derive.knowledge import Knowledge
from shengce.views.charts import ChartDrawer
from shengce.views.compare import compare_page
from shengce.views.context import (
    NATION_PATH,
    Context,
    indicator_path,
    plan_path,
    promises_path,
    province_path,
    source_path,
    term_path,
    theme_path,
    year_path,
)
from shengce.views.coverage import coverage_page
from shengce.views.data import data_page
from shengce.views.glossary import glossary_page, term_page
from shengce.views.home import home_page
from shengce.views.index_of_pages import index_of_pages
from shengce.views.indicators import indicator_page, indicators_page
from shengce.views.nation import nation_page
from shengce.views.parts import PageHead
from shengce.views.promises import promise_page, promises_page
from shengce.views.province_year import province_year_page
from shengce.views.provinces import province_page, provinces_page
from shengce.views.search import INDEX_OF_PAGES_PATH, SEARCH_PATH, search_page
from shengce.views.sources import source_page, sources_page
from shengce.views.themes import theme_page, themes_page
from shengce.views.years import year_page, years_page


class PageView(Protocol):
    """What every view has."""

    @property
    def head(self) -> PageHead:
        """The page's head."""


@dataclass(frozen=True)
class Page:
    """A page to be rendered: path (``provinces/jiangxi/``), template name, and the builder of its view."""

    path: str
    template: str
    build: Callable[[Context], PageView]


def all_pages(knowledge: Knowledge, draw: ChartDrawer) -> Iterator[Page]:
    """Yield every generated page, indexes first."""
    yield Page("", "home", home_page)
    yield Page("provinces/", "provinces", provinces_page)
    yield Page("indicators/", "indicators", indicators_page)
    yield Page("compare/", "compare", compare_page)
    yield Page("promises/", "promises", promises_page)
    yield Page("years/", "years", years_page)
    yield Page(NATION_PATH, "nation", partial(nation_page, draw=draw))
    yield Page("data/", "data", data_page)
    yield Page("themes/", "themes", themes_page)
    yield Page("glossary/", "glossary", glossary_page)
    yield Page("sources/", "sources", sources_page)
    yield Page("coverage/", "coverage", coverage_page)
    yield Page(SEARCH_PATH, "search", search_page)
    yield Page(INDEX_OF_PAGES_PATH, "index_of_pages", index_of_pages)
    yield from _record_pages(knowledge, draw)


def _record_pages(knowledge: Knowledge, draw: ChartDrawer) -> Iterator[Page]:
    catalogue = knowledge.catalogue
    for province in catalogue.provinces.values():
        yield Page(province_path(province.slug), "province", partial(province_page, province=province, draw=draw))
    for (slug, year), plan in catalogue.plans.items():
        yield Page(plan_path(slug, year), "province_year", partial(province_year_page, plan=plan, draw=draw))
    for indicator in catalogue.indicators.values():
        build = partial(indicator_page, indicator=indicator, draw=draw)
        yield Page(indicator_path(indicator.id), "indicator", build)
        if indicator.core:
            yield Page(promises_path(indicator.id), "promise", partial(promise_page, indicator=indicator, draw=draw))
    for year in knowledge.promises.years:
        yield Page(year_path(year), "year", partial(year_page, year=year))
    for theme in catalogue.themes.values():
        yield Page(theme_path(theme.id), "theme", partial(theme_page, theme=theme))
    for term in catalogue.terms.values():
        yield Page(term_path(term.id), "term", partial(term_page, term=term))
    for source in catalogue.sources.values():
        yield Page(source_path(source.id), "source", partial(source_page, source=source))
