"""What a rule is, and the walks over records that rules share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from shengce.problems import Problem
from shengce.records.catalogue import Catalogue, PlanKey
from shengce.records.load import Located, Records
from shengce.records.plans import Figure, Plan

Rule = Callable[[Records, Catalogue], Iterable[Problem]]


def figures_in_force(records: Records) -> Iterator[tuple[Located[Plan], int, Figure]]:
    """Yield every figure that is not withdrawn, with its plan and its place among the plan's figures."""
    for item in records.plans:
        for index, figure in enumerate(item.record.figures):
            if figure.withdrawn is None:
                yield item, index, figure


def figures_by_plan(records: Records) -> Mapping[PlanKey, list[tuple[Located[Plan], int, Figure]]]:
    """Return the figures in force of each area and year together, from whatever files they come."""
    found: dict[PlanKey, list[tuple[Located[Plan], int, Figure]]] = defaultdict(list)
    for item, index, figure in figures_in_force(records):
        found[item.record.key].append((item, index, figure))
    return found
