"""All record files read into typed records; every problem of the run is collected, nothing is guessed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from shengce.files import below, files_below
from shengce.problems import Cause, Problem, RecordsError, UnusableFileError, said_once, unknown
from shengce.records.areas import Area
from shengce.records.base import Text
from shengce.records.changes import Release
from shengce.records.core import CoreSeries
from shengce.records.fields import texts_of
from shengce.records.plans import Plan
from shengce.records.read import ReadReport
from shengce.records.sources import Source
from shengce.records.validation import problems_of
from shengce.records.vocabulary import (
    EnglishPhrase,
    Family,
    Indicator,
    Industry,
    PlaceNames,
    Scope,
    StatedIndicator,
    Synonyms,
    Term,
    Theme,
    Unit,
)
from shengce.records.words import CountedWords, read_counted
from shengce.records.yaml_document import FieldPath, Value, YamlDocument, read_yaml

RecordType = TypeVar("RecordType")
Record_co = TypeVar("Record_co", covariant=True)

_LISTS: dict[str, type] = {
    "areas": Area,
    "units": Unit,
    "families": Family,
    "themes": Theme,
    "industries": Industry,
    "scopes": Scope,
    "synonyms": Synonyms,
}
"""Vocabularies of one file each, ``<kind>.yml``."""
_FOLDERS: dict[str, type] = {"indicators": StatedIndicator, "terms": Term}
"""Vocabularies of a folder each, ``<kind>/``: indicators a theme a file, terms an area a file."""
_BESIDE_COUNTS: dict[str, type] = {"english": EnglishPhrase, "places": PlaceNames}
"""Vocabularies that go with the counts of words, ``words/<kind>.yml``; a project without counts has none."""
_OF_WORDS = frozenset({"words/reports.csv", "words/names.txt", *(f"words/{kind}.yml" for kind in _BESIDE_COUNTS)})
_LENGTH_OF_DAY = len("2026-11-28")
_KIND_OF_LINES = {"industries": "scopes"}


@dataclass(frozen=True)
class Located(Generic[Record_co]):
    """A record with the document and field path it was read from, so that a rule can point at its line.

    ``places`` says where those parts of the record stand in the document that do not stand there as in the record.
    """

    record: Record_co
    document: YamlDocument
    path: FieldPath
    places: Mapping[FieldPath, FieldPath] = field(default_factory=dict)

    def problem(self, inner: FieldPath, rule: str, message: str) -> Problem:
        """Return an error at a field of the record."""
        return self.document.problem((*self.path, *self._standing(inner)), rule, message)

    def place(self, inner: FieldPath) -> str:
        """Return the file and line of a field of the record."""
        return f"{self.document.file}:{self.document.line_of((*self.path, *self._standing(inner)))}"

    def cause(self, inner: FieldPath, of: str, uses: int) -> Cause:
        """Return a field of the record as what may be the reason of many problems among its uses."""
        problem = self.problem(inner, "", "")
        return Cause(of, uses, (problem.file, problem.line, problem.field))

    def stated(self, name: str) -> Value:
        """Return what the document itself says in a field of the record; None where it says nothing."""
        return _at(self.document.data, (*self.path, name))

    def _standing(self, inner: FieldPath) -> FieldPath:
        """Return where a field of the record stands in the document, below the record's own path."""
        for length in range(len(inner), 0, -1):
            if found := self.places.get(inner[:length]):
                return (*found, *inner[length:])
        return inner


@dataclass(frozen=True, repr=False)
class Records:
    """Everything under records/, in file order; ``unreadable`` names the files or kinds that could not be used.

    ``plans`` are what each document read whole says and, after them, what each report of ``core`` says; several can be
    parts of one area's plan of a year. ``words`` tells what was counted in the reports; None where nothing was.
    """

    areas: tuple[Located[Area], ...] = ()
    units: tuple[Located[Unit], ...] = ()
    families: tuple[Located[Family], ...] = ()
    indicators: tuple[Located[Indicator], ...] = ()
    themes: tuple[Located[Theme], ...] = ()
    scopes: tuple[Located[Scope], ...] = ()
    terms: tuple[Located[Term], ...] = ()
    synonyms: tuple[Located[Synonyms], ...] = ()
    english: tuple[Located[EnglishPhrase], ...] = ()
    places: tuple[Located[PlaceNames], ...] = ()
    sources: tuple[Located[Source], ...] = ()
    plans: tuple[Located[Plan], ...] = ()
    core: tuple[Located[CoreSeries], ...] = ()
    releases: tuple[Located[Release], ...] = ()
    words: CountedWords | None = None
    unreadable: frozenset[str] = frozenset()

    @cached_property
    def all(self) -> tuple[Located[Any], ...]:
        """Every record of every kind."""
        vocabularies = (*self.areas, *self.units, *self.families, *self.indicators, *self.themes, *self.scopes)
        named = (*self.terms, *self.synonyms, *self.english, *self.places)
        return (*vocabularies, *named, *self.sources, *self.plans, *self.releases)

    @cached_property
    def definitions(self) -> Mapping[str, Mapping[str, Located[Any]]]:
        """What other records name, by kind and identifier; of two with one identifier the first."""
        kinds = ("units", "families", "indicators", "themes", "scopes", "terms", "sources")
        found = {kind: {item.record.id: item for item in reversed(getattr(self, kind))} for kind in kinds}
        return found | {"areas": {item.record.slug: item for item in reversed(self.areas)}}

    @cached_property
    def has_all_figures(self) -> bool:
        """Whether each figure is there, by its own identifier, which follows from the indicator that it names."""
        if not self.unreadable.isdisjoint({"plans", "indicators"}):
            return False
        known = self.definitions["indicators"]
        return all(figure.indicator in known for item in self.plans for figure in item.record.figures)

    def without(self, files: frozenset[PurePosixPath]) -> Records:
        """Return the records without what these files, which could not be used, say of plans."""
        return replace(
            self,
            plans=tuple(item for item in self.plans if item.document.file not in files),
            core=tuple(item for item in self.core if item.document.file not in files),
            unreadable=self.unreadable | {"plans"},
        )

    @cached_property
    def texts(self) -> tuple[tuple[Located[Any], FieldPath, Text], ...]:
        """Every bilingual text of every record, with its record and its path there."""
        return tuple((item, path, text) for item in self.all for path, text in texts_of(item.record))


