"""Addresses of scripts and style sheets that change with what the files hold.

Hosts let browsers keep a file for a while. A new page that used a kept old script, or a new script that used a kept old
module, would not work; so a page, and each module, asks for the others by the version that it was published with. It
stands in the query: an old page, kept as well, still gets a file where it asks for one.
"""

from __future__ import annotations

import re
from pathlib import Path

from shengce.files import files_below, write_whole
from shengce.publish.fingerprint import tree_hash

SCRIPTS = Path("assets", "js")
SHEETS = Path("assets", "css")

_THEME = Path("theme")
_DIGITS = 12
_IMPORT = re.compile(
    rb"""((?<![\w$.#])(?:(?:import|export)\b[^;"'`()]*?\bfrom|import\b\s*\(?)\s*)(["'])(\.{1,2}/[^"'?#\s]*\.js)\2"""
)


def version_of(folder: Path) -> str:
    """Return what ends the address of every file of a folder, such as ``?v=0f3a…``: it changes when any of them does.

    Never digits alone, which the reader of mkdocs.yml would take for a number.
    """
    return f"?v={tree_hash([folder], folder)[:_DIGITS]}"


def scripts_version(project_root: Path) -> str:
    """Return what ends the addresses of the theme's scripts, those in the scripts included."""
    return version_of(project_root / _THEME / SCRIPTS)


def sheets_version(project_root: Path) -> str:
    """Return what ends the addresses of the theme's style sheets."""
    return version_of(project_root / _THEME / SHEETS)


def version_imports(scripts: Path, version: str) -> None:
    """Let each module below a folder ask for the modules that it imports by their version; the files are rewritten."""
    for module in files_below(scripts):
        if module.suffix == ".js":
            write_whole(module, _with_version(module.read_bytes(), version.encode()))


def _with_version(module: bytes, version: bytes) -> bytes:
    return _IMPORT.sub(lambda found: b"%b%b%b%b%b" % (*found.group(1, 2, 3), version, found[2]), module)
