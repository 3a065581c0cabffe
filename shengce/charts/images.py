"""From a chart to its images: the one way to draw any kind of chart."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from shengce.charts.drawing import Drawing
from shengce.charts.lettering import printable
from shengce.charts.palette import coloured, light_colours
from shengce.charts.share_card import ShareCard, share_layout
from shengce.charts.slope import Slope, slope_drawings
from shengce.charts.timeline import Timeline, timeline_drawings
from shengce.charts.word_life import WordLifeChart, word_life_drawings
from shengce.template_code import TemplateCode

_TEMPLATE = "charts/drawing.svg.j2"
_CARD = "share/card.svg.j2"
_CODE = TemplateCode()

Chart = Slope | Timeline | WordLifeChart


@dataclass(frozen=True)
class ChartImages:
    """One chart as two SVG texts: ``wide`` for the width of a page, ``narrow`` for that of a phone.

    ``height`` is that of the higher one, in pixels, as it was drawn.
    """

    wide: str
    narrow: str
    height: int = 0


ChartDrawer = Callable[[Chart], ChartImages]
CardDrawer = Callable[[ShareCard], str]


def chart_drawer(templates: Path) -> ChartDrawer:
    """Return the function that draws charts with the template under ``templates``.

    It raises ValueError for a chart that shows nothing or cannot be drawn.
    """
    template = _svg_environment(templates).get_template(_TEMPLATE)

    def draw(chart: Chart) -> ChartImages:
        wide, narrow = _drawings(chart)
        words = {"title": printable(chart.title), "description": printable(chart.description)}
        identity = _identity(chart)
        return ChartImages(
            template.render(drawing=wide, identity=f"{identity}-wide", **words),
            template.render(drawing=narrow, identity=f"{identity}-narrow", **words),
            round(max(wide.height, narrow.height)),
        )

    return draw


def card_drawer(templates: Path, tokens: str) -> CardDrawer:
    """Return the function that writes share images as SVG, in the light colours of the style sheet ``tokens``."""
    template = _svg_environment(templates).get_template(_CARD)
    colours = light_colours(tokens)
    return lambda card: coloured(template.render(layout=share_layout(card)), colours)


def _drawings(chart: Chart) -> tuple[Drawing, Drawing]:
    if isinstance(chart, WordLifeChart):
        return word_life_drawings(chart)
    return timeline_drawings(chart) if isinstance(chart, Timeline) else slope_drawings(chart)


def _identity(chart: Chart) -> str:
    """Return the beginning of the ids of title and description, unlike that of any other chart of a page."""
    return f"chart-{hashlib.sha256(ascii(chart).encode()).hexdigest()[:12]}"


def _svg_environment(templates: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(templates),
        undefined=StrictUndefined,
        autoescape=True,
        auto_reload=False,
        bytecode_cache=_CODE,
    )
    environment.globals.clear()
    environment.filters["pixels"] = _pixels
    return environment


@lru_cache(100_000)
def _pixels(value: float) -> str:
    """Return a coordinate to a hundredth, which makes images independent of the last bits of floating point."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")
