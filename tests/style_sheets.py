"""The theme's style sheets, read: every rule with the conditions around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import tinycss2  # type: ignore[import-untyped]
from tinycss2.color4 import parse_color  # type: ignore[import-untyped]

from tests.project import REPOSITORY

THEME = sorted((REPOSITORY / "theme/assets/css").glob("*.css"))
SHEETS = (*THEME, REPOSITORY / "public/assets/root.css")
_NO_FILLER = {"skip_comments": True, "skip_whitespace": True}


@dataclass(frozen=True)
class Declaration:
    """A property, its value as written, and what stands in it: functions, units and colours that are no token."""

    name: str
    value: str
    functions: tuple[str, ...]
    units: tuple[str, ...]
    colours: tuple[str, ...]


@dataclass(frozen=True)
class Rule:
    """A selector with its declarations; ``place`` is file and line, ``conditions`` are the at-rules around it."""

    place: str
    sheet: str
    conditions: tuple[str, ...]
    selector: str
    declarations: tuple[Declaration, ...]
    nested: int

    @property
    def classes(self) -> frozenset[str]:
        """The classes that the selector names."""
        return frozenset(re.findall(r"\.([A-Za-z][\w-]*)", self.selector))

    def value(self, name: str) -> str | None:
        """The last value that the rule gives a property; None when it gives none."""
        return next((said.value for said in reversed(self.declarations) if said.name == name), None)


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules of all sheets, a ``@page`` among them with the at-rule as its selector."""
    found: list[Rule] = []
    for sheet in SHEETS:
        parsed = tinycss2.parse_stylesheet(sheet.read_text(encoding="utf-8"), **_NO_FILLER)
        found.extend(_rules_in(parsed, sheet.name, ()))
    return tuple(found)


def _rules_in(nodes: list[Any], sheet: str, conditions: tuple[str, ...]) -> Iterator[Rule]:
    for node in nodes:
        assert node.type != "error", f"{sheet}:{node.source_line}: {node.message}"
        if node.type == "qualified-rule":
            yield _rule(node, sheet, conditions, tinycss2.serialize(node.prelude).strip())
        elif node.at_keyword == "page":
            yield _rule(node, sheet, conditions, "@page")
        else:
            name = f"@{node.at_keyword} {tinycss2.serialize(node.prelude).strip()}"
            inner = tinycss2.parse_blocks_contents(node.content or [], **_NO_FILLER)
            yield from _rules_in(inner, sheet, (*conditions, name))


def _rule(node: Any, sheet: str, conditions: tuple[str, ...], selector: str) -> Rule:
    inner = tinycss2.parse_blocks_contents(node.content, **_NO_FILLER)
    declared = [item for item in inner if item.type == "declaration"]
    declarations = tuple(_declaration(item) for item in declared)
    place = f"{sheet}:{node.source_line}"
    return Rule(place, sheet, conditions, selector, declarations, len(inner) - len(declared))


def _declaration(node: Any) -> Declaration:
    tokens = tuple(_tokens(node.value))
    functions = tuple(token.lower_name for token in tokens if token.type == "function")
    units = tuple(token.lower_unit for token in tokens if token.type == "dimension")
    colours = tuple(tinycss2.serialize([token]) for token in tokens if _is_raw_colour(token))
    return Declaration(node.lower_name, tinycss2.serialize(node.value).strip(), functions, units, colours)


def _is_raw_colour(token: Any) -> bool:
    if token.type == "ident" and token.lower_value in {"transparent", "currentcolor"}:
        return False
    return token.type in {"ident", "hash", "function"} and parse_color(token) is not None


def _tokens(nodes: list[Any]) -> Iterator[Any]:
    for node in nodes:
        yield node
        yield from _tokens(getattr(node, "arguments", None) or getattr(node, "content", None) or [])
