"""Make ``newer.json``: what the browsers of the baseline do not know, taken from MDN's browser-compat-data.

Run it with the package's ``data.json`` when the baseline changes or scripts use what the list does not know:
``npm pack @mdn/browser-compat-data``, unpack, ``python -m tests.baseline.derive package/data.json``.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Compat = dict[str, Any]
NEWER = Path(__file__).with_name("newer.json")
BASELINE = {"chrome": 109, "edge": 109, "firefox": 115, "safari": 16.4, "safari_ios": 16.4}
"""The oldest browsers in which everything works: those of the last two years, and the last ones for Windows 7."""


def is_known(feature: Compat, browser: str) -> bool:
    """Tell whether a browser of the baseline knows a feature, unprefixed and without a setting."""
    support = feature["__compat"]["support"].get(browser, {"version_added": False})
    return any(_holds(one, BASELINE[browser]) for one in (support if isinstance(support, list) else [support]))


def _holds(support: Compat, version: float) -> bool:
    if {"flags", "prefix", "alternative_name", "partial_implementation"} & set(support) or "version_removed" in support:
        return False
    found = re.match(r"≤?(\d+(?:\.\d+)?)", str(support["version_added"]))
    return found is not None and float(found[1]) <= version


def is_newer(feature: Compat) -> bool:
    """Tell whether a browser of the baseline does not know a feature that the newest Chromium may know."""
    return not all(is_known(feature, browser) for browser in BASELINE)


def interfaces(data: Compat) -> Iterator[tuple[str, Compat]]:
    """Yield the interfaces and objects of scripts, with their members."""
    builtins = data["javascript"]["builtins"]
    yield from ((name, value) for name, value in data["api"].items() if "__compat" in value)
    yield from ((name, value) for name, value in builtins.items() if "__compat" in value)
    yield from ((f"Intl.{name}", value) for name, value in builtins["Intl"].items() if "__compat" in value)


def members(interface: Compat) -> Iterator[tuple[str, Compat]]:
    """Yield the members of an interface under MDN's names: a static method of the web's interfaces ends in _static."""
    for name, value in interface.items():
        if re.fullmatch(r"[A-Za-z]\w*", name) and "__compat" in value and "event" not in name:
            yield name, value


def newer(data: Compat) -> dict[str, Any]:
    """Return what is newer: members by interface, names that stand for nothing older, and parts of style sheets."""
    lacking: dict[str, list[str]] = {}
    older: set[str] = set()
    for name, interface in interfaces(data):
        for member, feature in members(interface):
            if is_newer(interface) or is_newer(feature):
                lacking.setdefault(name, []).append(member)
            else:
                older.add(member)
    whole = sorted(name for name, interface in interfaces(data) if is_newer(interface) and not name.startswith("Intl."))
    names = sorted({member for found in lacking.values() for member in found} - older)
    return {
        "interfaces": whole,
        "members": {name: sorted(set(found)) for name, found in sorted(lacking.items())},
        "names": names,
        "styles": sorted(_styles(data["css"])),
    }


def _styles(css: Compat) -> Iterator[str]:
    """Yield functions, selectors and rules that make an older browser drop a declaration or a whole rule."""
    for name, value in css["selectors"].items():
        if "__compat" in value and is_newer(value):
            yield name if name == "nesting" else f":{name}"
    for name, value in css["at-rules"].items():
        if "__compat" in value and is_newer(value):
            yield f"@{name}"
    for kind in css["types"].values():
        for name, value in kind.items():
            if "__compat" in value and is_newer(value) and re.fullmatch(r"[a-z-]+", name):
                yield f"{name}("


def main(data_file: str) -> None:
    """Write the list."""
    data = json.loads(Path(data_file).read_text(encoding="utf-8"))
    NEWER.write_text(json.dumps(newer(data), indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
