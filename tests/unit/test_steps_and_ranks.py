"""The step from the last result to a target, and ranks among provinces: only like is set beside like."""

from __future__ import annotations

from decimal import Decimal

import pytest

from shengce.derive.steps import Rank, Step, best_ranked_first
from shengce.records.plans import Figure, Finality, Plan, Qualifier
from shengce.records.vocabulary import Statistic
from tests.unit.builders import PARAMETER, RESULT, TARGET, figure, knowledge, plan


def result(identifier: str, value: str | int = 6, period: str = "2022", **fields: object) -> Figure:
    return figure(identifier, value, kind=RESULT, period=period, **fields)  # type: ignore[arg-type]


def step_in(*plans: Plan) -> Step | None:
    return knowledge(*plans).steps.get("target")


def rank_in(identifier: str, *plans: Plan) -> Rank | None:
    return knowledge(*plans).ranks.get(identifier)


# Steps


def test_the_step_is_the_target_less_the_last_result() -> None:
    step = step_in(plan(figure("target", "8"), result("last", "6.2")))
    assert step is not None
    assert (step.result.figure.id, step.change) == ("last", Decimal("1.8"))


def test_a_fall_is_a_negative_step() -> None:
    step = step_in(plan(figure("target", "5"), result("last", "6.2")))
    assert step is not None
    assert step.change == Decimal("-1.2")


@pytest.mark.parametrize(("of", "change"), [("growth_rate", "-0.5"), ("energy_intensity", "0.5")])
def test_the_step_to_a_range_leads_to_the_end_that_is_reached_first(of: str, change: str) -> None:
    target = figure("target", "-3.5", value_max="-2.5", of=of)
    step = step_in(plan(target, result("last", "-3", of=of)))
    assert step is not None
    assert step.change == Decimal(change)


def test_the_step_starts_from_the_latest_earlier_year_whatever_the_order_of_the_record() -> None:
    results = (result("older", period="2021"), result("last", period="2022"), result("oldest", period="2020"))
    step = step_in(plan(*results, figure("target")))
    assert step is not None
    assert step.result.figure.id == "last"


@pytest.mark.parametrize("period", ["2023", "2024"])
def test_a_result_of_the_targets_year_or_later_is_no_start(period: str) -> None:
    assert step_in(plan(figure("target")), plan(result("same", period=period), year=2025)) is None


def test_of_several_statements_of_one_year_the_final_and_latest_is_the_start() -> None:
    expected = plan(result("expected", finality=Finality.EXPECTED), year=2022)
    final = plan(figure("target"), result("final"), year=2023)
    late = plan(result("late", finality=Finality.PRELIMINARY), year=2024)
    step = step_in(expected, final, late)
    assert step is not None
    assert step.result.figure.id == "final"


@pytest.mark.parametrize(
    ("start", "aim"),
    [
        ("2022-Q1", "2023"),
        ("2022", "2023-Q1"),
        ("2022-Q1", "2023-Q2"),
        ("2018/2022", "2023"),
        ("2022", "2023/2025"),
        ("2018/2022", "2023/2025"),
    ],
)
def test_spans_of_time_of_another_length_are_no_step(start: str, aim: str) -> None:
    assert step_in(plan(figure("target", period=aim), result("last", period=start))) is None


@pytest.mark.parametrize(
    ("start", "aim"),
    [("2022", "2023"), ("2022-Q1", "2023-Q1"), ("2018/2022", "2023/2027"), ("2022", "../2025")],
)
def test_spans_of_time_of_the_same_length_are_a_step(start: str, aim: str) -> None:
    assert step_in(plan(figure("target", period=aim), result("last", period=start))) is not None


@pytest.mark.parametrize(
    "other",
    [
        result("other", scope="industry"),
        result("other", statistic=Statistic.ANNUAL_AVERAGE),
        result("other", unit_id="percentage_point"),
        result("other", of="neutral_rate"),
        result("other", withdrawn=True),
        figure("other", period="2022", kind=PARAMETER),
        figure("other", period="2022", kind=TARGET),
    ],
    ids=lambda other: f"{other.indicator} {other.statistic} {other.scope} {other.unit} {other.kind}",
)
def test_a_figure_about_something_else_is_no_start(other: Figure) -> None:
    assert step_in(plan(figure("target"), other)) is None


def test_another_provinces_result_is_no_start() -> None:
    assert step_in(plan(figure("target")), plan(result("last"), province="hunan")) is None


# Ranks


def targets(**values: str) -> list[Plan]:
    """Return one plan for each province, whose only figure, named like it, is a target of the value."""
    return [plan(figure(province, value), province=province) for province, value in values.items()]


