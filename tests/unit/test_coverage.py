"""What is known of an indicator in a plan: stated, read and not stated, or never read."""

from __future__ import annotations

import pytest

from shengce.derive.coverage import (
    Coverage,
    IndicatorCoverage,
    coverage_by_indicator,
    coverage_of,
    stated_count,
)
from shengce.derive.facts import facts_of
from shengce.records.base import AbsenceReason
from shengce.records.plans import Figure, FigureKind, Plan
from shengce.records.vocabulary import Indicator
from tests.unit.builders import PARAMETER, RESULT, TARGET, absence, catalogue, figure, indicator, knowledge, plan


def cell(item: Plan, *indicators: Indicator) -> Coverage:
    """Return the coverage of the growth rate in the plan."""
    records = catalogue(item, indicators=indicators or (indicator(), indicator("neutral_rate")))
    return coverage_of(facts_of(records.plans, records), records, ("growth_rate",))[item.province, item.year][
        "growth_rate"
    ]


@pytest.mark.parametrize(
    ("figures", "coverage"),
    [
        ((figure("t"), figure("r", kind=RESULT, period="2022")), Coverage.BOTH),
        ((figure("r", kind=RESULT, period="2022"), figure("t")), Coverage.BOTH),
        ((figure("t"),), Coverage.TARGET),
        ((figure("r", kind=RESULT),), Coverage.RESULT),
        ((figure("p", kind=PARAMETER), figure("t")), Coverage.TARGET),
        ((figure("w", kind=RESULT, withdrawn=True), figure("t")), Coverage.TARGET),
    ],
)
def test_stated_figures_are_covered(figures: tuple[Figure, ...], coverage: Coverage) -> None:
    assert cell(plan(*figures)) is coverage


@pytest.mark.parametrize(
    "other",
    [
        figure(kind=PARAMETER),
        figure(withdrawn=True),
        figure(scope="industry"),
        figure(of="neutral_rate"),
    ],
    ids=["parameter", "withdrawn", "scope", "indicator"],
)
def test_what_does_not_state_the_indicator_leaves_it_unread(other: Figure) -> None:
    assert cell(plan(other)) is Coverage.UNREAD


def test_the_comparable_scope_of_the_indicator_decides() -> None:
    narrow = indicator(comparable_scope="industry")
    assert cell(plan(figure(scope="industry")), narrow) is Coverage.TARGET
    assert cell(plan(figure()), narrow) is Coverage.UNREAD


@pytest.mark.parametrize(
    ("reason", "coverage"),
    [
        (AbsenceReason.NOT_STATED, Coverage.NOT_STATED),
        (AbsenceReason.NOT_PUBLISHED, Coverage.NOT_STATED),
        (AbsenceReason.NOT_FOUND, Coverage.NOT_STATED),
        (AbsenceReason.NOT_APPLICABLE, Coverage.NOT_STATED),
        (AbsenceReason.RELATIVE_ONLY, Coverage.RELATIVE_ONLY),
    ],
)
def test_an_absence_says_that_the_document_was_read(reason: AbsenceReason, coverage: Coverage) -> None:
    assert cell(plan(absences=[absence(reason=reason)])) is coverage


def test_a_relative_statement_says_more_than_silence() -> None:
    both = [absence(), absence(reason=AbsenceReason.RELATIVE_ONLY)]
    assert cell(plan(absences=both)) is Coverage.RELATIVE_ONLY
    assert cell(plan(absences=both[::-1])) is Coverage.RELATIVE_ONLY


def test_an_absence_of_another_indicator_says_nothing() -> None:
    assert cell(plan(absences=[absence("revenue")])) is Coverage.UNREAD


def test_a_figure_says_more_than_an_absence() -> None:
    assert cell(plan(figure("r", kind=RESULT), absences=[absence()])) is Coverage.RESULT


def test_core_indicators_alone_are_covered_for_every_plan() -> None:
    records = catalogue(
        plan(figure(kind=TARGET)),
        plan(province="hunan"),
        indicators=(indicator(), indicator("other", core=False)),
    )
    found = coverage_of(facts_of(records.plans, records), records, ("growth_rate",))
    assert {key: set(cells) for key, cells in found.items()} == {
        ("hunan", 2023): {"growth_rate"},
        ("jiangxi", 2023): {"growth_rate"},
    }
    assert knowledge(plan()).core_indicators == tuple(knowledge(plan()).coverage["jiangxi", 2023])


@pytest.mark.parametrize("reason", [AbsenceReason.NOT_STATED, AbsenceReason.RELATIVE_ONLY])
@pytest.mark.parametrize(
    ("kind", "period"),
    [
        (TARGET, "2022"),
        (TARGET, "2024"),
        (TARGET, "2023/2027"),
        (TARGET, "../2023"),
        (RESULT, "2023"),
        (RESULT, "2021"),
        (RESULT, "2018/2022"),
        (PARAMETER, "2023"),
    ],
)
def test_a_silence_about_another_time_leaves_the_plan_unread(
    kind: FigureKind, period: str, reason: AbsenceReason
) -> None:
    assert cell(plan(absences=[absence(kind=kind, period=period, reason=reason)])) is Coverage.UNREAD


@pytest.mark.parametrize(("kind", "period"), [(TARGET, "2023"), (RESULT, "2022")])
def test_a_plan_is_silent_on_its_own_target_or_the_result_of_the_year_before(kind: FigureKind, period: str) -> None:
    assert cell(plan(absences=[absence(kind=kind, period=period)])) is Coverage.NOT_STATED


def test_stated_indicators_are_those_with_a_target_or_a_result() -> None:
    assert stated_count({kind: kind for kind in Coverage}) == 3


def test_plans_are_counted_by_what_they_state_of_an_indicator() -> None:
    times = {
        Coverage.BOTH: 1,
        Coverage.TARGET: 2,
        Coverage.RESULT: 4,
        Coverage.RELATIVE_ONLY: 8,
        Coverage.NOT_STATED: 16,
        Coverage.UNREAD: 32,
    }
    kinds = [kind for kind, number in times.items() for _ in range(number)]
    coverage = {("anhui", index): {"growth_rate": kind, "firms": Coverage.BOTH} for index, kind in enumerate(kinds)}
    assert coverage_by_indicator(coverage, "growth_rate") == IndicatorCoverage(3, 5, 8, 48)
