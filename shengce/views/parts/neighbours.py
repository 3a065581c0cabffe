"""The way to the comparison of a province with those around it."""

from __future__ import annotations

from shengce.derive.area_series import NEIGHBOURS, nearest_areas
from shengce.records.areas import Area, AreaLevel
from shengce.views.context import Context
from shengce.views.shown import Link


def neighbours_link(context: Context, area: Area) -> Link | None:
    """Return the link to the comparison with the nearest provinces; only provinces are compared there."""
    if area.level is not AreaLevel.PROVINCE or not area.is_covered:
        return None
    nearest = nearest_areas(context.knowledge.catalogue.areas, area, NEIGHBOURS)
    names = context.listed(context.province(slug).text for slug in nearest).plain
    query = ",".join((area.slug, *nearest))
    return Link(context.say("province.compare", provinces=names), f"{context.url('compare/')}?provinces={query}")
