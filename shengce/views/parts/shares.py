"""The share of targets met over the years: the line, what it counts, and the break of years in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from shengce.charts.share_line import ShareLine, Span, share_line
from shengce.derive.eras import Era, Eras, YearsMet
from shengce.derive.scorecards import headline_indicators
from shengce.language.values import whole_percent
from shengce.views.context import Context, Embed
from shengce.views.shown import Link, Picture, RichText

_HEIGHT = 200


@dataclass(frozen=True)
class SharesMet:
    """The line of shares met by year, with the allowance for 左右 and strictly, and what it counts."""

    line: ShareLine
    strict_line: ShareLine
    caption: RichText
    picture: Picture


def shares_met(context: Context, met: YearsMet) -> SharesMet:
    """Return the line of the headline indicators; its caption leads to the table of years."""
    eras = (met.eras.before, met.eras.since) if met.eras else ()
    usual = [Span(era.first, era.last, era.share_met, whole_percent(era.share_met)) for era in eras]
    strict = [Span(era.first, era.last, era.share_strictly_met, whole_percent(era.share_strictly_met)) for era in eras]
    counted = [context.indicator(name) for name in headline_indicators(context.knowledge.provinces.promises)]
    table = Link(context.say("home.by_year"), context.url("promises/", "years"))
    caption = context.sentence("home.shares", indicators=context.listed(counted), table=table)
    line = _line(context, met.shares, usual, met.least)
    return SharesMet(
        line=line,
        strict_line=_line(context, met.strict_shares, strict, met.strict_least),
        caption=caption,
        picture=_picture(context, line, context.listed(counted).plain),
    )


def _picture(context: Context, line: ShareLine, counted: str) -> Picture:
    title, note = context.say("taking.shares"), context.say("taking.shares_note", indicators=counted)
    return context.embed(Embed("shares", "shares", title, note, _HEIGHT, share=line))


def _line(context: Context, shares: Mapping[int, Decimal], spans: list[Span], least: int) -> ShareLine:
    words = context.say("home.least", year=least, share=whole_percent(shares[least]))
    return share_line(shares, spans, least, words)


def eras_sentence(context: Context, eras: Eras) -> RichText:
    """Return what came of the targets before the break of years, and since."""
    before, since = eras.before, eras.since
    shares = {"before": _share(context, before), "since": _share(context, since)}
    return context.sentence("home.eras", last=before.last, first=since.first, **shares)


def _share(context: Context, era: Era) -> RichText:
    table = context.url("promises/", "years")
    usual, strict = (Link(whole_percent(share), table) for share in (era.share_met, era.share_strictly_met))
    return context.either(usual, strict)
