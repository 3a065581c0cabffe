"""A province in one year: what it reported, promised and delivered, in full."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from shengce.derive.facts import Fact
from shengce.language.dates import day_text, period_text
from shengce.records.base import Absent, Citation, Text
from shengce.records.plans import FigureKind, Honour, HonourKind, Measure, Plan, Priority
from shengce.views.charts import ChartDrawer, plan_chart
from shengce.views.context import Context, plan_path, province_path, source_path
from shengce.views.pairs import PairRow, pair_rows, rank_text
from shengce.views.parts import (
    AbsenceView,
    ChartView,
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

_CARDS = 4


@dataclass(frozen=True)
class Card:
    """A key figure: for a target its outcome and verdict too."""

    heading: Link
    scope: str
    figure: FigureCell
    earlier: FigureCell | None
    outcome: FigureCell | None
    verdict: VerdictView | None
    caption: str


@dataclass(frozen=True)
class DocumentLine:
    """A document that the page draws on, and how deeply it was read."""

    source: Link
    article: str
    depth: str


@dataclass(frozen=True)
class OccasionView:
    """A meeting or publication with its date and place, each of which may be absent."""

    name: RichText
    date: str
    date_absence: AbsenceView | None
    place: str
    place_absence: AbsenceView | None
    people: tuple[str, ...]
    citation: CitationMark


@dataclass(frozen=True)
class FigureRow:
    """A figure in a plain table of figures."""

    indicator: Link
    statistic: str
    scope: str
    figure: FigureCell
    rank: str
    printed: str
    note: str


@dataclass(frozen=True)
class MeasureView:
    """A measure with the programmes it names."""

    text: RichText
    citation: CitationMark
    terms: tuple[Link, ...]


@dataclass(frozen=True)
class PriorityView:
    """A task with its measures."""

    anchor: str
    number: str
    title: RichText
    citation: CitationMark
    measures: tuple[MeasureView, ...]


@dataclass(frozen=True)
class Item:
    """A named thing with what the plan says of it."""

    anchor: str
    name: Link
    text: RichText
    citation: CitationMark


@dataclass(frozen=True)
class HonourGroup:
    """Honours of one kind."""

    anchor: str
    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class PolicyView:
    """A policy document with its aspects."""

    anchor: str
    name: RichText
    issued: str
    issued_absence: AbsenceView | None
    text: RichText
    aspects: tuple[RichText, ...]
    citation: CitationMark


@dataclass(frozen=True)
class AbsenceRow:
    """What a reader would look for and the documents do not state."""

    indicator: Link
    kind: str
    period: str
    reason: str
    reason_key: str
    text: str
    source: Link


@dataclass(frozen=True)
class ProvinceYearPage:
    """All that the page of a province and year shows."""

    head: PageHead
    summary: RichText
    documents: tuple[DocumentLine, ...]
    cards: tuple[Card, ...]
    pairs: tuple[PairRow, ...]
    chart: ChartView | None
    results: tuple[FigureRow, ...]
    parameters: tuple[FigureRow, ...]
    occasions: tuple[OccasionView, ...]
    priorities: tuple[PriorityView, ...]
    industries: tuple[Item, ...]
    programmes: tuple[Item, ...]
    honours: tuple[HonourGroup, ...]
    policies: tuple[PolicyView, ...]
    absences: tuple[AbsenceRow, ...]
    themes: tuple[Link, ...]
    citations: tuple[CitationEntry, ...]
    cite_this: CiteThis
    other_years: tuple[Link, ...]
    report_url: str
    count: int


def province_year_page(context: Context, plan: Plan, draw: ChartDrawer) -> ProvinceYearPage:
    """Build the page of one plan; sections are built in reading order, since that numbers the citations."""
    facts = context.knowledge.facts.of_plan(plan.province, plan.year)
    head = _head(context, plan)
    return ProvinceYearPage(
        head=head,
        summary=_summary(context, plan, facts),
        documents=_documents(context, plan),
        cards=tuple(_card(context, fact) for fact in _key_facts(context, plan)),
        pairs=pair_rows(context, (fact for fact in facts if fact.figure.kind is FigureKind.TARGET)),
        chart=plan_chart(context, facts, draw),
        results=_rows(context, facts, FigureKind.RESULT),
        parameters=_rows(context, facts, FigureKind.PARAMETER),
        occasions=_occasions(context, plan),
        priorities=tuple(_priority(context, priority) for priority in plan.priorities),
        industries=_industries(context, plan),
        programmes=_programmes(context, plan),
        honours=_honours(context, plan.honours),
        policies=_policies(context, plan),
        absences=_absences(context, plan),
        themes=tuple(context.theme(theme) for theme in plan.themes),
        citations=context.citations(),
        cite_this=context.cite_this(head.title, f"shengce-{plan.province}-{plan.year}"),
        other_years=_other_years(context, plan),
        report_url=context.report_url(f"{plan.province}-{plan.year}"),
        count=len(facts),
    )


def _summary(context: Context, plan: Plan, facts: Iterable[Fact]) -> RichText:
    """Return the record's summary; of a report read for the core indicators only, what was found in it."""
    if plan.summary:
        return context.rich(plan.summary)
    kinds = [fact.figure.kind for fact in facts]
    counts = {"targets": kinds.count(FigureKind.TARGET), "results": kinds.count(FigureKind.RESULT)}
    return RichText((Segment(context.say("province_year.core_summary", **counts)),))