@dataclass
class _Reader:
    """Collects problems while files are read."""

    root: Path
    problems: list[Problem] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)

    def read(self, path: Path) -> YamlDocument | None:
        try:
            return read_yaml(path, self.root)
        except UnusableFileError as error:
            self.problems.append(error.problem)
            return None

    def in_file(self, path: Path, kind: str, model: type[RecordType]) -> Iterator[Located[RecordType]]:
        document = self.read(path)
        if document is None:
            self.unreadable.add(kind)
        elif isinstance(document.data, list):
            yield from self.many(document, (), kind, model)
        else:
            record = self.record(document, (), document.data, model)
            if record is None:
                self.unreadable.add(kind)
            else:
                yield record

    def many(
        self, document: YamlDocument, path: FieldPath, kind: str, model: type[RecordType]
    ) -> Iterator[Located[RecordType]]:
        items = _at(document.data, path)
        if not isinstance(items, list):
            self.problems.append(document.problem(path, "type", "a list of records is expected here"))
            self.unreadable.add(kind)
            return
        for index, item in enumerate(items):
            record = self.record(document, (*path, index), item, model)
            if record is None:
                self.unreadable.add(kind)
            else:
                yield record

    def record(
        self, document: YamlDocument, path: FieldPath, data: Value, model: type[RecordType]
    ) -> Located[RecordType] | None:
        try:
            return Located(TypeAdapter(model).validate_python(data), document, path)
        except ValidationError as error:
            self.problems.extend(problems_of(error, document, path))
            return None


def load_records(root: Path) -> tuple[Records, tuple[Problem, ...]]:
    """Read every file under ``root/records``; return what is usable and all problems met."""
    reader = _Reader(root)
    folder = root / "records"
    vocabularies = _read_vocabularies(reader, folder)
    sources = [s for path in _files(folder / "sources") for s in reader.in_file(path, "sources", Source)]
    core = [c for path in _files(folder / "core") for c in reader.in_file(path, "plans", CoreSeries)]
    read = [r for path in _files(folder / "read") for r in reader.in_file(path, "plans", ReadReport)]
    releases = [r for path in _by_day(folder / "changes") for r in reader.in_file(path, "changes", Release)]
    words = _read_words(reader)
    reader.problems.extend(_unexpected_files(root))
    named = Records(**vocabularies)  # type: ignore[arg-type]
    indicators = {item.record.id: item.record for item in named.indicators}
    records = replace(
        named,
        sources=tuple(sources),
        plans=(*_plans_read(read, indicators), *_plans_of(core, indicators)),
        core=tuple(core),
        releases=tuple(releases),
        words=words,
        unreadable=frozenset(reader.unreadable),
    )
    return records, tuple(sorted(said_once(reader.problems)))


def _read_words(reader: _Reader) -> CountedWords | None:
    try:
        return read_counted(reader.root)
    except RecordsError as error:
        reader.problems.extend(error.problems)
        return None


def _plans_read(read: list[Located[ReadReport]], indicators: Mapping[str, Indicator]) -> Iterator[Located[Plan]]:
    for item in read:
        yield Located(item.record.plan(indicators), item.document, item.path, item.record.places())


def _plans_of(core: list[Located[CoreSeries]], indicators: Mapping[str, Indicator]) -> Iterator[Located[Plan]]:
    for item in core:
        for index, report in enumerate(item.record.reports):
            plan = report.plan(item.record.area, indicators)
            yield Located(plan, item.document, (*item.path, "reports", index))


