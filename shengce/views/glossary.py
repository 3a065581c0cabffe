"""The glossary: every named programme and slogan, what the sources say of it, and who uses it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shengce.records.base import Absent, Text
from shengce.records.vocabulary import Term, TermKind
from shengce.views.context import Context, plan_path
from shengce.views.parts import AbsenceView, CitationEntry, CitationMark, CiteThis, Link, PageHead, RichText


@dataclass(frozen=True)
class TermLine:
    """A term in the index; ``original`` is the Chinese name on English pages."""

    link: Link
    original: str
    provinces: tuple[Link, ...]


@dataclass(frozen=True)
class TermGroup:
    """Terms of one kind."""

    anchor: str
    heading: str
    lines: tuple[TermLine, ...]


@dataclass(frozen=True)
class GlossaryPage:
    """The index of terms by kind."""

    head: PageHead
    groups: tuple[TermGroup, ...]


@dataclass(frozen=True)
class Mention:
    """Where a plan names the term and what it says there."""

    province: Link
    plan: Link
    text: RichText
    citation: CitationMark


@dataclass(frozen=True)
class TermPage:
    """One term: names, definition or its absence, and mentions."""

    head: PageHead
    original: str
    kind: str
    definition: str
    absence: AbsenceView | None
    aliases: tuple[str, ...]
    themes: tuple[Link, ...]
    related: tuple[Link, ...]
    mentions: tuple[Mention, ...]
    citations: tuple[CitationEntry, ...]
    cite_this: CiteThis


def glossary_page(context: Context) -> GlossaryPage:
    """Build the index of terms."""
    terms = context.knowledge.catalogue.terms.values()
    groups = tuple(
        TermGroup(
            anchor=kind.replace("_", "-"),
            heading=context.say(f"term_kind.{kind}"),
            lines=tuple(_line(context, term) for term in terms if term.kind is kind),
        )
        for kind in TermKind
    )
    title = context.say("nav.glossary")
    head = context.head("glossary", title, (Link(title),), description=context.say("glossary.description"))
    return GlossaryPage(head, tuple(group for group in groups if group.lines))


def _line(context: Context, term: Term) -> TermLine:
    users = dict.fromkeys(province for province, _ in _users(context, term))
    return TermLine(context.term(term.id), _original(context, term), tuple(context.province(slug) for slug in users))


def _original(context: Context, term: Term) -> str:
    return term.name.zh if context.language.code != "zh" and term.name.zh != term.name.en else ""


def _users(context: Context, term: Term) -> Iterator[tuple[str, int]]:
    for key, plan in context.knowledge.catalogue.plans.items():
        named = any(mention.term == term.id for mention in plan.programmes)
        used = any(term.id in measure.terms for priority in plan.priorities for measure in priority.measures)
        if named or used:
            yield key


def term_page(context: Context, term: Term) -> TermPage:
    """Build the page of one term."""
    name = context.words(term.name)
    crumbs = (Link(context.say("nav.glossary"), context.url("glossary/")), Link(name))
    defined = isinstance(term.definition, Text)
    definition = context.words(term.definition) if isinstance(term.definition, Text) else ""
    mentions = tuple(_mentions(context, term))
    return TermPage(
        head=context.head(
            "term",
            context.say("term.title", term=name),
            crumbs,
            heading=name,
            description=definition if defined else context.say("term.undefined", term=name),
            source_url=context.record_url("records/terms.yml"),
        ),
        original=_original(context, term),
        kind=context.say(f"term_kind.{term.kind}"),
        definition=definition,
        absence=context.absent(term.definition) if isinstance(term.definition, Absent) else None,
        aliases=term.aliases,
        themes=tuple(context.theme(theme) for theme in term.themes),
        related=tuple(context.term(other) for other in term.related),
        mentions=mentions,
        citations=context.citations(),
        cite_this=context.cite_this(name, f"shengce-term-{term.id}"),
    )


def _mentions(context: Context, term: Term) -> Iterator[Mention]:
    for (province, year), plan in context.knowledge.catalogue.plans.items():
        statements = [(m.text, m.cite, f"term-{term.id}") for m in plan.programmes if m.term == term.id]
        statements += [
            (measure.text, measure.cite, priority.id)
            for priority in plan.priorities
            for measure in priority.measures
            if term.id in measure.terms
        ]
        for text, cite, anchor in statements:
            yield Mention(
                province=context.province(province),
                plan=Link(str(year), context.url(plan_path(province, year), anchor)),
                text=context.rich(text),
                citation=context.cite(cite),
            )
