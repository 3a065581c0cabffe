"""A view formats: what is larger, better, newest or far is decided in derive, where it is tested."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.project import REPOSITORY

_ORDERS = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
_CHOICES = frozenset({"max", "min", "abs", "round"})


def decisions(source: str) -> Iterator[int]:
    """Yield the lines on which values are ordered or chosen by size."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Compare) and isinstance(node.ops[0], _ORDERS):
            yield node.lineno
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _CHOICES:
            yield node.lineno
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            yield node.lineno


def test_decisions_are_recognised() -> None:
    assert list(decisions("a = b > 1")) == list(decisions("max(a)")) == list(decisions("sorted(a, key=-b)")) == [1]
    assert list(decisions("a = b == 1 and c is None")) == []


def test_no_view_compares_numbers() -> None:
    views = sorted((REPOSITORY / "shengce" / "views").rglob("*.py"))
    assert len(views) > 30
    found = [f"{path.relative_to(REPOSITORY)}:{line}" for path in views for line in decisions(_text(path))]
    assert found == []


def test_no_view_writes_a_count_by_itself() -> None:
    bare = re.compile(r":,\}|str\(len\(|f\"\{len\(")
    views = sorted((REPOSITORY / "shengce" / "views").rglob("*.py"))
    assert [path.name for path in views if bare.search(_text(path))] == []


def test_no_template_writes_a_count_by_itself() -> None:
    templates = sorted((REPOSITORY / "templates").rglob("*.md.j2"))
    counting = [line for path in templates for line in _text(path).splitlines() if "| length" in line]
    written = re.compile(r"item=[a-z_.]+ \| length|span=\"\{\{ [a-z_.]+ \| length")
    assert [line for line in counting if not written.search(line)] == []


# DEL.search(r'item=[a-z_.]+ \| length|span="\{\{ [a-z_.]+ \| length', line)] == []


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
