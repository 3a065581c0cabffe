"""Names by the letter under which a reader looks for them: that of their pinyin, or of their spelling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

from pypinyin import lazy_pinyin

_Named = TypeVar("_Named")
_KEPT_NAMES = 10_000
OTHERS = "0–9"
"""The letter of names that begin with a number."""


def by_initial(named: Iterable[_Named], name_of: Callable[[_Named], str]) -> dict[str, tuple[_Named, ...]]:
    """Return what bears names by initial letter, both in alphabetical order; signs such as quotes do not count."""
    groups: defaultdict[str, list[_Named]] = defaultdict(list)
    for each in sorted(named, key=lambda each: _spelled(name_of(each))):
        groups[_initial(name_of(each))].append(each)
    return {letter: tuple(group) for letter, group in groups.items()}


@lru_cache(_KEPT_NAMES)
def _spelled(name: str) -> tuple[str, ...]:
    bare = "".join(character for character in name if character.isalnum() or character.isspace())
    return tuple(syllable.casefold() for syllable in lazy_pinyin(bare))


def _initial(name: str) -> str:
    first = "".join(_spelled(name))[:1].upper()
    return first if first.isalpha() else OTHERS
