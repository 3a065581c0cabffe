"""A province in one year: what it promised, what came of it, and what else its documents say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from shengce.addresses import programmes_path
from shengce.derive.facts import Fact
from shengce.derive.outcomes import Verdict
from shengce.derive.plan_targets import PlanTargets, key_lines, ordered_facts, plan_targets
from shengce.exports.api.things import plan_id
from shengce.records.plans import FigureKind, Plan
from shengce.views.context import Context
from shengce.views.parts.citations import SourceList, source_list
from shengce.views.parts.files_of_page import files_of_page
from shengce.views.parts.neighbours import neighbours_link
from shengce.views.parts.notes import notes_of
from shengce.views.parts.own_words import OwnWordsView, own_words_of_year
from shengce.views.parts.plan_contents import PlanContents, plan_contents
from shengce.views.parts.plan_findings import plan_depth, plan_finding
from shengce.views.parts.plan_targets import Card, LongerTarget, TargetRow, longer_targets, target_cards, target_rows
from shengce.views.parts.ranks import rank_text
from shengce.views.parts.silences import Silences, plan_silences
from shengce.views.parts.withdrawn import WithdrawnRow, withdrawn_rows
from shengce.views.shown import CiteThis, FigureCell, Link, PageHead, RichText, Sharing

_CARDS = 4


@dataclass(frozen=True)
class FigureRow:
    """A figure in a plain table of figures."""

    indicator: Link
    statistic: str
    scope: str
    figure: FigureCell
    rank: str
    note: str


@dataclass(frozen=True)
class TargetTable:
    """A table of targets of the year; ``heading`` says how many there are and what is known of their outcomes.

    Where no row has a result of the year before, or a rank, there is no column for it.
    """

    anchor: str
    heading: str
    rows: tuple[TargetRow, ...]
    has_outcomes: bool

    @property
    def has_before(self) -> bool:
        """Whether any row has a result before."""
        return any(row.before for row in self.rows)

    @property
    def has_ranks(self) -> bool:
        """Whether any row has a rank."""
        return any(row.rank for row in self.rows)

    @property
    def columns(self) -> int:
        """How many columns there are: two, three more of outcomes, and those that any row fills."""
        return 2 + 3 * self.has_outcomes + self.has_before + self.has_ranks


@dataclass(frozen=True)
class Counts:
    """How much each fold holds, in words."""

    tasks: str
    results: str
    parameters: str
    withdrawn: str


@dataclass(frozen=True)
class ProvinceYearPage:
    """All that the page of a province and year shows."""

    head: PageHead
    year: str
    year_before: str
    pager: tuple[Link | None, Link | None]
    actions: tuple[Link, ...]
    summary: RichText | None
    cards: tuple[Card, ...]
    judged: TargetTable | None
    unjudged: TargetTable | None
    longer: tuple[LongerTarget, ...]
    longer_lead: str
    contents: PlanContents
    all_programmes: Link
    own_words: OwnWordsView | None
    results: tuple[FigureRow, ...]
    parameters: tuple[FigureRow, ...]
    silences: Silences | None
    withdrawn: tuple[WithdrawnRow, ...]
    counts: Counts
    themes: tuple[Link, ...]
    citations: SourceList
    cite_this: CiteThis


def province_year_page(context: Context, plan: Plan) -> ProvinceYearPage:
    """Build the page of one plan; sections are built in reading order, since that numbers the citations."""
    knowledge = context.knowledge
    facts = ordered_facts(knowledge, plan)
    withdrawn = knowledge.withdrawn.of_plan(plan.province, plan.year)
    targets = plan_targets(knowledge, plan)
    head = _head(context, plan, targets)
    return ProvinceYearPage(
        head=head,
        year=str(plan.year),
        year_before=str(plan.year - 1),
        pager=(_other_year(context, plan, plan.year - 1), _other_year(context, plan, plan.year + 1)),
        actions=_actions(context, plan),
        summary=context.rich(plan.summary) if plan.summary else None,
        cards=target_cards(context, key_lines(targets, knowledge, _CARDS)),
        judged=_judged(context, targets),
        unjudged=_unjudged(context, plan, targets),
        longer=longer_targets(context, targets.longer),
        longer_lead=context.language.count("province_year.longer", len(targets.longer), year=plan.year),
        contents=plan_contents(context, plan),
        all_programmes=_all_programmes(context, plan),
        own_words=own_words_of_year(context, plan.province, plan.year),
        results=_rows(context, facts, FigureKind.RESULT),
        parameters=_rows(context, facts, FigureKind.PARAMETER),
        silences=plan_silences(context, plan),
        withdrawn=withdrawn_rows(context, withdrawn),
        counts=_counts(context, plan, facts, withdrawn),
        themes=tuple(context.theme(theme) for theme in plan.themes),
        citations=source_list(context),
        cite_this=context.cite_this(head.title, f"shengce-{plan.province}-{plan.year}"),
    )


def _all_programmes(context: Context, plan: Plan) -> Link:
    """Return the way to the programmes of all reports of the area, where this one names any."""
    area = context.knowledge.catalogue.areas[plan.province]
    return Link(context.say("province_year.all_programmes"), context.url(programmes_path(area)))


def _head(context: Context, plan: Plan, targets: PlanTargets) -> PageHead:
    area = context.knowledge.catalogue.areas[plan.province]
    title = context.say("province_year.title", province=context.words(area.short), year=plan.year)
    heading = context.say("province_year.title", province=context.words(area.name), year=plan.year)
    crumbs = (*context.crumbs_above(area), context.province(area.slug), Link(str(plan.year)))
    return context.head(
        title,
        crumbs,
        finding=plan_finding(context, plan, targets),
        depth=plan_depth(context, plan),
        sharing=Sharing(files=files_of_page(context, "plans", plan_id(*plan.key))),
        heading=heading,
        description=context.words(plan.summary) or context.say("province_year.description", title=heading),
        source_url=context.record_url(context.knowledge.catalogue.plan_files[plan.key]),
        has_verdicts=True,
    )


def _other_year(context: Context, plan: Plan, year: int) -> Link | None:
    is_known = (plan.province, year) in context.knowledge.catalogue.plans
    return Link(str(year), context.url(context.plan_path(plan.province, year))) if is_known else None


def _actions(context: Context, plan: Plan) -> tuple[Link, ...]:
    """Return where else the page leads: to the neighbours, to all provinces of the year, to how it is cited."""
    neighbours = neighbours_link(context, context.knowledge.catalogue.areas[plan.province])
    is_known = plan.year in context.knowledge.provinces.promises.years
    year = Link(context.say("province_year.all_provinces", year=plan.year), context.year(plan.year).url)
    cite = Link(context.say("section.cite"), "#cite")
    return (*((neighbours,) if neighbours else ()), *((year,) if is_known else ()), cite)


def _judged(context: Context, targets: PlanTargets) -> TargetTable | None:
    if not targets.judged:
        return None
    heading = context.language.count("province_year.judged", len(targets.judged))
    return TargetTable("judged", heading, target_rows(context, targets.judged), has_outcomes=True)


def _unjudged(context: Context, plan: Plan, targets: PlanTargets) -> TargetTable | None:
    """Return the targets without a verdict; why there is none is the same for all, being a matter of the year."""
    if not targets.unjudged:
        return None
    verdict = targets.unjudged[0].outcome.verdict
    key = f"province_year.unjudged.{verdict}"
    heading = context.language.count(key, len(targets.unjudged), year=plan.year + 1)
    anchor = "due" if verdict is Verdict.PENDING else "open"
    return TargetTable(anchor, heading, target_rows(context, targets.unjudged), has_outcomes=False)


def _rows(context: Context, facts: Iterable[Fact], kind: FigureKind) -> tuple[FigureRow, ...]:
    stated = [fact for fact in facts if fact.figure.kind is kind]
    return tuple(figure_row(context, fact, note) for fact, note in zip(stated, notes_of(context, stated), strict=True))


def figure_row(context: Context, fact: Fact, note: str) -> FigureRow:
    """Return the figure as a row of a plain table."""
    figure = fact.figure
    return FigureRow(
        indicator=context.figure_name(figure),
        statistic=context.other_statistic(figure),
        scope=context.scope_beside_name(figure),
        figure=context.cell(fact),
        rank=rank_text(context, context.knowledge.ranks.get(figure.id)),
        note=note,
    )


def _counts(context: Context, plan: Plan, facts: Iterable[Fact], withdrawn: tuple[Fact, ...]) -> Counts:
    kinds = [fact.figure.kind for fact in facts]
    count = context.language.count
    measures = sum(len(priority.measures) for priority in plan.priorities)
    contents = (("count.tasks", len(plan.priorities)), ("count.measures", measures))
    return Counts(
        tasks=context.say("list.separator").join(count(key, number) for key, number in contents if number),
        results=count("count.figures", kinds.count(FigureKind.RESULT)),
        parameters=count("count.figures", kinds.count(FigureKind.PARAMETER)),
        withdrawn=count("count.figures", len(withdrawn)),
    )
