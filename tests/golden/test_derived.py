"""What follows from the records of the kept project, worked out by hand: verdicts, cells, steps and ranks."""

from __future__ import annotations

from decimal import Decimal

import pytest

from shengce.derive.outcomes import Verdict
from shengce.derive.promises import PromiseState
from tests.golden.test_pages import knowledge

MET, NEARLY, MISSED, PENDING = Verdict.MET, Verdict.NEARLY, Verdict.MISSED, Verdict.PENDING
NOT_STATED, REPORT_MISSING = Verdict.NOT_STATED, Verdict.REPORT_MISSING

JUDGED = {
    "zhejiang-2024-report-gdp-growth-target": (MET, "-0.2", "-0.2"),
    "zhejiang-2024-report-industrial-value-added-growth-target": (MET, "0", "0"),
    "zhejiang-2024-report-energy-intensity-change-target": (NEARLY, "0.2", "-0.2"),
    "jiangxi-2023-report-gdp-growth-target": (MISSED, "-1.2", "-1.2"),
    "jiangxi-2023-report-gdp-growth-target-2": (NEARLY, "-0.2", "-0.2"),
    "jiangxi-2023-report-industrial-value-added-growth-target": (MET, "0.1", "0.1"),
    "jiangxi-2023-report-energy-intensity-change-target": (MET, "-0.5", "0.5"),
    "jiangxi-2024-report-gdp-growth-target": (MISSED, "-2", "-2"),
    "jiangxi-2024-report-industrial-value-added-growth-target": (MET, "1", "1"),
    "jiangxi-2024-report-energy-intensity-change-target": (MISSED, "0.6", "-0.6"),
    "national-2024-report-gdp-growth-target": (MET, "0.3", "0.3"),
    "national-2024-report-energy-intensity-change-target": (MET, "-1.3", "1.3"),
}
"""Verdict, gap (result less target) and margin (better by) of the targets whose outcome a later report states."""

WITHOUT_OUTCOME = {
    "zhejiang-2022-report-gdp-growth-target": REPORT_MISSING,
    "zhejiang-2024-workshops-target": NOT_STATED,
    "zhejiang-2025-report-gdp-growth-target": PENDING,
    "zhejiang-2025-report-industrial-value-added-growth-target": PENDING,
    "zhejiang-2025-report-energy-intensity-change-target": PENDING,
    "zhejiang-2025-report-rd-intensity-target": PENDING,
    "jiangxi-2023-report-rd-intensity-target": NOT_STATED,
    "jiangxi-2024-lantern-growth-target": NOT_STATED,
    "jiangxi-2024-workshops-target": NOT_STATED,
    "jiangxi-2025-report-gdp-growth-target": PENDING,
    "jiangxi-2025-report-gdp-growth-target-2": PENDING,
    "jiangxi-2025-report-energy-intensity-change-target": PENDING,
    "jiangxi-2025-report-rd-intensity-target-to-2027": PENDING,
    "national-2025-report-gdp-growth-target": PENDING,
    "national-2025-report-energy-intensity-change-target": PENDING,
}


@pytest.mark.parametrize(("target", "expected"), JUDGED.items())
def test_a_judged_target_has_the_verdict_and_gap_worked_out_by_hand(
    target: str, expected: tuple[Verdict, str, str]
) -> None:
    outcome = knowledge().outcomes[target]
    assert (outcome.verdict, outcome.gap, outcome.margin) == (expected[0], *map(Decimal, expected[1:]))


@pytest.mark.parametrize(("target", "expected"), WITHOUT_OUTCOME.items())
def test_a_target_without_an_outcome_says_why(target: str, expected: Verdict) -> None:
    outcome = knowledge().outcomes[target]
    assert (outcome.verdict, outcome.gap, outcome.result) == (expected, None, None)


def test_every_target_of_the_project_is_worked_out() -> None:
    assert set(knowledge().outcomes) == set(JUDGED) | set(WITHOUT_OUTCOME)


Cell = tuple[str, str | None, str | None]

