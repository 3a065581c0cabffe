"""The fields of a figure's line from the columns of its row: what is usual in a report is left away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from pydantic import ValidationError

from shengce.exports.fields import Field, Fields, yes_or_no
from shengce.importing.record_text import Written
from shengce.importing.standing import Document, Line
from shengce.importing.tables import Row
from shengce.problems import Problem
from shengce.records.plans import Figure
from shengce.records.statements import StatedFigure
from shengce.records.validation import faults_of
from shengce.records.vocabulary import Statistic

Raw = dict[str, Written | None]

CONFIRMED = "confirmed"
KEY_OF: Mapping[str, str] = {
    **{key: key for key in ("indicator", "kind", "period", "value", "value_max", "unit", "qualifier", "scope")},
    **{key: key for key in ("as_printed", "statistic", "finality", "reading", "among", CONFIRMED)},
    "locator": "cite",
    "label_zh": "label",
    "label_en": "label",
    "note_zh": "note",
    "note_en": "note",
}
"""The columns that a figure's line states itself, and its fields."""
_REASONS: Mapping[str, str] = {"reason_zh": "withdrawn", "reason_en": "withdrawn"}
KEY_OF_ABSENCE: Mapping[str, str] = {
    "reason": "reason",
    "locator": "cite",
    "text_zh": "text",
    "text_en": "text",
    "note_zh": "note",
    "note_en": "note",
}
"""The columns that an absence states of what it is an absence of, and its fields."""
FIELD_OF: Mapping[str, str] = {**KEY_OF, **_REASONS, **KEY_OF_ABSENCE}
_COLUMN_OF_TEXT = {"label": "label", "note": "note", "text": "text", "withdrawn": "reason"}
_FROM_INDICATOR = ("statistic", "unit", "period")
_USUAL = ("period", "statistic", "unit", "qualifier", "finality", "scope", "reading")
_PART = re.compile(r"-([1-9][0-9]*)")
_NUMBERS = re.compile(r"p([0-9]+)(?:-s([0-9]+))?$")


def changed_fields(line: Line, identifier: str, wanted: Fields, keys: Iterable[str]) -> Raw:
    """Return the fields of a line to be written otherwise, so that it states what is wanted and keeps its id.

    Raises ValidationError where no figure can be so.
    """
    document, written = line.document, dict(line.written)
    fields = {key: raw(key, wanted, document) for key in dict.fromkeys(keys)}
    meant = _figure(document, {**_raws(wanted, document), "id": identifier})
    for key in _FROM_INDICATOR:
        if getattr(_figure(document, {**written, **fields}), key) != getattr(meant, key):
            fields[key] = raw(key, wanted, document)
    for key in _left_away(document, fields):
        if _is_meant(_figure(document, {**written, **fields, key: None}), meant):
            fields[key] = None
    if _figure(document, {**written, **fields}).id != identifier:
        fields["id"] = identifier
    return fields


def new_fields(document: Document, given: Fields, identifier: str | None) -> tuple[Raw, str]:
    """Return the fields of a new line, and the id that follows from what the figure is of.

    An id of its own is written where it is another than that. Raises ValidationError.
    """
    fields: Raw = {key: value for key, value in _raws(given, document).items() if value is not None}
    meant = _figure(document, fields)
    for key in _left_away(document, fields):
        if _is_meant(_figure(document, {**fields, key: None}), meant):
            del fields[key]
    if document.is_core:
        fields["period"] = _year_or_text(str(meant.period))
    fields |= _identity(identifier, meant.id)
    return {key: fields[key] for key in document.field_order if key in fields}, meant.id


def _identity(identifier: str | None, derived: str) -> Raw:
    """Return what has to be written so that a figure has an id: nothing, the number of a part, or the id."""
    if identifier is None or identifier == derived:
        return {}
    part = _PART.fullmatch(identifier.removeprefix(derived))
    if identifier.startswith(derived) and part and int(part[1]) > 1:
        return {"part": int(part[1])}
    return {"id": identifier}


def _left_away(document: Document, fields: Raw) -> list[str]:
    """Return the fields that need not be written where they are usual.

    A core series always writes the period, and the statistic wherever it is no growth.
    """
    kept = {"period"} if document.is_core else set()
    if document.is_core and fields.get("statistic") not in {None, Statistic.GROWTH.value}:
        kept.add("statistic")
    return [key for key in _USUAL if key in fields and key not in kept]


def _is_meant(figure: Figure, meant: Figure) -> bool:
    """Tell whether a figure says what is meant, whatever its id."""
    return figure.model_copy(update={"id": meant.id}) == meant


def _figure(document: Document, fields: Mapping[str, object]) -> Figure:
    stated = {key: value for key, value in fields.items() if value is not None}
    return StatedFigure.model_validate(stated).figure(document.report)


def _raws(given: Fields, document: Document) -> Raw:
    return {key: raw(key, given, document) for key in dict.fromkeys((*KEY_OF.values(), *_REASONS.values()))}


def raw(key: str, given: Fields, document: Document) -> Written | None:
    """Return the value of a field as a line writes it."""
    if stem := _COLUMN_OF_TEXT.get(key):
        words = {code: str(text) for code in ("zh", "en") if (text := given.get(f"{stem}_{code}")) is not None}
        return words or None
    if key == "cite":
        article = document.report.article
        locator = given.get("locator")
        return None if locator is None else str(locator).removeprefix(f"{article}-" if article else "")
    value = given.get(key)
    if key == CONFIRMED:
        return True if value == yes_or_no(True) else None
    return _year_or_text(value) if key == "period" and isinstance(value, str) else _plain(value)


def _year_or_text(period: str) -> int | str:
    """Return a year as the number that YAML takes it for."""
    return int(period) if period.isdecimal() else period


def _plain(value: Field) -> Written | None:
    return value if isinstance(value, int | Decimal) or value is None else str(value)


def faults_of_row(row: Row, error: ValidationError) -> Iterator[Problem]:
    """Yield what is wrong with a row as a figure, at the cells that say it."""
    for path, rule, message in faults_of(error):
        yield row.problem(column_of(path), rule, message)


def column_of(path: Sequence[str | int]) -> str:
    """Return the column that says a field: of texts that of the language."""
    key = str(next((part for part in path if part in FIELD_OF.values()), ""))
    code = path[-1] if path and path[-1] in {"zh", "en"} else "zh"
    stem = _COLUMN_OF_TEXT.get(key)
    return f"{stem}_{code}" if stem else next((column for column in FIELD_OF if FIELD_OF[column] == key), "")


def place_of(cite: str, cites: Sequence[str]) -> int:
    """Return before which of the lines cited there a line belongs: behind all that stand no later in the text."""
    earlier = (number for number, each in enumerate(cites, start=1) if _in_text(each) <= _in_text(cite))
    return max(earlier, default=0)


def _in_text(locator: str) -> tuple[int, int]:
    found = _NUMBERS.search(locator)
    return (int(found[1]), int(found[2] or 0)) if found else (0, 0)
