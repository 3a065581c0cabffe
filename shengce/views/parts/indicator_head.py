"""What an indicator's page says first: who aims highest, how targets moved, how many were met, and what was read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from shengce.derive.facts import Fact
from shengce.derive.indicator_findings import few, newest_aims, newest_results
from shengce.language.dates import period_text
from shengce.records.vocabulary import Indicator
from shengce.views.context import Context
from shengce.views.parts.year_findings import aims_sentence, furthest_sentence, met_sentence, moves_sentence
from shengce.views.shown import Link, RichText


def findings(context: Context, indicator: Indicator) -> tuple[RichText, ...]:
    """Return the sentences of a core indicator; none where no province ever set it a target."""
    table = context.knowledge.provinces.promises
    aims, results = newest_aims(table, indicator.id), newest_results(table, indicator.id)
    first = (*aims_sentence(context, aims), *moves_sentence(context, aims)) if aims else ()
    return (*first, *met_sentence(context, results), *furthest_sentence(context, results))


def stated_findings(context: Context, facts: Sequence[Fact]) -> tuple[RichText, ...]:
    """Return a sentence for each figure of an indicator that reports happen to state; none where they are many."""
    return tuple(_stated(context, fact) for fact in few(facts))


def _stated(context: Context, fact: Fact) -> RichText:
    values = {
        "plan": context.plan(fact.province, fact.plan_year),
        "kind": context.say(f"kind.{fact.figure.kind}"),
        "period": period_text(fact.figure.period, context.language),
        "value": context.cell(fact, cited=False),
    }
    return context.sentence("indicator.stated", **values)


def depth(context: Context, indicator: Indicator, facts: Iterable[Fact]) -> RichText:
    """Return what was read: every report for a core indicator, and for others only what was met with."""
    stated = tuple(facts)
    plans = {(fact.province, fact.plan_year) for fact in stated}
    words = {
        "figures": context.counted_sentence("count.figures", len(stated)),
        "reports": Link(context.language.count("count.reports", len(plans)), context.url("sources/")),
        "provinces": context.language.count("count.provinces", len({province for province, _ in plans})),
        "coverage": Link(context.say("nav.coverage"), context.url("coverage/")),
    }
    return context.sentence("indicator.depth.core" if indicator.core else "indicator.depth.met", **words)
