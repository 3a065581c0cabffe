"""The parts of a workbook read once for what reading it row by row does not show, or could not bear.

Entities and document types are refused, so that no part grows while it is read; so are more rows and columns than a
table can have, and merged cells. All parts are surveyed before openpyxl sees the file.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element, ParseError
from xml.sax import ContentHandler, SAXException
from xml.sax.xmlreader import AttributesImpl

from defusedxml import DefusedXmlException, ElementTree
from defusedxml.sax import parse
from openpyxl.utils import column_index_from_string

from shengce.importing.places import Place
from shengce.problems import Problem, RecordsError, UnusableFileError

MOST_ROWS = 250_000
MOST_COLUMNS = 500
_BOOK = "xl/workbook.xml"
_LINKS = "xl/_rels/workbook.xml.rels"
_LINK_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_VISIBLE = "visible"
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}sheet"
_READ_AS_XML = (".xml", ".rels", ".vml")
_UNREADABLE = (
    *(DefusedXmlException, ParseError, SAXException, zipfile.BadZipFile, zlib.error),
    *(OSError, KeyError, ValueError, NotImplementedError, RecursionError, EOFError),
)
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


class _SurveyError(Exception):
    """The part cannot be read; the message says why."""


@dataclass(frozen=True)
class Listed:
    """A sheet as the workbook lists it: its part, and whether it can be seen."""

    name: str
    part: str
    is_visible: bool


class _Sheet(ContentHandler):
    """Counts the rows and columns of a sheet, and notes its merged cells."""

    def __init__(self) -> None:
        super().__init__()
        self.merged: list[str] = []
        self._rows = self._row = self._column = 0
        self._kinds: Mapping[str, Callable[[AttributesImpl], None]] = {
            "row": self._begin_row,
            "c": self._begin_cell,
            "mergeCell": self._note_merged,
        }

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 (the name that SAX calls)
        """Look at rows, cells and merged ranges, whatever prefix their names have."""
        if kind := self._kinds.get(name.rpartition(":")[2]):
            kind(attrs)

    def _begin_row(self, attributes: AttributesImpl) -> None:
        self._rows += 1
        number = attributes.get("r", str(self._row + 1))
        if not number.isdecimal() or int(number) <= self._row:
            raise _SurveyError(f"the rows are not in order after row {self._row}")
        self._row, self._column = int(number), 0
        if max(self._row, self._rows) > MOST_ROWS:
            raise _SurveyError(f"the sheet has more than {MOST_ROWS:,} rows; delete those that are not used")

    def _begin_cell(self, attributes: AttributesImpl) -> None:
        column = self._column_of(attributes.get("r"))
        if column <= self._column:
            raise _SurveyError(f"the cells of row {self._row} are not in order")
        self._column = column
        if column > MOST_COLUMNS:
            message = f"row {self._row} has cells beyond {MOST_COLUMNS} columns; delete the columns that are not used"
            raise _SurveyError(message)

    def _column_of(self, reference: str | None) -> int:
        if reference is None:
            return self._column + 1
        found = _REFERENCE.fullmatch(reference)
        if found is None or int(found[2]) != self._row:
            raise _SurveyError(f"row {self._row} has a cell of another row")
        return column_index_from_string(found[1])

    def _note_merged(self, attributes: AttributesImpl) -> None:
        self.merged.append(attributes.get("ref", ""))


def surveyed(package: zipfile.ZipFile, place: Place) -> tuple[Listed, ...]:
    """Return the sheets of a workbook in order. Raises RecordsError with all that must not be read."""
    sheets = _listed(package, place)
    of_sheets = {sheet.part for sheet in sheets}
    for part in package.namelist():
        if part.endswith(_READ_AS_XML) and part not in of_sheets:
            _read(package, part, ContentHandler(), place)
    if problems := [problem for sheet in sheets for problem in _faults(package, sheet, place)]:
        raise RecordsError(problems)
    return sheets


def _listed(package: zipfile.ZipFile, place: Place) -> tuple[Listed, ...]:
    links = {link.get("Id", ""): link.get("Target", "") for link in _tree(package, _LINKS, place)}
    sheets = tuple(_sheets(_tree(package, _BOOK, place), links))
    if not sheets or not {sheet.part for sheet in sheets} <= set(package.namelist()):
        message = "the workbook does not say which sheets it has; save it as an Excel workbook (.xlsx), not as Strict"
        raise UnusableFileError(place.problem("workbook", message))
    return sheets


def _sheets(book: Element, links: Mapping[str, str]) -> Iterator[Listed]:
    for sheet in book.iter(_SHEET):
        target = links.get(sheet.get(_LINK_ID, ""), "")
        part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        yield Listed(sheet.get("name", ""), part, sheet.get("state", _VISIBLE) == _VISIBLE)


def _tree(package: zipfile.ZipFile, part: str, place: Place) -> Element:
    try:
        tree: Element = ElementTree.fromstring(package.read(part), forbid_dtd=True)
    except _UNREADABLE as error:
        raise _damaged(part, error, place) from None
    return tree


def _read(package: zipfile.ZipFile, part: str, handler: ContentHandler, place: Place) -> None:
    try:
        with package.open(part) as content:
            parse(content, handler, forbid_dtd=True)
    except _UNREADABLE as error:
        raise _damaged(part, error, place) from None


def _damaged(part: str, error: Exception, place: Place) -> UnusableFileError:
    is_hostile = isinstance(error, DefusedXmlException)
    why = "declares entities or a document type, which no workbook does" if is_hostile else "is damaged"
    return UnusableFileError(place.problem("workbook", f"“{part}” {why}; save the workbook again"))


def _faults(package: zipfile.ZipFile, sheet: Listed, place: Place) -> Iterator[Problem]:
    on_sheet = replace(place, sheet=sheet.name)
    handler = _Sheet()
    try:
        _read(package, sheet.part, handler, on_sheet)
    except _SurveyError as error:
        yield on_sheet.problem("sheet", str(error))
    for merged in handler.merged:
        first = _REFERENCE.match(merged)
        row = int(first[2]) if first else 1
        message = f"the cells {merged} are merged, and only the first has a value; take the merge apart"
        yield replace(on_sheet, row=row).problem("merged", message)
    if not sheet.is_visible:
        yield on_sheet.problem("sheet", "the sheet is hidden, and nobody sees what it says; show it, or delete it")
