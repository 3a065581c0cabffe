"""What the search box suggests as a reader types: provinces, years, indicators, themes and terms with their names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shengce.language.strings import Language
from shengce.records.base import Text
from shengce.records.catalogue import Catalogue
from shengce.search.names import names_of
from shengce.search.spaced import folded_name
from shengce.views.context import indicator_path, province_path, term_path, theme_path
from shengce.views.search import suggestion_strings


@dataclass(frozen=True)
class _Subject:
    kind: str
    path: str
    title: Text


def suggestion_file(catalogue: Catalogue, language: Language) -> dict[str, object]:
    """Return what the box reads: ``strings`` that it shows, and ``terms``, the entries."""
    return {"strings": suggestion_strings(language), "terms": list(suggestions(catalogue, language))}


def suggestions(catalogue: Catalogue, language: Language) -> Iterator[dict[str, object]]:
    """Yield entries ``{t: title, u: path below the language's home, k: kind, a: folded names}``, in record order."""
    for subject in _subjects(catalogue):
        title = language.of(subject.title)
        folded = dict.fromkeys(folded_name(name) for name in (title, *names_of(subject.path, catalogue)))
        yield {"t": title, "u": subject.path, "k": subject.kind, "a": [name for name in folded if name]}


def _subjects(catalogue: Catalogue) -> Iterator[_Subject]:
    for province in catalogue.provinces.values():
        yield _Subject("province", province_path(province.slug), province.short)
    for indicator in catalogue.indicators.values():
        yield _Subject("indicator", indicator_path(indicator.id), indicator.name)
    for theme in catalogue.themes.values():
        yield _Subject("theme", theme_path(theme.id), theme.name)
    for term in catalogue.terms.values():
        yield _Subject("term", term_path(term.id), term.name)
