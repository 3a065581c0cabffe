"""What the documents of a plan do not state, read together."""

from __future__ import annotations

from dataclasses import replace

from shengce.derive.silences import silences_of
from shengce.records.base import AbsenceReason
from shengce.records.plans import Absence, Figure
from shengce.records.vocabulary import Statistic
from shengce.views.parts.silences import SilenceNote, Silences
from shengce.views.shown import Link
from tests.unit.builders import RESULT, absence, catalogue, fact, figure, text

NOT_STATED, RELATIVE = AbsenceReason.NOT_STATED, AbsenceReason.RELATIVE_ONLY


def silent(*absences: Absence, stated: tuple[Figure, ...] = ()) -> list[Absence]:
    return list(silences_of(absences, [fact(item) for item in stated], catalogue()))


def test_what_any_document_states_is_not_missing() -> None:
    assert silent(absence(), stated=(figure(),)) == []


def test_another_kind_period_scope_or_statistic_leaves_it_missing() -> None:
    others = (
        figure("result", kind=RESULT),
        figure("years", period="2021/2025"),
        figure("part", scope="industry"),
        figure("places", statistic=Statistic.RANK),
    )
    assert silent(absence(), stated=others) == [absence()]


def test_what_several_documents_are_silent_on_stands_once() -> None:
    other = absence().model_copy(update={"source": "other"})
    energy = absence("energy_intensity")
    assert silent(absence(), energy, other) == [absence(), energy]


def test_the_absence_that_says_most_stands() -> None:
    worded = absence().model_copy(update={"text": text()})
    noted = absence().model_copy(update={"note": text()})
    relative = absence(reason=RELATIVE).model_copy(update={"text": text()})
    assert silent(absence(), worded) == [worded]
    assert silent(absence(), noted) == [noted]
    assert silent(absence(), worded, relative) == [relative]


def test_silences_are_shown_at_once_where_a_note_says_what_others_have() -> None:
    plain = SilenceNote(Link("GDP"), "Target for 2007", "Not stated", "not_stated", "Above.", "")
    noted = replace(plain, note="Others have 12%.")
    assert not Silences("", (), (plain,), "1 figure").has_more_to_say
    assert Silences("", (), (plain, noted), "2 figures").has_more_to_say
