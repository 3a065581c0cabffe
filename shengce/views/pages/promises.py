"""Promise beside outcome over all provinces and years: the rules, the years, every indicator, every province."""

from __future__ import annotations

from dataclasses import dataclass

from shengce.derive.eras import YearsMet, years_met
from shengce.derive.scorecards import headline_indicators, headline_promises, score_of
from shengce.views.context import Context
from shengce.views.parts.by_year import ByYear, scores_by_year_table
from shengce.views.parts.industry_kept import IndustryKept, industry_kept
from shengce.views.parts.scores import (
    IndicatorScore,
    ProvinceScore,
    indicator_scores,
    province_scores,
    summary_text,
)
from shengce.views.parts.shares import SharesMet, eras_sentence, shares_met
from shengce.views.shown import CiteThis, Link, PageHead, RichText


@dataclass(frozen=True)
class PromisesPage:
    """The overview: shares met by year, the scores of each indicator, of provinces in those that are ``counted``."""

    head: PageHead
    shares: SharesMet | None
    counted: tuple[Link, ...]
    years: ByYear
    indicators: tuple[IndicatorScore, ...]
    provinces: tuple[ProvinceScore, ...]
    industry: IndustryKept | None
    cite_this: CiteThis


def promises_page(context: Context) -> PromisesPage:
    """Build the overview."""
    title = context.say("nav.promises")
    table = context.knowledge.provinces.promises
    promises = headline_promises(table)
    met = years_met(promises)
    counted = headline_indicators(table)
    return PromisesPage(
        head=context.head(
            title,
            (Link(title),),
            description=context.say("promises.description"),
            finding=_findings(context, met),
            depth=summary_text(context, score_of(promises)),
            has_verdicts=True,
        ),
        shares=shares_met(context, met) if met else None,
        counted=tuple(context.indicator(name) for name in counted),
        years=scores_by_year_table(context, promises),
        indicators=indicator_scores(
            context, {name: score_of(table.by_indicator[name].values()) for name in context.knowledge.core_indicators}
        ),
        provinces=province_scores(context, counted),
        industry=industry_kept(context),
        cite_this=context.cite_this(title, "shengce-promises"),
    )


def _findings(context: Context, met: YearsMet | None) -> tuple[RichText, ...]:
    return (eras_sentence(context, met.eras),) if met and met.eras else ()
