"""One term: what it stands for, where each plan names it, and what belongs with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shengce.derive.indexes import Mention
from shengce.derive.term_use import TermLife, life_of
from shengce.records.base import Absent, Text
from shengce.records.catalogue import PlanKey
from shengce.records.citation import Citation
from shengce.records.vocabulary import Definition, Term
from shengce.views.context import Context
from shengce.views.parts.citations import SourceList, source_list
from shengce.views.parts.depth import read_whole
from shengce.views.parts.files_of_page import files_of_page
from shengce.views.parts.share_charts import term_chart
from shengce.views.parts.terms import mention_link, original_name
from shengce.views.parts.word_life import WordLifeView, word_life
from shengce.views.shown import AbsenceView, CitationMark, CiteThis, Link, PageHead, RichText, Sharing


@dataclass(frozen=True)
class Said:
    """What one sentence of a plan says of the term, in one paraphrase or several."""

    texts: tuple[RichText, ...]
    citation: CitationMark


@dataclass(frozen=True)
class YearOfTerm:
    """The plans of a year that name the term: each a link to where it does."""

    year: Link
    count: str
    plans: tuple[Link, ...]


@dataclass(frozen=True)
class PlanMentions:
    """A plan that says something of the term."""

    plan: Link
    said: tuple[Said, ...]


@dataclass(frozen=True)
class Follows:
    """A term that this one goes on from, and where a report says so."""

    link: Link
    citation: CitationMark


@dataclass(frozen=True)
class TermPage:
    """One term: names, definition or its absence, and mentions."""

    head: PageHead
    original: str
    kind: str
    absence: AbsenceView | None
    defined_in: tuple[CitationMark, ...]
    follows: tuple[Follows, ...]
    followed_by: tuple[Link, ...]
    aliases: tuple[str, ...]
    themes: tuple[Link, ...]
    related: tuple[Link, ...]
    words: WordLifeView | None
    years: tuple[YearOfTerm, ...]
    mentions: tuple[PlanMentions, ...]
    citations: SourceList
    cite_this: CiteThis


def term_page(context: Context, term: Term) -> TermPage:
    """Build the page of one term."""
    name = context.words(term.name)
    crumbs = (Link(context.say("nav.glossary"), context.url("glossary/")), Link(name))
    defined = isinstance(term.definition, Text)
    definition = context.words(term.definition) if isinstance(term.definition, Text) else ""
    life = life_of(term.id, context.knowledge.indexes)
    return TermPage(
        head=context.head(
            context.say("term.title", term=name),
            crumbs,
            heading=name,
            description=definition if defined else context.say("term.undefined", term=name),
            finding=_finding(context, term, life),
            depth=read_whole(context),
            sharing=Sharing(chart=term_chart(context, life), files=files_of_page(context, "programmes", term.id)),
            source_url=context.record_url(f"records/terms/{term.file}.yml"),
        ),
        original=original_name(context, term.name),
        kind=context.say(f"term_kind.{term.kind}"),
        absence=context.absent(term.definition) if isinstance(term.definition, Absent) else None,
        defined_in=tuple(context.cite(place) for place in _places(term)),
        follows=tuple(Follows(context.term(each.term), context.cite(each.cite)) for each in term.follows),
        followed_by=tuple(_followed_by(context, term)),
        aliases=term.aliases,
        themes=tuple(context.theme(theme) for theme in term.themes),
        related=tuple(context.term(other) for other in term.related),
        words=word_life(context, term),
        years=tuple(_years(context, term, life)),
        mentions=tuple(_mentions(context, term)),
        citations=source_list(context),
        cite_this=context.cite_this(name, f"shengce-term-{term.id}"),
    )


def _places(term: Term) -> tuple[Citation, ...]:
    return term.definition.cite if isinstance(term.definition, Definition) else ()


def _followed_by(context: Context, term: Term) -> Iterator[Link]:
    for other in context.knowledge.indexes.followers_of(term.id):
        yield context.term(other)


def _finding(context: Context, term: Term, life: TermLife) -> tuple[RichText, ...]:
    """Return in which plans the term was found so far: few by name, many by number, provinces and years."""
    if not life.plans:
        return ()
    if life.is_told_by_plan:
        plans = context.listed([_plan(context, term, *key) for key in life.plans])
        return (context.counted_sentence("term.found", len(life.plans), plans=plans),)
    *_, first = life.by_year
    last = next(iter(life.by_year))
    counts = {
        "plans": Link(context.language.count("count.plans", len(life.plans)), "#mentions"),
        "provinces": context.language.count("count.provinces", len(life.provinces)),
    }
    return (context.sentence("term.life", first=str(first), last=str(last), **counts),)


def _plan(context: Context, term: Term, province: str, year: int) -> Link:
    mentions = context.knowledge.indexes.mentions_of(term.id)
    first = next(mention for mention in mentions if (mention.province, mention.year) == (province, year))
    return mention_link(context, term.id, first)


def _years(context: Context, term: Term, life: TermLife) -> Iterator[YearOfTerm]:
    for year, provinces in life.by_year.items():
        links = (_plan(context, term, province, year) for province in provinces)
        named = tuple(
            Link(context.province(province).text, link.url) for province, link in zip(provinces, links, strict=True)
        )
        yield YearOfTerm(context.year(year), context.language.count("count.provinces", len(provinces)), named)


def _mentions(context: Context, term: Term) -> Iterator[PlanMentions]:
    """Yield what each plan says of the term, a sentence once; plans that merely name it are left out."""
    by_plan: dict[PlanKey, dict[Citation, list[Mention]]] = {}
    for mention in context.knowledge.indexes.mentions_of(term.id):
        if mention.text:
            sentences = by_plan.setdefault((mention.province, mention.year), {})
            sentences.setdefault(mention.cite, []).append(mention)
    for (province, year), sentences in by_plan.items():
        said = tuple(_said(context, mentions) for mentions in sentences.values())
        yield PlanMentions(_plan(context, term, province, year), said)


def _said(context: Context, mentions: Sequence[Mention]) -> Said:
    texts = tuple(dict.fromkeys(context.rich(mention.text) for mention in mentions if mention.text))
    return Said(texts, context.cite(mentions[0].cite))
