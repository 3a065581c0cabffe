"""A withdrawn figure is known, and counts nowhere."""

from __future__ import annotations

from shengce.derive.coverage import Coverage
from tests.unit.builders import RESULT, figure, knowledge, plan


def test_withdrawn_figures_stand_apart_by_plan_indicator_and_source() -> None:
    wrong, right = figure("wrong", withdrawn=True, source="paper"), figure("right")
    nation = figure("nations", withdrawn=True, source="paper")
    found = knowledge(plan(wrong, right), plan(nation, province="national"))
    assert [fact.figure.id for fact in found.withdrawn.all] == ["wrong", "nations"]
    assert [fact.figure.id for fact in found.withdrawn.of_plan("jiangxi", 2023)] == ["wrong"]
    assert [fact.figure.id for fact in found.withdrawn.of_source("paper")] == ["wrong", "nations"]
    assert [fact.figure.id for fact in found.withdrawn.of_indicator("growth_rate")] == ["wrong", "nations"]
    assert [fact.figure.id for fact in found.provinces.facts.all] == ["right"]


def test_nothing_derived_knows_a_withdrawn_figure() -> None:
    target, result = figure("target", withdrawn=True), figure("result", kind=RESULT, period="2022", withdrawn=True)
    found = knowledge(plan(target, result), plan(figure("other"), province="hunan"))
    derived = (found.by_id, found.outcomes, found.steps, found.ranks)
    assert all({"target", "result"}.isdisjoint(mapping) for mapping in derived)
    assert found.all_facts.of_source("document") == found.provinces.facts.of_plan("hunan", 2023)
    assert found.coverage["jiangxi", 2023]["growth_rate"] is Coverage.UNREAD
