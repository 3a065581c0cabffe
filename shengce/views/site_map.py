"""Every kind of page and every page of the site.

A new kind is a view, a template of the same name, and its entry in ``KINDS``; its words stand in i18n/.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from types import MappingProxyType

from shengce.addresses import (
    INDEX_OF_PAGES_PATH,
    SEARCH_PATH,
    area_path,
    index_path,
    indicator_path,
    industry_path,
    plan_path,
    programmes_path,
    source_path,
    term_path,
    theme_path,
    year_path,
)
from shengce.derive.knowledge import Knowledge
from shengce.language.strings import Language
from shengce.records.areas import Area, AreaLevel
from shengce.records.base import Text
from shengce.records.catalogue import PlanKey
from shengce.records.plans import Plan
from shengce.records.sources import Source, SourceKind
from shengce.views import subjects
from shengce.views.context import Context
from shengce.views.kinds import SECTIONS, Files, Kind, Page, PageView, Words, no_files
from shengce.views.pages.api import api_page
from shengce.views.pages.changes import changes_page
from shengce.views.pages.compare import compare_page, comparison_files
from shengce.views.pages.coverage import coverage_page
from shengce.views.pages.data import data_page
from shengce.views.pages.explore import explore_files, explore_page
from shengce.views.pages.glossary import glossary_page
from shengce.views.pages.home import home_page
from shengce.views.pages.index_of_pages import has_index, index_of_kind, index_of_pages
from shengce.views.pages.indicator import indicator_page
from shengce.views.pages.indicators import indicators_page
from shengce.views.pages.industries import industries_page
from shengce.views.pages.industry import industry_page
from shengce.views.pages.method import method_page
from shengce.views.pages.nation import nation_page
from shengce.views.pages.promises import promises_page
from shengce.views.pages.province import province_page
from shengce.views.pages.province_programmes import province_programmes_page
from shengce.views.pages.province_year import province_year_page
from shengce.views.pages.provinces import provinces_page
from shengce.views.pages.search import search_page
from shengce.views.pages.source import source_page
from shengce.views.pages.sources import sources_page
from shengce.views.pages.term import term_page
from shengce.views.pages.theme import theme_page
from shengce.views.pages.themes import themes_page
from shengce.views.pages.words import words_files, words_page
from shengce.views.pages.year import year_page
from shengce.views.pages.years import years_page

View = Callable[[Context], PageView]


def all_pages(knowledge: Knowledge) -> Iterator[tuple[Kind, Page]]:
    """Yield every generated page with its kind."""
    for kind in KINDS:
        for page in kind.pages(knowledge):
            yield kind, page


def kinds_found() -> tuple[str, ...]:
    """Return what search calls the kinds of pages, in the order in which its filter shows them."""
    return tuple(dict.fromkeys(kind.found_as for kind in KINDS))


def _provinces(knowledge: Knowledge) -> Iterator[Page]:
    for area in _below_nation(knowledge).values():
        build, subject = partial(province_page, province=area), subjects.province_subject(area)
        yield Page(area_path(area), build, _text(area.short), subject)


def _plans(knowledge: Knowledge) -> Iterator[Page]:
    areas = _below_nation(knowledge)
    for (slug, year), plan in knowledge.catalogue.plans.items():
        if area := areas.get(slug):
            build, subject = partial(province_year_page, plan=plan), subjects.plan_subject(area, plan)
            yield Page(plan_path(area, year), build, _plan_words(area, plan), subject, (slug, year))


def _programmes(knowledge: Knowledge) -> Iterator[Page]:
    for area in _below_nation(knowledge).values():
        if found := knowledge.programmes.get(area.slug):
            build = partial(province_programmes_page, province=area, found=found)
            words = partial(_programmes_words, area)
            yield Page(programmes_path(area), build, words, subjects.programmes_subject(area))


def _below_nation(knowledge: Knowledge) -> Mapping[str, Area]:
    """Return the areas with pages of their own; all that is said of the nation stands on one page."""
    areas = knowledge.catalogue.areas
    return {slug: area for slug, area in areas.items() if area.level is not AreaLevel.NATION}


def _years(knowledge: Knowledge) -> Iterator[Page]:
    for year in knowledge.provinces.promises.years:
        yield Page(year_path(year), partial(year_page, year=year), _word(str(year)), subjects.year_subject(year))


def _indicators(knowledge: Knowledge) -> Iterator[Page]:
    for indicator in knowledge.catalogue.indicators.values():
        build, subject = partial(indicator_page, indicator=indicator), subjects.indicator_subject(indicator)
        yield Page(indicator_path(indicator.id), build, _text(indicator.name), subject)


def _industries(knowledge: Knowledge) -> Iterator[Page]:
    for name in knowledge.industries.uses:
        scope = knowledge.catalogue.scopes[name]
        build, subject = partial(industry_page, industry=scope), subjects.industry_subject(scope)
        yield Page(industry_path(name), build, _text(scope.name), subject)


def _themes(knowledge: Knowledge) -> Iterator[Page]:
    for theme in knowledge.catalogue.themes.values():
        build, subject = partial(theme_page, theme=theme), subjects.theme_subject(theme)
        yield Page(theme_path(theme.id), build, _text(theme.name), subject)


def _terms(knowledge: Knowledge) -> Iterator[Page]:
    for term in knowledge.catalogue.terms.values():
        build, subject = partial(term_page, term=term), subjects.term_subject(term)
        yield Page(term_path(term.id), build, _text(term.name), subject)


def _sources(knowledge: Knowledge) -> Iterator[Page]:
    for source in knowledge.catalogue.sources.values():
        build, subject = partial(source_page, source=source), subjects.source_subject(source)
        yield Page(source_path(source.id), build, _text(source.title), subject, _place_of(knowledge, source))


def _place_of(knowledge: Knowledge, source: Source) -> PlanKey | None:
    """Return the area and the year that a report or communique is of; None of every other source."""
    behind = _YEARS_BEHIND_PLAN.get(source.kind)
    plans = knowledge.indexes.plans_from(source.id)
    return None if behind is None or not plans else (plans[0][0], plans[0][1] - behind)


def _one(path: str, build: View, words: Words) -> Callable[[Knowledge], tuple[Page, ...]]:
    return lambda _knowledge: (Page(path, build, words),)


def _section(
    name: str, build: View, found_as: str = "page", files: Files = no_files, *, tells_of_files: bool = False
) -> Kind:
    """Return the kind of a section's first page, which stands in the navigation."""
    pages = _one(f"{name}/", build, _said(f"nav.{name}"))
    rank = _RANKS_OF_SECTIONS[found_as]
    return Kind(name, pages, rank, found_as, group=SECTIONS, files=files, tells_of_files=tells_of_files)


