"""What came of reading reports whole, in numbers: the reports, their figures, the programmes and industries named."""

from __future__ import annotations

from dataclasses import dataclass

from shengce.derive.depth import plans_read_whole
from shengce.derive.knowledge import Knowledge


@dataclass(frozen=True)
class ReadingInNumbers:
    """How many reports were read whole, and what they state and name; ``beside`` are figures beside the core ones."""

    reports: int
    figures: int
    beside: int
    programmes: int
    industries: int


def reading_in_numbers(knowledge: Knowledge) -> ReadingInNumbers | None:
    """Return the numbers; None where no report was read whole."""
    plans = plans_read_whole(knowledge.catalogue)
    facts = [fact for plan in plans for fact in knowledge.provinces.facts.of_plan(plan.province, plan.year)]
    if not plans:
        return None
    return ReadingInNumbers(
        reports=len(plans),
        figures=len(facts),
        beside=sum(fact.figure.indicator not in knowledge.core_indicators for fact in facts),
        programmes=sum(bool(knowledge.indexes.mentions_of(term)) for term in knowledge.catalogue.terms),
        industries=len(knowledge.industries.uses),
    )
