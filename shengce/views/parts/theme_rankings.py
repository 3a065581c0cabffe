"""The numbers of a theme as tables of provinces, best first, which a reader can sort."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from shengce.addresses import anchor_of
from shengce.derive.facts import Fact
from shengce.derive.theme_rankings import Ranking, Standing, theme_rankings
from shengce.records.vocabulary import Indicator
from shengce.views.context import Context
from shengce.views.shown import FigureCell, Link


@dataclass(frozen=True)
class StandingRow:
    """One province: its place, its newest result and of which year, and its target; values are what rows sort by."""

    province: Link
    place: str
    result: FigureCell | None
    result_value: str
    year: str
    target: FigureCell | None
    target_value: str


@dataclass(frozen=True)
class RankingTable:
    """One series: its name and the way to its indicator; ``best`` is the direction in which the best comes first."""

    anchor: str
    name: str
    indicator: Link
    count: str
    best: str
    target_head: str
    rows: tuple[StandingRow, ...]


def ranking_tables(context: Context, theme: str) -> tuple[RankingTable, ...]:
    """Return the rankings of a theme, those that most provinces state first."""
    return tuple(_table(context, ranking) for ranking in theme_rankings(context.knowledge, theme))


def _table(context: Context, ranking: Ranking) -> RankingTable:
    figure = ranking.sample.figure
    indicator = context.knowledge.catalogue.indicators[figure.indicator]
    return RankingTable(
        anchor=anchor_of(f"ranking-{indicator.id}"),
        name=_name(context, ranking.sample),
        indicator=Link(context.say("theme.ranking_more"), context.indicator(indicator.id).url),
        count=context.language.count("count.provinces", ranking.results),
        best=_best(indicator),
        target_head=context.say("theme.ranking_target", year=ranking.year) if ranking.has_targets else "",
        rows=tuple(_row(context, standing) for standing in ranking.standings),
    )


def _best(indicator: Indicator) -> str:
    return "up" if indicator.direction.is_lower_better else "down"


def _name(context: Context, fact: Fact) -> str:
    """Return what is ranked: the indicator, its statistic where that is not its own, its scope where it has one."""
    figure = fact.figure
    parts = (context.short_name(figure.indicator), context.other_statistic(figure), context.series_scope(fact))
    return context.say("list.dot").join(filter(None, parts))


def _row(context: Context, standing: Standing) -> StandingRow:
    result, target = standing.result, standing.target
    return StandingRow(
        province=context.province(standing.province),
        place=str(standing.place or ""),
        result=context.cell(result, cited=False) if result else None,
        result_value=_plain(result.value if result else None),
        year=str(result.last_year) if result else "",
        target=context.cell(target, cited=False) if target else None,
        target_value=_plain(target.value if target else None),
    )


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"
