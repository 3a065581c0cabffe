"""Kinds of pages: each is said once, and search, its filter, the index of pages and suggestions read it there."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

from shengce.addresses import indicator_path, term_path, theme_path
from shengce.build import check
from shengce.charts.images import Chart, ChartImages
from shengce.derive.knowledge import Knowledge
from shengce.records.citation import Citation
from shengce.records.plans import Priority
from shengce.search.listing import Listed, listed, listing_of
from shengce.search.suggestions import suggestions
from shengce.views.context import Context, SiteAddress
from shengce.views.kinds import SECTIONS, Kind, Page, Subject
from shengce.views.pages.index_of_pages import index_of_pages
from shengce.views.pages.themes import themes_page
from shengce.views.site_map import KINDS, all_pages, kinds_found
from shengce.views.subjects import plan_subject, term_subject
from tests.project import GOLDEN
from tests.unit.builders import REPOSITORY, language, plan, text

MADE = [kind for kind in KINDS if kind.name != "written"]
LANTERN = Page("lanterns/red/", themes_page, lambda said: {"zh": "红灯笼", "en": "Red lantern"}[said.code])
LANTERNS = Kind(
    "lantern", lambda _knowledge: (LANTERN,), rank=15, found_as="theme", group="lanterns", is_suggested=True
)


@cache
def knowledge() -> Knowledge:
    return check(GOLDEN).knowledge


def not_drawn(_chart: Chart) -> ChartImages:
    raise AssertionError("nothing is drawn here")


def context(code: str = "zh") -> Context:
    address = SiteAddress("https://example.org/site", "https://example.org/repository", "main")
    return Context(knowledge(), language(code), address, not_drawn, "index-of-pages/")


@cache
def listing() -> dict[str, Listed]:
    return dict(listing_of(all_pages(knowledge())))


# Entries


@pytest.mark.parametrize("found_as", kinds_found())
@pytest.mark.parametrize("code", ["zh", "en"])
def test_search_has_words_for_each_kind(found_as: str, code: str) -> None:
    assert language(code).strings[f"search.script.kinds.{found_as}"]


def test_what_search_calls_alike_ranks_alike_and_nothing_else_does() -> None:
    ranks = {(kind.found_as, kind.rank) for kind in KINDS}
    assert len(ranks) == len({rank for _, rank in ranks}) == len(kinds_found())


def test_each_kind_has_a_template_and_a_view_of_its_name() -> None:
    names = sorted(kind.name for kind in MADE)
    templates = (REPOSITORY / "templates" / "pages").glob("*.md.j2")
    views = (REPOSITORY / "shengce" / "views" / "pages").glob("[a-z]*.py")
    assert names == sorted(path.name.removesuffix(".md.j2") for path in templates)
    assert names == sorted(path.stem for path in views)


def test_each_page_is_made_once() -> None:
    paths = Counter(page.path for _, page in all_pages(knowledge()))
    assert paths and set(paths.values()) == {1}


def test_groups_of_the_index_are_of_one_kind_but_for_the_sections() -> None:
    groups = Counter(kind.group for kind in KINDS if kind.group)
    assert groups.pop(SECTIONS) > 1 and set(groups.values()) == {1}


# What search is told


@pytest.mark.parametrize(
    ("path", "kind", "filters"),
    [
        ("", "home", {}),
        ("provinces/", "index", {}),
        ("compare/", "page", {}),
        ("index-of-pages/", "index", {}),
        ("about/", "written", {}),
        ("provinces/jiangxi/", "province", {"province": ("jiangxi",)}),
        ("provinces/jiangxi/programmes/", "province_programmes", {"province": ("jiangxi",)}),
        ("indicators/gdp_growth/", "indicator", {"indicator": ("gdp_growth",), "theme": ("growth",)}),
        ("years/2023/", "year", {"year": ("2023",)}),
        ("themes/light/", "theme", {"theme": ("light",)}),
        ("industries/lanterns/", "industry", {}),
        ("glossary/little-lighthouse/", "term", {"theme": ("growth", "light")}),
        ("sources/lantern-post/", "source", {}),
    ],
)
def test_search_is_told_kind_and_filters(path: str, kind: str, filters: dict[str, tuple[str, ...]]) -> None:
    told = listed(path, listing())
    assert (told.kind, dict(told.filters)) == (kind, filters)


def test_a_plan_is_filtered_by_all_that_it_speaks_of() -> None:
    filters = listing()["provinces/jiangxi/2024/"].filters
    plan = knowledge().catalogue.plans["jiangxi", 2024]
    themes = {*plan.themes, *(theme for priority in plan.priorities for theme in priority.themes)}
    assert themes and dict(filters) == {
        "indicator": tuple(sorted({figure.indicator for figure in plan.figures})),
        "province": ("jiangxi",),
        "theme": tuple(sorted(themes)),
        "year": ("2024",),
    }


def test_a_plan_is_filtered_by_the_themes_of_its_tasks_too() -> None:
    task = Priority(id="task", title=text(), cite=Citation.parse("document#p1-s1"), themes=("light", "growth"))
    item = plan().model_copy(update={"themes": ("energy", "light"), "priorities": (task,)})
    subject = plan_subject(knowledge().catalogue.provinces["jiangxi"], item)
    assert sorted(subject.filters["theme"]) == ["energy", "growth", "light"]


def test_a_province_is_known_by_all_its_names_and_a_plan_by_them_with_its_year() -> None:
    names = ("江西", "Jiangxi", "江西省", "Jiangxi Province", "赣", "360000", "jiangxi", "jx", "江右")
    assert listing()["provinces/jiangxi/"].names == names
    assert listing()["provinces/jiangxi/2023/"].names == tuple(form for name in names for form in (name, f"{name}2023"))


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("themes/light/", ("灯塔", "Lighthouses", "light", "dengta", "dt")),
        (
            "industries/lanterns/",
            ("灯具产业", "Lantern industry", "灯具", "lanterns", "dengjuchanye", "djcy", "dengju", "dj"),
        ),
        (
            "glossary/little-lighthouse/",
            (
                *("“小灯塔计划”", "Little Lighthouse plan", "小灯塔计划", "小灯塔"),
                *("xiaodengtajihua", "xdtjh", "xiaodengta", "xdt"),
            ),
        ),
        ("years/2023/", ()),
        ("compare/", ()),
    ],
)
def test_a_page_is_known_by_the_names_and_the_pinyin_of_its_subject(path: str, names: tuple[str, ...]) -> None:
    assert listing()[path].names == names


def test_a_term_is_known_without_its_quotes_and_what_parts_it_from_others() -> None:
    named = (
        knowledge()
        .catalogue.terms["lamp-chief-system"]
        .model_copy(update={"name": text("“灯长制”（江西）", "“Lamp chief” (dengzhang zhi)"), "aliases": ()})
    )
    assert term_subject(named).names == ("“灯长制”（江西）", "“Lamp chief” (dengzhang zhi)", "灯长制", "Lamp chief")


def test_an_indicator_is_known_as_it_is_printed() -> None:
    indicator = knowledge().catalogue.indicators["gdp_growth"]
    names = listing()["indicators/gdp_growth/"].names
    assert {indicator.name.zh, indicator.name.en, indicator.id, *indicator.printed} <= set(names)


def test_a_source_is_known_by_its_id_and_both_titles() -> None:
    source = knowledge().catalogue.sources["lantern-post"]
    assert listing()["sources/lantern-post/"].names == ("lantern-post", source.title.zh, source.title.en)


def test_indicators_terms_and_themes_rank_as_the_records_have_them() -> None:
    catalogue = knowledge().catalogue
    paths = {
        "indicators": [indicator_path(name) for name in catalogue.indicators],
        "terms": [term_path(name) for name in catalogue.terms],
        "themes": [theme_path(name) for name in catalogue.themes],
    }
    for group, found in paths.items():
        ranks = [listing()[path].rank for path in found]
        assert len(ranks) > 1 and ranks == sorted(set(ranks)), group


def test_pages_rank_by_kind_then_the_newest_then_the_provinces_code() -> None:
    paths = [
        *("", "provinces/zhejiang/", "provinces/jiangxi/", "indicators/gdp_growth/"),
        *("years/2024/", "years/2023/", "glossary/little-lighthouse/", "industries/lanterns/", "themes/light/"),
        *("provinces/zhejiang/2024/", "provinces/jiangxi/2024/", "provinces/jiangxi/2023/"),
        *("sources/lantern-post/", "compare/", "about/", "provinces/"),
    ]
    ranks = [listed(path, listing()).rank for path in paths]
    assert all(one < other for one, other in pairwise(ranks)), ranks


def test_pages_without_an_order_are_parted_by_their_path() -> None:
    ranks = {told.rank for path, told in listing().items() if path.startswith("sources/")}
    assert len(ranks) == sum(path.startswith("sources/") for path in listing())


# What a new kind needs: its entry


def test_a_new_kind_stands_in_the_index_of_pages() -> None:
    group = index_of_pages(context("en"), [*KINDS, LANTERNS]).groups[-1]
    assert (group.anchor, group.heading) == ("all-lanterns", language("en").strings["search.script.kinds.theme"])
    assert [(link.text, link.url) for link in group.links] == [("Red lantern", "../lanterns/red/")]


def test_a_kind_without_a_group_stands_in_no_index() -> None:
    anchors = [group.anchor for group in index_of_pages(context(), [replace(LANTERNS, group="")]).groups]
    assert anchors == []


def test_a_new_kind_is_listed_for_search_and_suggested_by_its_names() -> None:
    page = replace(LANTERN, subject=Subject({"year": ("2024",), "theme": ()}, ("lampion",), ("红灯笼",), order=7))
    told = listing_of([(LANTERNS, page)])["lanterns/red/"]
    names = ("lampion", "hongdenglong", "hdl")
    assert told == Listed("theme", 15 * 10**10 + 7975 * 10**6 + 7, {"year": ("2024",)}, names)
    entry = {"t": "红灯笼", "u": "lanterns/red/", "k": "theme", "a": ["红灯笼", *names]}
    assert list(suggestions([(LANTERNS, page)], language("zh"))) == [entry]
    assert list(suggestions([(replace(LANTERNS, is_suggested=False), page)], language("zh"))) == []
