"""What the words of the records say of themselves."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import ValidationError

from shengce.records.load import load_records
from shengce.records.plans import Qualifier
from shengce.records.vocabulary import (
    Direction,
    Family,
    Industry,
    ScopeKind,
    StatedIndicator,
    Statistic,
    Unit,
    UnitKind,
)
from tests.project import GOLDEN
from tests.unit.builders import text


def test_qualifiers_that_allow_to_miss_a_little() -> None:
    assert {one for one in Qualifier if one.is_about} == {Qualifier.ABOUT, Qualifier.NEARLY, Qualifier.STRIVE_ABOUT}


def test_qualifiers_that_are_striven_for() -> None:
    assert {one.value for one in Qualifier if one.is_striven_for} == {
        "strive",
        "strive_about",
        "strive_at_least",
        "strive_more_than",
    }


def test_qualifiers_that_bound_the_number_alone() -> None:
    assert {one.value for one in Qualifier if one.is_bound} == {
        "about",
        "nearly",
        "at_least",
        "more_than",
        "at_most",
        "less_than",
    }


def test_units_that_differ_by_points_and_units_that_count() -> None:
    assert {kind.value for kind in UnitKind if kind.in_points} == {"percent", "percentage_point"}
    assert {kind.value for kind in UnitKind if kind.is_whole} == {"count", "rank", "places", "years"}


def test_lower_is_better_in_one_direction_only() -> None:
    assert [one for one in Direction if one.is_lower_better] == [Direction.LOWER_IS_BETTER]


@pytest.mark.parametrize("change", [Decimal(2), Decimal(0), Decimal(-1)])
def test_a_rise_is_better_unless_lower_is_better(change: Decimal) -> None:
    assert Direction.LOWER_IS_BETTER.better_by(change) == -change
    assert Direction.HIGHER_IS_BETTER.better_by(change) == change
    assert Direction.NEUTRAL.better_by(change) == change


# Indicators, as lines of a theme's file


FAMILY = Family(
    id="workshops_of_a_kind",
    name=text("某类车间", "Workshops of a kind"),
    definition=text("全省的{zh}数。", "Number of {en} in the province."),
    unit="count",
    statistic=Statistic.LEVEL,
    statistics=(Statistic.ADDED, Statistic.RANK),
    direction=Direction.HIGHER_IS_BETTER,
    counter=text("家", "workshops"),
)
NAME = {"zh": "灯塔车间", "en": "lighthouse workshops"}
WHOLE: dict[str, object] = {
    "definition": {"zh": "自己的定义。", "en": "A definition of its own."},
    "unit": "cny_100m",
    "statistic": "cumulative",
    "direction": "neutral",
}


def line(**fields: object) -> StatedIndicator:
    return StatedIndicator.model_validate({"id": "workshops", "name": NAME, **fields})


def test_a_line_takes_from_its_family_what_it_does_not_say() -> None:
    whole = line(family=FAMILY.id).indicator("light", FAMILY)
    assert (whole.id, whole.theme, whole.unit, whole.statistic) == ("workshops", "light", "count", Statistic.LEVEL)
    assert (whole.statistics, whole.direction) == (FAMILY.statistics, Direction.HIGHER_IS_BETTER)
    assert whole.counter == FAMILY.counter
    assert whole.definition == text("全省的灯塔车间数。", "Number of lighthouse workshops in the province.")


def test_what_a_line_says_goes_before_what_its_family_says() -> None:
    own = WHOLE | {"statistics": ["growth"], "counter": {"zh": "间", "en": "rooms"}}
    whole = line(family=FAMILY.id, **own).indicator("light", FAMILY)
    assert (whole.unit, whole.statistic, whole.direction) == ("cny_100m", Statistic.CUMULATIVE, Direction.NEUTRAL)
    assert (whole.statistics, whole.counter) == ((Statistic.GROWTH,), text("间", "rooms"))
    assert whole.definition == text("自己的定义。", "A definition of its own.")


def test_a_line_may_say_that_it_has_no_other_statistics() -> None:
    assert line(family=FAMILY.id, statistics=[]).indicator("light", FAMILY).statistics == ()


def test_what_only_a_line_can_say_is_kept() -> None:
    own = {"core": True, "general": True, "growth": "gdp_growth", "comparable_scope": "industry", "printed": ["车间"]}
    whole = line(family=FAMILY.id, short={"zh": "车间", "en": "Shops"}, note={"zh": "注。", "en": "Note."}, **own)
    stated = whole.indicator("light", FAMILY)
    assert {name: getattr(stated, name) for name in own} == own | {"printed": ("车间",)}
    assert (stated.short, stated.note) == (text("车间", "Shops"), text("注。", "Note."))


def test_a_line_without_a_family_says_all_by_itself() -> None:
    whole = line(**WHOLE).indicator("light", None)
    assert (whole.unit, whole.statistics, whole.counter) == ("cny_100m", (), None)


@pytest.mark.parametrize("lacking", WHOLE)
def test_a_line_without_a_family_that_lacks_something_is_refused(lacking: str) -> None:
    with pytest.raises(ValidationError, match="has no family; it needs definition, unit, statistic and direction"):
        line(**{name: value for name, value in WHOLE.items() if name != lacking})
    assert line(family=FAMILY.id, **{name: value for name, value in WHOLE.items() if name != lacking})


def test_indicators_stand_in_the_order_of_the_themes_and_then_of_their_file() -> None:
    records, _ = load_records(GOLDEN)
    indicators = [(item.record.theme, item.record.id) for item in records.indicators]
    themes = [item.record.id for item in records.themes]
    assert indicators == sorted(indicators, key=lambda each: themes.index(each[0]))
    assert [theme for theme, _ in indicators] != sorted(theme for theme, _ in indicators)
    files = {theme: (GOLDEN / f"records/indicators/{theme}.yml").read_text(encoding="utf-8") for theme in themes}
    for theme, text_of_file in files.items():
        ids = [name for of, name in indicators if of == theme]
        assert ids == sorted(ids, key=lambda name: text_of_file.index(f"id: {name}\n"))
        assert len(ids) == text_of_file.count("- id: ")


def test_industries_are_scopes_of_their_kind() -> None:
    industry = Industry.model_validate(
        {"id": "lanterns", "name": NAME, "parent": "lights", "group": True, "aliases": ["灯具"]}
    )
    scope = industry.scope()
    assert scope.kind is ScopeKind.INDUSTRY
    assert (scope.id, scope.parent, scope.group, scope.aliases) == ("lanterns", "lights", True, ("灯具",))
    records, _ = load_records(GOLDEN)
    assert [item.record.id for item in records.scopes] == ["lanterns", "whole"]


@pytest.mark.parametrize("factor", [Decimal(0), Decimal(-1)])
def test_measures_and_english_units_are_positive(factor: Decimal) -> None:
    for field in ({"measures": {"千瓦": factor}}, {"english": {"name": "GW", "factor": factor}}):
        with pytest.raises(ValidationError, match="greater than 0"):
            Unit.model_validate({"id": "kw", "kind": "quantity", "name": NAME, **field})
