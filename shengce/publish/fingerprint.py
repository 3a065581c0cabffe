"""Short texts that change whenever what goes into the site, or stands in it, changes."""

from __future__ import annotations

import codecs
import hashlib
import os
import platform
import re
from collections.abc import Callable, Iterable, Iterator
from importlib import metadata
from pathlib import Path

from shengce.files import files_below

# Whatever takes part in making the site with either engine: a new version of any of it is a reason to build again.
LOCKS = tuple(Path(__file__).parents[2] / "requirements" / name for name in ("site.txt", "zensical.txt"))
_SHORT_HASH = 8
# Schemas are made from the code; changes tell of versions, and so are part of none.
_NO_DATA = frozenset({"schema", "changes"})
_LOCKED = re.compile(r"^([\w.-]+)==", re.MULTILINE)


def tree_hash(paths: Iterable[Path], root: Path, read: Callable[[Path], bytes] = Path.read_bytes) -> str:
    """Return the SHA-256 (hex) of every file's path, relative to ``root``, and bytes; missing paths add nothing."""
    total = hashlib.sha256()
    for path in _files(paths):
        content = hashlib.sha256(read(path)).digest()
        total.update(os.fsencode(path.relative_to(root).as_posix()) + b"\0" + content)
    return total.hexdigest()


def content_of(records: Path) -> str:
    """Return the short hash of the data in a folder of records, by which their version is known.

    A byte order mark and how lines end are no matter of the data.
    """
    data = [path for path in records.iterdir() if path.name not in _NO_DATA]
    return tree_hash(data, records, _as_it_reads)[:_SHORT_HASH]


def _as_it_reads(path: Path) -> bytes:
    content = path.read_bytes()
    return content.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n") if path.suffix == ".yml" else content


def last_touched(paths: Iterable[Path]) -> str:
    """Return a text that changes when any of the files is written, even if the same bytes are put back."""
    total = hashlib.sha256()
    for path in _files(paths):
        found = path.stat()
        total.update(os.fsencode(path) + f"\0{found.st_ino} {found.st_size} {found.st_ctime_ns}".encode())
    return total.hexdigest()


def package_versions() -> str:
    """Return the versions of Python and of every package that the site is locked to, as installed, one a line."""
    return "\n".join([f"python {platform.python_version()}", *map(_installed, locked_packages())])


def locked_packages() -> tuple[str, ...]:
    """Return the names of all packages that the locks of the site and of the second engine list, sorted."""
    locked = {name for lock in LOCKS for name in _LOCKED.findall(lock.read_text(encoding="utf-8"))}
    return tuple(sorted(locked))


def _installed(package: str) -> str:
    try:
        return f"{package} {metadata.version(package)}"
    except metadata.PackageNotFoundError:
        return f"{package} absent"


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield every file once, sorted, without what editors and systems leave."""
    found = {file for path in paths for file in ((path,) if path.is_file() else files_below(path))}
    return (file for file in sorted(found, key=lambda path: path.parts) if file.is_file())
