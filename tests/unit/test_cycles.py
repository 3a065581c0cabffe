"""The search for cycles is off while records are read, and as it was afterwards."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from shengce.build import check
from shengce.cycles import no_search_for_cycles
from shengce.problems import Problem
from shengce.records.load import Records
from tests.project import Project


@pytest.fixture(autouse=True)
def _on_again() -> Iterator[None]:
    yield
    gc.enable()


def test_it_is_off_meanwhile_and_on_again_whatever_happens() -> None:
    with pytest.raises(ValueError, match="no number"), no_search_for_cycles():
        assert not gc.isenabled()
        raise ValueError("no number")
    assert gc.isenabled()


def test_whoever_turned_it_off_finds_it_off() -> None:
    gc.disable()
    with no_search_for_cycles():
        pass
    assert not gc.isenabled()


def test_records_are_read_without_it(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []

    def look(_records: Records) -> tuple[Problem, ...]:
        seen.append(gc.isenabled())
        return ()

    monkeypatch.setattr("shengce.build.check_records", look)
    check(project.root)
    assert seen == [False]
    assert gc.isenabled()
