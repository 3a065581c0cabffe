"""THE target and THE result of several, and the pair that a chart draws."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import permutations

import pytest

from shengce.derive.facts import Fact
from shengce.derive.headline import best_result, headline_target, is_yearly
from shengce.records.plans import Figure, Finality, Qualifier
from shengce.records.sources import SourceKind
from shengce.records.vocabulary import Statistic
from tests.unit.builders import INDICATORS, RESULT, catalogue, fact, figure, knowledge, plan, source

REPORT = source("report", SourceKind.GOVERNMENT_WORK_REPORT)
COMMUNIQUE = source("communique", SourceKind.STATISTICAL_COMMUNIQUE)
RECORDS = catalogue(sources=(REPORT, COMMUNIQUE))
STRIVEN_FOR = (Qualifier.STRIVE, Qualifier.STRIVE_ABOUT, Qualifier.STRIVE_AT_LEAST, Qualifier.STRIVE_MORE_THAN)


def result(identifier: str = "result", value: str | int = 8, **fields: object) -> Figure:
    return figure(identifier, value, kind=RESULT, **fields)  # type: ignore[arg-type]


def chosen_target(facts: Iterable[Fact]) -> str:
    found = headline_target(facts, RECORDS)
    assert found is not None
    return found.figure.id


# THE target


@pytest.mark.parametrize("striven_for", STRIVEN_FOR)
def test_the_target_ensured_stands_before_the_one_striven_for_in_any_order(striven_for: Qualifier) -> None:
    ensured, hoped = fact(figure("ensured", 7)), fact(figure("hoped", 8, qualifier=striven_for))
    assert chosen_target([hoped, ensured]) == chosen_target([ensured, hoped]) == "ensured"


@pytest.mark.parametrize("qualifier", [each for each in Qualifier if each not in STRIVEN_FOR])
def test_a_target_bounded_by_any_other_word_is_ensured(qualifier: Qualifier) -> None:
    bound, hoped = fact(figure("bound", qualifier=qualifier)), fact(figure("hoped", qualifier=Qualifier.STRIVE))
    assert chosen_target([hoped, bound]) == "bound"


def test_the_work_report_stands_before_other_documents_even_with_a_target_striven_for() -> None:
    plain = fact(figure("plain", source="communique"))
    unknown = fact(figure("unknown", source="elsewhere"))
    hoped = fact(figure("hoped", qualifier=Qualifier.STRIVE, source="report"))
    for order in permutations([plain, unknown, hoped]):
        assert chosen_target(order) == "hoped"


def test_of_equal_targets_the_first_of_the_record_stands() -> None:
    assert chosen_target([fact(figure("first", 5)), fact(figure("second", 6))]) == "first"
    assert chosen_target([fact(figure("second", 6)), fact(figure("first", 5))]) == "second"


def test_of_targets_for_one_time_the_latest_plan_stands_whatever_its_document() -> None:
    early = fact(figure("early", source="report"), plan_year=2022)
    late = fact(figure("late", qualifier=Qualifier.STRIVE, source="communique"), plan_year=2023)
    assert chosen_target([early, late]) == chosen_target([late, early]) == "late"


def test_of_no_targets_none_is_chosen() -> None:
    assert headline_target([], RECORDS) is None
    assert best_result([]) is None


# THE result


def test_the_most_final_result_stands_then_the_latest_document_then_the_first_of_the_record() -> None:
    expected = fact(result("expected", finality=Finality.EXPECTED), plan_year=2026)
    preliminary = fact(result("preliminary", finality=Finality.PRELIMINARY), plan_year=2025)
    early = fact(result("early"), plan_year=2023)
    late, again = fact(result("late"), plan_year=2024), fact(result("again"), plan_year=2024)
    worst_first = [expected, preliminary, early, again, late]
    for count, best in ((1, expected), (2, preliminary), (3, early), (4, again), (5, again)):
        assert best_result(worst_first[:count]) is best
        assert best_result(sorted(worst_first[:count], key=lambda one: one is not best)) is best


# Which facts belong to an indicator's yearly series


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (figure(), True),
        (figure(period="2023-Q1"), False),
        (figure(period="2021/2023"), False),
        (figure(period="../2023"), False),
        (figure(statistic=Statistic.ANNUAL_AVERAGE), False),
        (figure(scope="industry"), False),
    ],
    ids=lambda value: f"{value.period} {value.statistic} {value.scope}" if isinstance(value, Figure) else "",
)
def test_yearly_figures_are_of_one_whole_year_of_the_main_series(item: Figure, expected: bool) -> None:
    assert is_yearly(fact(item), INDICATORS[0]) is expected


# Used alike by ranks, cells and steps


def test_ranks_and_cells_take_the_target_ensured() -> None:
    two_steps = plan(figure("hoped", 9, qualifier=Qualifier.STRIVE), figure("ensured", 7), province="anhui")
    found = knowledge(two_steps, plan(figure("other", 8), province="hunan"))
    assert (found.ranks["ensured"].position, found.ranks["other"].position) == (2, 1)
    assert "hoped" not in found.ranks
