"""Indicators: the index, and each with its figures ranked within what is comparable."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from shengce.derive.facts import Fact, Series
from shengce.records.plans import FigureKind
from shengce.records.vocabulary import Indicator
from shengce.views.charts import ChartDrawer, indicator_chart
from shengce.views.context import Context, plan_path
from shengce.views.indicator_table import IndicatorTable, indicator_table
from shengce.views.pairs import Headed, PairRow, pair_rows, rank_text
from shengce.views.parts import ChartView, CitationEntry, CiteThis, FigureCell, Link, PageHead
from shengce.views.promises import promise_link


@dataclass(frozen=True)
class IndicatorLine:
    """An indicator in the index: how many figures and provinces state it."""

    link: Link
    definition: str
    unit: str
    figures: int
    provinces: int
    is_core: bool


@dataclass(frozen=True)
class IndicatorGroup:
    """Indicators of one theme."""

    anchor: str
    theme: Link
    lines: tuple[IndicatorLine, ...]


@dataclass(frozen=True)
class IndicatorsPage:
    """The index of indicators, by theme."""

    head: PageHead
    groups: tuple[IndicatorGroup, ...]


@dataclass(frozen=True)
class RankedRow:
    """A figure among those it is comparable with."""

    rank: str
    province: Link
    plan: Link
    figure: FigureCell


@dataclass(frozen=True)
class ComparableGroup:
    """Figures that may be compared: one statistic, scope and period, targets and results apart."""

    anchor: str
    heading: str
    scope: str
    label: str
    pairs: tuple[PairRow, ...]
    results: tuple[RankedRow, ...]
    parameters: tuple[RankedRow, ...]


@dataclass(frozen=True)
class OtherRow:
    """A figure outside the yearly series: an average or sum of years, another definition."""

    province: Link
    detail: str
    figure: FigureCell


@dataclass(frozen=True)
class IndicatorPage:
    """One indicator: definition, chart, comparable groups; a core one has its table of all years.

    Of a core indicator the groups hold the two newest years; all others stand in ``table`` and ``others``.
    """

    head: PageHead
    definition: str
    unit: str
    direction: str
    comparable_scope: str
    printed: tuple[str, ...]
    note: str
    is_core: bool
    theme: Link
    promises: Link | None
    table: IndicatorTable | None
    data_url: str
    chart: ChartView | None
    others: tuple[OtherRow, ...]
    groups: tuple[ComparableGroup, ...]
    silent: tuple[Link, ...]
    citations: tuple[CitationEntry, ...]
    cite_this: CiteThis
    count: int


def indicators_page(context: Context) -> IndicatorsPage:
    """Build the index: core indicators first within each theme."""
    catalogue = context.knowledge.catalogue
    groups = []
    for theme in catalogue.themes.values():
        members = [indicator for indicator in catalogue.indicators.values() if indicator.theme == theme.id]
        lines = tuple(indicator_line(context, item) for item in sorted(members, key=lambda item: not item.core))
        if lines:
            groups.append(IndicatorGroup(_anchor(theme.id), context.theme(theme.id), lines))
    title = context.say("nav.indicators")
    head = context.head("indicators", title, (Link(title),), description=context.say("indicators.description"))
    return IndicatorsPage(head, tuple(groups))


def indicator_line(context: Context, indicator: Indicator) -> IndicatorLine:
    """Return an indicator as a line of an index."""
    facts = context.knowledge.facts.of_indicator(indicator.id)
    return IndicatorLine(
        link=context.indicator(indicator.id),
        definition=context.words(indicator.definition),
        unit=context.words(context.knowledge.catalogue.units[indicator.unit].name),
        figures=len(facts),
        provinces=len({fact.province for fact in facts}),
        is_core=indicator.core,
    )


def indicator_page(context: Context, indicator: Indicator, draw: ChartDrawer) -> IndicatorPage:
    """Build the page of one indicator."""
    facts = context.knowledge.facts.of_indicator(indicator.id)
    title = context.words(indicator.name)
    unit = context.knowledge.catalogue.units[indicator.unit]
    crumbs = (Link(context.say("nav.indicators"), context.url("indicators/")), Link(title))
    comparable = [fact for fact in facts if _is_comparable(fact, indicator)]
    newest = _newest(comparable) if indicator.core else list(facts)
    return IndicatorPage(
        head=context.head(
            "indicator",
            title,
            crumbs,
            description=context.words(indicator.definition),
            source_url=context.record_url("records/indicators.yml"),
            contents=True,
        ),
        definition=context.words(indicator.definition),
        unit=context.words(unit.name),
        direction=context.say(f"direction.{indicator.direction}"),
        comparable_scope=context.words(context.knowledge.catalogue.scopes[indicator.comparable_scope].name),
        printed=indicator.printed,
        note=context.words(indicator.note),
        is_core=indicator.core,
        theme=context.theme(indicator.theme),
        promises=promise_link(context, indicator.id) if indicator.core else None,
        table=indicator_table(context, indicator.id) if indicator.core else None,
        data_url=context.root_url("data/facts.csv"),
        chart=indicator_chart(context, title, newest if indicator.core else comparable, draw),
        others=_others(context, indicator, facts) if indicator.core else (),
        groups=_groups(context, newest),
        silent=() if indicator.core else _silent(context, indicator),
        citations=context.citations(),
        cite_this=context.cite_this(title, f"shengce-{indicator.id.replace('_', '-')}"),
        count=len(facts),
    )


def _newest(facts: list[Fact]) -> list[Fact]:
    """Return the targets of the newest year and the results of the year before it."""
    last = max((fact.last_year for fact in facts), default=0)
    newest = {FigureKind.TARGET: last, FigureKind.RESULT: last - 1}
    return [fact for fact in facts if fact.last_year == newest[fact.figure.kind]]


def _others(context: Context, indicator: Indicator, facts: Iterable[Fact]) -> tuple[OtherRow, ...]:
    outside = [
        fact
        for fact in facts
        if not _is_comparable(fact, indicator) or fact.last_year not in {fact.plan_year, fact.plan_year - 1}
    ]
    ordered = sorted(outside, key=lambda fact: (-fact.plan_year, fact.figure.statistic, fact.figure.period))
    return tuple(
        OtherRow(
            province=context.province(fact.province),
            detail=context.say("list.dot").join(
                part
                for part in (
                    context.say(f"kind.{fact.figure.kind}"),
                    context.say(f"statistic.{fact.figure.statistic}"),
                    context.scope(fact.figure),
                )
                if part
            ),
            figure=context.cell(fact, cited=False),
        )
        for fact in ordered
    )


def _is_comparable(fact: Fact, indicator: Indicator) -> bool:
    same_scope = fact.series.scope == indicator.comparable_scope
    return same_scope and fact.figure.statistic is indicator.statistic and fact.figure.kind is not FigureKind.PARAMETER


def _groups(context: Context, facts: Iterable[Fact]) -> tuple[ComparableGroup, ...]:
    by_series: dict[Series, list[Fact]] = {}
    for fact in facts:
        by_series.setdefault(fact.series, []).append(fact)
    ordered = sorted(by_series.items(), key=lambda pair: _group_order(context, pair[0]))
    return tuple(_group(context, series, group) for series, group in ordered)


def _group_order(context: Context, series: Series) -> tuple[bool, bool, str, str]:
    indicator = context.knowledge.catalogue.indicators[series.indicator]
    return (
        series.scope != indicator.comparable_scope,
        series.statistic is not indicator.statistic,
        series.scope,
        series.statistic,
    )


def _group(context: Context, series: Series, facts: list[Fact]) -> ComparableGroup:
    catalogue = context.knowledge.catalogue
    targets = _best_first(context, (fact for fact in facts if fact.figure.kind is FigureKind.TARGET))
    results = _best_first(context, (fact for fact in facts if fact.figure.kind is FigureKind.RESULT))
    parameters = [fact for fact in facts if fact.figure.kind is FigureKind.PARAMETER]
    scope = context.words(catalogue.scopes[series.scope].name)
    heading = context.say(f"statistic.{series.statistic}")
    return ComparableGroup(
        anchor=_anchor(f"{series.statistic}-{series.scope}"),
        heading=heading,
        scope=scope,
        label=context.say("chart.scoped", name=heading, scope=scope),
        pairs=pair_rows(context, targets, Headed.BY_PROVINCE),
        results=tuple(_ranked(context, fact) for fact in results),
        parameters=tuple(_ranked(context, fact) for fact in parameters),
    )


def _best_first(context: Context, facts: Iterable[Fact]) -> list[Fact]:
    ranks = context.knowledge.ranks
    last = 10_000

    def order(fact: Fact) -> tuple[int, int]:
        rank = ranks.get(fact.figure.id)
        return -fact.last_year, rank.position if rank else last

    return sorted(facts, key=order)


def _ranked(context: Context, fact: Fact) -> RankedRow:
    return RankedRow(
        rank=rank_text(context, context.knowledge.ranks.get(fact.figure.id)),
        province=context.province(fact.province),
        plan=Link(str(fact.plan_year), context.url(plan_path(fact.province, fact.plan_year))),
        figure=context.cell(fact),
    )


def _silent(context: Context, indicator: Indicator) -> tuple[Link, ...]:
    """Return the plans that were searched for this indicator and do not state it, with what each lacks."""
    links = []
    for (province, year), plan in context.knowledge.catalogue.plans.items():
        lacking = [absence.kind for absence in plan.absences if absence.indicator == indicator.id]
        if lacking:
            name = context.say("province_year.title", province=context.province(province).text, year=year)
            kinds = context.say("list.separator").join(context.say(f"kind.{kind}") for kind in dict.fromkeys(lacking))
            text = context.say("chart.scoped", name=name, scope=kinds)
            links.append(Link(text, context.url(plan_path(province, year), "absences")))
    return tuple(links)


def _anchor(identifier: str) -> str:
    return identifier.replace("_", "-")
