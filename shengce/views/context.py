"""What every view is built from: knowledge, language, page path, and the citations met so far."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from urllib.parse import urlencode, urljoin

from shengce.addresses import (
    area_path,
    embed_path,
    indicator_path,
    picture_file,
    pictured_path,
    plan_path,
    term_path,
    theme_path,
    year_path,
)
from shengce.charts.images import ChartDrawer, ChartImages
from shengce.charts.share_card import ShareCard, ShareChart
from shengce.charts.share_line import ShareLine
from shengce.charts.trend import Trend
from shengce.derive.facts import Fact
from shengce.derive.findings import verdict_step
from shengce.derive.knowledge import Knowledge
from shengce.derive.outcomes import Outcome
from shengce.exports.tables import NO_TABLES, Tables
from shengce.language.citing import Cited, citation_of, patterns_of
from shengce.language.dates import day_text, period_text
from shengce.language.strings import Language, Piece
from shengce.language.values import (
    ValueText,
    amount_text,
    bare_text,
    figure_text,
    gap_text,
    number_text,
    signed,
    size_text,
    unsigned,
)
from shengce.problems import UserError
from shengce.records.areas import Area, AreaLevel
from shengce.records.base import FIGURE_REFERENCE, WHOLE, Absent, Text
from shengce.records.citation import Citation
from shengce.records.plans import Absence, Figure, Group, Reading
from shengce.records.vocabulary import Statistic
from shengce.views.shown import (
    AbsenceView,
    CitationMark,
    CiteThis,
    Either,
    FigureCell,
    Link,
    PageHead,
    Picture,
    RichText,
    Segment,
    SharedImage,
    Sharing,
    VerdictView,
)
from shengce.views.structured import Breadcrumbs, Crumb

REPORTED = "__reported__"  # stands for the identifier in the form's address, and needs no escape there


@dataclass(frozen=True)
class SiteAddress:
    """Where the site and its records can be found by others: absolute URLs without a slash at the end.

    ``contact`` is an address to write to, of e-mail or of a page; empty where the settings name none.
    """

    site_url: str
    repository: str
    branch: str
    contact: str = ""


@dataclass(frozen=True)
class Embed:
    """A chart of the page that has a page of its own too, for other sites to show.

    ``name`` is that of the file; ``anchor`` is where the chart stands on its page. It is drawn as ``images``, as
    a ``trend``, or as the line of a ``share``.
    """

    name: str
    anchor: str
    title: str
    note: str
    height: int
    images: ChartImages | None = None
    trend: Trend | None = None
    share: ShareLine | None = None


@dataclass
class CitationBook:
    """Numbers citations in reading order; a sentence has one number, and keeps what is printed of its figures."""

    numbers: dict[Citation, int] = field(default_factory=dict)
    figures: dict[Citation, list[Link]] = field(default_factory=dict)

    def number(self, citation: Citation) -> int:
        """Return the citation's number, the next one when it is met first."""
        self.figures.setdefault(citation, [])
        return self.numbers.setdefault(citation, len(self.numbers) + 1)

    def figure(self, citation: Citation, printed: Link) -> int:
        """Return which of the citation's figures this one is, from 1 on."""
        figures = self.figures[citation]
        if printed not in figures:
            figures.append(printed)
        return figures.index(printed) + 1


NOT_SHARED_FURTHER = Sharing()
SILENCES = "absences"
"""The place on a plan's page where it is told what its documents do not state."""


