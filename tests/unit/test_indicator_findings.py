"""What an indicator's page says first: who aims highest, who fell furthest short, who is silent, what stands out."""

from __future__ import annotations

from collections.abc import Mapping

from shengce.derive.indicator_findings import (
    LEAST_JUDGED,
    few,
    is_dense,
    newest_aims,
    newest_results,
    newest_silent,
    standing_out,
)
from shengce.derive.promises import PromiseTable
from shengce.derive.year_findings import YearSummary
from shengce.records.base import AbsenceReason
from shengce.records.plans import Plan
from tests.unit.builders import RESULT, absence, fact, figure, knowledge, plan

GROWTH, ENERGY = "growth_rate", "energy_intensity"


def promises(*plans: Plan) -> PromiseTable:
    return knowledge(*plans).provinces.promises


def targets(values: Mapping[str, str], year: int = 2023, of: str = GROWTH) -> list[Plan]:
    return [
        plan(figure(f"{where}-{year}", value, period=str(year), of=of), province=where, year=year)
        for where, value in values.items()
    ]


def reached(values: Mapping[str, str], of: str = GROWTH) -> list[Plan]:
    """Return plans of 2024 that state what was reached in 2023."""
    return [
        plan(figure(f"{where}-result", value, kind=RESULT, of=of), province=where, year=2024)
        for where, value in values.items()
    ]


def test_the_newest_year_with_a_target_counts() -> None:
    aims = newest_aims(promises(*targets({"a": "8", "b": "7"}, 2022), *targets({"a": "6"}), plan(year=2024)), GROWTH)
    assert aims is not None
    assert (aims.answers.year, aims.is_only) == (2023, True)
    assert aims.moves is not None
    assert (aims.moves.lowered, aims.moves.n) == (1, 1)
    assert newest_aims(promises(plan()), GROWTH) is None


def results_of(values: Mapping[str, str], got: Mapping[str, str]) -> YearSummary:
    return newest_results(promises(*targets(values), *reached(got)), GROWTH)


def test_the_results_are_of_the_newest_year_with_a_verdict() -> None:
    found = results_of(dict.fromkeys("abcd", "8"), {"a": "8", "b": "6", "c": "7", "d": "6"})
    assert (found.answers.settled_year, found.score.met, found.score.judged) == (2023, 1, 4)
    assert [outcome.target.province for outcome in found.furthest_short] == ["b", "d"]


def test_where_none_was_judged_the_score_is_empty() -> None:
    assert results_of({"a": "8"}, {}).score.judged == 0


def test_the_highest_aim_and_the_furthest_short_stand_out_each_once() -> None:
    known = promises(*targets({"a": "8", "b": "7"}), *reached({"a": "8", "b": "5"}))
    assert standing_out(known, GROWTH) == ("a", "b")
    assert standing_out(promises(*targets({"a": "8"}), *reached({"a": "5"})), GROWTH) == ("a",)
    assert standing_out(promises(plan()), GROWTH) == ()


def test_plans_without_a_target_are_silent_whatever_the_reason() -> None:
    relative = plan(province="b", absences=[absence(reason=AbsenceReason.RELATIVE_ONLY)])
    known = knowledge(*targets({"a": "8"}), relative, plan(province="c"), plan(province="d", year=2022))
    found = newest_silent(known.provinces.promises, GROWTH, known.catalogue.plans)
    assert (found.year, [province for province, _ in found.plans]) == (2023, ["b", "c"])


def test_a_matrix_needs_forty_judged_cells() -> None:
    names = [f"p{number}" for number in range(LEAST_JUDGED)]
    values = dict.fromkeys(names, "8")
    assert is_dense(promises(*targets(values), *reached(values)), GROWTH)
    assert not is_dense(promises(*targets(values), *reached(dict.fromkeys(names[1:], "8"))), GROWTH)


def test_a_sentence_for_each_figure_is_for_three_at_most() -> None:
    facts = [fact(figure(f"figure-{number}")) for number in range(4)]
    assert few(facts[:3]) == tuple(facts[:3])
    assert few(facts) == ()
