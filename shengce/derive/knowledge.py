"""The records with everything that follows from them: what views are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shengce.derive.coverage import CoverageCell, coverage_of
from shengce.derive.facts import Fact, Facts, facts_of
from shengce.derive.outcomes import Outcome, outcomes_of
from shengce.derive.promises import PromiseTable, promises_of
from shengce.derive.steps import Rank, Step, ranks_of, steps_of
from shengce.records.catalogue import NATION, Catalogue, PlanKey


@dataclass(frozen=True)
class Knowledge:
    """Catalogue and derived facts; mappings are by figure id unless named otherwise.

    ``facts`` are the provinces', ``national_facts`` those of the State Council's reports and the communiques; what
    follows of both is in the same mappings, but ranks are among provinces only.
    """

    catalogue: Catalogue
    facts: Facts
    national_facts: Facts
    by_id: Mapping[str, Fact]
    outcomes: Mapping[str, Outcome]
    steps: Mapping[str, Step]
    ranks: Mapping[str, Rank]
    core_indicators: tuple[str, ...]
    promises: PromiseTable
    national_promises: PromiseTable
    coverage: Mapping[tuple[str, int], Mapping[str, CoverageCell]]
    plans_by_source: Mapping[str, tuple[PlanKey, ...]]

    def facts_of_source(self, source: str) -> tuple[Fact, ...]:
        """Return the facts cited to a source, provinces' before the nation's."""
        return self.facts.by_source.get(source, ()) + self.national_facts.by_source.get(source, ())


def knowledge_of(catalogue: Catalogue) -> Knowledge:
    """Derive everything from records that passed the checks."""
    facts, national = facts_of(catalogue.plans, catalogue), facts_of(catalogue.national_plans, catalogue)
    core = tuple(indicator.id for indicator in catalogue.indicators.values() if indicator.core)
    outcomes = {
        **outcomes_of(facts, catalogue.plans, catalogue),
        **outcomes_of(national, catalogue.national_plans, catalogue),
    }
    provinces = tuple(catalogue.provinces)
    return Knowledge(
        catalogue=catalogue,
        facts=facts,
        national_facts=national,
        by_id={fact.figure.id: fact for fact in (*facts.all, *national.all)},
        outcomes=outcomes,
        steps={**steps_of(facts), **steps_of(national)},
        ranks=ranks_of(facts, catalogue),
        core_indicators=core,
        promises=promises_of(provinces, catalogue.plans, facts, outcomes, catalogue),
        national_promises=promises_of((NATION,), catalogue.national_plans, national, outcomes, catalogue),
        coverage=coverage_of(facts, catalogue, core),
        plans_by_source=_plans_by_source(catalogue),
    )


def _plans_by_source(catalogue: Catalogue) -> Mapping[str, tuple[PlanKey, ...]]:
    found: dict[str, list[PlanKey]] = {}
    for key, plan in (*catalogue.plans.items(), *catalogue.national_plans.items()):
        for document in plan.documents:
            found.setdefault(document.source, []).append(key)
    return {source: tuple(keys) for source, keys in found.items()}
