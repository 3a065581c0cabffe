"""Notes that rows share are said once, below the last of them."""

from __future__ import annotations

from shengce.derive.facts import Fact
from shengce.records.base import Text
from shengce.views.context import Context, SiteAddress
from shengce.views.parts.notes import notes_of
from tests.unit.builders import fact, figure, knowledge, language, plan, text
from tests.unit.drawn import draw


def noted(note: Text | None) -> Fact:
    return fact(figure().model_copy(update={"note": note}))


def notes(*own: Text | None) -> tuple[str, ...]:
    address = SiteAddress("https://example.org", "https://example.org/repository", "main")
    context = Context(knowledge(plan()), language("en"), address, draw, "")
    return notes_of(context, [noted(note) for note in own])


def test_a_note_of_its_own_stays_with_its_row() -> None:
    assert notes(None, text(en="one"), None, text(en="other")) == ("", "one", "", "other")


def test_a_note_that_rows_in_a_row_share_is_said_once() -> None:
    shared = text(en="shared")
    assert notes(shared, shared, shared, text(en="own"), shared) == ("", "", "Of the 3 above: shared", "own", "shared")


def test_rows_without_notes_stay_without() -> None:
    assert notes(None, None) == ("", "")
