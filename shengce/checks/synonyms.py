"""Synonyms can be taken for each other: there are at least two, and no word belongs to two groups."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from shengce.checks.rule import Rule
from shengce.problems import Problem
from shengce.records.catalogue import Catalogue
from shengce.records.load import Records

_Language = Literal["zh", "en"]
_LANGUAGES: tuple[_Language, ...] = ("zh", "en")


def synonyms_are_several(records: Records, _: Catalogue) -> Iterator[Problem]:
    """In each language that a group has words of there are at least two."""
    for item in records.synonyms:
        words = {language: getattr(item.record, language) for language in _LANGUAGES}
        if not any(words.values()):
            yield item.problem((), "synonyms", "synonyms need words in zh, in en, or in both")
        for language, found in words.items():
            if len(found) == 1:
                yield item.problem((language,), "synonyms", f"“{found[0]}” stands alone; add what means the same")


def synonyms_stand_once(records: Records, _: Catalogue) -> Iterator[Problem]:
    """No word stands twice among the synonyms of a language: its meaning would be two."""
    for language in _LANGUAGES:
        seen: dict[str, str] = {}
        for item in records.synonyms:
            for index, word in enumerate(getattr(item.record, language)):
                if first := seen.get(word.casefold()):
                    yield item.problem((language, index), "synonyms", f"“{word}” stands in {first} already")
                seen.setdefault(word.casefold(), item.record.id)


RULES: tuple[Rule, ...] = (synonyms_are_several, synonyms_stand_once)
