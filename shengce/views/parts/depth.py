"""What was read, said in a line: of most reports the core indicators alone, of a few plans everything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from shengce.records.plans import Plan
from shengce.views.context import Context
from shengce.views.shown import Link, RichText


def read_whole(context: Context) -> RichText:
    """Return which plans were read whole: ``4 plans were read whole: Shanghai, Jiangsu (2023).``"""
    found = context.knowledge.read_whole
    years = [_of_year(context, year, [plan.province for plan in group]) for year, group in groupby(found.others, _year)]
    parts = [*_complete(context, found.complete), *years]
    if not parts:
        return context.sentence("depth.none_whole")
    return context.counted_sentence("depth.whole", found.count, plans=context.listed(parts))


def _complete(context: Context, years: Iterable[int]) -> Iterator[RichText]:
    """Yield the years of which every province's plan was read whole, as one part of the sentence."""
    links = [context.year(year) for year in years]
    if links:
        yield context.sentence("depth.of_all", years=context.listed(links))


def core_and_whole(context: Context) -> RichText:
    """Return how many indicators were read of every report, and which plans were read whole."""
    core = context.counted_sentence("indicators.depth", len(context.knowledge.core_indicators))
    return context.in_a_row((core, read_whole(context)))


def _year(plan: Plan) -> int:
    return plan.year


def _of_year(context: Context, year: int, provinces: list[str]) -> RichText:
    links = [Link(context.province(slug).text, context.url(context.plan_path(slug, year))) for slug in provinces]
    return context.sentence("depth.of_year", plans=context.listed(links), year=str(year))
