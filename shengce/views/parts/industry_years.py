"""A province's industry over the years of its reports read whole: what it states most persistently, its new bets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from shengce.derive.facts import Fact
from shengce.derive.industry_promises import promises_of_province
from shengce.derive.industry_years import Bets, IndustryYears, LineOfYears, NewBets, YearOfLine, new_bets
from shengce.derive.outcomes import Outcome, Verdict
from shengce.views.context import Context
from shengce.views.parts.industries import SECTION, industry_link
from shengce.views.shown import FigureCell, Link, RichText, VerdictView


@dataclass(frozen=True)
class YearPair:
    """What was aimed at for a year and reached in it; ``is_told`` is false where no report tells what came of it."""

    target: FigureCell | None
    outcome: FigureCell | None
    verdict: VerdictView | None
    is_told: bool


@dataclass(frozen=True)
class YearsRow:
    """A series: what it counts, of which statistic and scope, and a cell a year; None of a year without figures."""

    heading: Link
    detail: str
    cells: tuple[YearPair | None, ...]


@dataclass(frozen=True)
class IndustryOfYears:
    """The table with what its province's targets for industry came to, and the industries newly bet on."""

    heading: str
    findings: tuple[RichText, ...]
    years: tuple[Link, ...]
    rows: tuple[YearsRow, ...]
    rule: str


def industry_of_years(context: Context, province: str) -> IndustryOfYears | None:
    """Return the table of a province; None where too few of its reports were read whole."""
    found = context.knowledge.industry_years.get(province)
    if found is None or not found.lines:
        return None
    return IndustryOfYears(
        heading=context.say("industry_years.heading", first=found.first, last=found.last),
        findings=(*_kept(context, province), *_bets(context, province)),
        years=tuple(Link(str(year), context.url(context.plan_path(province, year))) for year in found.years),
        rows=tuple(_row(context, found, line) for line in found.lines),
        rule=_rule(context, found),
    )


def _rule(context: Context, found: IndustryYears) -> str:
    return context.language.count("industry_years.rule", found.persistent, shown=len(found.lines))


def _kept(context: Context, province: str) -> Iterator[RichText]:
    """Yield how many of the province's targets for industry were told and met, with the way to all provinces'."""
    found = promises_of_province(context.knowledge, province)
    if found:
        kept = found.together
        place = context.url("promises/", "industry")
        yield context.counted_sentence(
            "industry_years.kept",
            kept.due,
            number=Link(context.number(kept.due), place),
            first=found.first,
            last=found.last,
            told=kept.told,
            met=kept.met,
        )


def _bets(context: Context, province: str) -> Iterator[RichText]:
    """Yield on which industries the newest report newly bets, and on which it no longer does."""
    bets = new_bets(context.knowledge.industries, province)
    if bets and bets.new.shown:
        yield _sentence_of_bets(context, "industry_years.new", province, bets, bets.new)
    if bets and bets.gone.shown:
        yield _sentence_of_bets(context, "industry_years.gone", province, bets, bets.gone)


def _sentence_of_bets(context: Context, key: str, province: str, bets: NewBets, named: Bets) -> RichText:
    plan = context.url(context.plan_path(province, bets.year), SECTION)
    industries = [industry_link(context, name) for name in named.shown]
    more = [context.counted_sentence("industry_years.further", named.others)] if named.others else []
    return context.sentence(
        key, year=Link(str(bets.year), plan), before=bets.before, industries=context.listed([*industries, *more])
    )


def _row(context: Context, found: IndustryYears, line: LineOfYears) -> YearsRow:
    figure = line.sample.figure
    parts = (context.other_statistic(figure), context.scope_beside_name(figure))
    return YearsRow(
        heading=context.figure_name(figure),
        detail=context.say("list.dot").join(filter(None, parts)),
        cells=tuple(_pair(context, line.years.get(year)) for year in found.years),
    )


def _pair(context: Context, cell: YearOfLine | None) -> YearPair | None:
    if cell is None:
        return None
    told = cell.target is not None and cell.target.target.figure.id in context.knowledge.silences
    return YearPair(
        target=_cell(context, cell.target.target if cell.target else None),
        outcome=_cell(context, cell.result),
        verdict=_verdict(context, cell.target) if cell.target and (cell.result or told) else None,
        is_told=cell.target is None or cell.target.verdict is Verdict.PENDING or cell.result is not None,
    )


def _cell(context: Context, fact: Fact | None) -> FigureCell | None:
    return context.cell(fact, cited=False) if fact else None


def _verdict(context: Context, outcome: Outcome) -> VerdictView:
    """Return the verdict in its word alone: target and outcome stand above it, so that the gap can be seen."""
    return replace(context.verdict(outcome), gap="")
