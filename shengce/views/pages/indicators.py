"""The index of indicators: what is promised for the running year, and what else is stated; single counts apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from shengce.addresses import anchor_of, year_path
from shengce.derive.facts import Fact
from shengce.derive.indicator_use import FEW_PLANS, is_seldom, promised_by_most
from shengce.derive.newest import running_year
from shengce.derive.scorecards import score_of
from shengce.derive.target_spread import TargetSpread, target_spread
from shengce.records.vocabulary import Indicator
from shengce.views.context import Context
from shengce.views.parts.depth import core_and_whole
from shengce.views.shown import Link, PageHead, RichText


@dataclass(frozen=True)
class IndicatorLine:
    """An indicator in an index: how many figures state it, of how many provinces."""

    link: Link
    definition: str
    unit: str
    figures: str
    provinces: int


@dataclass(frozen=True)
class PromisedLine:
    """A core indicator: the running year's targets, their number and ends, and how many of the last year's were met."""

    line: IndicatorLine
    targets: str
    range: str
    met: RichText | None


@dataclass(frozen=True)
class IndicatorGroup:
    """Indicators of one theme: those at the core, and the others; ``count`` says how many these are."""

    anchor: str
    theme: Link
    core: tuple[PromisedLine, ...]
    lines: tuple[IndicatorLine, ...]
    count: str


@dataclass(frozen=True)
class IndicatorsPage:
    """The index: core indicators as a table, then by theme those stated widely, and those that are not, folded."""

    head: PageHead
    year: int
    groups: tuple[IndicatorGroup, ...]
    themes: tuple[IndicatorGroup, ...]
    seldom: tuple[IndicatorGroup, ...]
    seldom_title: str


def indicators_page(context: Context) -> IndicatorsPage:
    """Build the index: core indicators first within each theme."""
    indicators = context.knowledge.catalogue.indicators.values()
    seldom = {item.id for item in indicators if is_seldom(item, _facts(context, item))}
    core = tuple(_groups(context, [item for item in indicators if item.core]))
    shown = {group.anchor for group in core}
    widely = [item for item in indicators if not item.core and item.id not in seldom]
    themes = tuple(_groups(context, widely, anchored=shown))
    shown |= {group.anchor for group in themes}
    return IndicatorsPage(
        head=_head(context),
        year=running_year(context.knowledge.provinces.promises),
        groups=core,
        themes=themes,
        seldom=tuple(_groups(context, [item for item in indicators if item.id in seldom], anchored=shown)),
        seldom_title=context.language.count("indicators.seldom", len(seldom), plans=FEW_PLANS),
    )


def _head(context: Context) -> PageHead:
    title = context.say("nav.indicators")
    return context.head(
        title,
        (Link(title),),
        description=context.say("indicators.description"),
        finding=tuple(_finding(context)),
        depth=core_and_whole(context),
        has_verdicts=True,
    )


def _finding(context: Context) -> Iterator[RichText]:
    """Yield for which indicators most provinces set a target for the running year."""
    table = context.knowledge.provinces.promises
    year = running_year(table)
    named = [
        context.sentence(
            "indicators.counted",
            indicator=context.short_name(promised.indicator),
            number=Link(context.number(promised.provinces), context.indicator(promised.indicator).url),
        )
        for promised in promised_by_most(table, year)
    ]
    if named:
        link = Link(str(year), context.url(year_path(year)))
        yield context.sentence("indicators.finding", year=link, indicators=context.listed(named))


def _groups(
    context: Context, indicators: Iterable[Indicator], anchored: Iterable[str] = ()
) -> Iterator[IndicatorGroup]:
    """Yield the indicators by theme; a theme whose anchor stands elsewhere on the page has none here."""
    members = list(indicators)
    for theme in context.knowledge.catalogue.themes.values():
        own = [item for item in members if item.theme == theme.id]
        anchor = anchor_of(theme.id)
        if own:
            lines = tuple(indicator_line(context, item) for item in own if not item.core)
            yield IndicatorGroup(
                anchor="" if anchor in anchored else anchor,
                theme=context.theme(theme.id),
                core=tuple(_promised(context, item) for item in own if item.core),
                lines=lines,
                count=context.language.count("count.indicators", len(lines)),
            )


def _promised(context: Context, indicator: Indicator) -> PromisedLine:
    table = context.knowledge.provinces.promises
    year = running_year(table)
    spread = target_spread(table.in_year(indicator.id, year))
    return PromisedLine(
        line=indicator_line(context, indicator),
        targets=context.number(len(spread.targets)) if spread else "",
        range=_range(context, spread) if spread else "",
        met=_met(context, indicator.id, year - 1),
    )


def _range(context: Context, spread: TargetSpread) -> str:
    lowest, highest = (context.amount(fact.value, fact) for fact in (spread.lowest, spread.highest))
    return lowest if spread.is_one_value else context.say("indicators.range", lowest=lowest, highest=highest)


def _met(context: Context, indicator: str, year: int) -> RichText | None:
    score = score_of(context.knowledge.provinces.promises.in_year(indicator, year))
    tallies = (score, score.strict)
    usual, strict = (context.say("indicators.met_of", met=tally.met, judged=tally.judged) for tally in tallies)
    return context.either(usual, strict) if score.judged else None


def indicator_line(context: Context, indicator: Indicator) -> IndicatorLine:
    """Return an indicator as a line of an index."""
    facts = _facts(context, indicator)
    return IndicatorLine(
        link=context.indicator(indicator.id),
        definition=context.words(indicator.definition),
        unit=context.words(context.knowledge.catalogue.units[indicator.unit].name),
        figures=context.number(len(facts)),
        provinces=len({fact.province for fact in facts}),
    )


def _facts(context: Context, indicator: Indicator) -> tuple[Fact, ...]:
    return context.knowledge.provinces.facts.of_indicator(indicator.id)
