"""Promise beside outcome over all provinces and years: the scorecards, and one page for each core indicator."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from shengce.derive.outcomes import Outcome
from shengce.derive.promises import JUDGED, Promise
from shengce.derive.scorecards import (
    AboveNation,
    Score,
    TargetMove,
    above_nation,
    headline_indicators,
    score_of,
    scores_by_province,
    scores_by_year,
    target_moves,
)
from shengce.language.values import points, signed
from shengce.records.vocabulary import CoverageStatus, Direction, Indicator
from shengce.views.charts import ChartDrawer, outcomes_chart
from shengce.views.context import Context, plan_path, promises_path, year_path
from shengce.views.heatmap import Heatmap, fill_of, heatmap_of
from shengce.views.parts import ChartView, CiteThis, Link, PageHead
from shengce.views.target_moves import LatestMoves, MoveRow, latest_moves, move_rows

_EXTREMES = 10


@dataclass(frozen=True)
class ScoreRow:
    """A province's or a year's score: counts of verdicts, share met, mean and median gap, longest run."""

    heading: Link
    judged: int
    met: int
    nearly: int
    missed: int
    share: str
    width: str
    mean_gap: str
    median_gap: str
    longest_run: int


@dataclass(frozen=True)
class ExtremeRow:
    """One of the largest gaps: who, when, target and outcome, with a bar in the verdict's colour."""

    province: Link
    year: str
    text: str
    gap: str
    style: str
    width: str


@dataclass(frozen=True)
class NationRow:
    """How many provinces aimed above, at and below the nation's target of a year."""

    year: Link
    national: str
    n: int
    above: int
    equal: int
    below: int


@dataclass(frozen=True)
class Pattern:
    """A finding that economists reported, what our figures say of it, and on how many cases."""

    claim: str
    finding: str
    n: str


@dataclass(frozen=True)
class LatestOutcomes:
    """Targets beside outcomes of the last year with any that is judged; the year's page is the twin."""

    title: str
    chart: ChartView
    year: Link


@dataclass(frozen=True)
class PromisePage:
    """One core indicator: heatmap, scores by province and year, extremes, moves of targets, the nation's line."""

    head: PageHead
    tabs: tuple[Link, ...]
    indicator: Link
    summary: str
    heatmap: Heatmap
    provinces: tuple[ScoreRow, ...]
    years: tuple[ScoreRow, ...]
    misses: tuple[ExtremeRow, ...]
    beats: tuple[ExtremeRow, ...]
    latest_outcomes: LatestOutcomes | None
    latest_moves: LatestMoves | None
    moves: tuple[MoveRow, ...]
    nation: tuple[NationRow, ...]
    patterns: tuple[Pattern, ...]
    cite_this: CiteThis


@dataclass(frozen=True)
class PromisesPage:
    """The scorecard of all headline indicators together, by province and by year."""

    head: PageHead
    tabs: tuple[Link, ...]
    summary: str
    counted: tuple[Link, ...]
    provinces: tuple[ScoreRow, ...]
    years: tuple[ScoreRow, ...]
    cite_this: CiteThis


def promises_page(context: Context) -> PromisesPage:
    """Build the scorecard over the headline indicators."""
    title = context.say("nav.promises")
    table = context.knowledge.promises
    headline = headline_indicators(table)
    promises = [promise for name in headline for promise in table.by_indicator[name].values()]
    by_province = {slug: score_of(p for p in promises if p.province == slug) for slug in _covered(context)}
    by_year = {year: score_of(p for p in promises if p.year == year) for year in table.years}
    return PromisesPage(
        head=context.head(
            "promises",
            title,
            (Link(title),),
            description=context.say("promises.description"),
            contents=True,
        ),
        tabs=indicator_tabs(context),
        summary=_summary(context, score_of(promises)),
        counted=tuple(context.indicator(name) for name in headline),
        provinces=_score_rows(context, by_province),
        years=_year_rows(context, by_year),
        cite_this=context.cite_this(title, "shengce-promises"),
    )


