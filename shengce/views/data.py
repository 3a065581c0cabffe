"""About the data: what can be downloaded, its columns, and how many figures there are of each kind and decade."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from shengce.records.plans import FigureKind, Reading
from shengce.views.columns import ABSENCE_COLUMNS, FACT_COLUMNS
from shengce.views.context import Context
from shengce.views.parts import CiteThis, Link, PageHead


@dataclass(frozen=True)
class DataFile:
    """A file to download, what it holds, and its columns in order."""

    link: Link
    text: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class CountRow:
    """A core indicator: targets and results, of the provinces and of the nation, and how they were read."""

    indicator: Link
    targets: int
    results: int
    national: int
    read: int
    assisted: int


@dataclass(frozen=True)
class DataPage:
    """The page about the data."""

    head: PageHead
    files: tuple[DataFile, ...]
    counts: tuple[CountRow, ...]
    cite_this: CiteThis


def data_page(context: Context) -> DataPage:
    """Build the page about the data."""
    title = context.say("nav.data")
    knowledge = context.knowledge
    plans = (*knowledge.catalogue.plans.values(), *knowledge.catalogue.national_plans.values())
    figures = len(knowledge.facts.all) + len(knowledge.national_facts.all)
    files = (
        ("data/facts.csv", context.say("data.facts", count=f"{figures:,}"), FACT_COLUMNS),
        (
            "data/absences.csv",
            context.say("data.absences", count=f"{sum(len(plan.absences) for plan in plans):,}"),
            ABSENCE_COLUMNS,
        ),
    )
    return DataPage(
        head=context.head("data", title, (Link(title),), description=context.say("data.description"), contents=True),
        files=tuple(DataFile(Link(path, context.root_url(path)), text, columns) for path, text, columns in files),
        counts=tuple(_count(context, name) for name in knowledge.core_indicators),
        cite_this=context.cite_this(title, "shengce-data"),
    )


def _count(context: Context, name: str) -> CountRow:
    facts = context.knowledge.facts.of_indicator(name)
    kinds = Counter(fact.figure.kind for fact in facts)
    readings = Counter(fact.figure.reading for fact in facts)
    return CountRow(
        indicator=context.indicator(name),
        targets=kinds[FigureKind.TARGET],
        results=kinds[FigureKind.RESULT],
        national=len(context.knowledge.national_facts.of_indicator(name)),
        read=readings[Reading.READ],
        assisted=readings[Reading.ASSISTED],
    )
