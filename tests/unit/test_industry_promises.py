"""What became of the targets beside the core series whose next report was read whole."""

from __future__ import annotations

from dataclasses import astuple
from decimal import Decimal

import pytest

from shengce.derive.industry_promises import ENOUGH_TARGETS, industry_promises, promises_of_province
from shengce.derive.knowledge import knowledge_of
from shengce.records.plans import Depth, Figure, Plan, PlanDocument
from tests.unit.builders import INDICATORS, RESULT, catalogue, figure, indicator, plan

LAMPS = indicator("lamps", core=False)


def found(*plans: Plan) -> tuple[int, int, int] | None:
    promises = industry_promises(knowledge_of(catalogue(*plans, indicators=(*INDICATORS, LAMPS))))
    return (promises.together.due, promises.together.told, promises.together.met) if promises else None


def target(name: str = "aim", value: int = 8, **others: str) -> Figure:
    return figure(name, value, of="lamps", **others)  # type: ignore[arg-type]


def result(value: int, period: str = "2023") -> Figure:
    return figure(f"done{period}", value, of="lamps", kind=RESULT, period=period)


def of_the_core(item: Plan) -> Plan:
    return item.model_copy(update={"documents": (PlanDocument(source="document", depth=Depth.CORE),)})


def test_a_target_is_due_when_the_next_report_was_read_whole() -> None:
    assert found(plan(target()), plan(result(9), year=2024)) == (1, 1, 1)
    assert found(plan(target()), plan(result(2), year=2024)) == (1, 1, 0)
    assert found(plan(target()), plan(year=2024)) == (1, 0, 0)


def test_a_target_of_the_newest_report_is_not_due() -> None:
    assert found(plan(target())) is None


@pytest.mark.parametrize("core", [0, 1])
def test_reports_of_which_only_the_core_was_read_do_not_count(core: int) -> None:
    plans = [plan(target()), plan(result(9), year=2024)]
    plans[core] = of_the_core(plans[core])
    assert found(*plans) is None


def test_core_indicators_and_spans_of_years_stand_elsewhere() -> None:
    core = plan(figure("core"), target("span", period="2023/2027"))
    assert found(core, plan(result(9), year=2024), plan(year=2028)) is None


def test_an_aim_to_a_year_is_due_with_it() -> None:
    assert found(plan(target(period="../2024")), plan(year=2024), plan(result(9, "2024"), year=2025)) == (1, 1, 1)


def test_indicators_of_few_targets_are_counted_in_all_alone() -> None:
    areas = [f"area{number}" for number in range(ENOUGH_TARGETS)]
    plans = [
        item
        for area in areas
        for item in (
            plan(target(f"{area}-aim"), province=area),
            plan(figure(f"{area}-done", 9, of="lamps", kind=RESULT), province=area, year=2024),
        )
    ]
    promises = industry_promises(knowledge_of(catalogue(*plans, indicators=(*INDICATORS, LAMPS))))
    assert promises and [astuple(kept) for kept in promises.indicators] == [("lamps", 5, 5, 5)]
    assert [kept.key for kept in promises.provinces] == areas
    assert (promises.first, promises.last, promises.together.share_told) == (2023, 2023, Decimal(100))
    fewer = industry_promises(knowledge_of(catalogue(*plans[2:], indicators=(*INDICATORS, LAMPS))))
    assert fewer and fewer.indicators == () and fewer.together.due == ENOUGH_TARGETS - 1


def test_of_one_province_its_own_targets_alone_are_counted() -> None:
    plans = [plan(target()), plan(result(9), year=2024), plan(target("other"), province="zhejiang")]
    known = knowledge_of(catalogue(*plans, plan(province="zhejiang", year=2024), indicators=(*INDICATORS, LAMPS)))
    mine, other = (promises_of_province(known, name) for name in ("jiangxi", "zhejiang"))
    assert mine and astuple(mine.together) == ("", 1, 1, 1)
    assert other and astuple(other.together) == ("", 1, 0, 0)
    assert promises_of_province(known, "hunan") is None
