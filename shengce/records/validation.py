"""What pydantic found wrong with a record, said in words that its author can act on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from shengce.problems import Problem
from shengce.records.forms import WORDS_OF
from shengce.records.yaml_document import FieldPath, Value, YamlDocument

_ABSENT_BRANCH = "Absent"


def problems_of(error: ValidationError, document: YamlDocument, prefix: FieldPath) -> Iterator[Problem]:
    """Yield one problem for each fault, at the line of the field that is at fault; one at least."""
    details = [(detail, *_split_location(detail, document, prefix)) for detail in error.errors(include_url=False)]
    meant = [each for each in details if not _is_other_branch(each[3], _value_at(document.data, each[2]))]
    for detail, path, _, _ in meant or details:
        yield document.problem(path, _rule(detail), _message(detail))


def faults_of(error: ValidationError) -> Iterator[tuple[FieldPath, str, str]]:
    """Yield field, rule and words of each fault of a record that stands in no file."""
    for detail in error.errors(include_url=False):
        yield detail["loc"], _rule(detail), _message(detail)


def _split_location(
    detail: ErrorDetails, document: YamlDocument, prefix: FieldPath
) -> tuple[FieldPath, FieldPath, str]:
    """Return the field's path in the file, the path of the union above it, and the union's branch that pydantic tried.

    Without a union on the way the branch is empty.
    """
    path = union = prefix
    branch = ""
    parts = detail["loc"]
    for index, part in enumerate(parts):
        is_missing_field = index == len(parts) - 1 and detail["type"] == "missing"
        if (*path, part) in document.lines or is_missing_field:
            path = (*path, part)
        elif not branch:
            union, branch = path, str(part)
    return path, union, branch


def _is_other_branch(branch: str, value: Value) -> bool:
    """Tell whether the author did not mean this branch: a group of fields without words is meant as an absence."""
    if not branch:
        return False
    if isinstance(value, dict):
        return (branch == _ABSENT_BRANCH) == bool({"zh", "en"} & set(value))
    return value is not None and branch == _ABSENT_BRANCH


def _value_at(data: Value, path: FieldPath) -> Value:
    for part in path:
        if isinstance(data, dict):
            data = data.get(str(part))
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            return None
    return data


def _rule(detail: ErrorDetails) -> str:
    kind = detail["type"]
    if kind == "missing":
        return "missing-field"
    if kind == "extra_forbidden":
        return "unknown-field"
    if kind in {"enum", "literal_error"}:
        return "unknown-value"
    if kind in {"string_pattern_mismatch", "string_too_long", "string_too_short", "too_long", "value_error"}:
        return "form"
    return "type"


def _message(detail: ErrorDetails) -> str:
    context: dict[str, Any] = detail.get("ctx", {})
    given = _shown(detail["input"])
    words = {
        "missing": "this field is missing; add it",
        "extra_forbidden": "no such field is known here; check its spelling and indentation",
        "enum": f"{given} is not known; it must be {context.get('expected')}",
        "string_pattern_mismatch": f"{given} has not the form of {WORDS_OF.get(context.get('pattern', ''))}",
        "string_too_long": f"{given} is longer than {context.get('max_length')} characters",
        "too_long": f"{given} is longer than {context.get('max_length')} characters",
        "string_too_short": "must not be empty",
        "value_error": f"{given} {context.get('error')}",
        "string_type": f"words are expected, not {given}; put quotes around a number that is meant as text",
        "int_parsing": f"{given} is no whole number; write it in plain digits, such as 2024",
        "model_type": f"a group of fields is expected, not {given}",
        "tuple_type": f"a list is expected, not {given}",
    }
    return words.get(detail["type"]) or f"{given}: {detail['msg']}"


def _shown(value: object) -> str:
    text = "nothing" if value is None else f"“{value}”"
    return text if len(text) <= 62 else f"{text[:60]}…”"
