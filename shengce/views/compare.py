"""Provinces side by side: one table of all, of which the reader keeps two to six columns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from shengce.derive.facts import Fact, Series
from shengce.records.catalogue import PlanKey
from shengce.records.plans import FigureKind
from shengce.views.context import Context, plan_path
from shengce.views.parts import CitationEntry, FigureCell, Link, PageHead


@dataclass(frozen=True)
class Column:
    """A plan as a column of the comparison."""

    key: str
    heading: str
    province: str
    year: int
    url: str


@dataclass(frozen=True)
class ComparedCell:
    """What one plan states of a row; empty when it states nothing."""

    key: str
    figures: tuple[FigureCell, ...]


@dataclass(frozen=True)
class ComparedRow:
    """One series, targets or results, over all columns."""

    heading: Link
    detail: str
    cells: tuple[ComparedCell, ...]


@dataclass(frozen=True)
class ComparedGroup:
    """Targets, or results."""

    anchor: str
    heading: str
    rows: tuple[ComparedRow, ...]


@dataclass(frozen=True)
class CountRow:
    """A count over all columns, such as the number of tasks."""

    heading: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ComparePage:
    """The comparison."""

    head: PageHead
    columns: tuple[Column, ...]
    groups: tuple[ComparedGroup, ...]
    counts: tuple[CountRow, ...]
    citations: tuple[CitationEntry, ...]


def compare_page(context: Context) -> ComparePage:
    """Build the comparison of all plans; rows that more plans state come first."""
    title = context.say("nav.compare")
    return ComparePage(
        head=context.head("compare", title, (Link(title),), description=context.say("compare.description")),
        columns=_columns(context),
        groups=(_group(context, FigureKind.TARGET), _group(context, FigureKind.RESULT)),
        counts=_counts(context),
        citations=context.citations(),
    )


def _columns(context: Context) -> tuple[Column, ...]:
    return tuple(
        Column(
            key=f"{province}-{year}",
            heading=context.province(province).text,
            province=province,
            year=year,
            url=context.url(plan_path(province, year)),
        )
        for province, year in context.knowledge.catalogue.plans
    )


def _group(context: Context, kind: FigureKind) -> ComparedGroup:
    by_series: dict[Series, list[Fact]] = {}
    for fact in context.knowledge.facts.of_kind(kind):
        by_series.setdefault(fact.series, []).append(fact)
    ordered = sorted(by_series.items(), key=lambda pair: _order(context, pair[0], pair[1]))
    return ComparedGroup(
        anchor=f"{kind}s",
        heading=context.say(f"compare.{kind}"),
        rows=tuple(_row(context, series, facts) for series, facts in ordered),
    )


def _order(context: Context, series: Series, facts: list[Fact]) -> tuple[int, int]:
    indicators = tuple(context.knowledge.catalogue.indicators)
    return -len({fact.province for fact in facts}), indicators.index(series.indicator)


def _row(context: Context, series: Series, facts: list[Fact]) -> ComparedRow:
    native = context.knowledge.catalogue.indicators[series.indicator].statistic
    statistic = "" if series.statistic is native else context.say(f"statistic.{series.statistic}")
    detail = context.say("list.dot").join(part for part in (statistic, context.scope(facts[0].figure)) if part)
    cells = []
    for province, year in context.knowledge.catalogue.plans:
        stated = [fact for fact in facts if (fact.province, fact.plan_year) == (province, year)]
        cells.append(ComparedCell(f"{province}-{year}", tuple(context.cell(fact) for fact in stated)))
    return ComparedRow(context.indicator(series.indicator), detail, tuple(cells))


def _counts(context: Context) -> tuple[CountRow, ...]:
    plans = context.knowledge.catalogue.plans
    parts: dict[str, Callable[[PlanKey], int]] = {
        "compare.figures": lambda key: len(context.knowledge.facts.of_plan(*key)),
        "compare.tasks": lambda key: len(plans[key].priorities),
        "compare.measures": lambda key: sum(len(priority.measures) for priority in plans[key].priorities),
        "compare.programmes": lambda key: len(plans[key].programmes),
        "compare.absences": lambda key: len(plans[key].absences),
    }
    return tuple(
        CountRow(context.say(name), tuple((f"{key[0]}-{key[1]}", str(count(key))) for key in plans))
        for name, count in parts.items()
    )
