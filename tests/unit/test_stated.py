"""Figures of an indicator in rows: a target with its outcome, results alone, one table of a few."""

from __future__ import annotations

from collections.abc import Iterable

from shengce.derive.stated import A_SCREENFUL, Stated, are_few, lone_results, newest_first, parted, stated_series
from shengce.records.plans import Figure, Plan
from shengce.records.vocabulary import Statistic
from tests.unit.builders import INDICATORS, RESULT, figure, knowledge, plan

GROWTH = INDICATORS[0]


def rows_of(*plans: Plan) -> list[tuple[str, list[tuple[str | None, str | None]]]]:
    """Return the rows of each series: the ids of the target and of what stands beside it."""
    known = knowledge(*plans)
    found = stated_series(known.provinces.facts.all, GROWTH, known)
    return [(series.statistic.value, [ids(row) for row in rows]) for series, rows in found]


def ids(row: Stated) -> tuple[str | None, str | None]:
    return (row.target.figure.id if row.target else None, row.result.figure.id if row.result else None)


def test_an_outcome_stands_beside_its_target_and_nowhere_else() -> None:
    later = plan(figure("done", kind=RESULT), figure("other", kind=RESULT, period="2022"), year=2024)
    assert rows_of(plan(figure("aim")), later) == [("growth", [("aim", "done"), (None, "other")])]


def test_a_target_without_an_outcome_stands_alone() -> None:
    assert rows_of(plan(figure("aim"))) == [("growth", [("aim", None)])]


def test_the_indicators_own_series_comes_first() -> None:
    average = figure("average", statistic=Statistic.ANNUAL_AVERAGE, period="2021/2025")
    industry = figure("industry", scope="industry")
    found = rows_of(plan(average, industry, figure("own")))
    assert [rows[0][0] for _, rows in found] == ["own", "average", "industry"]


def stated(figures: Iterable[Figure]) -> tuple[Stated, ...]:
    known = knowledge(*(plan(item, province=item.id) for item in figures))
    ((_, rows),) = stated_series(known.provinces.facts.all, GROWTH, known)
    return rows


def test_of_many_rows_those_with_a_target_stand_out() -> None:
    results = [figure(f"r{number}", kind=RESULT) for number in range(A_SCREENFUL)]
    few, many = stated(results), stated([*results, figure("aim")])
    assert parted(few) == (few, ())
    shown, alone = parted(many)
    assert [row.shown.figure.id for row in shown] == ["aim"]
    assert len(alone) == A_SCREENFUL


def test_one_table_is_for_a_few_figures_of_several_series() -> None:
    row = stated([figure("aim")])
    assert are_few([row, row])
    assert not are_few([row])
    assert not are_few([row * A_SCREENFUL, row])


def test_results_without_a_target_are_listed_newest_first() -> None:
    older, newer = (figure(f"done-{year}", kind=RESULT, period=str(year)) for year in (2021, 2022))
    aim, done = figure("aim", period="2023"), figure("done", kind=RESULT, period="2023")
    known = knowledge(plan(older, newer, aim), plan(done, year=2024), plan(year=2021))
    promises = tuple(known.provinces.promises.by_indicator["growth_rate"].values())
    assert [result.figure.id for result in lone_results(promises)] == ["done-2022", "done-2021"]
    assert [promise.year for promise in newest_first(promises)] == [2024, 2023, 2022, 2021]
