"""The panel for regressions: a row an area and year, and of each core indicator target, result and verdict of it.

A column is named after its indicator (``Indicator.stem``) and what it holds, as in ``gdp_target_max``. A rule of the
records (``columns_of_the_panel``) keeps names different and within the 32 characters that programs for statistics take.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import product

from shengce.derive.knowledge import Knowledge
from shengce.derive.panel import AreaYear, panel_of
from shengce.derive.promises import Promise
from shengce.exports.columns import PANEL_COLUMNS
from shengce.exports.described import codes_of, column_of
from shengce.exports.fields import Field, Fields, Table, area_fields, both
from shengce.exports.registry import Export
from shengce.exports.types import Column, FieldType
from shengce.language.strings import Language
from shengce.records.vocabulary import Indicator

PANEL = "data/panel.csv"
NAME = "panel"
_BOTH_LANGUAGES = " · "


class Aspect(StrEnum):
    """What stands of an indicator in a row; the end of the column's name."""

    TARGET = "target"
    TARGET_MAX = "target_max"
    QUALIFIER = "qualifier"
    RESULT = "result"
    FINALITY = "finality"
    VERDICT = "verdict"

    @property
    def meaning(self) -> str:
        """The name of its words."""
        return f"panel_{self}"


_DECIMALS = frozenset({Aspect.TARGET, Aspect.TARGET_MAX, Aspect.RESULT})
_NOTHING: Mapping[Aspect, Field] = dict.fromkeys(Aspect)


def panel(knowledge: Knowledge, languages: Sequence[Language]) -> Export:
    """Return the panel as an export, its columns labelled in the languages of the site."""
    indicators = [knowledge.catalogue.indicators[name] for name in knowledge.core_indicators]
    of_indicators = [_column(indicator, aspect, languages) for indicator, aspect in product(indicators, Aspect)]
    special = {column.name: column for column in (*_leading(languages), *of_indicators)}
    return Export(PANEL, Table(NAME, tuple(special), _rows, ("province", "year"), special))


def _leading(languages: Sequence[Language]) -> Iterator[Column]:
    table = Table(NAME, PANEL_COLUMNS, lambda _: ())
    for name in PANEL_COLUMNS:
        column = column_of(table, name)
        labels = _code_labels(column.codes, languages)
        yield replace(column, label=_in_each(languages, f"panel.label.{name}"), code_labels=labels)


def _column(indicator: Indicator, aspect: Aspect, languages: Sequence[Language]) -> Column:
    codes = codes_of(aspect.meaning)
    return Column(
        name=f"{indicator.stem}_{aspect}",
        meaning=aspect.meaning,
        type=FieldType.DECIMAL if aspect in _DECIMALS else FieldType.CATEGORY,
        codes=codes,
        about=indicator,
        label=_in_each(languages, f"panel.label.{aspect}", indicator),
        code_labels=_code_labels(codes, languages),
    )


def _in_each(languages: Iterable[Language], key: str, indicator: Indicator | None = None) -> str:
    """Return a string of the interface in each language, beside each other."""
    name = (indicator.short or indicator.name) if indicator else None
    said = [language.say(key, **({"indicator": language.of(name)} if name else {})) for language in languages]
    return _BOTH_LANGUAGES.join(dict.fromkeys(said))


def _code_labels(codes: Iterable[str], languages: Sequence[Language]) -> tuple[str, ...]:
    return tuple(_in_each(languages, f"panel.code.{code}") for code in codes)


def _rows(knowledge: Knowledge) -> Iterator[Fields]:
    stems = {name: knowledge.catalogue.indicators[name].stem for name in knowledge.core_indicators}
    for row in panel_of(knowledge):
        yield {**_place_fields(row), **_promise_fields(row.promises, stems)}


def _place_fields(row: AreaYear) -> Fields:
    name_zh, name_en = both(row.area.short)
    names = {"name_zh": name_zh, "name_en": name_en}
    return {**area_fields(row.area), **names, "area_level": row.area.level.value, "year": row.year}


def _promise_fields(promises: Mapping[str, Promise | None], stems: Mapping[str, str]) -> Fields:
    return {
        f"{stems[indicator]}_{aspect}": field
        for indicator, promise in promises.items()
        for aspect, field in (_aspects(promise) if promise else _NOTHING).items()
    }


def _aspects(promise: Promise) -> Mapping[Aspect, Field]:
    """Return what the site shows of a promise; of a result that is a range the end that was reached first is judged."""
    target = promise.target.figure if promise.target else None
    result = promise.shown_result
    return {
        Aspect.TARGET: target.value if target else None,
        Aspect.TARGET_MAX: target.value_max if target else None,
        Aspect.QUALIFIER: target.qualifier.value if target else None,
        Aspect.RESULT: result.value if result else None,
        Aspect.FINALITY: result.figure.finality.value if result else None,
        Aspect.VERDICT: promise.state.value,
    }
