"""One source: what it is, and each paragraph cited with the figures it states."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from shengce.derive.facts import Fact
from shengce.language.dates import day_text, locator_text
from shengce.records.base import Text
from shengce.records.plans import FigureKind
from shengce.records.sources import Paragraph, Source
from shengce.views.context import Context
from shengce.views.parts.files_of_page import files_of_page
from shengce.views.parts.withdrawn import WithdrawnRow, withdrawn_rows
from shengce.views.shown import AbsenceView, CiteThis, FigureCell, Link, PageHead, RichText, Sharing


@dataclass(frozen=True)
class Detail:
    """A fact about a source: a value, or a typed absence."""

    label: str
    value: str
    url: str
    absence: AbsenceView | None


@dataclass(frozen=True)
class CitedFigure:
    """A figure taken from a sentence: the printed words, what they are of, and the value read; ``plan`` of several."""

    printed: str
    indicator: Link
    figure: FigureCell
    time: str
    plan: Link | None


@dataclass(frozen=True)
class SentenceView:
    """A sentence, or a paragraph as a whole, with the figures taken from it; no sentence is republished."""

    locator: str
    figures: tuple[CitedFigure, ...]


@dataclass(frozen=True)
class ParagraphView:
    """A paragraph: its place, hash and lines of the file, and what was taken from it, withdrawn figures apart."""

    anchor: str
    locator: str
    hash: str
    lines: str
    sentences: tuple[SentenceView, ...]
    withdrawn: tuple[WithdrawnRow, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class _Taken:
    """What was taken from each paragraph of a source: figures in force, and withdrawn ones."""

    figures: defaultdict[str, list[Fact]]
    withdrawn: defaultdict[str, list[Fact]]


@dataclass(frozen=True)
class ArticleView:
    """An article of a source."""

    anchor: str
    title: str
    byline: str
    paragraphs: tuple[ParagraphView, ...]


@dataclass(frozen=True)
class SourcePage:
    """One source: what it is, what was taken from each paragraph, and the hashes by which a copy is verified."""

    head: PageHead
    details: tuple[Detail, ...]
    not_stated: str
    note: str
    oddities: tuple[str, ...]
    articles: tuple[ArticleView, ...]
    plans: tuple[Link, ...]
    cite_this: CiteThis
    hash: str


def source_page(context: Context, source: Source) -> SourcePage:
    """Build the page of one source."""
    title = context.words(source.title)
    crumbs = (Link(context.say("nav.sources"), context.url("sources/")), Link(title))
    taken = _figures_by_paragraph(context, source)
    oddities: dict[str, list[str]] = {}
    for oddity in source.oddities:
        oddities.setdefault(oddity.at or "", []).append(context.words(oddity.note))
    articles = [
        ArticleView(
            anchor=article.id,
            title=context.words(article.title),
            byline=context.words(article.byline),
            paragraphs=_paragraphs(context, source, article.paragraphs, taken, oddities),
        )
        for article in source.articles
    ]
    if source.paragraphs:
        paragraphs = _paragraphs(context, source, source.paragraphs, taken, oddities)
        articles.append(ArticleView("text", title, "", paragraphs))
    return SourcePage(
        head=context.head(
            title,
            crumbs,
            description=context.say("source.description", kind=context.say(f"source_kind.{source.kind}")),
            finding=tuple(_finding(context, source)),
            depth=_depth(context, source),
            sharing=Sharing(files=files_of_page(context, "sources", source.id)),
            source_url=context.record_url(_record_file(source)),
        ),
        details=tuple(detail for detail in _details(context, source) if not detail.absence),
        not_stated=_not_stated(context, _details(context, source)),
        note=context.words(source.note),
        oddities=tuple(oddities.get("", ())),
        articles=tuple(articles),
        plans=_plans(context, source),
        cite_this=context.cite_this(title, f"shengce-source-{source.id}"),
        hash=source.text.sha256,
    )


def _record_file(source: Source) -> str:
    """Return the file in which the source is kept: a list for each area of the work reports, else its own."""
    folder = source.text.path.rpartition("/")[0]
    area = folder.rpartition("/")[2].removesuffix("-statistics")
    return f"records/sources/work-reports/{area}.yml" if source.collection else f"records/sources/{source.id}.yml"


def _details(context: Context, source: Source) -> tuple[Detail, ...]:
    publisher = context.words(source.publisher) if isinstance(source.publisher, Text) else ""
    published = day_text(source.published, context.language) if isinstance(source.published, str) else ""
    url = source.url if isinstance(source.url, str) else ""
    accessed = day_text(source.accessed.isoformat(), context.language)
    return (
        Detail(context.say("source.publisher"), publisher, "", context.absent_or_none(source.publisher)),
        Detail(context.say("source.published"), published, "", context.absent_or_none(source.published)),
        Detail(context.say("source.accessed"), accessed, "", None),
        Detail(context.say("source.url"), url, url, context.absent_or_none(source.url)),
        *((Detail(context.say("source.collection"), source.collection, "", None),) if source.collection else ()),
    )


def _not_stated(context: Context, details: Iterable[Detail]) -> str:
    """Return the names of what is not known of the document, each absence said with them where it is another kind."""
    absent = [(detail.label, detail.absence) for detail in details if detail.absence]
    names = [context.say("source.absent", label=label, absence=absence.word) for label, absence in absent]
    return context.say("list.separator").join(names)


def _finding(context: Context, source: Source) -> Iterator[RichText]:
    """Yield how many figures of each kind were taken from the source."""
    facts = context.knowledge.all_facts.of_source(source.id)
    kinds = Counter(fact.figure.kind for fact in facts)
    counts = [context.language.count(f"source.taken.{kind}", kinds[kind]) for kind in FigureKind if kinds[kind]]
    if counts:
        yield context.sentence("source.finding", counts=context.listed(counts))


def _depth(context: Context, source: Source) -> RichText:
    if source.id in context.knowledge.sources_read_whole:
        return context.sentence("source.read_whole")
    return context.counted_sentence("source.read_core", len(context.knowledge.core_indicators))


def _figures_by_paragraph(context: Context, source: Source) -> _Taken:
    taken = _Taken(defaultdict(list), defaultdict(list))
    for fact in context.knowledge.all_facts.of_source(source.id):
        taken.figures[_paragraph_of(fact)].append(fact)
    for fact in context.knowledge.withdrawn.of_source(source.id):
        taken.withdrawn[_paragraph_of(fact)].append(fact)
    return taken


def _paragraph_of(fact: Fact) -> str:
    return fact.figure.cite.paragraph


def _sentences(context: Context, source: Source, facts: Iterable[Fact]) -> tuple[SentenceView, ...]:
    """Return the figures of a paragraph by the sentence that states them, in the order of sentences met."""
    by_place: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_place[fact.figure.cite.locator].append(fact)
    return tuple(
        SentenceView(
            locator=locator_text(place, context.language),
            figures=tuple(_cited_figure(context, source, fact) for fact in stated),
        )
        for place, stated in by_place.items()
    )


def _cited_figure(context: Context, source: Source, fact: Fact) -> CitedFigure:
    cell = context.cell(fact, cited=False)
    is_of_several = context.knowledge.indexes.plans_from(source.id)[1:]
    return CitedFigure(
        printed=fact.figure.as_printed,
        indicator=context.figure_name(fact.figure),
        figure=cell,
        time=context.say("source.time", kind=context.say(f"kind.{fact.figure.kind}"), period=cell.period),
        plan=context.plan(fact.province, fact.plan_year) if is_of_several else None,
    )


def _paragraphs(
    context: Context,
    source: Source,
    paragraphs: Iterable[Paragraph],
    taken: _Taken,
    oddities: Mapping[str, list[str]],
) -> tuple[ParagraphView, ...]:
    return tuple(
        ParagraphView(
            anchor=paragraph.at,
            locator=locator_text(paragraph.at, context.language),
            hash=paragraph.sha256,
            lines=context.say("list.separator").join(str(line) for line in paragraph.lines),
            sentences=_sentences(context, source, taken.figures[paragraph.at]),
            withdrawn=withdrawn_rows(context, taken.withdrawn[paragraph.at]),
            notes=tuple(oddities.get(paragraph.at, ())),
        )
        for paragraph in paragraphs
    )


def _plans(context: Context, source: Source) -> tuple[Link, ...]:
    plans = context.knowledge.indexes.plans_from(source.id)
    return tuple(context.plan(province, year) for province, year in plans)
