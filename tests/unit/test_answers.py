"""The rows of an indicator and a year: their order, ranks and moves, and which year's outcome stands beside them."""

from __future__ import annotations

from decimal import Decimal

from shengce.derive.answers import Answer, Answers, answers_of
from shengce.derive.knowledge import Knowledge, knowledge_of
from shengce.records.areas import CoverageStatus
from shengce.records.plans import Plan
from shengce.views.context import Context, SiteAddress
from shengce.views.parts.answer_table import AnswerTable, answer_table
from tests.unit.builders import RESULT, catalogue, figure, language, plan, province
from tests.unit.drawn import draw

GROWTH, ENERGY = "growth_rate", "energy_intensity"
PLACES = ("anhui", "hunan", "jiangxi", "shanxi")


def stated(
    where: str,
    year: int,
    value: str | None,
    *,
    ends: str | None = None,
    reached: str | None = None,
    of: str = GROWTH,
) -> Plan:
    """Return a plan with a target for its year, and a result of the year before where one is given."""
    figures = []
    if value is not None:
        figures.append(figure(f"{where}-{year}-target", value, period=str(year), value_max=ends, of=of))
    if reached is not None:
        figures.append(figure(f"{where}-{year}-result", reached, kind=RESULT, period=str(year - 1), of=of))
    return plan(*figures, province=where, year=year)


def known(*plans: Plan) -> Knowledge:
    return knowledge_of(catalogue(*plans, provinces=map(province, PLACES)))


def found(year: int, *plans: Plan, of: str = GROWTH) -> Answers:
    return answers_of(known(*plans).provinces.promises, of, year)


def shown(year: int, *plans: Plan, code: str = "en", of: str = GROWTH) -> AnswerTable:
    address = SiteAddress("https://example.org", "https://example.org/repository", "main")
    return answer_table(Context(known(*plans), language(code), address, draw, f"years/{year}/"), of, year)


def order(answers: Answers) -> list[tuple[str, int | None]]:
    return [(row.aim.province, row.rank.position if row.rank else None) for row in answers.rows]


def of_place(answers: Answers, where: str) -> Answer:
    return next(row for row in answers.rows if row.aim.province == where)


def test_the_best_target_stands_first_and_equals_share_a_rank() -> None:
    targets = {"anhui": "5", "hunan": "6", "jiangxi": "5", "shanxi": "4"}
    answers = found(2023, *(stated(where, 2023, value) for where, value in targets.items()))
    assert order(answers) == [("hunan", 1), ("anhui", 2), ("jiangxi", 2), ("shanxi", 4)]


def test_where_lower_is_better_the_lowest_stands_first() -> None:
    plans = (stated(where, 2023, value, of=ENERGY) for where, value in (("anhui", "-3"), ("hunan", "-4")))
    assert order(found(2023, *plans, of=ENERGY))[:2] == [("hunan", 1), ("anhui", 2)]


def test_of_equal_targets_the_wider_range_then_the_better_outcome_stands_first() -> None:
    before = [stated(where, 2022, "5") for where in PLACES]
    now = [
        stated("anhui", 2023, "5", reached="4"),
        stated("hunan", 2023, "5", reached="6"),
        stated("jiangxi", 2023, "5", ends="6", reached="3"),
        stated("shanxi", 2023, "5"),
    ]
    assert order(found(2023, *before, *now)) == [("jiangxi", 1), ("hunan", 1), ("anhui", 1), ("shanxi", 1)]


def test_provinces_without_a_target_stand_last_without_a_rank() -> None:
    answers = found(2023, stated("hunan", 2023, None), stated("shanxi", 2023, "4"), stated("jiangxi", 2023, "3"))
    assert order(answers) == [("shanxi", 1), ("jiangxi", 2), ("anhui", None), ("hunan", None)]


def test_a_target_alone_has_no_rank() -> None:
    assert order(found(2023, stated("jiangxi", 2023, "5")))[0] == ("jiangxi", None)


def test_areas_outside_the_series_have_no_row() -> None:
    outside = province("taiwan", CoverageStatus.NOT_APPLICABLE)
    records = catalogue(stated("jiangxi", 2023, "5"), provinces=[province("jiangxi"), outside])
    answers = answers_of(knowledge_of(records).provinces.promises, GROWTH, 2023)
    assert [row.aim.province for row in answers.rows] == ["jiangxi"]


