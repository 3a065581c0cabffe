"""The index of industries: which are named by most provinces, which are new, and how many name each, year by year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from shengce.addresses import anchor_of
from shengce.derive.industry_use import IndustryGroup, IndustryUse
from shengce.language.values import signed
from shengce.views.context import Context
from shengce.views.parts.depth import read_whole
from shengce.views.parts.industries import industry_link, industry_name, ranked_industries
from shengce.views.parts.word_bets import WordBets, word_bets
from shengce.views.shown import Link, PageHead, RichText


@dataclass(frozen=True)
class IndustryLine:
    """An industry: how many provinces name it each year, and by how many more than in the first."""

    link: Link
    counts: tuple[int, ...]
    change: str
    change_value: int


@dataclass(frozen=True)
class IndustryLines:
    """Industries below what they have in common; ``count`` says how many they are."""

    anchor: str
    heading: str
    count: str
    lines: tuple[IndustryLine, ...]


@dataclass(frozen=True)
class IndustriesPage:
    """The index: the industries named by most in a table, then all by group."""

    head: PageHead
    years: tuple[Link, ...]
    change: str
    change_rule: str
    most: IndustryLines
    bets: WordBets | None
    groups: tuple[IndustryLines, ...]


def industries_page(context: Context) -> IndustriesPage:
    """Build the index of industries."""
    industries = context.knowledge.industries
    return IndustriesPage(
        head=_head(context),
        years=tuple(context.year(year) for year in industries.years),
        change=_of_change(context, "change"),
        change_rule=_of_change(context, "rule_change"),
        most=_most(context),
        bets=word_bets(context),
        groups=tuple(_group(context, group) for group in industries.groups),
    )


def _head(context: Context) -> PageHead:
    title = context.say("nav.industries")
    return context.head(
        title,
        (Link(title),),
        description=context.say("industries.description"),
        source_url=context.record_url("records/industries.yml"),
        finding=tuple(_findings(context)),
        depth=read_whole(context),
    )


def _findings(context: Context) -> Iterator[RichText]:
    """Yield which industries most provinces name in the newest year, and which most newly name since the first."""
    industries = context.knowledge.industries
    if named := industries.most_named():
        year = context.year(industries.newest)
        yield context.sentence("industries.most_named", year=year, industries=ranked_industries(context, named))
    if new := industries.most_new():
        year = context.year(industries.first)
        yield context.sentence("industries.most_new", year=year, industries=ranked_industries(context, new))


def _of_change(context: Context, key: str) -> str:
    """Return what is said of the column of changes; nothing where there are not two years to compare."""
    found = context.knowledge.industries
    return context.say(f"industries.{key}", first=found.first, last=found.newest) if found.years[1:] else ""


def _most(context: Context) -> IndustryLines:
    found = context.knowledge.industries.named_by_most()
    heading = context.say("industries.most", year=context.knowledge.industries.newest)
    return _lines(context, "most", heading, found)


def _group(context: Context, group: IndustryGroup) -> IndustryLines:
    if group.root is None:
        return _lines(context, "others", context.say("industries.others"), group.uses)
    return _lines(context, anchor_of(group.root), industry_name(context, group.root), group.uses)


def _lines(context: Context, anchor: str, heading: str, uses: tuple[IndustryUse, ...]) -> IndustryLines:
    count = context.language.count("count.industries", len(uses))
    return IndustryLines(anchor, heading, count, tuple(_line(context, use) for use in uses))


def _line(context: Context, use: IndustryUse) -> IndustryLine:
    industries = context.knowledge.industries
    change = industries.change(use)
    return IndustryLine(
        link=industry_link(context, use.industry),
        counts=tuple(len(use.in_year(year)) for year in industries.years),
        change=signed(Decimal(change), context.language),
        change_value=change,
    )
