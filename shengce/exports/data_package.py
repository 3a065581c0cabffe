"""The tables described for programs as a Data Package: files, columns with types, keys and licence."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from shengce.exports.filled import Filled
from shengce.exports.sqlite_file import references
from shengce.exports.types import Column, FieldType

DATA_PACKAGE = "data/datapackage.json"
"""Where the description stands, which names the files by their way from here."""

_TYPES: Mapping[FieldType, str] = {
    FieldType.TEXT: "string",
    FieldType.INTEGER: "integer",
    FieldType.DECIMAL: "number",
    FieldType.DATE: "date",
    FieldType.CATEGORY: "string",
    FieldType.BOOLEAN: "boolean",
}
_LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}


def data_package(tables: Mapping[str, Filled]) -> bytes:
    """Return the description of tables by the path of their CSV file."""
    by_name = {table.name: table for table in tables.values()}
    folder = PurePosixPath(DATA_PACKAGE).parent
    places = {str(PurePosixPath(path).relative_to(folder)): table for path, table in tables.items()}
    resources = [_resource(table, place, by_name) for place, table in places.items()]
    package = {"name": "shengce", "title": "省策 Shengce", "licenses": [_LICENCE], "resources": resources}
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(table: Filled, path: str, tables: Mapping[str, Filled]) -> Mapping[str, object]:
    return {
        "name": table.name.replace("_", "-"),
        "path": path,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": _schema(table, tables),
    }


def _schema(table: Filled, tables: Mapping[str, Filled]) -> Mapping[str, object]:
    keys: dict[str, object] = {"primaryKey": list(table.key)} if table.key else {}
    foreign = list(_foreign_keys(table, tables))
    return {"fields": list(map(_field, table.columns)), **keys, **({"foreignKeys": foreign} if foreign else {})}


def _field(column: Column) -> Mapping[str, str]:
    return {"name": column.name, "type": _TYPES[column.type]}


def _foreign_keys(table: Filled, tables: Mapping[str, Filled]) -> Iterator[Mapping[str, object]]:
    for column, other in references(table, tables):
        reference = {"resource": other.name.replace("_", "-"), "fields": other.key[0]}
        yield {"fields": column, "reference": reference}
