"""The entrance to industry on the home page: what was read whole, and what became of the targets for industry."""

from __future__ import annotations

from collections.abc import Iterator

from shengce.derive.industry_promises import industry_promises
from shengce.derive.reading_in_numbers import ReadingInNumbers, reading_in_numbers
from shengce.language.values import whole_percent
from shengce.views.context import Context
from shengce.views.parts.industries import ranked_industries
from shengce.views.parts.word_bets import first_bet
from shengce.views.shown import Link, RichText


def industry_news(context: Context) -> tuple[RichText, ...]:
    """Return the sentences; none where no report was read whole."""
    found = reading_in_numbers(context.knowledge)
    return (_read(context, found), *_kept(context), *_named(context), *_bets(context)) if found else ()


def _bets(context: Context) -> Iterator[RichText]:
    """Yield which industry most of the newest reports name, and who most often."""
    bets = context.knowledge.word_facts.bets if context.knowledge.word_facts else None
    if bets and bets.all:
        yield first_bet(context, bets)


def _read(context: Context, found: ReadingInNumbers) -> RichText:
    """Return how many reports were read whole, and what they state and name, each number with the way to it."""
    count, catalogue = context.language.count, context.knowledge.catalogue
    return context.sentence(
        "home.industry.read",
        years=context.listed([context.year(year) for year in context.knowledge.industries.years]),
        reports=count("count.reports", found.reports),
        figures=Link(count("home.figures", found.figures), context.url("data/")),
        beside=found.beside,
        programmes=Link(count("count.programmes", found.programmes), context.url("glossary/")),
        industries=Link(count("count.industries", found.industries), context.url("industries/")),
        themes=Link(count("count.themes", len(catalogue.themes)), context.url("themes/")),
    )


def _kept(context: Context) -> Iterator[RichText]:
    """Yield how many targets for industry fell due, were told and met, with the way to all of them."""
    found = industry_promises(context.knowledge)
    if found:
        kept = found.together
        yield context.counted_sentence(
            "home.industry.kept",
            kept.due,
            number=Link(context.number(kept.due), context.url("promises/", "industry")),
            first=found.first,
            last=found.last,
            told=kept.told,
            share=whole_percent(kept.share_told),
            met=kept.met,
        )


def _named(context: Context) -> Iterator[RichText]:
    """Yield which industries most provinces newly name since the first of the reports read whole."""
    industries = context.knowledge.industries
    if new := industries.most_new():
        year = context.year(industries.first)
        yield context.sentence("industries.most_new", year=year, industries=ranked_industries(context, new))
