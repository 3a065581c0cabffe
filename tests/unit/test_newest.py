"""What is newest: plans, verdicts and the yearly figures of an indicator."""

from __future__ import annotations

from datetime import date

import pytest

from shengce.derive.facts import Fact
from shengce.derive.knowledge import knowledge_of
from shengce.derive.newest import (
    is_outside_the_years,
    newest_judged_year,
    newest_reading,
    outside_the_years,
    plans_of_newest_year,
)
from shengce.records.plans import Figure, FigureKind, Plan
from shengce.records.sources import SourceKind
from shengce.records.vocabulary import Statistic
from tests.unit.builders import INDICATORS, PARAMETER, RESULT, catalogue, fact, figure, plan, province, source

GROWTH = INDICATORS[0]


def target(year: int, period: str = "", **fields: object) -> Fact:
    return fact(figure("target", period=period or str(year), **fields), plan_year=year)  # type: ignore[arg-type]


def result(year: int, period: str = "", **fields: object) -> Fact:
    """Return the result that a plan states of the year before."""
    item = figure("result", kind=RESULT, period=period or str(year - 1), **fields)  # type: ignore[arg-type]
    return fact(item, plan_year=year)


# Figures


@pytest.mark.parametrize(
    ("item", "is_outside"),
    [
        (target(2026), False),
        (target(2026, "2025"), False),
        (result(2026), False),
        (result(2026, "2026"), False),
        (target(2026, "2027"), True),
        (result(2026, "2024"), True),
        (target(2026, "../2026"), True),
        (result(2026, "2021/2025"), True),
        (target(2026, "2026-Q1"), True),
        (target(2026, statistic=Statistic.ANNUAL_AVERAGE), True),
        (target(2026, scope="industry"), True),
        (target(2026, kind=PARAMETER), True),
    ],
    ids=str,
)
def test_what_stands_in_no_cell_of_the_years_is_listed_apart(item: Fact, is_outside: bool) -> None:
    assert is_outside_the_years(item, GROWTH) is is_outside


def test_what_is_listed_apart_begins_with_the_newest_plans() -> None:
    older, newer = target(2025, "../2030"), target(2026, "../2030")
    average = target(2026, statistic=Statistic.ANNUAL_AVERAGE)
    past = target(2025, statistic=Statistic.ANNUAL_AVERAGE)
    stated = [older, past, target(2026), newer, average]
    assert outside_the_years(stated, GROWTH) == [average, newer, past, older]


# Verdicts and plans


def judged_year(*plans: Plan) -> int:
    found = knowledge_of(catalogue(*plans, provinces=[province()]))
    return newest_judged_year(found.provinces.promises, "growth_rate")


def year_of(year: int, kind: FigureKind = FigureKind.TARGET) -> Figure:
    return figure(f"{kind}-{year}", period=str(year), kind=kind)


def test_the_newest_verdicts_are_of_the_last_year_whose_outcome_is_known() -> None:
    plans = [plan(year_of(2022), year=2022), plan(year_of(2023), year_of(2022, RESULT), year=2023)]
    assert judged_year(*plans) == 2022
    assert judged_year(*plans, plan(year_of(2024), year_of(2023, RESULT), year=2024), plan(year=2025)) == 2023


def test_without_verdicts_the_newest_year_stands_in() -> None:
    assert judged_year(plan(year_of(2022), year=2022), plan(year=2024)) == 2024
    assert judged_year() == 0


def test_the_newest_plans_are_all_of_the_newest_year() -> None:
    plans = [plan(year=2026), plan(year=2025), plan(province="hunan", year=2026), plan(province="anhui", year=2024)]
    newest = plans_of_newest_year(catalogue(*plans))
    assert [(item.province, item.year) for item in newest] == [("hunan", 2026), ("jiangxi", 2026)]
    assert plans_of_newest_year(catalogue()) == ()


def test_the_records_are_of_the_day_on_which_a_source_was_last_read() -> None:
    days = (date(2026, 3, 2), date(2026, 11, 23), date(2025, 12, 31))
    report = source("report", SourceKind.GOVERNMENT_WORK_REPORT)
    sources = [report.model_copy(update={"id": f"report-{day}", "accessed": day}) for day in days]
    assert newest_reading(catalogue(sources=sources)) == date(2026, 11, 23)