def _key_facts(context: Context, plan: Plan) -> tuple[Fact, ...]:
    """Return the figures that the record singles out, or the year's headline targets, or else its results."""
    knowledge = context.knowledge
    if plan.key_figures:
        return tuple(knowledge.by_id[name] for name in plan.key_figures)
    promises = [knowledge.promises.of(name, plan.province, plan.year) for name in knowledge.core_indicators]
    targets = [promise.outcome.target for promise in promises if promise and promise.outcome]
    return tuple((targets or list(knowledge.facts.of_plan(plan.province, plan.year)))[:_CARDS])


def _head(context: Context, plan: Plan) -> PageHead:
    province = context.knowledge.catalogue.provinces[plan.province]
    title = context.say("province_year.title", province=context.words(province.short), year=plan.year)
    heading = context.say("province_year.title", province=context.words(province.name), year=plan.year)
    crumbs = (
        Link(context.say("nav.provinces"), context.url("provinces/")),
        Link(context.words(province.short), context.url(province_path(plan.province))),
        Link(str(plan.year)),
    )
    record = context.knowledge.catalogue.plan_files[plan.province, plan.year]
    return context.head(
        "province_year",
        title,
        crumbs,
        heading=heading,
        description=context.words(plan.summary) or context.say("province_year.description", title=heading),
        source_url=context.record_url(record),
        contents=True,
    )


def _documents(context: Context, plan: Plan) -> tuple[DocumentLine, ...]:
    lines = []
    for document in plan.documents:
        source = context.knowledge.catalogue.sources[document.source]
        article = next((a for a in source.articles if a.id == document.article), None)
        link = Link(context.words(source.title), context.url(source_path(source.id)))
        lines.append(
            DocumentLine(link, context.words(article.title) if article else "", context.say(f"depth.{document.depth}"))
        )
    return tuple(lines)


def _card(context: Context, fact: Fact) -> Card:
    knowledge = context.knowledge
    is_target = fact.figure.kind is FigureKind.TARGET
    outcome = knowledge.outcomes.get(fact.figure.id)
    step = knowledge.steps.get(fact.figure.id)
    return Card(
        heading=context.indicator(fact.figure.indicator),
        scope=context.scope(fact.figure),
        figure=context.cell(fact),
        earlier=context.cell(step.result) if step else None,
        outcome=context.cell(outcome.result) if outcome and outcome.result else None,
        verdict=context.verdict(outcome) if is_target and outcome else None,
        caption=_caption(context, fact, step.result if step else None),
    )


def _caption(context: Context, fact: Fact, earlier: Fact | None) -> str:
    """Return the periods and kinds of what a card shows: ``2022 result → 2023 target``."""
    shown = (earlier, fact) if earlier else (fact,)
    words = (
        context.say(
            "card.caption",
            period=period_text(entry.figure.period, context.language),
            kind=context.say(f"card.{entry.figure.kind}"),
        )
        for entry in shown
        if entry
    )
    return " → ".join(words)


def _rows(context: Context, facts: Iterable[Fact], kind: FigureKind) -> tuple[FigureRow, ...]:
    return tuple(figure_row(context, fact) for fact in facts if fact.figure.kind is kind)


