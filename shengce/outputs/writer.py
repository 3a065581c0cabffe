"""Files written so that a killed run leaves whole pages and an unchanged run writes nothing.

The manifest (docs/manifest.json) lists every generated file with its hash. Only files listed there are overwritten or
removed. All changed files are first written to .build/staged/ and then renamed one by one; a page is always whole, the
old one or the new one, and the next run completes what a killed one began.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from shengce.problems import Problem, RecordsError

MANIFEST = PurePosixPath("docs/manifest.json")
_STAGED = PurePosixPath(".build/staged")


@dataclass(frozen=True)
class Output:
    """A file to be written: its path relative to the project, and its bytes."""

    path: PurePosixPath
    content: bytes


@dataclass(frozen=True)
class Written:
    """What a run changed, by path relative to the project."""

    written: tuple[PurePosixPath, ...]
    removed: tuple[PurePosixPath, ...]
    unchanged: int


def write_outputs(root: Path, outputs: Iterable[Output]) -> Written:
    """Bring the generated files under ``root`` to the outputs given.

    Raises RecordsError, before anything is written, when something that is not in the manifest stands in the way, or
    when the manifest cannot be relied on.
    """
    wanted = {output.path: output.content for output in outputs}
    listed = read_manifest(root)
    _refuse_strangers(root, wanted, listed)
    _forget_staged(root)
    changed = sorted(path for path, content in wanted.items() if _read(root / path) != content)
    stale = sorted(path for path in listed if path not in wanted and (root / path).is_file())
    if changed or stale:
        _replace(root, {path: wanted[path] for path in changed}, stale, set(wanted) | set(listed))
    _write_manifest(root, set(wanted))
    _forget_staged(root)
    return Written(tuple(changed), tuple(stale), len(wanted) - len(changed))


def _replace(
    root: Path, changed: dict[PurePosixPath, bytes], stale: list[PurePosixPath], known: set[PurePosixPath]
) -> None:
    """Stage what changed, list all that will have been ours, and only then touch the pages themselves."""
    for path, content in changed.items():
        _stage(root, path, content)
    _write_manifest(root, known)
    for path in changed:
        _publish(root, path)
    for path in stale:
        (root / path).unlink()
        _remove_empty_folders(root, path)


def read_manifest(root: Path) -> dict[PurePosixPath, str]:
    """Return the generated files by path, with their hashes; empty when there is no manifest.

    Raises RecordsError when the manifest is damaged or names a file outside the project.
    """
    content = _read(root / MANIFEST)
    if content is None:
        return {}
    try:
        listed: dict[str, str] = json.loads(content)["files"]
        files = {PurePosixPath(path): digest for path, digest in listed.items()}
    except (ValueError, TypeError, KeyError, AttributeError):
        raise _manifest_error("the list of generated files is damaged") from None
    for path in files:
        if path.is_absolute() or ".." in path.parts:
            raise _manifest_error(f"the list of generated files names “{path}”, which is outside the project")
    return files


def _manifest_error(fault: str) -> RecordsError:
    message = f"{fault}; delete it and the generated pages under docs/, then build again"
    return RecordsError([Problem(MANIFEST, 1, "", "manifest", message)])


def _refuse_strangers(root: Path, wanted: dict[PurePosixPath, bytes], listed: dict[PurePosixPath, str]) -> None:
    in_the_way = {_stranger(root, path, content, path in listed) for path, content in wanted.items()}
    message = "a hand-written file stands where a generated page belongs; move or rename it"
    problems = [Problem(path, 1, "", "page-in-the-way", message) for path in in_the_way if path]
    if problems:
        raise RecordsError(problems)


def _stranger(root: Path, path: PurePosixPath, content: bytes, is_ours: bool) -> PurePosixPath | None:
    """Return the path of what stands in the way of a page: the page's own or a folder's above it."""
    for folder in path.parents:
        if (root / folder).exists() and not (root / folder).is_dir():
            return folder
    place = root / path
    if place.is_dir() or (not is_ours and place.exists() and _read(place) != content):
        return path
    return None


def _write_manifest(root: Path, paths: set[PurePosixPath]) -> None:
    files = {}
    for path in sorted(paths):
        staged = _read(root / _STAGED / path)
        content = staged if staged is not None else _read(root / path)
        if content is not None:
            files[str(path)] = hashlib.sha256(content).hexdigest()
    content = (json.dumps({"files": files}, indent=1, sort_keys=True) + "\n").encode()
    if _read(root / MANIFEST) != content:
        _stage(root, MANIFEST, content)
        _publish(root, MANIFEST)


def _forget_staged(root: Path) -> None:
    """Remove what a killed run left, which is of no run's outputs any more, or what this run is done with."""
    shutil.rmtree(root / _STAGED, ignore_errors=True)


def _stage(root: Path, path: PurePosixPath, content: bytes) -> None:
    staged = root / _STAGED / path
    staged.parent.mkdir(parents=True, exist_ok=True)
    staged.write_bytes(content)


def _publish(root: Path, path: PurePosixPath) -> None:
    place = root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    (root / _STAGED / path).replace(place)


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _remove_empty_folders(root: Path, path: PurePosixPath) -> None:
    for folder in path.parents:
        place = root / folder
        if len(folder.parts) <= 2 or any(place.iterdir()):
            return
        place.rmdir()
