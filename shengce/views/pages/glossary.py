"""The glossary: every named programme and slogan, what the sources say of it, and where it was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shengce.derive.term_use import by_use
from shengce.language.initials import by_initial
from shengce.records.base import Text
from shengce.records.vocabulary import Term, TermKind
from shengce.views.context import Context
from shengce.views.pages.term import original_name
from shengce.views.parts.depth import read_whole
from shengce.views.shown import Link, PageHead


@dataclass(frozen=True)
class TermLine:
    """A term in the index; ``original`` is the Chinese name on English pages; ``definition`` may be empty."""

    link: Link
    original: str
    definition: str
    provinces: tuple[Link, ...]


@dataclass(frozen=True)
class TermGroup:
    """The terms of one kind, by use; ``count`` says how many."""

    anchor: str
    kind: str
    count: str
    lines: tuple[TermLine, ...]


@dataclass(frozen=True)
class Initial:
    """The terms that begin with a letter, of their pinyin or their spelling."""

    letter: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class GlossaryPage:
    """The index of terms: all by initial letter, then with what they mean, kind by kind, by use."""

    head: PageHead
    initials: tuple[Initial, ...]
    groups: tuple[TermGroup, ...]


def glossary_page(context: Context) -> GlossaryPage:
    """Build the index of terms; the kind whose first term is used most comes first."""
    terms = by_use(context.knowledge.catalogue.terms.values(), context.knowledge.indexes)
    title = context.say("nav.glossary")
    head = context.head(
        title,
        (Link(title),),
        description=context.say("glossary.description"),
        finding=(context.counted_sentence("glossary.finding", len(terms)),),
        depth=read_whole(context),
    )
    links = (context.term(term.id) for term in terms)
    initials = by_initial(links, lambda link: link.text)
    kinds = dict.fromkeys(term.kind for term in terms)
    return GlossaryPage(
        head,
        tuple(Initial(letter, found) for letter, found in initials.items()),
        tuple(_group(context, kind, [term for term in terms if term.kind is kind]) for kind in kinds),
    )


def _group(context: Context, kind: TermKind, terms: Sequence[Term]) -> TermGroup:
    return TermGroup(
        anchor=kind.replace("_", "-"),
        kind=context.say(f"term_kind.{kind}"),
        count=context.counted_sentence("glossary.count", len(terms)).plain,
        lines=tuple(_line(context, term) for term in terms),
    )


def _line(context: Context, term: Term) -> TermLine:
    return TermLine(
        link=context.term(term.id),
        original=original_name(context, term),
        definition=context.words(term.definition) if isinstance(term.definition, Text) else "",
        provinces=tuple(context.province(slug) for slug in context.knowledge.indexes.users_of(term.id)),
    )
