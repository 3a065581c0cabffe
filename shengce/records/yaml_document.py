"""YAML read with the line of every field kept, and with everything refused that a record has no use for.

libyaml composes the node tree (its marks carry the lines); scalars are resolved here, by the rules of YAML 1.2's core
schema: ``8.0`` stays the Decimal 8.0, ``on`` and ``no`` stay words, and no tag or alias can smuggle anything in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path, PurePosixPath
from typing import TypeAlias

import yaml

from shengce.problems import Problem

LARGEST_RECORD_BYTES = 4_000_000
DEEPEST_NESTING = 40

Scalar: TypeAlias = str | int | Decimal | bool | None
Value: TypeAlias = "Scalar | list[Value] | dict[str, Value]"
FieldPath: TypeAlias = tuple[str | int, ...]

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?[0-9]+\.[0-9]+")
_PLAIN_TAGS = frozenset({"str", "int", "float", "bool", "null", "timestamp", "merge", "value"})
_QUOTED = frozenset("'\"|>")
_WORDS: dict[str, Scalar] = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(frozen=True)
class YamlDocument:
    """A parsed file: its plain data and the line (from 1) at which each field path stands."""

    file: PurePosixPath
    data: Value
    lines: dict[FieldPath, int]

    def line_of(self, path: FieldPath) -> int:
        """Return the line of the field, or of the nearest enclosing field that stands in the file."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def problem(self, path: FieldPath, rule: str, message: str) -> Problem:
        """Return an error at the field."""
        return Problem(self.file, self.line_of(path), field_name(path), rule, message)


class YamlError(Exception):
    """The file is no usable YAML; carries the one problem that says why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


def field_name(path: FieldPath) -> str:
    """Return ``figures[3].unit`` for ``("figures", 3, "unit")``."""
    name = ""
    for part in path:
        name += f"[{part}]" if isinstance(part, int) else f".{part}" if name else part
    return name


def read_yaml(path: Path, root: Path) -> YamlDocument:
    """Read one record file.

    Raises YamlError when the file is too large, not UTF-8, not YAML, or uses aliases, tags or duplicate keys.
    """
    file = PurePosixPath(path.relative_to(root).as_posix())
    text = _read_text(path, file)
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise YamlError(Problem(file, line, "", "yaml", f"this is not valid YAML: {error.problem or error}")) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise YamlError(Problem(file, 1, "", "yaml", f"this is not valid YAML: {error}")) from None
    if node is None:
        raise YamlError(Problem(file, 1, "", "yaml", "the file is empty; a record is expected"))
    converter = _Converter(file)
    return YamlDocument(file, converter.convert(node, ()), converter.lines)


def _read_text(path: Path, file: PurePosixPath) -> str:
    size = path.stat().st_size
    if size > LARGEST_RECORD_BYTES:
        message = f"the file has {size:,} bytes; a record has at most {LARGEST_RECORD_BYTES:,}"
        raise YamlError(Problem(file, 1, "", "file-size", message))
    content = path.read_bytes()
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"byte {error.start} is not UTF-8; save the file in the UTF-8 encoding"
        raise YamlError(Problem(file, line, "", "encoding", message)) from None


class _Converter:
    """Turns composed nodes into plain data and notes lines on the way."""

    def __init__(self, file: PurePosixPath) -> None:
        self.file = file
        self.lines: dict[FieldPath, int] = {}
        self._seen: set[int] = set()

    def convert(self, node: yaml.Node, path: FieldPath) -> Value:
        self.lines.setdefault(path, node.start_mark.line + 1)
        self._refuse_alias(node, path)
        if len(path) > DEEPEST_NESTING:
            raise self._error(node, path, "nesting", f"nested deeper than {DEEPEST_NESTING} levels")
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, path)
        if isinstance(node, yaml.SequenceNode):
            self._refuse_tag(node, path, "seq")
            return [self.convert(item, (*path, index)) for index, item in enumerate(node.value)]
        return self._mapping(node, path)

    def _mapping(self, node: yaml.Node, path: FieldPath) -> dict[str, Value]:
        self._refuse_tag(node, path, "map")
        data: dict[str, Value] = {}
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
            if not isinstance(key, str) or not key:
                raise self._error(key_node, path, "yaml", "a field name is expected here")
            if key in data:
                raise self._error(key_node, (*path, key), "duplicate-key", f"the field “{key}” stands here twice")
            self.lines[(*path, key)] = key_node.start_mark.line + 1
            data[key] = self.convert(value_node, (*path, key))
        return data

    def _scalar(self, node: yaml.ScalarNode, path: FieldPath) -> Scalar:
        text: str = node.value
        if node.style in _QUOTED:
            self._refuse_tag(node, path, "str")
            return text
        if node.tag.removeprefix("tag:yaml.org,2002:") not in _PLAIN_TAGS:
            self._refuse_tag(node, path, "str")
        if text in _WORDS:
            return _WORDS[text]
        if _INTEGER.fullmatch(text):
            return int(text)
        if _DECIMAL.fullmatch(text):
            return Decimal(text)
        return text

    def _refuse_alias(self, node: yaml.Node, path: FieldPath) -> None:
        if id(node) in self._seen:
            raise self._error(node, path, "alias", "records use no YAML aliases (*name); write the value out")
        self._seen.add(id(node))

    def _refuse_tag(self, node: yaml.Node, path: FieldPath, expected: str) -> None:
        if node.tag != f"tag:yaml.org,2002:{expected}":
            raise self._error(node, path, "tag", f"records use no YAML tags ({node.tag}); write a plain value")

    def _error(self, node: yaml.Node, path: FieldPath, rule: str, message: str) -> YamlError:
        return YamlError(Problem(self.file, node.start_mark.line + 1, field_name(path), rule, message))
