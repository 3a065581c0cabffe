"""Feeds: what is new of the site, of an area and of an indicator; each entry has an identifier that never changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from shengce.addresses import CHANGES_PATH, area_path, indicator_path
from shengce.derive.facts import Fact
from shengce.derive.history import Touch
from shengce.derive.news import AnyNews, PlanNews, VersionNews, YearNews
from shengce.records.areas import Area, AreaLevel
from shengce.records.changes import ReasonOfChange
from shengce.records.plans import FigureKind
from shengce.records.vocabulary import Indicator
from shengce.views.context import Context

FEED = "feed.xml"
"""What a feed is called, beside the page that it is of."""
_AUTHORITY = "tag:shengce.github.io,2026:"  # of identifiers, wherever the site stands


@dataclass(frozen=True)
class Entry:
    """Something new: what tells it from all else, the day, and where to read on."""

    id: str
    title: str
    url: str
    day: str
    summary: str


@dataclass(frozen=True)
class Feed:
    """A feed in one language: ``path`` is that of its file below the language's home."""

    path: str
    id: str
    language: str
    title: str
    author: str
    url: str
    page_url: str
    day: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class _Subject:
    """What a feed is about: its name in identifiers, the path of its page, the feed's title."""

    name: str
    path: str
    title: str


def feeds(context: Context) -> Iterator[Feed]:
    """Yield the feed of the site, those of the areas that have pages, and those of the indicators."""
    catalogue, news = context.knowledge.catalogue, context.knowledge.news
    yield _feed(context, _Subject("site", "", context.say("changes.feed.site")), news.of_site())
    for area in catalogue.areas.values():
        if area.level is not AreaLevel.NATION:
            subject = _Subject(area.slug, area_path(area), area_feed_title(context, area))
            yield _feed(context, subject, news.of_area(area.slug))
    for indicator in catalogue.indicators.values():
        subject = _Subject(indicator.id, indicator_path(indicator.id), indicator_feed_title(context, indicator))
        yield _feed(context, subject, news.of_indicator(indicator.id))


def area_feed_title(context: Context, area: Area) -> str:
    """Return what the feed of an area is called."""
    return context.say("changes.feed.area", area=context.words(area.short))


def indicator_feed_title(context: Context, indicator: Indicator) -> str:
    """Return what the feed of an indicator is called."""
    return context.say("changes.feed.indicator", indicator=context.short_name(indicator.id))


def version_anchor(version: str) -> str:
    """Return where the page of changes tells of a version."""
    return f"v{version.replace('.', '-')}"


def reason_words(context: Context, reason: ReasonOfChange) -> str:
    """Return why something changed."""
    return context.say(f"changes.reason.{reason}")


def _feed(context: Context, subject: _Subject, news: tuple[AnyNews, ...]) -> Feed:
    home = context.public_url().removesuffix(context.path)
    newest = news[0].day if news else context.knowledge.day
    return Feed(
        path=f"{subject.path}{FEED}",
        id=f"{_AUTHORITY}feed/{subject.name}/{context.language.code}",
        language=context.language.code,
        title=subject.title,
        author=context.say("site.title"),
        url=f"{home}{subject.path}{FEED}",
        page_url=f"{home}{subject.path}",
        day=newest.isoformat(),
        entries=tuple(_entry(context, subject, each, home) for each in news),
    )


def _entry(context: Context, subject: _Subject, news: AnyNews, home: str) -> Entry:
    name, path, title, summary = _told(context, subject, news)
    return Entry(
        id=f"{_AUTHORITY}{name}/{context.language.code}",
        title=title,
        url=f"{home}{path}",
        day=news.day.isoformat(),
        summary=summary,
    )


def _told(context: Context, subject: _Subject, news: AnyNews) -> tuple[str, str, str, str]:
    """Return of something new what tells it from all else, the path to read on, title and summary."""
    if isinstance(news, VersionNews):
        return _version(context, subject, news)
    if isinstance(news, PlanNews):
        return _plan(context, news)
    return _year(context, subject, news)


def _version(context: Context, subject: _Subject, news: VersionNews) -> tuple[str, str, str, str]:
    version = news.release.version
    title = context.language.count("changes.feed.touched", len(news.touches), version=version)
    summary = context.words(news.release.note) or _reasons(context, news.touches)
    return f"version/{version}/{subject.name}", f"{CHANGES_PATH}#{version_anchor(version)}", title, summary


def _plan(context: Context, news: PlanNews) -> tuple[str, str, str, str]:
    area, year = news.plan.key
    title = context.say("changes.feed.plan", plan=context.plan(area, year).text)
    path = context.plan_path(area, year)
    return f"plan/{area}/{year}", path, title, _kinds(context, news.facts)


def _year(context: Context, subject: _Subject, news: YearNews) -> tuple[str, str, str, str]:
    title = context.say("changes.feed.year", indicator=context.short_name(subject.name), year=news.year)
    return f"indicator/{subject.name}/{news.year}", subject.path, title, _kinds(context, news.facts)


def _reasons(context: Context, touches: Iterable[Touch]) -> str:
    return context.listed(dict.fromkeys(reason_words(context, touch.reason) for touch in touches)).plain


def _kinds(context: Context, facts: Iterable[Fact]) -> str:
    """Return how many targets and results there are."""
    kinds = [fact.figure.kind for fact in facts]
    counts = {kind: kinds.count(kind) for kind in (FigureKind.TARGET, FigureKind.RESULT)}
    return context.listed(context.language.count(f"changes.feed.{kind}", n) for kind, n in counts.items()).plain
