"""What every view is built from: knowledge, language, page path, and the citations met so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import quote_plus, urlencode

from shengce.derive.facts import Fact
from shengce.derive.knowledge import Knowledge
from shengce.derive.outcomes import Outcome
from shengce.language.dates import day_text, locator_text, period_text
from shengce.language.strings import Language
from shengce.language.values import ValueText, figure_text, gap_text
from shengce.records.base import FIGURE_REFERENCE, Absent, Citation, Text
from shengce.records.catalogue import NATION
from shengce.records.plans import Figure, Reading
from shengce.records.sources import Source
from shengce.views.parts import (
    AbsenceView,
    CitationEntry,
    CitationMark,
    CiteThis,
    FigureCell,
    Link,
    PageHead,
    RichText,
    Segment,
    VerdictView,
)

_REPORTED = "__reported__"  # stands for the identifier in the form's address, and needs no escape there


@dataclass(frozen=True)
class SiteAddress:
    """Where the site and its records can be found by others: absolute URLs without a slash at the end."""

    site_url: str
    repository: str
    branch: str


@dataclass
class _CitationBook:
    """Numbers citations in reading order; the same sentence has one number."""

    numbers: dict[Citation, int] = field(default_factory=dict)
    printed: dict[Citation, list[str]] = field(default_factory=dict)

    def number(self, citation: Citation, printed: str) -> int:
        number = self.numbers.setdefault(citation, len(self.numbers) + 1)
        words = self.printed.setdefault(citation, [])
        if printed and printed not in words:
            words.append(printed)
        return number


@dataclass(frozen=True)
class Context:
    """One page in one language; ``path`` is like ``provinces/jiangxi/2023/`` and empty for the home page."""

    knowledge: Knowledge
    language: Language
    address: SiteAddress
    path: str
    book: _CitationBook = field(default_factory=_CitationBook)

    @property
    def root(self) -> str:
        """The relative way to the language's home."""
        return "../" * self.path.count("/") or "./"

    def say(self, key: str, **values: object) -> str:
        """Return an interface string."""
        return self.language.say(key, **values)

    def url(self, target: str, anchor: str = "") -> str:
        """Return the relative URL of a page path, with an anchor."""
        if anchor and target == self.path:
            return f"#{anchor}"
        return f"{self.root}{target}" + (f"#{anchor}" if anchor else "")

    def root_url(self, file: str) -> str:
        """Return the relative URL of a file at the site's root, which is above the language's home."""
        return f"{self.root}../{file}"

    def words(self, text: Text | None) -> str:
        """Return a text in the page's language, figures as plain words."""
        return self.rich(text).plain if text else ""

    def rich(self, text: Text) -> RichText:
        """Return a text in the page's language with its figures as cells."""
        parts = FIGURE_REFERENCE.split(self.language.of(text))
        segments = (self._segment(part, index % 2 == 1) for index, part in enumerate(parts))
        return RichText(tuple(segment for segment in segments if segment.words or segment.figure))

    def _segment(self, part: str, is_figure: bool) -> Segment:
        if not is_figure:
            return Segment(part)
        return Segment("", self.cell(self.knowledge.by_id[part], cited=False))

    def cell(self, fact: Fact, cited: bool = True) -> FigureCell:
        """Return the figure as a cell; ``cited`` gives it a number in the page's list of citations."""
        figure = fact.figure
        path = plan_path(fact.province, fact.plan_year)
        return FigureCell(
            id=figure.id,
            value=self.value(figure),
            url=self.url(path, figure.id),
            citation=self.cite(figure.cite, figure.as_printed) if cited else None,
            period=period_text(figure.period, self.language),
            report_url=self.report_url(figure.id),
            reading=self.say("reading.assisted") if figure.reading is Reading.ASSISTED else "",
        )

    def value(self, figure: Figure) -> ValueText:
        """Return the figure's value as text."""
        catalogue = self.knowledge.catalogue
        return figure_text(figure, catalogue.indicators[figure.indicator], catalogue.unit_of(figure), self.language)

    def cite(self, citation: Citation, printed: str = "") -> CitationMark:
        """Return the mark of a citation, numbering it when it is met first."""
        number = self.book.number(citation, printed)
        identifier, _, locator = citation.partition("#")
        source = self.knowledge.catalogue.sources[identifier]
        place = self.place_in(source, locator)
        label = self.say("citation.label", number=number, source=self.words(source.title), locator=place)
        return CitationMark(number, f"c{number}", label)

    def citations(self) -> tuple[CitationEntry, ...]:
        """Return the list of all citations made so far, in reading order."""
        return tuple(self._citation(citation, number) for citation, number in self.book.numbers.items())

    def _citation(self, citation: Citation, number: int) -> CitationEntry:
        identifier, _, locator = citation.partition("#")
        source = self.knowledge.catalogue.sources[identifier]
        paragraph = locator.rpartition("-s")[0] if "-s" in locator else locator
        title = self.words(source.title)
        place = self.place_in(source, locator)
        printed = tuple(self.book.printed[citation])
        return CitationEntry(
            number=number,
            anchor=f"c{number}",
            source=Link(title, self.url(source_path(identifier))),
            locator=place,
            paragraph_url=self.url(source_path(identifier), paragraph),
            printed=printed,
            original_url=source.url if isinstance(source.url, str) else "",
            copy_text=self._copy_text(title, place, printed),
        )

    def _copy_text(self, source: str, locator: str, printed: tuple[str, ...]) -> str:
        if not printed:
            return self.say("citation.copy_place", source=source, locator=locator)
        words = self.say("list.separator").join(printed)
        return self.say("citation.copy", source=source, locator=locator, printed=words)

    def place_in(self, source: Source, locator: str) -> str:
        """Return the place of a locator in words, with the article's name where the source has articles."""
        place = locator_text(locator, self.language)
        for article in source.articles:
            if locator.startswith(f"{article.id}-p"):
                return self.say("locator.in_article", article=self.words(article.title), locator=place)
        return place

    def verdict(self, outcome: Outcome) -> VerdictView:
        """Return a verdict as shown."""
        figure = outcome.target.figure
        catalogue = self.knowledge.catalogue
        indicator, unit = catalogue.indicators[figure.indicator], catalogue.unit_of(figure)
        gap = gap_text(outcome.gap, indicator, unit, self.language) if outcome.gap is not None else ""
        return VerdictView(outcome.verdict.replace("_", "-"), self.say(f"verdict.{outcome.verdict}"), gap)

    def absent(self, absence: Absent) -> AbsenceView:
        """Return a typed absence as shown, with the day of the search where there was one."""
        note = self.words(absence.note)
        if absence.searched:
            day = day_text(absence.searched.isoformat(), self.language)
            note = " ".join(part for part in (note, self.say("absence.searched", day=day)) if part)
        return AbsenceView(absence.absent, self.say(f"absence.{absence.absent}"), note)

    def absent_or_none(self, value: object) -> AbsenceView | None:
        """Return a field's typed absence as shown; None where the field has a value."""
        return self.absent(value) if isinstance(value, Absent) else None

    def scope(self, figure: Figure) -> str:
        """Return the name of a figure's scope; empty when it is the indicator's comparable one."""
        return self._scope(figure.indicator, figure.scope)

    def series_scope(self, fact: Fact) -> str:
        """Return the name of the scope whose series a figure joins; empty when it is the comparable one."""
        return self._scope(fact.figure.indicator, fact.series.scope)

    def _scope(self, indicator: str, scope: str) -> str:
        catalogue = self.knowledge.catalogue
        if scope == catalogue.indicators[indicator].comparable_scope:
            return ""
        return self.words(catalogue.scopes[scope].name)

    def report_url(self, identifier: str) -> str:
        """Return the address of a new issue filled in for a figure or record that a reader finds wrong."""
        return self._report_form.replace(_REPORTED, quote_plus(identifier))

    @cached_property
    def _report_form(self) -> str:
        page = f"{self.address.site_url}/{self.language.code}/{self.path}"
        query = {
            "title": self.say("report.title", figure=_REPORTED),
            "body": self.say("report.body", figure=_REPORTED, page=page),
        }
        return f"{self.address.repository}/issues/new?{urlencode(query)}"

    def record_url(self, file: str) -> str:
        """Return the address at which a record file is edited."""
        return f"{self.address.repository}/edit/{self.address.branch}/{file}"

    def public_url(self) -> str:
        """Return the page's absolute address."""
        return f"{self.address.site_url}/{self.language.code}/{self.path}"

    def cite_this(self, title: str, key: str) -> CiteThis:
        """Return the page's citation in two formats."""
        values = {"title": title, "url": self.public_url(), "identifier": key}
        return CiteThis(self.say("cite_this.gbt", **values), self.say("cite_this.bibtex", **values))

    def head(self, kind: str, title: str, crumbs: Iterable[Link], **options: object) -> PageHead:
        """Return the page's head; ``options`` may set heading, description, source_url and contents."""
        heading = str(options.get("heading") or title)
        return PageHead(
            path=self.path,
            kind=kind,
            title=title,
            heading=heading,
            description=str(options.get("description") or ""),
            crumbs=(Link(self.say("site.home"), self.url("")), *crumbs),
            language=self.language.code,
            root=self.root,
            source_url=str(options.get("source_url") or ""),
            contents=bool(options.get("contents")),
        )

    def province(self, slug: str) -> Link:
        """Return the link to a province's page, by its short name; the nation has a page of its own."""
        if slug == NATION:
            return Link(self.say("nation.name"), self.url(NATION_PATH))
        return Link(self.words(self.knowledge.catalogue.provinces[slug].short), self.url(province_path(slug)))

    def indicator(self, identifier: str) -> Link:
        """Return the link to an indicator's page."""
        name = self.words(self.knowledge.catalogue.indicators[identifier].name)
        return Link(name, self.url(indicator_path(identifier)))

    def year(self, year: int) -> Link:
        """Return the link to a year's page."""
        return Link(str(year), self.url(year_path(year)))

    def theme(self, identifier: str) -> Link:
        """Return the link to a theme's page."""
        return Link(self.words(self.knowledge.catalogue.themes[identifier].name), self.url(theme_path(identifier)))

    def term(self, identifier: str) -> Link:
        """Return the link to a term's page."""
        return Link(self.words(self.knowledge.catalogue.terms[identifier].name), self.url(term_path(identifier)))


NATION_PATH = "nation/"


def province_path(slug: str) -> str:
    """Return the path of a province's page."""
    return f"provinces/{slug}/"


def plan_path(slug: str, year: int) -> str:
    """Return the path of a province-year page; all years of the nation stand on one page."""
    return NATION_PATH if slug == NATION else f"provinces/{slug}/{year}/"


def indicator_path(identifier: str) -> str:
    """Return the path of an indicator's page."""
    return f"indicators/{identifier}/"


def promises_path(indicator: str) -> str:
    """Return the path of the page that sets an indicator's promises beside their outcomes."""
    return f"promises/{indicator}/"


def year_path(year: int) -> str:
    """Return the path of the page of one year over all provinces."""
    return f"years/{year}/"


def theme_path(identifier: str) -> str:
    """Return the path of a theme's page."""
    return f"themes/{identifier}/"


def term_path(identifier: str) -> str:
    """Return the path of a term's page."""
    return f"glossary/{identifier}/"


def source_path(identifier: str) -> str:
    """Return the path of a source's page."""
    return f"sources/{identifier}/"
