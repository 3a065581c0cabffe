"""Counts of what the records hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from shengce.derive.facts import Fact
from shengce.derive.knowledge import Knowledge
from shengce.records.areas import AreaLevel
from shengce.records.catalogue import Catalogue
from shengce.records.sources import SourceKind

_READ_FOR_CORE = frozenset({SourceKind.GOVERNMENT_WORK_REPORT, SourceKind.STATISTICAL_COMMUNIQUE})


def statistics_of(knowledge: Knowledge) -> dict[str, object]:
    """Return the numbers of plans, figures by kind, tasks, measures, programmes, typed absences and so on."""
    plans = knowledge.catalogue.plans_of(AreaLevel.PROVINCE).values()
    kinds = Counter(str(fact.figure.kind) for fact in knowledge.provinces.facts.all)
    readings = Counter(str(fact.figure.reading) for fact in knowledge.provinces.facts.all)
    return {
        "plans": len(plans),
        "figures": len(knowledge.provinces.facts.all),
        **{f"figures_{kind}": kinds[kind] for kind in sorted(kinds)},
        **{f"reading_{reading}": readings[reading] for reading in sorted(readings)},
        "indicators": len(knowledge.catalogue.indicators),
        "terms": len(knowledge.catalogue.terms),
        "tasks": sum(len(plan.priorities) for plan in plans),
        "measures": sum(len(task.measures) for plan in plans for task in plan.priorities),
        "programme_mentions": sum(len(plan.programmes) for plan in plans),
        "industry_mentions": sum(len(plan.industries) for plan in plans),
        "honours": sum(len(plan.honours) for plan in plans),
        "policies": sum(len(plan.policies) for plan in plans),
        "absences": sum(len(plan.absences) for plan in plans),
        "sources": len(knowledge.catalogue.sources),
    }


def documents_read(catalogue: Catalogue) -> int:
    """Return how many work reports and communiques the records draw on."""
    sources = {document.source for plan in catalogue.plans.values() for document in plan.documents}
    return sum(catalogue.sources[source].kind in _READ_FOR_CORE for source in sources if source in catalogue.sources)


def percent_cited_to_sentence(facts: Iterable[Fact]) -> int | None:
    """Return the share of facts whose citation goes down to the sentence, in whole percent rounded down."""
    cited = [fact.figure.cite.is_sentence for fact in facts]
    return 100 * sum(cited) // len(cited) if cited else None
