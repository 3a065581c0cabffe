"""The text of a record file with some of its lines changed or added, and everything else as it was, to the byte.

A line is an item of a list (a figure, an absence), in flow or block form. The YAML is composed for its marks alone:
what is not touched is never written anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePosixPath

import yaml

from shengce.problems import UnusableFileError
from shengce.records.yaml_document import FieldPath, field_name, parse_yaml

Written = str | int | Decimal | bool | Mapping[str, str]
Fields = Mapping[str, Written | None]

_MARK = "\ufeff"
_LINE_FEED = "\n"
_END_OF_LINE = re.compile("\r?\n")
_COMMENT = "#"
_BLOCK_STYLES = frozenset("|>")


class LineError(ValueError):
    """The line stands in a form in which it cannot be changed; the message says which."""


@dataclass(frozen=True)
class Addition:
    """A new item of a list, to stand before the item that is now the one of number ``place``."""

    place: int
    fields: Fields
    name: str


@dataclass(frozen=True)
class _Patch:
    """Text to be put for what stands from ``start`` to ``end``; ``head`` and ``tail`` join it to what is around."""

    start: int
    end: int
    text: str
    name: str
    head: str = ""
    tail: str = ""

    @property
    def whole(self) -> str:
        return f"{self.head}{self.text}{self.tail}"


@dataclass(frozen=True, repr=False)
class Edited:
    """The new content, and by name the first and last line at which what was changed or added stands in it."""

    content: bytes
    lines: Mapping[str, tuple[int, int]]


class RecordText:
    """A record file's text, to which changes are noted and then made all at once."""

    def __init__(self, content: bytes) -> None:
        text = content.decode("utf-8")
        self._mark = _MARK if text.startswith(_MARK) else ""
        self._text = text.removeprefix(_MARK)
        self._break = "\r\n" if "\r\n" in self._text else "\n"
        self._root = yaml.compose(self._text, Loader=yaml.CSafeLoader)
        self._patches: list[_Patch] = []

    def change(self, path: FieldPath, fields: Fields, order: Sequence[str], name: str) -> None:
        """Note that fields of an item are to have other values, None for those to be taken away.

        A field that is new there stands after those that ``order`` names before it.
        """
        node = _within(self._root, path)
        if not isinstance(node, yaml.MappingNode):
            raise LineError(f"{field_name(path)} is no group of fields")
        text = _Item(self._text, node, self._break).changed(fields, order)
        self._patches.append(_Patch(_start(node), _end(node, self._text), text, name))

    def add(self, path: FieldPath, additions: Sequence[Addition], order: Sequence[str]) -> None:
        """Note new items of the list at ``path``; where it is not there yet, after the fields ``order`` names first."""
        node = _within(self._root, path)
        if isinstance(node, yaml.SequenceNode) and not node.flow_style:
            self._patches.extend(self._inserted(node, addition) for addition in additions)
        else:
            self._patches.extend(self._beginning(path, node, additions, order))

    def edited(self) -> Edited:
        """Return the file with all that was noted."""
        parts: list[str] = []
        lines: dict[str, tuple[int, int]] = {}
        at, line = 0, 1
        for patch in sorted(self._patches, key=lambda patch: patch.start):
            parts.append(self._text[at : patch.start])
            line += parts[-1].count(_LINE_FEED)
            first = line + patch.head.count(_LINE_FEED)
            lines[patch.name] = (first, first + patch.text.count(_LINE_FEED))
            parts.append(patch.whole)
            line += parts[-1].count(_LINE_FEED)
            at = patch.end
        return Edited((self._mark + "".join(parts) + self._text[at:]).encode(), lines)

    def _inserted(self, node: yaml.Node, addition: Addition) -> _Patch:
        indent = " " * node.start_mark.column
        text = f"- {flow(addition.fields)}"
        if addition.place == 0:
            start = _start(node)
            return _Patch(start, start, text, addition.name, tail=f"{self._break}{indent}")
        start = self._end_of_line(_end(node.value[addition.place - 1], self._text))
        return _Patch(start, start, text, addition.name, head=f"{self._break}{indent}")

    def _beginning(
        self, path: FieldPath, node: yaml.Node | None, additions: Sequence[Addition], order: Sequence[str]
    ) -> Iterator[_Patch]:
        """Yield the items of a list that has none yet, or is not there."""
        group = _within(self._root, path[:-1])
        if not isinstance(group, yaml.MappingNode) or group.flow_style or (node and node.value):
            raise LineError(f"{field_name(path)} is no list of one statement a line")
        line = f"{self._break}{' ' * group.start_mark.column}"
        start, end = self._room(path, group, node, order)
        head = "" if node else f"{line}{path[-1]}:"
        for number, addition in enumerate(additions):
            first = number == 0
            text = f"- {flow(addition.fields)}"
            yield _Patch(start if first else end, end, text, addition.name, head=f"{head if first else ''}{line}")

    def _room(
        self, path: FieldPath, group: yaml.MappingNode, node: yaml.Node | None, order: Sequence[str]
    ) -> tuple[int, int]:
        """Return where the empty list stands, or else the end of the line after which it is to begin."""
        if node:
            return len(self._text[: _start(node)].rstrip(" ")), _end(node, self._text)
        before = order[: order.index(str(path[-1]))]
        found = [value for key, value in group.value if key.value in before]
        if not found:
            raise LineError(f"nothing stands before {field_name(path)}")
        end = self._end_of_line(max(_end(value, self._text) for value in found))
        return end, end

    def _end_of_line(self, index: int) -> int:
        found = _END_OF_LINE.search(self._text, index)
        return found.start() if found else len(self._text)


