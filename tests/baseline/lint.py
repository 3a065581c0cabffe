"""What a script or style sheet uses that the oldest browsers of the baseline do not know, told by ``newer.json``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from tests.baseline.derive import NEWER

# What is used where it is known and done without elsewhere, or is no use of the thing that bears the name.
ALLOWED = {
    "Intl.Segmenter": "looser queries are parted where it is known",
    ".phrase": "of an index, not of speech",
    ".segment": "of an Intl.Segmenter",
    ".createObjectURL": "of a page, not of a worker",
    ".revokeObjectURL": "of a page, not of a worker",
    ":has": "narrows a column's padding",
    ":marker": "plain in Safari",
    ":selection": "a colour",
    ":-webkit-search-cancel-button": "hides what only WebKit shows",
    "@page": "margins of paper",
}
# Syntax that is newer, beyond names. The newest Chromium runs it, so that only this tells.
_SYNTAX = {
    "flag v of regular expressions": re.compile(r"/[dgimsuy]*v[dgimsuy]*(?=[\s.,;)\]])|RegExp\([^)]*\"\w*v\w*\"\)"),
    "import attributes": re.compile(r"\bimport\b[^;]*\bwith\s*\{"),
    "using": re.compile(r"^\s*(?:await )?using \w+ =", re.MULTILINE),
    "modifiers of regular expressions": re.compile(r"\(\?[ims]*-?[ims]+:"),
}
_COMMENT = re.compile(r"/\*.*?\*/|(?<![:\\])//[^\n]*", re.DOTALL)
_TEXT = re.compile(r"\"(?:\\.|[^\"\\\n])*\"")
_NESTED = re.compile(r"\{[^{}]*;\s*[&.#:>][^{};]*\{")


@cache
def newer() -> dict[str, Any]:
    """Return the list."""
    found: dict[str, Any] = json.loads(NEWER.read_text(encoding="utf-8"))
    return found


def problems(file: Path) -> list[str]:
    """Return a line for each use of something newer in a .js or .css file."""
    text = _COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), file.read_text(encoding="utf-8"))
    uses = _script_uses(text) if file.suffix == ".js" else _style_uses(text) if file.suffix == ".css" else iter(())
    return [
        f"{file.name}:{text.count(chr(10), 0, place) + 1}: {what} is newer than the oldest browsers of the baseline"
        for place, what in uses
        if what not in ALLOWED
    ]


def _script_uses(text: str) -> Iterator[tuple[int, str]]:
    code = _TEXT.sub(lambda found: '"' + " " * (len(found[0]) - 2) + '"', text)
    names, whole, by_interface = set(newer()["names"]), set(newer()["interfaces"]), newer()["members"]
    for found in re.finditer(r"(?:\b([A-Z]\w+(?:\.[A-Z]\w+)?))?\??\.([A-Za-z]\w*)(\()?", code):
        interface, member = found[1] or "", found[2]
        if {member, f"{member}_static"} & set(by_interface.get(interface, ())):
            yield found.start(), f"{interface}.{member}"
        elif member in names and found[3]:
            yield found.start(), f".{member}"
    for found in re.finditer(r"\b(?:new\s+)?([A-Z]\w+)\b(?=[(.])", code):
        if found[1] in whole:
            yield found.start(), found[1]
    for what, pattern in _SYNTAX.items():
        yield from ((found.start(), what) for found in pattern.finditer(text))


def _style_uses(text: str) -> Iterator[tuple[int, str]]:
    styles = set(newer()["styles"])
    for found in re.finditer(r"(?<=:):?-?[a-z][a-z-]*|@[a-z-]+|(?<![\w-])[a-z-]+\(", text):
        word = found[0] if found[0][0] == "@" or found[0].endswith("(") else f":{found[0].lstrip(':')}"
        is_selector = word[0] != ":" or re.match(r"[^;}]*\{", text[found.end() :]) is not None
        if word in styles and is_selector and not (word.endswith("(") and _has_fallback(text, found.start())):
            yield found.start(), word
    yield from ((found.start(), "nesting") for found in _NESTED.finditer(text))


def _has_fallback(text: str, place: int) -> bool:
    """Tell whether the declaration before sets the same property, for browsers that drop this one."""
    *_, before, own = ("", *text[:place].rsplit(";", 1))
    return bool(own.strip()) and before.rpartition("\n")[2].partition(":")[0].strip() == own.partition(":")[0].strip()
