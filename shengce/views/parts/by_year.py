"""A core indicator year by year: targets met, moves of targets, and how they lie to the nation's, years across."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from shengce.charts.scale import tick_text
from shengce.derive.moves import AboveNation, TargetMove, YearOfMoves, moves_by_year
from shengce.derive.promises import Promise
from shengce.derive.scorecards import Score, scores_by_year
from shengce.language.values import points
from shengce.views.context import Context
from shengce.views.parts.scores import share_met
from shengce.views.shown import Link, RichText


@dataclass(frozen=True)
class YearLine:
    """One count over the years; empty where there is nothing to count, and both where strict counting differs."""

    label: str
    cells: tuple[RichText, ...]


@dataclass(frozen=True)
class YearLines:
    """Lines that belong together, below what they count."""

    heading: str
    lines: tuple[YearLine, ...]


@dataclass(frozen=True)
class ByYear:
    """The table: a column a year."""

    years: tuple[Link, ...]
    groups: tuple[YearLines, ...]


Counts = TypeVar("Counts", Score, YearOfMoves, AboveNation)
Line = tuple[str, Callable[[Counts], object]]


def scores_by_year_table(context: Context, promises: Iterable[Promise]) -> ByYear:
    """Return the table of what was judged alone."""
    return _table(context, (_scores(context, promises),))


def by_year(
    context: Context, promises: Iterable[Promise], moves: Iterable[TargetMove], nation: Iterable[AboveNation]
) -> ByYear:
    """Return the table of an indicator; a group without any count is left out."""
    found = (
        _scores(context, promises),
        _group(context, "promises.moves", {each.year: each for each in moves_by_year(moves)}, _move_lines(context)),
        _group(context, "promises.nation", {each.year: each for each in nation}, _nation_lines()),
    )
    return _table(context, found)


def _table(context: Context, groups: Iterable[YearLines]) -> ByYear:
    years = context.knowledge.provinces.promises.years
    return ByYear(tuple(context.year(year) for year in years), tuple(group for group in groups if group.lines))


def _scores(context: Context, promises: Iterable[Promise]) -> YearLines:
    scores = {year: score for year, score in scores_by_year(promises).items() if score.judged}
    return _group(context, "promises.outcomes", scores, _score_lines(context))


def _score_lines(context: Context) -> Iterator[Line[Score]]:
    yield "promises.judged", lambda score: score.judged
    yield "verdict.met", lambda score: context.either(score.met, score.strict.met)
    yield "verdict.nearly", lambda score: context.either(score.nearly, score.strict.nearly)
    yield "verdict.missed", lambda score: score.missed
    yield "promises.share", lambda score: share_met(context, score)


def _move_lines(context: Context) -> Iterator[Line[YearOfMoves]]:
    yield "promises.lowered", lambda moves: moves.lowered
    yield "promises.held", lambda moves: moves.held
    yield "promises.raised", lambda moves: moves.raised
    yield "promises.mean_change", lambda moves: points(moves.mean_rise, context.language)


def _nation_lines() -> Iterator[Line[AboveNation]]:
    yield "promises.national_target", lambda row: tick_text(row.national, "%")
    yield "promises.higher", lambda row: row.above
    yield "promises.equal", lambda row: row.equal
    yield "promises.lower", lambda row: row.below


def _group(context: Context, heading: str, counts: Mapping[int, Counts], lines: Iterable[Line[Counts]]) -> YearLines:
    made = (YearLine(context.say(key), tuple(_cells(context, counts, said))) for key, said in lines if counts)
    return YearLines(context.say(heading), tuple(made))


def _cells(context: Context, counts: Mapping[int, Counts], said: Callable[[Counts], object]) -> Iterator[RichText]:
    for year in context.knowledge.provinces.promises.years:
        yield context.sentence("list.item", item=said(counts[year])) if year in counts else RichText(())
