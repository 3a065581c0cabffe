"""What tables and sentences of pages say of counts: each count in its own place."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import pytest

from shengce.derive.findings import Extremes, extremes_of
from shengce.derive.knowledge import Knowledge, knowledge_of
from shengce.derive.moves import above_nation, target_moves
from shengce.derive.scorecards import NOTHING_JUDGED, Score, Tally
from shengce.records.plans import Figure, Plan
from shengce.records.sources import SourceKind
from shengce.records.vocabulary import Direction
from shengce.views.context import Context, SiteAddress
from shengce.views.pages.indicator import PromiseParts, indicator_page
from shengce.views.parts.by_year import YearLines, by_year
from shengce.views.parts.extremes import gap_list
from shengce.views.parts.moves import latest_moves
from shengce.views.parts.patterns import patterns_of
from shengce.views.parts.scores import indicator_scores, province_scores, summary_text
from shengce.views.parts.series import score_text, share_text
from tests.strict import strictly
from tests.unit.builders import (
    INDICATORS,
    NATION,
    RESULT,
    catalogue,
    figure,
    indicator,
    language,
    plan,
    province,
    source,
)
from tests.unit.drawn import draw

PLACES = ("anhui", "hunan", "jiangxi", "shanxi", "sichuan", "yunnan")
STRICTLY = Tally(met=4, nearly=5, missed=1, longest_run=2)
GAPS = {"mean_gap": Decimal("0.3"), "median_gap": Decimal("-0.4")}
SCORE = Score(met=6, nearly=3, missed=1, longest_run=4, strict=STRICTLY, **GAPS)
SAME = Score(met=6, nearly=3, missed=1, longest_run=4, strict=Tally(6, 3, 1, 4), **GAPS)


def context(knowledge: Knowledge | None = None, code: str = "en") -> Context:
    address = SiteAddress("https://example.org", "https://example.org/repository", "main")
    known = knowledge or knowledge_of(catalogue(provinces=map(province, PLACES)))
    return Context(known, language(code), address, draw, "indicators/growth_rate/")


# Scores


def test_a_sentence_says_how_many_were_met_nearly_met_and_missed() -> None:
    assert summary_text(context(), SCORE).plain == (
        "10 targets for the five main indicators could be judged: 6 met (60%), 3 nearly met, 1 missed."
    )
    assert (
        summary_text(context(code="zh"), SCORE).plain
        == "五项主要指标可判定的目标 10 个：达成 6 个（60%），接近 3 个，未达成 1 个。"
    )


def test_a_sentence_about_nothing_judged_has_no_share() -> None:
    assert summary_text(context(), NOTHING_JUDGED).plain.startswith(
        "0 targets for the five main indicators could be judged: 0 met (—)"
    )


def test_a_line_says_how_many_were_met_of_how_many_and_how_long_the_run_was() -> None:
    shared, whole = share_text(context(), SCORE), score_text(context(), SCORE)
    assert shared is not None
    assert whole is not None
    assert all(part in shared.plain for part in ("6 ", "10 ", "60%"))
    assert whole.plain.startswith(shared.plain)
    assert "4" in whole.plain.removeprefix(shared.plain)


def test_no_run_is_said_where_no_year_was_met() -> None:
    missed = Score(met=0, nearly=0, missed=3, longest_run=0, strict=Tally(0, 0, 3, 0), **GAPS)
    assert score_text(context(), missed) == share_text(context(), missed)


def test_nothing_is_said_of_a_score_of_nothing() -> None:
    assert score_text(context(), NOTHING_JUDGED) is None
    assert share_text(context(), NOTHING_JUDGED) is None


def test_where_strict_counting_gives_another_number_both_are_said() -> None:
    assert strictly(summary_text(context(), SCORE)) == (
        "10 targets for the five main indicators could be judged: 4 met (40%), 5 nearly met, 1 missed."
    )
    (row,) = indicator_scores(context(), {"growth_rate": SCORE})
    assert [strictly(text) for text in (row.share, row.met, row.nearly)] == ["40%", "4", "5"]


def test_where_strict_counting_changes_nothing_the_number_is_said_once() -> None:
    assert not any(part.either for part in summary_text(context(), SAME).segments)


def test_each_count_of_a_score_stands_in_its_own_column() -> None:
    (row,) = indicator_scores(context(), {"growth_rate": SCORE})
    assert (row.judged, row.met.plain, row.nearly.plain, row.missed) == (10, "6", "3", 1)
    assert (row.share.plain, row.mean_gap, row.median_gap) == ("60%", "+0.3", "−0.4")


def test_every_province_has_its_row_in_the_order_of_the_records() -> None:
    rows = province_scores(context(moved()), ["growth_rate", "energy_intensity"])
    assert [[cell.plain for cell in row.cells] for row in rows] == [[f"{met} of 1", ""] for met in (1, 1, 0, 0, 1, 1)]
    assert [(row.all.plain, row.share.plain) for row in rows[:3]] == [
        ("1 of 1", "100%"),
        ("1 of 1", "100%"),
        ("0 of 1", "0%"),
    ]


# Moves: of six provinces three raise the target, two hold it, one lowers it

MOVES: dict[str, tuple[int, str | int]] = {
    "anhui": (7, 8),
    "hunan": (7, 8),
    "jiangxi": (6, 8),
    "shanxi": (7, 7),
    "sichuan": (8, 8),
    "yunnan": (8, "6.5"),
}


def target(where: str, year: int, value: str | int) -> Figure:
    return figure(f"{where}-{year}", value, period=str(year))


def result(where: str, year: int, value: str | int) -> Figure:
    return figure(f"{where}-result-{year}", value, kind=RESULT, period=str(year))


def plans() -> list[Plan]:
    """Return two plans a province: all targets of 2022 but Shanxi's and Jiangxi's were beaten, by 1."""
    found = []
    for where, (before, after) in MOVES.items():
        reached = before - 3 if where in {"shanxi", "jiangxi"} else before + 1
        found.append(plan(target(where, 2022, before), province=where, year=2022))
        found.append(plan(target(where, 2023, after), result(where, 2022, reached), province=where, year=2023))
    found.append(plan(target(NATION, 2023, 8), province=NATION, year=2023))
    return found


def moved() -> Knowledge:
    documents = [source("document", SourceKind.GOVERNMENT_WORK_REPORT)]
    return knowledge_of(catalogue(*plans(), provinces=map(province, PLACES), sources=documents))


def parts(code: str = "en") -> PromiseParts:
    found = indicator_page(context(moved(), code), INDICATORS[0]).promises
    assert found is not None
    return found


@cache
def years(number: int) -> YearLines:
    """Return a group of the table of years: what was judged, how targets moved, how they lie to the nation's."""
    known = moved()
    table, moves = known.provinces.promises, target_moves(known.provinces.promises, "growth_rate")
    nation = above_nation(table, known.nation.promises, "growth_rate")
    return by_year(context(known), table.by_indicator["growth_rate"].values(), moves, nation).groups[number]


