"""YAML read with the line of every field kept, and with everything refused that a record has no use for.

libyaml composes the node tree (its marks carry the lines); scalars are resolved here, by the rules of YAML 1.2's core
schema: ``8.0`` stays the Decimal 8.0, ``on`` and ``no`` stay words, and no tag or alias can smuggle anything in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import TypeAlias

import yaml

from shengce.files import LINK_REFUSED, decoded
from shengce.problems import Problem, UnusableFileError
from shengce.records.full_width import Sign, sign_before, sign_in_key, sign_in_value

LARGEST_RECORD_BYTES = 4_000_000
MOST_VALUES = 100_000
DEEPEST_NESTING = 40

Scalar: TypeAlias = str | int | Decimal | bool | None
Value: TypeAlias = "Scalar | list[Value] | dict[str, Value]"
FieldPath: TypeAlias = tuple[str | int, ...]

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?[0-9]+\.[0-9]+")
_NOT_ALLOWED = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_LONGEST_INTEGER = 18
_OPENING = re.compile(r"[\[{]|[-?]\s")
_HARMLESS_OPENINGS = 1_000
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


class YamlError(UnusableFileError):
    """The file is no usable YAML; carries the one problem that says why."""


def field_name(path: FieldPath) -> str:
    """Return ``figures[3].unit`` for ``("figures", 3, "unit")``."""
    name = ""
    for part in path:
        name += f"[{part}]" if isinstance(part, int) else f".{part}" if name else part
    return name


def read_yaml(path: Path, root: Path) -> YamlDocument:
    """Read one file that people write in YAML: a record, the settings, a table of strings.

    Raises UnusableFileError when the file cannot be read, is a link, too large or not UTF-8, and YamlError when it is
    not YAML, or uses aliases, tags, duplicate keys, or full-width signs where YAML has its own.
    """
    file = PurePosixPath(path.relative_to(root).as_posix())
    return parse_yaml(decoded(_read_bytes(path, file), file), file)


def parse_yaml(text: str, file: PurePosixPath) -> YamlDocument:
    """Return what a text says in YAML; ``file`` is where it stands. Raises YamlError as ``read_yaml`` does."""
    _refuse_characters(text, file)
    try:
        _refuse_mass(text, file)
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        raise YamlError(_syntax_problem(error, text, file)) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise YamlError(Problem(file, 1, "", "yaml", f"this is not valid YAML: {error}")) from None
    if node is None:
        raise YamlError(Problem(file, 1, "", "yaml", "the file is empty; a record is expected"))
    converter = _Converter(file, text)
    return YamlDocument(file, converter.convert(node, ()), converter.lines)


def _syntax_problem(error: yaml.MarkedYAMLError, text: str, file: PurePosixPath) -> Problem:
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    if found := sign_before(text, line):
        return _sign_problem(found[1], file, found[0], ())
    return Problem(file, line, "", "yaml", f"this is not valid YAML: {error.problem or error}")


def _sign_problem(sign: Sign, file: PurePosixPath, line: int, path: FieldPath) -> Problem:
    message = f"“{sign.found}” (U+{ord(sign.found):04X}, {sign.name}) is no sign of YAML; write {sign.right}"
    return Problem(file, line, field_name(path), "full-width", message)


def _read_bytes(path: Path, file: PurePosixPath) -> bytes:
    if path.is_symlink():
        raise YamlError(Problem(file, 1, "", "unexpected-file", LINK_REFUSED))
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= LARGEST_RECORD_BYTES else b""
    except OSError as error:
        raise YamlError(Problem(file, 1, "", "unreadable", f"the file cannot be read: {error.strerror}")) from None
    if size > LARGEST_RECORD_BYTES:
        message = f"the file has {size:,} bytes; a record has at most {LARGEST_RECORD_BYTES:,}"
        raise YamlError(Problem(file, 1, "", "file-size", message))
    return content


def _refuse_characters(text: str, file: PurePosixPath) -> None:
    if found := _NOT_ALLOWED.search(text):
        line = text.count("\n", 0, found.start()) + 1
        message = f"the character U+{ord(found.group()):04X} is not allowed; delete it"
        raise YamlError(Problem(file, line, "", "yaml", message))


def _refuse_mass(text: str, file: PurePosixPath) -> None:
    """Refuse what holds more than a record can, and what is nested so deeply that the composer would take the process.

    The composer recurses in C. Files in which no sign of either stands often enough need no second look.
    """
    is_shallow = sum(1 for _ in islice(_OPENING.finditer(text), _HARMLESS_OPENINGS)) < _HARMLESS_OPENINGS
    if is_shallow and text.count(",") + text.count(":") + text.count("\n") < MOST_VALUES:
        return
    depth = values = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        values += isinstance(event, yaml.ScalarEvent)
        if depth > _HARMLESS_OPENINGS:
            message = f"nested deeper than {DEEPEST_NESTING} levels"
            raise YamlError(Problem(file, _line(event), "", "nesting", message))
        if values > MOST_VALUES:
            message = f"the file holds more than {MOST_VALUES:,} values; make several files of it"
            raise YamlError(Problem(file, _line(event), "", "file-size", message))


class _Converter:
    """Turns composed nodes into plain data and notes lines on the way."""

    def __init__(self, file: PurePosixPath, text: str) -> None:
        self.file = file
        self.text = text
        self.lines: dict[FieldPath, int] = {}

    def convert(self, node: yaml.Node, path: FieldPath) -> Value:
        self.lines.setdefault(path, _line(node))
        self._refuse_decoration(node, path)
        if len(path) > DEEPEST_NESTING:
            raise self._error(node, path, "nesting", f"nested deeper than {DEEPEST_NESTING} levels")
        if isinstance(node, yaml.ScalarNode):
            self._refuse_sign(None if node.style in _QUOTED else sign_in_value(node.value), node, path)
            return _scalar(node)
        if isinstance(node, yaml.SequenceNode):
            return [self.convert(item, (*path, index)) for index, item in enumerate(node.value)]
        return self._mapping(node, path)

    def _mapping(self, node: yaml.Node, path: FieldPath) -> dict[str, Value]:
        data: dict[str, Value] = {}
        for key_node, value_node in node.value:
            self._refuse_decoration(key_node, path)
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
            if not isinstance(key, str) or not key:
                raise self._error(key_node, path, "yaml", "a field name is expected here")
            self._refuse_sign(sign_in_key(key), key_node, path)
            if key in data:
                raise self._error(key_node, (*path, key), "duplicate-key", f"the field “{key}” stands here twice")
            self.lines[(*path, key)] = _line(key_node)
            data[key] = self.convert(value_node, (*path, key))
        return data

    def _refuse_decoration(self, node: yaml.Node, path: FieldPath) -> None:
        """Refuse a tag or an anchor before a value; without anchors there are no aliases either."""
        index = node.start_mark.index if node.start_mark else 0
        begins_with = self.text[index : index + 1]
        if begins_with == "!":
            raise self._error(node, path, "tag", f"records use no YAML tags ({node.tag}); write a plain value")
        if begins_with == "&":
            message = "records use no YAML anchors and aliases (&name, *name); write the value out"
            raise self._error(node, path, "alias", message)

    def _refuse_sign(self, sign: Sign | None, node: yaml.Node, path: FieldPath) -> None:
        if sign:
            raise YamlError(_sign_problem(sign, self.file, _line(node), path))

    def _error(self, node: yaml.Node, path: FieldPath, rule: str, message: str) -> YamlError:
        return YamlError(Problem(self.file, _line(node), field_name(path), rule, message))


def _scalar(node: yaml.ScalarNode) -> Scalar:
    text: str = node.value
    if node.style in _QUOTED:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        # Python refuses to read an integer of thousands of digits; a Decimal of them is refused with a line number.
        return int(text) if len(text) <= _LONGEST_INTEGER else Decimal(text)
    if _DECIMAL.fullmatch(text):
        return Decimal(text)
    return text


def _line(node: yaml.Node | yaml.Event) -> int:
    mark = node.start_mark
    return mark.line + 1 if mark else 1
