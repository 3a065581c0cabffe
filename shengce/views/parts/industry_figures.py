"""The figures about an industry, indicator by indicator: targets with their outcomes, and what stands alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from shengce.derive.facts import Fact
from shengce.derive.industry_use import are_few
from shengce.derive.stated import Stated, stated_series
from shengce.language.dates import period_text
from shengce.records.vocabulary import Indicator
from shengce.views.context import Context
from shengce.views.parts.stated import StatedRow
from shengce.views.shown import Link


@dataclass(frozen=True)
class IndicatorFigures:
    """The figures of one indicator about the industry."""

    indicator: Link
    rows: tuple[StatedRow, ...]


@dataclass(frozen=True)
class IndustryFigures:
    """All figures about an industry; ``is_open`` where they are few, ``has_verdicts`` where any target was judged."""

    count: str
    is_open: bool
    groups: tuple[IndicatorFigures, ...]

    @property
    def has_verdicts(self) -> bool:
        """Whether any row has a verdict."""
        return any(row.verdict for group in self.groups for row in group.rows)


def industry_figures(context: Context, industry: str) -> IndustryFigures | None:
    """Return the figures whose scope is an industry; None where there are none."""
    facts = context.knowledge.industries.facts.get(industry, ())
    if not facts:
        return None
    count = context.language.count("count.figures", len(facts))
    return IndustryFigures(count, are_few(facts), tuple(_groups(context, facts)))


def _groups(context: Context, facts: Iterable[Fact]) -> Iterator[IndicatorFigures]:
    """Yield the figures by indicator, in the order of the records."""
    stated: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        stated[fact.figure.indicator].append(fact)
    for indicator in context.knowledge.catalogue.indicators.values():
        if own := stated.get(indicator.id):
            yield IndicatorFigures(context.indicator(indicator.id), tuple(_rows(context, indicator, own)))


def _rows(context: Context, indicator: Indicator, facts: Iterable[Fact]) -> Iterator[StatedRow]:
    for _, rows in stated_series(facts, indicator, context.knowledge):
        yield from (_row(context, row) for row in rows)


def _row(context: Context, row: Stated) -> StatedRow:
    figure = row.shown.figure
    return StatedRow(
        province=context.province(row.shown.province),
        period=period_text(figure.period, context.language),
        detail=_detail(context, row.shown),
        anchor="",
        target=context.cell(row.target) if row.target else None,
        outcome=context.cell(row.result) if row.result else None,
        verdict=context.verdict(row.outcome) if row.outcome else None,
        kind=context.say(f"kind.{figure.kind}") if row.target is None else "",
    )


def _detail(context: Context, fact: Fact) -> str:
    """Return the statistic where it is not the indicator's own, and what is counted where a label says it."""
    figure = fact.figure
    label = context.words(figure.label) if figure.label else ""
    return context.say("list.dot").join(filter(None, (context.other_statistic(figure), label)))
