"""Figures that were recorded wrongly: kept where they stood, struck through, with the reason, and counted nowhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from shengce.derive.facts import Fact
from shengce.language.dates import period_text
from shengce.views.context import Context
from shengce.views.shown import Link


@dataclass(frozen=True)
class WithdrawnRow:
    """A withdrawn figure as words: nothing links to its value, and ``id`` is the anchor that links to it still find."""

    id: str
    indicator: Link
    plan: Link
    kind: str
    period: str
    value: str
    printed: str
    reason: str


def withdrawn_rows(context: Context, facts: Iterable[Fact]) -> tuple[WithdrawnRow, ...]:
    """Return withdrawn figures as rows, in their order."""
    return tuple(_row(context, fact) for fact in facts)


def _row(context: Context, fact: Fact) -> WithdrawnRow:
    figure = fact.figure
    return WithdrawnRow(
        id=figure.id,
        indicator=context.indicator(figure.indicator),
        plan=context.plan(fact.province, fact.plan_year, figure.id),
        kind=context.say(f"kind.{figure.kind}"),
        period=period_text(figure.period, context.language),
        value=context.value(figure).plain,
        printed=figure.as_printed,
        reason=context.say("withdrawn.reason", reason=context.words(figure.withdrawn)),
    )
