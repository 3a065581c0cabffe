"""What was read, said in a line: of most reports the core indicators alone, of a few plans everything."""

from __future__ import annotations

from itertools import groupby

from shengce.derive.depth import plans_read_whole
from shengce.records.plans import Plan
from shengce.views.context import Context
from shengce.views.shown import Link, RichText


def read_whole(context: Context) -> RichText:
    """Return which plans were read whole: ``4 plans were read whole: Shanghai, Jiangsu (2023).``"""
    plans = sorted(plans_read_whole(context.knowledge.catalogue), key=lambda plan: plan.year)
    years = [_of_year(context, year, [plan.province for plan in group]) for year, group in groupby(plans, _year)]
    if not years:
        return context.sentence("depth.none_whole")
    return context.counted_sentence("depth.whole", len(plans), plans=context.listed(years))


def core_and_whole(context: Context) -> RichText:
    """Return how many indicators were read of every report, and which plans were read whole."""
    core = context.counted_sentence("indicators.depth", len(context.knowledge.core_indicators))
    return context.in_a_row((core, read_whole(context)))


def _year(plan: Plan) -> int:
    return plan.year


def _of_year(context: Context, year: int, provinces: list[str]) -> RichText:
    links = [Link(context.province(slug).text, context.url(context.plan_path(slug, year))) for slug in provinces]
    return context.sentence("depth.of_year", plans=context.listed(links), year=str(year))
