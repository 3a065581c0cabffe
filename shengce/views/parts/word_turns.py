"""What rose and fell in the reports of a year: words beside the number of reports that hold them, then and now."""

from __future__ import annotations

from dataclasses import dataclass

from shengce.derive.words.turns import WordTurn, YearOfTurns
from shengce.views.context import Context
from shengce.views.parts.phrases import phrase_link
from shengce.views.shown import Link


@dataclass(frozen=True)
class TurnRow:
    """A word, and how many reports of the year before and of the year hold it."""

    word: Link
    before: str
    now: str


@dataclass(frozen=True)
class WordTurns:
    """The words that rose and fell; ``rule`` says by what measure, over how many reports."""

    heading: str
    before: int
    year: int
    risen: tuple[TurnRow, ...]
    fallen: tuple[TurnRow, ...]
    rule: str
    method: str


def word_turns(context: Context, year: int) -> WordTurns | None:
    """Return what rose and fell in a year; None where nothing is known, or nothing did."""
    facts = context.knowledge.word_facts
    turns = facts.turns.get(year) if facts else None
    if turns is None or not (turns.risen or turns.fallen):
        return None
    return WordTurns(
        heading=context.say("word_turns.heading", year=year),
        before=year - 1,
        year=year,
        risen=tuple(_row(context, turn) for turn in turns.risen),
        fallen=tuple(_row(context, turn) for turn in turns.fallen),
        rule=_rule(context, turns),
        method=context.url("method/", "words"),
    )


def _rule(context: Context, turns: YearOfTurns) -> str:
    return context.say("word_turns.rule", before=turns.reports_before, now=turns.reports, year=turns.year)


def _row(context: Context, turn: WordTurn) -> TurnRow:
    return TurnRow(phrase_link(context, turn.word), str(turn.named_before), str(turn.named))
