"""One run at a time writes to a project: a second one waits, and says for whom."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from shengce.problems import UserError

try:
    import fcntl
except ImportError:  # not a POSIX system: two runs at once are then the user's own affair
    fcntl = None  # type: ignore[assignment]

BUILD_FOLDER = ".build"


@contextmanager
def alone(project_root: Path, report: Callable[[str], None]) -> Iterator[None]:
    """Hold the project's lock, from before the first file is read until the last is in place.

    The system frees the lock of a run that was killed. Raises UserError when ``.build`` is no folder of the project.
    """
    folder = project_root / BUILD_FOLDER
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise UserError(f"{folder} must be a folder, and no link: finished files are moved from it into place")
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("a+", encoding="utf-8") as lock:
        _take(lock, project_root, report)
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def _take(lock: IO[str], project_root: Path, report: Callable[[str], None]) -> None:
    if fcntl is None:
        return
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.seek(0)
        report(f"another run (process {lock.read() or 'unknown'}) is at work in {project_root}; waiting until it ends")
        fcntl.flock(lock, fcntl.LOCK_EX)
