"""How deeply plans were read: of most the core indicators alone, of some a document from first line to last."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from shengce.records.areas import AreaLevel
from shengce.records.catalogue import Catalogue
from shengce.records.plans import Depth, Plan


def is_read_whole(plan: Plan) -> bool:
    """Whether a document of the plan was read whole: its industries, tasks and programmes are recorded too."""
    return any(document.depth is Depth.FULL for document in plan.documents)


def plans_read_whole(catalogue: Catalogue) -> tuple[Plan, ...]:
    """Return the provinces' plans that were read whole, in the order of areas and years."""
    return tuple(plan for plan in catalogue.plans_of(AreaLevel.PROVINCE).values() if is_read_whole(plan))


def first_read_whole(catalogue: Catalogue) -> int:
    """Return the first year of which a plan was read whole; 0 where none was."""
    return min((plan.year for plan in plans_read_whole(catalogue)), default=0)


def sources_read_whole(catalogue: Catalogue) -> frozenset[str]:
    """Return the sources of which a plan says that they were read whole for it."""
    documents = (document for plan in catalogue.plans.values() for document in plan.documents)
    return frozenset(document.source for document in documents if document.depth is Depth.FULL)


@dataclass(frozen=True)
class ReadWhole:
    """The provinces' plans read whole: the years of which every province's was, and the plans of other years."""

    complete: tuple[int, ...]
    others: tuple[Plan, ...]
    count: int


def read_whole_by_year(catalogue: Catalogue) -> ReadWhole:
    """Return the plans read whole, whole years apart; the others in the order of years, then of areas."""
    plans = plans_read_whole(catalogue)
    covered = sum(area.is_covered for area in catalogue.provinces.values())
    counts = Counter(plan.year for plan in plans)
    complete = tuple(sorted(year for year, number in counts.items() if number == covered))
    others = sorted((plan for plan in plans if plan.year not in complete), key=lambda plan: plan.year)
    return ReadWhole(complete, tuple(others), len(plans))