YEARS = (
    stated("jiangxi", 2021, "8"),
    stated("jiangxi", 2022, "7", reached="9"),
    stated("jiangxi", 2023, "7.5", reached="6"),
)


def test_beside_the_year_under_way_stands_the_year_before() -> None:
    answers = found(2023, *YEARS)
    row = of_place(answers, "jiangxi")
    assert (answers.settled_year, answers.is_under_way) == (2022, True)
    assert row.settled and row.settled.outcome and row.settled.outcome.gap == -1
    assert row.move and [row.move.before, row.move.after] == [7, Decimal("7.5")]


def test_a_past_year_is_settled_by_its_own_outcomes() -> None:
    answers = found(2022, *YEARS)
    row = of_place(answers, "jiangxi")
    assert (answers.settled_year, answers.is_under_way) == (2022, False)
    assert row.settled is row.aim
    assert row.move and row.move.rise == -1


def test_the_first_year_has_no_year_before_it() -> None:
    only = stated("jiangxi", 2023, "5")
    row = of_place(found(2023, only), "jiangxi")
    assert (row.settled, row.move) == (None, None)
    table = shown(2023, only)
    assert (table.rows[0].verdict, table.rows[0].settled_state, table.rows[0].change) == (None, "", None)


def test_the_score_is_of_all_years() -> None:
    row = of_place(found(2023, *YEARS), "jiangxi")
    assert (row.score.met, row.score.judged, len(row.history)) == (1, 2, 3)


# As shown


def test_a_row_says_target_change_pair_and_score() -> None:
    row = next(row for row in shown(2023, *YEARS).rows if row.target)
    assert row.target and row.settled_target and row.outcome and row.change and row.verdict
    values = [cell.value.plain for cell in (row.target, row.settled_target, row.outcome)]
    assert values == ["7.5%", "7%", "6%"]
    assert (row.change.move, row.change.size, row.change.words) == ("raised", "0.5", "Raised from 7% to 7.5%")
    assert (row.verdict.word, row.verdict.gap, row.met and row.met.plain) == ("Missed", "−1 pp", "1 of 2")
    assert (row.values.target, row.values.change, row.values.outcome, row.values.margin) == ("7.5", "0.5", "6", "-1")
    assert (row.values.share, row.values.strict_share) == ("50", "50")


def test_a_past_year_says_its_target_once() -> None:
    row = next(row for row in shown(2022, *YEARS).rows if row.target)
    assert row.target and row.target.value.plain == "7%"
    assert row.settled_target is None
    assert row.outcome and row.outcome.value.plain == "6%"


def test_a_target_that_only_its_range_moved_says_so() -> None:
    rows = shown(2023, stated("jiangxi", 2022, "5"), stated("jiangxi", 2023, "5", ends="5.5")).rows
    change = next(row.change for row in rows if row.change)
    assert (change.move, change.size, change.words) == ("raised", "range", "Raised from 5% to 5–5.5%")


def test_a_target_that_stayed_has_no_size() -> None:
    rows = shown(2023, stated("jiangxi", 2022, "5"), stated("jiangxi", 2023, "5"), code="zh").rows
    change = next(row.change for row in rows if row.change)
    assert (change.move, change.size, change.words) == ("held", "", "持平：由 5% 到 5%")


def test_a_strip_has_a_square_a_year_that_says_what_became_of_it() -> None:
    strip = next(row for row in shown(2023, *YEARS).rows if row.target).strip
    assert [cell.style for cell in strip] == ["sc-fill--above-2", "sc-fill--missed", "sc-fill--pending"]
    assert strip[1].label == "words 2022: target 7% → outcome 6%, Missed −1 pp"
    assert strip[1].url == "../../provinces/jiangxi/2022/#jiangxi-2022-target"


def test_nothing_judged_has_no_score() -> None:
    assert next(row.met for row in shown(2023, stated("jiangxi", 2023, "5")).rows) is None


def test_the_table_says_which_value_is_best_and_which_regions_it_has() -> None:
    assert [shown(2023, *YEARS, of=of).best for of in (GROWTH, ENERGY)] == ["down", "up"]
    assert [(region.key, len(region.rows)) for region in shown(2023, *YEARS).regions] == [("central", 4)]
    assert shown(2023, *YEARS).span == "2021–2023"
