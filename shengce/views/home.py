"""The home page: what this is, the map, the newest, the numbers."""

from __future__ import annotations

from dataclasses import dataclass

from shengce.records.plans import FigureKind
from shengce.views.context import Context, plan_path
from shengce.views.pairs import Headed, PairRow, pair_rows
from shengce.views.parts import CitationEntry, FigureCell, Link, Number, PageHead, RichText, TileMap
from shengce.views.tiles import coverage_map, indicator_map


@dataclass(frozen=True)
class PlanLine:
    """A plan among the newest."""

    link: Link
    summary: RichText | None
    figures: tuple[tuple[Link, FigureCell], ...]


@dataclass(frozen=True)
class HomePage:
    """The home page."""

    head: PageHead
    numbers: tuple[Number, ...]
    maps: tuple[TileMap, ...]
    plans: tuple[PlanLine, ...]
    pairs: tuple[PairRow, ...]
    terms: tuple[Link, ...]
    glossary: Link
    citations: tuple[CitationEntry, ...]


_NEWEST = 8
_FIGURES_A_PLAN = 2
_TERMS = 24


def home_page(context: Context) -> HomePage:
    """Build the home page."""
    head = context.head(
        "home", context.say("site.title"), (), heading=context.say("home.heading"), description=context.say("home.lede")
    )
    return HomePage(
        head=head,
        numbers=_numbers(context),
        maps=_maps(context),
        plans=_plans(context),
        pairs=_pairs(context),
        terms=_terms(context),
        glossary=Link(context.say("home.all_terms"), context.url("glossary/")),
        citations=context.citations(),
    )


def _numbers(context: Context) -> tuple[Number, ...]:
    knowledge = context.knowledge
    counts = (
        ("home.provinces", len({province for province, _ in knowledge.catalogue.plans}), "provinces/"),
        ("home.figures", len(knowledge.facts.all), "indicators/"),
        ("home.programmes", len(knowledge.catalogue.terms), "glossary/"),
        ("home.absences", sum(len(plan.absences) for plan in knowledge.catalogue.plans.values()), "coverage/"),
    )
    return tuple(Number(f"{count:,}", context.say(key), context.url(path)) for key, count, path in counts)


def _maps(context: Context) -> tuple[TileMap, ...]:
    catalogue = context.knowledge.catalogue
    drawn = [
        indicator_map(context, catalogue.indicators[identifier], kind)
        for identifier in context.knowledge.core_indicators
        for kind in (FigureKind.RESULT, FigureKind.TARGET)
    ]
    return (coverage_map(context), *(tile_map for tile_map in drawn if tile_map))


def _plans(context: Context) -> tuple[PlanLine, ...]:
    plans = sorted(context.knowledge.catalogue.plans.values(), key=lambda plan: -plan.year)[:_NEWEST]
    lines = []
    for plan in plans:
        title = context.say("province_year.title", province=context.province(plan.province).text, year=plan.year)
        facts = [context.knowledge.by_id[name] for name in plan.key_figures[:_FIGURES_A_PLAN]]
        lines.append(
            PlanLine(
                link=Link(title, context.url(plan_path(plan.province, plan.year))),
                summary=context.rich(plan.summary) if plan.summary else None,
                figures=tuple((context.indicator(f.figure.indicator), context.cell(f, cited=False)) for f in facts),
            )
        )
    return tuple(lines)


def _pairs(context: Context) -> tuple[PairRow, ...]:
    """Return the targets that an earlier result can be set beside: the promise and where it starts from."""
    steps = context.knowledge.steps.values()
    return pair_rows(context, (step.target for step in steps), Headed.BY_BOTH)


def _terms(context: Context) -> tuple[Link, ...]:
    """Return the terms that most provinces name, in the order of the records among equals."""
    users: dict[str, set[str]] = {}
    for (province, _), plan in context.knowledge.catalogue.plans.items():
        for mention in plan.programmes:
            users.setdefault(mention.term, set()).add(province)
    terms = sorted(context.knowledge.catalogue.terms, key=lambda term: -len(users.get(term, ())))
    return tuple(context.term(term) for term in terms[:_TERMS])
