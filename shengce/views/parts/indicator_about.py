"""What an indicator is: definition, unit, direction, how it is printed, and who is silent on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from shengce.derive.indexes import Lacking, lacking_by_plan
from shengce.derive.indicator_findings import newest_silent
from shengce.records.base import WHOLE
from shengce.records.catalogue import PlanKey
from shengce.records.plans import FigureKind
from shengce.records.vocabulary import Indicator
from shengce.views.context import SILENCES, Context
from shengce.views.shown import Link


@dataclass(frozen=True)
class Silent:
    """Plans or provinces that state no figure, below what it is that they lack; the count for the fold's head."""

    heading: str
    links: tuple[Link, ...]
    count: str


@dataclass(frozen=True)
class About:
    """The definition of an indicator and how it is read."""

    definition: str
    unit: str
    direction: str
    comparable_scope: str
    printed: tuple[str, ...]
    note: str
    theme: Link
    silent: Silent | None
    data_url: str


def about(context: Context, indicator: Indicator) -> About:
    """Return what an indicator is."""
    catalogue = context.knowledge.catalogue
    return About(
        definition=context.words(indicator.definition),
        unit=context.words(catalogue.units[indicator.unit].name),
        direction=context.say(f"direction.{indicator.direction}"),
        comparable_scope=context.words(catalogue.scopes[indicator.comparable_scope].name),
        printed=indicator.printed,
        note=context.words(indicator.note),
        theme=context.theme(indicator.theme),
        silent=_silent_provinces(context, indicator) if indicator.core else _silent_plans(context, indicator),
        data_url=context.root_url("data/facts.csv"),
    )


def _silent_provinces(context: Context, indicator: Indicator) -> Silent | None:
    """Return the provinces whose reports of the newest year set no target."""
    knowledge = context.knowledge
    silence = newest_silent(knowledge.provinces.promises, indicator.id, knowledge.catalogue.plans)
    if not silence.plans:
        return None
    heading = context.say("indicator.silent.year", year=silence.year)
    links = tuple(Link(context.province(slug).text, context.plan(slug, year).url) for slug, year in silence.plans)
    return Silent(heading, links, context.language.count("count.provinces", len(links)))


def _silent_plans(context: Context, indicator: Indicator) -> Silent | None:
    """Return the plans that were searched for this indicator and do not state it, with what each lacks."""
    lacking = lacking_by_plan(context.knowledge.indexes.silences_on(indicator.id))
    if not lacking:
        return None
    links = tuple(_silent_plan(context, key, kinds) for key, kinds in lacking.items())
    return Silent(context.say("indicator.silent.plans"), links, context.language.count("count.plans", len(links)))


def _silent_plan(context: Context, plan: PlanKey, lacking: Iterable[Lacking]) -> Link:
    link = context.plan(*plan, anchor=SILENCES)
    words = context.say("list.separator").join(_lacking(context, kind, scope) for kind, scope in lacking)
    return Link(context.say("chart.scoped", name=link.text, scope=words), link.url)


def _lacking(context: Context, kind: FigureKind, scope: str) -> str:
    name = "" if scope == WHOLE else context.words(context.knowledge.catalogue.scopes[scope].name)
    return context.say("list.dot").join(filter(None, (context.say(f"kind.{kind}"), name)))
