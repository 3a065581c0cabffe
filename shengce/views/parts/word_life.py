"""The life of a term in the reports: in words, as a chart with its table, who named it first, what goes with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shengce.charts.word_life import MISSING, LifeRow, WordLifeChart
from shengce.derive.words.life import SHADES, Mention, WordLife, YearOfWord
from shengce.derive.words.neighbours import Neighbour
from shengce.language.values import whole_percent
from shengce.records.vocabulary import Term
from shengce.views.context import Context, Embed
from shengce.views.parts.phrases import as_printed, phrase_link, times_text, viewer_link
from shengce.views.shown import ChartView, LegendEntry, Link, RichText


@dataclass(frozen=True)
class YearRow:
    """A year: how many of the provincial reports name the term and how often, and how often the nation's does."""

    year: Link
    named: str
    share: str
    occurrences: str
    national: str


@dataclass(frozen=True)
class FirstRow:
    """The provinces that name the term first in a year, each with the way to its report."""

    year: Link
    provinces: tuple[Link, ...]


@dataclass(frozen=True)
class GoesWith:
    """A word that rises and falls with the term, and how nearly."""

    word: Link
    correlation: str


@dataclass(frozen=True)
class WordLifeView:
    """What the reports' counts say of a term; no chart where few years or a single province name it."""

    heading: str
    sentences: tuple[RichText, ...]
    counted: tuple[str, ...]
    method: str
    viewer: Link | None
    chart: ChartView | None
    legend: tuple[LegendEntry, ...]
    years: tuple[YearRow, ...]
    firsts: tuple[FirstRow, ...]
    neighbours: tuple[GoesWith, ...]


def word_life(context: Context, term: Term) -> WordLifeView | None:
    """Return the life of a term; None where no counts are known."""
    facts = context.knowledge.word_facts
    if facts is None:
        return None
    life = facts.lives[term.id]
    return WordLifeView(
        heading=context.say("word_life.heading", **_span(life)),
        sentences=tuple(_sentences(context, life)),
        counted=tuple(context.say("word_life.quoted", word=as_printed(word)) for word in life.words),
        method=context.url("method/", "words"),
        viewer=viewer_link(context, context.say("word_life.viewer"), life.words) if life.named_years else None,
        chart=_chart(context, term, life) if life.is_drawn else None,
        legend=tuple(_legend(context)) if life.is_drawn else (),
        years=tuple(_year_row(context, year) for year in life.years) if life.is_drawn else (),
        firsts=tuple(_first_row(context, mention) for mention in life.firsts),
        neighbours=tuple(_goes_with(context, each) for each in facts.neighbours.get(term.id, ())),
    )


def _span(life: WordLife) -> dict[str, str]:
    return {"first": str(life.reports.first), "last": str(life.reports.last)}


def _sentences(context: Context, life: WordLife) -> Iterator[RichText]:
    total = context.language.count("count.reports", life.reports.provincial)
    if not life.named_years:
        yield context.sentence("word_life.nowhere", reports=total, **_span(life))
        return
    yield context.counted_sentence("word_life.named", life.provincial, reports=total, **_ends(context, life))
    if life.is_past_its_peak:
        peak = {"year": context.year(life.peak.year), "named": life.peak.named, "reports": life.peak.reports}
        yield context.sentence("word_life.peak", **peak)
    yield _newest(context, life)
    if life.first_national:
        yield context.sentence("word_life.nation", year=str(life.first_national))
    else:
        yield context.sentence("word_life.no_nation")


def _ends(context: Context, life: WordLife) -> dict[str, object]:
    first = life.first
    return {"year": context.year(first.year), "provinces": context.listed(_plans(context, first))}


def _newest(context: Context, life: WordLife) -> RichText:
    newest = next(reversed(life.years))
    if newest.named:
        values = {"year": context.year(newest.year), "named": newest.named, "reports": newest.reports}
        return context.sentence("word_life.newest", **values)
    return context.sentence("word_life.last", year=context.year(life.last.year))


def _plans(context: Context, mention: Mention) -> tuple[Link, ...]:
    return tuple(_province(context, area, mention.year) for area in mention.provinces)


def _province(context: Context, area: str, year: int) -> Link:
    """Return a province with the way to its report of a year, as far as that has a page."""
    is_known = (area, year) in context.knowledge.catalogue.plans
    url = context.url(context.plan_path(area, year)) if is_known else ""
    return Link(context.province(area).text, url)


def _chart(context: Context, term: Term, life: WordLife) -> ChartView:
    name = context.words(term.name)
    title = context.say("word_life.title", term=name)
    images = context.draw(
        WordLifeChart(
            title=title,
            description=context.say("word_life.description", term=name),
            years=life.reports.years,
            shares=tuple(year.share for year in life.years),
            words=tuple(_words(context, life)),
            nation=_row(context, life, life.reports.nation),
            rows=tuple(_row(context, life, area) for area in life.naming),
        )
    )
    note = _note(context, life)
    embed = Embed("life", "word-life", title, _note_alone(context, note), images.height, images)
    picture = context.embed(embed)
    return ChartView("word-life", title, images.wide, images.narrow, note, picture)


def _note_alone(context: Context, note: str) -> str:
    """Return the note with what the shades mean, which beside the chart stands as a legend."""
    shades = context.say("list.separator").join(times_text(context, shade) for shade in SHADES)
    return context.say("taking.life", note=note, shades=shades)


def _words(context: Context, life: WordLife) -> Iterator[tuple[int, str]]:
    peak = life.peak
    yield peak.year, context.say("word_life.point", named=peak.named, reports=peak.reports)


def _row(context: Context, life: WordLife, area: str) -> LifeRow:
    shades = (life.shade(area, year) for year in life.reports.years)
    return LifeRow(context.province(area).text, tuple(MISSING if shade is None else shade for shade in shades))


def _note(context: Context, life: WordLife) -> str:
    if life.silent:
        return context.language.count("word_life.note", life.silent)
    return context.say("word_life.note_all")


def _legend(context: Context) -> Iterator[LegendEntry]:
    for shade in SHADES:
        yield LegendEntry(f"sc-step-{shade.shade + 1}", times_text(context, shade))
    yield LegendEntry("sc-swatch--wash", context.say("word_life.not_named"))
    yield LegendEntry("sc-swatch--dash", context.say("word_life.missing"))


def _year_row(context: Context, year: YearOfWord) -> YearRow:
    return YearRow(
        year=context.year(year.year),
        named=context.say("word_life.of", named=year.named, reports=year.reports),
        share=whole_percent(year.share) if year.share is not None else "",
        occurrences=str(year.occurrences),
        national="" if year.national is None else str(year.national),
    )


def _first_row(context: Context, mention: Mention) -> FirstRow:
    return FirstRow(context.year(mention.year), _plans(context, mention))


def _goes_with(context: Context, neighbour: Neighbour) -> GoesWith:
    return GoesWith(phrase_link(context, neighbour.word), f"{neighbour.correlation:.2f}")
