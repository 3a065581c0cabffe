"""What the page of an area says first, in sentences whose numbers lead to their places; and what was read of it."""

from __future__ import annotations

from collections.abc import Iterator

from shengce.addresses import anchor_of
from shengce.derive.area_findings import AreaFindings, FarShort, SeriesFinding, area_findings, kept_of
from shengce.derive.area_series import depth_read, newest_year
from shengce.derive.promises import Promise
from shengce.derive.scorecards import Score, Tally
from shengce.language.dates import period_text
from shengce.records.areas import Area
from shengce.views.context import Context
from shengce.views.parts.scores import share_met
from shengce.views.shown import Link, RichText


def finding_of(context: Context, area: Area) -> tuple[RichText, ...]:
    """Return the sentences that an area's promises come to; none where nothing is recorded of it."""
    newest = newest_year(context.knowledge.catalogue.plans, area.slug)
    if newest is None:
        return ()
    findings = area_findings(context.knowledge.level_of(area.slug).promises, area.slug, newest)
    return tuple(_sentences(context, area, findings))


def _sentences(context: Context, area: Area, findings: AreaFindings) -> Iterator[RichText]:
    clauses = [*_clauses(context, area, findings.first)] if findings.first else []
    if clauses:
        yield _sentence(context, clauses)
    if findings.headline:
        yield _headline(context, findings.headline)
    for finding in findings.others:
        yield _sentence(context, [_kept_further(context, finding)])


def _sentence(context: Context, clauses: list[RichText]) -> RichText:
    """Return clauses as one sentence."""
    joined, *rest = clauses
    for clause in rest:
        joined = context.sentence("area_finding.clauses", first=joined, second=clause)
    return context.sentence("area_finding.sentence", clauses=joined)


def _clauses(context: Context, area: Area, finding: SeriesFinding) -> Iterator[RichText]:
    if finding.score.judged:
        yield _kept(context, area, finding)
    if finding.far_short:
        yield _far_short(context, finding.far_short)
    if finding.now:
        yield _now(context, area, finding)


def _kept(context: Context, area: Area, finding: SeriesFinding) -> RichText:
    """Return how many targets of the first indicator were met, as one counts."""
    usual, strict = (
        context.counted_sentence(
            f"area_finding.first.{kept_of(tally)}",
            tally.judged,
            area=context.words(area.short),
            **_counts(context, finding, tally),
        )
        for tally in (finding.score, finding.score.strict)
    )
    return context.either(usual, strict)


def _kept_further(context: Context, finding: SeriesFinding) -> RichText:
    """Return how many targets of a further indicator were met, as one counts."""
    usual, strict = (
        context.counted_sentence(
            f"area_finding.further.{kept_of(tally)}", tally.judged, **_counts(context, finding, tally)
        )
        for tally in (finding.score, finding.score.strict)
    )
    return context.either(usual, strict)


def _counts(context: Context, finding: SeriesFinding, tally: Tally) -> dict[str, object]:
    """Return a tally's numbers, which lead to the indicator's place on the page, and its name."""
    url = f"#{anchor_of(finding.indicator)}"
    number, met = Link(context.number(tally.judged), url), Link(context.number(tally.met), url)
    return {"number": number, "met": met, "indicator": context.short_name(finding.indicator)}


def _far_short(context: Context, far_short: FarShort) -> RichText:
    if far_short.named:
        years = context.listed(_year(context, promise) for promise in far_short.named)
        return context.sentence("area_finding.far_short", years=years)
    outcome = far_short.worst.outcome
    gap = context.verdict(outcome).gap if outcome else ""
    worst = _year(context, far_short.worst)
    return context.counted_sentence("area_finding.far_short_often", far_short.count, worst=worst, gap=gap)


def _year(context: Context, promise: Promise) -> Link:
    target = promise.target
    path = context.plan_path(promise.province, promise.year)
    return Link(str(promise.year), context.url(path, target.figure.id if target else ""))


def _now(context: Context, area: Area, finding: SeriesFinding) -> RichText:
    """Return what the newest plan aims at; by its name where no clause before has named the area."""
    assert finding.now
    name = {"area": context.words(area.short), "indicator": context.short_name(finding.indicator)}
    path = context.plan_path(area.slug, finding.now.year)
    year = Link(str(finding.now.year), context.url(path) if path != context.path else "")
    if finding.now.target is None:
        key = "area_finding.silent" if finding.score.judged else "area_finding.silent_first"
        return context.sentence(key, year=year, **name)
    key = "area_finding.aim" if finding.score.judged else "area_finding.aim_first"
    return context.sentence(key, year=year, target=context.cell(finding.now.target, cited=False), **name)


def _headline(context: Context, score: Score) -> RichText:
    return context.counted_sentence(
        "area_finding.headline",
        score.judged,
        number=Link(context.number(score.judged), "#series"),
        met=context.either(
            Link(context.number(score.met), "#series"), Link(context.number(score.strict.met), "#series")
        ),
        share=share_met(context, score),
    )


def depth_of(context: Context, area: Area) -> RichText | None:
    """Return what was read of an area; None where nothing was."""
    depth = depth_read(context.knowledge.catalogue, area.slug)
    if depth is None:
        return None
    documents = context.language.count("area_depth.documents", depth.documents)
    indicators = context.language.count("area_depth.indicators", len(context.knowledge.core_indicators))
    read = context.sentence(
        "area_depth.read",
        documents=Link(documents, context.url("sources/")),
        indicators=Link(indicators, context.url("indicators/")),
        span=period_text(depth.span, context.language),
    )
    whole = [context.plan(area.slug, year) for year in depth.whole]
    missing = [str(year) for year in depth.missing]
    parts = [read]
    if whole:
        parts.append(context.counted_sentence("area_depth.whole", len(whole), plans=context.listed(whole)))
    if missing:
        parts.append(context.counted_sentence("area_depth.missing", len(missing), years=context.listed(missing)))
    return context.in_a_row(parts)
