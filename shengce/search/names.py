"""The other names under which readers look for a page: aliases, codes, pinyin in full and by initials."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pypinyin import Style, lazy_pinyin

from shengce.records.base import Text
from shengce.records.catalogue import Catalogue
from shengce.records.vocabulary import Indicator, Province, Term, Theme

_NOT_HAN = re.compile(r"[^\u3007\u3400-\u9fff]+")
_FEWEST_INITIALS = 2


def names_of(path: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the names of the record that the page at ``path`` is about, without repeats; none for other pages."""
    parts = tuple(part for part in path.split("/") if part)
    return tuple(dict.fromkeys(name for name in _names(parts, catalogue) if name))


def synonyms_of(catalogue: Catalogue, language: str) -> list[tuple[str, ...]]:
    """Return the groups of words of one meaning in a language, in record order."""
    groups = ({"zh": group.zh, "en": group.en}[language] for group in catalogue.synonyms.values())
    return [group for group in groups if group]


def _names(parts: tuple[str, ...], catalogue: Catalogue) -> Iterator[str]:
    match parts:
        case ("provinces", slug) if slug in catalogue.provinces:
            yield from _province(catalogue.provinces[slug])
        case ("provinces", slug, year) if slug in catalogue.provinces:
            for name in _province(catalogue.provinces[slug]):
                yield from (name, f"{name}{year}")
        case ("indicators", name) if name in catalogue.indicators:
            yield from _indicator(catalogue.indicators[name])
        case ("themes", name) if name in catalogue.themes:
            yield from _theme(catalogue.themes[name])
        case ("glossary", name) if name in catalogue.terms:
            yield from _term(catalogue.terms[name])
        case ("sources", name) if name in catalogue.sources:
            yield from (name, *_both(catalogue.sources[name].title))


def _province(province: Province) -> Iterator[str]:
    yield from (*_both(province.short), *_both(province.name), province.abbreviation, province.code, province.slug)
    yield from (province.pinyin.full, province.pinyin.initials, *province.aliases)


def _indicator(indicator: Indicator) -> Iterator[str]:
    names = (*_both(indicator.name), *(_both(indicator.short) if indicator.short else ()), *indicator.printed)
    yield from (*names, indicator.id, *_pinyin(names))


def _theme(theme: Theme) -> Iterator[str]:
    yield from (*_both(theme.name), theme.id, *_pinyin((theme.name.zh,)))


def _term(term: Term) -> Iterator[str]:
    names = (*_both(term.name), *term.aliases)
    yield from (*names, *_pinyin(names))


def _both(text: Text) -> tuple[str, str]:
    return text.zh, text.en


def _pinyin(names: Iterable[str]) -> Iterator[str]:
    """Yield the toneless pinyin of each Chinese name, in full and by initials."""
    for name in names:
        han = _NOT_HAN.sub("", name)
        if len(han) >= _FEWEST_INITIALS:
            yield "".join(lazy_pinyin(han))
            yield "".join(lazy_pinyin(han, style=Style.FIRST_LETTER))
