"""The records with everything that follows from them: what views are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shengce.derive.coverage import CoverageCell, coverage_of
from shengce.derive.facts import Fact, Facts, facts_of
from shengce.derive.outcomes import Outcome, outcomes_of
from shengce.derive.steps import Rank, Step, ranks_of, steps_of
from shengce.records.catalogue import Catalogue


@dataclass(frozen=True)
class Knowledge:
    """Catalogue and derived facts; mappings are by figure id unless named otherwise."""

    catalogue: Catalogue
    facts: Facts
    by_id: Mapping[str, Fact]
    outcomes: Mapping[str, Outcome]
    steps: Mapping[str, Step]
    ranks: Mapping[str, Rank]
    core_indicators: tuple[str, ...]
    coverage: Mapping[tuple[str, int], Mapping[str, CoverageCell]]


def knowledge_of(catalogue: Catalogue) -> Knowledge:
    """Derive everything from records that passed the checks."""
    facts = facts_of(catalogue)
    core = tuple(indicator.id for indicator in catalogue.indicators.values() if indicator.core)
    return Knowledge(
        catalogue=catalogue,
        facts=facts,
        by_id={fact.figure.id: fact for fact in facts.all},
        outcomes=outcomes_of(facts, catalogue),
        steps=steps_of(facts),
        ranks=ranks_of(facts, catalogue),
        core_indicators=core,
        coverage=coverage_of(facts, catalogue, core),
    )