CELLS: dict[str, dict[str, tuple[Cell, Cell, Cell, Cell]]] = {
    "gdp_growth": {
        "zhejiang": (
            ("report_missing", "zhejiang-2022-report-gdp-growth-target", None),
            ("report_missing", None, "zhejiang-2024-report-gdp-growth-result"),
            ("met", "zhejiang-2024-report-gdp-growth-target", "zhejiang-2025-report-gdp-growth-result"),
            ("pending", "zhejiang-2025-report-gdp-growth-target", None),
        ),
        "jiangxi": (
            ("unread", None, "jiangxi-2023-report-gdp-growth-result"),
            ("nearly", "jiangxi-2023-report-gdp-growth-target-2", "jiangxi-2024-growth"),
            ("missed", "jiangxi-2024-report-gdp-growth-target", "jiangxi-2025-report-gdp-growth-result"),
            ("pending", "jiangxi-2025-report-gdp-growth-target", None),
        ),
    },
    "industrial_value_added_growth": {
        "zhejiang": (
            ("no_target", None, None),
            ("report_missing", None, None),
            (
                "met",
                "zhejiang-2024-report-industrial-value-added-growth-target",
                "zhejiang-2025-report-industrial-value-added-growth-result",
            ),
            ("pending", "zhejiang-2025-report-industrial-value-added-growth-target", None),
        ),
        "jiangxi": (
            ("unread", None, None),
            (
                "met",
                "jiangxi-2023-report-industrial-value-added-growth-target",
                "jiangxi-2025-report-industrial-value-added-growth-result-2023",
            ),
            (
                "met",
                "jiangxi-2024-report-industrial-value-added-growth-target",
                "jiangxi-2025-report-industrial-value-added-growth-result",
            ),
            ("relative_only", None, None),
        ),
    },
    "energy_intensity_change": {
        "zhejiang": (
            ("unread", None, None),
            ("report_missing", None, None),
            (
                "nearly",
                "zhejiang-2024-report-energy-intensity-change-target",
                "zhejiang-2025-report-energy-intensity-change-result",
            ),
            ("pending", "zhejiang-2025-report-energy-intensity-change-target", None),
        ),
        "jiangxi": (
            ("unread", None, None),
            (
                "met",
                "jiangxi-2023-report-energy-intensity-change-target",
                "jiangxi-2024-report-energy-intensity-change-result",
            ),
            (
                "missed",
                "jiangxi-2024-report-energy-intensity-change-target",
                "jiangxi-2025-report-energy-intensity-change-result",
            ),
            ("pending", "jiangxi-2025-report-energy-intensity-change-target", None),
        ),
    },
    "rd_intensity": {
        "zhejiang": (
            ("unread", None, None),
            ("report_missing", None, None),
            ("unread", None, "zhejiang-2025-report-rd-intensity-result"),
            ("pending", "zhejiang-2025-report-rd-intensity-target", None),
        ),
        "jiangxi": (
            ("unread", None, None),
            ("not_stated", "jiangxi-2023-report-rd-intensity-target", None),
            ("no_target", None, None),
            ("unread", None, None),
        ),
    },
}
"""State, headline target and result of each province for 2022, 2023, 2024 and 2025, by core indicator."""

STEPS = {
    "zhejiang-2022-report-gdp-growth-target": ("zhejiang-2022-report-gdp-growth-result", "-2"),
    "zhejiang-2024-workshops-target": ("zhejiang-2024-workshops", "-30"),
    "zhejiang-2024-report-gdp-growth-target": ("zhejiang-2024-report-gdp-growth-result", "-0.5"),
    "zhejiang-2025-report-gdp-growth-target": ("zhejiang-2025-report-gdp-growth-result", "-0.8"),
    "zhejiang-2025-report-industrial-value-added-growth-target": (
        "zhejiang-2025-report-industrial-value-added-growth-result",
        "-0.5",
    ),
    "zhejiang-2025-report-energy-intensity-change-target": (
        "zhejiang-2025-report-energy-intensity-change-result",
        "0.8",
    ),
    "zhejiang-2025-report-rd-intensity-target": ("zhejiang-2025-report-rd-intensity-result", "0.1"),
    "jiangxi-2023-report-gdp-growth-target": ("jiangxi-2023-report-gdp-growth-result", "3.3"),
    "jiangxi-2023-report-gdp-growth-target-2": ("jiangxi-2023-report-gdp-growth-result", "2.3"),
    "jiangxi-2024-lantern-growth-target": ("jiangxi-2024-lantern-growth", "0.5"),
    "jiangxi-2024-workshops-target": ("jiangxi-2024-workshops", "24"),
    "jiangxi-2024-report-gdp-growth-target": ("jiangxi-2024-growth", "-1.3"),
    "jiangxi-2024-report-industrial-value-added-growth-target": (
        "jiangxi-2025-report-industrial-value-added-growth-result-2023",
        "-0.6",
    ),
    "jiangxi-2024-report-energy-intensity-change-target": ("jiangxi-2024-report-energy-intensity-change-result", "1"),
    "jiangxi-2025-report-gdp-growth-target": ("jiangxi-2025-report-gdp-growth-result", "1.5"),
    "jiangxi-2025-report-gdp-growth-target-2": ("jiangxi-2025-report-gdp-growth-result", "2.5"),
    "jiangxi-2025-report-energy-intensity-change-target": ("jiangxi-2025-report-energy-intensity-change-result", "0.4"),
    "national-2024-report-gdp-growth-target": ("national-2024-report-gdp-growth-result", "-0.2"),
    "national-2025-report-gdp-growth-target": ("national-2025-communique-gdp-growth-result", "-0.3"),
    "national-2025-report-energy-intensity-change-target": (
        "national-2025-communique-energy-intensity-change-result",
        "0.8",
    ),
}
"""The last result before each target that has one, and target less result."""

