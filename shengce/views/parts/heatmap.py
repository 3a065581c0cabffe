"""The matrix province by year of one indicator: each cell a promise, its outcome and the way to both sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from shengce.derive.facts import Fact
from shengce.derive.finality import early_share
from shengce.derive.findings import LEGEND_STEPS, HeatStep, heat_step
from shengce.derive.promises import Promise, PromiseTable
from shengce.derive.scorecards import Score, score_of
from shengce.language.dates import locator_text
from shengce.language.values import number_text, signed, whole_percent
from shengce.records.areas import Region
from shengce.views.context import Context
from shengce.views.parts.events import event_notes, national_events
from shengce.views.shown import LegendEntry, Link, RichText, VerdictView

_LABELLED = 5


UNSETTLED = "sc-unsettled"


@dataclass(frozen=True)
class HeatCell:
    """One province and year: fill, bare numbers, words, verdict, places of both sentences, and where it leads.

    Numbers and places are empty where there is none, and so is ``url``; of a range the number is the end reached first.
    ``label`` is the whole in words, without province and year.
    """

    style: str
    outcome: str
    target: str
    gap: str
    text: str
    verdict: VerdictView | None
    label: str
    places: str
    url: str


@dataclass(frozen=True)
class HeatRow:
    """One province, or the nation: its cells in the order of years, and the share of judged targets that were met."""

    slug: str
    province: Link
    cells: tuple[HeatCell, ...]
    share: RichText
    judged: str


@dataclass(frozen=True)
class HeatRegion:
    """The provinces of one region."""

    name: str
    rows: tuple[HeatRow, ...]


@dataclass(frozen=True)
class HeatYear:
    """The head of a column: the year in full and as shown, and its classes: of national events, of round years."""

    year: str
    short: str
    style: str


@dataclass(frozen=True)
class Heatmap:
    """A matrix with its legend; ``nation`` is the row above the provinces, ``share`` heads the column of shares met."""

    id: str
    title: str
    years: tuple[HeatYear, ...]
    nation: HeatRow
    regions: tuple[HeatRegion, ...]
    legend: tuple[LegendEntry, ...]
    share: str
    lower_first: bool


def heatmap_of(context: Context, indicator: str) -> Heatmap:
    """Return the matrix of an indicator over all provinces that the knowledge base covers."""
    knowledge = context.knowledge
    table = knowledge.provinces.promises
    return Heatmap(
        id=f"heat-{indicator}".replace("_", "-"),
        title=context.say("heatmap.title", indicator=context.short_name(indicator)),
        years=tuple(_year(context, year) for year in table.years),
        nation=_row(context, indicator, knowledge.catalogue.nation.slug),
        regions=tuple(region for region in _regions(context, indicator) if region.rows),
        legend=(*legend(context), *_events(context, table)),
        share=context.say("heatmap.share", indicator=context.short_name(indicator)),
        lower_first=knowledge.catalogue.indicators[indicator].direction.is_lower_better,
    )


def _events(context: Context, table: PromiseTable) -> Iterable[LegendEntry]:
    """Yield what the ticks above years stand for, where the table has such years."""
    if _event_years(context).intersection(table.years):
        notes = context.say("list.separator").join(event_notes(context))
        yield LegendEntry("sc-swatch--tick", context.say("heatmap.events", events=notes))


def _event_years(context: Context) -> set[int]:
    return {event.year for event in national_events(context)}


def legend(context: Context) -> tuple[LegendEntry, ...]:
    """Return what the fills of verdicts mean, from far above to far below, and the rest."""
    entries = (LegendEntry(style_of(step), context.say(f"heatmap.legend.{step}")) for step in LEGEND_STEPS)
    share = early_share(context.knowledge.provinces.promises)
    if share is None:
        return tuple(entries)
    return (*entries, LegendEntry(UNSETTLED, context.say("heatmap.legend.unsettled", share=whole_percent(share))))


def style_of(step: HeatStep) -> str:
    """Return the class that gives a step its colour."""
    return "sc-none" if step is HeatStep.NONE else f"sc-fill--{step.replace('_', '-')}"


def _year(context: Context, year: int) -> HeatYear:
    tick = "sc-heat__tick" if year in _event_years(context) else ""
    name = "" if year % _LABELLED else "sc-heat__round"
    return HeatYear(str(year), f"’{year % 100:02}", " ".join(filter(None, (tick, name))))


def _regions(context: Context, indicator: str) -> Iterable[HeatRegion]:
    covered = [province for province in context.knowledge.catalogue.provinces.values() if province.is_covered]
    for region in Region:
        members = (province.slug for province in covered if province.region is region)
        yield HeatRegion(context.say(f"region.{region}"), tuple(_row(context, indicator, m) for m in members))


def _row(context: Context, indicator: str, area: str) -> HeatRow:
    table = context.knowledge.level_of(area).promises
    promises = [table.of(indicator, area, year) for year in context.knowledge.provinces.promises.years]
    score = score_of(promise for promise in promises if promise)
    return HeatRow(
        slug=area,
        province=context.province(area),
        cells=tuple(heat_cell(context, promise) if promise else _unread(context) for promise in promises),
        share=context.either(*(whole_percent(tally.share_met) for tally in (score, score.strict))),
        judged=judged_text(context, score),
    )


def judged_text(context: Context, score: Score) -> str:
    """Return ``17 of 31 judged targets met``, and how many strictly where that is another number."""
    text = context.language.count("heatmap.judged", score.judged, met=score.met)
    is_same = score.strict.met == score.met
    return text if is_same else context.say("heatmap.judged_strictly", text=text, strict=score.strict.met)


def _unread(context: Context) -> HeatCell:
    unread = context.say("promise_state.unread")
    return HeatCell("sc-none", "", "", "", unread, None, unread, "", "")


def heat_cell(context: Context, promise: Promise) -> HeatCell:
    """Return a promise as a cell; it leads to the target, to the result where there is no target, or nowhere."""
    target, result = promise.target, promise.shown_result
    gap = promise.outcome.gap if promise.outcome else None
    verdict = context.verdict(promise.outcome) if promise.outcome else None
    text = promise_text(context, promise)
    return HeatCell(
        style=fill_of(promise),
        outcome=number_text(result.value, context.language) if result else "",
        target=number_text(target.value, context.language) if target else "",
        gap=signed(gap, context.language) if gap is not None else "",
        text=text,
        verdict=verdict,
        label=_label(context, text, verdict),
        places=places_of(context, (target, result)),
        url=cell_url(context, promise),
    )


def cell_url(context: Context, promise: Promise) -> str:
    """Return where a promise's cell leads: to the target, to the result where there is no target, or nowhere."""
    shown = promise.shown
    return context.url(context.plan_path(shown.province, shown.plan_year), shown.figure.id) if shown else ""


