"""Full-width signs that an input method typed where YAML has its own: found, so that they are named on their line.

YAML takes them for letters. What it then complains of, if anything, stands on another line and speaks of another sign.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SPACES = "\u3000\u00a0\u2000-\u200a"


@dataclass(frozen=True)
class Sign:
    """A sign as found, its name, and what to write for it."""

    found: str
    name: str
    right: str


_SIGNS = {
    "：": ("full-width colon", "“: ”, a colon and a space"),
    "，": ("full-width comma", "“, ”"),
    "、": ("enumeration comma", "“, ”"),
    "；": ("full-width semicolon", "“, ”"),
    "［": ("full-width bracket", "“[”"),
    "］": ("full-width bracket", "“]”"),
    "｛": ("full-width brace", "“{”"),
    "｝": ("full-width brace", "“}”"),
    "＃": ("full-width number sign", "“#”"),
    "－": ("full-width hyphen", "“-”"),
    "＂": ("full-width quotation mark", "a plain quotation mark"),
    "＇": ("full-width apostrophe", "a plain apostrophe"),
    "“": ("curly quotation mark", "a plain quotation mark"),
    "”": ("curly quotation mark", "a plain quotation mark"),
    "‘": ("curly quotation mark", "a plain apostrophe"),
    "’": ("curly quotation mark", "a plain apostrophe"),
}
_IN_KEY = re.compile(rf"[：，、；［］｛｝{_SPACES}]")
# A plain value that begins as a field or an item of a list does, or is opened by a sign that opens nothing in YAML.
_IN_VALUE = re.compile(
    rf"[a-z_][a-z0-9_-]*[ ]*(?P<after>[：，、；])|[a-z_]+:(?P<space>[{_SPACES}])|(?P<opening>[［｛＂＇＃－])"
)
# Where a line of YAML has a sign of its own: after a field's name, before the next field, around a value.
_FIELD = r"[a-z_][a-z0-9_-]*[ ]*"
_IN_LINE = re.compile(
    rf"(?:^[ ]*(?:-[ ]+)*|[{{,，｛][ ]*){_FIELD}(?P<colon>：)"
    rf"|(?P<comma>[，、；])[ ]*{_FIELD}[:：]"
    rf"|(?:^[ ]*(?:-[ ]+)*|[{{,][ ]*)(?:{_FIELD}:)?(?P<space>[{_SPACES}])"
    rf"|(?:^[ ]*(?:-[ ]+)*|[{{,][ ]*)(?:{_FIELD}:[ ]+)?(?P<opening>[［｛＂＇＃－])"
    r"|(?P<closing>[］｝])[ ]*$"
)
# Curly quotation marks open and close many a good text, so they are blamed on the very line alone.
_CURLY = re.compile(rf"{_FIELD}:[ ]+(?P<opening>[“‘])")
_QUOTED_OR_COMMENT = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|(?:^|(?<=\s))#.*")
_LINES_BEFORE = 3


def sign_in_key(key: str) -> Sign | None:
    """Return the sign in a field's name, which has none of its own, or None."""
    found = _IN_KEY.search(key)
    return _sign(found.group()) if found else None


def sign_in_value(value: str) -> Sign | None:
    """Return the sign that makes a plain value of what was meant as a field, list or quotation, or None."""
    found = _IN_VALUE.match(value)
    return _sign(_character(found)) if found else None


def sign_before(text: str, line: int) -> tuple[int, Sign] | None:
    """Return line and sign of the first one at or a little above the line (from 1) at which YAML gave up, or None."""
    lines = [_QUOTED_OR_COMMENT.sub(_blank, written) for written in text.split("\n")[:line]]
    written = [number for number, content in enumerate(lines, start=1) if content.strip()]
    for number in written[-_LINES_BEFORE:]:
        if found := _IN_LINE.search(lines[number - 1]):
            return number, _sign(_character(found))
    found = _CURLY.search(lines[-1])
    return (line, _sign(_character(found))) if found else None


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group()) if found.group().startswith("#") else "x" * len(found.group())


def _character(found: re.Match[str]) -> str:
    return next(character for character in found.groupdict().values() if character)


def _sign(character: str) -> Sign:
    return Sign(character, *_SIGNS.get(character, ("no space of YAML", "a plain space")))
