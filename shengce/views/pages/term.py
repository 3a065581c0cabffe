"""One term: what it stands for, where each plan names it, and what belongs with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shengce.derive.indexes import Mention
from shengce.records.base import Absent, Text
from shengce.records.catalogue import PlanKey
from shengce.records.citation import Citation
from shengce.records.vocabulary import Term
from shengce.views.context import Context
from shengce.views.parts.citations import SourceList, source_list
from shengce.views.parts.depth import read_whole
from shengce.views.shown import AbsenceView, CitationMark, CiteThis, Link, PageHead, RichText


@dataclass(frozen=True)
class Said:
    """What one sentence of a plan says of the term, in one paraphrase or several."""

    texts: tuple[RichText, ...]
    citation: CitationMark


@dataclass(frozen=True)
class PlanMentions:
    """A plan that names the term, and what it says of it."""

    plan: Link
    said: tuple[Said, ...]


@dataclass(frozen=True)
class TermPage:
    """One term: names, definition or its absence, and mentions."""

    head: PageHead
    original: str
    kind: str
    absence: AbsenceView | None
    aliases: tuple[str, ...]
    themes: tuple[Link, ...]
    related: tuple[Link, ...]
    mentions: tuple[PlanMentions, ...]
    citations: SourceList
    cite_this: CiteThis


def term_page(context: Context, term: Term) -> TermPage:
    """Build the page of one term."""
    name = context.words(term.name)
    crumbs = (Link(context.say("nav.glossary"), context.url("glossary/")), Link(name))
    defined = isinstance(term.definition, Text)
    definition = context.words(term.definition) if isinstance(term.definition, Text) else ""
    mentions = tuple(_mentions(context, term))
    return TermPage(
        head=context.head(
            context.say("term.title", term=name),
            crumbs,
            heading=name,
            description=definition if defined else context.say("term.undefined", term=name),
            finding=_finding(context, mentions),
            depth=read_whole(context),
            source_url=context.record_url("records/terms.yml"),
        ),
        original=original_name(context, term),
        kind=context.say(f"term_kind.{term.kind}"),
        absence=context.absent(term.definition) if isinstance(term.definition, Absent) else None,
        aliases=term.aliases,
        themes=tuple(context.theme(theme) for theme in term.themes),
        related=tuple(context.term(other) for other in term.related),
        mentions=mentions,
        citations=source_list(context),
        cite_this=context.cite_this(name, f"shengce-term-{term.id}"),
    )


def _finding(context: Context, mentions: tuple[PlanMentions, ...]) -> tuple[RichText, ...]:
    """Return in which plans the term was found so far."""
    plans = context.listed([mention.plan for mention in mentions])
    return (context.counted_sentence("term.found", len(mentions), plans=plans),) if mentions else ()


def _mentions(context: Context, term: Term) -> Iterator[PlanMentions]:
    """Yield what each plan says of the term, a sentence once."""
    by_plan: dict[PlanKey, dict[Citation, list[Mention]]] = {}
    for mention in context.knowledge.indexes.mentions_of(term.id):
        sentences = by_plan.setdefault((mention.province, mention.year), {})
        sentences.setdefault(mention.cite, []).append(mention)
    for (province, year), sentences in by_plan.items():
        said = tuple(_said(context, mentions) for mentions in sentences.values())
        yield PlanMentions(context.plan(province, year, _anchor(term, next(iter(sentences.values())))), said)


def _anchor(term: Term, mentions: Sequence[Mention]) -> str:
    task = mentions[0].task
    return task.id if task else f"term-{term.id}"


def _said(context: Context, mentions: Sequence[Mention]) -> Said:
    texts = tuple(dict.fromkeys(context.rich(mention.text) for mention in mentions if mention.text))
    return Said(texts, context.cite(mentions[0].cite))


def original_name(context: Context, term: Term) -> str:
    """Return the Chinese name where the page is in another language; empty otherwise."""
    return term.name.zh if context.language.code != "zh" and term.name.zh != term.name.en else ""
