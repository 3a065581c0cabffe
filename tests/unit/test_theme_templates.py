"""The theme's templates keep to what both engines' template languages know: MkDocs has Jinja, Zensical minijinja."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from tests.project import REPOSITORY

TEMPLATES = sorted((REPOSITORY / "theme").rglob("*.html"))


def method_calls(template: str) -> list[str]:
    """Return every call of a method, other than of a macro that the template imported."""
    tree = Environment().parse(template)
    imported = {item.target for item in tree.find_all(nodes.Import)}
    return [
        f"line {call.lineno}: .{call.node.attr}()"
        for call in tree.find_all(nodes.Call)
        if isinstance(call.node, nodes.Getattr) and not _is_named(call.node.node, imported)
    ]


def _is_named(node: nodes.Node, names: set[str]) -> bool:
    return isinstance(node, nodes.Name) and node.name in names


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(REPOSITORY).as_posix())
def test_no_method_is_called(path: Path) -> None:
    assert method_calls(path.read_text(encoding="utf-8")) == []


def test_method_calls_are_found() -> None:
    used = '{% import "x" as lang %}{{ lang.t("a") }}{{ super() }}{% if path.startswith("a") %}{% endif %}'
    assert method_calls(used) == ["line 1: .startswith()"]
