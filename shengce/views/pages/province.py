"""One province: what it promises now, how its promises ended, and all its years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from shengce.addresses import programmes_path
from shengce.charts.row_marks import RowMark, RowValues, row_marks
from shengce.charts.share_card import LineChart
from shengce.derive.area_series import (
    CurrentPromise,
    CurrentPromises,
    current_promises,
    depth_read,
    newest_year,
    stated_series,
)
from shengce.derive.facts import Fact
from shengce.derive.findings import heat_step
from shengce.derive.promises import Promise
from shengce.derive.scorecards import headline_indicators
from shengce.language.dates import period_text
from shengce.records.areas import Area
from shengce.views.context import Context
from shengce.views.parts.area_findings import depth_of, finding_of
from shengce.views.parts.events import event_notes
from shengce.views.parts.feeds import FEED, area_feed_title
from shengce.views.parts.files_of_page import files_of_page
from shengce.views.parts.heatmap import style_of
from shengce.views.parts.industry_years import IndustryOfYears, industry_of_years
from shengce.views.parts.neighbours import neighbours_link
from shengce.views.parts.own_words import OwnWordsView, own_words_of_newest_years
from shengce.views.parts.series import SeriesSection, series_section
from shengce.views.parts.share_charts import series_chart
from shengce.views.shown import CiteThis, FigureCell, Link, PageHead, RichText, Sharing, VerdictView


@dataclass(frozen=True)
class YearChip:
    """One year of a province: the way to its page, the colour and the words of its first headline verdict."""

    link: Link
    style: str
    state: RichText


@dataclass(frozen=True)
class CurrentRow:
    """A target of the newest plan beside the promise of the year before; ``state`` where that has no target."""

    indicator: Link
    target: FigureCell
    earlier: FigureCell | None
    outcome: FigureCell | None
    mark: RowMark
    verdict: VerdictView | None
    state: str


@dataclass(frozen=True)
class CurrentPlan:
    """The newest plan: the way to its page, its year and the year before, and a row for each target."""

    plan: Link
    year: int
    before: int
    rows: tuple[CurrentRow, ...]


@dataclass(frozen=True)
class AreaFact:
    """Something said of the area itself: its kind, its region, its seat, its code."""

    name: str
    value: str


@dataclass(frozen=True)
class ProvincePage:
    """A province: what it is, and what each year brought; no years is an honest state of its own."""

    head: PageHead
    facts: tuple[AreaFact, ...]
    aliases: tuple[str, ...]
    reason: str
    comparison: Link | None
    years: tuple[YearChip, ...]
    years_of: str
    current: CurrentPlan | None
    programmes: Link | None
    industry: IndustryOfYears | None
    own_words: OwnWordsView | None
    events: tuple[str, ...]
    sections: tuple[SeriesSection, ...]
    cities: tuple[Link, ...]
    neighbours: tuple[Link, ...]
    cite_this: CiteThis


def province_page(context: Context, province: Area) -> ProvincePage:
    """Build the page of one province."""
    table = context.knowledge.level_of(province.slug).promises
    name = context.words(province.short)
    stated = stated_series(table, province.slug)
    return ProvincePage(
        head=_head(context, province, name, series_chart(context, stated)),
        facts=tuple(_facts(context, province)),
        aliases=province.aliases,
        reason=context.words(province.scope.reason),
        comparison=neighbours_link(context, province),
        years=tuple(_years(context, province.slug)),
        years_of=context.say("province.years", indicator=context.short_name(headline_indicators(table)[0])),
        current=_current(context, province.slug),
        programmes=_programmes(context, province),
        industry=industry_of_years(context, province.slug),
        own_words=own_words_of_newest_years(context, province.slug),
        events=event_notes(context),
        sections=tuple(series_section(context, series) for series in stated),
        cities=_within(context, province),
        neighbours=_neighbours(context, province),
        cite_this=context.cite_this(context.words(province.name), f"shengce-{province.slug}"),
    )


def _head(context: Context, province: Area, name: str, chart: LineChart | None) -> PageHead:
    return context.head(
        name,
        (*context.crumbs_above(province), Link(name)),
        heading=context.words(province.name),
        description=_description(context, province),
        finding=finding_of(context, province),
        depth=depth_of(context, province),
        sharing=Sharing(
            chart=chart,
            files=files_of_page(context, "areas", province.slug),
            feed=Link(area_feed_title(context, province), FEED),
        ),
        has_verdicts=True,
    )


def _description(context: Context, province: Area) -> str:
    """Return what the page holds: of which years, or that nothing is recorded."""
    depth, name = depth_read(context.knowledge.catalogue, province.slug), context.words(province.name)
    if depth is None:
        return context.say("province.description_without", province=name)
    return context.say("province.description", province=name, span=period_text(depth.span, context.language))


def _years(context: Context, slug: str) -> Iterator[YearChip]:
    """Yield the years of which there is a plan, or the word that its report is missing, newest first."""
    knowledge = context.knowledge
    table = knowledge.level_of(slug).promises
    first, *_ = headline_indicators(table)
    for year in reversed(table.years):
        promise = table.of(first, slug, year)
        if promise and (slug, year) in knowledge.catalogue.plans:
            yield _chip(context, promise, context.url(context.plan_path(slug, year)))
        elif promise and (slug, year) in knowledge.catalogue.missing_reports:
            yield _chip(context, promise, "")


def _chip(context: Context, promise: Promise, url: str) -> YearChip:
    states = (context.say(f"promise_state.{state}") for state in (promise.state, promise.strict_state))
    return YearChip(Link(str(promise.year), url), style_of(heat_step(promise)), context.either(*states))


def _programmes(context: Context, province: Area) -> Link | None:
    """Return the way to the programmes that the area's reports name; None where none was read whole."""
    found = context.knowledge.programmes.get(province.slug)
    if found is None:
        return None
    said = context.language.count("province.programmes", found.count, province=context.words(province.short))
    return Link(said, context.url(programmes_path(province)))


