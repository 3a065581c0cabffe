"""What pages show of cases that the kept project does not have: neighbours, empty groups, targets without results."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from shengce.charts.images import Chart, ChartImages
from shengce.derive.knowledge import Knowledge, knowledge_of
from shengce.records.areas import Area, Region
from shengce.records.base import AbsenceReason, Absent, Text
from shengce.records.citation import Citation
from shengce.records.plans import Plan
from shengce.records.sources import SourceKind
from shengce.records.vocabulary import Term, TermKind
from shengce.views.context import Context, SiteAddress
from shengce.views.kinds import Kind, Page, Words
from shengce.views.pages.glossary import glossary_page
from shengce.views.pages.home import home_page
from shengce.views.pages.index_of_pages import has_index, index_of_kind, index_of_pages
from shengce.views.pages.nation import nation_page
from shengce.views.pages.province import province_page
from shengce.views.pages.themes import themes_page
from shengce.views.pages.year import year_page
from shengce.views.pages.years import years_page
from shengce.views.parts.heatmap import heatmap_of
from shengce.views.parts.scores import indicator_tabs
from shengce.views.parts.terms import original_name
from shengce.views.shown import Link
from tests.unit.builders import NATION, RESULT, catalogue, figure, language, plan, province, source, text

DRAWN: list[Chart] = []


def draw(chart: Chart) -> ChartImages:
    DRAWN.append(chart)
    return ChartImages("wide", "narrow")


def context(known: Knowledge, path: str = "", code: str = "en") -> Context:
    address = SiteAddress("https://example.org", "https://example.org/repository", "main")
    return Context(known, language(code), address, draw, path)


def known_of(*plans: Plan, areas: Iterable[Area] = (), terms: Iterable[Term] = ()) -> Knowledge:
    documents = [source("document", SourceKind.GOVERNMENT_WORK_REPORT)]
    made = catalogue(*plans, provinces=areas or [province()], sources=documents)
    files = MappingProxyType(dict.fromkeys(made.plans, "records/plan.yml"))
    return knowledge_of(replace(made, terms=MappingProxyType({item.id: item for item in terms}), plan_files=files))


def term(identifier: str, kind: TermKind, name: Text) -> Term:
    return Term(id=identifier, name=name, kind=kind, definition=Absent(absent=AbsenceReason.NOT_STATED), themes=())


EASTERN = province("jiangsu").model_copy(update={"region": Region.EAST})


def test_neighbours_are_the_other_provinces_of_the_region() -> None:
    areas = [province("anhui"), EASTERN, province("hunan"), province("jiangxi")]
    page = province_page(context(known_of(plan(), areas=areas), "provinces/jiangxi/"), areas[-1])
    assert [link.url for link in page.neighbours] == ["../../provinces/anhui/", "../../provinces/hunan/"]
    assert page.cities == ()


def test_regions_without_provinces_are_left_out() -> None:
    shown = context(known_of(plan(), areas=[province(), EASTERN]), "indicators/growth_rate/")
    assert [len(region.rows) for region in heatmap_of(shown, "growth_rate").regions] == [1, 1]


def test_a_row_of_which_nothing_is_judged_has_no_share() -> None:
    (region,) = heatmap_of(context(known_of(plan(figure()))), "growth_rate").regions
    assert [row.share.plain for row in region.rows] == [""]


def test_the_map_of_the_home_page_is_of_the_provinces_newest_verdicts() -> None:
    provincial = [plan(figure()), plan(figure("reached", kind=RESULT), year=2024), plan(year=2025)]
    nation = [plan(figure("aim", period="2024"), province=NATION, year=2024)]
    nation.append(plan(figure("done", kind=RESULT, period="2024"), province=NATION, year=2025))
    assert home_page(context(known_of(*provincial, *nation))).map.id == "map-2023"


def test_the_nations_withdrawn_figures_stand_on_its_page() -> None:
    nation = plan(figure("kept"), figure("gone", withdrawn=True), province=NATION)
    page = nation_page(context(known_of(nation), "nation/"))
    assert [row.id for row in page.withdrawn] == ["gone"]


def test_the_share_traced_to_a_sentence_is_of_the_provinces_figures() -> None:
    loose = figure("loose").model_copy(update={"cite": Citation("document", "p1")})
    known = known_of(plan(figure(), loose), plan(figure("national"), province=NATION))
    depth = home_page(context(known)).head.depth
    assert depth is not None
    assert depth.plain.endswith("2 figures, 50% of them traced to a sentence.")
    assert depth.plain.startswith("Read so far: 1 report or plan, each for 6 core indicators;")


def test_terms_stand_by_kind_and_each_kind_has_its_anchor() -> None:
    kinds = [TermKind.INDUSTRIAL_STRUCTURE, TermKind.SLOGAN, TermKind.SLOGAN]
    terms = [term(name, kind, text()) for name, kind in zip("abc", kinds, strict=True)]
    groups = glossary_page(context(known_of(terms=terms), "glossary/")).groups
    assert [(group.anchor, group.count) for group in groups] == [
        ("industrial-structure", "1 term"),
        ("slogan", "2 terms"),
    ]


def test_terms_are_found_by_their_initial() -> None:
    names = [
        ("brain", "“产业大脑”", "Industrial brain"),
        ("five", "5G工厂", "5G factory"),
        ("chain", "链长制", "chain chief"),
    ]
    terms = [term(name, TermKind.SLOGAN, text(zh, en)) for name, zh, en in names]
    english, chinese = (
        glossary_page(context(known_of(terms=terms), "glossary/", code=code)).initials for code in ("en", "zh")
    )
    assert [initial.letter for initial in chinese] == ["0–9", "C", "L"]
    assert [initial.letter for initial in english] == ["0–9", "C", "I"]
    assert sum(len(initial.links) for initial in english) == len(terms)


def test_the_chinese_name_stands_beside_another_languages() -> None:
    lamp = term("lamp", TermKind.SLOGAN, text("灯", "lamp"))
    assert original_name(context(known_of()), lamp.name) == "灯"
    assert original_name(context(known_of(), code="zh"), lamp.name) == ""
    assert original_name(context(known_of()), term("abc", TermKind.SLOGAN, text("ABC", "ABC")).name) == ""


def test_kinds_without_pages_are_left_out_of_the_index() -> None:
    page = Page("lanterns/red/", themes_page, lambda _language: "Red lantern")
    kinds = [
        Kind("lantern", lambda _knowledge: (page,), rank=1, found_as="theme", group="lanterns"),
        Kind("lamp", lambda _knowledge: (), rank=2, found_as="term", group="lamps"),
    ]
    groups = index_of_pages(context(known_of(), "index-of-pages/"), kinds).groups
    assert [(group.anchor, [link.text for link in group.links]) for group in groups] == [
        ("all-lanterns", ["Red lantern"])
    ]


def named(number: int) -> Words:
    return lambda _language: f"Source {number}"


def test_pages_of_an_area_and_year_stand_in_a_table_and_none_is_lost() -> None:
    areas = [province("anhui"), province("hunan"), province("jiangxi")]
    places = [("jiangxi", 2003), ("anhui", 2005), ("jiangxi", 2003), ("jiangxi", 2005), None]
    pages = [Page(f"sources/{number}/", themes_page, named(number), place=place) for number, place in enumerate(places)]
    kind = Kind("source", lambda _knowledge: pages, rank=1, found_as="source", group="sources")
    (group,) = index_of_pages(context(known_of(areas=areas), "index-of-pages/"), [kind]).groups
    assert [link.text for link in group.links] == ["Source 4"]
    assert group.placed and (group.placed.years, group.placed.signs) == ((2003, 2005), ("03", "05"))
    rows = [(row.area.url, [cell.text if cell else "" for cell in row.cells]) for row in group.placed.rows]
    assert rows == [
        ("../provinces/anhui/", ["", "Source 1"]),
        ("../provinces/jiangxi/", ["Source 0", "Source 3"]),
        ("../provinces/jiangxi/", ["Source 2", ""]),
    ]


def test_too_many_pages_of_a_kind_have_an_index_of_their_own_by_letter() -> None:
    pages = [Page(f"glossary/{number}/", themes_page, lettered(number)) for number in range(501)]
    kind = Kind("term", lambda _knowledge: pages, rank=1, found_as="term", group="terms")
    (group,) = index_of_pages(context(known_of(), "index-of-pages/"), [kind]).groups
    assert (group.links, group.elsewhere) == ((), Link("501 pages", "../index-of-pages/terms/"))
    own = index_of_kind(context(known_of(), "index-of-pages/terms/"), kind)
    assert [(group.heading, group.folded) for group in own.groups] == [("A", "251 pages"), ("B", "250 pages")]
    assert {link.url for group in own.groups for link in group.links} == {f"../../{page.path}" for page in pages}
    fewer = replace(kind, pages=lambda _knowledge: pages[1:])
    assert not has_index(fewer, known_of()) and has_index(kind, known_of())


def lettered(number: int) -> Words:
    return lambda _language: f"{'AB'[number % 2]} {number}"


def test_the_years_stand_newest_first_with_the_share_that_was_met() -> None:
    plans = [plan(figure("aim", 8)), plan(figure("got", 7, kind=RESULT), year=2024)]
    newest, oldest = years_page(context(known_of(*plans), "years/")).lines
    assert (newest.link.text, newest.share, newest.met, newest.plans) == ("2024", None, None, "1 report")
    assert oldest.share and oldest.met
    assert (oldest.link.text, oldest.share.plain, oldest.met.plain, oldest.width) == ("2023", "0%", "0 of 1", "0%")


def test_an_indicator_without_a_short_name_has_its_whole_name() -> None:
    known = known_of(plan(figure()))
    title = year_page(context(known, "years/2023/"), 2023).answers.title
    assert home_page(context(known)).heatmap.title == "words: targets and outcomes by province and year"
    assert title.partition(":")[0] == indicator_tabs(context(known, "promises/"))[1].text == "words"
