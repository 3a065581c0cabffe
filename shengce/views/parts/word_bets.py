"""What the newest reports bet on: industries by how many reports name them, and who names which how often."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from shengce.derive.words.bets import Bet, Bets
from shengce.language.values import signed
from shengce.views.context import Context
from shengce.views.parts.industries import industry_name
from shengce.views.parts.phrases import as_printed, times_text, viewer_link
from shengce.views.shown import LegendEntry, Link, RichText


@dataclass(frozen=True)
class BetRow:
    """An industry: the way to the viewer of its names, how many reports name it, by how many more, how often, where."""

    industry: Link
    names: str
    named: str
    width: str
    change: str
    occurrences: str
    most: RichText


@dataclass(frozen=True)
class BetCell:
    """How often a report names an industry, in its shade; empty where it does not."""

    style: str
    number: str


@dataclass(frozen=True)
class BetProvince:
    """A province and its cells, in the order of the columns."""

    province: Link
    cells: tuple[BetCell, ...]


@dataclass(frozen=True)
class WordBets:
    """The table of industries, and the matrix of the first of them by province."""

    heading: str
    sentences: tuple[RichText, ...]
    change: str
    rows: tuple[BetRow, ...]
    rule: str
    method: str
    matrix: str
    columns: tuple[Link, ...]
    provinces: tuple[BetProvince, ...]
    legend: tuple[LegendEntry, ...]


def word_bets(context: Context) -> WordBets | None:
    """Return what the newest reports bet on; None where no counts are known."""
    bets = context.knowledge.word_facts.bets if context.knowledge.word_facts else None
    if bets is None or not bets.all:
        return None
    return WordBets(
        heading=context.say("word_bets.heading", year=bets.year),
        sentences=tuple(bet_sentences(context, bets)),
        change=context.say("word_bets.change", before=bets.year - 1),
        rows=tuple(_row(context, bets, bet) for bet in bets.shown),
        rule=context.say("word_bets.rule", reports=bets.reports, before=bets.reports_before, year=bets.year),
        method=context.url("method/", "words"),
        matrix=context.say("word_bets.matrix", year=bets.year),
        columns=tuple(_industry(context, bet) for bet in bets.columns),
        provinces=tuple(_province(context, bets, area) for area in bets.provinces),
        legend=tuple(LegendEntry(f"sc-step-{each.shade}", times_text(context, each)) for each in bets.shades.all),
    )


def bet_sentences(context: Context, bets: Bets) -> Iterator[RichText]:
    """Yield who names the industry that most name, and which gained and lost most."""
    yield first_bet(context, bets)
    for key, moved in (("risen", bets.risen), ("fallen", bets.fallen)):
        if moved:
            listed = context.listed([_moved(context, bet) for bet in moved])
            yield context.sentence(f"word_bets.{key}", before=bets.year - 1, industries=listed)


def first_bet(context: Context, bets: Bets) -> RichText:
    """Return who names the industry that most name, and who most often."""
    first = bets.lead
    return context.counted_sentence(
        "word_bets.first",
        first.named,
        number=first.named,
        reports=bets.reports,
        year=context.year(bets.year),
        industry=_industry(context, first),
        provinces=context.listed(_most(context, bets, first)),
        times=_times(context, first),
    )


def _times(context: Context, bet: Bet) -> str:
    return context.language.count("phrases.times", bet.most_often, numbers=bet.most_often)


def _moved(context: Context, bet: Bet) -> RichText:
    return context.sentence("word_bets.moved", industry=_industry(context, bet), before=bet.before, now=bet.named)


def _industry(context: Context, bet: Bet) -> Link:
    return viewer_link(context, industry_name(context, bet.industry), bet.words)


def _most(context: Context, bets: Bets, bet: Bet) -> list[Link]:
    return [Link(context.province(area).text, context.url(context.plan_path(area, bets.year))) for area in bet.most]


def _row(context: Context, bets: Bets, bet: Bet) -> BetRow:
    most = context.listed(_most(context, bets, bet))
    return BetRow(
        industry=_industry(context, bet),
        names=context.say("list.separator").join(map(as_printed, bet.words_found)),
        named=str(bet.named),
        width=f"{bets.share(bet):.0f}%",
        change=signed(Decimal(bet.change), context.language),
        occurrences=str(bet.occurrences),
        most=context.sentence("word_bets.most", provinces=most, times=_times(context, bet)),
    )


def _province(context: Context, bets: Bets, area: str) -> BetProvince:
    link = Link(context.province(area).text, context.url(context.plan_path(area, bets.year)))
    return BetProvince(link, tuple(_cell(bets, bet, area) for bet in bets.columns))


def _cell(bets: Bets, bet: Bet, area: str) -> BetCell:
    number = bet.by_province.get(area)
    return BetCell(f"sc-step-{bets.shades.of(number)}", str(number)) if number else BetCell("sc-none", "")
