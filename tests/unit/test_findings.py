"""What promises show together: colour, extremes, moves, the nation's line and two findings of economists."""

from __future__ import annotations

from decimal import Decimal

import pytest

from shengce.derive.findings import (
    FAR_BEYOND,
    FAR_SHORT,
    HeatStep,
    aims_beside_nation,
    extremes_of,
    heat_step,
    is_beaten,
    is_short,
    ratchet_of,
    verdict_step,
)
from shengce.derive.knowledge import Knowledge, knowledge_of
from shengce.derive.moves import (
    AboveNation,
    Move,
    TargetMove,
    above_nation,
    in_order_of_values,
    moves_by_year,
    newest_steps,
    target_moves,
)
from shengce.derive.outcomes import Outcome, Verdict
from shengce.derive.promises import Promise, PromiseState
from shengce.records.plans import Figure, Plan, Qualifier
from tests.unit.builders import RESULT, catalogue, fact, figure, plan, province

GROWTH, ENERGY = "growth_rate", "energy_intensity"
PLACES = ("jiangxi", "hunan", "anhui")


def promise(
    target: str,
    reached: str | None,
    verdict: Verdict,
    *,
    of: str = GROWTH,
    year: int = 2023,
    where: str = "jiangxi",
    ends: str | None = None,
) -> Promise:
    """Return the promise of a year with the verdict given; ``ends`` makes the target a range."""
    aim = fact(figure("target", target, of=of, value_max=ends), where, year)
    result = fact(figure("result", reached, of=of, kind=RESULT), where, year + 1) if reached is not None else None
    return Promise(where, of, year, PromiseState(verdict.value), Outcome(aim, result, verdict), result)


def met(target: str, reached: str, **fields: object) -> Promise:
    return promise(target, reached, Verdict.MET, **fields)  # type: ignore[arg-type]


def nearly(target: str, reached: str, **fields: object) -> Promise:
    return promise(target, reached, Verdict.NEARLY, **fields)  # type: ignore[arg-type]


def missed(target: str, reached: str, **fields: object) -> Promise:
    return promise(target, reached, Verdict.MISSED, **fields)  # type: ignore[arg-type]


def outcome_of(item: Promise) -> Outcome:
    assert item.outcome is not None
    return item.outcome


def pending(year: int = 2023) -> Promise:
    return promise("8", None, Verdict.PENDING, year=year)


def empty(state: PromiseState, year: int = 2023) -> Promise:
    return Promise("jiangxi", GROWTH, year, state, None, None)


# Margins


@pytest.mark.parametrize(
    ("item", "gap", "margin"),
    [
        (met("8", "8.5"), "0.5", "0.5"),
        (missed("8", "7"), "-1", "-1"),
        (met("-3", "-3.5", of=ENERGY), "-0.5", "0.5"),
        (missed("-3", "-2", of=ENERGY), "1", "-1"),
        (met("5", "6", of="neutral_rate"), "1", "1"),
        (met("6", "6.5", ends="7"), "0.5", "0.5"),
        (met("-3.5", "-3.2", ends="-3", of=ENERGY), "-0.2", "0.2"),
    ],
)
def test_the_margin_is_the_gap_with_its_sign_turned_where_lower_is_better(item: Promise, gap: str, margin: str) -> None:
    outcome = outcome_of(item)
    assert (outcome.gap, outcome.margin) == (Decimal(gap), Decimal(margin))


def test_without_a_result_there_is_neither_gap_nor_margin() -> None:
    assert (outcome_of(pending()).gap, outcome_of(pending()).margin) == (None, None)


# Colour


