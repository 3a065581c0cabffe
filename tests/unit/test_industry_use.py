"""Which industries reports name: in what light, by how many, who is new and who is gone, and in what order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

import pytest

from shengce.derive.facts import facts_of
from shengce.derive.industry_use import (
    FEW_FIGURES,
    MOST_LEADING,
    Industries,
    Ranked,
    are_few,
    by_light,
    industries_of,
    leading,
    lights_of,
    parts_of,
    root_of,
)
from shengce.records.catalogue import Catalogue
from shengce.records.citation import Citation
from shengce.records.plans import Depth, Figure, IndustryMention, Measure, Plan, PlanDocument, Priority, Stance
from shengce.records.vocabulary import Scope, ScopeKind
from tests.unit.builders import RESULT, catalogue, fact, figure, plan, text

PILLAR, EMERGING, FUTURE, TRADITIONAL = Stance
PARENTS = {"light": None, "lamps": "light", "lanterns": "lamps", "oil": None, "tea": None}


def industry(identifier: str, parent: str | None = None, group: bool = False) -> Scope:
    return Scope(id=identifier, kind=ScopeKind.INDUSTRY, name=text(), parent=parent, group=group)


SCOPES = {name: industry(name, parent) for name, parent in PARENTS.items()}


def mention(of: str, stance: Stance | None = None, place: str = "p1-s1") -> IndustryMention:
    return IndustryMention(industry=of, stance=stance, cite=Citation("document", place))


def naming(*mentions: IndustryMention, area: str = "jiangxi", year: int = 2023, figures: Iterable[Figure] = ()) -> Plan:
    return plan(*figures, province=area, year=year).model_copy(update={"industries": mentions})


def records(*plans: Plan) -> Catalogue:
    made = catalogue(*plans)
    return replace(made, scopes=MappingProxyType({**made.scopes, **SCOPES}))


def found(*plans: Plan) -> Industries:
    made = records(*plans)
    return industries_of(made, facts_of(made.plans, made))


def test_a_report_names_an_industry_in_all_its_lights_and_first_in_the_first_of_them() -> None:
    mentions = [mention("lamps"), mention("lamps", TRADITIONAL, "p2-s1"), mention("lamps", EMERGING, "p3-s1")]
    (named,) = found(naming(*mentions)).uses["lamps"].in_year(2023)
    assert named.stances == (EMERGING, TRADITIONAL)
    assert (named.stance, named.has_more, named.cite.locator) == (EMERGING, True, "p3-s1")


def test_an_industry_that_is_merely_named_is_in_no_light() -> None:
    (named,) = found(naming(mention("lamps", None, "p4-s2"))).uses["lamps"].in_year(2023)
    assert (named.stances, named.stance, named.has_more, named.figure) == ((), None, False, "")
    assert named.cite.locator == "p4-s2"


def test_a_figure_names_its_industry_where_nothing_else_does() -> None:
    plans = [naming(figures=[figure("of-oil", scope="oil")]), naming(mention("oil", FUTURE), year=2024)]
    plans[1] = plans[1].model_copy(update={"figures": (figure("later", scope="oil"),)})
    uses = found(*plans).uses
    assert [(item.stances, item.figure) for item in uses["oil"].namings.values()] == [((), "of-oil"), ((FUTURE,), "")]


def test_a_withdrawn_figure_names_nothing() -> None:
    assert found(naming(figures=[figure(scope="oil", withdrawn=True)])).uses == {}


def test_a_measure_names_its_industries() -> None:
    measure = Measure(text=text(), cite=Citation("document", "p5-s1"), industries=("tea",))
    task = Priority(id="task", title=text(), cite=Citation("document", "p5"), measures=(measure,))
    (named,) = found(plan().model_copy(update={"priorities": (task,)})).uses["tea"].in_year(2023)
    assert (named.stances, named.cite.locator) == ((), "p5-s1")


def test_what_is_no_industry_is_named_by_no_figure() -> None:
    assert found(naming(figures=[figure(scope="industry"), figure("whole")])).uses == {}


def test_a_report_that_was_not_read_whole_names_nothing_and_is_no_silence() -> None:
    core = PlanDocument(source="document", depth=Depth.CORE)
    unread = naming(mention("lamps"), area="anhui", year=2024).model_copy(update={"documents": (core,)})
    industries = found(naming(mention("lamps"), area="anhui"), naming(year=2023), naming(year=2024), unread)
    use = industries.uses["lamps"]
    assert list(use.namings) == [("anhui", 2023)]
    assert ("anhui", 2024) not in use.read and ("jiangxi", 2024) in use.read
    assert use.turnover(2023, 2024).leavers == ()


def test_lights_are_counted_in_their_order_and_a_report_in_each_of_its_own() -> None:
    plans = [
        naming(mention("lamps"), area="anhui"),
        naming(mention("lamps", FUTURE), area="hunan"),
        naming(mention("lamps", FUTURE), mention("lamps", PILLAR), area="jiangxi"),
        naming(mention("lamps", EMERGING), area="jiangxi", year=2024),
    ]
    use = found(*plans).uses["lamps"]
    assert use.lights(2023) == ((PILLAR, 1), (FUTURE, 2), (None, 1))
    assert (use.has_mixed_lights(2023), use.has_mixed_lights(2024)) == (True, False)
    assert (use.lights(2024), use.lights(2025)) == (((EMERGING, 1),), ())


def test_who_is_new_and_who_is_gone_since_a_year() -> None:
    named = {"anhui": (2023,), "hebei": (2023,), "hunan": (2024,), "jiangxi": (2023, 2024)}
    plans = [
        naming(*([mention("lamps")] if year in years else []), area=area, year=year)
        for area, years in named.items()
        for year in (2023, 2024)
    ]
    industries = found(*plans)
    turnover = industries.uses["lamps"].turnover(2023, 2024)
    assert (turnover.newcomers, turnover.leavers, turnover.change) == (("hunan",), ("anhui", "hebei"), -1)
    assert industries.change(industries.uses["lamps"]) == -1


def test_the_years_are_those_of_reports_read_whole() -> None:
    industries = found(naming(year=2022), naming(mention("tea"), year=2024), naming(year=2026))
    assert (industries.years, industries.first, industries.before, industries.newest) == (
        (2022, 2024, 2026),
        2022,
        2024,
        2026,
    )
    one = found(naming(year=2022))
    assert (one.first, one.before, one.newest) == (2022, None, 2022)
    none = found()
    assert (none.years, none.first, none.before, none.newest, none.groups, none.most_named()) == (
        (),
        0,
        None,
        0,
        (),
        (),
    )


def test_most_named_and_most_new_are_of_the_newest_year() -> None:
    plans = [
        naming(mention("oil"), mention("tea"), area="anhui"),
        naming(mention("oil"), area="hunan"),
        naming(mention("oil"), mention("lamps"), area="anhui", year=2024),
        naming(mention("oil"), mention("lamps"), mention("light"), area="hunan", year=2024),
    ]
    industries = found(*plans)
    assert industries.most_named() == (Ranked("lamps", 2), Ranked("oil", 2), Ranked("light", 1))
    assert industries.most_new() == (Ranked("lamps", 2), Ranked("light", 1))
    assert (industries.count("tea", 2023), industries.count("tea", 2024)) == (1, 0)


def test_more_than_half_is_most() -> None:
    plans = [
        naming(mention("oil"), mention("tea"), mention("lamps"), area="anhui"),
        naming(mention("oil"), mention("lamps"), area="hunan"),
        naming(mention("lamps"), area="jiangxi"),
        naming(mention("lamps"), area="jilin"),
        naming(mention("tea"), mention("oil"), area="anhui", year=2022),
    ]
    assert [use.industry for use in found(*plans).named_by_most()] == ["lamps"]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ({}, []),
        ({"a": 0}, []),
        ({"a": 1, "b": 3, "c": 2, "d": 1}, ["b", "c"]),
        ({"a": 1, "b": 3, "c": 2}, ["b", "c", "a"]),
        ({"a": 2, "b": 2, "c": 2, "d": 2}, []),
        ({"a": 5, "b": 2, "c": 2, "d": 2}, ["a"]),
    ],
)
def test_equals_lead_together_or_not_at_all(numbers: dict[str, int], expected: list[str]) -> None:
    led = leading(Ranked(name, number) for name, number in numbers.items())
    assert [item.industry for item in led] == expected
    assert len(led) <= MOST_LEADING


def test_industries_stand_under_their_root_and_lone_ones_together_at_the_end() -> None:
    plans = [
        naming(*map(mention, ("lanterns", "lamps", "oil", "tea")), area="anhui"),
        naming(*map(mention, ("lanterns", "tea")), area="hunan"),
    ]
    groups = [(group.root, [use.industry for use in group.uses]) for group in found(*plans).groups]
    assert groups == [("light", ["lanterns", "lamps"]), (None, ["tea", "oil"])]


def test_the_root_of_an_industry_and_the_parts_of_it() -> None:
    assert [root_of(name, SCOPES) for name in PARENTS] == ["light", "light", "light", "oil", "tea"]
    assert [parts_of(name, records()) for name in ("light", "lamps", "oil")] == [("lamps",), ("lanterns",), ()]


def test_figures_are_found_by_the_industry_that_they_are_of() -> None:
    industries = found(
        naming(mention("oil"), figures=[figure("a", scope="oil"), figure("b"), figure("c", scope="tea")])
    )
    stated = {name: [item.figure.id for item in facts] for name, facts in industries.facts.items()}
    assert stated == {"oil": ["a"], "tea": ["c"]}


def test_figures_are_few_up_to_a_number() -> None:
    facts = [fact(figure(str(number), kind=RESULT)) for number in range(FEW_FIGURES + 1)]
    assert (are_few(facts[:-1]), are_few(facts)) == (True, False)


def test_a_plan_tells_each_industry_once_below_the_first_of_its_lights() -> None:
    mentions = (mention("tea"), mention("oil", FUTURE), mention("lamps", TRADITIONAL), mention("oil", PILLAR, "p2"))
    told = [(light.stance, [(name, len(own)) for name, own in light.industries]) for light in by_light(mentions)]
    assert told == [(PILLAR, [("oil", 2)]), (TRADITIONAL, [("lamps", 1)]), (None, [("tea", 1)])]
    assert lights_of(mentions) == (PILLAR, FUTURE, TRADITIONAL)
    assert by_light(()) == ()
