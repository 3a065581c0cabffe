"""Citations read back as reference managers read them: simple parsers of BibTeX and RIS."""

from __future__ import annotations

import re
from collections.abc import Sequence


def read_bibtex(lines: Sequence[str]) -> list[tuple[str, str, dict[str, str]]]:
    """Return type, key and fields of each entry, reading braces as BibTeX does."""
    text, entries = "\n".join(lines), []
    while found := re.match(r"\s*@(\w+)\{([^\s,{}]+),", text):
        text, fields = text[found.end() :], {}
        while field := re.match(r"\s*(\w+) = \{", text):
            text = text[field.end() :]
            value, text = _braced(text)
            fields[field[1]] = value
            text = text.removeprefix(",")
        closing = re.match(r"\s*\}", text)
        assert closing, f"the entry has no end: {text}"
        text = text[closing.end() :]
        entries.append((found[1], found[2], fields))
    assert not text.strip(), f"left over: {text}"
    return entries


def _braced(text: str) -> tuple[str, str]:
    depth, place = 1, 0
    while depth:
        sign = text[place]
        if sign == "\\":
            place += 1
        depth += {"{": 1, "}": -1}.get(sign, 0)
        place += 1
    return text[: place - 1], text[place:]


def shown_by_tex(value: str) -> str:
    """Return what TeX would print of a field in double braces."""
    assert value.startswith("{") and value.endswith("}")
    named = {r"\textbackslash{}": "\0", r"\textasciicircum{}": "^", r"\textasciitilde{}": "~"}
    text = value[1:-1]
    for written, sign in named.items():
        text = text.replace(written, sign)
    assert not re.search(r"(?<!\\)[%&$#_]", text), f"means something to TeX: {text}"
    return re.sub(r"\\([{}%&$#_])", r"\1", text).replace("\0", "\\")


def read_ris(lines: Sequence[str]) -> list[list[tuple[str, str]]]:
    """Return the fields of each record in order."""
    records: list[list[tuple[str, str]]] = []
    for line in lines:
        found = re.fullmatch(r"([A-Z][A-Z0-9])  -(?: (.*))?", line)
        assert found, f"no line of RIS: {line}"
        if found[1] == "TY":
            records.append([])
        records[-1].append((found[1], found[2] or ""))
    assert all(record[-1] == ("ER", "") and [tag for tag, _ in record].count("ER") == 1 for record in records)
    return records
