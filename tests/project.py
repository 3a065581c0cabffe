"""A complete tiny project in a folder of its own, so that a test may break one thing and look at what happens."""

from __future__ import annotations

import contextlib
import io
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shengce.command_line import main

REPOSITORY = Path(__file__).resolve().parent.parent
TINY = Path(__file__).resolve().parent / "tiny"
GOLDEN = Path(__file__).resolve().parent / "golden"
"""A richer project, of records only, whose pages and tables are kept beside it."""
JIANGXI_2023 = "records/read/jiangxi/2023.yml"
JIANGXI_2024 = "records/read/jiangxi/2024.yml"
NOTES = "records/sources/notes.yml"
_SHARED_FOLDERS = ("i18n", "templates", "theme", "public")
_SHARED_FILES = ("settings.yml", "mkdocs.yml", "mkdocs.en.yml")

Snapshot = dict[str, bytes]


@dataclass(frozen=True)
class Run:
    """What a run of the command line left: its exit code and the words it printed."""

    exit_code: int
    stdout: str
    stderr: str

    def problems(self) -> list[dict[str, Any]]:
        """Return the problems that a run with ``--json`` printed."""
        for line in self.stdout.splitlines():
            value = json.loads(line)
            if isinstance(value, list):
                return value
        return []

    def result(self) -> dict[str, Any]:
        """Return the last result that a run with ``--json`` printed."""
        result = json.loads(self.stdout.splitlines()[-1])
        assert isinstance(result, dict), f"no result was printed: {self.stdout}"
        return result


@dataclass(frozen=True)
class Project:
    """Two provinces, two plans of one of them, one source whose text lies in ``sources``; see tests/tiny/."""

    root: Path

    @property
    def sources(self) -> Path:
        """The folder of source texts that ``verify`` reads."""
        return self.root / "sources"

    def place(self, path: str) -> Path:
        """Return where a file of the project lies."""
        return self.root / path

    def read(self, path: str) -> str:
        """Return the text of a file."""
        return self.place(path).read_text(encoding="utf-8")

    def write(self, path: str, content: bytes | str) -> None:
        """Write a file, with the folders above it."""
        place = self.place(path)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.encode() if isinstance(content, str) else content)

    def edit(self, path: str, old: str, new: str) -> int:
        """Put ``new`` for ``old``, which must stand exactly once; return the line (from 1) at which it stood."""
        text = self.read(path)
        assert text.count(old) == 1, f"“{old}” stands {text.count(old)} times in {path}"
        self.write(path, text.replace(old, new))
        return text[: text.index(old)].count("\n") + 1

    def append(self, path: str, more: str) -> int:
        """Add text at the end of a file; return the line (from 1) at which it begins."""
        text = self.read(path)
        self.write(path, text + more)
        return text.count("\n") + 1

    def remove(self, path: str) -> None:
        """Delete a file."""
        self.place(path).unlink()

    def line_of(self, path: str, words: str) -> int:
        """Return the line (from 1) of the only line that holds the words."""
        lines = [number for number, line in enumerate(self.read(path).splitlines(), start=1) if words in line]
        assert len(lines) == 1, f"“{words}” stands on the lines {lines} of {path}"
        return lines[0]

    def run(self, *arguments: str) -> Run:
        """Run the command line in this process, on this project."""
        stdout, stderr = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(stdout), contextlib.redirect_stderr(stderr):
            exit_code = _exit_code("--root", str(self.root), *arguments)
        return Run(exit_code, stdout.getvalue(), stderr.getvalue())

    def snapshot(self) -> Snapshot:
        """Return the bytes of every file under docs/ and site/, by path."""
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in self._built()}

    def _built(self) -> Iterator[Path]:
        for folder in ("docs", "site"):
            yield from sorted(path for path in self.place(folder).rglob("*") if path.is_file())


def make_project(root: Path) -> Project:
    """Copy the tiny project, and what it takes from the repository, to a folder that does not exist yet or is empty."""
    shutil.copytree(TINY, root, dirs_exist_ok=True)
    for folder in _SHARED_FOLDERS:
        shutil.copytree(REPOSITORY / folder, root / folder)
    for file in _SHARED_FILES:
        shutil.copyfile(REPOSITORY / file, root / file)
    return Project(root)


def _exit_code(*arguments: str) -> int:
    try:
        return main(arguments)
    except SystemExit as wrong_usage:
        assert isinstance(wrong_usage.code, int)
        return wrong_usage.code
