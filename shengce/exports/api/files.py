"""Every file below ``api/v1/`` by its path there: lists, things, all at once, and what describes them."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from shengce.derive.knowledge import Knowledge
from shengce.exports.api.kinds import FOLDER, KINDS, SCHEMA_VERSION, TABLES, Kind
from shengce.exports.api.openapi import openapi
from shengce.exports.api.rows import Part, Row, Rows
from shengce.exports.api.things import Thing
from shengce.exports.json_text import Json, Written, json_text
from shengce.exports.tables import Tables
from shengce.language.strings import Language
from shengce.outputs.writer import EXPORTS_FOLDER, Output
from shengce.records.schema import json_schemas

INDEX = "index.json"
ALL = "all.json.gz"
OPENAPI = "openapi.json"
LICENCE = "CC-BY-4.0"
_LEVEL = 6  # the highest takes twice as long and saves a twentieth


def api_files(tables: Tables, knowledge: Knowledge, languages: Sequence[Language], site: str) -> Iterator[Output]:
    """Yield every such file; ``site`` is the address of the site's root, without a slash at its end."""
    for path, content in _Files(tables, knowledge, languages, site).all():
        yield Output(EXPORTS_FOLDER / FOLDER / path, content)


def api_paths(tables: Tables, knowledge: Knowledge) -> frozenset[str]:
    """Return the path below the site's root of every file of one thing, for pages that are made beside the files."""
    rows = Rows(tables)
    return frozenset(f"{FOLDER}/{path}" for kind in KINDS for path in _paths(kind, rows, knowledge))


def _paths(kind: Kind, rows: Rows, knowledge: Knowledge) -> Iterator[str]:
    keys = [str(thing["id"]) for thing in kind.things(knowledge)]
    yield from map(kind.path_of, keys)
    for part in kind.csv_parts:
        having = rows.keys(part)
        yield from (kind.path_of(key, part.csv) for key in keys if key in having)


RowsOfParts = tuple[tuple[Part, Sequence[Row]], ...]


@dataclass(frozen=True)
class _Told:
    """A thing: what is told of it, and its rows part by part."""

    thing: Thing
    parts: RowsOfParts

    @property
    def key(self) -> str:
        return str(self.thing["id"])

    @property
    def csv_parts(self) -> RowsOfParts:
        """The parts that have a CSV file: those with any row."""
        return tuple((part, rows) for part, rows in self.parts if part.csv and rows)


@dataclass(frozen=True)
class _ToldOfKind:
    """All things of a kind."""

    kind: Kind
    things: tuple[_Told, ...]


@dataclass(frozen=True)
class _Files:
    tables: Tables
    knowledge: Knowledge
    languages: Sequence[Language]
    site: str

    @cached_property
    def _rows(self) -> Rows:
        return Rows(self.tables)

    def all(self) -> Iterator[tuple[str, bytes]]:
        told = tuple(_ToldOfKind(kind, tuple(self._things(kind))) for kind in KINDS)
        for each in told:
            yield each.kind.list_path, self._enveloped(tuple(one.thing for one in each.things), len(each.things))
            yield from (file for one in each.things for file in self._files_of(each.kind, one))
        yield INDEX, self._enveloped(self._index(told), 1)
        yield ALL, self._dump(told)
        yield OPENAPI, openapi(self.languages, self.site)
        yield from ((f"schema/{name}.json", text.encode()) for name, text in json_schemas().items())

    def _things(self, kind: Kind) -> Iterator[_Told]:
        groups = tuple((part, self._rows.by_key(part)) for part in kind.parts)
        for thing in kind.things(self.knowledge):
            own = _Told(thing, tuple((part, rows.get(str(thing["id"]), ())) for part, rows in groups))
            counts = {part.name: len(rows) for part, rows in own.parts}
            yield replace(own, thing={**thing, "counts": counts, **self._links(kind, own)})

    def _links(self, kind: Kind, told: _Told) -> Thing:
        page = kind.page(self.knowledge, told.thing)
        return {
            "json_url": self._address(kind.path_of(told.key)),
            "csv_urls": tuple(self._address(kind.path_of(told.key, part.csv)) for part, _ in told.csv_parts),
            **{f"page_{language.code}": page and f"{self.site}/{language.code}/{page}" for language in self.languages},
        }

    def _address(self, path: str) -> str:
        return f"{self.site}/{FOLDER}/{path}"

    def _files_of(self, kind: Kind, told: _Told) -> Iterator[tuple[str, bytes]]:
        shown = {part.name: _as_json(rows) for part, rows in told.parts if part.is_json}
        yield kind.path_of(told.key), self._enveloped({**told.thing, **shown}, sum(map(len, shown.values())))
        for part, rows in told.csv_parts:
            yield kind.path_of(told.key, part.csv), self._rows.csv(part.table, rows)

    def _enveloped(self, result: Json, total: int) -> bytes:
        envelope: Thing = {
            "schema_version": SCHEMA_VERSION,
            "data_version": self.knowledge.version,
            "total": total,
            "result": result,
        }
        return json_text(envelope).encode()

    def _index(self, told: Sequence[_ToldOfKind]) -> Thing:
        return {
            "licence": LICENCE,
            "openapi_url": self._address(OPENAPI),
            "all_url": self._address(ALL),
            "schema_urls": tuple(self._address(f"schema/{name}.json") for name in json_schemas()),
            **{f"page_{language.code}": f"{self.site}/{language.code}/api/" for language in self.languages},
            "kinds": tuple(self._kind(each.kind, len(each.things)) for each in told),
        }

    def _kind(self, kind: Kind, total: int) -> Thing:
        return {
            "kind": kind.name,
            "total": total,
            "list_url": self._address(kind.list_path),
            "one_url": self._address(f"{kind.path}.json"),
        }

    def _dump(self, told: Sequence[_ToldOfKind]) -> bytes:
        """Return all in one file, packed: of the same text always the same bytes."""
        rows = {table.name: _as_json(self._rows.of(table)) for table in TABLES.values()}
        lists = {each.kind.name: tuple(one.thing for one in each.things) for each in told}
        total = sum(map(len, rows.values())) + sum(map(len, lists.values()))
        return gzip.compress(self._enveloped({**lists, **rows}, total), _LEVEL, mtime=0)


def _as_json(rows: Sequence[Row]) -> tuple[Written, ...]:
    return tuple(row.json for row in rows)
