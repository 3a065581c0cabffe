"""Themes: what provinces report, promise and undertake on one subject."""

from __future__ import annotations

from dataclasses import dataclass

from shengce.records.vocabulary import Theme
from shengce.views.context import Context
from shengce.views.parts.depth import read_whole
from shengce.views.shown import Link, PageHead


@dataclass(frozen=True)
class ThemeLine:
    """A theme in the index."""

    link: Link
    description: str
    counts: tuple[str, ...]


@dataclass(frozen=True)
class ThemesPage:
    """The index of themes."""

    head: PageHead
    lines: tuple[ThemeLine, ...]


def themes_page(context: Context) -> ThemesPage:
    """Build the index of themes."""
    title = context.say("nav.themes")
    lines = tuple(_line(context, theme) for theme in context.knowledge.catalogue.themes.values())
    head = context.head(title, (Link(title),), description=context.say("themes.description"), depth=read_whole(context))
    return ThemesPage(head, lines)


def _line(context: Context, theme: Theme) -> ThemeLine:
    indexes = context.knowledge.indexes
    counts = (
        context.language.count("count.indicators", len(indexes.indicators_of(theme.id))),
        context.language.count("count.programmes", len(indexes.terms_of(theme.id))),
        context.language.count("count.tasks", len(indexes.tasks_of(theme.id))),
    )
    return ThemeLine(context.theme(theme.id), context.words(theme.description), counts)
