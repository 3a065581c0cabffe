"""All record files read into typed records; every problem of the run is collected, nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from shengce.problems import Problem
from shengce.records.core import CoreSeries
from shengce.records.plans import Plan
from shengce.records.sources import Source
from shengce.records.validation import problems_of
from shengce.records.vocabulary import Indicator, Province, Scope, Synonyms, Term, Theme, Unit
from shengce.records.yaml_document import FieldPath, Value, YamlDocument, YamlError, read_yaml

RecordType = TypeVar("RecordType")
Record_co = TypeVar("Record_co", covariant=True)

VOCABULARIES: tuple[tuple[str, str, FieldPath, type], ...] = (
    ("provinces", "provinces.yml", (), Province),
    ("units", "indicators.yml", ("units",), Unit),
    ("indicators", "indicators.yml", ("indicators",), Indicator),
    ("themes", "themes.yml", (), Theme),
    ("scopes", "scopes.yml", (), Scope),
    ("terms", "terms.yml", (), Term),
    ("synonyms", "synonyms.yml", (), Synonyms),
)


@dataclass(frozen=True)
class Located(Generic[Record_co]):
    """A record with the document and field path it was read from, so that a rule can point at its line."""

    record: Record_co
    document: YamlDocument
    path: FieldPath

    def problem(self, inner: FieldPath, rule: str, message: str) -> Problem:
        """Return an error at a field of the record."""
        return self.document.problem((*self.path, *inner), rule, message)


@dataclass(frozen=True)
class Records:
    """Everything under records/, in file order; ``unreadable`` names the files or kinds that could not be used.

    ``plans`` are those of records/plans/ and, after them, what each report of ``core`` says, as part of a plan.
    """

    provinces: tuple[Located[Province], ...] = ()
    units: tuple[Located[Unit], ...] = ()
    indicators: tuple[Located[Indicator], ...] = ()
    themes: tuple[Located[Theme], ...] = ()
    scopes: tuple[Located[Scope], ...] = ()
    terms: tuple[Located[Term], ...] = ()
    synonyms: tuple[Located[Synonyms], ...] = ()
    sources: tuple[Located[Source], ...] = ()
    plans: tuple[Located[Plan], ...] = ()
    core: tuple[Located[CoreSeries], ...] = ()
    unreadable: frozenset[str] = frozenset()


@dataclass
class _Reader:
    """Collects problems while files are read."""

    root: Path
    problems: list[Problem] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)

    def read(self, path: Path) -> YamlDocument | None:
        try:
            if path.is_symlink():
                file = PurePosixPath(path.relative_to(self.root).as_posix())
                message = "a record is a file of its own, not a symbolic link"
                raise YamlError(Problem(file, 1, "", "unexpected-file", message))
            return read_yaml(path, self.root)
        except YamlError as error:
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
    plans = [p for path in _files(folder / "plans") for p in reader.in_file(path, "plans", Plan)]
    reader.problems.extend(_unexpected_files(root))
    records = Records(
        **vocabularies,  # type: ignore[arg-type]
        sources=tuple(sources),
        plans=(*plans, *_plans_of(core)),
        core=tuple(core),
        unreadable=frozenset(reader.unreadable),
    )
    return records, tuple(sorted(set(reader.problems)))


def _plans_of(core: list[Located[CoreSeries]]) -> Iterator[Located[Plan]]:
    for item in core:
        for index, report in enumerate(item.record.reports):
            yield Located(report.plan(item.record.area), item.document, (*item.path, "reports", index))


def _read_vocabularies(reader: _Reader, folder: Path) -> dict[str, tuple[Located[object], ...]]:
    documents: dict[str, YamlDocument | None] = {}
    found: dict[str, tuple[Located[object], ...]] = {}
    for kind, name, path, model in VOCABULARIES:
        if name not in documents:
            documents[name] = _vocabulary_document(reader, folder / name)
        document = documents[name]
        found[kind] = tuple(reader.many(document, path, kind, model)) if document else ()
        if document is None:
            reader.unreadable.add(kind)
    return found


def _vocabulary_document(reader: _Reader, path: Path) -> YamlDocument | None:
    if path.is_file():
        return reader.read(path)
    file = PurePosixPath(path.relative_to(reader.root).as_posix())
    reader.problems.append(Problem(file, 1, "", "missing-file", "this vocabulary is missing; every build needs it"))
    return None


def _files(folder: Path) -> list[Path]:
    if folder.is_symlink():
        return []
    return sorted(path for path in folder.rglob("*.yml") if path.is_symlink() or path.is_file())


def _unexpected_files(root: Path) -> Iterator[Problem]:
    folder = root / "records"
    for path in sorted(folder.rglob("*")):
        if not _is_expected(path, path.relative_to(folder)):
            file = PurePosixPath(path.relative_to(root).as_posix())
            message = "no record is expected here; records are files ending in .yml and drafts lie outside records/"
            yield Problem(file, 1, "", "unexpected-file", message)


def _is_expected(path: Path, inner: Path) -> bool:
    if path.is_dir():
        return not path.is_symlink() and path.suffix != ".yml"
    if not (path.is_file() or path.is_symlink()):
        return False
    top = inner.parts[0]
    known = {name for _, name, _, _ in VOCABULARIES}
    return (
        inner.as_posix() in known
        or (top in {"sources", "plans", "core"} and path.suffix == ".yml")
        or (top == "schema" and path.suffix == ".json")
    )


def _at(data: Value, path: FieldPath) -> Value:
    for part in path:
        data = data.get(str(part)) if isinstance(data, dict) else None
    return data
