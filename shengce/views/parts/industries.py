"""What pages call industries and the lights in which reports name them, and where these lead."""

from __future__ import annotations

from collections.abc import Iterable

from shengce.addresses import anchor_of, industry_path
from shengce.derive.industry_use import Naming, Ranked
from shengce.language.dates import locator_text
from shengce.records.plans import Stance
from shengce.views.context import Context
from shengce.views.shown import Link, RichText

SECTION = "industries"
"""The anchor of the industries on the page of a plan."""

_STYLES = {
    Stance.PILLAR: "sc-step-5",
    Stance.EMERGING: "sc-step-3",
    Stance.FUTURE: "sc-step-1",
    Stance.TRADITIONAL: "sc-fill--nearly",
    None: "sc-step-0",
}


def industry_name(context: Context, industry: str) -> str:
    """Return the name of an industry of the controlled list."""
    return context.words(context.knowledge.catalogue.scopes[industry].name)


def industry_link(context: Context, industry: str) -> Link:
    """Return the link to an industry's page; its bare name where no report names it, so that it has none."""
    has_page = industry in context.knowledge.industries.uses
    return Link(industry_name(context, industry), context.url(industry_path(industry)) if has_page else "")


def industry_anchor(industry: str) -> str:
    """Return the anchor of an industry on the page of a plan."""
    return anchor_of(f"industry-{industry}")


def naming_url(context: Context, industry: str, naming: Naming) -> str:
    """Return where a report's naming of an industry stands: in its list of industries, or at the figure that does."""
    anchor = naming.figure or industry_anchor(industry)
    return context.url(context.plan_path(naming.province, naming.year), anchor)


def naming_place(context: Context, naming: Naming) -> str:
    """Return the place of the sentence that names an industry: ``report of 2024, paragraph 5, sentence 2``."""
    return context.say("heatmap.place", year=naming.year, locator=locator_text(naming.cite.locator, context.language))


def light_style(stance: Stance | None) -> str:
    """Return the class that gives a light its colour."""
    return _STYLES[stance]


def light_word(context: Context, stance: Stance | None) -> str:
    """Return a light in one word."""
    return context.say(f"industry.light.{stance or 'named'}")


def as_light(context: Context, stance: Stance | None) -> str:
    """Return a light as a sentence has it: ``as a pillar industry``."""
    return context.say(f"industry.as.{stance or 'named'}")


def light_names(context: Context, stances: Iterable[Stance]) -> str:
    """Return lights by their full names: ``pillar industry and emerging industry``; that it is merely named if none."""
    names = [context.say(f"stance.{stance}") for stance in stances]
    return context.listed(names).plain if names else context.say("industry.merely_named")


def ranked_industries(context: Context, ranked: Iterable[Ranked]) -> RichText:
    """Return industries with their numbers as a sentence names them."""
    return context.listed(
        context.sentence("industries.counted", industry=industry_link(context, item.industry), number=item.number)
        for item in ranked
    )
