"""What is wrong with a record, a file or a run, said so that a person can mend it."""

from __future__ import annotations

import difflib
import errno
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

_WRITING_FAILED = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG})


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: file (relative to the project), line from 1, field path, the rule broken, what would be right."""

    file: PurePosixPath
    line: int
    field: str
    rule: str
    message: str

    def __str__(self) -> str:
        """Return ``file:line: field: message [rule]`` on one line, whatever stands in its parts."""
        field = f" {self.field}:" if self.field else ""
        return printable(f"{self.file}:{self.line}:{field} {self.message} [{self.rule}]")


class UserError(Exception):
    """The run cannot go on; the message is for the person who started it, one line a fault."""


class RecordsError(UserError):
    """Raised when records, or other files that people write, cannot be used; carries every problem of the run."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class UnusableFileError(RecordsError):
    """One file cannot be used at all; carries the one problem that says why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__([problem])


def unknown(name: str, kind: str, known: Iterable[str]) -> str:
    """Return that a name is not among the records of a kind, with the nearest one that is."""
    near = difflib.get_close_matches(name, list(known), n=1)
    hint = f"; did you mean “{near[0]}”?" if near else f"; see records/ for the {kind} there are"
    return f"“{name}” is not among the {kind}{hint}"


def printable(text: str) -> str:
    """Return the text on one line: characters that command a terminal, or show nothing, become their escapes."""
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else _escape(character) for character in text)


def _escape(character: str) -> str:
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")


def words_of(error: OSError) -> str:
    """Return in one sentence which file the system refused to write or read, and why."""
    reason = error.strerror or str(error)
    if error.filename2 is not None:
        return f"{error.filename2} cannot be put in place: {reason}"
    verb = "written" if error.errno in _WRITING_FAILED else "read or written"
    return f"{error.filename or 'a file of this run'} cannot be {verb}: {reason}"


def lines_of(error: BaseException) -> list[str]:
    """Return what to tell the person who started the run, line by line; nothing for a fault of the generator itself."""
    if isinstance(error, RecordsError):
        return [*map(str, error.problems), f"{len(error.problems)} problem(s)"]
    if isinstance(error, UserError):
        return [printable(line) for line in str(error).splitlines()]
    if isinstance(error, OSError):
        return [printable(words_of(error))]
    return ["there is not memory enough for this run"] if isinstance(error, MemoryError) else []
