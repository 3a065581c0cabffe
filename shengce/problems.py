"""What is wrong with a record, said so that its author can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath


class Severity(StrEnum):
    """An error stops the build; a warning is shown and the build goes on."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: file (relative to the project), line from 1, field path, the rule broken, what would be right."""

    file: PurePosixPath
    line: int
    field: str
    rule: str
    message: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """Return ``file:line: field: message (rule)`` with the severity named when it is a warning."""
        place = f"{self.file}:{self.line}"
        field = f" {self.field}:" if self.field else ""
        warning = " warning:" if self.severity is Severity.WARNING else ""
        return f"{place}:{warning}{field} {self.message} [{self.rule}]"


class RecordsError(Exception):
    """Raised when records cannot be used; carries every problem of the run."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(f"{len(self.problems)} problem(s) in the records")


def errors_of(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the errors among the problems, sorted by place."""
    return tuple(sorted({problem for problem in problems if problem.severity is Severity.ERROR}))