def _said(key: str) -> Words:
    return lambda language: language.say(key)


def _word(word: str) -> Words:
    return lambda _language: word


def _text(text: Text) -> Words:
    return lambda language: language.of(text)


def _programmes_words(province: Area, language: Language) -> str:
    return language.say("programmes.title", province=language.of(province.short))


def _plan_words(province: Area, plan: Plan) -> Words:
    return lambda language: f"{language.of(province.short)} {plan.year}"


def _indexes(knowledge: Knowledge) -> Iterator[Page]:
    """Yield the index of all pages, then those of the kinds that have too many for it."""
    yield Page(INDEX_OF_PAGES_PATH, lambda context: index_of_pages(context, KINDS), _said("search.index_of_pages"))
    for kind in (kind for kind in KINDS if kind.group and has_index(kind, knowledge)):
        yield Page(index_path(kind.group), partial(index_of_kind, kind=kind), partial(_words_of_index, kind))


def _words_of_index(kind: Kind, language: Language) -> str:
    return language.say("search.index_of_kind", kind=language.say(f"search.script.kinds.{kind.found_as}"))


_HOME = _one("", home_page, _said("site.home"))
_SEARCH = _one(SEARCH_PATH, lambda context: search_page(context, kinds_found()), _said("search.title"))
_YEARS_BEHIND_PLAN = MappingProxyType({SourceKind.GOVERNMENT_WORK_REPORT: 0, SourceKind.STATISTICAL_COMMUNIQUE: 1})
_RANKS_OF_SECTIONS = MappingProxyType({"page": 90, "index": 110})

# Pages found in docs/ that none of the kinds makes: those written by hand, such as About.
WRITTEN = Kind("written", lambda _knowledge: (), rank=100, found_as="written")

# Records first, then sections: so stand the chips of search and the groups of the index of pages.
KINDS: tuple[Kind, ...] = (
    Kind("province", _provinces, rank=10, found_as="province", group="provinces", is_suggested=True),
    Kind("province_year", _plans, rank=70, found_as="province_year", group="plans"),
    Kind("year", _years, rank=40, found_as="year", group="years"),
    Kind("indicator", _indicators, rank=20, found_as="indicator", group="indicators", is_suggested=True),
    Kind("industry", _industries, rank=55, found_as="industry", group="industries", is_suggested=True),
    Kind("theme", _themes, rank=60, found_as="theme", group="themes", is_suggested=True),
    Kind("province_programmes", _programmes, rank=65, found_as="province_programmes", group="programmes"),
    Kind("term", _terms, rank=50, found_as="term", group="terms", is_suggested=True),
    Kind("source", _sources, rank=80, found_as="source", group="sources"),
    Kind("home", _HOME, rank=0, found_as="home", group=SECTIONS),
    _section("provinces", provinces_page, "index"),
    _section("indicators", indicators_page, "index"),
    _section("compare", compare_page, files=comparison_files),
    _section("explore", explore_page, files=explore_files),
    _section("words", words_page, files=words_files),
    _section("promises", promises_page, "index"),
    _section("years", years_page, "index"),
    _section("nation", nation_page),
    _section("industries", industries_page, "index"),
    _section("themes", themes_page, "index"),
    _section("glossary", glossary_page, "index"),
    _section("sources", sources_page, "index"),
    _section("coverage", coverage_page),
    _section("data", data_page, tells_of_files=True),
    _section("api", api_page, tells_of_files=True),
    _section("method", method_page),
    _section("changes", changes_page),
    Kind("search", _SEARCH, rank=90, found_as="page"),
    Kind("index_of_pages", _indexes, rank=110, found_as="index"),
    WRITTEN,
)
