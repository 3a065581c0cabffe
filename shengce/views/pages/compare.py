"""Provinces side by side: the reader picks up to six, an indicator and a span of years; figures come as JSON.

The page holds what can be chosen and, for readers without JavaScript, the first set of provinces in a table.
``compare/<area>.json`` beside it holds what a province's cells say (the nation's likewise), in the page's language, so
that a comparison of six provinces loads seven small files and not a table of all. Scripts place what they load, count,
and fill in sentences; they write no figure.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from shengce.addresses import area_path, indicator_path
from shengce.charts.scale import scales_of, tick_text
from shengce.derive.comparison import Span, first_compared, sets_among, spans_of, standing_of
from shengce.derive.facts import Fact
from shengce.derive.findings import HeatStep, heat_step
from shengce.derive.outcomes import Outcome
from shengce.derive.promises import Promise
from shengce.derive.scorecards import Score, headline_indicators
from shengce.language.strings import Strings
from shengce.records.areas import Area
from shengce.views.context import Context
from shengce.views.shown import Choice, ChoiceGroup, FigureCell, LegendEntry, Link, PageHead, RichText

Data = Mapping[str, object]

_STEPS_JUDGED = (
    HeatStep.FAR_BEYOND,
    HeatStep.BEYOND,
    HeatStep.MET,
    HeatStep.NEARLY,
    HeatStep.MISSED,
    HeatStep.FAR_SHORT,
)


@dataclass(frozen=True)
class SpanChoice:
    """A span of years that can be chosen at one touch."""

    span: Span
    text: str


@dataclass(frozen=True)
class SummaryCell:
    """What an indicator of a province comes to: its newest target, and how many of its targets were met."""

    target: FigureCell | None
    year: str
    score: RichText | None


@dataclass(frozen=True)
class SummaryRow:
    """An indicator, and what it comes to in each province compared."""

    indicator: Link
    cells: tuple[SummaryCell, ...]


@dataclass(frozen=True)
class ComparePage:
    """The comparison: what can be chosen, and for readers without JavaScript a summary and the full tables."""

    head: PageHead
    first: str
    regions: tuple[ChoiceGroup, ...]
    sets: tuple[Choice, ...]
    spans: tuple[SpanChoice, ...]
    indicators: tuple[Choice, ...]
    years: tuple[int, ...]
    steps: tuple[LegendEntry, ...]
    summary_heads: tuple[Link, ...]
    summary: tuple[SummaryRow, ...]
    tables: tuple[Link, ...]
    all_tables: Link
    data: Data
    strings: Strings


def compare_page(context: Context) -> ComparePage:
    """Build the page of the comparison."""
    title, core = context.say("nav.compare"), context.knowledge.core_indicators
    first = first_compared(area.slug for area in _provinces(context))
    years = context.knowledge.provinces.promises.years
    return ComparePage(
        head=context.head(title, (Link(title),), description=context.say("compare.description"), has_verdicts=True),
        first=",".join(first),
        regions=tuple(_regions(context, first)),
        sets=tuple(_sets(context, first)),
        spans=tuple(_spans(context, years)),
        indicators=tuple(Choice(name, context.short_name(name)) for name in core),
        years=years,
        steps=tuple(LegendEntry(_style(step), context.say(f"heatmap.legend.{step}")) for step in _STEPS_JUDGED),
        summary_heads=tuple(context.province(slug) for slug in first),
        summary=tuple(_summary(context, first)),
        tables=tuple(Link(context.short_name(name), context.url(indicator_path(name), "heatmap")) for name in core),
        all_tables=Link(context.say("compare.tables"), "#tables"),
        data={"indicators": [_indicator(context, name) for name in core]},
        strings=context.language.under("compare.script"),
    )


def comparison_files(context: Context) -> Iterator[tuple[str, bytes]]:
    """Yield the JSON of the nation and of each province that can be compared, with its path below the home."""
    for area in (context.knowledge.catalogue.nation, *_provinces(context)):
        yield f"compare/{area.slug}.json", _json(context, area)


def _provinces(context: Context) -> tuple[Area, ...]:
    provinces = context.knowledge.catalogue.provinces.values()
    return tuple(item for item in provinces if item.is_covered)


def _regions(context: Context, first: tuple[str, ...]) -> Iterator[ChoiceGroup]:
    provinces = _provinces(context)
    for region in dict.fromkeys(area.region for area in provinces):
        members = (area for area in provinces if area.region == region)
        choices = (Choice(area.slug, context.words(area.short), area.slug in first) for area in members)
        yield ChoiceGroup(context.say(f"region.{region}"), tuple(choices))


def _sets(context: Context, first: tuple[str, ...]) -> Iterator[Choice]:
    for name, members in sets_among(area.slug for area in _provinces(context)).items():
        yield Choice(",".join(members), context.say(f"compare.set.{name}"), members == first)


def _spans(context: Context, years: tuple[int, ...]) -> Iterator[SpanChoice]:
    for span in spans_of(years):
        key = "compare.whole_span" if span.is_whole else "compare.span_from"
        yield SpanChoice(span, context.say(key, first=span.first, last=span.last))


def _summary(context: Context, provinces: tuple[str, ...]) -> Iterator[SummaryRow]:
    for name in headline_indicators(context.knowledge.provinces.promises):
        cells = (_summary_cell(context, name, province) for province in provinces)
        yield SummaryRow(context.indicator(name), tuple(cells))


def _summary_cell(context: Context, indicator: str, province: str) -> SummaryCell:
    standing = standing_of(_promises(context, indicator, province))
    target, score = standing.newest_target, standing.score
    return SummaryCell(
        target=context.cell(target, cited=False) if target else None,
        year=context.say("compare.target_of", year=target.last_year) if target else "",
        score=_met(context, score) if score.judged else None,
    )


def _met(context: Context, score: Score) -> RichText:
    met = context.either(score.met, score.strict.met)
    return context.counted_sentence("compare.met_of", score.judged, met=met)


def _style(step: HeatStep) -> str:
    return step.replace("_", "-")


def _promises(context: Context, indicator: str, area: str) -> list[Promise]:
    table = context.knowledge.level_of(area).promises
    return [table.by_indicator[indicator][area, year] for year in table.years]


def _indicator(context: Context, name: str) -> Data:
    """Return an indicator's names and address, and the scales that its values of any area and year are drawn on."""
    table, nation = context.knowledge.provinces.promises, context.knowledge.catalogue.nation.slug
    promises = (*table.by_indicator[name].values(), *_promises(context, name, nation))
    return {
        "id": name,
        "name": context.short_name(name),
        "full": context.full_name(name),
        "url": context.url(indicator_path(name)),
        "is_headline": name in headline_indicators(table),
        "scales": [_ticks(scale) for scale in scales_of(fact.value for each in promises for fact in _stated(each))],
    }


