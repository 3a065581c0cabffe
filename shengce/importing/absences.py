"""Rows of the sheet ``absences`` held against those of the records; a row is known by what it is an absence of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pydantic import ValidationError

from shengce.exports.columns import DATA_VERSION
from shengce.exports.fields import Field, Fields
from shengce.importing.changes import Asked, Change, Expected, New
from shengce.importing.figures import differing, fault_of_locator
from shengce.importing.record_text import Written
from shengce.importing.standing import Document, Line, Standing
from shengce.importing.stated import KEY_OF_ABSENCE, faults_of_row, raw
from shengce.importing.tables import Row, Rows
from shengce.problems import Problem
from shengce.records.base import WHOLE, WHOLE_PROVINCE
from shengce.records.plans import Absence, FigureKind, Plan
from shengce.records.statements import Report, StatedAbsence

ABSENCES = "absences"
_PART = "absences"
_OF_WHAT = ("province", "plan_year", "source", "indicator", "kind", "period", "scope")
_NEEDED = ("province", "plan_year", "source", "indicator", "kind", "reason")
_FIELDS = ("indicator", "kind", "period", "reason", "scope", "text", "cite", "note")
_SAID = frozenset({DATA_VERSION, *_OF_WHAT, *KEY_OF_ABSENCE})


def absence_name(fields: Fields) -> str:
    """Return what an absence is called: what it is an absence of; the time and the scope are by themselves usual."""
    area, year, source = str(fields["province"]), int(str(fields["plan_year"])), str(fields["source"])
    kind = FigureKind(str(fields["kind"]))
    period = fields.get("period") or Report(area, year, source, {}).usual_period(kind)
    scope = fields.get("scope") or WHOLE
    of_scope = "" if scope in {WHOLE, WHOLE_PROVINCE} else f" of {scope}"
    return f"{source} of {area} {year}: no {kind} {fields['indicator']}{of_scope} {period}"


class Absences:
    """The absences of the records by name: what is published of each, and the line where one has a line."""

    def __init__(self, standing: Standing, published: Iterable[Fields]) -> None:
        self.standing = standing
        self.said = {absence_name(fields): fields for fields in published}
        self.lines = dict(self._lines())

    def _lines(self) -> Iterator[tuple[str, Line]]:
        for document in self.standing.documents:
            count = len(document.lines(_PART))
            for number, absence in enumerate(document.plan.record.absences[:count]):
                yield absence_name(_of_what(document.plan.record, absence)), Line(document, _PART, number)


def _of_what(plan: Plan, absence: Absence) -> Fields:
    return {
        "province": plan.province,
        "plan_year": plan.year,
        "source": absence.source,
        "indicator": absence.indicator,
        "kind": absence.kind.value,
        "period": str(absence.period),
        "scope": absence.scope,
    }


class AbsenceRows:
    """Reads the rows of the sheet into what they ask."""

    def __init__(self, absences: Absences, asked: Asked) -> None:
        self._absences = absences
        self._asked = asked
        self._rows: dict[str, Row] = {}

    def read(self, rows: Rows) -> None:
        """Read all rows of the sheet."""
        for row in rows.rows:
            if missing := list(_missing(row)):
                self._asked.problems.extend(missing)
            else:
                self._read(row, absence_name(row.fields))
        self._asked.missing[ABSENCES] = [name for name in self._absences.said if name not in self._rows]

    def _read(self, row: Row, name: str) -> None:
        if before := self._rows.get(name):
            message = f"row {before.place.row} is of the same; keep one of the two"
            self._asked.problems.append(row.problem("indicator", "row", message))
            return
        self._rows[name] = row
        if name in self._absences.said:
            self._compare(row, name)
        else:
            self._add(row, name)

    def _compare(self, row: Row, name: str) -> None:
        told = {
            column: change
            for column, change in differing(row, self._absences.said[name]).items()
            if not (column in _OF_WHAT and change[1] is None)
        }
        stated = {column: change for column, change in told.items() if column in KEY_OF_ABSENCE}
        follow = {column: change for column, change in told.items() if column not in stated}
        self._asked.expect(row, follow, name, changes=bool(stated))
        if not stated:
            self._asked.unchanged += not follow
        elif line := self._absences.lines.get(name):
            self._change(row, name, line, stated)
        else:
            message = f"this is told in a list under silent, in {self._place_of(row)}; take it from there first"
            self._asked.problems.append(row.problem(next(iter(stated)), "row", message))

    def _place_of(self, row: Row) -> str:
        document = self._document(row)
        return str(document.file) if document else "the records"

    def _change(self, row: Row, name: str, line: Line, told: Mapping[str, tuple[Field, Field]]) -> None:
        wanted = {**self._absences.said[name], **{column: new for column, (_, new) in told.items()}}
        keys = dict.fromkeys(KEY_OF_ABSENCE[column] for column in told)
        fields = {key: raw(key, wanted, line.document) for key in keys}
        if self._is_sound(row, line.document, {**line.written, **fields}):
            self._asked.changes.append(Change(name, row, line, fields, told))

    def _add(self, row: Row, name: str) -> None:
        document = self._document(row)
        if document is None:
            message = f"the records of {row.text('province')} for {row.text('plan_year')} have no such report"
            self._asked.problems.append(row.problem("source", "unknown-report", message))
            return
        fields = _new_fields(row, document)
        if self._is_sound(row, document, fields):
            follow = [column for column, value in row.fields.items() if column not in _SAID and value is not None]
            self._asked.expected.extend(Expected(row, column, name) for column in follow)
            self._asked.new.append(New(name, row, document, _PART, len(document.lines(_PART)), fields))

    def _document(self, row: Row) -> Document | None:
        area, source, indicator = (str(row.fields[column]) for column in ("province", "source", "indicator"))
        return self._absences.standing.document_of(area, int(str(row.fields["plan_year"])), source, indicator)

    def _is_sound(self, row: Row, document: Document, fields: Mapping[str, object]) -> bool:
        """Note what is wrong with an absence as a row has it; tell whether nothing is."""
        problems: list[Problem] = []
        if fault := fault_of_locator(row, document):
            problems.append(row.problem("locator", "row", fault))
        try:
            StatedAbsence.model_validate({key: value for key, value in fields.items() if value is not None})
        except ValidationError as error:
            problems.extend(faults_of_row(row, error))
        self._asked.problems.extend(problems)
        return not problems


def _new_fields(row: Row, document: Document) -> dict[str, Written | None]:
    """Return the fields of a new line without those that are usual; a core series always writes the period."""
    fields = {key: raw(key, row.fields, document) for key in _FIELDS}
    kind = FigureKind(str(row.fields["kind"]))
    usual = str(document.report.usual_period(kind))
    if document.is_core or fields["period"] is None:
        fields["period"] = fields["period"] or int(usual)
    if str(fields["period"]) == usual and not document.is_core:
        fields["period"] = None
    if fields["scope"] in {WHOLE, WHOLE_PROVINCE}:
        fields["scope"] = None
    return {key: value for key, value in fields.items() if value is not None}


def _missing(row: Row) -> Iterator[Problem]:
    for column in _NEEDED:
        if row.fields.get(column) is None:
            words = "is empty" if column in row.columns else f"the sheet has no column “{column}”"
            yield row.problem(column, "missing-field", f"{words}; an absence needs it")
