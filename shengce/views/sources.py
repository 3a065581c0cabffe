"""Sources: what was read, where it is, and what was taken from each paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from shengce.language.dates import day_text, locator_text
from shengce.records.base import Absent, Text
from shengce.records.catalogue import NATION
from shengce.records.sources import Paragraph, Source
from shengce.records.vocabulary import CoverageStatus
from shengce.views.context import Context, plan_path, source_path
from shengce.views.parts import AbsenceView, CiteThis, FigureCell, Link, PageHead

_REPORT = "work-report-"


@dataclass(frozen=True)
class SourceLine:
    """A source in the index."""

    link: Link
    kind: str
    published: str
    plans: tuple[Link, ...]
    figures: int


@dataclass(frozen=True)
class SourceYear:
    """A report in the table of areas by year: its source and the number of figures; without one, the reason."""

    url: str
    figures: str
    word: str


@dataclass(frozen=True)
class SourceRow:
    """The reports of one area over the years."""

    area: Link
    cells: tuple[SourceYear, ...]


@dataclass(frozen=True)
class SourcesPage:
    """The index of sources: reports by area and year, all others in a list."""

    head: PageHead
    years: tuple[Link, ...]
    rows: tuple[SourceRow, ...]
    lines: tuple[SourceLine, ...]


@dataclass(frozen=True)
class Detail:
    """A fact about a source: a value, or a typed absence."""

    label: str
    value: str
    url: str
    absence: AbsenceView | None


@dataclass(frozen=True)
class CitedFigure:
    """A figure taken from a paragraph."""

    indicator: Link
    figure: FigureCell
    printed: str
    sentence: str
    plan: Link


@dataclass(frozen=True)
class ParagraphView:
    """A paragraph: locator, hash, and the figures taken from it; its sentences are not republished."""

    anchor: str
    locator: str
    hash: str
    lines: str
    figures: tuple[CitedFigure, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class ArticleView:
    """An article of a source."""

    anchor: str
    title: str
    byline: str
    paragraphs: tuple[ParagraphView, ...]


@dataclass(frozen=True)
class SourcePage:
    """One source."""

    head: PageHead
    details: tuple[Detail, ...]
    note: str
    oddities: tuple[str, ...]
    articles: tuple[ArticleView, ...]
    plans: tuple[Link, ...]
    cite_this: CiteThis
    hash: str


def sources_page(context: Context) -> SourcesPage:
    """Build the index of sources."""
    title = context.say("nav.sources")
    head = context.head("sources", title, (Link(title),), description=context.say("sources.description"))
    years = context.knowledge.promises.years
    catalogue = context.knowledge.catalogue
    areas = [NATION, *(p.slug for p in catalogue.provinces.values() if p.scope.status is CoverageStatus.COVERED)]
    others = [source for source in catalogue.sources.values() if not source.id.startswith(_REPORT)]
    return SourcesPage(
        head,
        years=tuple(context.year(year) for year in years),
        rows=tuple(_area(context, area, years) for area in areas),
        lines=tuple(_line(context, source) for source in others),
    )


def _area(context: Context, area: str, years: tuple[int, ...]) -> SourceRow:
    return SourceRow(context.province(area), tuple(_source_year(context, area, year) for year in years))


def _source_year(context: Context, area: str, year: int) -> SourceYear:
    source = context.knowledge.catalogue.sources.get(f"{_REPORT}{area}-{year}")
    if source is None:
        return SourceYear("", "", context.say("promise_state.report_missing"))
    count = len(context.knowledge.facts_of_source(source.id))
    return SourceYear(context.url(source_path(source.id)), str(count), context.words(source.title))


def _line(context: Context, source: Source) -> SourceLine:
    cited = context.knowledge.facts_of_source(source.id)
    published = source.published
    day = context.absent(published).word if isinstance(published, Absent) else day_text(published, context.language)
    return SourceLine(
        link=Link(context.words(source.title), context.url(source_path(source.id))),
        kind=context.say(f"source_kind.{source.kind}"),
        published=day,
        plans=_plans(context, source),
        figures=len(cited),
    )


def _plans(context: Context, source: Source) -> tuple[Link, ...]:
    plans = context.knowledge.plans_by_source.get(source.id, ())
    return tuple(_plan_link(context, province, year) for province, year in plans)


def _plan_link(context: Context, province: str, year: int) -> Link:
    text = context.say("province_year.title", province=context.province(province).text, year=year)
    return Link(text, context.url(plan_path(province, year)))


def source_page(context: Context, source: Source) -> SourcePage:
    """Build the page of one source."""
    title = context.words(source.title)
    crumbs = (Link(context.say("nav.sources"), context.url("sources/")), Link(title))
    figures = _figures_by_paragraph(context, source)
    oddities: dict[str, list[str]] = {}
    for oddity in source.oddities:
        oddities.setdefault(oddity.at or "", []).append(context.words(oddity.note))
    articles = [
        ArticleView(
            anchor=article.id,
            title=context.words(article.title),
            byline=context.words(article.byline),
            paragraphs=_paragraphs(context, article.paragraphs, figures, oddities),
        )
        for article in source.articles
    ]
    if source.paragraphs:
        articles.append(ArticleView("text", title, "", _paragraphs(context, source.paragraphs, figures, oddities)))
    return SourcePage(
        head=context.head(
            "source",
            title,
            crumbs,
            description=context.say("source.description", source=title),
            source_url=context.record_url(_record_file(source)),
            contents=True,
        ),
        details=_details(context, source),
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
        Detail(context.say("source.kind"), context.say(f"source_kind.{source.kind}"), "", None),
        Detail(context.say("source.publisher"), publisher, "", context.absent_or_none(source.publisher)),
        Detail(context.say("source.published"), published, "", context.absent_or_none(source.published)),
        Detail(context.say("source.accessed"), accessed, "", None),
        Detail(context.say("source.url"), url, url, context.absent_or_none(source.url)),
        *((Detail(context.say("source.collection"), source.collection, "", None),) if source.collection else ()),
    )


def _figures_by_paragraph(context: Context, source: Source) -> Mapping[str, list[CitedFigure]]:
    found: dict[str, list[CitedFigure]] = {}
    for fact in context.knowledge.facts_of_source(source.id):
        _, _, locator = fact.figure.cite.partition("#")
        found.setdefault(locator.rpartition("-s")[0], []).append(
            CitedFigure(
                indicator=context.indicator(fact.figure.indicator),
                figure=context.cell(fact, cited=False),
                printed=fact.figure.as_printed,
                sentence=locator_text(locator, context.language),
                plan=_plan_link(context, fact.province, fact.plan_year),
            )
        )
    return found


def _paragraphs(
    context: Context,
    paragraphs: Iterable[Paragraph],
    figures: Mapping[str, list[CitedFigure]],
    oddities: Mapping[str, list[str]],
) -> tuple[ParagraphView, ...]:
    return tuple(
        ParagraphView(
            anchor=paragraph.at,
            locator=locator_text(paragraph.at, context.language),
            hash=paragraph.sha256,
            lines=context.say("list.separator").join(str(line) for line in paragraph.lines),
            figures=tuple(figures.get(paragraph.at, ())),
            notes=tuple(oddities.get(paragraph.at, ())),
        )
        for paragraph in paragraphs
    )
