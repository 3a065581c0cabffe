"""The order of terms: by provinces, by mentions, by pinyin."""

from __future__ import annotations

from dataclasses import replace

from shengce.derive.indexes import Indexes, Mention, indexes_of
from shengce.derive.term_use import by_use
from shengce.records.base import AbsenceReason, Absent, Text
from shengce.records.citation import Citation
from shengce.records.vocabulary import Term, TermKind
from tests.unit.builders import catalogue, text

UNKNOWN = Absent(absent=AbsenceReason.NOT_STATED)


def term(identifier: str, name: str) -> Term:
    return Term(id=identifier, name=Text(zh=name, en=identifier), kind=TermKind.SLOGAN, definition=UNKNOWN, themes=())


def used(**provinces: str) -> Indexes:
    """Return the indexes of terms that provinces, named by a letter, mention."""
    mentions = {
        name: tuple(Mention(letter, 2023, text(), Citation("document", "p1"), None) for letter in letters)
        for name, letters in provinces.items()
    }
    return replace(indexes_of(catalogue()), mentions_by_term=mentions)


def order(indexes: Indexes, **names: str) -> list[str]:
    return [each.id for each in by_use([term(identifier, name) for identifier, name in names.items()], indexes)]


def test_more_provinces_stand_before_more_mentions() -> None:
    assert order(used(often="aaa", widely="ab"), often="甲", widely="乙") == ["widely", "often"]
    assert order(used(once="a", twice="aa"), once="甲", twice="乙") == ["twice", "once"]


def test_equals_stand_in_the_order_of_their_pinyin_without_marks() -> None:
    assert order(used(), z="“智改数转”", b="八大产业", l="链长制") == ["b", "l", "z"]
