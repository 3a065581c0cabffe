"""Sets of provinces, spans of years and standings that a comparison offers."""

from __future__ import annotations

from decimal import Decimal

import yaml

from shengce.charts.scale import scales_of
from shengce.derive.comparison import (
    COMPARISON_SETS,
    Span,
    first_compared,
    sets_among,
    spans_of,
    standing_of,
)
from shengce.derive.promises import Promise, PromiseTable
from tests.project import REPOSITORY
from tests.unit.builders import RESULT, figure, knowledge, plan


def test_sets_name_provinces_of_the_records_and_fit_a_comparison() -> None:
    areas = yaml.safe_load((REPOSITORY / "records/areas.yml").read_text(encoding="utf-8"))
    provinces = {area["slug"] for area in areas if area["level"] == "province" and area["scope"]["status"] == "covered"}
    for name, members in COMPARISON_SETS.items():
        assert 2 <= len(members) == len(set(members)) <= 6, name
        assert set(members) <= provinces, name


def test_a_set_is_offered_when_all_its_members_are_there() -> None:
    middle = ["hubei", "hunan", "jiangxi"]
    assert list(sets_among([*middle, "hebei"])) == ["middle_yangtze"]
    assert sets_among(middle[:2]) == {}
    assert first_compared([*middle, "hebei"]) == tuple(middle)
    assert first_compared(["hubei", "hebei"]) == ("hubei", "hebei")
    assert first_compared("abcde") == ("a", "b", "c", "d")


def test_spans_begin_with_all_years_and_leave_out_what_does_not_lie_within() -> None:
    assert spans_of(tuple(range(2003, 2027))) == (
        Span(2003, 2026, is_whole=True),
        Span(2012, 2026, is_whole=False),
        Span(2020, 2026, is_whole=False),
    )
    assert spans_of((2020, 2021)) == (Span(2020, 2021, is_whole=True),)
    assert spans_of(()) == ()


def promises(table: PromiseTable) -> list[Promise]:
    return [table.by_indicator["growth_rate"]["jiangxi", year] for year in table.years]


def test_a_standing_has_the_newest_target_though_later_years_state_none() -> None:
    known = knowledge(
        plan(figure("t-2021", 8, period="2021"), year=2021),
        plan(figure("r-2021", 9, kind=RESULT, period="2021"), figure("t-2022", 7, period="2022"), year=2022),
        plan(figure("r-2022", 5, kind=RESULT, period="2022"), year=2023),
    )
    standing = standing_of(promises(known.provinces.promises))
    assert standing.newest_target is not None and standing.newest_target.figure.id == "t-2022"
    assert (standing.score.met, standing.score.judged) == (1, 2)
    assert standing_of(()).newest_target is None


def test_scales_reach_over_all_values_from_fine_to_coarse() -> None:
    scales = scales_of(map(Decimal, ("2.2", "14.5")))
    assert all(scale[0] <= Decimal("2.2") and scale[-1] >= Decimal("14.5") for scale in scales)
    steps = [scale[1] - scale[0] for scale in scales]
    assert steps == sorted(set(steps)) and steps[-1] == 10
