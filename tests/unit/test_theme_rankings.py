"""The rankings of a theme: which series, which provinces, in what order, and how many of each."""

from __future__ import annotations

from shengce.derive.knowledge import knowledge_of
from shengce.derive.theme_rankings import FEWEST_PROVINCES, MOST_RANKINGS, Ranking, theme_rankings
from shengce.records.base import Text
from shengce.records.plans import Depth, Figure, Plan, PlanDocument
from shengce.records.vocabulary import Direction, Statistic
from tests.unit.builders import RESULT, catalogue, figure, indicator, plan

LOWER = indicator("losses", direction=Direction.LOWER_IS_BETTER, core=False)
LAMPS = indicator("lamps", core=False)
KINDS = tuple(indicator(f"kind{number}", core=False) for number in range(MOST_RANKINGS + 1))
AREAS = ("a", "b", "c", "d")


def found(*plans: Plan) -> tuple[Ranking, ...]:
    return theme_rankings(knowledge_of(catalogue(*plans, indicators=(LAMPS, LOWER, *KINDS))), "theme")


def done(area: str, value: int, year: int = 2023, of: str = "lamps", **others: object) -> Figure:
    return figure(f"{area}-{of}-{year}", value, of=of, kind=RESULT, period=str(year), **others)  # type: ignore[arg-type]


def of_area(area: str, *figures: Figure, year: int = 2024) -> Plan:
    return plan(*figures, province=area, year=year)


def places(ranking: Ranking) -> list[tuple[str, int | None]]:
    return [(each.province, each.place) for each in ranking.standings]


def test_provinces_stand_best_first_and_equals_share_a_place() -> None:
    values = {"a": 5, "b": 9, "c": 9, "d": 1}
    (ranking,) = found(*(of_area(area, done(area, value)) for area, value in values.items()))
    assert places(ranking) == [("b", 1), ("c", 1), ("a", 3), ("d", 4)]
    assert (ranking.results, ranking.stated, ranking.has_targets) == (4, 4, False)


def test_where_lower_is_better_the_lowest_is_first() -> None:
    (ranking,) = found(*(of_area(area, done(area, place, of="losses")) for place, area in enumerate(AREAS, 1)))
    assert places(ranking) == [("a", 1), ("b", 2), ("c", 3), ("d", 4)]


def test_the_newest_result_of_a_province_counts() -> None:
    others = [of_area(area, done(area, 5)) for area in "bc"]
    old = of_area("a", done("a", 9, 2022), year=2023)
    (alone,), (both,) = found(old, *others), found(old, of_area("a", done("a", 1)), *others)
    assert (places(alone)[0], alone.stated) == (("a", 1), 2)
    assert (places(both)[-1], both.stated) == (("a", 3), 3)


def test_a_target_for_the_newest_year_stands_beside_and_alone_comes_last() -> None:
    aims = {area: figure(f"{area}-aim", 90, of="lamps", period="2024") for area in AREAS}
    old = figure("old", 99, of="lamps", period="2023")
    plans = [of_area(area, done(area, 5), aims[area]) for area in "abc"]
    (ranking,) = found(*plans, of_area("d", aims["d"]), of_area("e", old, year=2023))
    assert places(ranking) == [("a", 1), ("b", 1), ("c", 1), ("d", None)]
    assert (ranking.has_targets, ranking.results, ranking.year) == (True, 3, 2024)


def test_few_provinces_make_no_ranking() -> None:
    assert found(*(of_area(area, done(area, 5)) for area in AREAS[: FEWEST_PROVINCES - 1])) == ()
    assert found() == ()


def test_only_like_is_ranked_with_like() -> None:
    others: list[dict[str, object]] = [
        {"statistic": Statistic.RANK},
        {"statistic": Statistic.ANNUAL_AVERAGE},
        {"unit_id": "count"},
        {"scope": "industry"},
    ]
    for other in others:
        odd = figure("c-odd", 5, of="lamps", kind=RESULT, **other)  # type: ignore[arg-type]
        assert found(*(of_area(area, done(area, 5)) for area in "ab"), of_area("c", odd)) == ()
    labelled = done("c", 5).model_copy(update={"label": Text(zh="灯", en="lamps")})
    span = figure("c-span", 5, of="lamps", kind=RESULT, period="2021/2023")
    for other_figure in (labelled, span):
        assert found(*(of_area(area, done(area, 5)) for area in "ab"), of_area("c", other_figure)) == ()


def test_reports_read_for_the_core_alone_do_not_count() -> None:
    core = (PlanDocument(source="document", depth=Depth.CORE),)
    plans = [of_area(area, done(area, 5)) for area in "abc"]
    assert found(*plans[:2], plans[2].model_copy(update={"documents": core})) == ()


def test_of_an_indicator_the_series_that_most_provinces_newly_state_is_ranked() -> None:
    added = [of_area(area, done(area, 5, statistic=Statistic.ADDED)) for area in AREAS]
    usual = [of_area(area, done(area, 5, 2022), year=2023) for area in (*AREAS, "e", "f")]
    (ranking,) = found(*added, *usual)
    assert ranking.sample.series.statistic is Statistic.ADDED and ranking.stated == 4


def test_a_theme_shows_its_commonest_numbers_most_provinces_first() -> None:
    def kinds(area: str) -> list[Figure]:
        return [done(area, 5, of=kind.id) for kind in KINDS]

    last = done("d", 5, of=KINDS[-1].id)
    rankings = found(*(of_area(area, *kinds(area)) for area in "abc"), of_area("d", last))
    assert [each.sample.figure.indicator for each in rankings] == [
        KINDS[-1].id,
        *(k.id for k in KINDS[: MOST_RANKINGS - 1]),
    ]
