"""The printed names of all indicators, and of the industries that a general indicator can be of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from shengce.drafting.variants import (
    LONGER_ENDINGS,
    MEASURES_OF_INDUSTRIES,
    MEASURES_OF_PRODUCTS,
    NAMELESS,
    OF_SEVERAL_INDICATORS,
    OTHER_NAMES,
    SAME,
    WHOLE_INDUSTRY,
)
from shengce.printed.vocabulary import words
from shengce.records.base import WHOLE
from shengce.records.vocabulary import Indicator, Scope, ScopeKind, Unit
from shengce.reports.compact import compact

_CLASS_WORDS = ("产业", "行业", "制造业", "业", "")
_SHORTEST, _SHORTEST_OWN = 2, 4
_NAMED_BY_NOUN = {
    ScopeKind.PROGRAMME: {"项目": "projects"},
    ScopeKind.FIRM_CLASS: {"企业": "firms_of_a_kind newly_recognised_firms"},
}


@dataclass(frozen=True)
class Named:
    """A name found at ``start`` to ``end`` of a text, the indicators that it can be of, and its industry."""

    indicators: tuple[str, ...]
    start: int
    end: int
    words: str
    scope: str = WHOLE


@dataclass(frozen=True)
class _Meaning:
    indicators: tuple[str, ...]
    scope: str = WHOLE


@dataclass(frozen=True)
class NameTable:
    """All names, the longest first under their first characters; with the indicators and units that they lead to."""

    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    units: Mapping[str, Unit] = field(default_factory=dict)
    meanings: Mapping[str, _Meaning] = field(default_factory=dict)
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def find(self, text: str) -> Iterator[Named]:
        """Yield the names in the text, in reading order, at each place the longest; they do not overlap."""
        position = 0
        while position < len(text) - 1:
            found = self.at(text, position)
            if found is not None:
                yield found
            position = position + 1 if found is None else found.end

    def at(self, text: str, position: int) -> Named | None:
        """Return the longest name that begins at a place."""
        for name in self.names.get(text[position : position + _SHORTEST], ()):
            if text.startswith(name, position):
                meaning = self.meanings[name]
                return Named(meaning.indicators, position, position + len(name), name, meaning.scope)
        return None


def name_table(indicators: Iterable[Indicator], scopes: Iterable[Scope], units: Iterable[Unit]) -> NameTable:
    """Return the names of the records and their regular variants."""
    known = {indicator.id: indicator for indicator in indicators}
    meanings = _of_scopes(tuple(scopes)) | _of_indicators(known.values())
    names: dict[str, list[str]] = defaultdict(list)
    for name in sorted(meanings, key=lambda name: (-len(name), name)):
        names[name[:_SHORTEST]].append(name)
    return NameTable(known, {unit.id: unit for unit in units}, meanings, {key: tuple(of) for key, of in names.items()})


def _of_indicators(indicators: Iterable[Indicator]) -> dict[str, _Meaning]:
    found: dict[str, list[str]] = defaultdict(list)
    for indicator in indicators:
        for name in () if indicator.id in NAMELESS else _variants(_printed(indicator)):
            found[name].append(indicator.id)
    return {name: _Meaning(tuple(dict.fromkeys(ids))) for name, ids in found.items() if len(name) >= _SHORTEST}


def _printed(indicator: Indicator) -> set[str]:
    """Return the names of an indicator without marks; the record's own name may be one that is printed."""
    own = indicator.name.zh.removesuffix("数")
    names = {*indicator.printed, *words(OTHER_NAMES.get(indicator.id, "")), own if len(own) >= _SHORTEST_OWN else ""}
    return {compact(name).text for name in names if name}


def _variants(names: set[str]) -> set[str]:
    found = set(names)
    for same in SAME:
        found |= {name.replace(one, other) for name in found for one in same[:2] if one in name for other in same}
    for ending, longer in LONGER_ENDINGS.items():
        ended = [name.removesuffix(ending) for name in found if name.endswith(ending)]
        found |= {name + other for name in ended for other in words(longer)}
    return found


def _of_scopes(scopes: Iterable[Scope]) -> dict[str, _Meaning]:
    """Return what is measured of products and, where those say nothing, of industries."""
    found: dict[str, _Meaning] = {}
    for scope in sorted(scopes, key=lambda scope: scope.kind is not ScopeKind.PRODUCT):
        for name, indicators in _measured(scope):
            found.setdefault(name, _Meaning(tuple(words(indicators)), scope.id))
    return found


def _measured(scope: Scope) -> Iterator[tuple[str, str]]:
    names = sorted({compact(name).text for name in (scope.name.zh, *scope.aliases)})
    if scope.kind is ScopeKind.PRODUCT:
        for name in names:
            yield from ((name.partition("与")[0] + measure, of) for measure, of in MEASURES_OF_PRODUCTS.items())
    elif scope.kind in _NAMED_BY_NOUN and scope.id not in OF_SEVERAL_INDICATORS:
        of = _NAMED_BY_NOUN[scope.kind]
        yield from ((name, of[noun]) for name in names for noun in of if name.endswith(noun))
    elif scope.kind is ScopeKind.INDUSTRY and not scope.group and scope.id not in WHOLE_INDUSTRY:
        for name in names:
            yield from _of_industry(name)


def _of_industry(industry: str) -> Iterator[tuple[str, str]]:
    is_class = industry.endswith(("业", "经济"))
    for kind in ("",) if is_class else _CLASS_WORDS:
        for measure, of in MEASURES_OF_INDUSTRIES.items():
            if measure or kind or is_class or len(industry) > _SHORTEST:
                yield industry + kind + measure, of
