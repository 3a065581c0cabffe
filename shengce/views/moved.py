"""The one list of addresses that pages once had. Addresses are promises: what was published leads on for good."""

from __future__ import annotations

from shengce.addresses import indicator_path, promises_path
from shengce.derive.knowledge import Knowledge
from shengce.publish.moved import Moved

_PROMISE_ANCHORS = (
    ("latest", "table"),
    ("provinces", "heatmap"),
    ("years", "by-year"),
    ("moves", "by-year"),
    ("nation", "by-year"),
)
"""The sections of the pages of promises that are parts of others now; all others kept their names."""


def moved_pages(knowledge: Knowledge) -> tuple[Moved, ...]:
    """Return every page that moved: the promises of each core indicator stand on the indicator's page."""
    names = knowledge.core_indicators
    return tuple(Moved(promises_path(name), indicator_path(name), _PROMISE_ANCHORS) for name in names)
