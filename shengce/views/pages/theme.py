"""One theme: its indicators, terms and tasks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from shengce.derive.indexes import Task
from shengce.records.vocabulary import Theme
from shengce.views.context import Context
from shengce.views.pages.indicators import IndicatorLine, indicator_line
from shengce.views.parts.depth import read_whole
from shengce.views.shown import Link, PageHead, RichText


@dataclass(frozen=True)
class ThemeTask:
    """A task that a plan puts under the theme; its measures stand on the plan's page, where ``measures`` leads."""

    title: RichText
    measures: Link


@dataclass(frozen=True)
class PlanTasks:
    """The tasks of one plan under the theme."""

    plan: Link
    count: str
    tasks: tuple[ThemeTask, ...]


@dataclass(frozen=True)
class ThemePage:
    """A theme: its indicators, programmes and tasks."""

    head: PageHead
    indicators: tuple[IndicatorLine, ...]
    terms: tuple[Link, ...]
    plans: tuple[PlanTasks, ...]


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
        indicators=tuple(
            indicator_line(context, context.knowledge.catalogue.indicators[name])
            for name in indexes.indicators_of(theme.id)
        ),
        terms=tuple(context.term(name) for name in indexes.terms_of(theme.id)),
        plans=tuple(_plans(context, indexes.tasks_of(theme.id))),
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


def _plans(context: Context, tasks: Iterable[Task]) -> Iterator[PlanTasks]:
    """Yield the tasks by plan, in the order of plans."""
    for (province, year), group in groupby(tasks, lambda task: (task.province, task.year)):
        own = tuple(_task(context, task) for task in group)
        yield PlanTasks(context.plan(province, year), context.language.count("count.tasks", len(own)), own)


def _task(context: Context, task: Task) -> ThemeTask:
    priority = task.priority
    words = context.language.count("theme.measures", len(priority.measures))
    path = context.plan_path(task.province, task.year)
    return ThemeTask(context.rich(priority.title), Link(words, context.url(path, priority.id)))
