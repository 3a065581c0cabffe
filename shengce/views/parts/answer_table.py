"""The table of 31 rows for an indicator and a year: target, change, the settled pair with its verdict, all years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from shengce.charts.row_marks import RowMark, RowValues, row_marks
from shengce.derive.answers import Answer, Answers, answers_of
from shengce.derive.findings import heat_step
from shengce.derive.moves import Move, TargetMove
from shengce.derive.newest import running_year
from shengce.derive.promises import Promise
from shengce.derive.scorecards import Score
from shengce.language.values import number_text
from shengce.records.areas import Region
from shengce.views.context import Context
from shengce.views.parts.heatmap import cell_label, cell_url, fill_of, legend
from shengce.views.shown import FigureCell, LegendEntry, Link, RichText, VerdictView


@dataclass(frozen=True)
class StripCell:
    """One year of a strip: its fill, what it says, and where it leads (empty: nowhere)."""

    style: str
    label: str
    url: str


@dataclass(frozen=True)
class ChangeView:
    """How a target moved: ``raised``, ``held`` or ``lowered``; by how much; and the whole in words."""

    move: str
    size: str
    words: str


@dataclass(frozen=True)
class AnswerValues:
    """What a row is sorted by, as plain numbers; empty where there is none. ``strict_share``: counted strictly."""

    target: str
    change: str
    outcome: str
    margin: str
    share: str
    strict_share: str


@dataclass(frozen=True)
class AnswerRow:
    """One province; ``state`` says why there is no target, ``settled_state`` why there is no verdict."""

    province: Link
    region: str
    rank: str
    target: FigureCell | None
    state: str
    change: ChangeView | None
    settled_target: FigureCell | None
    outcome: FigureCell | None
    mark: RowMark
    verdict: VerdictView | None
    settled_state: str
    strip: tuple[StripCell, ...]
    met: RichText | None
    values: AnswerValues


@dataclass(frozen=True)
class RegionRows:
    """The rows of a region, in the order of the records."""

    key: str
    name: str
    rows: tuple[AnswerRow, ...]


@dataclass(frozen=True)
class AnswerTable:
    """The rows, best target first, and the same by region; ``best`` is the direction in which the best comes first."""

    title: str
    year: str
    change_head: str
    settled_year: str
    is_under_way: bool
    best: str
    span: str
    rows: tuple[AnswerRow, ...]
    regions: tuple[RegionRows, ...]
    legend: tuple[LegendEntry, ...]


def answer_table(context: Context, indicator: str, year: int, *, is_whole: bool = True) -> AnswerTable:
    """Return the table of one core indicator and year; without rows that say nothing where it is not the whole."""
    knowledge = context.knowledge
    table = knowledge.provinces.promises
    answers = answers_of(table, indicator, year)
    said = [answer for answer in answers.rows if is_whole or answer.says_something]
    marks = row_marks(_values(answer.settled) for answer in said)
    rows = {answer.aim.province: _row(context, answers, answer, mark) for answer, mark in zip(said, marks, strict=True)}
    return AnswerTable(
        title=context.say("answers.title", indicator=context.short_name(indicator), year=year),
        year=str(year),
        change_head=context.say("answers.change", year=year - 1),
        settled_year=str(answers.settled_year),
        is_under_way=answers.is_under_way,
        best="up" if knowledge.catalogue.indicators[indicator].direction.is_lower_better else "down",
        span=context.say("answers.span", first=table.years[0], last=running_year(table)),
        rows=tuple(rows.values()),
        regions=tuple(_regions(context, rows)),
        legend=legend(context),
    )


def _regions(context: Context, rows: Mapping[str, AnswerRow]) -> Iterator[RegionRows]:
    """Yield the regions that have rows, in the order of the National Bureau of Statistics."""
    provinces = context.knowledge.catalogue.provinces
    for region in Region:
        own = tuple(rows[slug] for slug, area in provinces.items() if slug in rows and area.region is region)
        if own:
            yield RegionRows(region.value, context.say(f"region.{region}"), own)


def _values(promise: Promise | None) -> RowValues:
    if promise is None:
        return RowValues()
    target, result = promise.target, promise.shown_result
    return RowValues(
        target=target.value if target else None,
        outcome=result.value if result else None,
        step=heat_step(promise).replace("_", "-"),
    )


def _row(context: Context, answers: Answers, answer: Answer, mark: RowMark) -> AnswerRow:
    target, settled = answer.aim.target, answer.settled
    result = settled.shown_result if settled else None
    settled_target = settled.target if settled and answers.is_under_way else None
    outcome = settled.outcome if settled else None
    return AnswerRow(
        province=context.province(answer.aim.province),
        region=context.knowledge.catalogue.areas[answer.aim.province].region,
        rank=str(answer.rank.position) if answer.rank else "",
        target=context.cell(target, cited=False) if target else None,
        state=context.say(f"promise_state.{answer.aim.state}"),
        change=_change(context, answer.move) if answer.move else None,
        settled_target=context.cell(settled_target, cited=False) if settled_target else None,
        outcome=context.cell(result, cited=False) if result else None,
        mark=mark,
        verdict=context.verdict(outcome) if outcome else None,
        settled_state=context.say(f"promise_state.{settled.state}") if settled else "",
        strip=strip_of(context, answer.history),
        met=met_text(context, answer.score),
        values=_sorting_values(answer),
    )


def _change(context: Context, move: TargetMove) -> ChangeView:
    before, after = (context.value(outcome.target.figure).plain for outcome in (move.earlier, move.later))
    words = context.say(f"target_move.{move.move}", before=before, after=after)
    size = context.say("answers.range") if move.is_by_range else number_text(move.size, context.language)
    return ChangeView(move.move.value, "" if move.move is Move.HELD else size, words)


def _sorting_values(answer: Answer) -> AnswerValues:
    target, settled = answer.aim.target, answer.settled
    result = settled.shown_result if settled else None
    margin = settled.outcome.margin if settled and settled.outcome else None
    return AnswerValues(
        target=_plain(target.value if target else None),
        change=_plain(answer.move.after - answer.move.before if answer.move else None),
        outcome=_plain(result.value if result else None),
        margin=_plain(margin),
        share=_plain(answer.score.share_met),
        strict_share=_plain(answer.score.strict.share_met),
    )


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"


def strip_of(context: Context, history: Iterable[Promise]) -> tuple[StripCell, ...]:
    """Return a province's years of one indicator as a strip; each leads to the plan's page, at the figure shown."""
    return tuple(_strip_cell(context, promise) for promise in history)


def _strip_cell(context: Context, promise: Promise) -> StripCell:
    plan = context.plan(promise.province, promise.year).text
    label = context.say("answers.cell", plan=plan, says=cell_label(context, promise))
    return StripCell(fill_of(promise), label, cell_url(context, promise))


def met_text(context: Context, score: Score) -> RichText | None:
    """Return how many of the judged targets were met, ``18 of 22``, and strictly; None where none could be judged."""
    if not score.judged:
        return None
    met = context.either(score.met, score.strict.met)
    return context.sentence("answers.met_of", met=met, judged=score.judged)
