"""In which versions a figure came and last changed, followed through small records of changes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from shengce.derive.history import FigureHistory, History, history_of
from shengce.records.changes import ReasonOfChange, Release

OUR_ERROR, RULE_CHANGED, SOURCE_CORRECTED = "our_error", "rule_changed", "source_corrected"
Told = tuple[int, int | None, str | None]


def version(number: int) -> str:
    return f"2026-07-0{number}.{number:08}"


def some(*names: str, reason: str = OUR_ERROR) -> list[dict[str, Any]]:
    return [{"reason": reason, "ids": list(names)}]


def change(name: str, reason: str = OUR_ERROR, was: str | None = None) -> dict[str, Any]:
    return {"id": name, "was": was, "reason": reason}


def history(*parts: dict[str, Any]) -> History:
    """Return the history of versions 1, 2 and so on, of which each did what its part says."""
    counts = dict.fromkeys(("facts", "withdrawn", "absences", "sources", "programmes"), 0)
    releases = (
        Release.model_validate({"version": version(number), "date": f"2026-07-0{number}", "counts": counts, **part})
        for number, part in enumerate(parts, start=1)
    )
    return history_of(releases, {})


def told(known: History, name: str) -> Told:
    """Return the numbers of a figure's first version and of the one that changed it last, and the reason."""
    found = known.of(name)
    assert found is not None
    numbers = {version(number): number for number in range(1, 10)}
    return numbers[found.first], numbers[found.changed] if found.changed else None, found.reason


def test_without_a_version_on_record_nothing_is_known_of_a_figure() -> None:
    assert history().of("any") is None


def test_a_figure_that_no_version_names_is_of_the_first_or_older() -> None:
    known = history({}, {"added": some("other"), "changed": [change("another")]})
    assert told(known, "any") == (1, None, None)
    assert known.of("any") == FigureHistory(version(1), is_older=True)
    assert known.of("other") == FigureHistory(version(2), is_older=False)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([{}, {"added": some("it")}], (2, None, None)),
        ([{}, {"changed": [change("it", RULE_CHANGED)]}, {}], (1, 2, RULE_CHANGED)),
        ([{}, {"changed": [change("it", RULE_CHANGED)]}, {"changed": [change("it")]}], (1, 3, OUR_ERROR)),
        ([{}, {"changed": [change("it")]}, {"changed": [change("it", RULE_CHANGED)]}], (1, 3, RULE_CHANGED)),
        ([{}, {"added": some("it")}, {"changed": [change("it", SOURCE_CORRECTED)]}], (2, 3, SOURCE_CORRECTED)),
        ([{}, {"withdrawn": some("it", reason=SOURCE_CORRECTED)}], (1, 2, SOURCE_CORRECTED)),
        ([{}, {"added": some("it")}, {"withdrawn": some("it")}], (2, 3, OUR_ERROR)),
        ([{}, {"withdrawn": some("it")}, {"changed": [change("it", RULE_CHANGED)]}], (1, 3, RULE_CHANGED)),
    ],
)
def test_the_last_version_that_changed_or_withdrew_a_figure_tells_why(
    parts: Iterable[dict[str, Any]], expected: Told
) -> None:
    assert told(history(*parts), "it") == expected


def test_a_figure_keeps_its_first_version_under_every_identifier() -> None:
    renamed = ({"changed": [change("now", RULE_CHANGED, "then")]}, {"changed": [change("at-last", OUR_ERROR, "now")]})
    assert told(history({}, {"added": some("then")}, *renamed), "at-last") == (2, 4, OUR_ERROR)
    assert told(history({}, {}, *renamed), "at-last") == (1, 4, OUR_ERROR)


def test_a_figure_that_is_withdrawn_under_a_new_identifier_keeps_its_first_version() -> None:
    both = {"changed": [change("now", was="then")], "withdrawn": some("now", reason=SOURCE_CORRECTED)}
    assert told(history({}, {"added": some("then")}, both), "now") == (2, 3, SOURCE_CORRECTED)


def test_two_figures_that_exchange_their_identifiers_keep_each_its_own_first_version() -> None:
    exchanged = {"changed": [change("one", was="two"), change("two", was="one")]}
    known = history({}, {"added": some("one")}, exchanged)
    assert (told(known, "one"), told(known, "two")) == ((1, 3, OUR_ERROR), (2, 3, OUR_ERROR))


def test_a_figure_that_comes_back_comes_anew() -> None:
    known = history({}, {"changed": [change("it")]}, {"removed": some("it")}, {"added": some("it")})
    assert told(known, "it") == (4, None, None)


def test_a_reason_is_one_of_the_closed_list() -> None:
    found = history({}, {"changed": [change("it", RULE_CHANGED)]}).of("it")
    assert found is not None and found.reason is ReasonOfChange.RULE_CHANGED
