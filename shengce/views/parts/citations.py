"""The list of a page's sources: each document once, with the places in it that the page's numbers lead to."""

from __future__ import annotations

from dataclasses import dataclass

from shengce.addresses import CHANGES_PATH, source_path
from shengce.derive.history import FigureHistory
from shengce.language.dates import day_text, locator_text
from shengce.records.base import Text
from shengce.records.citation import Citation
from shengce.records.sources import Source, SourceKind
from shengce.views.context import Context
from shengce.views.parts.feeds import reason_words, version_anchor
from shengce.views.shown import CiteThis, Link

# The types of documents of GB/T 7714: report, newspaper, other.
_MARKERS = {
    SourceKind.GOVERNMENT_WORK_REPORT: "R",
    SourceKind.STATISTICAL_COMMUNIQUE: "R",
    SourceKind.NEWSPAPER_PAGE: "N",
    SourceKind.POLICY_DOCUMENT: "Z",
}


@dataclass(frozen=True)
class Printed:
    """What is printed of a figure, linked to its permanent place.

    ``history`` says which version changed it, and ``version`` is that one's anchor on the page of changes.
    """

    text: str
    url: str
    history: str
    version: str


@dataclass(frozen=True)
class CitationEntry:
    """A cited place: its number, where it stands, and what is printed there, each linked to the figure it gives."""

    number: int
    anchor: str
    place: Link
    printed: tuple[Printed, ...]


@dataclass(frozen=True)
class CitedDocument:
    """A document with the places cited of it.

    ``original_title`` is its Chinese title where the page is in another language; ``note`` names publisher and day;
    ``citation`` is how a place in it is cited, with ``{place}``, ``{quoted}`` and ``{permalink}`` left open. The
    rest is for the forms of citations: ``dated`` is the day on which it appeared, or the year where no more is known.
    """

    title: Link
    original_title: str
    note: str
    original_url: str
    citation: str
    publisher: str
    dated: str
    marker: str
    entries: tuple[CitationEntry, ...]


@dataclass(frozen=True)
class SourceList:
    """All that a page cites; ``report_form`` is the form for a wrong figure, with ``{figure}`` left open.

    ``forms`` are the forms in which a figure is cited, with places left open; ``changes`` leads to the page of changes.
    """

    summary: str
    report_form: str
    changes: str
    forms: CiteThis
    documents: tuple[CitedDocument, ...]


def source_list(context: Context) -> SourceList:
    """Return the list of all citations that the page has made so far, by document, each in reading order."""
    by_document: dict[tuple[str, str], list[Citation]] = {}
    for citation in context.book.numbers:
        by_document.setdefault((citation.source, _article_id(citation)), []).append(citation)
    documents = tuple(_document(context, citations) for citations in by_document.values())
    return SourceList(
        summary=_summary(context, documents),
        report_form=context.report_form,
        changes=context.url(CHANGES_PATH),
        forms=context.cite_figures(),
        documents=documents,
    )


def _article_id(citation: Citation) -> str:
    return citation.paragraph.rpartition("-")[0]


def _summary(context: Context, documents: tuple[CitedDocument, ...]) -> str:
    counted = context.language.count
    return context.say(
        "citation.summary",
        documents=counted("count.cited_documents", len(documents)),
        places=counted("count.cited_places", len(context.book.numbers)),
    )


def _document(context: Context, citations: list[Citation]) -> CitedDocument:
    source = context.knowledge.catalogue.sources[citations[0].source]
    title = _title(context, source, _article_id(citations[0]))
    shown = context.words(title)
    original = title.zh if shown != title.zh else ""
    cited_as = context.say("citation.translated", original=original, title=shown) if original else shown
    return CitedDocument(
        title=Link(shown, context.url(source_path(source.id))),
        original_title=original,
        note=context.say("list.dot").join(filter(None, (_publisher(context, source), _published(context, source)))),
        original_url=_original_url(source),
        citation=_citation(context, source, cited_as),
        publisher=_publisher(context, source),
        dated=_dated(context, source),
        marker=_MARKERS[source.kind],
        entries=tuple(_entry(context, source, citation) for citation in citations),
    )


def _title(context: Context, source: Source, article: str) -> Text:
    """Return the article's title with that of the paper it stands in, or the document's own."""
    for part in source.articles:
        if part.id == article:
            dot = context.say("list.dot")
            return Text(zh=f"{part.title.zh}{dot}{source.title.zh}", en=f"{part.title.en}{dot}{source.title.en}")
    return source.title


def _publisher(context: Context, source: Source) -> str:
    return context.words(source.publisher) if isinstance(source.publisher, Text) else ""


def _published(context: Context, source: Source) -> str:
    return day_text(source.published, context.language) if isinstance(source.published, str) else ""


def _dated(context: Context, source: Source) -> str:
    """Return the day on which a source appeared; where that is not known, the year: that of the plan it belongs to."""
    plans = context.knowledge.indexes.plans_from(source.id)
    year = str(plans[0][1]) if plans else ""
    return source.published if isinstance(source.published, str) else year


def _original_url(source: Source) -> str:
    return source.url if isinstance(source.url, str) else ""


def _citation(context: Context, source: Source, title: str) -> str:
    say = context.say
    read = say(
        "citation.read_online" if _original_url(source) else "citation.read",
        url=_original_url(source),
        day=day_text(source.accessed.isoformat(), context.language),
        place="{place}{quoted}",
    )
    parts = (
        _publisher(context, source),
        title + say(f"source_marker.{source.kind}"),
        _published(context, source),
        read,
        say("citation.here", permalink="{permalink}"),
    )
    return say("citation.joint").join(filter(None, parts))


def _entry(context: Context, source: Source, citation: Citation) -> CitationEntry:
    number = context.book.numbers[citation]
    paragraph_url = context.url(source_path(source.id), citation.paragraph)
    return CitationEntry(
        number=number,
        anchor=f"c{number}",
        place=Link(locator_text(citation.locator, context.language), paragraph_url),
        printed=tuple(_printed(context, link) for link in context.book.figures[citation]),
    )


def _printed(context: Context, link: Link) -> Printed:
    """Return what is printed, with the version that changed the figure last, or else added it, where one did."""
    history = context.knowledge.history.of(link.url.partition("#")[2])
    if history is None or (history.is_older and history.changed is None):
        return Printed(link.text, link.url, "", "")
    version = history.changed or history.first
    return Printed(link.text, link.url, _history(context, history), version_anchor(version))


def _history(context: Context, history: FigureHistory) -> str:
    if history.changed and history.reason:
        reason = reason_words(context, history.reason)
        return context.say("changes.changed_in", version=history.changed, reason=reason)
    return context.say("changes.added_in", version=history.first)
