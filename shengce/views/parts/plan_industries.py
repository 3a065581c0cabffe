"""The industries that a plan names, by the light in which it does: each once, with all its sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shengce.derive.industry_use import LightMentions, by_light, lights_of
from shengce.records.plans import IndustryMention, Plan
from shengce.views.context import Context
from shengce.views.parts.industries import industry_anchor, industry_link, light_names
from shengce.views.shown import CitationMark, Link, RichText


@dataclass(frozen=True)
class NamedIndustry:
    """An industry with what the plan says of it, if more than the name, and where; ``also`` is its further lights."""

    anchor: str
    name: Link
    also: str
    texts: tuple[RichText, ...]
    citations: tuple[CitationMark, ...]


@dataclass(frozen=True)
class IndustriesInLight:
    """The industries that a plan names first in one light."""

    light: str
    industries: tuple[NamedIndustry, ...]


@dataclass(frozen=True)
class PlanIndustries:
    """The industries of a plan; ``count`` is how many there are."""

    count: int
    lights: tuple[IndustriesInLight, ...]


def plan_industries(context: Context, plan: Plan) -> PlanIndustries | None:
    """Return the industries that a plan names; None where it names none."""
    if not plan.industries:
        return None
    lights = tuple(_light(context, light) for light in by_light(plan.industries))
    return PlanIndustries(sum(len(light.industries) for light in lights), lights)


def _light(context: Context, light: LightMentions) -> IndustriesInLight:
    word = context.say(f"industry.heading.{light.stance or 'named'}")
    named = (_named(context, industry, mentions) for industry, mentions in light.industries)
    return IndustriesInLight(word, tuple(named))


def _named(context: Context, industry: str, mentions: Sequence[IndustryMention]) -> NamedIndustry:
    further = lights_of(mentions)[1:]
    cited = dict.fromkeys(mention.cite for mention in mentions)
    return NamedIndustry(
        anchor=industry_anchor(industry),
        name=industry_link(context, industry),
        also=context.say("industry.also", lights=light_names(context, further)) if further else "",
        texts=tuple(dict.fromkeys(context.rich(mention.text) for mention in mentions if mention.text)),
        citations=tuple(context.cite(cite) for cite in cited),
    )
