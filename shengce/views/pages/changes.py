"""The versions of the data: what each changed, figure by figure, and why; and the feeds that tell of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from shengce.derive.history import Change, Touch
from shengce.exports.changes import CHANGES_CSV, CHANGES_JSON
from shengce.language.dates import day_text, period_text
from shengce.records.changes import ChangedFigure, Release
from shengce.views.context import Context
from shengce.views.parts.feeds import FEED, reason_words, version_anchor
from shengce.views.shown import Link, PageHead, RichText

_CHINESE = frozenset({"as_printed", "label_zh"})


@dataclass(frozen=True)
class FieldLine:
    """A field of a figure, by its column in the tables, before and after; ``is_chinese`` whatever the page is in."""

    name: str
    old: str
    new: str
    is_chinese: bool


@dataclass(frozen=True)
class FigureLine:
    """A figure that a version touched: whose and what it is, its former identifier, its fields, the reason."""

    plan: Link
    name: str
    was: str
    fields: tuple[FieldLine, ...]
    reason: str


@dataclass(frozen=True)
class Part:
    """What a version did to some figures, in words with their number, and the figures."""

    anchor: str
    title: str
    figures: tuple[FigureLine, ...]


@dataclass(frozen=True)
class VersionView:
    """A version of the data: its name is its anchor's too."""

    anchor: str
    version: str
    day: str
    note: str
    counts: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class ChangesPage:
    """The page of changes; ``unrecorded`` says that the data have moved on since the last version on record."""

    head: PageHead
    versions: tuple[VersionView, ...]
    unrecorded: str
    files: tuple[Link, ...]
    feed: Link


def changes_page(context: Context) -> ChangesPage:
    """Build the page of changes, the newest version first."""
    title = context.say("changes.title")
    releases, newest = context.knowledge.history.releases, context.knowledge.history.newest
    head = context.head(
        title,
        (Link(title),),
        description=context.say("changes.description"),
        finding=(_finding(context, newest),),
        version=newest.version if newest else "",
    )
    return ChangesPage(
        head=head,
        versions=tuple(_version(context, release) for release in reversed(releases)),
        unrecorded=_unrecorded(context),
        files=tuple(Link(path, context.root_url(path)) for path in (CHANGES_CSV, CHANGES_JSON) if releases),
        feed=Link(context.say("changes.feed.site"), context.url(FEED)),
    )


def _finding(context: Context, newest: Release | None) -> RichText:
    if newest is None:
        return context.sentence("changes.none")
    version = Link(newest.version, context.url(context.path, version_anchor(newest.version)))
    return context.sentence("changes.finding", version=version, day=day_text(newest.date.isoformat(), context.language))


def _unrecorded(context: Context) -> str:
    knowledge = context.knowledge
    if not knowledge.is_ahead_of_record:
        return ""
    return context.say("changes.unrecorded", recorded=knowledge.cited_version)


def _version(context: Context, release: Release) -> VersionView:
    counts = release.counts
    counted = {"facts": counts.facts, "absences": counts.absences, "sources": counts.sources}
    anchor = version_anchor(release.version)
    return VersionView(
        anchor=anchor,
        version=release.version,
        day=day_text(release.date.isoformat(), context.language),
        note=context.words(release.note),
        counts=context.say("changes.counts", **counted, programmes=counts.programmes),
        parts=tuple(_parts(context, release, anchor)),
    )


def _parts(context: Context, release: Release, anchor: str) -> Iterator[Part]:
    touches = context.knowledge.history.touches[release.version]
    for change in Change:
        if lines := tuple(_lines(context, release, [touch for touch in touches if touch.change is change])):
            title = context.language.count(f"changes.{change}", len(lines))
            yield Part(f"{anchor}-{change}", title, lines)


def _lines(context: Context, release: Release, touches: Iterable[Touch]) -> Iterator[FigureLine]:
    changed = {figure.id: figure for figure in release.changed}
    for touch in touches:
        yield _line(context, touch, changed.get(touch.id))


def _line(context: Context, touch: Touch, changed: ChangedFigure | None) -> FigureLine:
    plan, name = _figure(context, touch)
    return FigureLine(
        plan=plan,
        name=name,
        was=(changed.was or "") if changed else "",
        fields=tuple(FieldLine(f.field, f.old or "", f.new or "", f.field in _CHINESE) for f in changed.fields)
        if changed
        else (),
        reason=reason_words(context, touch.reason),
    )


def _figure(context: Context, touch: Touch) -> tuple[Link, str]:
    """Return the link to a figure and what it counts; of one that is no more its identifier."""
    fact = touch.fact
    if fact is None:
        return Link(touch.id), ""
    period = period_text(fact.figure.period, context.language)
    name = context.say("changes.figure", name=context.figure_name(fact.figure).text, period=period)
    return context.plan(fact.province, fact.plan_year, fact.figure.id), name
