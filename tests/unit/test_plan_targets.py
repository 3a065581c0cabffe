"""The targets of a plan as its page sets them out: what stands first, what is judged, what they come to."""

from __future__ import annotations

from decimal import Decimal

import pytest

from shengce.derive.knowledge import Knowledge, knowledge_of
from shengce.derive.plan_targets import (
    Conclusion,
    PlanTargets,
    conclusion_of,
    key_lines,
    leading_line,
    ordered_facts,
    plan_targets,
)
from shengce.records.plans import Figure, Plan, Qualifier
from shengce.records.sources import SourceKind
from shengce.records.vocabulary import Statistic
from tests.unit.builders import RESULT, catalogue, figure, plan, source

ENERGY, REVENUE = "energy_intensity", "revenue"


def result(identifier: str, value: str, period: str = "2023", **fields: object) -> Figure:
    return figure(identifier, value, kind=RESULT, period=period, **fields)  # type: ignore[arg-type]


def known_of(*plans: Plan) -> Knowledge:
    documents = [source("report", SourceKind.GOVERNMENT_WORK_REPORT), source("document", SourceKind.NEWSPAPER_PAGE)]
    return knowledge_of(catalogue(*plans, sources=documents))


def targets_of(*figures: Figure, after: tuple[Figure, ...] = (), later: bool = True) -> PlanTargets:
    """Return the targets of 2023 among the figures, judged by what the report of 2024 states."""
    plans = [plan(*figures), *((plan(*after, year=2024),) if later else ())]
    known = known_of(*plans)
    return plan_targets(known, known.catalogue.plans["jiangxi", 2023])


def ids(targets: PlanTargets) -> tuple[list[str], list[str], list[str]]:
    parts = (targets.judged, targets.unjudged)
    judged, unjudged = ([line.target.figure.id for line in part] for part in parts)
    return judged, unjudged, [outcome.target.figure.id for outcome in targets.longer]


# Rows


def test_targets_are_judged_or_not_or_not_for_the_year_alone() -> None:
    figures = (
        figure("amount", "120", of=REVENUE, statistic=Statistic.LEVEL, unit_id="cny_100m"),
        figure("years", "7", period="2021/2025", statistic=Statistic.ANNUAL_AVERAGE),
        figure("energy", "-3", of=ENERGY),
        figure("growth", "8"),
        result("last", "6", "2022"),
    )
    assert ids(targets_of(*figures, after=(result("reached", "8"),))) == (["growth"], ["energy", "amount"], ["years"])


def test_core_indicators_stand_first_and_what_the_record_singles_out_before_the_rest() -> None:
    level = {"statistic": Statistic.LEVEL, "unit_id": "cny_100m"}
    amounts = (figure("b", 1, of=REVENUE, scope="industry", **level), figure("a", 2, of=REVENUE, **level))  # type: ignore[arg-type]
    stated = plan(*amounts, figure("energy", "-3", of=ENERGY), figure("growth"))
    chosen = stated.model_copy(update={"key_figures": ("a",)})
    orders = [[fact.figure.id for fact in ordered_facts(known_of(each), each)] for each in (stated, chosen)]
    assert orders == [["growth", "energy", "b", "a"], ["growth", "energy", "a", "b"]]


def test_a_target_given_twice_stands_once_as_the_work_report_has_it() -> None:
    (line,) = targets_of(figure("article", "8.0"), figure("report", "8", source="report")).of_the_year
    assert (line.target.figure.id, [other.target.figure.id for other in line.others]) == ("report", ["article"])


def test_what_is_ensured_stands_for_what_is_striven_for() -> None:
    stated = (figure("hoped", "8", qualifier=Qualifier.STRIVE), figure("ensured", "7"))
    (line,) = targets_of(*stated, after=(result("reached", "7"),)).judged
    assert line.outcome.margin == 0
    assert [other.margin for other in line.others] == [Decimal(-1)]


def test_targets_of_another_scope_are_rows_of_their_own() -> None:
    lines = targets_of(figure("whole"), figure("part", scope="industry")).of_the_year
    assert [line.others for line in lines] == [(), ()]


