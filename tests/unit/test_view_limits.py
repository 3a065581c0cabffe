"""How much of what there is a page shows: tabs, gaps, plans, terms, cards, and which years and provinces stand out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from shengce.derive.knowledge import Knowledge, knowledge_of
from shengce.derive.scorecards import HEADLINE_INDICATORS
from shengce.records.base import AbsenceReason, Absent
from shengce.records.catalogue import Catalogue
from shengce.records.plans import Figure, Plan
from shengce.records.sources import SourceKind
from shengce.records.vocabulary import Term, TermKind
from shengce.views.context import Context, SiteAddress
from shengce.views.pages.compare import compare_page
from shengce.views.pages.home import home_page
from shengce.views.pages.indicator import indicator_page
from shengce.views.pages.province_year import province_year_page
from shengce.views.parts.heatmap import heatmap_of
from tests.unit.builders import RESULT, catalogue, figure, indicator, language, plan, province, source, text
from tests.unit.drawn import draw

INDICATORS = tuple(indicator(name) for name in HEADLINE_INDICATORS)
GROWTH = INDICATORS[0]


def context(known: Knowledge, path: str = "") -> Context:
    address = SiteAddress("https://example.org", "https://example.org/repository", "main")
    return Context(known, language("en"), address, draw, path)


def target(of: str, year: int, value: int = 8) -> Figure:
    return figure(f"{of.replace('_', '-')}-target-{year}", value, of=of, period=str(year))


def result(of: str, year: int, value: int) -> Figure:
    return figure(f"{of.replace('_', '-')}-result-{year}", value, of=of, kind=RESULT, period=str(year))


def term(number: int) -> Term:
    absent = Absent(absent=AbsenceReason.NOT_STATED)
    return Term(id=f"term-{number}", name=text(), kind=TermKind.SLOGAN, definition=absent, themes=())


def records(*plans: Plan, slugs: Iterable[str] = ("jiangxi",), terms: int = 0) -> Catalogue:
    documents = [source("document", SourceKind.GOVERNMENT_WORK_REPORT)]
    made = catalogue(*plans, indicators=INDICATORS, provinces=map(province, slugs), sources=documents)
    files = dict.fromkeys(made.plans, "records/plan.yml")
    known = {item.id: item for item in map(term, range(terms))}
    return replace(made, terms=MappingProxyType(known), plan_files=MappingProxyType(files))


def judged(first: int, last: int) -> list[Plan]:
    """Return plans of the years whose targets for growth of 8 were all missed but in the last seven, then beaten."""
    made = []
    for year in range(first, last + 1):
        reached = 9 if year - 1 > last - 8 else 7
        figures = (target(GROWTH.id, year), result(GROWTH.id, year - 1, reached))
        made.append(plan(*(item.model_copy(update={"id": f"{item.id}-of-{year}"}) for item in figures), year=year))
    return made


def test_the_scorecard_counts_five_indicators_in_this_order() -> None:
    assert HEADLINE_INDICATORS == (
        "gdp_growth",
        "industrial_value_added_growth",
        "fixed_asset_investment_growth",
        "retail_sales_growth",
        "trade_growth",
    )


def test_the_home_page_shows_five_gaps_on_either_side_and_twelve_terms() -> None:
    page = home_page(context(knowledge_of(records(*judged(2004, 2024), terms=30))))
    assert [row.bar.start == "50.0%" for row in page.gaps.rows] == [False] * 5 + [True] * 5
    assert [len(page.plans), len(page.terms)] == [1, 12]


def test_the_page_of_an_indicator_shows_ten_gaps_on_either_side() -> None:
    found = indicator_page(context(knowledge_of(records(*judged(2001, 2024))), "indicators/gdp_growth/"), GROWTH)
    assert found.promises is not None
    assert [row.bar.start == "50.0%" for row in found.promises.extremes.rows] == [False] * 10 + [True] * 7


def test_a_plan_has_cards_of_its_first_four_targets() -> None:
    figures = [target(name, 2023) for name in HEADLINE_INDICATORS]
    known = knowledge_of(records(plan(*figures)))
    page = province_year_page(context(known, "provinces/jiangxi/2023/"), known.catalogue.plans["jiangxi", 2023])
    assert [card.target.id for card in page.cards] == [item.id for item in figures[:4]]


def test_years_of_national_events_and_round_years_are_marked() -> None:
    years = heatmap_of(context(knowledge_of(records(plan(year=2006), plan(year=2021)))), GROWTH.id).years
    assert [year.year for year in years if "sc-heat__tick" in year.style] == ["2008", "2012", "2020"]
    assert [year.year for year in years if "sc-heat__round" in year.style] == ["2010", "2015", "2020"]
    assert [year.short for year in years[:4]] == ["’06", "’07", "’08", "’09"]


def chosen(*slugs: str) -> tuple[list[str], list[str]]:
    """Return what a comparison begins with, and the boxes that are checked."""
    page = compare_page(context(knowledge_of(records(plan(province=slugs[0]), slugs=slugs)), "compare/"))
    boxes = [choice for region in page.regions for choice in region.choices if choice.is_chosen]
    assert [head.text for head in page.summary_heads] == [box.text for box in boxes]
    return page.first.split(","), [box.value for box in boxes]


def test_a_comparison_begins_with_the_first_whole_set_or_the_first_four() -> None:
    delta = ["shanghai", "jiangsu", "zhejiang", "anhui"]
    assert chosen("hebei", *delta, "hubei", "hunan", "jiangxi") == (delta, delta)
    assert chosen("shanghai", "jiangsu", "zhejiang", "hubei", "hunan", "jiangxi")[0] == ["hubei", "hunan", "jiangxi"]
    assert chosen("anhui", "fujian", "gansu", "guizhou", "hainan")[0] == ["anhui", "fujian", "gansu", "guizhou"]


def test_a_comparison_sums_up_the_newest_target_and_what_was_met() -> None:
    known = knowledge_of(records(*judged(2001, 2010)))
    row = compare_page(context(known, "compare/")).summary[0]
    cell = row.cells[0]
    assert cell.score is not None
    assert (cell.year, cell.score.plain) == ("2010:", "7 of 9 met")
    assert cell.target is not None and cell.target.url.endswith("/2010/#gdp-growth-target-2010-of-2010")
