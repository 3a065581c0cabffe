"""The whole way of a workbook into the records: read, compared, written beside them, checked, and put in place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from shengce.build import Checked, check
from shengce.cycles import no_search_for_cycles
from shengce.exports.columns import DATA_VERSION
from shengce.exports.fields import Field, Fields
from shengce.importing.absences import ABSENCES, AbsenceRows, Absences
from shengce.importing.changes import Asked, Change, New, not_typed
from shengce.importing.figures import FACTS, MORE_COLUMNS, FactRows, Figures, differing
from shengce.importing.places import Place
from shengce.importing.published import Published, is_same, published
from shengce.importing.record_text import Edited
from shengce.importing.sheets import Sheet, sheets_of
from shengce.importing.staging import edited_files, put_in_place, staged
from shengce.importing.standing import Standing
from shengce.importing.stated import column_of
from shengce.importing.tables import Rows, typed_rows
from shengce.importing.unread import unread_problems
from shengce.importing.withdrawals import WITHDRAWN, ask_withdrawals, withdrawn_by
from shengce.language.strings import Language, load_languages
from shengce.problems import Problem, RecordsError, unknown

_READ_BACK = (FACTS, WITHDRAWN, ABSENCES)


@dataclass(frozen=True, repr=False)
class Imported:
    """What a workbook asked of the records, the lines at which it would stand by name, and the files written."""

    asked: Asked
    lines: Mapping[str, str]
    written: Sequence[PurePosixPath]


@dataclass(frozen=True, repr=False)
class _Held:
    """What the records hold of that which is read back."""

    figures: Figures
    absences: Absences

    def said(self, sheet: str, name: str) -> Fields:
        """Return what the row of a name in a sheet says by the records."""
        return self.absences.said[name] if sheet == ABSENCES else self.figures.said_of(name)


@no_search_for_cycles()
def import_workbook(root: Path, path: Path, *, write: bool) -> Imported:
    """Return what a workbook asks of the records, and with ``write`` do it.

    Raises RecordsError with all problems of the file, and of the records as they would be; nothing is written then.
    """
    sheets = sheets_of(path)
    languages = load_languages(root)
    asked = _asked(sheets, check(root), languages)
    files = edited_files(root, asked)
    if files or asked.expected:
        with staged(root, files) as copy:
            asked.problems.extend(_problems_after(copy, files, asked, languages))
    if asked.problems:
        raise RecordsError(asked.problems)
    if write:
        put_in_place(root, files)
    lines = {name: f"{file}:{span[0]}" for file, edited in files.items() for name, span in edited.lines.items()}
    return Imported(asked, lines, tuple(files) if write else ())


def _asked(sheets: Sequence[Sheet], checked: Checked, languages: Sequence[Language]) -> Asked:
    """Return what the sheets ask, with all that is wrong with them."""
    asked = Asked()
    tables = published(checked.knowledge, languages)
    asked.problems.extend(_faults_of_sheets(sheets, tables))
    rows = {sheet.name: _rows(sheet, tables, asked) for sheet in sheets if sheet.name in tables}
    _ask(rows, _held(checked, tables), asked)
    for name in rows.keys() - set(_READ_BACK):
        asked.problems.extend(unread_problems(rows[name], tables[name]))
    return asked


def _ask(rows: Mapping[str, Rows], held: _Held, asked: Asked) -> None:
    """Note what the rows of the sheets that are read back ask."""
    withdrawn = rows.get(WITHDRAWN)
    if FACTS in rows:
        moved = withdrawn_by(withdrawn, held.figures) if withdrawn else frozenset()
        FactRows(held.figures, moved, asked).read(rows[FACTS])
    if withdrawn:
        ask_withdrawals(withdrawn, held.figures, asked)
    if ABSENCES in rows:
        AbsenceRows(held.absences, asked).read(rows[ABSENCES])


def _faults_of_sheets(sheets: Sequence[Sheet], tables: Mapping[str, Published]) -> Iterator[Problem]:
    for sheet in sheets:
        if sheet.name not in tables:
            known = unknown(sheet.name, "sheets that are published", tables, "a workbook as it is published")
            message = f"{known}; rename the sheet, or delete it"
            yield sheet.place.problem("sheet", message)
    if not {sheet.name for sheet in sheets} & set(_READ_BACK):
        message = f"the workbook has none of the sheets that are read back: {', '.join(_READ_BACK)}"
        yield Place(sheets[0].place.file).problem("sheet", message)


def _rows(sheet: Sheet, tables: Mapping[str, Published], asked: Asked) -> Rows:
    """Return the rows of a sheet, its problems noted; of a workbook of other data than the records, none."""
    more = MORE_COLUMNS if sheet.name == FACTS else ()
    rows = typed_rows(sheet, (*tables[sheet.name].columns, *more))
    asked.problems.extend(rows.problems)
    if other := _other_version(rows, tables[FACTS].version):
        asked.problems.append(other)
        rows.rows.clear()
    return rows


def _other_version(rows: Rows, current: Field) -> Problem | None:
    """Return that a sheet is of other data than the records are by now, at the first row that says so."""
    for row in rows.rows:
        version = row.fields.get(DATA_VERSION)
        if version is not None and version != current:
            message = f"the workbook is of the data {version}, the records are {current}; export it anew, and edit that"
            return row.problem(DATA_VERSION, "version", message)
    return None


def _held(checked: Checked, tables: Mapping[str, Published]) -> _Held:
    standing = Standing(checked.records)
    in_force, withdrawn = ({str(fields["id"]): fields for fields in tables[name].rows} for name in (FACTS, WITHDRAWN))
    return _Held(Figures(standing, in_force, withdrawn), Absences(standing, tables[ABSENCES].rows))


def _problems_after(
    copy: Path, files: Mapping[PurePosixPath, Edited], asked: Asked, languages: Sequence[Language]
) -> Iterator[Problem]:
    """Yield what is wrong with the records as they would be, at the cell that asks for it where one does."""
    try:
        after = check(copy)
    except RecordsError as error:
        rows = {each.name: each for each in asked.all}
        yield from (_at_its_cell(problem, files, rows) for problem in error.problems)
        return
    yield from _unfulfilled(_held(after, published(after.knowledge, languages)), asked)


def _at_its_cell(problem: Problem, files: Mapping[PurePosixPath, Edited], rows: Mapping[str, Change | New]) -> Problem:
    lines = files[problem.file].lines if problem.file in files else {}
    name = next((name for name, (first, last) in lines.items() if first <= problem.line <= last), None)
    if name is None:
        return problem
    column = column_of(problem.field.replace("[", ".").replace("]", "").split("."))
    return rows[name].row.problem(column, problem.rule, f"{problem.message} ({problem.file}, {name})")


def _unfulfilled(held: _Held, asked: Asked) -> Iterator[Problem]:
    """Yield each cell that the records would not say: one that follows and is wrong, or one lost."""
    for expected in asked.expected:
        said = held.said(expected.row.place.sheet, expected.name).get(expected.column)
        if not is_same(expected.row.fields[expected.column], said):
            yield not_typed(expected.row, expected.column, said)
    judged = {(expected.name, expected.column) for expected in asked.expected}
    for each in asked.all:
        for column, (said, given) in differing(each.row, held.said(each.row.place.sheet, each.name)).items():
            is_usual = given is None and (isinstance(each, New) or column not in each.told)
            if (each.name, column) not in judged and column != "id" and not is_usual:
                message = f"would be written as “{said}”, not “{given}”; change this in the records by hand"
                yield each.row.problem(column, "row", message)
