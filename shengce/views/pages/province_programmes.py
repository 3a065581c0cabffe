"""The programmes of a province: what its reports keep naming, what the newest has left, and what they name once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shengce.addresses import area_path
from shengce.derive.area_programmes import AreaProgrammes, NamedProgramme
from shengce.language.dates import period_text
from shengce.records.areas import Area
from shengce.records.base import Text
from shengce.views.context import Context
from shengce.views.parts.terms import TermLine, mention_link, original_name, term_line
from shengce.views.shown import Link, PageHead, RichText


@dataclass(frozen=True)
class ProgrammeGroup:
    """Terms that belong together; ``count`` says how many."""

    anchor: str
    heading: str
    count: str
    lines: tuple[TermLine, ...]


@dataclass(frozen=True)
class SingleName:
    """A name that stands once; ``original`` is the Chinese name on English pages."""

    name: str
    original: str


@dataclass(frozen=True)
class SinglesOfYear:
    """The names that stand in the report of one year alone; ``report`` leads to them with their citations."""

    year: str
    report: Link
    count: str
    names: tuple[SingleName, ...]


@dataclass(frozen=True)
class ProvinceProgrammesPage:
    """The programmes of a province."""

    head: PageHead
    groups: tuple[ProgrammeGroup, ...]
    singles: tuple[SinglesOfYear, ...]


def province_programmes_page(context: Context, province: Area, found: AreaProgrammes) -> ProvinceProgrammesPage:
    """Build the page of the programmes that the reports of a province name."""
    return ProvinceProgrammesPage(
        head=_head(context, province, found),
        groups=tuple(_group(context, *each) for each in (("own", found.own), ("shared", found.shared)) if each[1]),
        singles=tuple(_singles(context, province.slug, found)),
    )


def _head(context: Context, province: Area, found: AreaProgrammes) -> PageHead:
    name = context.words(province.short)
    title = context.say("programmes.title", province=name)
    above = (*context.crumbs_above(province), Link(name, context.url(area_path(province))))
    return context.head(
        title,
        (*above, Link(context.say("programmes.crumb"))),
        description=context.say(
            "programmes.description", province=name, span=period_text(found.span, context.language)
        ),
        finding=tuple(_findings(context, found)),
        depth=context.counted_sentence("programmes.depth", len(found.years)),
    )


def _findings(context: Context, found: AreaProgrammes) -> Iterator[RichText]:
    """Yield how much is named, what of the province's own every report names, and what the newest no longer does."""
    yield context.counted_sentence("programmes.finding", found.count)
    if found.singles:
        yield context.counted_sentence("programmes.singles", found.singles)
    for name, programmes in (("lasting", found.lasting), ("left", found.left)):
        if programmes:
            yield _of_own(context, name, programmes, str(found.newest))


def _of_own(context: Context, name: str, programmes: Sequence[NamedProgramme], year: str) -> RichText:
    """Return how many programmes last or are left: few are named, of many the first."""
    links = context.listed([context.term(each.term.id) for each in programmes[:_NAMED]])
    parts = {"terms": links, **({"year": year} if name == "left" else {})}
    form = f"{name}_among" if programmes[_NAMED:] else name
    return context.counted_sentence(f"programmes.told.{form}", len(programmes), **parts)


def _group(context: Context, name: str, programmes: Sequence[NamedProgramme]) -> ProgrammeGroup:
    return ProgrammeGroup(
        anchor=name,
        heading=context.say(f"programmes.{name}"),
        count=context.language.count("glossary.count", len(programmes)),
        lines=tuple(_line(context, programme) for programme in programmes),
    )


def _line(context: Context, programme: NamedProgramme) -> TermLine:
    term = programme.term
    years = (
        Link(str(year), mention_link(context, term.id, mention).url) for year, mention in programme.mentions.items()
    )
    return term_line(context, term, years)


def _singles(context: Context, slug: str, found: AreaProgrammes) -> Iterator[SinglesOfYear]:
    for year, names in found.single.items():
        if names:
            count = context.language.count("programmes.names", len(names))
            report = context.plan(slug, year, "programmes")
            yield SinglesOfYear(str(year), report, count, tuple(_single(context, name) for name in names))


def _single(context: Context, name: Text) -> SingleName:
    return SingleName(context.words(name), original_name(context, name))


_NAMED = 6
"""So many programmes are named in a sentence; the rest stand in the table."""
