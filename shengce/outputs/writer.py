"""Files written so that a killed run leaves whole pages and an unchanged run writes nothing.

The manifest (docs/manifest.json) lists every generated file with its hash. Only files listed there are overwritten or
removed, and only while they hold what the manifest says. All changed files are first written to .build/staged/ and then
renamed one by one; a page is always whole, the old one or the new one. The manifest lists both until the last is in
place, so that the next run completes what a killed one began.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from shengce.files import write_aside, write_whole
from shengce.problems import Problem, RecordsError

MANIFEST = PurePosixPath("docs/manifest.json")
EXPORTS_FOLDER = PurePosixPath(".build/root")
# Nothing outside these is generated, whatever a manifest says.
GENERATED_FOLDERS = (PurePosixPath("docs/zh"), PurePosixPath("docs/en"), EXPORTS_FOLDER)
_STAGED = PurePosixPath(".build/staged")
_MOST_NAMED = 20
_CLEAN = "`git clean -fdX docs` deletes the generated pages: first move away what you wrote and did not commit"


@dataclass(frozen=True)
class Output:
    """A file to be written: its path relative to the project, its bytes, and the hash of what alone it follows from.

    ``view`` is that of a page's view, or of an image's SVG; empty of files that are made each time.
    """

    path: PurePosixPath
    content: bytes
    view: str = ""


@dataclass(frozen=True)
class Written:
    """What a run changed, by path relative to the project."""

    written: tuple[PurePosixPath, ...]
    removed: tuple[PurePosixPath, ...]
    unchanged: int


@dataclass(frozen=True)
class _Manifest:
    """The generated files with their hashes; ``before`` are those that a run is replacing, as they were."""

    files: Mapping[PurePosixPath, str] = field(default_factory=dict)
    before: Mapping[PurePosixPath, str] = field(default_factory=dict)

    def is_ours(self, path: PurePosixPath, digest: str) -> bool:
        """Tell whether a run wrote there what has this hash."""
        return digest in {self.files.get(path), self.before.get(path)}


def write_outputs(root: Path, outputs: Iterable[Output]) -> Written:
    """Bring the generated files under ``root`` to the outputs given. The caller holds the project's lock.

    Raises RecordsError, before anything is written, when something that a run did not write stands in the way, or when
    the manifest cannot be relied on; UserError or OSError when the disk refuses.
    """
    wanted = {output.path: output.content for output in outputs}
    hashes = {path: hashlib.sha256(content).hexdigest() for path, content in wanted.items()}
    manifest = _read_manifest(root)
    found = _found(root, {*wanted, *manifest.files, *manifest.before})
    _refuse_strangers(root, hashes, found, manifest)
    changed = sorted(path for path, digest in hashes.items() if found.get(path) != digest)
    stale = sorted(found.keys() - wanted.keys())
    try:
        if changed or stale:
            before = {path: found[path] for path in (*changed, *stale) if path in found}
            _replace(root, {path: wanted[path] for path in changed}, stale, _Manifest(hashes, before))
        _write_manifest(root, _Manifest(hashes))
    finally:
        _forget_staged(root)
    return Written(tuple(changed), tuple(stale), len(wanted) - len(changed))


def standing(root: Path) -> int | None:
    """Return the number of generated files where each of them stands as the manifest lists it; None otherwise.

    Raises RecordsError when the manifest cannot be relied on.
    """
    manifest = _read_manifest(root)
    as_listed = not manifest.before and _found(root, manifest.files) == manifest.files
    return len(manifest.files) if manifest.files and as_listed else None


def _found(root: Path, paths: Iterable[PurePosixPath]) -> Mapping[PurePosixPath, str]:
    """Return the hash of what stands at each of the paths at which something does."""
    contents = ((path, _read(root / path)) for path in paths)
    return {path: hashlib.sha256(content).hexdigest() for path, content in contents if content is not None}


def read_manifest(root: Path) -> Mapping[PurePosixPath, str]:
    """Return the generated files by path, with their hashes; empty when there is no manifest.

    Raises RecordsError when the manifest is damaged or names a file that is none of the generator's.
    """
    return _read_manifest(root).files


def exports_of(root: Path) -> Mapping[str, Path]:
    """Return the generated files that are no pages, by their path below the site's root."""
    exports = (path for path in read_manifest(root) if path.is_relative_to(EXPORTS_FOLDER))
    return {path.relative_to(EXPORTS_FOLDER).as_posix(): root / path for path in sorted(exports)}


def _replace(root: Path, changed: dict[PurePosixPath, bytes], stale: list[PurePosixPath], known: _Manifest) -> None:
    """Stage what changed, list all that will have been ours, and only then touch the pages themselves."""
    _forget_staged(root)
    (root / _STAGED).mkdir(parents=True, exist_ok=True)
    for path, content in changed.items():
        write_aside(_staged(root, path), content)
    _write_manifest(root, known)
    for path in changed:
        _publish(root, path)
    for path in stale:
        (root / path).unlink()
        _remove_empty_folders(root, path)