def _read_vocabularies(reader: _Reader, folder: Path) -> dict[str, tuple[Located[Any], ...]]:
    """Return the records of each vocabulary by kind; industries are scopes, and lines of indicators are whole."""
    paths = {kind: [folder / f"{kind}.yml"] for kind in _LISTS}
    paths |= {kind: _files(folder / kind) or [folder / kind] for kind in _FOLDERS}
    found = {kind: tuple(_vocabulary(reader, kind, paths[kind], model)) for kind, model in (_LISTS | _FOLDERS).items()}
    industries = tuple(Located(item.record.scope(), item.document, item.path) for item in found.pop("industries"))
    indicators = _by_theme(_whole_indicators(reader, found["indicators"], found["families"]), found["themes"])
    whole = {"scopes": (*industries, *found["scopes"]), "indicators": indicators}
    return (
        found | whole | {kind: tuple(_of_words(reader, folder, kind, model)) for kind, model in _BESIDE_COUNTS.items()}
    )


def _of_words(reader: _Reader, folder: Path, kind: str, model: type) -> Iterator[Located[Any]]:
    path = folder / "words" / f"{kind}.yml"
    if path.is_file():
        yield from _vocabulary(reader, kind, [path], model)


def _vocabulary(reader: _Reader, kind: str, paths: list[Path], model: type) -> Iterator[Located[Any]]:
    for path in paths:
        document = _vocabulary_document(reader, path)
        if document is None:
            reader.unreadable.add(_KIND_OF_LINES.get(kind, kind))
        else:
            yield from reader.many(document, (), _KIND_OF_LINES.get(kind, kind), model)


def _vocabulary_document(reader: _Reader, path: Path) -> YamlDocument | None:
    if path.is_file():
        return reader.read(path)
    file = PurePosixPath(path.relative_to(reader.root).as_posix())
    reader.problems.append(Problem(file, 1, "", "missing-file", "this vocabulary is missing; every build needs it"))
    return None


def _by_theme(
    indicators: Iterable[Located[Indicator]], themes: Iterable[Located[Theme]]
) -> tuple[Located[Indicator], ...]:
    """Return the indicators in the order of the themes, those of one theme in the order of its file."""
    order = {item.record.id: number for number, item in enumerate(themes)}
    return tuple(sorted(indicators, key=lambda item: order.get(item.record.theme, len(order))))


def listed_in(items: Iterable[Located[Any]]) -> str:
    """Return where records of a kind stand: their file, or both, or the folder of more."""
    files = sorted({item.document.file.as_posix() for item in items})
    if len(files) in {1, 2}:
        return " and ".join(files)
    return f"{os.path.commonpath(files) if files else 'records'}/"


def _whole_indicators(
    reader: _Reader, lines: Iterable[Located[StatedIndicator]], families: Iterable[Located[Family]]
) -> Iterator[Located[Indicator]]:
    known = {item.record.id: item.record for item in families}
    for item in lines:
        name = item.record.family
        if name is None or name in known:
            whole = item.record.indicator(item.document.file.stem, known[name] if name else None)
            yield Located(whole, item.document, item.path)
            continue
        reader.unreadable.add("indicators")
        if "families" not in reader.unreadable:
            problem = item.problem(("family",), "unknown-family", unknown(name, "families", known, listed_in(families)))
            reader.problems.append(problem.because(Cause(f"families {name}")))


def _files(folder: Path) -> list[Path]:
    if folder.is_symlink():
        return []
    return [path for path in files_below(folder) if path.suffix == ".yml" and (path.is_symlink() or path.is_file())]


def _by_day(folder: Path) -> list[Path]:
    """Return files named by days in their order: 2026-11-28.yml, 2026-11-28-2.yml, 2026-11-28-10.yml."""
    return sorted(_files(folder), key=lambda path: (path.stem[:_LENGTH_OF_DAY], len(path.stem), path.stem))


def _unexpected_files(root: Path) -> Iterator[Problem]:
    folder = root / "records"
    for path in below(folder):
        if not _is_expected(path, path.relative_to(folder)):
            file = PurePosixPath(path.relative_to(root).as_posix())
            message = f"no record is expected here; {_right_name(path)} and drafts lie outside records/"
            yield Problem(file, 1, "", "unexpected-file", message)


def _right_name(path: Path) -> str:
    stem = path.name.split(".", 1)[0]
    meant = set(path.name.lower().split(".")[1:]) & {"yml", "yaml", "json", "txt"}
    return f"a record of this name would be {stem}.yml" if meant and path.suffix != ".yml" else "records end in .yml"


def _is_expected(path: Path, inner: Path) -> bool:
    if path.is_dir():
        return not path.is_symlink() and path.suffix != ".yml"
    if not (path.is_file() or path.is_symlink()):
        return False
    top = inner.parts[0]
    return (
        inner.as_posix() in {f"{kind}.yml" for kind in _LISTS}
        or (len(inner.parts) > 1 and top in {"sources", "read", "core", "changes", *_FOLDERS} and path.suffix == ".yml")
        or (top == "schema" and path.suffix == ".json")
        or (top == "words" and (inner.as_posix() in _OF_WORDS or path.suffix == ".pack"))
    )


def _at(data: Value, path: FieldPath) -> Value:
    for part in path:
        if isinstance(data, list) and isinstance(part, int):
            data = data[part]
        else:
            data = data.get(str(part)) if isinstance(data, dict) else None
    return data
