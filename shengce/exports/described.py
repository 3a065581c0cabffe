"""What each column of a published table holds: its type, its list of codes where that is closed, and its meaning.

A column means the same in every table unless it is named apart here; the words are ``column.MEANING`` in i18n/.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from shengce.derive.history import Change
from shengce.derive.outcomes import Verdict
from shengce.derive.pairs import NoOutcome
from shengce.derive.promises import PromiseState
from shengce.exports.fields import Field, Table, yes_or_no
from shengce.exports.mentions import INDUSTRY, PROGRAMME
from shengce.exports.types import Column, FieldType, type_of
from shengce.language.strings import Language
from shengce.records.areas import AreaLevel, DivisionKind, Region
from shengce.records.base import AbsenceReason
from shengce.records.changes import ReasonOfChange
from shengce.records.plans import FigureKind, Finality, Group, Qualifier, Reading, Stance
from shengce.records.sources import SourceKind
from shengce.records.vocabulary import Direction, Statistic

_MEANINGS = {
    ("changes", "id"): "changed_figure",
    ("changes", "reason"): "reason_of_change",
    ("mentions", "id"): "named",
    ("mentions", "kind"): "named_kind",
    ("tasks", "id"): "task",
    ("sources", "id"): "document",
    ("sources", "kind"): "document_kind",
    ("sources", "area"): "document_areas",
    ("sources", "plan_year"): "document_years",
    ("denominators", "area"): "province",
    ("denominators", "year"): "report_year",
    ("denominators", "reports"): "has_report",
    ("word_years", "year"): "report_year",
    ("panel", "year"): "panel_year",
    ("codebook", "indicator"): "of_indicator",
    ("codebook", "unit"): "of_unit",
    ("areas", "id"): "province",
    ("areas", "short_zh"): "area_zh",
    ("areas", "short_en"): "area_en",
    ("indicators", "id"): "indicator",
    ("indicators", "column"): "panel_stem",
    ("panel", "name_zh"): "area_zh",
    ("panel", "name_en"): "area_en",
}
_CODES: Mapping[str, Iterable[str]] = {
    "kind": FigureKind,
    "qualifier": Qualifier,
    "outcome_qualifier": Qualifier,
    "statistic": Statistic,
    "finality": Finality,
    "reading": Reading,
    "area_level": AreaLevel,
    "among": Group,
    "reason": AbsenceReason,
    "change": Change,
    "change_reason": ReasonOfChange,
    "reason_of_change": ReasonOfChange,
    "verdict": Verdict,
    "verdict_strict": Verdict,
    "no_outcome": (*AbsenceReason, *NoOutcome),
    "counted": (yes_or_no(True), yes_or_no(False)),
    "named_kind": (PROGRAMME, INDUSTRY),
    "stance": Stance,
    "document_kind": SourceKind,
    "no_publisher": AbsenceReason,
    "no_published": AbsenceReason,
    "no_url": AbsenceReason,
    "type": FieldType,
    "division": DivisionKind,
    "region": [region for region in Region if region is not Region.NONE],
    "covered": (yes_or_no(True), yes_or_no(False)),
    "direction": Direction,
    "core": (yes_or_no(True), yes_or_no(False)),
    "panel_qualifier": Qualifier,
    "panel_finality": Finality,
    "panel_verdict": PromiseState,
}
_CLOSED = {meaning: tuple(dict.fromkeys(str(code) for code in codes)) for meaning, codes in _CODES.items()}


def codes_of(meaning: str) -> tuple[str, ...]:
    """Return the codes that columns of a meaning can hold; empty where anything can stand there."""
    return _CLOSED.get(meaning, ())


def meaning_in(language: Language, column: Column) -> str:
    """Return what a column holds, in words."""
    about = {"indicator": language.of(column.about.name)} if column.about else {}
    return language.say(f"column.{column.meaning}", **about)


def described(table: Table) -> tuple[Column, ...]:
    """Return the columns of a table in order."""
    return tuple(column_of(table, name) for name in table.columns)


def column_of(table: Table, name: str, values: Iterable[Field] = ()) -> Column:
    """Return a column of a table; one whose type is listed nowhere is of that of its values."""
    if name in table.special:
        return table.special[name]
    meaning = _MEANINGS.get((table.name, name), name)
    return Column(name, meaning, type_of(table.name, name, values), codes_of(meaning))
