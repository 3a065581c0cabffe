"""The files described for programs as OpenAPI 3.1, made of the same lists as the files themselves."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from shengce.exports.api.kinds import FOLDER, KINDS, SCHEMA_VERSION, TABLES, Kind
from shengce.exports.api.rows import Part
from shengce.exports.api.slots import LINKS, Slot, slots_of
from shengce.exports.types import FieldType
from shengce.language.strings import Language

Schema = Mapping[str, Any]

_TYPES: Mapping[FieldType, Schema] = {
    FieldType.TEXT: {"type": "string"},
    FieldType.INTEGER: {"type": "integer"},
    FieldType.DECIMAL: {"type": "number"},
    FieldType.DATE: {"type": "string", "format": "date"},
    FieldType.CATEGORY: {"type": "string"},
    FieldType.BOOLEAN: {"type": "boolean"},
}
_TEXT: Schema = {"type": "string"}
_ADDRESS: Schema = {"type": "string", "format": "uri"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_JSON = "application/json"
_PLACE = re.compile(r"\{(\w+)\}")
_KEY = "^[a-z0-9_-]+$"
_ROWS: Mapping[str, str] = {
    "facts": "Fact",
    "pairs": "Pair",
    "absences": "Absence",
    "mentions": "Mention",
    "tasks": "Task",
    "withdrawn": "Withdrawn",
}
"""What a row of each table is called."""


@dataclass(frozen=True)
class _Said:
    """Says an interface string in all languages."""

    languages: Sequence[Language]

    def __call__(self, key: str, **values: str) -> str:
        return " / ".join(language.say(key, **values) for language in self.languages)


def openapi(languages: Sequence[Language], site: str) -> bytes:
    """Return the description, its words in every language of the site."""
    said = _Said(languages)
    document = {
        "openapi": "3.1.0",
        "info": {
            "title": said("api.openapi.title"),
            "description": said("api.openapi.description"),
            "version": SCHEMA_VERSION,
            "license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"},
        },
        "externalDocs": {"url": f"{site}/en/api/"},
        "servers": [{"url": f"{site}/{FOLDER}"}],
        "paths": dict(_paths(said)),
        "components": {"schemas": dict(_schemas(said))},
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def _paths(said: _Said) -> Iterator[tuple[str, Schema]]:
    yield "/index.json", _get("index", said("api.openapi.index"), _enveloped(_ref("Index")))
    for kind in KINDS:
        words = said(f"api.kind_text.{kind.name}")
        told = {"type": "array", "items": _ref(kind.schema)}
        yield f"/{kind.list_path}", _get(kind.name, words, _enveloped(told))
        yield f"/{kind.path}.json", _get(kind.schema, words, _enveloped(_ref(f"{kind.schema}File")), kind.path)
        for part in kind.parts:
            if part.csv:
                yield f"/{kind.path}{part.csv}", _table_of(kind, part, said)
    yield "/all.json.gz", _packed(said)
    yield "/schema/{record}.json", _get("schema", said("api.openapi.schema"), {"type": "object"}, "{record}")


def _get(name: str, words: str, schema: Schema, path: str = "", media: str = _JSON) -> Schema:
    """Return what is fetched at a path, with the places in it."""
    names = _PLACE.findall(path)
    schema_of_place = {"type": "string", "pattern": _KEY}
    places = [{"name": each, "in": "path", "required": True, "schema": schema_of_place} for each in names]
    answer = {"200": {"description": words, "content": {media: {"schema": schema}}}}
    return {"get": {"operationId": name, "summary": words, "parameters": places, "responses": answer}}


def _table_of(kind: Kind, part: Part, said: _Said) -> Schema:
    words = said("api.openapi.table", columns=", ".join(part.table.columns))
    return _get(f"{kind.schema}_{part.name}", words, _TEXT, kind.path, "text/csv")


def _packed(said: _Said) -> Schema:
    """Return the path of all in one file; ``Everything`` is what it holds once unpacked."""
    packed = {"type": "string", "contentMediaType": "application/gzip", "contentSchema": _ref("Everything")}
    return _get("everything", said("api.openapi.all"), packed, media="application/gzip")


def _schemas(said: _Said) -> Iterator[tuple[str, Schema]]:
    for name, table in TABLES.items():
        yield _ROWS[name], _object({slot.name: _value(slot, said) for slot in slots_of(table)})
    for kind in KINDS:
        told = {slot.name: _value(slot, said) for slot in (*kind.slots, *LINKS)}
        told["counts"] = _object({part.name: _COUNT for part in kind.parts})
        yield kind.schema, _object(told)
        rows = {part.name: _rows(part.name) for part in kind.parts if part.is_json}
        yield f"{kind.schema}File", _object({**told, **rows})
    lists = {kind.name: {"type": "array", "items": _ref(kind.schema)} for kind in KINDS}
    yield "Everything", _enveloped(_object({**lists, **{name: _rows(name) for name in TABLES}}))
    yield "Index", _index()


def _index() -> Schema:
    kind = _object({"kind": _TEXT, "total": _COUNT, "list_url": _ADDRESS, "one_url": _TEXT})
    addresses = dict.fromkeys(("openapi_url", "all_url", "page_zh", "page_en"), _ADDRESS)
    lists = {"schema_urls": {"type": "array", "items": _ADDRESS}, "kinds": {"type": "array", "items": kind}}
    return _object({"licence": _TEXT, **addresses, **lists})


def _enveloped(result: Schema) -> Schema:
    return _object({"schema_version": _TEXT, "data_version": _TEXT, "total": _COUNT, "result": result})


def _object(properties: Mapping[str, Schema]) -> Schema:
    """Return an object that always has all of its properties; more may come with a later version."""
    return {"type": "object", "properties": properties, "required": list(properties)}


def _rows(table: str) -> Schema:
    return {"type": "array", "items": _ref(_ROWS[table])}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _value(slot: Slot, said: _Said) -> Schema:
    schema = {"description": said(slot.words), **_TYPES[slot.type]}
    if slot.codes:
        schema["enum"] = [*slot.codes] if slot.is_certain else [*slot.codes, None]
    if slot.is_many:
        return {"type": "array", "items": schema}
    return schema if slot.is_certain else {**schema, "type": [schema["type"], "null"]}
