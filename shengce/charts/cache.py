"""Drawn charts kept in a folder under the hash of all that makes them what they are."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

_LIBRARIES = ("altair", "vl-convert-python")


@dataclass(frozen=True)
class ChartImages:
    """One chart as two SVG texts: ``wide`` drawn for 720 px, ``narrow`` for 340 px."""

    wide: str
    narrow: str


@dataclass(frozen=True)
class ChartCache:
    """A read-through store of drawn charts; ``folder`` is made when the first chart is kept."""

    folder: Path

    def images(self, content: str, draw: Callable[[], ChartImages]) -> ChartImages:
        """Return the images of a chart whose canonical JSON is ``content``; draw and keep them when there are none.

        A file that is damaged in any way counts as none. Raises OSError when the folder cannot be written.
        """
        file = self.folder / f"{_key(content)}.json"
        kept = _read(file)
        if kept is not None:
            return kept
        images = draw()
        _write(file, images)
        return images


def _key(content: str) -> str:
    return hashlib.sha256(f"{_drawing_version()}\n{content}".encode()).hexdigest()


@cache
def _drawing_version() -> str:
    """Return a hash of this package's source and of the libraries' versions."""
    digest = hashlib.sha256()
    for file in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(f"{file.name}\n".encode() + file.read_bytes())
    for library in _LIBRARIES:
        digest.update(f"{library} {version(library)}\n".encode())
    return digest.hexdigest()


def _read(file: Path) -> ChartImages | None:
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        images = ChartImages(kept["wide"], kept["narrow"])
        return images if kept["sha256"] == _checksum(images) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write(file: Path, images: ChartImages) -> None:
    """Put the file in place in one step, so that a killed run leaves either nothing or all of it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, suffix=".part")
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump(asdict(images) | {"sha256": _checksum(images)}, stream, ensure_ascii=False)
        unfinished.replace(file)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def _checksum(images: ChartImages) -> str:
    return hashlib.sha256(f"{images.wide}\0{images.narrow}".encode()).hexdigest()
