"""Files written so that a killed run leaves whole pages and an unchanged run writes nothing.

The manifest (docs/manifest.json) lists every generated file with its hash. Only files listed there are overwritten or
removed. All changed files are first written beside their places and then renamed one by one; a page is always whole,
the old one or the new one, and the next run completes what a killed one began.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from shengce.problems import Problem, RecordsError
from shengce.render.pages import Output

MANIFEST = PurePosixPath("docs/manifest.json")
_STAGED = ".new"


@dataclass(frozen=True)
class Written:
    """What a run changed, by path relative to the project."""

    written: tuple[PurePosixPath, ...]
    removed: tuple[PurePosixPath, ...]
    unchanged: int


def write_outputs(root: Path, outputs: Iterable[Output]) -> Written:
    """Bring the generated files under ``root`` to the outputs given.

    Raises RecordsError, before anything is written, when a file that is not in the manifest stands in the way.
    """
    wanted = {output.path: output.content for output in outputs}
    listed = read_manifest(root)
    _refuse_strangers(root, wanted, listed)
    changed = sorted(path for path, content in wanted.items() if _read(root / path) != content)
    stale = sorted(path for path in listed if path not in wanted and (root / path).is_file())
    for path in changed:
        _stage(root / path, wanted[path])
    if changed or stale:
        _write_manifest(root, set(wanted) | set(listed))
    for path in changed:
        _staged(root / path).replace(root / path)
    for path in stale:
        (root / path).unlink()
        _remove_empty_folders(root, path)
    _write_manifest(root, set(wanted))
    return Written(tuple(changed), tuple(stale), len(wanted) - len(changed))


def read_manifest(root: Path) -> dict[PurePosixPath, str]:
    """Return the generated files by path, with their hashes; empty when there is no manifest."""
    content = _read(root / MANIFEST)
    if content is None:
        return {}
    listed: dict[str, str] = json.loads(content)["files"]
    return {PurePosixPath(path): digest for path, digest in listed.items()}


def _refuse_strangers(root: Path, wanted: dict[PurePosixPath, bytes], listed: dict[PurePosixPath, str]) -> None:
    problems = []
    for path in sorted(set(wanted) - set(listed)):
        present = _read(root / path)
        if present is not None and present != wanted[path]:
            message = "a hand-written page stands where a generated one belongs; move or rename it"
            problems.append(Problem(path, 1, "", "page-in-the-way", message))
    if problems:
        raise RecordsError(problems)


def _write_manifest(root: Path, paths: set[PurePosixPath]) -> None:
    files = {}
    for path in sorted(paths):
        staged = _read(_staged(root / path))
        content = staged if staged is not None else _read(root / path)
        if content is not None:
            files[str(path)] = hashlib.sha256(content).hexdigest()
    content = (json.dumps({"files": files}, indent=1, sort_keys=True) + "\n").encode()
    place = root / MANIFEST
    if _read(place) != content:
        _stage(place, content)
        _staged(place).replace(place)


def _stage(place: Path, content: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    _staged(place).write_bytes(content)


def _staged(place: Path) -> Path:
    return place.with_name(place.name + _STAGED)


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _remove_empty_folders(root: Path, path: PurePosixPath) -> None:
    for folder in path.parents:
        place = root / folder
        if len(folder.parts) <= 2 or any(place.iterdir()):
            return
        place.rmdir()
