"""Files held against the OpenAPI document that describes them: each has one path, and is as the path's schema says."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

Document = dict[str, Any]
_REF = "#/components/schemas/"


@dataclass(frozen=True)
class Described:
    """An OpenAPI document; a row that stands in many files is looked at once, as that takes a minute otherwise."""

    document: Document
    _seen: set[tuple[str, str]] = field(default_factory=set)

    @cached_property
    def _paths(self) -> Mapping[re.Pattern[str], tuple[str, Any]]:
        found = {}
        for path, item in self.document["paths"].items():
            places = {place["name"]: place["schema"]["pattern"].strip("^$") for place in item["get"]["parameters"]}
            pattern = re.escape(path).replace(r"\{", "{").replace(r"\}", "}").format(**places)
            ((media, answer),) = item["get"]["responses"]["200"]["content"].items()
            found[re.compile(pattern)] = (media, answer["schema"])
        return found

    def problems(self, path: str, content: bytes) -> Iterator[str]:
        """Yield what is wrong with the file at a path such as ``/areas.json``."""
        matching = [told for pattern, told in self._paths.items() if pattern.fullmatch(path)]
        if len(matching) != 1:
            yield f"{path}: {len(matching)} paths"
            return
        ((media, schema),) = matching
        if media == "text/csv":
            content.decode("utf-8-sig")
        else:
            packed = media == "application/gzip"
            found = json.loads(gzip.decompress(content) if packed else content)
            yield from self._faults(path, found, schema["contentSchema"] if packed else schema)

    def _faults(self, path: str, value: Any, schema: Any) -> Iterator[str]:
        rows = {name: name_of_row for name, name_of_row in self._rows_of(schema).items() if name in value["result"]}
        for name, kind in rows.items():
            for row in value["result"][name]:
                yield from (f"{path}: {fault}" for fault in self._faults_of_row(kind, row))
        bare = {**value, "result": {**value["result"], **{name: [] for name in rows}}} if rows else value
        yield from (f"{path}: {error.message[:200]} at {error.json_path}" for error in self._check(schema, bare))

    def _faults_of_row(self, kind: str, row: Any) -> Iterator[str]:
        key = kind, json.dumps(row, sort_keys=True)
        if key not in self._seen:
            self._seen.add(key)
            yield from (error.message for error in self._check({"$ref": f"{_REF}{kind}"}, row))

    def _rows_of(self, schema: Any) -> dict[str, str]:
        """Return the lists of rows of a result, with what a row of each is called."""
        result = self._resolved(self._resolved(schema).get("properties", {}).get("result", {}))
        lists = {name: each for name, each in result.get("properties", {}).items() if each.get("type") == "array"}
        targets = {name: each["items"].get("$ref", "") for name, each in lists.items()}
        return {name: target.removeprefix(_REF) for name, target in targets.items() if target.startswith(_REF)}

    def _resolved(self, schema: Any) -> Any:
        name = schema.get("$ref", "").removeprefix(_REF)
        return self.document["components"]["schemas"][name] if name else schema

    def _check(self, schema: Any, value: Any) -> Iterator[Any]:
        validator: Iterator[Any] = self._validator(json.dumps(schema)).iter_errors(value)
        return validator

    @cached_property
    def _validator(self) -> Any:
        components = exact(self.document["components"])
        return cache(lambda text: Draft202012Validator({**exact(json.loads(text)), "components": components}))


def exact(schema: Any) -> Any:
    """Return a schema that lets nothing pass which it does not name: a new field has to be described."""
    if isinstance(schema, list):
        return [exact(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {"additionalProperties": False} if schema.get("type") == "object" and "properties" in schema else {}
    return {**{name: exact(each) for name, each in schema.items()}, **closed}