def promise_page(context: Context, indicator: Indicator, draw: ChartDrawer) -> PromisePage:
    """Build the page of one core indicator."""
    table = context.knowledge.promises
    title = context.say("promises.title", indicator=context.words(indicator.name))
    moves = target_moves(table, indicator.id)
    nation = above_nation(table, context.knowledge.national_promises, indicator.id)
    outcomes = _outcomes(table.by_indicator[indicator.id].values(), indicator)
    by_province = scores_by_province(table, indicator.id)
    return PromisePage(
        head=context.head(
            "promise",
            title,
            (Link(context.say("nav.promises"), context.url("promises/")), Link(context.words(indicator.name))),
            description=context.say("promises.indicator_description", indicator=context.words(indicator.name)),
            contents=True,
        ),
        tabs=indicator_tabs(context),
        indicator=context.indicator(indicator.id),
        summary=_summary(context, score_of(table.by_indicator[indicator.id].values())),
        heatmap=heatmap_of(context, indicator.id),
        provinces=_score_rows(context, {slug: by_province[slug] for slug in _covered(context)}),
        years=_year_rows(context, scores_by_year(table, indicator.id)),
        misses=extreme_rows(context, outcomes[:_EXTREMES]),
        beats=extreme_rows(context, outcomes[::-1][:_EXTREMES]),
        moves=move_rows(context, moves),
        latest_moves=latest_moves(context, indicator, moves, draw),
        latest_outcomes=_latest_outcomes(context, indicator, draw),
        nation=tuple(_nation_row(context, row) for row in nation),
        patterns=_patterns(context, moves, nation),
        cite_this=context.cite_this(title, f"shengce-promises-{indicator.id.replace('_', '-')}"),
    )


def _latest_outcomes(context: Context, indicator: Indicator, draw: ChartDrawer) -> LatestOutcomes | None:
    outcomes = _outcomes(context.knowledge.promises.by_indicator[indicator.id].values(), indicator, best_first=True)
    year = max((promise.year for promise, _ in outcomes), default=None)
    if year is None:
        return None
    title = context.say("promises.latest", year=year)
    latest = [outcome for promise, outcome in outcomes if promise.year == year]
    chart = outcomes_chart(context, indicator, year, latest, draw)
    return LatestOutcomes(title, chart, Link(context.say("years.title", year=year), context.url(year_path(year))))


def indicator_tabs(context: Context) -> tuple[Link, ...]:
    """Return the links to the overview and to the page of each core indicator; the page's own has no address."""
    links = [Link(context.say("promises.all"), context.url("promises/") if context.path != "promises/" else "")]
    for name in context.knowledge.core_indicators:
        indicator = context.knowledge.catalogue.indicators[name]
        path = promises_path(name)
        links.append(
            Link(context.words(indicator.short or indicator.name), context.url(path) if path != context.path else "")
        )
    return tuple(links)


def _covered(context: Context) -> tuple[str, ...]:
    provinces = context.knowledge.catalogue.provinces.values()
    return tuple(province.slug for province in provinces if province.scope.status is CoverageStatus.COVERED)


def _summary(context: Context, score: Score) -> str:
    share = f"{score.share_met:.0f}%" if score.share_met is not None else "—"
    counts = {"judged": score.judged, "met": score.met, "nearly": score.nearly, "missed": score.missed}
    return context.say("promises.summary", share=share, **counts)


def _score_rows(context: Context, scores: Mapping[str, Score]) -> tuple[ScoreRow, ...]:
    ordered = sorted(scores.items(), key=lambda pair: (-(pair[1].share_met or -1), -pair[1].judged))
    return tuple(_score_row(context, context.province(slug), score) for slug, score in ordered if score.judged)


def _year_rows(context: Context, scores: object) -> tuple[ScoreRow, ...]:
    assert isinstance(scores, dict)
    return tuple(_score_row(context, context.year(year), score) for year, score in scores.items() if score.judged)


def _score_row(context: Context, heading: Link, score: Score) -> ScoreRow:
    share = f"{score.share_met:.0f}%" if score.share_met is not None else ""
    return ScoreRow(
        heading=heading,
        judged=score.judged,
        met=score.met,
        nearly=score.nearly,
        missed=score.missed,
        share=share,
        width=share or "0%",
        mean_gap=points(score.mean_gap, context.language),
        median_gap=points(score.median_gap, context.language),
        longest_run=score.longest_run,
    )