def _stated(promise: Promise) -> tuple[Fact, ...]:
    return tuple(fact for fact in (promise.target, promise.shown_result) if fact)


def _ticks(scale: tuple[Decimal, ...]) -> list[tuple[float, str]]:
    return [(float(value), tick_text(value, "%")) for value in scale]


def _json(context: Context, area: Area) -> bytes:
    """Return one area: its name and address, and by indicator and year what the documents state.

    Addresses are relative to the language's home. Years of which neither target nor result is stated are left out.
    """
    indicators = {
        name: {
            str(promise.year): _cell(context, promise)
            for promise in _promises(context, name, area.slug)
            if promise.shown
        }
        for name in context.knowledge.core_indicators
    }
    data = {"name": context.words(area.short), "url": area_path(area), "indicators": indicators}
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _cell(context: Context, promise: Promise) -> Data:
    """Return a year: the step of colour, the verdict's or the state's word, the gap, the target and the outcome."""
    parts = {
        "step": _style(heat_step(promise)),
        "word": context.say(f"promise_state.{promise.state}"),
        **(_verdict(context, promise.outcome) if promise.outcome else {}),
        "target": _figure(context, promise.target),
        "outcome": _figure(context, promise.shown_result),
    }
    return {name: part for name, part in parts.items() if part}


def _verdict(context: Context, outcome: Outcome) -> Data:
    """Return the gap with its unit; of percentage points the number alone too, for columns whose head names them.

    With the word of the verdict where counting is strict, and how settled the outcome is, where these differ.
    """
    verdict = context.verdict(outcome)
    in_points = context.knowledge.catalogue.unit_of(outcome.target.figure).kind.in_points
    points = context.points(outcome) if in_points else ""
    strict = context.say(f"promise_state.{outcome.strict_verdict}") if verdict.strict else ""
    return {"gap": verdict.gap, "points": points, "strict": strict, "finality": verdict.finality}


def _figure(context: Context, fact: Fact | None) -> Data | None:
    """Return a figure's words and number, the number that places it, and its address."""
    if fact is None:
        return None
    value = context.value(fact.figure)
    number, unit = (f"{value.number}%", "") if value.unit == "%" else (value.number, value.unit)
    words = {"before": value.before, "number": number, "unit": unit, "after": value.after}
    return {
        **{name: word for name, word in words.items() if word},
        "value": float(fact.value),
        "url": f"{context.plan_path(fact.province, fact.plan_year)}#{fact.figure.id}",
    }
