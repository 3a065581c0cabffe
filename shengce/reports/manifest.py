"""The manifest of the collection of texts: what each file is, checked row by row before anything is made of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from shengce.problems import UserError
from shengce.records.sources import SourceKind

NAME = "manifest.tsv"
_COLUMNS = ("path", "area", "year", "kind", "publisher", "url", "sha256")
_KINDS = (SourceKind.GOVERNMENT_WORK_REPORT.value, SourceKind.STATISTICAL_COMMUNIQUE.value)
_PATH = re.compile(r"[a-z0-9-]+(/[a-z0-9-]+)*\.md")
_YEAR = re.compile(r"(19|20)[0-9]{2}")
_URL = re.compile(r"(https?://[^\s<>\"']+)?")
_HASH = re.compile(r"[0-9a-f]{64}")

Fields = Mapping[str, str]


class SourceListError(UserError):
    """The manifest or a text cannot be used; the message says what is wrong, one line a fault."""


@dataclass(frozen=True)
class ManifestRow:
    """One text of the collection: path below the folder of reports, area, year, kind, publisher, address, hash."""

    path: str
    area: str
    year: int
    kind: str
    publisher: str
    url: str
    sha256: str

    @property
    def is_communique(self) -> bool:
        """Whether the text is a statistical communique, and not a work report."""
        return self.kind == SourceKind.STATISTICAL_COMMUNIQUE.value

    @property
    def source(self) -> str:
        """The id of the source record."""
        return f"communique-{self.year}" if self.is_communique else f"work-report-{self.area}-{self.year}"


def read_manifest_rows(folder: Path, areas: Mapping[str, object], nation: str) -> tuple[ManifestRow, ...]:
    """Return the rows of ``folder/manifest.tsv``, each of one of the areas given and of a text in the folder.

    Raises SourceListError with every fault of the manifest, each with its line.
    """
    manifest = folder / NAME
    lines = _lines(manifest)
    header = lines[0].split("\t")
    if missing := [column for column in _COLUMNS if header.count(column) != 1]:
        raise SourceListError(f"{manifest}:1: the first line must name these columns once: {', '.join(missing)}")
    reader = _Reader(folder, areas, nation)
    faults: list[str] = []
    rows: list[ManifestRow] = []
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        found = [f"has {len(cells)} columns, the first line {len(header)}"] if len(cells) != len(header) else []
        fields = dict(zip(header, cells, strict=False))
        found = found or list(reader.faults(fields, number))
        faults += [f"{manifest}:{number}: {fault}" for fault in found]
        if not found:
            rows.append(_row(fields))
    if faults:
        raise SourceListError("\n".join(faults))
    return tuple(rows)


def _lines(manifest: Path) -> list[str]:
    try:
        content = manifest.read_bytes()
    except OSError as error:
        message = f"{manifest} cannot be read ({error.strerror}); give the folder that holds work-reports/{NAME}"
        raise SourceListError(message) from None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SourceListError(f"{manifest}:{line}: is not UTF-8; save it as UTF-8") from None
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    return lines[:-1] if len(lines) > 1 and not lines[-1] else lines


class _Reader:
    """Tells what is wrong with a row, knowing the rows before it."""

    def __init__(self, folder: Path, areas: Mapping[str, object], nation: str) -> None:
        self._folder = folder
        self._areas = areas
        self._nation = nation
        self._lines: dict[str, int] = {}

    def faults(self, fields: Fields, number: int) -> Iterator[str]:
        """Yield each fault of a row; of a row whose cells are well-formed also what they refer to."""
        found = list(self._faults_of_cells(fields))
        yield from found or self._faults_of_references(fields, number)

    def _faults_of_cells(self, fields: Fields) -> Iterator[str]:
        forms: tuple[tuple[str, Callable[[str], object], str], ...] = (
            ("path", _PATH.fullmatch, "a path such as jiangxi/2023.md"),
            ("area", self._areas.__contains__, "an area of records/areas.yml"),
            ("year", _YEAR.fullmatch, "a year such as 2023"),
            ("kind", _KINDS.__contains__, " or ".join(_KINDS)),
            ("url", _URL.fullmatch, "an address that begins with https:// or http://, or nothing"),
            ("sha256", _HASH.fullmatch, "64 digits 0-9 and a-f"),
        )
        for column, fits, form in forms:
            if not fits(fields[column]):
                yield f"{column} “{_shown(fields[column])}” must be {form}"

    def _faults_of_references(self, fields: Fields, number: int) -> Iterator[str]:
        row = _row(fields)
        path = self._folder / row.path
        if not path.is_file() or not path.resolve().is_relative_to(self._folder.resolve()):
            yield f"{row.path} is named here and is not in the folder"
        if row.is_communique and row.area != self._nation:
            yield f"a {row.kind} is the nation's; its area must be {self._nation}"
        for what in (row.source, row.path):
            if first := self._lines.get(what):
                yield f"{what} stands at line {first} already"
            self._lines.setdefault(what, number)


def _row(fields: Fields) -> ManifestRow:
    return ManifestRow(**{name: fields[name] for name in _COLUMNS if name != "year"}, year=int(fields["year"]))


def _shown(cell: str) -> str:
    """Return a cell as one short printable text."""
    return repr(cell[:60])[1:-1] + ("…" if len(cell) > 60 else "")