def _outcomes(
    promises: Iterable[Promise], indicator: Indicator, *, best_first: bool = False
) -> list[tuple[Promise, Outcome]]:
    """Return the judged promises, those that fell shortest first, or those furthest above."""
    sign = -1 if indicator.direction is Direction.LOWER_IS_BETTER else 1
    judged = [(promise, promise.outcome) for promise in promises if promise.state in JUDGED and promise.outcome]
    return sorted(judged, key=lambda pair: sign * (pair[1].gap or 0), reverse=best_first)


def extreme_rows(context: Context, outcomes: Iterable[tuple[Promise, Outcome]]) -> tuple[ExtremeRow, ...]:
    """Return the largest gaps as rows of a bar list; bars are as long as the gap is to the largest."""
    pairs = list(outcomes)
    gaps = [abs(outcome.gap) for _, outcome in pairs if outcome.gap]
    largest = max(gaps, default=Decimal(1))
    return tuple(_extreme(context, promise, outcome, largest) for promise, outcome in pairs)


def _extreme(context: Context, promise: Promise, outcome: Outcome, largest: Decimal) -> ExtremeRow:
    target, result = outcome.target, outcome.result
    values = {
        "target": context.value(target.figure).plain,
        "result": context.value(result.figure).plain if result else "",
    }
    gap = outcome.gap or Decimal(0)
    address = context.url(plan_path(promise.province, promise.year), target.figure.id)
    return ExtremeRow(
        province=Link(context.province(promise.province).text, address),
        year=str(promise.year),
        text=context.say("heatmap.both", **values),
        gap=signed(gap, context.language),
        style=fill_of(context, promise),
        width=f"{abs(gap) / largest * 100:.1f}%",
    )


def largest_gaps(context: Context, indicator: str, count: int) -> tuple[tuple[ExtremeRow, ...], tuple[ExtremeRow, ...]]:
    """Return the largest misses and the largest beats of an indicator."""
    record = context.knowledge.catalogue.indicators[indicator]
    outcomes = _outcomes(context.knowledge.promises.by_indicator[indicator].values(), record)
    return extreme_rows(context, outcomes[:count]), extreme_rows(context, outcomes[::-1][:count])


def _nation_row(context: Context, row: AboveNation) -> NationRow:
    n = row.above + row.equal + row.below
    return NationRow(context.year(row.year), f"{row.national:f}%", n, row.above, row.equal, row.below)


def _patterns(context: Context, moves: tuple[TargetMove, ...], nation: tuple[AboveNation, ...]) -> tuple[Pattern, ...]:
    """Hold two findings on growth targets (Chang, Wang and Xiong, 2025) against our figures."""
    patterns = []
    compared = sum(row.above + row.equal + row.below for row in nation)
    if compared:
        above = sum(row.above for row in nation)
        below = sum(row.below for row in nation)
        share = Decimal(100 * above) / compared
        finding = context.say("promises.above.finding", share=f"{share:.0f}%", above=above, below=below)
        patterns.append(Pattern(context.say("promises.above.claim"), finding, context.say("promises.n", n=compared)))
    beaten = [move.change for move in moves if move.previous_gap is not None and move.previous_gap > 0]
    short = [move.change for move in moves if move.previous_gap is not None and move.previous_gap < 0]
    if beaten and short:
        values = {
            "raised": points(sum(beaten, Decimal(0)) / len(beaten), context.language),
            "lowered": points(sum(short, Decimal(0)) / len(short), context.language),
            "beaten": len(beaten),
            "short": len(short),
        }
        n = context.say("promises.n", n=len(beaten) + len(short))
        patterns.append(
            Pattern(context.say("promises.ratchet.claim"), context.say("promises.ratchet.finding", **values), n)
        )
    return tuple(patterns)


def promise_link(context: Context, indicator: str) -> Link:
    """Return the link from an indicator to its promises."""
    name = context.words(context.knowledge.catalogue.indicators[indicator].name)
    return Link(context.say("promises.title", indicator=name), context.url(promises_path(indicator)))
