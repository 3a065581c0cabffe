"""What a plan says besides its figures: occasions, tasks, industries, programmes, honours and policies, each cited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from shengce.language.dates import day_text
from shengce.records.base import Absent, Text
from shengce.records.citation import Citation
from shengce.records.plans import Honour, HonourKind, Measure, Plan, Priority
from shengce.views.context import Context
from shengce.views.parts.plan_industries import PlanIndustries, plan_industries
from shengce.views.shown import AbsenceView, CitationMark, Link, RichText


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
    """A named thing with what the plan says of it, if more than the name."""

    anchor: str
    name: Link
    text: RichText | None
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
class PlanContents:
    """What the plan's documents say besides figures, in the order of the page."""

    priorities: tuple[PriorityView, ...]
    industries: PlanIndustries | None
    programmes: tuple[Item, ...]
    honours: tuple[HonourGroup, ...]
    policies: tuple[PolicyView, ...]
    occasions: tuple[OccasionView, ...]


def plan_contents(context: Context, plan: Plan) -> PlanContents:
    """Return what a plan says besides its figures; built in the order of the page, since that numbers the citations."""
    return PlanContents(
        priorities=tuple(_priority(context, priority) for priority in plan.priorities),
        industries=plan_industries(context, plan),
        programmes=_programmes(context, plan),
        honours=_honours(context, plan.honours),
        policies=_policies(context, plan),
        occasions=_occasions(context, plan),
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


def _programmes(context: Context, plan: Plan) -> tuple[Item, ...]:
    """Return every mention; the first of a term carries its anchor."""
    first = {mention.term: mention for mention in reversed(plan.programmes)}
    return tuple(
        _item(
            context,
            f"term-{mention.term}" if mention.term and mention is first[mention.term] else "",
            context.term(mention.term) if mention.term else Link(context.words(mention.name)),
            mention.text,
            mention.cite,
        )
        for mention in plan.programmes
    )


def _item(context: Context, anchor: str, name: Link, text: Text | None, cite: Citation) -> Item:
    return Item(anchor, name, context.rich(text) if text else None, context.cite(cite))


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
