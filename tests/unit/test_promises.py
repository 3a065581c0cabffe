"""A cell of province, indicator and year: its target, its outcome, and why nothing stands where nothing does."""

from __future__ import annotations

import pytest

from shengce.derive.knowledge import knowledge_of
from shengce.derive.promises import JUDGED, Promise, PromiseState, PromiseTable
from shengce.records.areas import CoverageStatus
from shengce.records.base import AbsenceReason
from shengce.records.plans import Absence, Figure, Finality, Plan, Qualifier
from shengce.records.sources import SourceKind
from shengce.records.vocabulary import Statistic
from tests.unit.builders import PARAMETER, RESULT, absence, catalogue, figure, indicator, plan, province, source

NOT_STATED, RELATIVE_ONLY = AbsenceReason.NOT_STATED, AbsenceReason.RELATIVE_ONLY


def table(*plans: Plan, missing: tuple[tuple[str, int], ...] = ()) -> PromiseTable:
    """Return the promises of Jiangxi, Hunan and Macao, the last of which is not covered."""
    provinces = (province(), province("hunan"), province("macao", CoverageStatus.NOT_APPLICABLE))
    reports = (source("report", SourceKind.GOVERNMENT_WORK_REPORT),)
    return knowledge_of(catalogue(*plans, provinces=provinces, sources=reports, missing=missing)).provinces.promises


def cell(*plans: Plan, year: int = 2023, missing: tuple[tuple[str, int], ...] = ()) -> Promise:
    """Return Jiangxi's growth rate of a year."""
    found = table(*plans, missing=missing).of("growth_rate", "jiangxi", year)
    assert found is not None
    return found


def result(identifier: str = "result", value: str | int = 8, **fields: object) -> Figure:
    return figure(identifier, value, kind=RESULT, **fields)  # type: ignore[arg-type]


def state_of(*absences: Absence) -> PromiseState:
    return cell(plan(absences=absences)).state


# Target and outcome


@pytest.mark.parametrize(
    ("reached", "state"), [(8, PromiseState.MET), ("7.5", PromiseState.NEARLY), ("7.4", PromiseState.MISSED)]
)
def test_a_cell_has_the_verdict_on_its_target(reached: str | int, state: PromiseState) -> None:
    found = cell(plan(figure("target")), plan(result(value=reached), year=2024))
    assert (found.state, found.target and found.target.figure.id) == (state, "target")
    assert found.shown is found.target
    assert found.shown_result is not None
    assert found.shown_result.figure.id == "result"


def test_the_judged_states_are_the_verdicts_on_an_outcome() -> None:
    assert set(JUDGED) == {PromiseState.MET, PromiseState.NEARLY, PromiseState.MISSED}


def test_the_target_ensured_by_the_work_report_is_judged() -> None:
    elsewhere = figure("elsewhere", 1, source="document")
    hoped = figure("hoped", 9, qualifier=Qualifier.STRIVE, source="report")
    ensured = figure("ensured", 7, source="report")
    found = cell(plan(elsewhere, hoped, ensured), plan(result(value=8), year=2024))
    assert (found.target and found.target.figure.id, found.state) == ("ensured", PromiseState.MET)


@pytest.mark.parametrize(
    "other",
    [
        figure(period="2024"),
        figure(period="2022"),
        figure(period="../2023"),
        figure(period="2021/2023"),
        figure(period="2023-Q1"),
        figure(statistic=Statistic.ANNUAL_AVERAGE),
        figure(scope="industry"),
        figure(of="neutral_rate"),
        figure(kind=PARAMETER),
        figure(withdrawn=True),
    ],
    ids=lambda other: f"{other.indicator} {other.kind} {other.statistic} {other.scope} {other.period}",
)
def test_a_figure_about_something_else_is_no_target_of_the_year(other: Figure) -> None:
    found = cell(plan(other))
    assert (found.outcome, found.target, found.state) == (None, None, PromiseState.UNREAD)


def test_a_target_stated_in_another_years_plan_is_none_of_the_year() -> None:
    assert cell(plan(figure(period="2023"), year=2022), plan()).target is None


def test_a_result_stands_without_a_target() -> None:
    found = cell(plan(), plan(result(), year=2024))
    assert (found.outcome, found.target) == (None, None)
    assert found.result is not None
    assert found.shown is found.shown_result is found.result


def test_the_result_of_a_cell_is_the_most_final_then_the_latest_of_its_year() -> None:
    plans = (
        plan(),
        plan(result("early", 5), year=2024),
        plan(result("latest", 6), year=2025),
        plan(result("expected", 7, finality=Finality.EXPECTED), result("of-2022", period="2022"), year=2026),
    )
    found = cell(*plans)
    assert found.result is not None
    assert found.result.figure.id == "latest"