@pytest.mark.parametrize(
    ("item", "step"),
    [
        (met("8", "9"), HeatStep.FAR_BEYOND),
        (met("8", "8.99"), HeatStep.BEYOND),
        (met("8", "8.01"), HeatStep.BEYOND),
        (met("8", "8"), HeatStep.MET),
        (met("8", "7.8"), HeatStep.MET_ABOUT),
        (nearly("8", "7.9"), HeatStep.NEARLY),
        (nearly("8", "7.5"), HeatStep.NEARLY),
        (missed("8", "6.01"), HeatStep.MISSED),
        (missed("8", "6"), HeatStep.FAR_SHORT),
        (met("-3", "-4", of=ENERGY), HeatStep.FAR_BEYOND),
        (met("-3", "-3.99", of=ENERGY), HeatStep.BEYOND),
        (met("-3", "-3", of=ENERGY), HeatStep.MET),
        (nearly("-3", "-2.6", of=ENERGY), HeatStep.NEARLY),
        (missed("-3", "-1.01", of=ENERGY), HeatStep.MISSED),
        (missed("-3", "-1", of=ENERGY), HeatStep.FAR_SHORT),
        (pending(), HeatStep.PENDING),
        (promise("8", None, Verdict.NOT_STATED), HeatStep.NOT_STATED),
        (promise("8", None, Verdict.REPORT_MISSING), HeatStep.NONE),
    ],
)
def test_a_cell_is_coloured_by_its_verdict_and_the_size_of_its_margin(item: Promise, step: HeatStep) -> None:
    assert heat_step(item) is step
    assert [FAR_BEYOND, FAR_SHORT] == [1, 2]


@pytest.mark.parametrize(
    ("item", "step"),
    [
        (met("8", "9"), HeatStep.FAR_BEYOND),
        (met("8", "8.1"), HeatStep.BEYOND),
        (met("8", "8"), Verdict.MET),
        (nearly("8", "7.9"), Verdict.NEARLY),
        (missed("8", "7"), Verdict.MISSED),
        (missed("8", "6"), HeatStep.FAR_SHORT),
        (pending(), Verdict.PENDING),
        (promise("8", None, Verdict.REPORT_MISSING), Verdict.REPORT_MISSING),
    ],
)
def test_a_verdict_says_how_large_its_margin_is_in_points_only(item: Promise, step: HeatStep | Verdict) -> None:
    outcome = outcome_of(item)
    assert verdict_step(outcome, in_points=True) == step
    assert verdict_step(outcome, in_points=False) is outcome.verdict


@pytest.mark.parametrize(
    "state",
    [
        PromiseState.NO_TARGET,
        PromiseState.RELATIVE_ONLY,
        PromiseState.UNREAD,
        PromiseState.NOT_APPLICABLE,
        PromiseState.REPORT_MISSING,
    ],
)
def test_a_cell_without_a_target_has_no_colour(state: PromiseState) -> None:
    assert heat_step(empty(state)) is HeatStep.NONE


# Extremes


@pytest.mark.parametrize(
    ("item", "beaten", "short"),
    [
        (met("8", "8.1"), True, False),
        (met("8", "8"), False, False),
        (met("8", "7.8"), False, False),
        (nearly("8", "7.9"), False, True),
        (missed("8", "7"), False, True),
        (met("-3", "-3.1", of=ENERGY), True, False),
        (met("-3", "-2.8", of=ENERGY), False, False),
        (missed("-3", "-2", of=ENERGY), False, True),
        (pending(), False, False),
    ],
)
def test_beaten_is_met_with_a_margin_and_short_is_not_met(item: Promise, beaten: bool, short: bool) -> None:
    assert (is_beaten(outcome_of(item)), is_short(outcome_of(item))) == (beaten, short)


def shown(item: Promise) -> str:
    result = item.shown_result
    assert result is not None
    return f"{result.figure.value}"


def test_only_targets_not_met_are_furthest_below_and_only_beaten_ones_furthest_above() -> None:
    cells = [met("8", "8.2"), met("8", "8"), met("8", "7.9"), nearly("8", "7.6"), missed("8", "5"), met("8", "9")]
    found = extremes_of(cells, 10)
    assert [shown(extreme.promise) for extreme in found.short] == ["5", "7.6"]
    assert [shown(extreme.promise) for extreme in found.beyond] == ["9", "8.2"]


def test_where_lower_is_better_the_smallest_fall_is_furthest_below() -> None:
    cells = [missed("-3", "-1", of=ENERGY), nearly("-3", "-2.6", of=ENERGY), met("-3", "-5", of=ENERGY)]
    found = extremes_of(cells, 10)
    assert [shown(extreme.promise) for extreme in found.short] == ["-1", "-2.6"]
    assert [shown(extreme.promise) for extreme in found.beyond] == ["-5"]