def lines(number: int) -> dict[str, str]:
    """Return what a group of the table of years says of 2023, by the line's label."""
    return {line.label: line.cells[-1].plain for line in years(number).lines}


def test_targets_raised_held_and_lowered_are_counted_apart() -> None:
    assert lines(1) == {"Lowered": "1", "Kept": "2", "Raised": "3", "Mean change": "+0.4"}
    assert {line.cells[0].plain for line in years(1).lines} == {""}


def test_the_latest_steps_name_the_provinces_that_took_them() -> None:
    known = moved()
    found = latest_moves(context(known), INDICATORS[0], target_moves(known.provinces.promises, "growth_rate"), draw)
    assert found is not None
    steps = [(row.step, row.change, row.n, len(row.provinces)) for row in found.steps]
    assert steps == [
        ("6% → 8%", "+2.0", 1, 1),
        ("7% → 8%", "+1.0", 2, 2),
        ("8% → 8%", "0.0", 1, 1),
        ("7% → 7%", "0.0", 1, 1),
        ("8% → 6.5%", "−1.5", 1, 1),
    ]


LOWER = indicator("falling_rate", direction=Direction.LOWER_IS_BETTER)


def test_a_step_to_a_lower_target_asks_for_more_where_lower_is_better() -> None:
    stated = [
        plan(figure("before", "-3", of="falling_rate", period="2022"), year=2022),
        plan(figure("after", "-3.5", of="falling_rate"), year=2023),
    ]
    known = knowledge_of(catalogue(*stated, provinces=[province("jiangxi")], indicators=(LOWER,)))
    found = latest_moves(context(known), LOWER, target_moves(known.provinces.promises, "falling_rate"), draw)
    assert found is not None
    assert [(row.step, row.change) for row in found.steps] == [("−3% → −3.5%", "+0.5")]


def test_the_gaps_say_which_side_has_none() -> None:
    known = moved()
    both = extremes_of(known.provinces.promises.by_indicator["growth_rate"].values(), 5)
    assert both.short and both.beyond
    told = [
        gap_list(context(known), Extremes(short, beyond)).note
        for short, beyond in ((both.short, both.beyond), (both.short, ()), ((), both.beyond), ((), ()))
    ]
    assert told == [
        "",
        "No target that could be judged was beaten.",
        "No target that could be judged was missed.",
        "No target that could be judged was missed or beaten.",
    ]


def test_provinces_above_at_and_below_the_nation_are_counted_apart() -> None:
    assert lines(2) == {"National target": "8%", "Higher": "0", "Equal": "4", "Lower": "2"}


def test_the_findings_of_economists_have_their_own_cases_on_either_side() -> None:
    known = moved()
    table, moves = known.provinces.promises, target_moves(known.provinces.promises, "growth_rate")
    nation = above_nation(table, known.nation.promises, "growth_rate")
    above, ratchet = patterns_of(context(known), moves, nation)
    assert above.finding.startswith("0% of provincial targets") and "(0 above, 2 below)" in above.finding
    assert "+0.1 points on average (4 cases)" in ratchet.finding
    assert "+1.0 points (2 cases)" in ratchet.finding
    assert (above.n, ratchet.n) == ("n = 6", "n = 6")


@pytest.mark.parametrize("code", ["zh", "en"])
def test_a_page_counts_what_it_shows(code: str) -> None:
    found = parts(code)
    assert [line.cells[0].plain for line in years(0).lines] == ["6", "4", "0", "2", "67%"]
    assert [row.bar.start == "50.0%" for row in found.extremes.rows] == [False] * 2 + [True] * 4
    assert [found.heatmap, found.answers, found.trend, found.by_year, found.patterns] == [None] * 4 + [()]
    assert len(found.listed) == 12
