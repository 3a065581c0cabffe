"""A name leads to one thing: no two of a kind share a name or another name, nor do columns of the panel."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shengce.checks.rule import Rule
from shengce.problems import Problem
from shengce.records.areas import Area, AreaLevel
from shengce.records.base import Text
from shengce.records.catalogue import Catalogue
from shengce.records.load import Located, Records
from shengce.records.vocabulary import Indicator, Scope, Term, Theme, Unit
from shengce.records.yaml_document import FieldPath

MOST_IN_A_STEM = 21
"""What 32 characters leave before ``_target_max``."""

_BEGINNING = re.compile(rf"[a-z]\w{{0,{MOST_IN_A_STEM - 1}}}")
Named = Indicator | Area | Scope | Term | Theme | Unit


def names_are_of_one_thing(records: Records, _: Catalogue) -> Iterator[Problem]:
    """Areas of a level, units, indicators, themes, scopes and terms share no name with another of their kind."""
    groups: tuple[tuple[Located[Named], ...], ...] = (
        *(tuple(item for item in records.areas if item.record.level is level) for level in AreaLevel),
        records.units,
        records.indicators,
        records.themes,
        records.scopes,
        records.terms,
    )
    for group in groups:
        yield from _shared(group)


def columns_of_the_panel(records: Records, _: Catalogue) -> Iterator[Problem]:
    """Core indicators name their columns in the panel apart, and as programs for statistics take names."""
    taken: set[str] = set()
    for item in records.indicators:
        stem = item.record.stem
        if item.record.core and (stem in taken or not _BEGINNING.fullmatch(stem)):
            message = (
                f"“{stem}” can name no columns of the panel: it needs a column: of its own that begins with a letter"
                f" and has at most {MOST_IN_A_STEM} characters, such as “retail”"
            )
            yield item.problem(("column" if item.record.column else "id",), "panel-column", message)
        taken |= {stem} if item.record.core else set()


def _shared(group: tuple[Located[Named], ...]) -> Iterator[Problem]:
    owners: dict[str, int] = {}
    for number, item in enumerate(group):
        for path, words in _names(item.record):
            if owners.setdefault(words.casefold(), number) != number:
                message = f"“{words}” is the name of another record here already; readers could not tell them apart"
                yield item.problem(path, "shared-name", message)


def _names(record: Named) -> Iterator[tuple[FieldPath, str]]:
    for field in ("name", "short"):
        text = getattr(record, field, None)
        if isinstance(text, Text):
            yield (field, "zh"), text.zh
            yield (field, "en"), text.en
    for index, alias in enumerate(getattr(record, "aliases", ())):
        yield ("aliases", index), alias


RULES: tuple[Rule, ...] = (names_are_of_one_thing, columns_of_the_panel)