@pytest.mark.parametrize(
    "other",
    [
        result(scope="industry"),
        result(statistic=Statistic.ANNUAL_AVERAGE),
        result(period="2022"),
        result(period="2023-Q4"),
        result(of="neutral_rate"),
        result(withdrawn=True),
        figure("result"),
    ],
    ids=lambda other: f"{other.indicator} {other.kind} {other.statistic} {other.scope} {other.period}",
)
def test_a_figure_about_something_else_is_no_result_of_the_year(other: Figure) -> None:
    found = cell(plan(), plan(other, year=2024))
    assert (found.result, found.shown_result, found.shown) == (None, None, None)


def test_another_provinces_figures_are_not_the_cells() -> None:
    found = cell(plan(), plan(figure("theirs"), province="hunan"), plan(result(), province="hunan", year=2024))
    assert (found.outcome, found.result) == (None, None)


# Why nothing stands


def test_silence_that_a_reader_confirmed_is_told_from_what_nobody_read() -> None:
    assert state_of() is PromiseState.UNREAD
    assert state_of(absence()) is PromiseState.NO_TARGET


@pytest.mark.parametrize("reason", [each for each in AbsenceReason if each is not RELATIVE_ONLY])
def test_any_reason_but_a_relative_statement_is_no_target(reason: AbsenceReason) -> None:
    assert state_of(absence(reason=reason)) is PromiseState.NO_TARGET


def test_a_relative_statement_says_more_than_silence() -> None:
    assert state_of(absence(reason=RELATIVE_ONLY)) is PromiseState.RELATIVE_ONLY
    assert state_of(absence(), absence(reason=RELATIVE_ONLY)) is PromiseState.RELATIVE_ONLY
    assert state_of(absence(reason=RELATIVE_ONLY), absence()) is PromiseState.RELATIVE_ONLY


@pytest.mark.parametrize("reason", [NOT_STATED, RELATIVE_ONLY])
@pytest.mark.parametrize("period", ["2022", "2024", "2023/2027", "../2023", "2023-Q1"])
def test_a_silence_about_another_time_says_nothing_of_the_year(period: str, reason: AbsenceReason) -> None:
    assert state_of(absence(period=period, reason=reason)) is PromiseState.UNREAD


@pytest.mark.parametrize("reason", [NOT_STATED, RELATIVE_ONLY])
def test_a_silence_about_a_result_or_another_indicator_says_nothing_of_the_target(reason: AbsenceReason) -> None:
    assert state_of(absence(kind=RESULT, reason=reason)) is PromiseState.UNREAD
    assert state_of(absence("neutral_rate", reason)) is PromiseState.UNREAD


def test_a_target_says_more_than_an_absence() -> None:
    found = cell(plan(figure(), absences=[absence()]))
    assert found.state is PromiseState.PENDING


def test_a_report_that_could_not_be_found_is_told_from_one_nobody_read() -> None:
    others = (plan(year=2022), plan(year=2024))
    assert cell(*others).state is PromiseState.UNREAD
    assert cell(*others, missing=(("jiangxi", 2023),)).state is PromiseState.REPORT_MISSING
    assert cell(*others, missing=(("jiangxi", 2022), ("hunan", 2023))).state is PromiseState.UNREAD


def test_a_division_that_is_not_covered_is_not_applicable() -> None:
    found = table(plan()).of("growth_rate", "macao", 2023)
    assert found is not None
    assert found.state is PromiseState.NOT_APPLICABLE


# The table


def test_every_year_of_the_span_has_a_cell_for_every_province_and_core_indicator() -> None:
    found = table(plan(year=2021), plan(year=2024))
    assert found.years == (2021, 2022, 2023, 2024)
    for cells in found.by_indicator.values():
        assert list(cells) == [(slug, year) for slug in ("jiangxi", "hunan", "macao") for year in found.years]
    assert found.of("growth_rate", "jiangxi", 2020) is None
    assert found.of("growth_rate", "jiangxi", 2025) is None
    assert found.of("unknown", "jiangxi", 2023) is None


def test_only_core_indicators_have_cells() -> None:
    indicators = (indicator(), indicator("other", core=False))
    found = knowledge_of(catalogue(plan(), indicators=indicators)).provinces.promises
    assert list(found.by_indicator) == ["growth_rate"]


def test_without_plans_there_are_no_years() -> None:
    assert table().years == ()


def test_the_nations_promises_stand_apart() -> None:
    records = catalogue(plan(), plan(figure("national"), province="national"), provinces=(province(),))
    found = knowledge_of(records)
    national = found.nation.promises.of("growth_rate", "national", 2023)
    assert national is not None
    assert national.target == found.nation.facts.all[0]
    assert found.provinces.promises.of("growth_rate", "national", 2023) is None
