"""The home page: promise and outcome of every province and year at one look, and the ways into the rest."""

from __future__ import annotations

from dataclasses import dataclass

from shengce.derive.promises import JUDGED
from shengce.derive.scorecards import headline_indicators, score_of
from shengce.views.context import Context, plan_path, promises_path
from shengce.views.heatmap import Heatmap, heatmap_of
from shengce.views.parts import Link, Number, PageHead, TileMap
from shengce.views.promises import ExtremeRow, largest_gaps
from shengce.views.tiles import verdict_map

_TABS = 3
_GAPS = 5
_NEWEST = 8
_TERMS = 24


@dataclass(frozen=True)
class HomePage:
    """The home page: the heatmap, the map of the newest verdicts, the largest gaps, the newest plans, the terms."""

    head: PageHead
    numbers: tuple[Number, ...]
    tabs: tuple[Link, ...]
    heatmap: Heatmap
    map: TileMap
    gaps_heading: str
    misses: tuple[ExtremeRow, ...]
    beats: tuple[ExtremeRow, ...]
    plans: tuple[Link, ...]
    terms: tuple[Link, ...]
    glossary: Link


def home_page(context: Context) -> HomePage:
    """Build the home page."""
    shown, *others = headline_indicators(context.knowledge.promises)[:_TABS]
    misses, beats = largest_gaps(context, shown, _GAPS)
    judged_year = _newest_judged_year(context, shown)
    head = context.head(
        "home", context.say("site.title"), (), heading=context.say("home.heading"), description=context.say("home.lede")
    )
    return HomePage(
        head=head,
        numbers=_numbers(context),
        tabs=(Link(_short(context, shown)), *(_tab(context, name) for name in others)),
        heatmap=heatmap_of(context, shown),
        map=verdict_map(context, shown, judged_year),
        gaps_heading=context.say("home.gaps", indicator=_short(context, shown)),
        misses=misses,
        beats=beats,
        plans=_plans(context),
        terms=_terms(context),
        glossary=Link(context.say("home.all_terms"), context.url("glossary/")),
    )


def _short(context: Context, name: str) -> str:
    indicator = context.knowledge.catalogue.indicators[name]
    return context.words(indicator.short or indicator.name)


def _tab(context: Context, name: str) -> Link:
    return Link(_short(context, name), context.url(promises_path(name), "heatmap"))


def _newest_judged_year(context: Context, indicator: str) -> int:
    """Return the newest year for which some outcome of the indicator is known."""
    cells = context.knowledge.promises.by_indicator[indicator].values()
    years = [cell.year for cell in cells if cell.state in JUDGED]
    return max(years, default=max(context.knowledge.promises.years, default=0))


def _numbers(context: Context) -> tuple[Number, ...]:
    knowledge = context.knowledge
    table = knowledge.promises
    headline = headline_indicators(table)
    score = score_of(promise for name in headline for promise in table.by_indicator[name].values())
    share = f"{score.share_met:.0f}%" if score.share_met is not None else "—"
    return (
        Number(f"{len(knowledge.catalogue.plans):,}", context.say("home.reports"), context.url("sources/")),
        Number(f"{len(knowledge.facts.all):,}", context.say("home.figures"), context.url("data/")),
        Number(share, context.say("home.share_met"), context.url("promises/")),
        Number(_share_of_sentences(context), context.say("home.sourced"), context.url("method/")),
    )


def _share_of_sentences(context: Context) -> str:
    """Return the share of figures whose citation goes down to the sentence."""
    facts = context.knowledge.facts.all
    cited = sum("-s" in fact.figure.cite.partition("#")[2] for fact in facts)
    return f"{100 * cited // len(facts)}%" if facts else "—"


def _plans(context: Context) -> tuple[Link, ...]:
    """Return the newest plans, those read in full before the others."""
    plans = context.knowledge.catalogue.plans.values()
    ordered = sorted(plans, key=lambda plan: (plan.summary is None, -plan.year))[:_NEWEST]
    return tuple(
        Link(
            context.say("province_year.title", province=context.province(plan.province).text, year=plan.year),
            context.url(plan_path(plan.province, plan.year)),
        )
        for plan in ordered
    )


def _terms(context: Context) -> tuple[Link, ...]:
    """Return the terms that most provinces name, in the order of the records among equals."""
    users: dict[str, set[str]] = {}
    for (province, _), plan in context.knowledge.catalogue.plans.items():
        for mention in plan.programmes:
            users.setdefault(mention.term, set()).add(province)
    terms = sorted(context.knowledge.catalogue.terms, key=lambda term: -len(users.get(term, ())))
    return tuple(context.term(term) for term in terms[:_TERMS])
