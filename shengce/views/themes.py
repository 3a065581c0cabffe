"""Themes: what provinces report, promise and undertake on one subject."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shengce.records.vocabulary import Theme
from shengce.views.context import Context, plan_path
from shengce.views.indicators import IndicatorLine, indicator_line
from shengce.views.parts import CitationEntry, CitationMark, Link, PageHead, RichText


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


@dataclass(frozen=True)
class ThemeTask:
    """A task that a province's plan puts under the theme."""

    province: Link
    plan: Link
    title: RichText
    citation: CitationMark
    measures: tuple[RichText, ...]


@dataclass(frozen=True)
class ThemePage:
    """A theme: its indicators, programmes and tasks."""

    head: PageHead
    description: str
    indicators: tuple[IndicatorLine, ...]
    terms: tuple[Link, ...]
    tasks: tuple[ThemeTask, ...]
    citations: tuple[CitationEntry, ...]


def themes_page(context: Context) -> ThemesPage:
    """Build the index of themes."""
    title = context.say("nav.themes")
    lines = tuple(_line(context, theme) for theme in context.knowledge.catalogue.themes.values())
    head = context.head("themes", title, (Link(title),), description=context.say("themes.description"))
    return ThemesPage(head, lines)


def _line(context: Context, theme: Theme) -> ThemeLine:
    counts = (
        context.language.count("count.indicators", len(_indicators(context, theme))),
        context.language.count("count.programmes", len(_terms(context, theme))),
        context.language.count("count.tasks", sum(1 for _ in _tasks(context, theme))),
    )
    return ThemeLine(context.theme(theme.id), context.words(theme.description), counts)


def theme_page(context: Context, theme: Theme) -> ThemePage:
    """Build the page of one theme."""
    name = context.words(theme.name)
    crumbs = (Link(context.say("nav.themes"), context.url("themes/")), Link(name))
    description = context.words(theme.description)
    tasks = tuple(_tasks(context, theme))
    return ThemePage(
        head=context.head("theme", name, crumbs, description=description, contents=True),
        description=description,
        indicators=_indicators(context, theme),
        terms=_terms(context, theme),
        tasks=tasks,
        citations=context.citations(),
    )


def _indicators(context: Context, theme: Theme) -> tuple[IndicatorLine, ...]:
    catalogue = context.knowledge.catalogue
    return tuple(indicator_line(context, item) for item in catalogue.indicators.values() if item.theme == theme.id)


def _terms(context: Context, theme: Theme) -> tuple[Link, ...]:
    terms = context.knowledge.catalogue.terms.values()
    return tuple(context.term(term.id) for term in terms if theme.id in term.themes)


def _tasks(context: Context, theme: Theme) -> Iterator[ThemeTask]:
    for (province, year), plan in context.knowledge.catalogue.plans.items():
        for priority in plan.priorities:
            if theme.id in priority.themes:
                yield ThemeTask(
                    province=context.province(province),
                    plan=Link(str(year), context.url(plan_path(province, year), priority.id)),
                    title=context.rich(priority.title),
                    citation=context.cite(priority.cite),
                    measures=tuple(context.rich(measure.text) for measure in priority.measures),
                )
