"""What is known of an indicator in a plan: stated, read and not stated, or never read."""

from __future__ import annotations

import pytest

from shengce.derive.coverage import Coverage, CoverageCell, coverage_of
from shengce.derive.facts import facts_of
from shengce.records.base import AbsenceReason
from shengce.records.plans import Figure, Plan
from shengce.records.vocabulary import Indicator
from tests.unit.builders import PARAMETER, RESULT, TARGET, absence, catalogue, figure, indicator, knowledge, plan


def cell(item: Plan, *indicators: Indicator) -> CoverageCell:
    """Return the coverage of the growth rate in the plan."""
    records = catalogue(item, indicators=indicators or (indicator(),))
    return coverage_of(facts_of(records.plans, records), records, ("growth_rate",))[item.province, item.year][
        "growth_rate"
    ]


@pytest.mark.parametrize(
    ("figures", "coverage", "first"),
    [
        ((figure("t"), figure("r", kind=RESULT, period="2022")), Coverage.BOTH, "t"),
        ((figure("r", kind=RESULT, period="2022"), figure("t")), Coverage.BOTH, "r"),
        ((figure("t"),), Coverage.TARGET, "t"),
        ((figure("r", kind=RESULT),), Coverage.RESULT, "r"),
        ((figure("p", kind=PARAMETER), figure("t")), Coverage.TARGET, "t"),
        ((figure("w", kind=RESULT, withdrawn=True), figure("t")), Coverage.TARGET, "t"),
    ],
)
def test_stated_figures_are_covered_and_lead_to_the_first(
    figures: tuple[Figure, ...], coverage: Coverage, first: str
) -> None:
    assert cell(plan(*figures)) == CoverageCell(coverage, first)


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
    assert cell(plan(other)) == CoverageCell(Coverage.UNREAD, None)


def test_the_comparable_scope_of_the_indicator_decides() -> None:
    narrow = indicator(comparable_scope="industry")
    assert cell(plan(figure(scope="industry")), narrow).coverage is Coverage.TARGET
    assert cell(plan(figure()), narrow).coverage is Coverage.UNREAD


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
    assert cell(plan(absences=[absence(reason=reason)])) == CoverageCell(coverage, None)


def test_a_relative_statement_says_more_than_silence() -> None:
    both = [absence(), absence(reason=AbsenceReason.RELATIVE_ONLY)]
    assert cell(plan(absences=both)).coverage is Coverage.RELATIVE_ONLY
    assert cell(plan(absences=both[::-1])).coverage is Coverage.RELATIVE_ONLY


def test_an_absence_of_another_indicator_says_nothing() -> None:
    assert cell(plan(absences=[absence("revenue")])).coverage is Coverage.UNREAD


def test_a_figure_says_more_than_an_absence() -> None:
    assert cell(plan(figure("r", kind=RESULT), absences=[absence()])).coverage is Coverage.RESULT


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
