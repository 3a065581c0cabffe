"""Our growth targets beside those that others collected by hand, for anyone who has their files.

Two files are known, each with a target a row: economists' coding of 1998 to 2017 (``gdp_targets_1998_2017.csv``: area,
year, target_value, coding) and a collection of 2026 (``gdp_targets_2026.csv``: area, year, low, high). Their values are
compared and told to whoever asks; nothing of them is written anywhere, since they are others' work.

A target agrees when its value is ours: a range when both ends are, or where the file keeps one number of it, when that
is our lower end, or our middle where the row calls itself a midpoint.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from shengce.derive.facts import Fact
from shengce.derive.knowledge import Knowledge
from shengce.problems import UserError

COMPARED = "gdp_growth"
_MIDPOINT = "midpoint"


class OutsideError(UserError):
    """A file of others' targets cannot be used; the message says what is wrong, one line a fault."""


@dataclass(frozen=True)
class OutsideFile:
    """A file of targets: its name, the columns of its values, and the years of it that our records cover."""

    name: str
    low: str
    high: str
    years: range

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that the file must have; it may have others."""
        return tuple(dict.fromkeys(("area", "year", self.low, self.high)))


OUTSIDE_FILES = (
    OutsideFile("gdp_targets_1998_2017.csv", "target_value", "target_value", range(2003, 2018)),
    OutsideFile("gdp_targets_2026.csv", "low", "high", range(2026, 2027)),
)


@dataclass(frozen=True)
class OutsideTarget:
    """Another's target of an area and year in percent; ``is_midpoint`` where one number stands for a range."""

    area: str
    year: int
    low: Decimal
    high: Decimal
    is_midpoint: bool


@dataclass(frozen=True)
class Difference:
    """A target of which we and the file have different values."""

    ours: Fact
    theirs: OutsideTarget


@dataclass(frozen=True)
class OutsideComparison:
    """What came of one file: the rows that agree, those that differ, and those of which we record no target."""

    file: str
    agreeing: int
    differences: tuple[Difference, ...]
    unrecorded: tuple[OutsideTarget, ...]

    @property
    def compared(self) -> int:
        """How many targets stand on both sides."""
        return self.agreeing + len(self.differences)


def compare_outside(knowledge: Knowledge, folder: Path) -> tuple[OutsideComparison, ...]:
    """Return the comparison with each of the two files in ``folder``.

    Raises OutsideError where the folder or a file is not there, or a file has another form.
    """
    if not folder.is_dir():
        raise OutsideError(f"{folder} is no folder; give the one that holds {_names()}")
    return tuple(_comparison(knowledge, file, folder) for file in OUTSIDE_FILES)


def _names() -> str:
    return " and ".join(file.name for file in OUTSIDE_FILES)


def _comparison(knowledge: Knowledge, file: OutsideFile, folder: Path) -> OutsideComparison:
    differences, unrecorded, agreeing = [], [], 0
    for theirs in _targets(folder / file.name, file, knowledge.catalogue.provinces):
        cell = knowledge.provinces.promises.of(COMPARED, theirs.area, theirs.year)
        ours = cell.target if cell else None
        if ours is None:
            unrecorded.append(theirs)
        elif _agree(ours, theirs):
            agreeing += 1
        else:
            differences.append(Difference(ours, theirs))
    return OutsideComparison(file.name, agreeing, tuple(differences), tuple(unrecorded))


def _agree(ours: Fact, theirs: OutsideTarget) -> bool:
    low, high = ours.figure.value, ours.figure.value_max or ours.figure.value
    if theirs.low != theirs.high:
        return (theirs.low, theirs.high) == (low, high)
    return theirs.low == ((low + high) / 2 if theirs.is_midpoint else low)


def _targets(path: Path, file: OutsideFile, areas: Mapping[str, object]) -> Iterator[OutsideTarget]:
    """Yield the targets of the years compared; rows without a value, and those of other years, say nothing here."""
    for line, row in _rows(path, file):
        target = _target(row, f"{path}:{line}", file)
        if target and target.year in file.years:
            if target.area not in areas:
                raise OutsideError(f"{path}:{line}: area “{target.area[:60]}” is no province of records/areas.yml")
            yield target


def _rows(path: Path, file: OutsideFile) -> Iterator[tuple[int, Mapping[str, str]]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise OutsideError(f"{path} is not UTF-8; give the file as it was published") from None
    except OSError as error:
        raise OutsideError(f"{path} cannot be read ({error.strerror}); the folder must hold {_names()}") from None
    reader = csv.DictReader(lines)
    if missing := [column for column in file.columns if column not in (reader.fieldnames or ())]:
        raise OutsideError(f"{path}:1: the first line must name these columns: {', '.join(missing)}")
    for row in reader:
        yield reader.line_num, {name: cell or "" for name, cell in row.items() if name}


def _target(row: Mapping[str, str], place: str, file: OutsideFile) -> OutsideTarget | None:
    if not row[file.low]:
        return None
    try:
        year, low, high = int(row["year"]), Decimal(row[file.low]), Decimal(row[file.high])
    except (ValueError, InvalidOperation):
        raise OutsideError(f"{place}: these must be numbers: {', '.join(file.columns[1:])}") from None
    return OutsideTarget(row["area"], year, low, high, _MIDPOINT in row.get("coding", ""))
