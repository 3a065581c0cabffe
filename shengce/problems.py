"""What is wrong with a record, a file or a run, said so that a person can mend it."""

from __future__ import annotations

import dataclasses
import difflib
import errno
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

_WRITING_FAILED = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG})


_SEVERAL = 3


@dataclass(frozen=True)
class Cause:
    """What may be the one reason of many problems: a name that no record has, or a definition that its uses break.

    A definition stands ``at`` a place (file, line, field) and has ``uses``, in words ``of`` what: it is at fault where
    most of them break it. Of a cause that stands nowhere nobody can tell which side is wrong.
    """

    of: str
    uses: int = 0
    at: tuple[PurePosixPath, int, str] | None = None

    def explains(self, faulty: int) -> bool:
        """Whether so many faulty uses are likelier to have this reason than each its own."""
        return faulty >= _SEVERAL and (self.at is None or 2 * faulty > self.uses)


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: file (relative to the project), line from 1, field path, the rule broken, what would be right.

    ``causes`` may each be why there are many such; the narrower ones stand last.
    """

    file: PurePosixPath
    line: int
    field: str
    rule: str
    message: str
    causes: tuple[Cause, ...] = dataclasses.field(default=(), compare=False)

    def because(self, *causes: Cause) -> Problem:
        """Return the problem with what may be the reason of many like it."""
        return replace(self, causes=causes)

    @property
    def place(self) -> str:
        """The file and line."""
        return f"{self.file}:{self.line}"

    @property
    def use(self) -> tuple[PurePosixPath, str | int]:
        """What the fault is in: the record of its field, of which several fields may be at fault, or its line."""
        return self.file, self.field.rpartition(".")[0] or self.line

    def __str__(self) -> str:
        """Return ``file:line: field: message [rule]`` on one line, whatever stands in its parts."""
        field = f" {self.field}:" if self.field else ""
        return printable(f"{self.place}:{field} {self.message} [{self.rule}]")


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


def said_once(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems, those of one cause as one: at the definition at fault, or where a name is used first."""
    found = list(dict.fromkeys(problems))
    faulty = _faulty_uses(found)
    groups: dict[Cause, list[Problem]] = defaultdict(list)
    alone: list[Problem] = []
    for problem in found:
        cause = _widest(problem.causes, faulty)
        (groups[cause] if cause else alone).append(problem)
    return [*alone, *(_told(cause, group) for cause, group in groups.items())]


def _faulty_uses(problems: Iterable[Problem]) -> Mapping[Cause, int]:
    uses: dict[Cause, set[object]] = defaultdict(set)
    for problem in problems:
        for cause in problem.causes:
            uses[cause].add(problem.use)
    return {cause: len(places) for cause, places in uses.items()}


def _widest(causes: Sequence[Cause], faulty: Mapping[Cause, int]) -> Cause | None:
    """Return the cause that explains most; of several that explain the same the narrowest."""
    likely = [cause for cause in reversed(causes) if cause.explains(faulty[cause])]
    return max(likely, key=faulty.__getitem__, default=None)


def _told(cause: Cause, group: Sequence[Problem]) -> Problem:
    uses = len({problem.use for problem in group})
    if cause.at is None:
        first = group[0]
        following = next(problem.place for problem in group if problem.use != first.use)
        return replace(first, message=f"{first.message}; the same in {uses - 1:,} more, the next {following}")
    first = _first_of_most(group)
    message = f"{uses:,} of {cause.uses:,} {cause.of} do not fit this; the first, {first.place}: {first.message}"
    return Problem(*cause.at, first.rule, message)


def _first_of_most(group: Sequence[Problem]) -> Problem:
    """Return the first of the problems of the rule that most of them break."""
    rule = Counter(problem.rule for problem in group).most_common(1)[0][0]
    return min(problem for problem in group if problem.rule == rule)


def unknown(name: str, kind: str, known: Iterable[str], listed: str, place_of: Callable[[str], str] = "".format) -> str:
    """Return that a name is not among those of a kind, with the nearest one that is, and where it stands.

    ``listed`` says where all of them are.
    """
    near = difflib.get_close_matches(name, list(known), n=1)
    hint = f"; did you mean “{near[0]}”?{place_of(near[0])}" if near else f"; see {listed} for those there are"
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