@dataclass
class _Entry:
    """A field of an item as it stands, with what stands between it and the field before it."""

    key: str
    text: str
    before: str


class _Item:
    """One group of fields, whose fields can be changed, added and taken away."""

    def __init__(self, text: str, node: yaml.MappingNode, line_break: str) -> None:
        self._styles = {key.value: value.style for key, value in node.value if isinstance(value, yaml.ScalarNode)}
        self._head = text[_start(node) : _start(node.value[0][0])]
        self._tail = text[_end(node.value[-1][1], text) : _end(node, text)]
        self._is_flow = bool(node.flow_style)
        self._between = ", " if node.flow_style else f"{line_break}{' ' * node.start_mark.column}"
        self._entries = list(_entries(text, node))

    def changed(self, fields: Fields, order: Sequence[str]) -> str:
        """Return the text of the group with other values of fields."""
        for key, value in fields.items():
            self._set(key, value, order)
        first, *others = self._entries
        return f"{self._head}{first.text}{''.join(entry.before + entry.text for entry in others)}{self._tail}"

    def _set(self, key: str, value: Written | None, order: Sequence[str]) -> None:
        place = next((number for number, entry in enumerate(self._entries) if entry.key == key), None)
        if value is None:
            if place is not None:
                self._take(place)
        elif place is None:
            self._put(_Entry(key, f"{key}: {_written(value)}", self._between), order)
        else:
            self._entries[place].text = f"{key}: {_written(value, self._styles.get(key))}"

    def _take(self, place: int) -> None:
        """Take a field away; a comment between it and the field before it stays."""
        before = self._entries.pop(place).before
        kept = before if _COMMENT in before else ""
        if place == 0 or not kept:
            return
        if place == len(self._entries):
            self._tail = f"{kept if self._is_flow else kept.rstrip()}{self._tail}"
        else:
            following = self._entries[place]
            following.before = kept if self._is_flow else f"{kept.rstrip()}{following.before}"

    def _put(self, entry: _Entry, order: Sequence[str]) -> None:
        """Put a new field before the one that it precedes, so that a comment beside the one before stays there."""
        earlier = order[: order.index(entry.key)]
        place = max((number for number, each in enumerate(self._entries, start=1) if each.key in earlier), default=0)
        if place == len(self._entries) and not self._is_flow:
            place -= 1
        if place < len(self._entries):
            following = self._entries[place]
            entry.before, following.before = following.before or entry.before, self._between
        self._entries.insert(place, entry)


def flow(fields: Fields) -> str:
    """Return fields as a group on one line."""
    return f"{{{', '.join(f'{key}: {_written(value)}' for key, value in fields.items() if value is not None)}}}"


def _written(value: Written, style: str | None = None) -> str:
    """Return a value as a record has it: plain where that reads as the same, and where it stood in no quotes."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | Decimal):
        return plain_number(Decimal(value))
    if isinstance(value, str):
        return value if not style and _reads_as_itself(value) else json.dumps(value, ensure_ascii=False)
    return flow(value)


def plain_number(number: Decimal) -> str:
    """Return a number in digits, without exponent and without zeros that say nothing."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _reads_as_itself(text: str) -> bool:
    try:
        return parse_yaml(f"{{key: {text}}}", PurePosixPath()).data == {"key": text}
    except UnusableFileError:
        return False


def _within(node: yaml.Node | None, path: FieldPath) -> yaml.Node | None:
    """Return the node at a path below another; None where nothing stands there."""
    for part in path:
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            node = node.value[part]
        elif isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == part), None)
    return node


def _start(node: yaml.Node) -> int:
    return int(node.start_mark.index)


def _end(node: yaml.Node, text: str) -> int:
    """Return where a node's own text ends: the mark of a block stands where the next thing begins."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last, text)
    end = int(node.end_mark.index)
    is_block = isinstance(node, yaml.ScalarNode) and node.style in _BLOCK_STYLES
    return len(text[:end].rstrip()) if is_block else end


def _entries(text: str, node: yaml.MappingNode) -> Iterator[_Entry]:
    at = _start(node)
    for key, value in node.value:
        end = _end(value, text)
        yield _Entry(key.value, text[_start(key) : end], text[at : _start(key)] if at > _start(node) else "")
        at = end
