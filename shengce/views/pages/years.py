"""The years: a line each with the share of targets met, so that the drop is seen at once."""

from __future__ import annotations

from dataclasses import dataclass

from shengce.derive.eras import years_met
from shengce.derive.scorecards import Score, headline_indicators, headline_promises, scores_by_year
from shengce.language.values import whole_percent
from shengce.views.context import Context
from shengce.views.parts.answer_table import met_text
from shengce.views.parts.scores import share_met
from shengce.views.parts.shares import eras_sentence
from shengce.views.shown import Link, PageHead, RichText


@dataclass(frozen=True)
class YearLine:
    """A year: its reports, the share of judged targets that were met as a bar and in words; None where none is judged.

    ``state`` says why none is.
    """

    link: Link
    plans: str
    width: str
    strict_width: str
    share: RichText | None
    met: RichText | None
    state: str


@dataclass(frozen=True)
class YearsPage:
    """The index of years, newest first; ``counted`` says which targets are counted."""

    head: PageHead
    lines: tuple[YearLine, ...]
    counted: RichText


def years_page(context: Context) -> YearsPage:
    """Build the index of years, newest first."""
    title = context.say("nav.years")
    table = context.knowledge.provinces.promises
    promises = headline_promises(table)
    met = years_met(promises)
    head = context.head(
        title,
        (Link(title),),
        description=context.say("years.description"),
        finding=(eras_sentence(context, met.eras),) if met and met.eras else (),
        has_verdicts=True,
    )
    names = context.listed(context.indicator(name) for name in headline_indicators(table))
    lines = (_line(context, year, score) for year, score in reversed(tuple(scores_by_year(promises).items())))
    return YearsPage(head, tuple(lines), context.sentence("years.counted", indicators=names))


def _line(context: Context, year: int, score: Score) -> YearLine:
    plans = len(context.knowledge.indexes.provinces_in(year))
    usual, strict = (whole_percent(tally.share_met) for tally in (score, score.strict))
    return YearLine(
        link=context.year(year),
        plans=context.language.count("years.reports", plans),
        width=usual,
        strict_width=strict,
        share=share_met(context, score) if score.judged else None,
        met=met_text(context, score),
        state=context.say("promise_state.pending"),
    )
