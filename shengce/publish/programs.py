"""Runs other programs beside each other, and ends them when this one is ended."""

from __future__ import annotations

import re
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from shengce.problems import printable

_TRACEBACK = "Traceback (most recent call last):"
_NO_COMPLAINT = "INFO "
_PLACE_IN_TEMPLATE = re.compile(r'  File "([^"]+)", line (\d+), in (?:top-level )?(?:template|block)')


@dataclass(frozen=True)
class Program:
    """A command with the folder it runs in and all of its environment."""

    command: Sequence[str]
    folder: Path
    environment: Mapping[str, str]


@dataclass(frozen=True)
class Finished:
    """How a program ended (negative: by that signal), and what it wrote to both its streams."""

    exit_code: int
    output: str

    @property
    def complaint(self) -> str:
        """What it said of its failure, line by line behind a bar, so that no line can pass for one of ours."""
        if self.exit_code < 0 and not self.output.strip():
            return f"  | it was ended from outside by {signal.Signals(-self.exit_code).name}; is there memory enough?"
        lines = [line for line in self.output.strip().splitlines() if not line.startswith(_NO_COMPLAINT)]
        return "\n".join(f"  | {printable(line)}" for line in _without_traceback(lines))


def run_together(programs: Sequence[Program]) -> list[Finished]:
    """Run all programs at once and return how each ended, in order. Whatever ends the wait ends them as well."""
    with _started(programs) as processes, ThreadPoolExecutor(max_workers=len(processes)) as pool:
        waiting = [pool.submit(process.communicate) for process in processes]
        try:
            outputs = [each.result()[0] for each in waiting]
        except BaseException:
            _end(processes)
            raise
        return [Finished(process.returncode, output) for process, output in zip(processes, outputs, strict=True)]


@contextmanager
def _started(programs: Sequence[Program]) -> Iterator[list[subprocess.Popen[str]]]:
    processes: list[subprocess.Popen[str]] = []
    try:
        processes.extend(_start(program) for program in programs)
        yield processes
    finally:
        _end(processes)


def _start(program: Program) -> subprocess.Popen[str]:
    return subprocess.Popen(
        program.command,
        cwd=program.folder,
        env=program.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )


def _end(processes: Sequence[subprocess.Popen[str]]) -> None:
    for process in processes:
        if process.poll() is None:
            process.kill()


def _without_traceback(lines: Sequence[str]) -> list[str]:
    """Return the lines, a traceback among them shortened to the template it names, if any, and its last line."""
    if _TRACEBACK not in lines:
        return list(lines)
    begin = lines.index(_TRACEBACK)
    places = [f"{found[1]}:{found[2]}:" for line in lines if (found := _PLACE_IN_TEMPLATE.match(line))]
    return [*lines[:begin], *places[-1:], lines[-1]]
