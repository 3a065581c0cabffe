"""From a chart's drawings to its images: what every kind of chart does alike."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Protocol

from shengce.charts.cache import ChartCache, ChartImages
from shengce.charts.drawing import Drawing, drawn_svg
from shengce.charts.lettering import printable
from shengce.charts.svg import finished_svg

Drawings = Callable[[], tuple[Drawing, Drawing]]


class Described(Protocol):
    """A chart with the texts that screen readers read."""

    @property
    def title(self) -> str:
        """What the chart is called."""

    @property
    def description(self) -> str:
        """What the chart shows, in words."""


def chart_images(chart: Described, told: object, cache: ChartCache, drawings: Drawings) -> ChartImages:
    """Return the chart as two SVG texts, from the cache when the same chart was drawn before.

    ``told`` is all that makes the chart what it is, as JSON can hold it; ``drawings`` makes both widths.
    """
    content = json.dumps(told, default=str, ensure_ascii=True, sort_keys=True)
    identity = hashlib.sha256(content.encode()).hexdigest()[:12]

    def image(drawing: Drawing, name: str) -> str:
        title, description = printable(chart.title), printable(chart.description)
        return finished_svg(drawn_svg(drawing), drawing.strings, f"chart-{identity}-{name}", title, description)

    def draw() -> ChartImages:
        wide, narrow = drawings()
        return ChartImages(image(wide, "wide"), image(narrow, "narrow"))

    return cache.images(content, draw)
