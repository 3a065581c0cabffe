"""Links by the letter under which a reader looks for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from shengce.language.initials import by_initial
from shengce.views.shown import Link


@dataclass(frozen=True)
class Initial:
    """What begins with a letter, of its pinyin or its spelling."""

    letter: str
    links: tuple[Link, ...]


def initials_of(links: Iterable[Link]) -> tuple[Initial, ...]:
    """Return the links by initial letter, both in alphabetical order."""
    return tuple(Initial(letter, found) for letter, found in by_initial(links, lambda link: link.text).items())
