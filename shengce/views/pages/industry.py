"""One industry: which provinces name it, in what light, and the figures about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shengce.derive.industry_use import IndustryUse, parts_of
from shengce.derive.year_findings import few
from shengce.records.vocabulary import Scope
from shengce.views.context import Context
from shengce.views.parts.citations import SourceList, source_list
from shengce.views.parts.depth import read_whole
from shengce.views.parts.industries import as_light, industry_link, industry_name
from shengce.views.parts.industry_figures import IndustryFigures, industry_figures
from shengce.views.parts.industry_matrix import industry_matrix
from shengce.views.parts.matrix import Matrix
from shengce.views.shown import CiteThis, Link, PageHead, RichText


@dataclass(frozen=True)
class IndustryPage:
    """An industry: the matrix of who names it, figures about it, and what stands above and below it in the list."""

    head: PageHead
    original: str
    matrix: Matrix
    figures: IndustryFigures | None
    above: Link | None
    parts: tuple[Link, ...]
    aliases: tuple[str, ...]
    citations: SourceList
    cite_this: CiteThis


def industry_page(context: Context, industry: Scope) -> IndustryPage:
    """Build the page of one industry that a report names."""
    use = context.knowledge.industries.uses[industry.id]
    figures = industry_figures(context, industry.id)
    name = industry_name(context, industry.id)
    parts = parts_of(industry.id, context.knowledge.catalogue)
    return IndustryPage(
        head=_head(context, use, has_verdicts=figures is not None and figures.has_verdicts),
        original=industry.name.zh if context.language.code != "zh" else "",
        matrix=industry_matrix(context, use),
        figures=figures,
        above=industry_link(context, industry.parent) if industry.parent else None,
        parts=tuple(industry_link(context, part) for part in parts),
        aliases=industry.aliases,
        citations=source_list(context),
        cite_this=context.cite_this(name, f"shengce-industry-{industry.id.replace('_', '-')}"),
    )


def _head(context: Context, use: IndustryUse, has_verdicts: bool) -> PageHead:
    name = industry_name(context, use.industry)
    return context.head(
        context.say("industry.title", industry=name),
        (Link(context.say("nav.industries"), context.url("industries/")), Link(name)),
        heading=name,
        description=context.say("industry.description", industry=name),
        source_url=context.record_url("records/industries.yml"),
        finding=tuple(_findings(context, use)),
        depth=read_whole(context),
        has_verdicts=has_verdicts,
    )


def _findings(context: Context, use: IndustryUse) -> Iterator[RichText]:
    """Yield who names the industry in the newest year and as what, who is new since the year before and who is gone."""
    industries = context.knowledge.industries
    yield from _named(context, use, industries.newest)
    if industries.before is not None:
        turnover = use.turnover(industries.before, industries.newest)
        yield from _moved(context, "new", turnover.newcomers, industries.before)
        yield from _moved(context, "gone", turnover.leavers, industries.before)


def _named(context: Context, use: IndustryUse, year: int) -> Iterator[RichText]:
    namings = use.in_year(year)
    link = context.year(year)
    if not namings:
        yield context.sentence("industry.none", year=link)
    elif not namings[1:]:
        province = context.province(namings[0].province)
        lights = context.listed([as_light(context, stance) for stance, _ in use.lights(year)])
        yield context.sentence("industry.only", year=link, province=province, lights=lights)
    else:
        number = Link(context.number(len(namings)), "#matrix")
        yield context.sentence("industry.named", year=link, number=number, lights=_lights(context, use, year))
    if use.has_mixed_lights(year) and namings[1:]:
        yield context.sentence("industry.mixed")


def _lights(context: Context, use: IndustryUse, year: int) -> RichText:
    """Return how many reports name the industry in each light; in one alone, that all do."""
    lights = use.lights(year)
    if not lights[1:]:
        return context.sentence("industry.all", light=as_light(context, lights[0][0]))
    counted = (context.sentence("industry.counted", light=as_light(context, s), number=n) for s, n in lights)
    return context.listed(counted)


def _moved(context: Context, key: str, provinces: tuple[str, ...], before: int) -> Iterator[RichText]:
    """Yield which provinces are new or gone since a year, by their number where they are many."""
    years = {"before": before, "year": context.knowledge.industries.newest}
    if provinces and few(provinces):
        links = context.listed([context.province(slug) for slug in provinces])
        yield context.sentence(f"industry.{key}_few", provinces=links, **years)
    elif provinces:
        number = Link(context.number(len(provinces)), "#matrix")
        yield context.sentence(f"industry.{key}_many", number=number, **years)
