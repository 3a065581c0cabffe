"""How widely indicators are stated: in how many plans, and for how many provinces the running year has a target."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from shengce.derive.facts import Fact
from shengce.derive.promises import PromiseTable
from shengce.records.vocabulary import Indicator

FEW_PLANS = 5
"""An indicator that fewer plans state is listed apart: counts of a single report, such as its "six highlights"."""


def is_seldom(indicator: Indicator, facts: Iterable[Fact]) -> bool:
    """Whether an indicator that is not looked for everywhere stands in fewer than ``FEW_PLANS`` plans."""
    return not indicator.core and len({(fact.province, fact.plan_year) for fact in facts}) < FEW_PLANS


@dataclass(frozen=True)
class Promised:
    """How many provinces set a target for an indicator and year."""

    indicator: str
    provinces: int


def promised_by_most(table: PromiseTable, year: int) -> tuple[Promised, ...]:
    """Return the indicators for which more than half of the provinces set a target for a year, the most first."""
    counts = [(name, [promise.target for promise in table.in_year(name, year)]) for name in table.by_indicator]
    stated = [(Promised(name, sum(1 for target in targets if target)), len(targets)) for name, targets in counts]
    common = [promised for promised, of in stated if 2 * promised.provinces > of]
    return tuple(sorted(common, key=lambda promised: -promised.provinces))
