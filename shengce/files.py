"""The project's files: found without what editors and systems leave, read as UTF-8, written whole or not at all."""

from __future__ import annotations

import codecs
import io
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path, PurePosixPath

from shengce.problems import Problem, UnusableFileError, UserError

LINK_REFUSED = "a file of its own is expected here, not a symbolic link: a link can show any file of the machine"

# Hidden files, but for the folder that hosts look for; the rest is what editors, systems and archives drop by name.
_HIDDEN_BUT_MEANT = frozenset({".well-known", ".nojekyll"})
_LEFT_BEHIND = (
    *("*~", "#*#", "~$*", "4913", "*.swp", "*.swo", "*.swx", "*.kate-swp", "*.tmp", "*.part", "*.crswap"),
    *("*___jb_tmp___", "*___jb_old___", "thumbs.db", "ehthumbs*.db", "desktop.ini", "icon\r", "__macosx"),
    *("$recycle.bin", "system volume information", "__pycache__", "*.pyc"),
)
_KEPT_NAMES = 10_000  # the folders of pages hold the same few names over and over
_MARK_OF_A_MERGE = re.compile(r"^<{7} ", re.MULTILINE)
_MARKS_OF_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@lru_cache(_KEPT_NAMES)
def is_left_behind(name: str) -> bool:
    """Tell whether a file or folder of this name was left by an editor or a system, and is nobody's work."""
    if name.startswith(".") and name not in _HIDDEN_BUT_MEANT:
        return True
    return any(fnmatchcase(name.lower(), pattern) for pattern in _LEFT_BEHIND)


def files_below(folder: Path) -> Iterator[Path]:
    """Yield all that stands below a folder and is no folder, sorted; links are yielded and never followed.

    What editors and systems left is passed over, with all below it. Nothing is yielded when there is no such folder.
    """
    for path, is_folder in _found_below(folder):
        if not is_folder:
            yield path


def below(folder: Path) -> Iterator[Path]:
    """Yield all that ``files_below`` yields, and the folders, each before what stands in it."""
    for path, _is_folder in _found_below(folder):
        yield path


def _found_below(folder: Path) -> Iterator[tuple[Path, bool]]:
    """Yield each path with whether it is a folder, as the listing of the folder above says: nothing is asked twice."""
    if not folder.is_dir():
        return
    with os.scandir(folder) as listing:
        entries = sorted(
            (entry.name, entry.is_dir(follow_symlinks=False)) for entry in listing if not is_left_behind(entry.name)
        )
    for name, is_folder in entries:
        path = folder / name
        yield path, is_folder
        if is_folder:
            yield from _found_below(path)


def read_text(path: Path, root: Path) -> str:
    """Return the text of a file below ``root``, without a byte order mark, every line ended by a line feed alone.

    Raises UnusableFileError when the file cannot be read, is not UTF-8, or is a merge that nobody finished.
    """
    file = PurePosixPath(path.relative_to(root).as_posix())
    try:
        return decoded(path.read_bytes(), file)
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        raise UnusableFileError(Problem(file, 1, "", "unreadable", message)) from None


def decoded(content: bytes, file: PurePosixPath) -> str:
    """Return the text that the bytes of a file are.

    Raises UnusableFileError where they are not UTF-8, and where a merge left its marks.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"byte {error.start} is not UTF-8{_guess(content)}; save the file in the UTF-8 encoding"
        raise UnusableFileError(Problem(file, line, "", "encoding", message)) from None
    if "\r" in text:
        text = io.StringIO(text, newline=None).read()
    if mark := "<<<<<<<" in text and _MARK_OF_A_MERGE.search(text):
        message = "a merge left its marks here; keep one side, and take out <<<<<<<, ======= and >>>>>>>"
        raise UnusableFileError(Problem(file, text.count("\n", 0, mark.start()) + 1, "", "merge", message))
    return text


def _guess(content: bytes) -> str:
    """Return in which other encoding the bytes read well, in words to follow "not UTF-8"; nothing where none does."""
    if content.startswith(_MARKS_OF_UTF_16):
        return " (the file is UTF-16)"
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return " (it reads as GBK or GB 18030)"


def write_whole(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path`` in one step, with the folders above it: a killed run leaves the old file or the new.

    Raises UserError, with the path and the reason, when it cannot be written; what stood there stands.
    """
    unfinished = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise _refused(path, error) from error


def write_aside(path: Path, content: bytes) -> None:
    """Write a file that counts for nothing until it is moved, in a folder that is there. Raises UserError as above."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise _refused(path, error) from error


def _refused(path: Path, error: OSError) -> UserError:
    return UserError(f"{path} cannot be written: {error.strerror or error}")
