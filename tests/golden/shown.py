"""What a page says, a line a block: the form in which pages are kept, so that a change of a number reads as one.

Markup that only carries the look is left out; what carries meaning stays: addresses in ``<>``, cells after ``|``, and
in ``{}`` the ids, the fills of verdicts, the widths of bars, and other attributes that a reader or a script depends on.
"""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

_INLINE = frozenset(
    ["a", "abbr", "code", "del", "input", "span", "svg", "circle", "line", "path", "rect", "tbody", "thead"]
)
_CELLS = frozenset(["td", "th"])
_VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta"})
_STRUCK = "del"
_SHOWN = frozenset({"id", "title", "value", "width", "cx", "x", "aria-current", "hidden", "data-lower-first"})
_DROPPED = frozenset({"data-copied", "data-failed", "data-search"})
_MEANINGFUL_CLASSES = re.compile(r"sc-(fill--.+|step-.+|verdict--.+|none|na|heat__tick)")
_NEW_ISSUE = "/issues/new"
_FOR_MACHINES = "structured_data:"  # long lines, which tests/sharing reads


class _Shown(HTMLParser):
    """Gathers the lines; ``open`` counts the elements that are open, outside of which line breaks are the text's."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = [""]
        self.open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag not in _INLINE | _CELLS:
            self.lines.append("")
        if tag in _CELLS:
            self.lines[-1] += " | "
        self.lines[-1] += "".join(f"{{{mark}}} " for mark in _marks(tag, attributes))
        if tag not in _VOID:
            self.open.append((tag, attributes.get("href", "")))

    def handle_endtag(self, tag: str) -> None:
        if not self.open:
            raise ValueError(f"</{tag}> closes nothing")
        opened, address = self.open.pop()
        if opened != tag:
            raise ValueError(f"</{tag}> closes <{opened}>")
        if address:
            self.lines[-1] += f" <{_address(address)}>"
        if tag not in _INLINE | _CELLS:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][0] == "script":
            self.lines += json.dumps(json.loads(data), ensure_ascii=False, indent=1, sort_keys=True).splitlines()
        elif self.open:
            self.lines[-1] += re.sub(r"\s+", " ", data)
        else:
            first, *others = data.split("\n")
            self.lines[-1] += first
            self.lines += others


def _marks(tag: str, attributes: dict[str, str]) -> list[str]:
    classes = [name for name in attributes.get("class", "").split() if _MEANINGFUL_CLASSES.fullmatch(name)]
    shown = [f"{name}={value}" for name, value in attributes.items() if _is_shown(tag, name, value)]
    struck = ["struck"] if tag == _STRUCK else []
    return struck + [name.removeprefix("sc-") for name in classes] + shown


def _is_shown(tag: str, name: str, value: str) -> bool:
    if name.startswith("data-") and name not in _SHOWN:
        return bool(value) and name not in _DROPPED
    return name in _SHOWN and (tag, name) != ("svg", "width")


def _address(url: str) -> str:
    """Return an address; of a form for a new issue, which is long, its title only."""
    parts = urlsplit(url)
    return f"new issue: {parse_qs(parts.query)['title'][0]}" if parts.path.endswith(_NEW_ISSUE) else url


def shown(page: str) -> str:
    """Return what the Markdown of a page says.

    Raises ValueError when elements are not nested.
    """
    parser = _Shown()
    parser.feed(page)
    parser.close()
    if parser.open:
        raise ValueError(f"<{parser.open[-1][0]}> is not closed")
    lines = (re.sub(r" {2,}", " ", line).strip() for line in parser.lines)
    return "".join(f"{line}\n" for line in lines if line and not line.startswith(_FOR_MACHINES))