def _current(context: Context, slug: str) -> CurrentPlan | None:
    newest = newest_year(context.knowledge.catalogue.plans, slug)
    if newest is None:
        return None
    current = current_promises(context.knowledge.level_of(slug).promises, slug, newest)
    plan = context.plan(slug, newest)
    way = Link(context.say("province.current_plan", plan=plan.text), plan.url)
    return CurrentPlan(way, newest, newest - 1, _current_rows(context, current))


def _current_rows(context: Context, current: CurrentPromises) -> tuple[CurrentRow, ...]:
    marks = row_marks(_values(promise.before) for promise in current.promises)
    return tuple(_current_row(context, *pair) for pair in zip(current.promises, marks, strict=True))


def _values(before: Promise | None) -> RowValues:
    if before is None:
        return RowValues()
    return RowValues(_value(before.target), _value(before.shown_result), step=heat_step(before).replace("_", "-"))


def _value(fact: Fact | None) -> Decimal | None:
    return fact.value if fact else None


def _current_row(context: Context, promise: CurrentPromise, mark: RowMark) -> CurrentRow:
    assert promise.now.target
    before = promise.before
    outcome = before.outcome if before else None
    return CurrentRow(
        indicator=context.indicator(promise.now.indicator),
        target=context.cell(promise.now.target, cited=False),
        earlier=_cell(context, before.target if before else None),
        outcome=_cell(context, before.shown_result if before else None),
        mark=mark,
        verdict=context.verdict(outcome) if outcome else None,
        state=context.say(f"promise_state.{before.state}") if before and not outcome else "",
    )


def _cell(context: Context, fact: Fact | None) -> FigureCell | None:
    return context.cell(fact, cited=False) if fact else None


def _facts(context: Context, area: Area) -> Iterator[AreaFact]:
    """Yield what is said of the area itself, as far as its level says it."""
    if area.kind:
        yield AreaFact(context.say("province.kind"), context.say(f"province_kind.{area.kind}"))
        yield AreaFact(context.say("province.region"), context.say(f"region.{area.region}"))
    if area.capital:
        yield AreaFact(context.say("province.capital"), context.words(area.capital))
    if area.code:
        yield AreaFact(context.say("province.code"), area.code)


def _within(context: Context, area: Area) -> tuple[Link, ...]:
    areas = context.knowledge.catalogue.areas.values()
    return tuple(context.province(inner.slug) for inner in areas if inner.within == area.slug)


def _neighbours(context: Context, area: Area) -> tuple[Link, ...]:
    """Return the other areas of the level in the same region, and within the same area."""
    place = (area.level, area.region, area.within)
    return tuple(
        context.province(other.slug)
        for other in context.knowledge.catalogue.areas.values()
        if (other.level, other.region, other.within) == place and other.slug != area.slug
    )
