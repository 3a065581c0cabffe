"""Notes of rows that follow each other: what several share is said once, below the last, with how many it is of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from shengce.derive.facts import Fact
from shengce.views.context import Context


def notes_of(context: Context, facts: Iterable[Fact]) -> tuple[str, ...]:
    """Return the note below each row of figures; empty where there is none, or the row after shares it."""
    groups = groupby(context.words(fact.figure.note) for fact in facts)
    return tuple(said for note, rows in groups for said in _of_group(context, note, [*rows]))


def _of_group(context: Context, note: str, rows: list[str]) -> Iterator[str]:
    before = rows[1:]
    yield from ("" for _ in before)
    yield context.language.count("note.shared", len(rows), note=note) if note and before else note
