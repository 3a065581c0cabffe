"""What a year comes to, in sentences: who aims highest, how targets moved, how many were met and who fell furthest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from shengce.addresses import indicator_path, year_path
from shengce.derive.facts import Fact
from shengce.derive.outcomes import Outcome
from shengce.derive.scorecards import Score
from shengce.derive.year_findings import YearSummary, few, grouped
from shengce.views.context import Context
from shengce.views.shown import Link, RichText


def aims_sentence(context: Context, summary: YearSummary) -> tuple[RichText, ...]:
    """Return who aims highest and who lowest, or what all aim at alike; nothing where nobody sets a target."""
    if not summary.targets:
        return ()
    values = {"year": summary.answers.year, "indicator": context.short_name(summary.indicator)}
    if not summary.highest:
        alike = "only" if summary.is_only else "alike"
        who = _aiming(context, summary, summary.targets)
        return (context.sentence(f"year_findings.{alike}", provinces=who, **values),)
    most, least = ("steepest", "gentlest") if summary.is_lower_better else ("highest", "lowest")
    highest, lowest = (_aiming(context, summary, targets) for targets in (summary.highest, summary.lowest))
    first = context.counted_sentence(f"year_findings.{most}", len(summary.highest), provinces=highest, **values)
    second = context.counted_sentence(f"year_findings.{least}", len(summary.lowest), provinces=lowest)
    return (context.sentence("year_findings.aims", highest=first, lowest=second),)


def _aiming(context: Context, summary: YearSummary, targets: tuple[Fact, ...]) -> RichText:
    """Return provinces with their targets; those of one value by their number where they are many."""
    return context.listed(said for group in grouped(targets) for said in _group(context, summary, group))


def _group(context: Context, summary: YearSummary, targets: tuple[Fact, ...]) -> Iterator[RichText]:
    if few(targets):
        yield from (_aim(context, target) for target in targets)
    else:
        value = context.value(targets[0].figure)
        said = context.say("year_findings.value", number=value.number, unit=value.unit)
        yield _provinces(context, summary, len(targets), said)


def _aim(context: Context, target: Fact) -> RichText:
    province = context.province(target.province)
    return context.sentence("year_findings.province", province=province, target=context.cell(target, cited=False))


def _provinces(context: Context, summary: YearSummary, count: int, said: str) -> RichText:
    number = _link(context, summary, count)
    return context.counted_sentence("year_findings.provinces", count, number=number, said=said)


def _link(context: Context, summary: YearSummary, number: object) -> Link:
    """Return a number as a link to the table that it is counted over: the indicator's on its page, else the year's."""
    is_own_page = context.path == indicator_path(summary.indicator)
    url = "#table" if is_own_page else context.url(year_path(summary.answers.year), "answers")
    return Link(context.say("list.item", item=number), url)


def moves_sentence(context: Context, summary: YearSummary) -> tuple[RichText, ...]:
    """Return how many targets were cut, kept and raised; nothing where no target follows another."""
    moves = summary.moves
    if moves is None:
        return ()
    return (
        context.counted_sentence(
            "year_findings.moves",
            moves.lowered,
            number=_link(context, summary, moves.lowered or context.say("year_findings.no")),
            kept=_link(context, summary, moves.held or context.say("year_findings.none")),
            raised=_link(context, summary, moves.raised or context.say("year_findings.none")),
            before=moves.year - 1,
            indicator=context.short_name(summary.indicator),
        ),
    )


def met_sentence(context: Context, summary: YearSummary) -> tuple[RichText, ...]:
    """Return how many of the settled year's targets were met; nothing where none can be judged."""
    score = summary.score
    if not score.judged:
        return ()
    return (
        context.counted_sentence(
            "year_findings.met",
            score.judged,
            met=context.either(*(_link(context, summary, tally.met) for tally in (score, score.strict))),
            year=summary.answers.settled_year,
            indicator=context.short_name(summary.indicator),
        ),
    )


def furthest_sentence(context: Context, summary: YearSummary) -> tuple[RichText, ...]:
    """Return who fell furthest short in the settled year; nothing where nobody fell short."""
    outcomes = summary.furthest_short
    if not outcomes:
        return ()
    indicator = context.short_name(summary.indicator)
    if few(outcomes):
        provinces = context.listed(_fall(context, outcome) for outcome in outcomes)
    else:
        provinces = _provinces(context, summary, len(outcomes), context.gap(outcomes[0]))
    return (context.sentence("year_findings.furthest", provinces=provinces, indicator=indicator),)


def _fall(context: Context, outcome: Outcome) -> RichText:
    result = outcome.result
    assert result is not None
    target, reached = (context.cell(fact, cited=False) for fact in (outcome.target, result))
    province = context.province(outcome.target.province)
    return context.sentence("year_findings.pair", province=province, target=target, outcome=reached)


def met_by_indicator(context: Context, total: Score, summaries: Iterable[YearSummary]) -> tuple[RichText, ...]:
    """Return how many of a past year's targets were met, in all and by indicator; nothing where none can be judged."""
    judged = [summary for summary in summaries if summary.score.judged]
    if not judged:
        return ()
    return (
        context.counted_sentence(
            "year_findings.met_all",
            total.judged,
            met=context.either(total.met, total.strict.met),
            year=judged[0].answers.year,
            indicators=context.listed(_part(context, summary) for summary in judged),
        ),
    )


def _part(context: Context, summary: YearSummary) -> RichText:
    score = summary.score
    return context.sentence(
        "year_findings.part",
        indicator=context.indicator(summary.indicator),
        met=context.either(score.met, score.strict.met),
        judged=score.judged,
    )
