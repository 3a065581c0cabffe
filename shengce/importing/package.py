"""The file of a workbook, looked at before anything in it is read: what it is, what it holds, how large it grows."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

from shengce.importing.places import Place
from shengce.problems import Problem, RecordsError, UnusableFileError

_MOST_BYTES = 60_000_000
_MOST_PARTS = 1_000
_MOST_BYTES_OF_PART = 80_000_000
_MOST_BYTES_OF_ALL = 200_000_000
_MOST_BYTES_OF_SETTINGS = 8_000_000
_MOST_RATIO = 150
_RATIO_COUNTS_FROM = 1_000_000

_ZIP = b"PK"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_CONTENTS = "[Content_Types].xml"
_BOOK = "xl/workbook.xml"
_LARGE_PARTS = re.compile(r"xl/(worksheets/[^/]+|sharedStrings)\.xml")
_SAVE = "save it as an Excel workbook (.xlsx)"
_REFUSED: Mapping[str, str] = {
    r"xl/.*vbaProject.*": f"holds macros; {_SAVE}, which has none",
    r"xl/macrosheets/.*": f"holds sheets of macros; {_SAVE}, which has none",
    r"xl/externalLinks/.*": "draws on other files; break its links, so that it holds values alone",
    r"xl/connections\.xml": "is connected to a source of data; take the connections out",
    r"xl/(embeddings|activeX|ctrlProps)/.*": "holds objects of other programs; take them out",
}


def content_of(path: Path, place: Place) -> bytes:
    """Return the bytes of a file, read once for all that looks at them. Raises UnusableFileError."""
    if not path.is_file():
        raise _unusable(place, "there is no such file", "unreadable")
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= _MOST_BYTES else b""
    except OSError as error:
        raise _unusable(place, f"the file cannot be read: {error.strerror}", "unreadable") from None
    if size > _MOST_BYTES:
        raise _unusable(place, f"the file has {size:,} bytes; a workbook has at most {_MOST_BYTES:,}", "file-size")
    return content


def package_of(content: bytes, place: Place) -> zipfile.ZipFile:
    """Return the archive that a workbook is. Raises RecordsError where it is none, or none to be read safely."""
    _refuse_other_kinds(content, place)
    try:
        package = zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError):
        raise _unusable(place, f"the file is damaged, and no workbook; {_SAVE} again") from None
    if problems := tuple(_faults(package, place)):
        raise RecordsError(problems)
    return package


def _unusable(place: Place, message: str, rule: str = "workbook") -> UnusableFileError:
    return UnusableFileError(place.problem(rule, message))


def _refuse_other_kinds(content: bytes, place: Place) -> None:
    if content.startswith(_OLD_OFFICE):
        message = f"this is a workbook of the old form (.xls), or one with a password; {_SAVE} without a password"
        raise _unusable(place, message)
    if not content.startswith(_ZIP):
        raise _unusable(place, f"this is no Excel workbook (a text such as .csv, perhaps); open it and {_SAVE}")


def _faults(package: zipfile.ZipFile, place: Place) -> Iterator[Problem]:
    parts = package.infolist()
    if len(parts) > _MOST_PARTS:
        yield place.problem("file-size", f"the file has {len(parts):,} parts; a workbook has at most {_MOST_PARTS:,}")
        return
    names = [part.filename for part in parts]
    if not {_CONTENTS, _BOOK} <= set(names):
        yield place.problem("workbook", f"this is no Excel workbook, though it is packed like one; {_SAVE}")
    if len(set(names)) < len(names):
        yield place.problem("workbook", f"the file holds two parts of one name; {_SAVE} again")
    yield from _faults_of_size(parts, place)
    yield from _faults_of_content(names, place)


def _faults_of_size(parts: list[zipfile.ZipInfo], place: Place) -> Iterator[Problem]:
    for part in parts:
        if part.flag_bits & 1:
            yield place.problem("workbook", f"“{part.filename}” has a password; {_SAVE} without one")
        yield from _faults_of_part(part, place)
    whole = sum(part.file_size for part in parts)
    if whole > _MOST_BYTES_OF_ALL:
        yield place.problem("file-size", f"unpacked it has {whole:,} bytes; at most {_MOST_BYTES_OF_ALL:,} are read")


def _faults_of_part(part: zipfile.ZipInfo, place: Place) -> Iterator[Problem]:
    most = _MOST_BYTES_OF_PART if _LARGE_PARTS.fullmatch(part.filename) else _MOST_BYTES_OF_SETTINGS
    if part.file_size > most:
        message = f"“{part.filename}” unpacks to {part.file_size:,} bytes; at most {most:,} are read"
        yield place.problem("file-size", message)
    elif part.file_size > _RATIO_COUNTS_FROM and part.file_size > _MOST_RATIO * part.compress_size:
        ratio = part.file_size // max(part.compress_size, 1)
        message = f"“{part.filename}” unpacks to {ratio:,} times its size, as no workbook of ours does"
        yield place.problem("file-size", message)


def _faults_of_content(names: list[str], place: Place) -> Iterator[Problem]:
    for pattern, words in _REFUSED.items():
        if any(re.fullmatch(pattern, name, re.IGNORECASE) for name in names):
            yield place.problem("workbook", f"the workbook {words}")