def test_the_highest_is_first_and_equals_share_a_place() -> None:
    plans = targets(anhui="7", fujian="8.0", hunan="8", jiangxi="6.5")
    ranks = {name: knowledge(*plans).ranks[name] for name in ("fujian", "hunan", "anhui", "jiangxi")}
    assert ranks == {"fujian": Rank(1, 4), "hunan": Rank(1, 4), "anhui": Rank(3, 4), "jiangxi": Rank(4, 4)}


def test_the_lowest_is_first_where_lower_is_better() -> None:
    plans = [
        plan(figure(name, value, of="energy_intensity"), province=name)
        for name, value in (("anhui", "-3"), ("hunan", "-3.5"))
    ]
    assert (rank_in("hunan", *plans), rank_in("anhui", *plans)) == (Rank(1, 2), Rank(2, 2))


@pytest.mark.parametrize(("of", "place"), [("growth_rate", 2), ("energy_intensity", 2)])
def test_ranges_are_ranked_by_the_end_that_is_reached_first(of: str, place: int) -> None:
    wide, better = figure("wide", "-4", value_max="-2", of=of), figure("better", "-3", of=of)
    ranks = knowledge(plan(wide, province="anhui"), plan(better, province="hunan")).ranks
    assert (ranks["wide"].position, ranks["better"].position) == (place, 3 - place)


def test_neutral_indicators_are_ranked_from_the_highest() -> None:
    plans = [
        plan(figure(name, value, of="neutral_rate"), province=name) for name, value in (("anhui", "3"), ("hunan", "4"))
    ]
    assert rank_in("hunan", *plans) == Rank(1, 2)


def test_a_figure_that_stands_alone_has_no_rank() -> None:
    assert knowledge(*targets(hunan="8")).ranks == {}


@pytest.mark.parametrize(
    "other",
    [
        figure("other", kind=RESULT),
        figure("other", period="2024"),
        figure("other", scope="industry"),
        figure("other", statistic=Statistic.SHARE),
        figure("other", unit_id="percentage_point"),
        figure("other", of="neutral_rate"),
        figure("other", withdrawn=True),
    ],
    ids=lambda other: f"{other.indicator} {other.statistic} {other.scope} {other.period} {other.unit} {other.kind}",
)
def test_figures_about_different_things_are_not_ranked_together(other: Figure) -> None:
    assert knowledge(plan(figure("one")), plan(other, province="hunan")).ranks == {}


@pytest.mark.parametrize("statistic", [Statistic.LEVEL, Statistic.GROWTH, Statistic.SHARE])
def test_levels_growth_and_shares_are_ranked(statistic: Statistic) -> None:
    plans = [plan(figure(name, statistic=statistic), province=name) for name in ("anhui", "hunan")]
    assert rank_in("hunan", *plans) == Rank(1, 2)


@pytest.mark.parametrize(
    "statistic",
    [
        Statistic.ANNUAL_AVERAGE,
        Statistic.CUMULATIVE,
        Statistic.RANK,
        Statistic.RANK_CHANGE,
        Statistic.CONSECUTIVE_YEARS,
    ],
)
def test_other_statistics_are_not_ranked(statistic: Statistic) -> None:
    plans = [plan(figure(name, statistic=statistic), province=name) for name in ("anhui", "hunan")]
    assert knowledge(*plans).ranks == {}


def test_parameters_are_not_ranked() -> None:
    plans = [plan(figure(name, kind=PARAMETER), province=name) for name in ("anhui", "hunan")]
    assert knowledge(*plans).ranks == {}


def test_a_province_counts_once_with_its_final_figure() -> None:
    expected = plan(result("expected", 9, finality=Finality.EXPECTED), province="anhui", year=2022)
    final = plan(result("final", 5), province="anhui", year=2023)
    ranks = knowledge(expected, final, plan(result("other", 7), province="hunan")).ranks
    assert ranks == {"other": Rank(1, 2), "final": Rank(2, 2)}


def test_figures_are_listed_by_time_and_rank_with_the_unranked_last() -> None:
    plans = [plan(figure(name, value), province=name) for name, value in (("anhui", 7), ("hunan", 9))]
    plans.append(plan(figure("hoped", 10, qualifier=Qualifier.STRIVE), figure("ensured", 8)))
    plans.append(plan(figure("newer", 1, period="2024"), year=2024))
    found = knowledge(*plans)
    listed = best_ranked_first(found.provinces.facts.all, found.ranks)
    assert [fact.figure.id for fact in listed] == ["newer", "hunan", "ensured", "anhui", "hoped"]


def test_of_a_target_in_two_steps_the_first_one_is_ranked() -> None:
    two_steps = plan(figure("ensured", 5), figure("striven-for", 6), province="anhui")
    ranks = knowledge(two_steps, plan(figure("other", "5.5"), province="hunan")).ranks
    assert ranks == {"other": Rank(1, 2), "ensured": Rank(2, 2)}