def test_the_lists_of_extremes_are_cut_and_may_be_empty() -> None:
    cells = [missed("8", reached) for reached in ("5", "6", "7")]
    assert [shown(extreme.promise) for extreme in extremes_of(cells, 2).short] == ["5", "6"]
    assert extremes_of(cells, 2).beyond == ()
    assert extremes_of([pending(), empty(PromiseState.UNREAD)], 2).short == ()


def test_bars_of_both_sides_are_as_long_as_the_margin_is_to_the_largest_listed() -> None:
    cells = [missed("8", "4"), missed("8", "7"), met("8", "8.5"), met("8", "10")]
    found = extremes_of(cells, 10)
    assert [extreme.share for extreme in found.short] == [100, 25]
    assert [extreme.share for extreme in found.beyond] == [50, Decimal("12.5")]
    assert [extreme.share for extreme in extremes_of(cells, 1).beyond] == [50]
    assert [extreme.share for extreme in extremes_of(cells[1:3], 10).beyond] == [50]


# The newest outcomes


# Moves of targets


def known(*plans: Plan) -> Knowledge:
    return knowledge_of(catalogue(*plans, provinces=[province(slug) for slug in PLACES]))


def target_plan(
    value: str, year: int, where: str = "jiangxi", of: str = GROWTH, ends: str | None = None, *more: Figure
) -> Plan:
    identifier = f"{where}-{year}-{of.replace('_', '-')}"
    return plan(figure(identifier, value, period=str(year), of=of, value_max=ends), *more, province=where, year=year)


def moves_of(*plans: Plan, of: str = GROWTH) -> tuple[TargetMove, ...]:
    return target_moves(known(*plans).provinces.promises, of)


def test_a_move_is_from_the_target_of_one_year_to_that_of_the_next() -> None:
    moves = moves_of(target_plan("8", 2022), target_plan("7", 2023), target_plan("7.5", 2025))
    (move,) = moves
    assert (move.province, move.year) == ("jiangxi", 2023)
    assert [move.before, move.after, move.rise] == [8, 7, -1]


def test_the_targets_of_two_provinces_are_no_move() -> None:
    assert moves_of(target_plan("8", 2022, "hunan"), target_plan("7", 2023)) == ()


def test_a_target_is_raised_when_it_asks_for_a_deeper_fall_where_lower_is_better() -> None:
    (move,) = moves_of(target_plan("-3", 2022, of=ENERGY), target_plan("-3.5", 2023, of=ENERGY), of=ENERGY)
    assert move.rise == Decimal("0.5")


def test_moves_are_between_the_ends_of_ranges_that_are_reached_first() -> None:
    (growth,) = moves_of(target_plan("6", 2022, ends="7"), target_plan("5.5", 2023, ends="8"))
    assert [growth.before, growth.after] == [6, Decimal("5.5")]
    fall = (target_plan("-4", 2022, of=ENERGY, ends="-3"), target_plan("-5", 2023, of=ENERGY, ends="-2"))
    (energy,) = moves_of(*fall, of=ENERGY)
    assert [energy.before, energy.after, energy.rise] == [-3, -2, -1]


def ranges(before: tuple[str, str | None], after: tuple[str, str | None], of: str = GROWTH) -> TargetMove:
    plans = (target_plan(low, year, of=of, ends=high) for year, (low, high) in ((2022, before), (2023, after)))
    (move,) = moves_of(*plans, of=of)
    return move


@pytest.mark.parametrize(
    ("before", "after", "expected", "is_by_range"),
    [
        (("5", None), ("5", "5.5"), Move.RAISED, True),
        (("5", "5.5"), ("5", None), Move.LOWERED, True),
        (("5", "5.5"), ("5", "6"), Move.RAISED, True),
        (("5", "5.5"), ("5", "5.5"), Move.HELD, False),
        (("5", None), ("5", None), Move.HELD, False),
        (("5", None), ("4.5", "6"), Move.LOWERED, False),
        (("5", "6"), ("5.5", None), Move.RAISED, False),
    ],
)
def test_where_the_end_reached_first_stays_the_other_end_says_how_a_target_moved(
    before: tuple[str, str | None], after: tuple[str, str | None], expected: Move, is_by_range: bool
) -> None:
    move = ranges(before, after)
    assert (move.move, move.is_by_range) == (expected, is_by_range)


