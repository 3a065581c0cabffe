"""Tables of scores, and the links between the pages of promises."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from shengce.addresses import indicator_path
from shengce.derive.promises import Promise
from shengce.derive.scorecards import Score, score_of
from shengce.language.values import points, whole_percent
from shengce.views.context import Context
from shengce.views.shown import Link, RichText


@dataclass(frozen=True)
class IndicatorScore:
    """An indicator's verdicts, share met, mean and median gap in points; counts say both where strict ones differ."""

    heading: Link
    judged: int
    met: RichText
    nearly: RichText
    missed: int
    share: RichText
    mean_gap: str
    median_gap: str


@dataclass(frozen=True)
class ProvinceScore:
    """How many of a province's judged targets were met, for each indicator and in all; empty where none is judged."""

    heading: Link
    cells: tuple[RichText, ...]
    all: RichText
    share: RichText


def indicator_tabs(context: Context) -> tuple[Link, ...]:
    """Return the links to the overview and to the page of each core indicator; the page's own has no address."""
    links = [Link(context.say("promises.all"), context.url("promises/") if context.path != "promises/" else "")]
    for name in context.knowledge.core_indicators:
        path = indicator_path(name)
        links.append(Link(context.short_name(name), context.url(path) if path != context.path else ""))
    return tuple(links)


def summary_text(context: Context, score: Score) -> RichText:
    """Return a score as a sentence with its counts."""
    return context.counted_sentence(
        "promises.summary",
        score.judged,
        share=share_met(context, score),
        met=context.either(score.met, score.strict.met),
        nearly=context.either(score.nearly, score.strict.nearly),
        missed=score.missed,
    )


def share_met(context: Context, score: Score) -> RichText:
    """Return the share of judged targets that were met, and strictly; a dash where none is judged."""
    return context.either(*(whole_percent(tally.share_met) or "—" for tally in (score, score.strict)))


def indicator_scores(context: Context, scores: Mapping[str, Score]) -> tuple[IndicatorScore, ...]:
    """Return a row for each indicator, in the order given."""
    return tuple(_indicator_score(context, name, score) for name, score in scores.items())


def _indicator_score(context: Context, indicator: str, score: Score) -> IndicatorScore:
    return IndicatorScore(
        heading=context.indicator(indicator),
        judged=score.judged,
        met=context.either(score.met, score.strict.met),
        nearly=context.either(score.nearly, score.strict.nearly),
        missed=score.missed,
        share=share_met(context, score),
        mean_gap=points(score.mean_gap, context.language),
        median_gap=points(score.median_gap, context.language),
    )


def province_scores(context: Context, indicators: Iterable[str]) -> tuple[ProvinceScore, ...]:
    """Return a row for each province that the knowledge base covers, in the order of the records."""
    table = context.knowledge.provinces.promises
    cells = [tuple(table.by_indicator[name].values()) for name in indicators]
    areas = (area for area in context.knowledge.catalogue.provinces.values() if area.is_covered)
    return tuple(_province_score(context, area.slug, cells) for area in areas)


def _province_score(context: Context, area: str, indicators: Iterable[Iterable[Promise]]) -> ProvinceScore:
    own = [[promise for promise in promises if promise.province == area] for promises in indicators]
    whole = score_of(promise for promises in own for promise in promises)
    return ProvinceScore(
        heading=context.province(area),
        cells=tuple(_met(context, score_of(promises)) for promises in own),
        all=_met(context, whole),
        share=share_met(context, whole),
    )


def _met(context: Context, score: Score) -> RichText:
    if not score.judged:
        return RichText(())
    counts = (context.say("answers.met_of", met=tally.met, judged=tally.judged) for tally in (score, score.strict))
    return context.either(*counts)