def figure_row(context: Context, fact: Fact) -> FigureRow:
    """Return the figure as a row of a plain table."""
    figure = fact.figure
    native = context.knowledge.catalogue.indicators[figure.indicator].statistic
    return FigureRow(
        indicator=context.indicator(figure.indicator),
        statistic="" if figure.statistic is native else context.say(f"statistic.{figure.statistic}"),
        scope=context.scope(figure),
        figure=context.cell(fact),
        rank=rank_text(context, context.knowledge.ranks.get(figure.id)),
        printed=figure.as_printed,
        note=context.words(figure.note),
    )


def _occasions(context: Context, plan: Plan) -> tuple[OccasionView, ...]:
    return tuple(
        OccasionView(
            name=context.rich(occasion.name),
            date=_day(context, occasion.date),
            date_absence=context.absent_or_none(occasion.date),
            place=context.words(occasion.place) if isinstance(occasion.place, Text) else "",
            place_absence=context.absent_or_none(occasion.place),
            people=tuple(
                context.say("person.text", name=context.words(person.name), office=context.words(person.office))
                for person in occasion.people
            ),
            citation=context.cite(occasion.cite),
        )
        for occasion in plan.occasions
    )


def _day(context: Context, day: str | Absent) -> str:
    return day_text(day, context.language) if isinstance(day, str) else ""


def _priority(context: Context, priority: Priority) -> PriorityView:
    citation = context.cite(priority.cite)
    return PriorityView(
        anchor=priority.id,
        number=str(priority.number) if priority.number else "",
        title=context.rich(priority.title),
        citation=citation,
        measures=tuple(_measure(context, measure) for measure in priority.measures),
    )


def _measure(context: Context, measure: Measure) -> MeasureView:
    return MeasureView(
        text=context.rich(measure.text),
        citation=context.cite(measure.cite),
        terms=tuple(context.term(term) for term in measure.terms),
    )


def _industries(context: Context, plan: Plan) -> tuple[Item, ...]:
    scopes = context.knowledge.catalogue.scopes
    return tuple(
        _item(context, "", Link(context.words(scopes[mention.industry].name)), mention.text, mention.cite)
        for mention in plan.industries
    )


def _programmes(context: Context, plan: Plan) -> tuple[Item, ...]:
    return tuple(
        _item(context, f"term-{mention.term}", context.term(mention.term), mention.text, mention.cite)
        for mention in plan.programmes
    )


def _item(context: Context, anchor: str, name: Link, text: Text, cite: Citation) -> Item:
    return Item(anchor, name, context.rich(text), context.cite(cite))


def _honours(context: Context, honours: Iterable[Honour]) -> tuple[HonourGroup, ...]:
    by_kind: dict[HonourKind, list[Honour]] = {}
    for honour in honours:
        by_kind.setdefault(honour.kind, []).append(honour)
    return tuple(
        HonourGroup(
            anchor=f"honours-{kind}",
            heading=context.say(f"honour.{kind}"),
            items=tuple(
                _item(context, honour.id, Link(context.words(honour.name)), honour.text, honour.cite)
                for honour in by_kind[kind]
            ),
        )
        for kind in HonourKind
        if kind in by_kind
    )


def _policies(context: Context, plan: Plan) -> tuple[PolicyView, ...]:
    return tuple(
        PolicyView(
            anchor=policy.id,
            name=context.rich(policy.name),
            issued=_day(context, policy.issued),
            issued_absence=context.absent_or_none(policy.issued),
            text=context.rich(policy.text),
            aspects=tuple(context.rich(aspect) for aspect in policy.aspects),
            citation=context.cite(policy.cite),
        )
        for policy in plan.policies
    )


def _absences(context: Context, plan: Plan) -> tuple[AbsenceRow, ...]:
    sources = context.knowledge.catalogue.sources
    return tuple(
        AbsenceRow(
            indicator=context.indicator(absence.indicator),
            kind=context.say(f"kind.{absence.kind}"),
            period=period_text(absence.period, context.language),
            reason=context.say(f"absence.{absence.reason}"),
            reason_key=absence.reason,
            text=context.words(absence.text),
            source=Link(context.words(sources[absence.source].title), context.url(source_path(absence.source))),
        )
        for absence in plan.absences
    )


def _other_years(context: Context, plan: Plan) -> tuple[Link, ...]:
    return tuple(
        Link(str(year), context.url(plan_path(slug, year)))
        for slug, year in context.knowledge.catalogue.plans
        if slug == plan.province and year != plan.year
    )
