"""Puts a finished folder in the place of another so that no moment shows half of either."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2


def swap_in(new: Path, place: Path, old: Path) -> None:
    """Make ``new`` stand at ``place``; what stood there is kept at ``old`` until then, and removed at the end.

    All three must be on one file system. Where the system can exchange two folders in one step it does; else ``old``
    and ``place`` are renamed one after the other, and recover() mends a run killed in between.
    """
    shutil.rmtree(old, ignore_errors=True)
    if not place.exists():
        new.rename(place)
    elif _exchange(new, place):
        new.rename(old)
    else:
        place.rename(old)
        new.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def recover(new: Path, place: Path, old: Path) -> bool:
    """Clean up after a killed run; return whether the old folder had to be put back."""
    put_back = old.exists() and not place.exists()
    if put_back:
        old.rename(place)
    for leftover in (new, old):
        if leftover.exists():
            shutil.rmtree(leftover)
    return put_back


def _exchange(first: Path, second: Path) -> bool:
    """Exchange two paths in one step; return False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    result: int = rename(AT_FDCWD, os.fsencode(first), AT_FDCWD, os.fsencode(second), RENAME_EXCHANGE)
    return result == 0
