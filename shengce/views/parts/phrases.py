"""Phrases of the reports as links to the viewer, which shows each over the years."""

from __future__ import annotations

from collections.abc import Iterable

from shengce.addresses import phrase_path
from shengce.derive.shades import Shade
from shengce.views.context import Context
from shengce.views.shown import Link

_SUMMED = " + "


def phrase_link(context: Context, phrase: str) -> Link:
    """Return a phrase with the way to the viewer."""
    return Link(as_printed(phrase), context.url(phrase_path(phrase)))


def as_printed(phrase: str) -> str:
    """Return a folded phrase with its letters as reports print them: AI, 5G, PM2.5."""
    return phrase.upper()


def viewer_link(context: Context, words: str, phrases: Iterable[str]) -> Link:
    """Return the way to the viewer of phrases that are names of one thing."""
    return Link(words, context.url(phrase_path(_SUMMED.join(phrases))))


def times_text(context: Context, shade: Shade) -> str:
    """Return the occurrences that have a shade: ``once``, ``2–3 times``, ``8 times or more``."""
    if shade.high is None:
        return context.say("phrases.times_from", low=shade.low)
    is_one = shade.low == shade.high
    numbers = str(shade.low) if is_one else context.say("matrix.range", low=shade.low, high=shade.high)
    return context.language.count("phrases.times", shade.high, numbers=numbers)
