"""The records of a revision of the repository (a tag, branch or commit) in a folder, or those of a folder as it is."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from shengce.problems import UserError

RECORDS = "records"


@dataclass(frozen=True)
class Revision:
    """A project's records: what they were asked for as, the folder above them, and the day of their commit."""

    name: str
    root: Path
    day: date | None


@contextmanager
def revision(name: str, repository: Path) -> Iterator[Revision]:
    """Give the records of a folder, or of a revision of the repository, which stand in a folder meanwhile.

    Raises UserError where there is neither.
    """
    if (folder := Path(name)).is_dir():
        if not (folder / RECORDS).is_dir():
            raise UserError(f"{name}: this folder holds no {RECORDS}/; name the folder that does")
        yield Revision(name, folder.resolve(), None)
        return
    commit = _commit(name, repository)
    with tempfile.TemporaryDirectory(prefix="shengce-") as folder_of_commit:
        _unpack(name, commit, repository, Path(folder_of_commit))
        yield Revision(name, Path(folder_of_commit), _day_of(commit, repository))


def _commit(name: str, repository: Path) -> str:
    if _git(repository, "rev-parse", "--git-dir") is None:
        raise UserError(
            f"{repository} is no git repository, and “{name}” is no folder: name two folders with {RECORDS}/"
        )
    found = _git(repository, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if found is None:
        raise UserError(f"“{name}” is neither a tag, branch or commit of {repository} nor a folder; see git log")
    return found.decode().strip()


def _unpack(name: str, commit: str, repository: Path, folder: Path) -> None:
    archive = _git(repository, "archive", "--format=tar", commit, RECORDS)
    if archive is None:
        raise UserError(f"{name}: this revision holds no {RECORDS}/")
    with tarfile.open(fileobj=io.BytesIO(archive)) as packed:
        packed.extractall(folder, filter="data")


def _day_of(commit: str, repository: Path) -> date:
    shown = _git(repository, "show", "--no-patch", "--format=%cs", commit) or b""
    return date.fromisoformat(shown.decode().strip())


def _git(repository: Path, *arguments: str) -> bytes | None:
    """Return what git prints; None where it refuses. Raises UserError where there is no git."""
    try:
        run = subprocess.run(["git", "-C", str(repository), *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        raise UserError("git is not installed, and is needed to read revisions; name two folders instead") from None
    return None if run.returncode else run.stdout
