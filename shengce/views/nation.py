"""The nation: targets of the State Council's reports beside the outcomes that reports and communiques state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shengce.derive.facts import Fact
from shengce.records.catalogue import NATION
from shengce.records.plans import FigureKind
from shengce.views.charts import ChartDrawer
from shengce.views.context import Context
from shengce.views.parts import CitationEntry, CiteThis, Link, PageHead
from shengce.views.province_year import FigureRow, figure_row
from shengce.views.series import SeriesSection, series_sections


@dataclass(frozen=True)
class NationYear:
    """What the documents of one year state: targets and results with their anchors."""

    year: str
    anchor: str
    targets: tuple[FigureRow, ...]
    results: tuple[FigureRow, ...]


@dataclass(frozen=True)
class NationPage:
    """The nation over all years."""

    head: PageHead
    sections: tuple[SeriesSection, ...]
    years: tuple[NationYear, ...]
    citations: tuple[CitationEntry, ...]
    cite_this: CiteThis


def nation_page(context: Context, draw: ChartDrawer) -> NationPage:
    """Build the page of the nation."""
    title = context.say("nation.name")
    return NationPage(
        head=context.head(
            "nation",
            title,
            (Link(title),),
            heading=context.say("nation.heading"),
            description=context.say("nation.description"),
            source_url=context.record_url(f"records/core/{NATION}.yml"),
            contents=True,
        ),
        sections=series_sections(context, NATION, context.knowledge.national_promises, draw),
        years=tuple(_years(context)),
        citations=context.citations(),
        cite_this=context.cite_this(title, "shengce-nation"),
    )


def _years(context: Context) -> Iterator[NationYear]:
    facts = context.knowledge.national_facts
    for area, year in sorted(context.knowledge.catalogue.national_plans, reverse=True):
        stated = facts.of_plan(area, year)
        yield NationYear(
            year=str(year),
            anchor=f"y{year}",
            targets=_rows(context, stated, FigureKind.TARGET),
            results=_rows(context, stated, FigureKind.RESULT),
        )


def _rows(context: Context, facts: tuple[Fact, ...], kind: FigureKind) -> tuple[FigureRow, ...]:
    return tuple(figure_row(context, fact) for fact in facts if fact.figure.kind is kind)
