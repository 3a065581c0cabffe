"""The lint that holds scripts and style sheets to the oldest browsers of the baseline."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.baseline.derive import BASELINE, is_newer
from tests.baseline.lint import problems
from tests.project import REPOSITORY

SOURCES = sorted(path for path in (REPOSITORY / "theme" / "assets").rglob("*.*s") if path.suffix in {".js", ".css"})


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.name)
def test_nothing_is_newer_than_the_baseline(file: Path) -> None:
    assert problems(file) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *(
            ("a.js", text)
            for text in (
                "list.toSorted();",
                "list.toReversed().at(-1);",
                "list.with(1, 2);",
                "input.checkVisibility();",
                "Object.groupBy(list, f);",
                "Map.groupBy(list, f);",
                "one.union(other);",
                "Array.fromAsync(list);",
                "Promise.withResolvers();",
                "URL.canParse(text);",
                "URL.parse(text);",
                "AbortSignal.any(list);",
                "document.startViewTransition(f);",
                "const a = /[a--b]/v;",
                'import data from "./a.json" with { type: "json" };',
            )
        ),
        *(
            ("a.css", text)
            for text in (
                "a { color: light-dark(red, blue); }",
                "a { color: color-mix(in srgb, red, blue); }",
                "a { color: red; &:hover { color: blue; } }",
                "@starting-style { a { color: red; } }",
                "@scope (a) { b { color: red; } }",
                "input:user-invalid { color: red; }",
            )
        ),
    ],
)
def test_what_is_newer_is_named_with_its_line(tmp_path: Path, name: str, text: str) -> None:
    file = tmp_path / name
    file.write_text(f"/* .toSorted() color-mix() */\n{text}\n", encoding="utf-8")
    assert problems(file)
    assert all(line.startswith(f"{name}:2: ") for line in problems(file))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.js", 'const words = "list.toSorted()"; // list.toSorted()\n'),
        ("a.js", "list.sort(); list.findLast(f); list.at(-1); Object.hasOwn(a, b); text.replaceAll(a, b);\n"),
        ("a.js", "const found = { first, bytes: file.bytes }; JSON.parse(text);\n"),
        ("a.css", "a {\n  color: red;\n  color: color-mix(in srgb, red, blue);\n}\n"),
        ("a.css", "a:focus-visible { inset: 0; }\n@media (max-width: 1em) { a { color: red; } }\n"),
    ],
)
def test_what_is_known_everywhere_passes(tmp_path: Path, name: str, text: str) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    assert problems(file) == []


@pytest.mark.parametrize(
    ("chrome", "newer"),
    [
        ({"version_added": "109"}, False),
        ({"version_added": "110"}, True),
        ({"version_added": "≤37"}, False),
        ({"version_added": False}, True),
        ({"version_added": "preview"}, True),
        ({"version_added": "80", "flags": []}, True),
        ({"version_added": "80", "version_removed": "100"}, True),
        ([{"version_added": "120"}, {"version_added": "90", "prefix": "webkit"}], True),
        ([{"version_added": "90"}, {"version_added": "20", "prefix": "webkit"}], False),
    ],
)
def test_a_feature_is_newer_where_one_browser_does_not_know_it(chrome: object, newer: bool) -> None:
    support = {browser: {"version_added": "1"} for browser in BASELINE} | {"chrome": chrome}
    assert is_newer({"__compat": {"support": support}}) is newer
