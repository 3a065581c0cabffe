"""The order of terms: by provinces, by mentions, by pinyin."""

from __future__ import annotations

from types import MappingProxyType

from shengce.derive.indexes import Indexes, Mention
from shengce.derive.term_use import by_use
from shengce.records.base import Text
from shengce.records.citation import Citation
from shengce.records.vocabulary import Term, TermKind
from tests.unit.builders import text

NOTHING: MappingProxyType[str, tuple[()]] = MappingProxyType({})


def term(identifier: str, name: str) -> Term:
    return Term(id=identifier, name=Text(zh=name, en=identifier), kind=TermKind.SLOGAN, definition=text(), themes=())


def used(**provinces: str) -> Indexes:
    """Return the indexes of terms that provinces, named by a letter, mention."""
    mentions = {
        name: tuple(Mention(letter, 2023, text(), Citation("document", "p1"), None) for letter in letters)
        for name, letters in provinces.items()
    }
    return Indexes(mentions, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, MappingProxyType({}), NOTHING)


def order(indexes: Indexes, **names: str) -> list[str]:
    return [each.id for each in by_use([term(identifier, name) for identifier, name in names.items()], indexes)]


def test_more_provinces_stand_before_more_mentions() -> None:
    assert order(used(often="aaa", widely="ab"), often="甲", widely="乙") == ["widely", "often"]
    assert order(used(once="a", twice="aa"), once="甲", twice="乙") == ["twice", "once"]


def test_equals_stand_in_the_order_of_their_pinyin_without_marks() -> None:
    assert order(used(), z="“智改数转”", b="八大产业", l="链长制") == ["b", "l", "z"]