RANKS = {
    "zhejiang-2024-workshops": 1,
    "zhejiang-2024-workshops-target": 1,
    "zhejiang-2024-report-gdp-growth-result": 2,
    "zhejiang-2024-report-gdp-growth-target": 1,
    "zhejiang-2024-report-industrial-value-added-growth-target": 1,
    "zhejiang-2024-report-energy-intensity-change-target": 1,
    "zhejiang-2025-report-gdp-growth-result": 1,
    "zhejiang-2025-report-industrial-value-added-growth-result": 1,
    "zhejiang-2025-report-energy-intensity-change-result": 1,
    "zhejiang-2025-report-gdp-growth-target": 2,
    "zhejiang-2025-report-energy-intensity-change-target": 1,
    "jiangxi-2024-workshops": 2,
    "jiangxi-2024-workshops-target": 1,
    "jiangxi-2024-growth": 1,
    "jiangxi-2024-report-gdp-growth-target": 1,
    "jiangxi-2024-report-industrial-value-added-growth-target": 2,
    "jiangxi-2024-report-energy-intensity-change-target": 2,
    "jiangxi-2025-report-gdp-growth-result": 2,
    "jiangxi-2025-report-industrial-value-added-growth-result": 1,
    "jiangxi-2025-report-energy-intensity-change-result": 2,
    "jiangxi-2025-report-gdp-growth-target": 1,
    "jiangxi-2025-report-energy-intensity-change-target": 2,
}
"""The place, among two, of each figure of which both provinces state the like."""


@pytest.mark.parametrize("indicator", CELLS)
@pytest.mark.parametrize("province", ["zhejiang", "jiangxi"])
def test_each_cell_shows_the_target_and_result_worked_out_by_hand(indicator: str, province: str) -> None:
    assert tuple(_cell(indicator, province, year) for year in range(2022, 2026)) == CELLS[indicator][province]


def _cell(indicator: str, province: str, year: int) -> Cell:
    promise = knowledge().provinces.promises.of(indicator, province, year)
    assert promise is not None
    target = promise.outcome.target.figure.id if promise.outcome else None
    return promise.state.value, target, promise.result.figure.id if promise.result else None


@pytest.mark.parametrize("indicator", CELLS)
def test_no_target_is_looked_for_where_none_applies(indicator: str) -> None:
    promises = [knowledge().provinces.promises.of(indicator, "macao", year) for year in range(2022, 2026)]
    assert {promise.state for promise in promises if promise} == {PromiseState.NOT_APPLICABLE}


def test_each_step_is_from_the_result_worked_out_by_hand() -> None:
    steps = {target: (step.result.figure.id, step.change) for target, step in knowledge().steps.items()}
    assert steps == {target: (result, Decimal(change)) for target, (result, change) in STEPS.items()}


def test_each_rank_is_the_one_worked_out_by_hand() -> None:
    ranks = {figure: (rank.position, rank.of) for figure, rank in knowledge().ranks.items()}
    assert ranks == {figure: (position, 2) for figure, position in RANKS.items()}
