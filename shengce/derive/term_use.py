"""Terms in the order of their use: from those that most provinces name, equals by pinyin."""

from __future__ import annotations

from collections.abc import Iterable

from pypinyin import lazy_pinyin

from shengce.derive.indexes import Indexes
from shengce.records.vocabulary import Term


def by_use(terms: Iterable[Term], indexes: Indexes) -> list[Term]:
    """Return terms from the one that most provinces name; of equals the one named more often, then by pinyin."""

    def order(term: Term) -> tuple[int, int, tuple[list[str], str]]:
        return -len(indexes.users_of(term.id)), -len(indexes.mentions_of(term.id)), _spelled(term)

    return sorted(terms, key=order)


def _spelled(term: Term) -> tuple[list[str], str]:
    name = "".join(character for character in term.name.zh if character.isalnum())
    return lazy_pinyin(name), term.id
