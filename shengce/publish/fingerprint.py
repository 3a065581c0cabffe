"""One short text that changes whenever any byte that goes into, or stands in, the site changes."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

IGNORED_FOLDERS = frozenset({"__pycache__"})
# What takes part in turning Markdown into HTML; a new version of any of them is a reason to build again.
PACKAGES = ("Jinja2", "Markdown", "Pygments", "mkdocs", "mkdocs-material", "pymdown-extensions", "zensical")


def tree_hash(paths: Iterable[Path], root: Path) -> str:
    """Return the SHA-256 (hex) of every file's path, relative to ``root``, and bytes; missing paths add nothing."""
    total = hashlib.sha256()
    for path in sorted({file for given in paths for file in _files(given)}):
        content = hashlib.sha256(path.read_bytes()).digest()
        total.update(path.relative_to(root).as_posix().encode() + b"\0" + content)
    return total.hexdigest()


def package_versions() -> str:
    """Return the versions of Python and of the packages that make the HTML, one a line."""
    lines = [f"python {platform.python_version()}"]
    for package in PACKAGES:
        try:
            lines.append(f"{package} {metadata.version(package)}")
        except metadata.PackageNotFoundError:
            lines.append(f"{package} absent")
    return "\n".join(lines)


def _files(path: Path) -> Iterable[Path]:
    if path.is_file():
        return (path,)
    return (file for file in path.rglob("*") if file.is_file() and not IGNORED_FOLDERS.intersection(file.parts))
