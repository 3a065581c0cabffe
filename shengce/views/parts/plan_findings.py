"""What a plan's page says first: what its targets came to, and how much of its documents was read."""

from __future__ import annotations

from collections.abc import Iterator

from shengce.addresses import source_path
from shengce.derive.outcomes import Verdict
from shengce.derive.plan_targets import Conclusion, PlanTargets, TargetLine, conclusion_of, leading_line, plan_targets
from shengce.records.plans import Plan, PlanDocument
from shengce.views.context import Context
from shengce.views.shown import Link, RichText

TARGETS = "targets"
"""The anchor of the tables of the year's targets."""

_ABOUT_ALL = {Conclusion.ALL_MET, Conclusion.ALL_NEARLY, Conclusion.ALL_MISSED}


def plan_finding(context: Context, plan: Plan, targets: PlanTargets) -> tuple[RichText, ...]:
    """Return what the year's targets came to; the pair of the whole economy; of a running year, how the last ended."""
    return tuple(_sentences(context, plan, targets))


def _sentences(context: Context, plan: Plan, targets: PlanTargets) -> Iterator[RichText]:
    yield context.either(*(_conclusion(context, plan, counted) for counted in (targets, targets.strictly)))
    leading = leading_line(targets, context.knowledge)
    if leading:
        yield _leading(context, plan, leading)
    if conclusion_of(targets) is Conclusion.DUE:
        yield from _year_before(context, plan)


def _conclusion(context: Context, plan: Plan, targets: PlanTargets) -> RichText:
    conclusion = conclusion_of(targets)
    key = f"province_year.finding.{conclusion}"
    judged = len(targets.judged)
    if conclusion is Conclusion.NO_TARGETS:
        return context.sentence(key, year=plan.year)
    if conclusion in _ABOUT_ALL:
        return _about_all(context, targets, conclusion)
    if conclusion is Conclusion.NONE_MET:
        nearly = len(targets.with_verdict(Verdict.NEARLY))
        none = context.say(f"province_year.finding.none.{_many(judged)}", number=judged)
        return context.counted_sentence(key, nearly, none=Link(none, f"#{TARGETS}"))
    if conclusion is Conclusion.SOME_MET:
        met = len(targets.with_verdict(Verdict.MET))
        names = [_name(context, line) for line in targets.short]
        numbers = {"number": _to_targets(context, met), "all": _to_targets(context, judged)}
        return context.counted_sentence(key, met, **numbers, short=context.listed(names))
    count = len(targets.unjudged)
    values = {"number": _to_targets(context, count), "year": plan.year, "next": plan.year + 1}
    return context.counted_sentence(key, count, **values)


def _about_all(context: Context, targets: PlanTargets, conclusion: Conclusion) -> RichText:
    """Return the sentence about judged targets that all have one verdict; one alone is named."""
    if not targets.judged[1:]:
        name = _name(context, targets.judged[0])
        return context.sentence(f"province_year.finding.only.{conclusion}", name=name)
    judged = len(targets.judged)
    everything = context.say(f"province_year.finding.all.{_many(judged)}", number=judged)
    return context.sentence(f"province_year.finding.{conclusion}", all=Link(everything, f"#{TARGETS}"))


def _many(count: int) -> str:
    """Return whether so many are two, for which there are words such as “both”."""
    return "two" if count == 2 else "many"  # the number that the words are for


def _to_targets(context: Context, count: int) -> Link:
    return Link(context.number(count), f"#{TARGETS}")


def _name(context: Context, line: TargetLine) -> Link:
    figure = line.target.figure
    scope, name = context.scope_beside_name(figure), context.figure_name(figure).text
    return Link(context.say("chart.scoped", name=name, scope=scope) if scope else name, f"#{figure.id}")


def _leading(context: Context, plan: Plan, line: TargetLine) -> RichText:
    """Return the pair of the indicator that stands for the whole economy; of a running year with the year before."""
    result = line.outcome.result
    values: dict[str, object] = {"name": _name(context, line), "target": context.cell(line.target, cited=False)}
    if result:
        outcome = context.cell(result, cited=False)
        return context.sentence("province_year.finding.leading.judged", **values, outcome=outcome)
    key = f"province_year.finding.leading.{line.outcome.verdict}"
    return context.sentence(key, **values, earlier=_earlier(context, plan, line))


def _earlier(context: Context, plan: Plan, line: TargetLine) -> RichText:
    """Return the target and the outcome of the year before in brackets, as far as they are known."""
    promises = context.knowledge.level_of(plan.province).promises
    promise = promises.of(line.target.figure.indicator, plan.province, plan.year - 1)
    facts = {"target": promise.target, "outcome": promise.shown_result} if promise else {}
    cells = {name: context.cell(fact, cited=False) for name, fact in facts.items() if fact}
    if not cells:
        return RichText(())
    key = "_and_".join(cells)
    return context.sentence(f"province_year.finding.earlier.{key}", year=plan.year - 1, **cells)


def _year_before(context: Context, plan: Plan) -> Iterator[RichText]:
    """Yield how many targets of the year before were met, with the way to that year's page."""
    knowledge = context.knowledge
    before = knowledge.catalogue.plans.get((plan.province, plan.year - 1))
    targets = plan_targets(knowledge, before) if before else None
    if targets and targets.judged:
        page = context.url(context.plan_path(plan.province, plan.year - 1), TARGETS)
        countings = (len(counted.with_verdict(Verdict.MET)) for counted in (targets, targets.strictly))
        met = context.either(*(Link(context.number(count), page) for count in countings))
        judged = Link(context.number(len(targets.judged)), page)
        yield context.sentence("province_year.finding.year_before", met=met, all=judged, year=plan.year - 1)


def plan_depth(context: Context, plan: Plan) -> RichText:
    """Return what was read of the plan's documents, and the way to what that leaves out."""
    documents = [_document(context, document) for document in plan.documents]
    more = Link(context.say("province_year.depth.more"), context.url("coverage/"))
    return context.sentence("province_year.depth.read", documents=context.listed(documents), more=more)


def _document(context: Context, document: PlanDocument) -> RichText:
    source = context.knowledge.catalogue.sources[document.source]
    title = context.words(source.title)
    article = next((each for each in source.articles if each.id == document.article), None)
    if article:
        title = context.say("province_year.depth.article", article=context.words(article.title), source=title)
    core = context.language.count("count.indicators", len(context.knowledge.core_indicators))
    key = f"province_year.depth.{document.depth}"
    return context.sentence(key, source=Link(title, context.url(source_path(source.id))), core=core)
