"""Counts of what the records hold."""

from __future__ import annotations

from collections import Counter

from shengce.derive.knowledge import Knowledge


def statistics_of(knowledge: Knowledge) -> dict[str, object]:
    """Return the numbers of plans, figures by kind, tasks, measures, programmes, typed absences and so on."""
    plans = knowledge.catalogue.plans.values()
    kinds = Counter(str(fact.figure.kind) for fact in knowledge.facts.all)
    readings = Counter(str(fact.figure.reading) for fact in knowledge.facts.all)
    return {
        "plans": len(plans),
        "figures": len(knowledge.facts.all),
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
