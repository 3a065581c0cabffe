"""The glossary: every named programme and slogan, what the sources say of it, and where it was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shengce.addresses import programmes_path
from shengce.derive.term_use import FEW_PROVINCES, by_use, life_of
from shengce.records.vocabulary import Term, TermKind
from shengce.views.context import Context
from shengce.views.parts.depth import read_whole
from shengce.views.parts.initials import Initial, initials_of
from shengce.views.parts.terms import TermLine, term_line
from shengce.views.shown import Link, PageHead


@dataclass(frozen=True)
class TermGroup:
    """The terms of one kind, by use; ``count`` says how many."""

    anchor: str
    kind: str
    count: str
    lines: tuple[TermLine, ...]


@dataclass(frozen=True)
class ProvinceTerms:
    """The way to the programmes of a province; ``count`` says how many terms are its own."""

    link: Link
    count: str


@dataclass(frozen=True)
class GlossaryPage:
    """The index of terms: those of the nation or of several provinces by initial letter, then with what they mean, kind
    by kind, by use; ``provinces`` leads to each province's own, with their number.
    """

    head: PageHead
    initials: tuple[Initial, ...]
    groups: tuple[TermGroup, ...]
    provinces: tuple[ProvinceTerms, ...]


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
    common = [term for term in terms if term.area is None]
    links = (context.term(term.id) for term in common)
    kinds = dict.fromkeys(term.kind for term in common)
    return GlossaryPage(
        head,
        initials_of(links),
        tuple(_group(context, kind, [term for term in common if term.kind is kind]) for kind in kinds),
        tuple(_provinces(context)),
    )


def _group(context: Context, kind: TermKind, terms: Sequence[Term]) -> TermGroup:
    return TermGroup(
        anchor=kind.replace("_", "-"),
        kind=context.say(f"term_kind.{kind}"),
        count=context.counted_sentence("glossary.count", len(terms)).plain,
        lines=tuple(_line(context, term) for term in terms),
    )


def _line(context: Context, term: Term) -> TermLine:
    """Return a term with the provinces that name it: few by name, many by number, with the way to the term's page."""
    provinces = life_of(term.id, context.knowledge.indexes).provinces
    if provinces[FEW_PROVINCES:]:
        count = context.language.count("count.provinces", len(provinces))
        return term_line(context, term, (Link(count, context.term(term.id).url),))
    return term_line(context, term, map(context.province, provinces))


def _provinces(context: Context) -> Iterator[ProvinceTerms]:
    """Yield the provinces whose plans name programmes."""
    catalogue = context.knowledge.catalogue
    for area in catalogue.provinces.values():
        if found := context.knowledge.programmes.get(area.slug):
            link = Link(context.words(area.short), context.url(programmes_path(area)))
            yield ProvinceTerms(link, context.language.count("glossary.count", len(found.own)))
