"""Rows of the sheet ``facts`` held against the figures of the records: what is changed, what is new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from shengce.exports.columns import DATA_VERSION
from shengce.exports.fields import Field, Fields, yes_or_no
from shengce.exports.types import Column, FieldType
from shengce.importing.cells import without_apostrophe
from shengce.importing.changes import Asked, Change, Expected, New
from shengce.importing.published import is_same
from shengce.importing.standing import Document, Line, Standing
from shengce.importing.stated import CONFIRMED, FIELD_OF, KEY_OF, changed_fields, faults_of_row, new_fields, place_of
from shengce.importing.tables import Row, Rows
from shengce.problems import Problem
from shengce.records.plans import Figure

FACTS = "facts"
MORE_COLUMNS = (
    Column(CONFIRMED, CONFIRMED, FieldType.CATEGORY, (yes_or_no(True), yes_or_no(False))),
    Column("note_zh", "note_zh", FieldType.TEXT, ()),
    Column("note_en", "note_en", FieldType.TEXT, ()),
)
"""What the sheet may say beside what is published; an empty cell of these says nothing."""

_MORE = frozenset(column.name for column in MORE_COLUMNS)
_OF_THE_REPORT = ("province", "plan_year", "source")
_NEEDED = (*_OF_THE_REPORT, "indicator", "kind", "value", "as_printed", "locator")
_SAID = frozenset({"id", DATA_VERSION, *_OF_THE_REPORT, *KEY_OF})
_MAY_BE_EMPTIED = frozenset({"value_max", "label_zh", "label_en", "among"})
_SIGNATURE = (*_OF_THE_REPORT, "indicator", "kind", "period", "as_printed", "locator")


@dataclass(frozen=True, repr=False)
class Figures:
    """The figures of the records: lines by id, and by id what is published of those in force and those withdrawn."""

    standing: Standing
    in_force: Mapping[str, Fields]
    withdrawn: Mapping[str, Fields]

    def of(self, identifier: str) -> Figure:
        """Return a figure of the records."""
        line = self.standing.figures[identifier]
        return line.document.plan.record.figures[line.number]

    def said_of(self, identifier: str) -> Fields:
        """Return what the sheet of facts can say of a figure."""
        figure = self.of(identifier)
        note = figure.note
        more = {
            CONFIRMED: yes_or_no(True) if figure.confirmed else None,
            "note_zh": note.zh if note else None,
            "note_en": note.en if note else None,
        }
        return {**(self.in_force.get(identifier) or self.withdrawn[identifier]), **more}

    def find(self, identifier: str | None) -> Fields:
        """Return the same, and nothing of a figure that is not there."""
        return self.said_of(identifier) if identifier in self.standing.figures and identifier else {}


class FactRows:
    """Reads the rows of the sheet into what they ask; ``moved`` are figures that have a row among the withdrawn."""

    def __init__(self, figures: Figures, moved: frozenset[str], asked: Asked) -> None:
        self._figures = figures
        self._moved = moved
        self._asked = asked
        self._rows: dict[str, Row] = {}
        self._left: dict[tuple[Field, ...], str] = {}

    def read(self, rows: Rows) -> None:
        """Read all rows of the sheet."""
        named = {row.text("id") for row in rows.rows} | self._moved
        left = [identifier for identifier in self._figures.in_force if identifier not in named]
        self._left = {_signature(self._figures.in_force[identifier]): identifier for identifier in left}
        self._asked.missing[FACTS] = left
        for row in rows.rows:
            self._read(row)

    def _read(self, row: Row) -> None:
        identifier = row.text("id")
        if identifier and (before := self._rows.get(identifier)):
            self._say(row, "id", f"“{identifier}” stands in row {before.place.row} already; keep one of the two")
        elif identifier in self._figures.withdrawn:
            self._say(row, "id", f"“{identifier}” is withdrawn, and stays so; its row belongs in the sheet withdrawn")
        elif identifier in self._moved:
            self._say(row, "id", f"“{identifier}” stands in the sheet withdrawn too; keep one of the two")
        elif identifier and identifier in self._figures.in_force:
            self._rows[identifier] = row
            self._compare(row, identifier)
        else:
            self._add(row, identifier)

    def _say(self, row: Row, column: str, message: str, rule: str = "row") -> None:
        self._asked.problems.append(row.problem(column, rule, message))

    def _compare(self, row: Row, identifier: str) -> None:
        told = differing(row, self._figures.said_of(identifier))
        if not told:
            self._asked.unchanged += 1
            return
        line = self._figures.standing.figures[identifier]
        if faults := [*refused(row, told, line)]:
            self._asked.problems.extend(faults)
            return
        stated = {column: change for column, change in told.items() if column in KEY_OF}
        follow = {column: change for column, change in told.items() if column not in stated}
        self._asked.expect(row, follow, identifier, changes=bool(stated))
        if stated:
            ask_change(self._asked, self._figures, row, stated)

    def _add(self, row: Row, identifier: str | None) -> None:
        document = self._document(row)
        if document is None:
            return
        try:
            fields, derived = new_fields(document, row.fields, identifier)
        except ValidationError as error:
            self._asked.problems.extend(faults_of_row(row, error))
            return
        name = identifier or derived
        if fault := self._fault_of_new(row, identifier, derived):
            self._say(row, "id", fault)
            return
        self._rows[name] = row
        follow = [column for column, value in row.fields.items() if column not in _SAID and value is not None]
        self._asked.expected.extend(Expected(row, column, name) for column in follow)
        place = place_of(str(fields["cite"]), [figure.cite.locator for figure in document.plan.record.figures])
        self._asked.new.append(New(name, row, document, "figures", place, fields))

    def _document(self, row: Row) -> Document | None:
        """Return the report that a new figure is of; None, with the problems said, where it cannot be told."""
        if missing := [column for column in _NEEDED if row.fields.get(column) is None]:
            for column in missing:
                words = "is empty" if column in row.columns else f"the sheet has no column “{column}”"
                self._say(row, column, f"{words}; a new figure needs it", "missing-field")
            return None
        area, source, indicator = (str(row.fields[column]) for column in ("province", "source", "indicator"))
        year = int(str(row.fields["plan_year"]))
        document = self._figures.standing.document_of(area, year, source, indicator)
        if document is None:
            message = f"the records of {area} for {year} have no report “{source}”; begin it first (CONTRIBUTING.md)"
            self._say(row, "source", message, "unknown-report")
        elif fault := fault_of_locator(row, document):
            self._say(row, "locator", fault)
            return None
        return document

    def _fault_of_new(self, row: Row, identifier: str | None, derived: str) -> str | None:
        """Return why a figure cannot be added under its id; None where it can."""
        own = f"a second figure of the kind needs an id of its own, such as {derived}-2"
        if before := self._rows.get(identifier or derived):
            return f"“{identifier or derived}” is the id of row {before.place.row} too; {own}"
        renamed = self._left.get(_signature(row.fields))
        is_next = identifier is not None and identifier.startswith(f"{derived}-")
        if renamed or (derived in self._left.values() and not is_next):
            return f"this is the figure “{renamed or derived}”, which has that id for good; write it here"
        if identifier is None and derived in self._figures.standing.figures:
            return f"“{derived}” stands already; {own}"
        return None


def ask_change(asked: Asked, figures: Figures, row: Row, told: Mapping[str, tuple[Field, Field]]) -> None:
    """Note what a row asks of the figure that it names, or why no figure can be so."""
    identifier = str(row.fields["id"])
    line = figures.standing.figures[identifier]
    wanted = {**figures.said_of(identifier), **{column: new for column, (_, new) in told.items()}}
    try:
        fields = changed_fields(line, identifier, wanted, [FIELD_OF[column] for column in told])
    except ValidationError as error:
        asked.problems.extend(faults_of_row(row, error))
    else:
        asked.changes.append(Change(identifier, row, line, fields, told))


def differing(row: Row, said: Fields) -> dict[str, tuple[Field, Field]]:
    """Return what is published and what the row says, by the columns in which they differ."""
    given = {column: value for column, value in row.fields.items() if not (column in _MORE and value is None)}
    given.pop(DATA_VERSION, None)  # judged for the whole sheet, and another one as soon as anything is changed
    return {
        column: (said.get(column), without_apostrophe(value))
        for column, value in given.items()
        if not is_same(value, said.get(column))
    }


def refused(row: Row, told: Mapping[str, tuple[Field, Field]], line: Line) -> Iterator[Problem]:
    """Yield what cannot be changed of a figure that stands."""
    for column, (old, new) in told.items():
        if column in _OF_THE_REPORT:
            message = f"the figure stands in {line.place}, of {old}; withdraw it, and add a new row for the other"
            yield row.problem(column, "row", message)
        elif new is None and column in _SAID and column not in _MAY_BE_EMPTIED:
            yield row.problem(column, "row", f"is empty; the records say “{old}”, and a figure keeps this")
    if "locator" in told and (fault := fault_of_locator(row, line.document)):
        yield row.problem("locator", "row", fault)


def fault_of_locator(row: Row, document: Document) -> str | None:
    """Return what is wrong with a place that is not of the article that the report is; None where nothing is."""
    article, locator = document.report.article, row.text("locator")
    if not article or locator is None or locator.startswith(f"{article}-"):
        return None
    return f"“{locator}” is no place of this report’s article; such a place begins with “{article}-”"


def _signature(fields: Fields) -> tuple[Field, ...]:
    """Return what tells that two rows are one figure, whatever their ids."""
    return tuple(without_apostrophe(fields.get(column)) for column in _SIGNATURE)