def cell_label(context: Context, promise: Promise) -> str:
    """Return all that a promise's cell says in one line: target and outcome, or why they are missing, and verdict."""
    verdict = context.verdict(promise.outcome) if promise.outcome else None
    return _label(context, promise_text(context, promise), verdict)


def _label(context: Context, text: str, verdict: VerdictView | None) -> str:
    if verdict is None:
        return text
    word = verdict.word
    if verdict.strict:
        word = context.say("heatmap.word_strictly", word=verdict.word, strict=verdict.strict)
    said = " ".join(part for part in (word, verdict.gap) if part)
    return context.say("list.joined", first=text, second=said)


def fill_of(promise: Promise) -> str:
    """Return the classes that colour a promise; one says that its outcome is only expected or preliminary."""
    style = style_of(heat_step(promise))
    is_settled = promise.outcome is None or promise.outcome.is_settled
    return style if is_settled else f"{style} {UNSETTLED}"


def promise_text(context: Context, promise: Promise) -> str:
    """Return what a cell says: target and outcome of its year, or why they are missing."""
    target, result = promise.target, promise.shown_result
    if target and result:
        return context.say("heatmap.both", target=_value(context, target), result=_value(context, result))
    if target:
        return context.say("heatmap.target", target=_value(context, target))
    state = context.say(f"promise_state.{promise.state}")
    return context.say("heatmap.result", state=state, result=_value(context, result)) if result else state


def _value(context: Context, fact: Fact) -> str:
    return context.value(fact.figure).plain


def places_of(context: Context, facts: Iterable[Fact | None]) -> str:
    """Return where the sentences of facts stand: ``2015 report, paragraph 31, sentence 2``."""
    places = (
        context.say(
            "heatmap.place",
            year=fact.plan_year,
            locator=locator_text(fact.figure.cite.locator, context.language),
        )
        for fact in facts
        if fact
    )
    return context.say("chart.separator").join(places)