@dataclass(frozen=True)
class Context:
    """One page in one language; ``path`` is like ``provinces/jiangxi/2023/`` and empty for the home page.

    ``values`` are those of figures written out so far, by the figure's id: all pages of a language share them.
    ``tables`` are the published ones with their rows, and the sizes of their files; ``examples`` the programs that
    read them, by name of their file. ``embeds`` are the charts of the page that other sites
    can show, met so far.
    """

    knowledge: Knowledge
    language: Language
    address: SiteAddress
    draw: ChartDrawer
    path: str
    book: CitationBook = field(default_factory=CitationBook)
    values: dict[str, ValueText] = field(default_factory=dict)
    tables: Tables = NO_TABLES
    examples: Mapping[str, str] = field(default_factory=dict)
    embeds: list[Embed] = field(default_factory=list)

    @cached_property
    def root(self) -> str:
        """The relative way to the language's home."""
        return "../" * self.path.count("/") or "./"

    def say(self, key: str, **values: object) -> str:
        """Return an interface string."""
        return self.language.say(key, **values)

    def number(self, value: int | Decimal) -> str:
        """Return a number as the language writes it: what a link or a cell says that is a count."""
        return number_text(value, self.language)

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
        if text is None:
            return ""
        words = self.language.of(text)
        return self.rich(text).plain if FIGURE_REFERENCE.search(words) else words

    def rich(self, text: Text) -> RichText:
        """Return a text in the page's language with its figures as cells."""
        parts = FIGURE_REFERENCE.split(self.language.of(text))
        segments = (self._segment(part, index % 2 == 1) for index, part in enumerate(parts))
        return RichText(tuple(segment for segment in segments if segment.says_something))

    def _segment(self, part: str, is_figure: bool) -> Segment:
        if not is_figure:
            return Segment(part)
        return Segment("", self.cell(self.knowledge.by_id[part], cited=False))

    def sentence(self, key: str, **parts: object) -> RichText:
        """Return an interface string with links and figures in its places; other values as ``say`` writes them.

        Raises UserError for an unknown key or a place with no value.
        """
        return self._filled(self.language.form(key), key, parts)

    def counted_sentence(self, key: str, count: int, **parts: object) -> RichText:
        """Return the sentence ``key.one`` or ``key.other`` by the language's plural rule.

        ``{number}`` is the count unless it is given, as a link that says it.
        """
        name = self.language.plural_key(key, count)
        return self._filled(self.language.form(name), name, {"number": count, **parts})

    def _filled(self, pieces: Sequence[Piece], key: str, parts: Mapping[str, object]) -> RichText:
        filled = [self._piece(piece, key, parts) for piece in pieces]
        words = self.language.beside(pieces, [RichText(segments).plain for segments in filled])
        each = zip(pieces, filled, words, strict=True)
        segments = (s for piece, own, text in each for s in (own if piece.place else (Segment(text),)))
        return RichText(tuple(segment for segment in segments if segment.says_something))

    def _piece(self, piece: Piece, key: str, parts: Mapping[str, object]) -> tuple[Segment, ...]:
        if piece.place is None:
            return (Segment(piece.words),)
        if piece.place not in parts:
            raise UserError(self.language.unfilled(key, piece.place))
        part = parts[piece.place]
        if isinstance(part, RichText):
            return part.segments
        if isinstance(part, FigureCell):
            return (Segment("", part),)
        if isinstance(part, Link):
            return (Segment(piece.fitted(part.text), link=part.url),)
        return (Segment(self.language.filling(piece, part)),)

    def either(self, usual: object, strict: object) -> RichText:
        """Return what is said with the allowance for 左右, and strictly; each a text, link, figure or plain value.

        Where both are the same, it is said once.
        """
        as_usual, strictly = (self.sentence("list.item", item=said) for said in (usual, strict))
        return as_usual if as_usual == strictly else RichText((Segment("", either=Either(as_usual, strictly)),))

    def listed(self, parts: Iterable[RichText | Link | str]) -> RichText:
        """Return several things as a sentence names them: ``A, B and C``, or 甲、乙和丙."""
        texts = [part if isinstance(part, RichText) else self.sentence("list.item", item=part) for part in parts]
        if not texts[1:]:
            return texts[0] if texts else RichText(())
        text, *middle, last = texts
        for following in middle:
            text = self.sentence("list.middle", first=text, second=following)
        return self.sentence("list.last", first=text, second=last)

    def cell(self, fact: Fact, cited: bool = True) -> FigureCell:
        """Return the figure as a cell; ``cited`` gives it a number in the page's list of citations."""
        figure = fact.figure
        url = self.url(self.plan_path(fact.province, fact.plan_year), figure.id)
        return FigureCell(
            id=figure.id,
            value=self.value(figure),
            url=url,
            citation=self.cite(figure.cite, Link(figure.as_printed, url)) if cited else None,
            period=period_text(figure.period, self.language),
            reading=self.say("reading.assisted") if figure.reading is Reading.ASSISTED else "",
        )

    def value(self, figure: Figure) -> ValueText:
        """Return the figure's value as text."""
        if figure.id not in self.values:
            catalogue = self.knowledge.catalogue
            indicator, unit = catalogue.indicators[figure.indicator], catalogue.unit_of(figure)
            self.values[figure.id] = figure_text(figure, indicator, unit, self.language)
        return self.values[figure.id]

    def amount(self, value: Decimal, fact: Fact) -> str:
        """Return a value in the unit of a figure, bare of its qualifier: the lowest of several, the most frequent."""
        figure, catalogue = fact.figure, self.knowledge.catalogue
        indicator, unit = catalogue.indicators[figure.indicator], catalogue.unit_of(figure)
        return amount_text(value, figure, indicator, unit, self.language)

    def bare(self, fact: Fact) -> str:
        """Return a figure's value or range in its unit, bare of its qualifier: the two ends of a year's targets."""
        figure, catalogue = fact.figure, self.knowledge.catalogue
        return bare_text(figure, catalogue.indicators[figure.indicator], catalogue.unit_of(figure), self.language)

    def in_a_row(self, sentences: Iterable[RichText]) -> RichText:
        """Return sentences one after the other, as the language sets them apart."""
        text, *others = sentences
        for other in others:
            text = RichText((*text.segments, Segment(self.say("sentence.separator")), *other.segments))
        return text

    def cite(self, citation: Citation, printed: Link | None = None) -> CitationMark:
        """Return the mark of a citation, numbering it when it is met first.

        ``printed`` is what is printed of the figure that the mark stands at, linked to the figure's permanent place.
        """
        number = self.book.number(citation)
        return CitationMark(
            number=number,
            anchor=f"c{number}",
            label=self.say("citation.label", number=number),
            figure=self.book.figure(citation, printed) if printed else 0,
        )

    def silence_anchor(self, absence: Absence) -> str:
        """Return where its plan's page tells of an absence: a place of its own where more is to be said of it."""
        if not absence.says_more:
            return SILENCES
        parts = (absence.indicator, absence.kind, str(absence.period).replace("/", "-"))
        scope = () if absence.scope == WHOLE else (absence.scope,)
        return "-".join(("absence", *parts, *scope)).replace("_", "-")

    def verdict(self, outcome: Outcome) -> VerdictView:
        """Return a verdict as shown."""
        figure = outcome.target.figure
        catalogue = self.knowledge.catalogue
        step = verdict_step(outcome, in_points=catalogue.unit_of(figure).kind.in_points)
        return VerdictView(
            step=step.replace("_", "-"),
            word=self.say(f"verdict.{outcome.verdict}"),
            gap=self.gap(outcome),
            strict=self.say(f"verdict.{outcome.strict_verdict}") if outcome.is_met_by_allowance else "",
            finality=self.finality(outcome),
            told=self._told(outcome),
        )

    def _told(self, outcome: Outcome) -> str:
        silence = self.knowledge.silences.get(outcome.target.figure.id)
        if silence is None:
            return ""
        return self.url(self.plan_path(silence.province, silence.year), self.silence_anchor(silence.absence))

    def gap(self, outcome: Outcome) -> str:
        """Return a gap with its unit, in words where its sign would mislead; empty while there is no outcome."""
        if outcome.gap is None:
            return ""
        figure, catalogue = outcome.target.figure, self.knowledge.catalogue
        indicator, unit = catalogue.indicators[figure.indicator], catalogue.unit_of(figure)
        if not outcome.words_of_gap:
            return gap_text(outcome.gap, indicator, unit, self.language)
        size = size_text(outcome.gap, indicator, unit, self.language)
        return self.say(f"gap.{outcome.words_of_gap}", size=size)

    def points(self, outcome: Outcome) -> str:
        """Return a gap without its unit, which the head of its column names; in words where its sign would mislead."""
        if outcome.gap is None:
            return ""
        if not outcome.words_of_gap:
            return signed(outcome.gap, self.language)
        return self.say(f"gap.{outcome.words_of_gap}", size=unsigned(outcome.gap, self.language))

    def finality(self, outcome: Outcome) -> str:
        """Return ``expected`` or ``preliminary`` where an outcome is no more than that; empty where it is final."""
        return "" if outcome.is_settled else self.say(f"verdict_finality.{outcome.finality}")

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
        """Return what a figure is about besides its indicator; empty when that is the indicator's comparable scope.

        That is its label, its scope where that is not the comparable one, and among whom its rank is.
        """
        label = self.words(figure.label) if figure.label else ""
        return self.say("list.dot").join(filter(None, (label, self.scope_beside_name(figure))))

    def scope_beside_name(self, figure: Figure) -> str:
        """Return what a figure is about besides what ``figure_name`` says."""
        among = self.say(f"among.{figure.among}") if figure.among else ""
        return self.say("list.dot").join(filter(None, (self.scope_name(figure.indicator, figure.scope), among)))

    def figure_name(self, figure: Figure) -> Link:
        """Return what a figure counts, by its label or else its indicator's name, with the way to the indicator."""
        link = self.indicator(figure.indicator)
        return Link(self.words(figure.label), link.url) if figure.label else link

    def statistic(self, statistic: Statistic, among: Group | None = None) -> str:
        """Return the name of a statistic; a rank among a group is no national one."""
        return self.say("statistic.rank_among" if among else f"statistic.{statistic}")

    def other_statistic(self, figure: Figure) -> str:
        """Return the name of a figure's statistic; empty when it is its indicator's own."""
        is_own = figure.statistic is self.knowledge.catalogue.indicators[figure.indicator].statistic
        return "" if is_own else self.statistic(figure.statistic, figure.among)

    def series_scope(self, fact: Fact) -> str:
        """Return the name of the scope whose series a figure joins; empty when it is the comparable one."""
        return self.scope_name(fact.figure.indicator, fact.series.scope)

    def scope_name(self, indicator: str, scope: str) -> str:
        """Return the name of a scope; empty for the one that is the indicator's comparable one."""
        catalogue = self.knowledge.catalogue
        if scope == catalogue.indicators[indicator].comparable_scope:
            return ""
        return self.words(catalogue.scopes[scope].name)

    def report_url(self, title: str) -> str:
        """Return the address of a new issue for a page on which a reader finds anything wrong."""
        page = self.public_url()
        return self._new_issue(
            title=self.say("report.page_title", title=title), body=self.say("report.page_body", page=page)
        )

    @cached_property
    def report_form(self) -> str:
        """The address of a new issue for something on this page, whose identifier goes where ``REPORTED`` stands."""
        return self._new_issue(
            title=self.say("report.title", figure=REPORTED),
            body=self.say("report.body", figure=REPORTED, page=self.public_url()),
        )

    def _new_issue(self, **query: str) -> str:
        return f"{self.address.repository}/issues/new?{urlencode(query)}"

    def record_url(self, file: str) -> str:
        """Return the address at which a record file is edited."""
        return f"{self.address.repository}/edit/{self.address.branch}/{file}"

    def public_url(self, path: str | None = None) -> str:
        """Return the absolute address of the page, or of another by its path."""
        return f"{self.address.site_url}/{self.language.code}/{self.path if path is None else path}"

    def embed(self, embed: Embed) -> Picture:
        """Give a chart a page of its own, and return how the chart says so on this page."""
        self.embeds.append(embed)
        url = self.root_url(embed_path(self.language.code, self.path, embed.name))
        return Picture(url, embed.title, embed.note, embed.height)

    def cite_this(self, title: str, key: str) -> CiteThis:
        """Return the page's citation in every form, with the version of the data and their day."""
        return CiteThis(**citation_of(self._cited(title, key), self.language))

    def cite_figures(self) -> CiteThis:
        """Return the citation of any figure in every form, with places left open for what tells it from others."""
        return CiteThis(**patterns_of(self._cited("", ""), self.language))

    def _cited(self, title: str, key: str) -> Cited:
        knowledge = self.knowledge
        day, author = knowledge.day.isoformat(), self.say("site.title")
        return Cited(key, author, title, day, knowledge.cited_version, self.public_url())

    def head(
        self,
        title: str,
        crumbs: Iterable[Link],
        finding: Iterable[RichText] = (),
        depth: RichText | None = None,
        sharing: Sharing = NOT_SHARED_FURTHER,
        **options: object,
    ) -> PageHead:
        """Return the page's head; ``options`` are those of its fields that this does not fill by itself."""
        heading = str(options.get("heading") or title)
        way = (Link(self.say("site.home"), self.url("")), *crumbs)
        found, description = tuple(finding), str(options.get("description") or "")
        card = self._card(heading, way, tuple(sentence.plain for sentence in found) or (description,), sharing.chart)
        return PageHead(
            title=title,
            heading=heading,
            description=description,
            crumbs=way,
            root=self.root,
            report_url=self.report_url(title),
            source_url=str(options.get("source_url") or ""),
            day=str(options.get("day") or ""),
            version=str(options.get("version") or ""),
            contents=bool(options.get("contents")),
            has_verdicts=bool(options.get("has_verdicts")),
            finding=found,
            depth=depth,
            structured=(*self._way_here(way), *sharing.structured),
            files=sharing.files,
            image=self._image(card),
            card=card,
            feed=sharing.feed,
        )

    def _card(
        self, title: str, crumbs: Sequence[Link], sentences: tuple[str, ...], chart: ShareChart | None
    ) -> ShareCard | None:
        """Return what the page's share image shows; None of a page that has none of its own."""
        if chart is None and pictured_path(self.path) != self.path:
            return None
        site, day = self.address.site_url.partition("://")[2], day_text(self.knowledge.day.isoformat(), self.language)
        return ShareCard(
            path=picture_file(self.language.code, self.path),
            language=self.say("share.language"),
            kicker=self.say("list.dot").join(crumb.text for crumb in self._between(crumbs)),
            title=title,
            sentences=sentences,
            foot=self.say("share.foot", site=site, day=day),
            chart=chart,
        )

    @staticmethod
    def _between(crumbs: Sequence[Link]) -> tuple[Link, ...]:
        """Return the steps between home and the page."""
        _home, *further = crumbs
        return tuple(crumb for crumb in further if crumb.url)

    def _image(self, card: ShareCard | None) -> SharedImage:
        if card:
            first, *_ = card.sentences
            return SharedImage(self._picture(self.path), self.say("share.says", title=card.title, sentence=first))
        return SharedImage(self._picture(pictured_path(self.path)), "")

    def _picture(self, path: str) -> str:
        return f"{self.address.site_url}/{picture_file(self.language.code, path)}"

    def _way_here(self, crumbs: Sequence[Link]) -> Iterator[Breadcrumbs]:
        """Yield the way from home to a page, as search engines are told; home itself has none."""
        here = self.public_url()
        if self.path:
            yield Breadcrumbs(tuple(Crumb(crumb.text, urljoin(here, crumb.url)) for crumb in crumbs))

    def province(self, slug: str) -> Link:
        """Return the link to the page of a province, or of an area of another level, by its short name."""
        area = self.knowledge.catalogue.areas[slug]
        return Link(self.words(area.short), self.url(area_path(area)))

    def crumbs_above(self, area: Area) -> tuple[Link, ...]:
        """Return the crumbs that lead to an area below the nation: the provinces, and of a city its province."""
        index = Link(self.say("nav.provinces"), self.url("provinces/"))
        outer = area.within if area.level is AreaLevel.CITY else None
        return (index, self.province(outer)) if outer else (index,)

    def plan_path(self, area: str, year: int) -> str:
        """Return the path of the page of an area's plan of a year."""
        return plan_path(self.knowledge.catalogue.areas[area], year)

    def plan(self, area: str, year: int, anchor: str = "") -> Link:
        """Return the link to the page of an area's plan, or to a place on it: ``Jiangxi 2023``."""
        text = self.say("province_year.title", province=self.province(area).text, year=year)
        return Link(text, self.url(self.plan_path(area, year), anchor))

    def indicator(self, identifier: str) -> Link:
        """Return the link to an indicator's page, by its short name."""
        return Link(self.short_name(identifier), self.url(indicator_path(identifier)))

    def short_name(self, indicator: str) -> str:
        """Return what an indicator is called in tables, tabs, charts and sentences."""
        record = self.knowledge.catalogue.indicators[indicator]
        return self.words(record.short or record.name)

    def full_name(self, indicator: str) -> str:
        """Return what an indicator is called in the titles of pages and in definitions."""
        return self.words(self.knowledge.catalogue.indicators[indicator].name)

    def year(self, year: int) -> Link:
        """Return the link to a year's page."""
        return Link(str(year), self.url(year_path(year)))

    def theme(self, identifier: str) -> Link:
        """Return the link to a theme's page."""
        return Link(self.words(self.knowledge.catalogue.themes[identifier].name), self.url(theme_path(identifier)))

    def term(self, identifier: str) -> Link:
        """Return the link to a term's page."""
        return Link(self.words(self.knowledge.catalogue.terms[identifier].name), self.url(term_path(identifier)))
