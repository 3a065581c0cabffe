"""Figures of an indicator in rows: a target with what became of it, or a figure alone, and whose it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from shengce.addresses import anchor_of
from shengce.derive.facts import Fact, Series
from shengce.derive.promises import Promise
from shengce.derive.stated import Stated, apart, are_few, by_province, parted, stated_series
from shengce.language.dates import period_text
from shengce.records.areas import AreaLevel
from shengce.records.plans import Group
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
    """Figures that may be compared: one statistic and scope; ``alone`` are results beside whose targets none stands.

    ``anchors`` are those of further series, where a group gathers several.
    """

    anchor: str
    anchors: tuple[str, ...]
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
    if are_few([rows for _, rows in groups]):
        return (_together(context, [_group(context, series, rows) for series, rows in groups]),)
    own, rest = apart(groups, indicator)
    return (*(_group(context, series, rows) for series, rows in own), *_rest(context, rest))


def _rest(context: Context, groups: Iterable[tuple[Series, tuple[Stated, ...]]]) -> Iterator[StatedGroup]:
    """Yield the series of few rows as one group: targets with outcomes in a table, all else by province."""
    found = list(groups)
    if not found:
        return
    rows = [row for _, own in found for row in own]
    pairs = [row for row in rows if row.target and row.result]
    alone = [fact for row in rows if row not in pairs for fact in (row.shown,)]
    yield StatedGroup(
        anchor="others",
        anchors=tuple(dict.fromkeys(_anchor(series) for series, _ in found if series.label is None)),
        heading=context.say("indicator.other_scopes"),
        rows=tuple(replace(_row(context, row), detail=_subject(context, row.shown)) for row in pairs),
        alone=area_figures(context, alone),
        alone_count=context.language.count("count.figures", len(alone)),
    )


def _subject(context: Context, fact: Fact) -> str:
    figure = fact.figure
    parts = (context.statistic(figure.statistic, figure.among), context.scope(figure))
    return context.say("list.dot").join(filter(None, parts))


def _together(context: Context, groups: Iterable[StatedGroup]) -> StatedGroup:
    """Return one table of a few figures of several series; each keeps its anchor."""
    rows = (
        replace(row, detail=group.heading, anchor="" if place else group.anchor)
        for group in groups
        for place, row in enumerate(group.rows)
    )
    return StatedGroup("figures", (), context.say("indicator.listed"), tuple(rows), (), "")


def _group(context: Context, series: Series, stated: tuple[Stated, ...]) -> StatedGroup:
    rows, alone = parted(stated)
    scope = context.words(context.knowledge.catalogue.scopes[series.scope].name)
    parts = (context.statistic(series.statistic, series.among), scope, *_among(context, series))
    return StatedGroup(
        anchor="" if series.label else _anchor(series),
        anchors=(),
        heading=context.say("list.dot").join(parts),
        rows=tuple(_row(context, row) for row in rows),
        alone=area_figures(context, (row.shown for row in alone)),
        alone_count=context.language.count("count.results", len(alone)),
    )


def _among(context: Context, series: Series) -> tuple[str, ...]:
    return (context.say(f"among.{series.among}"),) if series.among else ()


def _anchor(series: Series) -> str:
    return series_anchor(series.statistic, series.scope, series.among)


def series_anchor(statistic: Statistic, scope: str, among: Group | None = None) -> str:
    """Return the anchor of the figures of a series."""
    return anchor_of("-".join(filter(None, (statistic, AreaLevel.PROVINCE.published(scope), among or ""))))


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
        context.statistic(figure.statistic, figure.among),
        context.scope(figure),
    )
    return context.say("list.dot").join(part for part in parts if part)
