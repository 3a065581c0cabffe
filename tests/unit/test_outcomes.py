"""What became of a target: which result counts, how large the gap is, and what the verdict says."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shengce.derive.outcomes import Outcome, Verdict
from shengce.records.plans import Figure, FigureKind, Finality, Plan, Qualifier
from shengce.records.vocabulary import Statistic
from tests.unit.builders import PARAMETER, RESULT, TARGET, facts, figure, knowledge, plan

ABOUT, EXACT = Qualifier.ABOUT, Qualifier.EXACT


def result(identifier: str = "result", value: str | int = 8, **fields: object) -> Figure:
    return figure(identifier, value, kind=RESULT, **fields)  # type: ignore[arg-type]


def outcome(target: Figure, *results: Figure, year: int = 2024) -> Outcome:
    """Return the outcome of a target of 2023, the results standing in the plan of ``year``."""
    found = knowledge(plan(target, year=2023), plan(*results, year=year))
    return found.outcomes[target.id]


def outcome_in(*plans: Plan) -> Outcome:
    return knowledge(*plans).outcomes["target"]


def verdict_of(target: Figure, reached: str | int) -> Verdict:
    fields = {"of": target.indicator, "statistic": target.statistic, "unit_id": target.unit}
    return outcome(target, result(value=reached, **fields)).verdict


# Which result is the outcome


def test_a_final_result_stands_before_a_preliminary_and_that_before_an_expected_one() -> None:
    expected = result("expected", finality=Finality.EXPECTED)
    preliminary = result("preliminary", finality=Finality.PRELIMINARY)
    final = result("final")
    for stated, chosen in (
        ((expected, preliminary, final), final),
        ((final, preliminary, expected), final),
        ((expected, preliminary), preliminary),
        ((expected,), expected),
    ):
        found = outcome(figure(), *stated).result
        assert found is not None
        assert found.figure is chosen


def test_finality_counts_more_than_the_age_of_the_document() -> None:
    early_final = plan(figure("target"), result("early"), year=2023)
    late_expected = plan(result("late", 9, finality=Finality.EXPECTED), year=2025)
    found = outcome_in(early_final, late_expected).result
    assert found is not None
    assert found.figure.id == "early"


def test_of_equally_final_results_the_latest_document_stands() -> None:
    plans = [plan(figure("target"), year=2023)]
    plans += [plan(result(f"in-{year}", year - 2020), year=year) for year in (2026, 2024, 2025)]
    found = outcome_in(*plans).result
    assert found is not None
    assert found.figure.id == "in-2026"


@pytest.mark.parametrize(
    "other",
    [
        result(scope="industry"),
        result(statistic=Statistic.ANNUAL_AVERAGE),
        result(statistic=Statistic.CUMULATIVE),
        result(period="2022"),
        result(period="2023-Q4"),
        result(period="2019/2023"),
        result(of="neutral_rate"),
        result(unit_id="percentage_point"),
        figure("result", kind=PARAMETER),
        result(withdrawn=True),
    ],
    ids=lambda other: f"{other.indicator} {other.statistic} {other.scope} {other.period} {other.unit} {other.kind}",
)
def test_a_figure_about_something_else_is_no_outcome(other: Figure) -> None:
    found = outcome(figure(), other)
    assert (found.result, found.gap, found.verdict) == (None, None, Verdict.NOT_STATED)


def test_another_province_is_no_outcome() -> None:
    found = outcome_in(plan(figure("target")), plan(result(), province="hunan", year=2024))
    assert found.result is None


def test_an_average_of_years_is_the_outcome_of_the_same_average_only() -> None:
    average = {"statistic": Statistic.ANNUAL_AVERAGE, "period": "2021/2025"}
    target = figure("target", **average)  # type: ignore[arg-type]
    assert outcome(target, result(**average), year=2026).result is not None
    assert outcome(target, result(period="2025"), result("other", period="2021"), year=2026).result is None


def test_a_target_up_to_a_year_is_measured_in_that_year() -> None:
    target = figure("target", period="../2025")
    assert outcome(target, result(period="2024"), year=2025).result is None
    assert outcome(target, result(period="2025"), year=2026).result is not None


def test_a_withdrawn_result_gives_way_to_one_in_force() -> None:
    found = outcome(figure(), result("wrong", 1, withdrawn=True), result("right", 9)).result
    assert found is not None
    assert found.figure.id == "right"


def test_a_withdrawn_target_has_no_outcome() -> None:
    assert knowledge(plan(figure(withdrawn=True))).outcomes == {}


def test_a_parameter_has_no_outcome() -> None:
    assert knowledge(plan(figure(kind=PARAMETER))).outcomes == {}


# Pending or not stated


@pytest.mark.parametrize(
    ("period", "latest", "verdict"),
    [
        ("2023", 2023, Verdict.PENDING),
        ("2023", 2024, Verdict.NOT_STATED),
        ("2023-Q1", 2023, Verdict.PENDING),
        ("2023-Q1", 2024, Verdict.NOT_STATED),
        ("2021/2025", 2024, Verdict.PENDING),
        ("2021/2025", 2025, Verdict.PENDING),
        ("2021/2025", 2026, Verdict.NOT_STATED),
        ("../2025", 2025, Verdict.PENDING),
        ("../2025", 2026, Verdict.NOT_STATED),
    ],
)
def test_a_target_is_pending_until_a_later_document_was_read(period: str, latest: int, verdict: Verdict) -> None:
    assert outcome_in(plan(figure("target", period=period), year=2022), plan(year=latest)).verdict is verdict


def test_documents_of_another_province_leave_a_target_pending() -> None:
    assert outcome_in(plan(figure("target")), plan(province="hunan", year=2024)).verdict is Verdict.PENDING


# The gap


@pytest.mark.parametrize(
    ("promised", "reached", "gap"),
    [("8", "8.5", "0.5"), ("8", "7.5", "-0.5"), ("8.0", "8", "0"), ("-3", "-3.5", "-0.5"), ("-1", "1", "2")],
)
def test_the_gap_is_the_result_less_the_target(promised: str, reached: str, gap: str) -> None:
    assert outcome(figure(value=promised), result(value=reached)).gap == Decimal(gap)


def test_the_gap_keeps_its_sign_where_lower_is_better() -> None:
    found = outcome(figure(value="-3", of="energy_intensity"), result(value="-3.5", of="energy_intensity"))
    assert (found.gap, found.verdict) == (Decimal("-0.5"), Verdict.MET)


def test_the_gap_to_a_range_is_counted_from_its_lower_end() -> None:
    assert outcome(figure(value=6, value_max=7), result(value="6.5")).gap == Decimal("0.5")


# The verdict, in percent


@pytest.mark.parametrize(
    ("qualifier", "reached", "verdict"),
    [
        (EXACT, "9", Verdict.MET),
        (EXACT, "8", Verdict.MET),
        (EXACT, "8.0", Verdict.MET),
        (EXACT, "7.9", Verdict.NEARLY),
        (EXACT, "7.5", Verdict.NEARLY),
        (EXACT, "7.49", Verdict.MISSED),
        (EXACT, "-8", Verdict.MISSED),
        (ABOUT, "7.8", Verdict.MET),
        (ABOUT, "7.79", Verdict.NEARLY),
        (ABOUT, "7.5", Verdict.NEARLY),
        (ABOUT, "7.49", Verdict.MISSED),
        (Qualifier.STRIVE_ABOUT, "7.8", Verdict.MET),
        (Qualifier.NEARLY, "7.8", Verdict.MET),
        (Qualifier.STRIVE, "8", Verdict.MET),
        (Qualifier.STRIVE, "7.9", Verdict.NEARLY),
        (Qualifier.STRIVE, "7.4", Verdict.MISSED),
        (Qualifier.AT_LEAST, "8", Verdict.MET),
        (Qualifier.AT_LEAST, "7.99", Verdict.NEARLY),
        (Qualifier.AT_LEAST, "7.4", Verdict.MISSED),
        (Qualifier.STRIVE_AT_LEAST, "7.9", Verdict.NEARLY),
    ],
)
def test_a_target_of_eight_percent(qualifier: Qualifier, reached: str, verdict: Verdict) -> None:
    assert verdict_of(figure(value=8, qualifier=qualifier), reached) is verdict


@pytest.mark.parametrize(
    ("qualifier", "reached", "verdict"),
    [
        (EXACT, "-3.1", Verdict.MET),
        (EXACT, "-3", Verdict.MET),
        (EXACT, "-2.9", Verdict.NEARLY),
        (EXACT, "-2.5", Verdict.NEARLY),
        (EXACT, "-2.49", Verdict.MISSED),
        (EXACT, "1", Verdict.MISSED),
        (ABOUT, "-2.8", Verdict.MET),
        (ABOUT, "-2.79", Verdict.NEARLY),
    ],
)
def test_a_fall_of_three_percent_where_lower_is_better(qualifier: Qualifier, reached: str, verdict: Verdict) -> None:
    assert verdict_of(figure(value=-3, of="energy_intensity", qualifier=qualifier), reached) is verdict


@pytest.mark.parametrize(("reached", "verdict"), [("5", Verdict.MET), ("4.5", Verdict.NEARLY), ("4.4", Verdict.MISSED)])
def test_a_neutral_indicator_is_judged_like_one_where_higher_is_better(reached: str, verdict: Verdict) -> None:
    assert verdict_of(figure(value=5, of="neutral_rate"), reached) is verdict


@pytest.mark.parametrize(
    ("reached", "verdict"),
    [("7.5", Verdict.MET), ("6", Verdict.MET), ("5.5", Verdict.NEARLY), ("5.49", Verdict.MISSED)],
)
def test_of_a_range_the_lower_end_is_promised(reached: str, verdict: Verdict) -> None:
    assert verdict_of(figure(value=6, value_max=7), reached) is verdict


@pytest.mark.parametrize(
    ("reached", "gap", "verdict"),
    [
        ("-4", "-1", Verdict.MET),
        ("-3.2", "-0.2", Verdict.MET),
        ("-3", "0", Verdict.MET),
        ("-2.5", "0.5", Verdict.NEARLY),
        ("-2.49", "0.51", Verdict.MISSED),
    ],
)
def test_of_a_range_of_falls_the_smaller_fall_is_promised(reached: str, gap: str, verdict: Verdict) -> None:
    target = figure(value="-3.5", value_max="-3", of="energy_intensity")
    found = outcome(target, result(value=reached, of="energy_intensity"))
    assert (found.gap, found.verdict) == (Decimal(gap), verdict)


def test_a_target_of_zero_is_met_by_zero() -> None:
    assert verdict_of(figure(value=0), "0") is Verdict.MET
    assert verdict_of(figure(value=0), "-0.5") is Verdict.NEARLY
    assert verdict_of(figure(value=0), "-0.6") is Verdict.MISSED


# The verdict, in amounts


@pytest.mark.parametrize(
    ("of", "qualifier", "reached", "verdict"),
    [
        ("revenue", EXACT, "10000", Verdict.MET),
        ("revenue", EXACT, "9999.9", Verdict.NEARLY),
        ("revenue", EXACT, "9500", Verdict.NEARLY),
        ("revenue", EXACT, "9499.9", Verdict.MISSED),
        ("revenue", ABOUT, "9500", Verdict.MET),
        ("revenue", ABOUT, "9499.9", Verdict.MISSED),
        ("debt", EXACT, "10000", Verdict.MET),
        ("debt", EXACT, "10500", Verdict.NEARLY),
        ("debt", EXACT, "10500.1", Verdict.MISSED),
        ("debt", ABOUT, "10500", Verdict.MET),
    ],
)
def test_an_amount_is_nearly_met_within_a_twentieth(
    of: str, qualifier: Qualifier, reached: str, verdict: Verdict
) -> None:
    target = figure(value=10000, of=of, statistic=Statistic.LEVEL, unit_id="cny_100m", qualifier=qualifier)
    assert verdict_of(target, reached) is verdict


@pytest.mark.parametrize(
    ("reached", "verdict"),
    [("0.3", Verdict.MET), ("0.2", Verdict.NEARLY), ("-0.2", Verdict.NEARLY), ("-0.21", Verdict.MISSED)],
)
def test_percentage_points_are_judged_like_percent(reached: str, verdict: Verdict) -> None:
    assert verdict_of(figure(value="0.3", unit_id="percentage_point"), reached) is verdict


# For any records


PERIODS = ("2022", "2023", "2023-Q1", "2021/2023", "../2023")


@st.composite
def any_figures(draw: st.DrawFn) -> list[Figure]:
    return [
        figure(
            f"figure-{index}",
            str(draw(st.decimals(-20, 20, places=1))),
            kind=draw(st.sampled_from(FigureKind)),
            period=draw(st.sampled_from(PERIODS)),
            of=draw(st.sampled_from(("growth_rate", "energy_intensity"))),
            statistic=draw(st.sampled_from((Statistic.GROWTH, Statistic.ANNUAL_AVERAGE))),
            qualifier=draw(st.sampled_from(Qualifier)),
            finality=draw(st.sampled_from(Finality)),
            scope=draw(st.sampled_from(("whole", "industry"))),
            withdrawn=draw(st.booleans()),
        )
        for index in range(draw(st.integers(0, 12)))
    ]


def _sorted_into_plans(figures: list[Figure]) -> list[Plan]:
    return [
        plan(*figures[::3], province="jiangxi", year=2023),
        plan(*figures[1::3], province="jiangxi", year=2024),
        plan(*figures[2::3], province="hunan", year=2023),
    ]


@given(any_figures())
def test_each_target_in_force_has_exactly_one_outcome_and_the_gap_is_the_difference(figures: list[Figure]) -> None:
    plans = _sorted_into_plans(figures)
    outcomes = knowledge(*plans).outcomes
    targets = [item.figure.id for item in facts(*plans).of_kind(TARGET)]
    assert Counter(iter(outcomes)) == Counter(targets)
    for identifier, found in outcomes.items():
        assert found.target.figure.id == identifier
        has_result = found.result is not None
        assert has_result == (found.gap is not None)
        assert has_result == (found.verdict in {Verdict.MET, Verdict.NEARLY, Verdict.MISSED})
        if found.result is not None:
            assert found.gap == found.result.figure.value - found.target.figure.value
            assert found.result.figure.withdrawn is None
            assert found.result.province == found.target.province
            assert found.result.series == found.target.series


# Counted strictly, and how settled the outcome is


@pytest.mark.parametrize(
    ("reached", "verdict", "strict", "shade"),
    [
        ("8.1", Verdict.MET, Verdict.MET, "met"),
        ("8", Verdict.MET, Verdict.MET, "met"),
        ("7.9", Verdict.MET, Verdict.NEARLY, "met_about"),
        ("7.8", Verdict.MET, Verdict.NEARLY, "met_about"),
        ("7.7", Verdict.NEARLY, Verdict.NEARLY, "nearly"),
        ("7", Verdict.MISSED, Verdict.MISSED, "missed"),
    ],
)
def test_strictly_about_allows_nothing(reached: str, verdict: Verdict, strict: Verdict, shade: str) -> None:
    found = outcome(figure(qualifier=ABOUT), result(value=reached))
    assert (found.verdict, found.strict_verdict, found.shade) == (verdict, strict, shade)
    assert found.is_met_by_allowance is (verdict is not strict)


@pytest.mark.parametrize("reached", ["7.9", "7.7", "8", "9"])
def test_strict_counting_changes_nothing_where_the_target_is_exact(reached: str) -> None:
    found = outcome(figure(), result(value=reached))
    assert found.strict_verdict is found.verdict


def test_strictly_the_verdict_is_that_on_an_exact_target_in_any_unit() -> None:
    for unit_id, of, statistic in (
        ("percent", "growth_rate", Statistic.GROWTH),
        ("cny_100m", "revenue", Statistic.LEVEL),
        ("cny_100m", "debt", Statistic.LEVEL),
    ):
        for reached in range(90, 111):
            kind = {"of": of, "statistic": statistic, "unit_id": unit_id}
            about = outcome(figure(value=100, qualifier=ABOUT, **kind), result(value=reached, **kind))  # type: ignore[arg-type]
            exact = outcome(figure(value=100, **kind), result(value=reached, **kind))  # type: ignore[arg-type]
            assert about.strict_verdict is exact.verdict


def test_a_target_without_an_outcome_is_open_strictly_too() -> None:
    found = outcome(figure(qualifier=ABOUT))
    assert found.strict_verdict is found.verdict is Verdict.NOT_STATED
    assert found.is_settled


@pytest.mark.parametrize("finality", Finality)
def test_a_verdict_is_as_settled_as_its_outcome(finality: Finality) -> None:
    found = outcome(figure(), result(finality=finality))
    assert found.finality is finality
    assert found.is_settled is (finality is Finality.FINAL)
