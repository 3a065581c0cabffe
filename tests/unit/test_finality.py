"""How settled outcomes are: which rest on early results, what became of these, and what averages tell of them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from shengce.derive.finality import AVERAGED, averages_beside, check_of, early_share, restatements_of, standing_of
from shengce.derive.knowledge import Knowledge, knowledge_of
from shengce.records.plans import Figure, Finality, Plan, Qualifier
from shengce.records.vocabulary import Direction, Statistic
from tests.unit.builders import RESULT, catalogue, figure, indicator, plan

EXPECTED, PRELIMINARY, FINAL = Finality.EXPECTED, Finality.PRELIMINARY, Finality.FINAL
RATE = indicator(AVERAGED)
FALLING = indicator("falling", direction=Direction.LOWER_IS_BETTER)


def result(
    identifier: str, value: str | int, finality: Finality = FINAL, period: str = "2023", **fields: object
) -> Figure:
    return figure(identifier, value, kind=RESULT, period=period, finality=finality, **{"of": AVERAGED, **fields})  # type: ignore[arg-type]


def target(value: str | int = 8, **fields: object) -> Figure:
    return figure("target", value, **{"of": AVERAGED, **fields})  # type: ignore[arg-type]


def known(*plans: Plan) -> Knowledge:
    return knowledge_of(catalogue(*plans, indicators=(RATE, FALLING)))


def following(*results: Figure, year: int = 2024) -> Knowledge:
    """Return what follows from a target of 8 for 2023 and the results of the plan of a later year."""
    return known(plan(target(), year=2023), plan(*results, year=year))


# How many verdicts rest on early results


def standing(*results: Figure, aim: Figure | None = None) -> tuple[int, int, int, int]:
    knowledge = known(plan(aim or target(), year=2023), plan(*results, year=2024))
    cells = [cell for cells in knowledge.provinces.promises.by_indicator.values() for cell in cells.values()]
    found = standing_of(cells, knowledge.catalogue)
    return found.judged, found.expected, found.preliminary, found.on_edge


@pytest.mark.parametrize(
    ("finality", "counts"),
    [(EXPECTED, (1, 1, 0, 0)), (PRELIMINARY, (1, 0, 1, 0)), (FINAL, (1, 0, 0, 0))],
)
def test_verdicts_are_counted_by_how_settled_their_outcome_is(finality: Finality, counts: tuple[int, ...]) -> None:
    assert standing(result("a", 9, finality)) == counts


def test_a_target_without_an_outcome_is_not_counted() -> None:
    assert standing() == (0, 0, 0, 0)


def test_the_share_of_early_outcomes_is_of_judged_targets() -> None:
    early = plan(result("a", 9, EXPECTED), year=2024)
    later = plan(target(8, period="2024").model_copy(update={"id": "next"}), *early.figures, year=2024)
    final = plan(result("b", 9, period="2024"), year=2025)
    assert early_share(known(plan(target()), early).provinces.promises) == 100
    assert early_share(known(plan(target()), later, final).provinces.promises) == 50


def test_where_no_outcome_is_early_there_is_no_share() -> None:
    assert early_share(known(plan()).provinces.promises) is None
    assert early_share(following(result("a", 9)).provinces.promises) is None


@pytest.mark.parametrize(
    ("reached", "on_edge"),
    [("8.2", 0), ("8.1", 0), ("8.09", 1), ("8", 1), ("7.9", 0), ("7.6", 0), ("7.5", 1), ("7", 0)],
)
def test_on_the_edge_is_what_a_tenth_of_a_point_less_would_change(reached: str, on_edge: int) -> None:
    assert standing(result("a", reached, EXPECTED))[3] == on_edge
    assert standing(result("a", reached))[3] == 0


@pytest.mark.parametrize(("reached", "on_edge"), [("-3", 1), ("-3.1", 0)])
def test_where_lower_is_better_a_worse_outcome_is_a_higher_one(reached: str, on_edge: int) -> None:
    aim = target(-3, of="falling")
    assert standing(result("a", reached, EXPECTED, of="falling"), aim=aim)[3] == on_edge


# What became of early results


def restated(knowledge: Knowledge) -> list[tuple[Decimal, bool]]:
    found = restatements_of(knowledge.all_facts, knowledge.catalogue)
    return [(one.difference, one.changes_verdict) for one in found.all]


def test_a_final_result_is_set_beside_the_early_one_for_the_same() -> None:
    assert restated(following(result("early", "8.1", EXPECTED), result("final", "7.9"))) == [(Decimal("-0.2"), True)]
    assert restated(following(result("early", "8.1", EXPECTED), result("final", "8.4"))) == [(Decimal("0.3"), False)]


def test_the_least_early_of_several_is_compared() -> None:
    stated = (result("a", 7, EXPECTED), result("b", 8, PRELIMINARY), result("c", 9))
    assert restated(following(*stated)) == [(Decimal(1), False)]


@pytest.mark.parametrize(
    "other", [{"period": "2022"}, {"scope": "industry"}, {"statistic": Statistic.CUMULATIVE}, {"finality": EXPECTED}]
)
def test_what_is_of_something_else_or_as_early_is_no_restatement(other: dict[str, object]) -> None:
    fields = {"finality": FINAL, **other}
    assert restated(following(result("early", 8, EXPECTED), result("other", 9, **fields))) == []  # type: ignore[arg-type]


def test_a_final_result_from_before_the_early_one_restates_nothing() -> None:
    knowledge = known(plan(result("final", 8), year=2024), plan(result("early", 9, EXPECTED), year=2025))
    assert restated(knowledge) == []


def test_those_that_differ_stand_with_the_largest_difference_first() -> None:
    later = [result("a2", 9), result("b2", 8, period="2022"), result("c2", 7, period="2021")]
    early = [
        result("a1", "8.9", EXPECTED),
        result("b1", 8, EXPECTED, period="2022"),
        result("c1", "8.5", PRELIMINARY, period="2021"),
    ]
    found = restatements_of(following(*early, *later).all_facts, following().catalogue)
    assert [one.difference for one in found.differing] == [Decimal("-1.5"), Decimal("0.1")]
    assert (len(found.all), found.changing) == (3, 0)
    assert (len(found.of_area("jiangxi").all), len(found.of_area("hunan").all)) == (3, 0)


# What averages tell


def averages(average: Figure, *yearly: Figure) -> list[tuple[bool, bool]]:
    knowledge = known(plan(*yearly, average, year=2024))
    found = averages_beside(knowledge.all_facts, knowledge.catalogue)
    return [(one.has_early, one.is_off) for one in found]


def average(value: str | int, **fields: object) -> Figure:
    fields = {"period": "2022/2023", "statistic": Statistic.ANNUAL_AVERAGE, **fields}
    return result("average", value, **fields)  # type: ignore[arg-type]


def years(first: str | int, second: str | int, finality: Finality = FINAL) -> tuple[Figure, Figure]:
    return result("first", first, period="2022"), result("second", second, finality)


def test_an_average_is_held_against_what_the_years_come_to() -> None:
    assert averages(average(10), *years(10, 10)) == [(False, False)]
    assert averages(average("9.54"), *years(0, 20)) == [(False, False)]
    assert averages(average(10), *years(0, 20)) == [(False, True)]
    assert averages(average("10.11"), *years(10, 10, EXPECTED)) == [(True, True)]
    assert averages(average("9.9"), *years(10, 10, PRELIMINARY)) == [(True, False)]


def test_an_average_of_which_a_year_is_not_recorded_is_held_against_nothing() -> None:
    assert averages(average(10), years(10, 10)[0]) == []


@pytest.mark.parametrize(
    "fields",
    [{"finality": EXPECTED}, {"qualifier": Qualifier.ABOUT}, {"scope": "industry"}, {"kind": None}, {"of": "falling"}],
)
def test_only_exact_final_averages_of_whole_areas_count(fields: dict[str, object]) -> None:
    stated = average(10, **fields) if "kind" not in fields else target(10, period="2022/2023")
    assert averages(stated, *years(10, 10)) == []


def test_where_the_indicator_is_not_recorded_there_is_nothing_to_hold() -> None:
    knowledge = knowledge_of(catalogue(plan(), indicators=(FALLING,)))
    assert averages_beside(knowledge.all_facts, knowledge.catalogue) == ()


def test_of_several_the_largest_difference_is_named() -> None:
    third = result("third", 10, period="2021")
    small = figure("small", "10.05", kind=RESULT, of=AVERAGED, period="2021/2022", statistic=Statistic.ANNUAL_AVERAGE)
    knowledge = known(plan(*years(10, 10), third, small, average("10.2"), year=2024))
    found = averages_beside(knowledge.all_facts, knowledge.catalogue)
    counted = check_of(found)
    assert counted.largest is not None
    assert (counted.n, counted.off, counted.largest.stated.figure.id) == (2, 1, "average")
    assert check_of(()).largest is None
