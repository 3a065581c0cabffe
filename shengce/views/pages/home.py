"""The home page: what came of the targets, the running year, every province and year at one look, the ways on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shengce.addresses import indicator_path, year_path
from shengce.charts.share_card import GridChart
from shengce.derive.eras import YearsMet, years_met
from shengce.derive.findings import extremes_of
from shengce.derive.newest import newest_judged_year, plans_of_newest_year, running_year
from shengce.derive.scorecards import headline_indicators, headline_promises
from shengce.derive.statistics import percent_cited_to_sentence
from shengce.derive.target_spread import TargetSpread, target_spread
from shengce.derive.term_use import by_use
from shengce.records.areas import AreaLevel
from shengce.views.context import Context
from shengce.views.parts.datasets import catalogue_of_data
from shengce.views.parts.depth import read_whole
from shengce.views.parts.extremes import GapList, gap_list
from shengce.views.parts.heatmap import Heatmap, heatmap_of
from shengce.views.parts.industry_news import industry_news
from shengce.views.parts.share_charts import heatmap_chart
from shengce.views.parts.shares import SharesMet, eras_sentence, shares_met
from shengce.views.parts.tiles import verdict_map
from shengce.views.shown import Link, PageHead, RichText, Sharing, TileMap

_GAPS = 5
_TERMS = 12


@dataclass(frozen=True)
class HomePage:
    """The home page: shares by year, heatmap, map of the newest verdicts, gaps, industry, the newest plans."""

    head: PageHead
    shares: SharesMet | None
    heading: str
    others: RichText | None
    heatmap: Heatmap
    map: TileMap
    gaps_heading: str
    gaps: GapList
    caveat: RichText
    industry: tuple[RichText, ...]
    plans_heading: str
    plans: tuple[Link, ...]
    terms: tuple[Link, ...]
    terms_note: RichText
    glossary: Link


def home_page(context: Context) -> HomePage:
    """Build the home page."""
    table = context.knowledge.provinces.promises
    shown, *others = headline_indicators(table)
    met = years_met(headline_promises(table))
    short = context.short_name(shown)
    heatmap = heatmap_of(context, shown)
    return HomePage(
        head=_head(context, shown, met, heatmap_chart(context, shown, heatmap)),
        shares=shares_met(context, met) if met else None,
        heading=context.say("home.heatmap", indicator=short),
        others=_others(context, others),
        heatmap=heatmap,
        map=verdict_map(context, shown, newest_judged_year(table, shown)),
        gaps_heading=context.say("home.gaps", indicator=short),
        gaps=gap_list(context, extremes_of(table.by_indicator[shown].values(), _GAPS)),
        caveat=context.sentence("home.caveat", method=Link(context.say("home.method"), context.url("method/"))),
        industry=industry_news(context),
        plans_heading=_plans_heading(context),
        plans=_plans(context),
        terms=_terms(context),
        terms_note=read_whole(context),
        glossary=Link(context.say("home.all_terms"), context.url("glossary/")),
    )


def _head(context: Context, shown: str, met: YearsMet | None, chart: GridChart) -> PageHead:
    return context.head(
        context.say("site.title"),
        (),
        heading=context.say("home.heading"),
        description=context.say("home.lede"),
        finding=(*(_findings(context, met) if met else ()), *_running(context, shown)),
        depth=_depth(context),
        sharing=Sharing((catalogue_of_data(context),), chart),
        has_verdicts=True,
    )


def _findings(context: Context, met: YearsMet) -> Iterator[RichText]:
    """Yield what came of the targets: before and since the break of years, and in the newest year."""
    if met.eras:
        yield eras_sentence(context, met.eras)
    score = met.by_year[met.newest]
    year = context.url(year_path(met.newest))
    yield context.counted_sentence(
        "home.newest_year",
        score.judged,
        number=Link(context.number(score.judged), year),
        year=met.newest,
        met=context.either(Link(context.number(score.met), year), Link(context.number(score.strict.met), year)),
    )


def _running(context: Context, indicator: str) -> Iterator[RichText]:
    """Yield how many provinces have set a target for the running year, and between which values."""
    table = context.knowledge.provinces.promises
    year = running_year(table)
    spread = target_spread(table.in_year(indicator, year)) if year else None
    if year and spread:
        yield context.counted_sentence(
            "home.running",
            len(spread.targets),
            number=Link(context.number(len(spread.targets)), context.url(year_path(year))),
            indicator=context.short_name(indicator),
            year=year,
            range=_range(context, spread),
        )


def _range(context: Context, spread: TargetSpread) -> RichText:
    lowest, highest = spread.lowest, spread.highest
    ends = {
        "lowest": Link(context.amount(lowest.value, lowest), context.cell(lowest, cited=False).url),
        "highest": Link(context.amount(highest.value, highest), context.cell(highest, cited=False).url),
    }
    if spread.is_one_value or spread.usual is None:
        return context.sentence("home.range.one" if spread.is_one_value else "home.range.wide", **ends)
    return context.sentence("home.range.usual", usual=context.amount(spread.usual, lowest), **ends)


def _depth(context: Context) -> RichText:
    knowledge = context.knowledge
    facts = knowledge.provinces.facts.all
    plans = len(knowledge.catalogue.plans_of(AreaLevel.PROVINCE))
    return context.sentence(
        "home.depth",
        plans=Link(context.language.count("home.reports", plans), context.url("sources/")),
        indicators=context.language.count("home.core", len(knowledge.core_indicators)),
        figures=Link(context.language.count("home.figures", len(facts)), context.url("data/")),
        cited=Link(context.say("home.cited", share=percent_cited_to_sentence(facts) or 0), context.url("method/")),
    )


def _others(context: Context, names: list[str]) -> RichText | None:
    """Return the ways to the same picture of the other indicators, which stand on pages of their own."""
    links = [Link(context.short_name(name), context.url(indicator_path(name), "heatmap")) for name in names]
    return context.sentence("home.others", indicators=context.listed(links)) if links else None


def _plans_heading(context: Context) -> str:
    return context.say("home.newest", year=running_year(context.knowledge.provinces.promises) or "")


def _plans(context: Context) -> tuple[Link, ...]:
    """Return the plans of the newest year, by the names of their provinces."""
    plans = plans_of_newest_year(context.knowledge.catalogue)
    return tuple(
        Link(context.province(plan.province).text, context.url(context.plan_path(plan.province, plan.year)))
        for plan in plans
    )


def _terms(context: Context) -> tuple[Link, ...]:
    """Return the terms that most provinces name."""
    terms = by_use(context.knowledge.catalogue.terms.values(), context.knowledge.indexes)
    return tuple(context.term(term.id) for term in terms[:_TERMS])