def test_only_the_result_of_the_very_year_before_is_that_of_the_year_before() -> None:
    (line,) = targets_of(figure("target"), result("last", "6", "2022")).of_the_year
    assert line.year_before is line.before is not None
    (line,) = targets_of(figure("target"), result("older", "6", "2021")).of_the_year
    assert line.before is not None and line.year_before is None
    (line,) = targets_of(figure("target")).of_the_year
    assert line.before is line.year_before is None


# What they come to

MET, NEARLY, MISSED = "8", "7.6", "7"
NAMES = ("growth_rate", ENERGY, "neutral_rate")


def judged(*outcomes: str) -> PlanTargets:
    """Return targets of 8% with these outcomes."""
    names = NAMES[: len(outcomes)]
    values = [f"-{value}" if name == ENERGY else value for name, value in zip(names, outcomes, strict=True)]
    figures = [figure(f"t{at}", "-8" if name == ENERGY else "8", of=name) for at, name in enumerate(names)]
    results = (result(f"r{at}", values[at], of=name) for at, name in enumerate(names))
    return targets_of(*figures, after=tuple(results))


@pytest.mark.parametrize(
    ("outcomes", "conclusion", "short"),
    [
        ((MET,), Conclusion.ALL_MET, 0),
        ((MET, MET), Conclusion.ALL_MET, 0),
        ((NEARLY,), Conclusion.ALL_NEARLY, 1),
        ((MISSED, MISSED, MISSED), Conclusion.ALL_MISSED, 3),
        ((NEARLY, MISSED), Conclusion.NONE_MET, 2),
        ((MET, NEARLY), Conclusion.SOME_MET, 1),
        ((MET, NEARLY, MISSED), Conclusion.SOME_MET, 2),
    ],
)
def test_verdicts_come_to_a_conclusion(outcomes: tuple[str, ...], conclusion: Conclusion, short: int) -> None:
    targets = judged(*outcomes)
    assert (conclusion_of(targets), len(targets.short)) == (conclusion, short)


def test_counted_strictly_a_target_met_by_the_allowance_is_nearly_met() -> None:
    about = figure("target", "8", qualifier=Qualifier.ABOUT)
    targets = targets_of(about, after=(result("reached", "7.9"),))
    assert (conclusion_of(targets), conclusion_of(targets.strictly)) == (Conclusion.ALL_MET, Conclusion.ALL_NEARLY)


def test_without_verdicts_the_conclusion_says_why() -> None:
    assert conclusion_of(targets_of(figure(), later=False)) is Conclusion.DUE
    assert conclusion_of(targets_of(figure())) is Conclusion.NOT_STATED
    known = known_of(plan(figure()), plan(year=2025))
    missing = plan_targets(known, known.catalogue.plans["jiangxi", 2023])
    assert conclusion_of(missing) is Conclusion.REPORT_MISSING
    assert conclusion_of(targets_of(figure("aim", period="2021/2025"))) is Conclusion.NO_TARGETS


# Cards and the pair of the whole economy


def test_cards_show_judged_targets_about_core_indicators_or_all_where_none_is_judged() -> None:
    known = known_of(plan())
    stated = (figure("energy", "-3", of=ENERGY), figure("growth"))
    open_only, some = targets_of(*stated), targets_of(*stated, after=(result("reached", "-3", of=ENERGY),))
    shown = [[line.target.figure.id for line in key_lines(each, known, 4)] for each in (open_only, some)]
    assert shown == [["growth", "energy"], ["energy"]]
    assert [line.target.figure.id for line in key_lines(open_only, known, 1)] == ["growth"]


def test_the_first_core_indicator_stands_for_the_whole_economy() -> None:
    known = known_of(plan())
    line = leading_line(targets_of(figure("energy", "-3", of=ENERGY), figure("growth")), known)
    assert line is not None and line.target.figure.id == "growth"
    assert leading_line(targets_of(figure("energy", "-3", of=ENERGY)), known) is None
