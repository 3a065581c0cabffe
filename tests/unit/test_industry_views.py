"""What pages write of a province's years of industry, of a theme's rankings, and of reports read whole."""

from __future__ import annotations

from shengce.charts.images import ChartImages
from shengce.derive.knowledge import Knowledge, knowledge_of
from shengce.records.plans import Figure, Plan
from shengce.records.vocabulary import Direction, Statistic
from shengce.views.context import Context, SiteAddress
from shengce.views.parts.industry_news import industry_news
from shengce.views.parts.industry_years import IndustryOfYears, industry_of_years
from shengce.views.parts.theme_rankings import ranking_tables
from tests.unit.builders import INDICATORS, RESULT, catalogue, figure, indicator, language, plan

LAMPS = indicator("lamps", core=False)
LOSSES = indicator("losses", direction=Direction.LOWER_IS_BETTER, core=False)


def known(*plans: Plan) -> Knowledge:
    return knowledge_of(catalogue(*plans, indicators=(*INDICATORS, LAMPS, LOSSES)))


def context(known: Knowledge, path: str = "") -> Context:
    address = SiteAddress("https://example.org", "https://example.org/repository", "main")
    return Context(known, language("en"), address, lambda _: ChartImages("", ""), path)


def aim(value: int, year: int, of: str = "lamps") -> Figure:
    return figure(f"{of}-aim-{year}", value, of=of, period=str(year))


def done(value: int, year: int, of: str = "lamps", name: str = "") -> Figure:
    return figure(f"{name}{of}-done-{year}", value, of=of, kind=RESULT, period=str(year))


PLANS = (plan(aim(8, 2023)), plan(done(9, 2023), aim(7, 2024), year=2024), plan(aim(6, 2025), year=2025))


def table(*plans: Plan) -> IndustryOfYears:
    page = industry_of_years(context(known(*plans), "provinces/jiangxi/"), "jiangxi")
    assert page is not None
    return page


def test_a_cell_says_target_outcome_and_verdict_and_what_was_not_told() -> None:
    (row,) = table(*PLANS).rows
    judged, silent, pending = row.cells
    assert judged and judged.target and judged.outcome and judged.verdict and judged.is_told
    assert (judged.target.value.plain, judged.outcome.value.plain) == ("8%", "9%")
    assert (judged.verdict.word, judged.verdict.gap) == ("Met", "")
    assert judged.outcome.url == "../../provinces/jiangxi/2024/#lamps-done-2023"
    assert silent and (silent.outcome, silent.verdict, silent.is_told) == (None, None, False)
    assert pending and (pending.outcome, pending.verdict, pending.is_told) == (None, None, True)


def test_a_result_without_a_target_is_no_promise_and_a_year_without_figures_has_no_cell() -> None:
    (row,) = table(plan(done(9, 2023)), plan(year=2024), plan(done(8, 2025), year=2025)).rows
    first, between, last = row.cells
    assert first and (first.target, first.verdict, first.is_told) == (None, None, True)
    assert between is None and last is not None


def test_a_table_says_its_years_its_rule_and_what_came_of_the_targets() -> None:
    page = table(*PLANS)
    assert page.heading == "Industry, 2023 to 2025"
    assert [link.text for link in page.years] == ["2023", "2024", "2025"]
    assert page.rule.startswith("Beside the core indicators, 1 measure has figures for two years or more; 1 is listed.")
    assert [sentence.plain for sentence in page.findings] == [
        "Beside the core indicators, 2 targets fell due from 2023 to 2024; a later report states the outcome of 1. "
        "Met: 1."
    ]


def test_a_series_of_another_statistic_says_which() -> None:
    years = (2023, 2024)
    added = [figure(f"a{year}", of="lamps", period=str(year), statistic=Statistic.ADDED) for year in years]
    page = table(*(plan(item, year=year) for item, year in zip(added, years, strict=True)))
    assert [row.detail for row in page.rows] == ["Added"]


def test_a_province_of_no_lines_has_no_table() -> None:
    assert industry_of_years(context(known(plan(), plan(year=2024))), "jiangxi") is None
    assert industry_of_years(context(known(plan(aim(8, 2023)))), "jiangxi") is None


def test_a_ranking_has_what_its_rows_are_sorted_by() -> None:
    areas = ("a", "b", "c")
    plans = [
        plan(
            done(place, 2023, "losses", area),
            *([aim(5, 2024, "losses")] if area == "a" else []),
            province=area,
            year=2024,
        )
        for place, area in enumerate(areas, 1)
    ]
    (ranking,) = ranking_tables(context(known(*plans)), "theme")
    assert (ranking.anchor, ranking.best, ranking.count) == ("ranking-losses", "up", "3 provinces")
    assert ranking.target_head == "Target for 2024"
    assert ranking.indicator.url.endswith("indicators/losses/")
    assert [(row.place, row.result_value, row.year, row.target_value) for row in ranking.rows] == [
        ("1", "1", "2023", "5"),
        ("2", "2", "2023", ""),
        ("3", "3", "2023", ""),
    ]


def test_a_ranking_without_targets_has_no_column_of_them() -> None:
    plans = [plan(done(8, 2023, name=area), province=area, year=2024) for area in ("a", "b", "c")]
    (ranking,) = ranking_tables(context(known(*plans)), "theme")
    assert (ranking.target_head, ranking.best) == ("", "down")


def test_home_says_what_was_read_whole_and_what_came_of_it() -> None:
    read, kept = (
        sentence.plain for sentence in industry_news(context(known(*PLANS, plan(figure("core"), province="b"))))
    )
    assert read == (
        "4 reports of 2023, 2024 and 2025 were read whole: 5 figures, 4 of them beside the core indicators, on "
        "1 theme; they name 0 programmes and terms and 0 industries."
    )
    assert kept == (
        "Beside the core indicators, 2 targets fell due from 2023 to 2024; a later report states the outcome of 1 "
        "(50%). Met: 1."
    )
    assert industry_news(context(known())) == ()
