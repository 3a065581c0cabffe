"""The nation: targets of the State Council's reports beside the outcomes that reports and communiques state.

Its figures have their own places here: in the table of years of their indicator, or among the other statements.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shengce.addresses import anchor_of
from shengce.derive.area_series import other_statements, stated_series
from shengce.derive.facts import Fact
from shengce.language.dates import period_text
from shengce.records.areas import AreaLevel
from shengce.views.context import Context
from shengce.views.parts.area_findings import depth_of, finding_of
from shengce.views.parts.citations import SourceList, source_list
from shengce.views.parts.events import event_notes
from shengce.views.parts.files_of_page import files_of_page
from shengce.views.parts.series import SeriesSection, series_section
from shengce.views.parts.withdrawn import WithdrawnRow, withdrawn_rows
from shengce.views.shown import CiteThis, FigureCell, Link, PageHead, Sharing


@dataclass(frozen=True)
class StatementRow:
    """A figure outside the tables of years: for which time, what it is, and the year of the document that states it."""

    period: str
    detail: str
    figure: FigureCell
    document: str
    note: str


@dataclass(frozen=True)
class NationSection:
    """One indicator: its years, if it is a core one, and what else is said of it.

    ``is_dated`` is of the one section whose rows are the places to which the years' addresses lead.
    """

    anchor: str
    indicator: Link
    series: SeriesSection | None
    others_title: str
    others: tuple[StatementRow, ...]
    is_dated: bool

    @property
    def is_drawn(self) -> bool:
        """Whether a chart shows its years."""
        return self.series is not None and self.series.chart is not None


@dataclass(frozen=True)
class NationPage:
    """The nation over all years."""

    head: PageHead
    events: tuple[str, ...]
    sections: tuple[NationSection, ...]
    withdrawn: tuple[WithdrawnRow, ...]
    citations: SourceList
    cite_this: CiteThis


def nation_page(context: Context) -> NationPage:
    """Build the page of the nation; sections are built in reading order, since that numbers the citations."""
    nation = context.knowledge.catalogue.nation
    title = context.words(nation.short)
    sections = tuple(_sections(context, nation.slug))
    return NationPage(
        head=context.head(
            title,
            (Link(title),),
            heading=context.say("nation.heading"),
            description=context.say("nation.description"),
            finding=finding_of(context, nation),
            depth=depth_of(context, nation),
            sharing=Sharing(files=files_of_page(context, "areas", nation.slug)),
            has_verdicts=True,
        ),
        events=event_notes(context),
        sections=sections,
        withdrawn=withdrawn_rows(context, _withdrawn(context)),
        citations=source_list(context),
        cite_this=context.cite_this(title, "shengce-nation"),
    )


def _withdrawn(context: Context) -> Iterator[Fact]:
    for area, year in context.knowledge.catalogue.plans_of(AreaLevel.NATION):
        yield from context.knowledge.withdrawn.of_plan(area, year)


def _sections(context: Context, nation: str) -> Iterator[NationSection]:
    """Yield the core indicators in their order, and then whatever else the nation's documents speak of."""
    level = context.knowledge.nation
    stated = stated_series(level.promises, nation)
    tabled = [series.indicator for series in stated if series.is_drawn]
    others = {each.indicator: each.facts for each in other_statements(level, nation, tabled)}
    for series in stated:
        facts = others.pop(series.indicator, ())
        yield _section(context, series.indicator, series_section(context, series, cited=True), facts, tabled[:1])
    for name, facts in others.items():
        yield _section(context, name, None, facts, ())


def _section(
    context: Context, name: str, series: SeriesSection | None, facts: Sequence[Fact], dated: Sequence[str]
) -> NationSection:
    return NationSection(
        anchor=anchor_of(name),
        indicator=context.indicator(name),
        series=series,
        others_title=context.language.count(
            "nation.further" if series and series.chart else "nation.statements", len(facts)
        ),
        others=tuple(_statement(context, fact) for fact in facts),
        is_dated=name in dated,
    )


def _statement(context: Context, fact: Fact) -> StatementRow:
    figure = fact.figure
    details = (context.say(f"kind.{figure.kind}"), context.other_statistic(figure), context.scope(figure))
    return StatementRow(
        period=period_text(figure.period, context.language),
        detail=context.say("list.dot").join(detail for detail in details if detail),
        figure=context.cell(fact),
        document=str(fact.plan_year),
        note=context.words(figure.note),
    )