def _read_manifest(root: Path) -> _Manifest:
    content = _read(root / MANIFEST)
    if content is None:
        return _Manifest()
    if b"<<<<<<<" in content:
        raise _manifest_error("a merge left its marks in the list of generated files")
    try:
        listed: dict[str, dict[str, str]] = json.loads(content)
        files, before = (
            {PurePosixPath(path): str(digest) for path, digest in listed.get(name, {}).items()}
            for name in ("files", "before")
        )
    except (ValueError, TypeError, AttributeError):
        raise _manifest_error("the list of generated files is damaged") from None
    if "files" not in listed:
        raise _manifest_error("the list of generated files is damaged")
    for path in (*files, *before):
        if ".." in path.parts or not any(path.is_relative_to(folder) for folder in GENERATED_FOLDERS):
            raise _manifest_error(f"the list of generated files names “{path}”, where nothing is generated")
    return _Manifest(files, before)


def _manifest_error(fault: str) -> RecordsError:
    message = f"{fault}; delete it and the generated pages under docs/, then build again ({_CLEAN})"
    return RecordsError([Problem(MANIFEST, 1, "", "manifest", message)])


def _refuse_strangers(
    root: Path, wanted: Mapping[PurePosixPath, str], found: Mapping[PurePosixPath, str], manifest: _Manifest
) -> None:
    """Refuse to touch what no run wrote: what takes a page's place or a folder's, and files with another hash."""
    folders = {folder for path in (*wanted, *found) for folder in path.parents if folder.parts}
    blocked = {folder for folder in folders if _is_no_folder(root / folder)}
    taken = {path for path in (*wanted, *found) if (root / path).is_symlink() or (root / path).is_dir()}
    edited = sorted(
        path
        for path, digest in found.items()
        if wanted.get(path) != digest
        and not manifest.is_ours(path, digest)
        and not blocked.union(taken).intersection((path, *path.parents))
    )
    problems = [_in_the_way(path, "a link or a file stands where a folder belongs; move it away") for path in blocked]
    problems += [_in_the_way(path, "a link or a folder stands where a page belongs; move it away") for path in taken]
    problems += [_in_the_way(path, _words(path, wanted, manifest)) for path in edited[:_MOST_NAMED]]
    if edited and (not manifest.files or len(edited) > _MOST_NAMED):
        problems.append(_in_the_way(MANIFEST, _way_out(len(edited), manifest)))
    if problems:
        raise RecordsError(problems)


def _is_no_folder(place: Path) -> bool:
    return place.is_symlink() or (place.exists() and not place.is_dir())


def _in_the_way(path: PurePosixPath, message: str) -> Problem:
    return Problem(path, 1, "", "page-in-the-way", message)


def _words(path: PurePosixPath, wanted: Mapping[PurePosixPath, str], manifest: _Manifest) -> str:
    if path not in manifest.files and path not in manifest.before:
        return "a hand-written file stands where a generated page belongs; move or rename it"
    if path in wanted:
        return "this generated page was changed by hand; make the change in records or templates, and delete this file"
    return (
        "this is listed as generated, is generated no more, and was changed by hand: delete it, or, where it is yours, "
        f"take it out of {MANIFEST}"
    )


def _way_out(count: int, manifest: _Manifest) -> str:
    fault = "does not agree with" if manifest.files else "is missing, and nothing else tells whose are"
    return (
        f"this list of the generated files {fault} {count} files that stand where generated ones belong; "
        f"if you wrote none of them, delete them: {_CLEAN}"
    )


def _forget_staged(root: Path) -> None:
    """Remove what a killed run left, which is of no run's outputs any more, or what this run is done with."""
    shutil.rmtree(root / _STAGED, ignore_errors=True)


def _staged(root: Path, path: PurePosixPath) -> Path:
    """Return where a file stands until all are written: in one folder, as one for each page takes longer."""
    return root / _STAGED / str(path).replace("/", "!")


def _publish(root: Path, path: PurePosixPath) -> None:
    place = root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    _staged(root, path).replace(place)


def _write_manifest(root: Path, manifest: _Manifest) -> None:
    listed = {"files": _named(manifest.files), **({"before": _named(manifest.before)} if manifest.before else {})}
    content = (json.dumps(listed, indent=1, sort_keys=True) + "\n").encode()
    if _read(root / MANIFEST) != content:
        write_whole(_staged(root, MANIFEST), content)
        _publish(root, MANIFEST)


def _named(files: Mapping[PurePosixPath, str]) -> dict[str, str]:
    return {str(path): digest for path, digest in files.items()}


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _remove_empty_folders(root: Path, path: PurePosixPath) -> None:
    for folder in path.parents:
        place = root / folder
        if len(folder.parts) <= 2 or any(place.iterdir()):
            return
        place.rmdir()
