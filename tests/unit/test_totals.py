"""The total that a report gives in the place of what was added."""

from __future__ import annotations

import pytest

from shengce.records.plans import Figure, Plan
from shengce.records.vocabulary import Statistic
from tests.unit.builders import RESULT, figure, knowledge, plan, text

ADDED, LEVEL = Statistic.ADDED, Statistic.LEVEL
AIM = figure("aim", 10, of="firms", statistic=ADDED, unit_id="count")


def total(**fields: object) -> Figure:
    usual = {"of": "firms", "kind": RESULT, "statistic": LEVEL, "unit_id": "count"}
    return figure("total", 90, **{**usual, **fields})  # type: ignore[arg-type]


def told(*later: Figure, year: int = 2024, aim: Figure = AIM, others: tuple[Plan, ...] = ()) -> dict[str, str]:
    known = knowledge(plan(aim), *others, plan(*later, year=year))
    return {identifier: fact.figure.id for identifier, fact in known.totals.items()}


def test_the_total_of_the_next_report_stands_where_nothing_tells_what_was_added() -> None:
    assert told(total()) == {"aim": "total"}
    result = figure("added", 11, of="firms", kind=RESULT, statistic=ADDED, unit_id="count")
    assert told(total(), result) == {}
    assert told() == {}


@pytest.mark.parametrize("fields", [{"period": "2022"}, {"scope": "industry"}, {"statistic": ADDED, "period": "2024"}])
def test_a_total_of_another_time_or_scope_tells_nothing(fields: dict[str, object]) -> None:
    assert told(total(**fields)) == {}


def test_only_the_next_report_and_only_additions_are_told_otherwise() -> None:
    assert told(total(), year=2025, others=(plan(year=2024),)) == {}
    assert told(total(), aim=figure("aim", of="growth_rate")) == {}
    labelled = AIM.model_copy(update={"label": text()})
    assert told(total(), aim=labelled) == {}
    assert told(total().model_copy(update={"label": text()}), aim=labelled) == {"aim": "total"}
