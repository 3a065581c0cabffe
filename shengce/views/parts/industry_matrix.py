"""Provinces by years: in what light each report names an industry."""

from __future__ import annotations

from shengce.derive.industry_use import IndustryUse, Naming
from shengce.records.areas import Area
from shengce.records.plans import Stance
from shengce.views.context import Context
from shengce.views.parts.industries import light_names, light_style, light_word, naming_place, naming_url
from shengce.views.parts.matrix import GAP, Matrix, MatrixCell, MatrixRow, gap, title_of
from shengce.views.shown import LegendEntry


def industry_matrix(context: Context, use: IndustryUse) -> Matrix:
    """Return the matrix of an industry over the years of which reports were read whole."""
    provinces = context.knowledge.catalogue.provinces.values()
    return Matrix(
        label=context.say("industry.matrix"),
        note=context.say("industry.matrix_note"),
        years=tuple(context.year(year) for year in context.knowledge.industries.years),
        rows=tuple(_row(context, use, area) for area in provinces if area.is_covered),
        legend=_legend(context, use),
    )


def _legend(context: Context, use: IndustryUse) -> tuple[LegendEntry, ...]:
    """Return the lights that any report names the industry in, and the gap."""
    found = {naming.stance for naming in use.namings.values()}
    lights = [stance for stance in (*Stance, None) if stance in found]
    entries = (
        LegendEntry(light_style(stance), context.say(f"industry.legend.{stance or 'named'}")) for stance in lights
    )
    return (*entries, LegendEntry(GAP, context.say("industry.legend.gap")))


def _row(context: Context, use: IndustryUse, area: Area) -> MatrixRow:
    years = context.knowledge.industries.years
    return MatrixRow(context.province(area.slug), tuple(_cell(context, use, area.slug, year) for year in years))


def _cell(context: Context, use: IndustryUse, area: str, year: int) -> MatrixCell:
    naming = use.namings.get((area, year))
    if naming is None:
        return gap(context, area, year, context.say(f"industry.{'silent' if (area, year) in use.read else 'unread'}"))
    names = light_names(context, naming.stances)
    return MatrixCell(
        style=light_style(naming.stance),
        sign=_sign(context, naming),
        title=title_of(context, area, year),
        words=context.say("industry.cell", lights=names, place=naming_place(context, naming)),
        url=naming_url(context, use.industry, naming),
    )


def _sign(context: Context, naming: Naming) -> str:
    word = light_word(context, naming.stance)
    return context.say("industry.more", light=word) if naming.has_more else word
