"""The published JSON Schemas: made from the models, and true of every record."""

from __future__ import annotations

import json
from functools import cache
from pathlib import PurePosixPath
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from shengce.records.schema import json_schemas
from shengce.records.yaml_document import Value, field_name, read_yaml
from tests.project import REPOSITORY, TINY

SCHEMAS = REPOSITORY / "records" / "schema"
FILES = tuple(path.relative_to(REPOSITORY).as_posix() for path in sorted((REPOSITORY / "records").rglob("*.yml")))
KIND_OF_FOLDER = {
    **{"read": "read", "sources": "source", "core": "core", "indicators": "indicators", "terms": "terms"},
    "changes": "changes",
}


def kind_of(file: str) -> str:
    path = PurePosixPath(file)
    if len(path.parts) == 4 and path.parts[1] == "sources":
        return "sources"
    return KIND_OF_FOLDER.get(path.parts[1], path.stem)


@cache
def validator(kind: str) -> Draft202012Validator:
    schema: dict[str, Any] = json.loads((SCHEMAS / f"{kind}.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def faults_of(kind: str, data: Value) -> list[str]:
    errors = sorted(validator(kind).iter_errors(data), key=lambda error: [str(part) for part in error.absolute_path])
    return [f"{field_name(tuple(error.absolute_path))}: {error.message[:200]}" for error in errors]


@pytest.mark.parametrize("kind", sorted(json_schemas()))
def test_the_schema_is_what_the_models_make(kind: str) -> None:
    published = (SCHEMAS / f"{kind}.json").read_text(encoding="utf-8")
    assert published == json_schemas()[kind], "run: python build_pages.py schema"


def test_there_is_a_schema_for_every_kind_and_no_other() -> None:
    assert sorted(path.name for path in SCHEMAS.iterdir()) == [f"{kind}.json" for kind in sorted(json_schemas())]


@pytest.mark.parametrize("file", FILES)
def test_the_record_is_valid_against_its_schema(file: str) -> None:
    data = read_yaml(REPOSITORY / file, REPOSITORY).data
    faults = faults_of(kind_of(file), data)
    assert not faults, "\n".join(["", *faults])


@pytest.mark.parametrize("file", FILES)
def test_the_record_names_the_schema_that_editors_are_to_use(file: str) -> None:
    lines = (REPOSITORY / file).read_text(encoding="utf-8").splitlines()
    named = next((line for line in lines if line.startswith("# yaml-language-server:")), "nothing")
    up = "../" * (len(PurePosixPath(file).parts) - 2)
    assert named == f"# yaml-language-server: $schema={up}schema/{kind_of(file)}.json"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"year": "soon"}, "year"),
        ({"kind": "plan"}, ""),
        ({"figures": [{"id": "x"}]}, "figures[0]"),
        ({"area": "Jiang Xi"}, "area"),
        ({"silent": {"results": ["GDP"]}}, "silent.results[0]"),
    ],
)
def test_the_schema_refuses_what_the_models_refuse(change: dict[str, Value], field: str) -> None:
    data = read_yaml(TINY / "records" / "read" / "jiangxi" / "2023.yml", TINY).data
    assert isinstance(data, dict)
    assert faults_of("read", data) == []
    assert {fault.partition(":")[0] for fault in faults_of("read", {**data, **change})} == {field}
