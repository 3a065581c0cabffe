"""The tables described for programs: as a Data Package (Frictionless), and once more as CSV on the Web (W3C).

Both say of each CSV file its columns with types, meaning and codes, what tells a row from all others, and which columns
name rows of other tables.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from shengce.exports.fields import Field
from shengce.exports.filled import Filled
from shengce.exports.sqlite_file import references
from shengce.exports.types import Column, FieldType

DATA_PACKAGE = "data/datapackage.json"
"""Where the description stands, which names the files by their way from here."""

CSV_ON_THE_WEB = "data/csv-metadata.json"
"""Where the other stands; the name is the one at which programs look for it."""

_FOLDER = PurePosixPath(DATA_PACKAGE).parent
_TYPES: Mapping[FieldType, str] = {
    FieldType.TEXT: "string",
    FieldType.INTEGER: "integer",
    FieldType.DECIMAL: "number",
    FieldType.DATE: "date",
    FieldType.CATEGORY: "string",
    FieldType.BOOLEAN: "boolean",
}
_WEB_TYPES: Mapping[FieldType, str] = {**_TYPES, FieldType.DECIMAL: "decimal"}
_TITLE = "省策 Shengce"
_LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
Description = Mapping[str, object]


@dataclass(frozen=True)
class _File:
    """A CSV file by its way from the description, with its table, and what each column means in both languages."""

    path: str
    table: Filled
    meanings: Mapping[str, str]


def data_package(tables: Mapping[str, Filled]) -> bytes:
    """Return the Data Package of tables by the path of their CSV file, the codebook among them."""
    by_name = {table.name: table for table in tables.values()}
    package = {
        "name": "shengce",
        "title": _TITLE,
        "version": by_name["codebook"].sample["data_version"],
        "licenses": [_LICENCE],
        "resources": [_resource(file, by_name) for file in _files(tables)],
    }
    return _written(package)


def _written(description: Description) -> bytes:
    return (json.dumps(description, ensure_ascii=False, indent=1) + "\n").encode()


def _files(tables: Mapping[str, Filled]) -> Iterator[_File]:
    told = _meanings(tables)
    for path, table in tables.items():
        meanings = {column.name: told[path, column.name] for column in table.columns}
        yield _File(str(PurePosixPath(path).relative_to(_FOLDER)), table, meanings)


def _meanings(tables: Mapping[str, Filled]) -> Mapping[tuple[Field, Field], str]:
    """Return what the codebook says of each column, by file and column."""
    book = next(table for table in tables.values() if table.name == "codebook")
    file, name, zh, en = map(
        [column.name for column in book.columns].index, ("file", "column", "meaning_zh", "meaning_en")
    )
    return {(row[file], row[name]): f"{row[zh]} / {row[en]}" for row in book.rows}


def _resource(file: _File, tables: Mapping[str, Filled]) -> Description:
    return {
        "name": _resource_name(file.table),
        "path": file.path,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": _schema(file, tables),
    }


def _resource_name(table: Filled) -> str:
    return table.name.replace("_", "-")


def _schema(file: _File, tables: Mapping[str, Filled]) -> Description:
    key = {"primaryKey": list(file.table.key)} if file.table.key else {}
    foreign = [
        {"fields": column, "reference": {"resource": _resource_name(other), "fields": other.key[0]}}
        for column, other in references(file.table, tables)
    ]
    fields = [_field(column, file.meanings[column.name]) for column in file.table.columns]
    return {"fields": fields, **key, **({"foreignKeys": foreign} if foreign else {})}


def _field(column: Column, meaning: str) -> Description:
    codes = {"constraints": {"enum": list(column.codes)}} if column.codes else {}
    return {"name": column.name, "type": _TYPES[column.type], "description": meaning, **codes}


def csv_on_the_web(tables: Mapping[str, Filled]) -> bytes:
    """Return the metadata of tables by the path of their CSV file, the codebook among them."""
    by_name = {table.name: table for table in tables.values()}
    paths = {file.table.name: file.path for file in _files(tables)}
    metadata = {
        "@context": "http://www.w3.org/ns/csvw",
        "dc:title": _TITLE,
        "dc:license": {"@id": _LICENCE["path"]},
        "tables": [_web_table(file, by_name, paths) for file in _files(tables)],
    }
    return _written(metadata)


def _web_table(file: _File, tables: Mapping[str, Filled], paths: Mapping[str, str]) -> Description:
    key = {"primaryKey": list(file.table.key)} if file.table.key else {}
    foreign = [
        {"columnReference": column, "reference": {"resource": paths[other.name], "columnReference": other.key[0]}}
        for column, other in references(file.table, tables)
    ]
    columns = [_web_column(column, file.meanings[column.name]) for column in file.table.columns]
    return {
        "url": file.path,
        "tableSchema": {"columns": columns, **key, **({"foreignKeys": foreign} if foreign else {})},
    }


def _web_column(column: Column, meaning: str) -> Description:
    return {
        "name": column.name,
        "titles": column.name,
        "datatype": _WEB_TYPES[column.type],
        "dc:description": meaning,
    }
