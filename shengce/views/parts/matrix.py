"""A matrix of areas by years: each cell a number in its shade, what it says in words, and where it leads."""

from __future__ import annotations

from dataclasses import dataclass

from shengce.derive.shades import Shade, Shades
from shengce.views.context import Context
from shengce.views.shown import LegendEntry, Link

GAP = "sc-none"


@dataclass(frozen=True)
class MatrixCell:
    """An area and year; ``sign`` is what the cell shows, ``words`` what it says, an empty ``url`` leads nowhere."""

    style: str
    sign: str
    title: str
    words: str
    url: str


@dataclass(frozen=True)
class MatrixRow:
    """An area over the years; ``note`` stands instead of the cells where nothing is to be read."""

    area: Link
    cells: tuple[MatrixCell, ...]
    note: str = ""


@dataclass(frozen=True)
class Matrix:
    """A matrix with its legend; ``note`` says what its numbers are."""

    label: str
    note: str
    years: tuple[Link, ...]
    rows: tuple[MatrixRow, ...]
    legend: tuple[LegendEntry, ...]


def years_of(context: Context) -> tuple[Link, ...]:
    """Return the heads of the columns."""
    return tuple(context.year(year) for year in context.knowledge.provinces.promises.years)


def title_of(context: Context, area: str, year: int) -> str:
    """Return what a cell is about: ``Jiangxi 2023``."""
    return context.say("province_year.title", province=context.province(area).text, year=year)


def gap(context: Context, area: str, year: int, words: str) -> MatrixCell:
    """Return the cell of an area and year of which there is nothing."""
    return MatrixCell(GAP, "", title_of(context, area, year), words, "")


def shade_legend(context: Context, shades: Shades) -> tuple[LegendEntry, ...]:
    """Return what the shades mean, each with the numbers that it holds."""
    return tuple(LegendEntry(f"sc-step-{shade.shade}", _numbers(context, shade)) for shade in shades.all)


def _numbers(context: Context, shade: Shade) -> str:
    if shade.high is None:
        return context.say("matrix.from", low=shade.low)
    return context.say("matrix.range", low=shade.low, high=shade.high)
