"""The other names under which readers look for a page, and words that mean the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pypinyin import Style, lazy_pinyin

from shengce.records.catalogue import Catalogue
from shengce.views.kinds import Subject

_NOT_HAN = re.compile(r"[^\u3007\u3400-\u9fff]+")
_FEWEST_INITIALS = 2


def names_of(subject: Subject) -> tuple[str, ...]:
    """Return the names of a page's subject, then the pinyin of those that are spelled, without repeats."""
    return tuple(name for name in dict.fromkeys((*subject.names, *_pinyin(subject.spelled))) if name)


def synonyms_of(catalogue: Catalogue, language: str) -> list[tuple[str, ...]]:
    """Return the groups of words of one meaning in a language, in record order."""
    groups = ({"zh": group.zh, "en": group.en}[language] for group in catalogue.synonyms.values())
    return [group for group in groups if group]


def _pinyin(names: Iterable[str]) -> Iterator[str]:
    """Yield the toneless pinyin of each Chinese name, in full and by initials."""
    for name in names:
        han = _NOT_HAN.sub("", name)
        if len(han) >= _FEWEST_INITIALS:
            yield "".join(lazy_pinyin(han))
            yield "".join(lazy_pinyin(han, style=Style.FIRST_LETTER))
