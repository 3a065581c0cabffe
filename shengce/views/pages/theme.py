"""One theme: its numbers as rankings of provinces, its tasks, indicators and terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from shengce.derive.indexes import Task
from shengce.records.vocabulary import Theme
from shengce.views.context import Context
from shengce.views.pages.indicators import IndicatorLine, indicator_line
from shengce.views.parts.depth import read_whole
from shengce.views.parts.theme_rankings import RankingTable, ranking_tables
from shengce.views.shown import Link, PageHead, RichText


@dataclass(frozen=True)
class ThemeTask:
    """A task that a plan puts under the theme; measures and source stand on the plan's page, where ``plan`` leads."""

    title: RichText
    plan: Link


@dataclass(frozen=True)
class YearTasks:
    """The tasks of one year's plans under the theme, in the order of provinces."""

    year: str
    count: str
    tasks: tuple[ThemeTask, ...]


@dataclass(frozen=True)
class ThemePage:
    """A theme: the rankings of its commonest numbers, its indicators, programmes and tasks."""

    head: PageHead
    rankings: tuple[RankingTable, ...]
    indicators: tuple[IndicatorLine, ...]
    terms: tuple[Link, ...]
    years: tuple[YearTasks, ...]


def theme_page(context: Context, theme: Theme) -> ThemePage:
    """Build the page of one theme."""
    name = context.words(theme.name)
    crumbs = (Link(context.say("nav.themes"), context.url("themes/")), Link(name))
    indexes = context.knowledge.indexes
    return ThemePage(
        head=context.head(
            name,
            crumbs,
            description=context.words(theme.description),
            contents=True,
            finding=_finding(context, theme),
            depth=read_whole(context),
        ),
        rankings=ranking_tables(context, theme.id),
        indicators=tuple(
            indicator_line(context, context.knowledge.catalogue.indicators[name])
            for name in indexes.indicators_of(theme.id)
        ),
        terms=tuple(context.term(name) for name in indexes.terms_of(theme.id)),
        years=tuple(_years(context, indexes.tasks_of(theme.id))),
    )


def _finding(context: Context, theme: Theme) -> tuple[RichText, ...]:
    """Return how many tasks, indicators and terms there are under the theme, each with the way to them."""
    indexes = context.knowledge.indexes
    counts = (
        ("count.tasks", "tasks", len(indexes.tasks_of(theme.id))),
        ("count.indicators", "indicators", len(indexes.indicators_of(theme.id))),
        ("count.programmes", "programmes", len(indexes.terms_of(theme.id))),
    )
    links = [Link(context.language.count(key, number), f"#{anchor}") for key, anchor, number in counts if number]
    return (context.sentence("theme.finding", counts=context.listed(links)),) if links else ()


def _years(context: Context, tasks: Iterable[Task]) -> Iterator[YearTasks]:
    """Yield the tasks by year, the newest first."""
    by_year: dict[int, list[Task]] = defaultdict(list)
    for task in tasks:
        by_year[task.year].append(task)
    for year, own in sorted(by_year.items(), reverse=True):
        count = context.language.count("count.tasks", len(own))
        yield YearTasks(str(year), count, tuple(_task(context, task) for task in own))


def _task(context: Context, task: Task) -> ThemeTask:
    return ThemeTask(context.rich(task.priority.title), context.plan(task.province, task.year, task.priority.id))
