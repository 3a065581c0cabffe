"""What the documents of a plan do not state, read together."""

from __future__ import annotations

from dataclasses import replace

from shengce.derive.silences import silences_of
from shengce.records.base import AbsenceReason
from shengce.records.plans import Absence, Figure
from shengce.records.vocabulary import Statistic
from shengce.views.context import Context, SiteAddress
from shengce.views.parts.silences import SilenceNote, Silences
from shengce.views.shown import Link
from tests.unit.builders import RESULT, absence, catalogue, fact, figure, knowledge, language, plan, text
from tests.unit.drawn import draw

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


def of_industry(silence: Absence) -> Absence:
    return silence.model_copy(update={"scope": "industry"})


def test_what_one_scope_states_another_may_lack() -> None:
    part = figure("part", scope="industry")
    assert silent(absence(), of_industry(absence()), stated=(figure(),)) == [of_industry(absence())]
    assert silent(absence(), of_industry(absence()), stated=(part,)) == [absence()]


def told(*targets: Figure, absences: tuple[Absence, ...], later: tuple[Figure, ...] = ()) -> dict[str, str]:
    """Return what the pages of 2023 link the word of each target's verdict to."""
    known = knowledge(plan(*targets), plan(*later, year=2024, absences=absences))
    page = Context(known, language("en"), SiteAddress("", "", ""), draw, "provinces/jiangxi/2023/")
    return {target.id: page.verdict(known.outcomes[target.id]).told for target in targets}


def test_a_target_without_outcome_leads_to_what_was_searched() -> None:
    missing = absence(kind=RESULT)
    noted = missing.model_copy(update={"note": text()})
    page = "../../../provinces/jiangxi/2024/"
    assert told(figure("aim"), absences=(missing,)) == {"aim": f"{page}#absences"}
    assert told(figure("aim"), absences=(noted,)) == {"aim": f"{page}#absence-growth-rate-result-2023"}
    assert told(figure("aim", period="../2023"), absences=(missing,)) == {"aim": f"{page}#absences"}


def test_a_silence_answers_for_its_own_scope_kind_period_and_label_alone() -> None:
    missing = absence(kind=RESULT)
    aims = (figure("aim"), figure("part", scope="industry"))
    scoped = of_industry(missing).model_copy(update={"note": text()})
    assert told(*aims, absences=(missing,))["part"] == ""
    assert told(*aims, absences=(scoped,)) == {
        "aim": "",
        "part": "../../../provinces/jiangxi/2024/#absence-growth-rate-result-2023-industry",
    }
    assert told(figure("aim"), absences=(absence(),)) == {"aim": ""}
    assert told(figure("aim"), absences=(absence(kind=RESULT, period="2022"),)) == {"aim": ""}
    labelled = figure("aim").model_copy(update={"label": text()})
    assert told(labelled, absences=(missing,)) == {"aim": ""}


def test_an_outcome_that_is_stated_needs_no_silence() -> None:
    result = figure("outcome", kind=RESULT)
    assert told(figure("aim"), absences=(absence(kind=RESULT),), later=(result,)) == {"aim": ""}


def test_silences_are_shown_at_once_where_a_note_says_what_others_have() -> None:
    plain = SilenceNote("absence-gdp", Link("GDP"), "Target for 2007", "Not stated", "not_stated", "Above.", "")
    noted = replace(plain, note="Others have 12%.")
    assert not Silences("", (), (plain,), "1 figure").has_more_to_say
    assert Silences("", (), (plain, noted), "2 figures").has_more_to_say
