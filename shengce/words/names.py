"""The names of the site: each is counted, however seldom it stands in the reports, since a page bears it."""

from __future__ import annotations

from collections.abc import Iterator

from shengce.printed.folding import matched
from shengce.problems import Problem
from shengce.records.load import Located, Records
from shengce.records.vocabulary import Indicator, Scope, ScopeKind, Term, Theme
from shengce.records.words import COUNT_WORDS, RULE, CountedWords
from shengce.records.yaml_document import FieldPath

_SHORTEST = 2
_QUOTES = "\"'《》"
_WITHOUT_QUOTES = str.maketrans("", "", _QUOTES)
Named = Located[Term] | Located[Scope] | Located[Indicator] | Located[Theme]


def site_names(records: Records) -> frozenset[str]:
    """Return every Chinese name and alias of terms, industries, indicators and themes, folded.

    A name with quotes in it stands without them too: reports write 专精特新“小巨人” either way.
    """
    return frozenset(name for _, _, name in _names(records))


def unquoted(name: str) -> str:
    """Return a folded name without the quotes around it, where it has no others."""
    inner = name.strip(_QUOTES)
    return name if any(quote in inner for quote in _QUOTES) else inner


def names_without_counts(records: Records, counted: CountedWords) -> Iterator[Problem]:
    """Yield each name that was not counted, at its line."""
    for item, path, name in _names(records):
        if name not in counted.names:
            message = f"“{name}” was not counted in the reports; {COUNT_WORDS}"
            yield item.problem(path, RULE, message)


def _names(records: Records) -> Iterator[tuple[Named, FieldPath, str]]:
    for item, path, words in _stated(records):
        name = matched(words)
        for form in dict.fromkeys((name, unquoted(name), name.translate(_WITHOUT_QUOTES))):
            if len(form) >= _SHORTEST:
                yield item, path, form


def _stated(records: Records) -> Iterator[tuple[Named, FieldPath, str]]:
    for term in records.terms:
        yield term, ("name", "zh"), term.record.name.zh
        yield from ((term, ("aliases", index), alias) for index, alias in enumerate(term.record.aliases))
    for scope in records.scopes:
        if scope.record.kind is ScopeKind.INDUSTRY:
            yield scope, ("name", "zh"), scope.record.name.zh
            yield from ((scope, ("aliases", index), alias) for index, alias in enumerate(scope.record.aliases))
    for indicator in records.indicators:
        yield indicator, ("name", "zh"), indicator.record.name.zh
        yield from ((indicator, ("printed", index), each) for index, each in enumerate(indicator.record.printed))
        if indicator.record.short:
            yield indicator, ("short", "zh"), indicator.record.short.zh
    for theme in records.themes:
        yield theme, ("name", "zh"), theme.record.name.zh
