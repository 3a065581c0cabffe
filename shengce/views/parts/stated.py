"""Figures of an indicator in rows: a target with what became of it, or a figure alone, and whose it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from shengce.addresses import anchor_of
from shengce.derive.facts import Fact, Series
from shengce.derive.promises import Promise
from shengce.derive.stated import Stated, are_few, by_province, parted, stated_series
from shengce.language.dates import period_text
from shengce.records.areas import AreaLevel
from shengce.records.vocabulary import Indicator, Statistic
from shengce.views.context import Context
from shengce.views.shown import FigureCell, Link, VerdictView


@dataclass(frozen=True)
class StatedRow:
    """A target with its outcome and verdict, a result alone, or a parameter; ``kind`` is that of a figure alone.

    ``detail`` says of which statistic and scope it is where its table does not; the first such row has its ``anchor``.
    """

    province: Link
    period: str
    detail: str
    anchor: str
    target: FigureCell | None
    outcome: FigureCell | None
    verdict: VerdictView | None
    kind: str


@dataclass(frozen=True)
class AreaFigures:
    """Figures of one province, each with its period and what kind it is."""

    province: Link
    figures: tuple[tuple[FigureCell, str], ...]


@dataclass(frozen=True)
class StatedGroup:
    """Figures that may be compared: one statistic and scope; ``alone`` are results beside whose targets none stands."""

    anchor: str
    heading: str
    rows: tuple[StatedRow, ...]
    alone: tuple[AreaFigures, ...]
    alone_count: str

    @property
    def has_targets(self) -> bool:
        """Whether any row holds a target."""
        return any(row.target for row in self.rows)


def stated_groups(context: Context, indicator: Indicator, facts: Iterable[Fact]) -> tuple[StatedGroup, ...]:
    """Return the figures of an indicator by series, its own first."""
    groups = stated_series(facts, indicator, context.knowledge)
    made = tuple(_group(context, series, rows) for series, rows in groups)
    return (_together(context, made),) if are_few([rows for _, rows in groups]) else made


def _together(context: Context, groups: Iterable[StatedGroup]) -> StatedGroup:
    """Return one table of a few figures of several series; each keeps its anchor."""
    rows = (
        replace(row, detail=group.heading, anchor="" if place else group.anchor)
        for group in groups
        for place, row in enumerate(group.rows)
    )
    return StatedGroup("figures", context.say("indicator.listed"), tuple(rows), (), "")


def _group(context: Context, series: Series, stated: tuple[Stated, ...]) -> StatedGroup:
    rows, alone = parted(stated)
    scope = context.words(context.knowledge.catalogue.scopes[series.scope].name)
    parts = (context.say(f"statistic.{series.statistic}"), scope)
    return StatedGroup(
        anchor=series_anchor(series.statistic, series.scope),
        heading=context.say("list.dot").join(parts),
        rows=tuple(_row(context, row) for row in rows),
        alone=area_figures(context, (row.shown for row in alone)),
        alone_count=context.language.count("count.results", len(alone)),
    )


def series_anchor(statistic: Statistic, scope: str) -> str:
    """Return the anchor of the figures of a series."""
    return anchor_of(f"{statistic}-{AreaLevel.PROVINCE.published(scope)}")


def _row(context: Context, row: Stated) -> StatedRow:
    figure = row.shown.figure
    return StatedRow(
        province=context.province(row.shown.province),
        period=period_text(figure.period, context.language),
        detail="",
        anchor="",
        target=context.cell(row.target) if row.target else None,
        outcome=context.cell(row.result) if row.result else None,
        verdict=context.verdict(row.outcome) if row.outcome else None,
        kind=context.say(f"kind.{figure.kind}") if row.target is None else "",
    )


def promise_rows(context: Context, promises: Iterable[Promise]) -> tuple[StatedRow, ...]:
    """Return promises that have a target as rows, in the order given."""
    return tuple(_promise_row(context, promise) for promise in promises if promise.target)


def _promise_row(context: Context, promise: Promise) -> StatedRow:
    target, result = promise.target, promise.shown_result
    return StatedRow(
        province=context.province(promise.province),
        period=str(promise.year),
        detail="",
        anchor="",
        target=context.cell(target) if target else None,
        outcome=context.cell(result) if result else None,
        verdict=context.verdict(promise.outcome) if promise.outcome else None,
        kind="",
    )


def area_figures(context: Context, facts: Iterable[Fact]) -> tuple[AreaFigures, ...]:
    """Return figures by province, each as a cell and what it is of."""
    return tuple(
        AreaFigures(
            context.province(province), tuple((context.cell(f, cited=False), _detail(context, f)) for f in stated)
        )
        for province, stated in by_province(facts).items()
    )


def _detail(context: Context, fact: Fact) -> str:
    figure = fact.figure
    parts = (
        period_text(figure.period, context.language),
        context.say(f"kind.{figure.kind}"),
        context.say(f"statistic.{figure.statistic}"),
        context.scope(figure),
    )
    return context.say("list.dot").join(part for part in parts if part)
