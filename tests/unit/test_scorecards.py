"""Scores: what counts, how gaps are averaged, how long a run is, and who comes first."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shengce.derive.averages import mean, median
from shengce.derive.outcomes import Outcome, Verdict
from shengce.derive.promises import Promise, PromiseState, PromiseTable
from shengce.derive.scorecards import (
    HEADLINE_INDICATORS,
    NOTHING_JUDGED,
    Score,
    Tally,
    headline_indicators,
    headline_promises,
    score_of,
    scores_by_province,
    scores_by_year,
)
from shengce.language.values import whole_percent
from tests.unit.builders import RESULT, fact, figure

OUTCOMES = {
    "+": ("9", Verdict.MET),
    "*": ("7.9", Verdict.MET),
    "~": ("7.6", Verdict.NEARLY),
    "-": ("7", Verdict.MISSED),
}
STATES = {"?": PromiseState.PENDING, ".": PromiseState.UNREAD, "!": PromiseState.NOT_STATED}


def promise(sign: str, year: int = 2023, province: str = "jiangxi", indicator: str = "growth_rate") -> Promise:
    """Return a promise of 8: kept by 1 (+) or within "about" (*, −0.1), nearly (~, −0.4), missed (-, −1), open."""
    if sign in STATES:
        return Promise(province, indicator, year, STATES[sign], None, None)
    value, verdict = OUTCOMES[sign]
    outcome = Outcome(fact(figure()), fact(figure("result", value, kind=RESULT)), verdict)
    return Promise(province, indicator, year, PromiseState(verdict.value), outcome, outcome.result)


def promises(signs: str) -> list[Promise]:
    return [promise(sign, 2000 + index) for index, sign in enumerate(signs)]


def table(cells: Iterable[Promise]) -> PromiseTable:
    by_indicator: dict[str, dict[tuple[str, int], Promise]] = {}
    for cell in cells:
        by_indicator.setdefault(cell.indicator, {})[cell.province, cell.year] = cell
    years = {year for group in by_indicator.values() for _, year in group}
    return PromiseTable(tuple(sorted(years)), by_indicator)


# One score


def test_judged_promises_are_counted_by_verdict_and_no_others() -> None:
    score = score_of(promises("++~---?.!"))
    assert (score.met, score.nearly, score.missed, score.judged) == (2, 1, 3, 6)


def test_the_share_met_is_of_judged_promises_and_nearly_is_not_met() -> None:
    assert score_of(promises("+~-?")).share_met == Decimal(100) / 3
    assert score_of(promises("~~")).share_met == 0
    assert score_of(promises("++")).share_met == 100
    assert score_of(promises("?")).share_met is None


def test_gaps_are_of_judged_promises() -> None:
    score = score_of(promises("+~-?"))
    assert (score.mean_gap, score.median_gap) == (Decimal("-0.4") / 3, Decimal("-0.4"))


def test_what_is_met_by_the_allowance_alone_is_nearly_met_strictly() -> None:
    score = score_of(promises("+*~-?"))
    assert (score.met, score.nearly, score.missed) == (2, 1, 1)
    assert score.strict == Tally(met=1, nearly=2, missed=1, longest_run=1)
    assert score.judged == score.strict.judged


def test_strictly_a_run_ends_at_what_is_met_by_the_allowance() -> None:
    score = score_of(promises("+*++"))
    assert (score.longest_run, score.strict.longest_run) == (4, 2)


def test_nothing_judged_has_no_gaps() -> None:
    assert score_of(promises("?.!")) == score_of([]) == NOTHING_JUDGED
    assert Score(0, 0, 0, 0, Tally(0, 0, 0, 0), None, None) == NOTHING_JUDGED


@pytest.mark.parametrize(
    ("signs", "longest"),
    [
        ("", 0),
        ("-", 0),
        ("+", 1),
        ("++-+", 2),
        ("+-+++", 3),
        ("+~+", 1),
        ("+-+", 1),
        ("+?+", 2),
        ("+.!+", 2),
        ("++-++-", 2),
    ],
)
def test_a_run_is_of_judged_years_met_one_after_the_other(signs: str, longest: int) -> None:
    assert score_of(promises(signs)).longest_run == longest


# Averages


@pytest.mark.parametrize(
    ("values", "middle"),
    [((1,), "1"), ((3, 1), "2"), ((9, 1, 2), "2"), ((4, 1, 2, 100), "3"), ((-1, -5, -2, -8), "-3.5")],
)
def test_the_median_is_the_middle_or_the_mean_of_the_two_in_the_middle(values: tuple[int, ...], middle: str) -> None:
    assert median([Decimal(value) for value in values]) == Decimal(middle)


@given(st.lists(st.decimals(-20, 20, places=1), min_size=1))
def test_half_of_the_values_lie_on_either_side_of_the_median(values: list[Decimal]) -> None:
    found = median(values)
    assert sum(value < found for value in values) <= len(values) / 2
    assert sum(value > found for value in values) <= len(values) / 2


def test_the_mean_is_the_sum_over_the_number() -> None:
    assert mean([Decimal("1.5"), Decimal(-2), Decimal(2)]) == Decimal("0.5")


@pytest.mark.parametrize(
    ("share", "text"), [(None, ""), ("0", "0%"), ("62.4", "62%"), ("62.6", "63%"), ("100", "100%")]
)
def test_shares_are_shown_in_whole_percent(share: str | None, text: str) -> None:
    assert whole_percent(Decimal(share) if share else None) == text


# Scores by province and year


def test_each_province_and_each_year_has_the_score_of_its_own_promises() -> None:
    cells = [promise("+", 2023), promise("-", 2024), promise("-", 2024, "hunan"), promise("+", 2023, "hunan")]
    by_province = scores_by_province(cells)
    assert {name: (score.met, score.missed) for name, score in by_province.items()} == {
        "jiangxi": (1, 1),
        "hunan": (1, 1),
    }
    by_year = scores_by_year([cells[1], *cells])
    assert list(by_year) == [2023, 2024]
    assert [(score.met, score.missed) for score in by_year.values()] == [(2, 0), (0, 3)]


# Headline indicators


def test_the_headline_indicators_are_those_of_the_table_in_their_own_order() -> None:
    last, first = HEADLINE_INDICATORS[-1], HEADLINE_INDICATORS[0]
    cells = [promise("+", indicator=name) for name in ("other", last, first)]
    assert headline_indicators(table(cells)) == (first, last)
    assert [cell.indicator for cell in headline_promises(table(cells))] == [first, last]


def test_without_any_headline_indicator_the_first_of_the_table_stands_in() -> None:
    cells = [promise("+", indicator=name) for name in ("one", "two")]
    assert headline_indicators(table(cells)) == ("one",)
    assert headline_indicators(table([])) == ()