def test_of_falls_a_range_that_reaches_deeper_is_raised() -> None:
    move = ranges(("-3", None), ("-3.5", "-3"), ENERGY)
    assert [move.move, move.is_by_range, move.rise] == [Move.RAISED, True, 0]


def test_the_size_of_a_move_has_no_sign() -> None:
    assert [ranges(("5", None), (after, None)).size for after in ("4", "7")] == [1, 2]


def test_a_target_raised_by_its_range_is_counted_as_raised() -> None:
    (found,) = moves_by_year([ranges(("5", None), ("5", "5.5"))])
    assert [found.raised, found.held, found.mean_rise] == [1, 0, 0]


def test_a_target_striven_for_moves_nothing() -> None:
    hoped = figure("hoped", 9, period="2023", qualifier=Qualifier.STRIVE)
    (move,) = moves_of(target_plan("8", 2022), plan(hoped, figure("ensured", 7, period="2023")))
    assert move.after == 7


def test_the_moves_of_a_year_are_counted_by_what_they_ask_for() -> None:
    before = [target_plan("8", 2022, where) for where in PLACES]
    after = [target_plan(value, 2023, where) for where, value in zip(PLACES, ("8.6", "8", "7.5"), strict=True)]
    later = target_plan("9", 2024)
    first, second = moves_by_year(reversed(moves_of(*before, *after, later)))
    assert (first.year, first.raised, first.held, first.lowered, first.n) == (2023, 1, 1, 1, 3)
    assert first.mean_rise == Decimal("0.1") / 3
    assert (second.year, second.raised, second.n, second.mean_rise) == (2024, 1, 1, Decimal("0.4"))


def test_the_moves_of_falls_are_counted_by_what_they_ask_for() -> None:
    plans = (target_plan("-3", 2022, of=ENERGY), target_plan("-2", 2023, of=ENERGY))
    (found,) = moves_by_year(moves_of(*plans, of=ENERGY))
    assert [found.raised, found.lowered, found.mean_rise] == [0, 1, -1]


def test_the_newest_steps_begin_with_the_largest_rise_then_the_highest_aim() -> None:
    plans = [target_plan("5", 2021), target_plan("5", 2022)]
    values = {"jiangxi": ("5", "6"), "hunan": ("8", "8"), "anhui": ("9", "9")}
    for where, (before, after) in values.items():
        plans += [target_plan(before, 2022, where), target_plan(after, 2023, where)]
    steps = newest_steps(moves_of(*{(item.province, item.year): item for item in plans}.values()))
    assert [[step.before, step.after, step.rise] for step in steps] == [[5, 6, 1], [9, 9, 0], [8, 8, 0]]
    assert [step.before for step in in_order_of_values(steps)] == [5, 8, 9]


def test_provinces_that_took_the_same_step_stand_together() -> None:
    plans = [target_plan(value, year, where) for where in PLACES[:2] for value, year in (("5", 2022), ("6", 2023))]
    (step,) = newest_steps(moves_of(*plans))
    assert [move.province for move in step.moves] == ["jiangxi", "hunan"]
    assert newest_steps([]) == ()


def test_steps_of_falls_begin_with_the_one_that_asks_for_most_more() -> None:
    plans = []
    for where, (before, after) in {"jiangxi": ("-3", "-2"), "hunan": ("-3", "-4")}.items():
        plans += [target_plan(before, 2022, where, ENERGY), target_plan(after, 2023, where, ENERGY)]
    steps = newest_steps(moves_of(*plans, of=ENERGY))
    assert [[step.after, step.rise] for step in steps] == [[-4, 1], [-2, -1]]


# Beside the nation


