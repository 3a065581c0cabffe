"""In which reports phrases were counted, and which names of the site: what ``records/words/`` says of itself.

The counts stand beside it in packs (shengce/words/); a line of ``reports.csv`` is a report, under a number for good.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from shengce.files import read_text
from shengce.problems import Problem, RecordsError

FOLDER = PurePosixPath("records/words")
REPORTS = FOLDER / "reports.csv"
NAMES = FOLDER / "names.txt"
RULE = "words"
COUNT_WORDS = "run build_pages.py words --sources DIR"
COUNT_ANEW = f"{COUNT_WORDS} --anew"
COLUMNS = ("number", "layer", "area", "year", "source", "characters", "sha256")


@dataclass(frozen=True)
class CountedReport:
    """A report in which phrases were counted: what it is of, its source, and the characters of its folded text."""

    number: int
    area: str
    year: int
    source: str
    characters: int


@dataclass(frozen=True)
class CountedText:
    """A report as its line tells: in which layer it was counted first, and the hash of the text that was read."""

    report: CountedReport
    layer: str
    sha256: str

    @property
    def line(self) -> int:
        """The line of ``reports.csv`` on which it stands."""
        return self.report.number + 2

    def problem(self, field: str, message: str) -> Problem:
        """Return what is wrong with it, at its line."""
        return Problem(REPORTS, self.line, field, RULE, message)


@dataclass(frozen=True)
class CountedWords:
    """All that was counted: the reports by number, and the folded names."""

    texts: tuple[CountedText, ...] = ()
    names: frozenset[str] = frozenset()

    @property
    def layers(self) -> tuple[str, ...]:
        """The layers, the oldest first."""
        return tuple(dict.fromkeys(text.layer for text in self.texts))


def read_counted(root: Path) -> CountedWords | None:
    """Return what ``root/records/words`` says of itself; None where a project counts no words.

    Raises RecordsError with every line that cannot be used.
    """
    if not (root / REPORTS).is_file():
        _refuse_packs_alone(root)
        return None
    lines = read_text(root / REPORTS, root).splitlines()
    faults: list[Problem] = []
    texts: list[CountedText] = []
    for number, row in enumerate(csv.reader(lines)):
        try:
            texts += _texts(number, row)
        except ValueError:
            message = f"a row of {', '.join(COLUMNS)} is expected here; {COUNT_ANEW}"
            faults.append(Problem(REPORTS, number + 1, "", RULE, message))
    if faults:
        raise RecordsError(faults)
    names = read_text(root / NAMES, root).splitlines() if (root / NAMES).is_file() else ()
    return CountedWords(tuple(texts), frozenset(names))


def _refuse_packs_alone(root: Path) -> None:
    if any((root / FOLDER).rglob("*.pack")):
        message = f"counts stand here without this list of reports: a run was cut off; {COUNT_WORDS}"
        raise RecordsError([Problem(REPORTS, 1, "", RULE, message)])


def _texts(number: int, row: list[str]) -> Iterator[CountedText]:
    """Yield the report of a row; nothing for the head."""
    if number == 0:
        if tuple(row) != COLUMNS:
            raise ValueError
        return
    stated, layer, area, year, source, characters, sha256 = row
    if int(stated) != number - 1:
        raise ValueError
    yield CountedText(CountedReport(int(stated), area, int(year), source, int(characters)), layer, sha256)