def beside(national: str, *values: str, of: str = GROWTH) -> tuple[AboveNation, ...]:
    plans = [target_plan(value, 2023, where, of) for where, value in zip(PLACES, values, strict=False)]
    found = known(*plans, target_plan(national, 2023, "national", of))
    return above_nation(found.provinces.promises, found.nation.promises, of)


def test_provinces_aim_above_at_and_below_the_nation() -> None:
    (row,) = beside("8", "8.1", "8", "7")
    assert [row.year, row.national, row.above, row.equal, row.below, row.n] == [2023, 8, 1, 1, 1, 3]


def test_a_deeper_fall_is_a_higher_aim_where_lower_is_better() -> None:
    (row,) = beside("-3", "-3.5", "-3", "-2", of=ENERGY)
    assert (row.above, row.equal, row.below) == (1, 1, 1)
    (row,) = beside("-3", "-3.5", "-4", of=ENERGY)
    assert (row.above, row.equal, row.below) == (2, 0, 0)


def test_only_targets_of_the_nations_year_are_set_beside_it() -> None:
    plans = (target_plan("8", 2022), target_plan("9", 2023), target_plan("7", 2023, "national"))
    found = known(*plans, target_plan("6", 2024))
    assert [(row.year, row.n) for row in above_nation(found.provinces.promises, found.nation.promises, GROWTH)] == [
        (2023, 1)
    ]


def test_shares_beside_the_nation_are_of_all_targets_compared() -> None:
    rows = (AboveNation(2022, Decimal(8), 2, 1, 0), AboveNation(2023, Decimal(8), 1, 0, 1))
    found = aims_beside_nation(rows)
    assert found is not None
    assert [found.above, found.below, found.n, found.share_above] == [3, 1, 5, 60]
    assert aims_beside_nation([]) is None
    assert aims_beside_nation([AboveNation(2022, Decimal(8), 0, 0, 0)]) is None


# After a year beaten and a year missed


def move_after(earlier: Promise, after: str) -> TargetMove:
    later = promise(after, None, Verdict.PENDING, year=earlier.year + 1, of=earlier.indicator)
    return TargetMove(later.year, outcome_of(earlier), outcome_of(later))


def test_moves_are_averaged_after_years_beaten_and_after_years_missed() -> None:
    moves = [
        move_after(met("8", "9"), "8.5"),
        move_after(met("8", "8.1"), "8.1"),
        move_after(missed("8", "6"), "7"),
        move_after(missed("8", "7"), "7.5"),
        move_after(missed("8", "7"), "7"),
    ]
    found = ratchet_of(moves)
    assert found is not None
    assert (found.after_beaten, found.beaten) == (Decimal("0.3"), 2)
    assert (found.after_missed, found.missed) == (Decimal("-2.5") / 3, 3)
    assert found.n == 5


def test_years_met_exactly_or_within_the_tolerance_or_nearly_are_neither() -> None:
    neither = [met("8", "8"), met("8", "7.8"), nearly("8", "7.6"), pending()]
    moves = [move_after(each, "20") for each in neither]
    moves += [move_after(met("8", "9"), "9"), move_after(missed("8", "7"), "6")]
    found = ratchet_of(moves)
    assert found is not None
    assert [found.beaten, found.missed, found.after_beaten, found.after_missed] == [1, 1, 1, -2]


def test_where_lower_is_better_a_deeper_fall_beats_and_a_softer_target_is_lowered() -> None:
    moves = [
        move_after(met("-3", "-4", of=ENERGY), "-3.5"),
        move_after(missed("-3", "-1", of=ENERGY), "-2"),
    ]
    found = ratchet_of(moves)
    assert found is not None
    assert (found.beaten, found.after_beaten) == (1, Decimal("0.5"))
    assert [found.missed, found.after_missed] == [1, -1]


def test_without_years_of_both_kinds_nothing_is_found() -> None:
    beaten, short = move_after(met("8", "9"), "9"), move_after(missed("8", "7"), "7")
    assert ratchet_of([beaten]) is None
    assert ratchet_of([short]) is None
    assert ratchet_of([]) is None
    assert ratchet_of([beaten, short]) is not None
