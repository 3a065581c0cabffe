"""Changes one thing in the code at a time and sees whether a test fails: ``python -m tests.mutants`` (make mutants).

A mutant that no test notices stands for a mistake that nobody would notice. All possible mutants would take a day, so a
sample is drawn from each package: the same seed gives the same sample of the same code. The work, and the report, lie
in ``mutants/``.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.mutation.file_mutation import mutate_file_contents
from mutmut.stats import status_by_exit_code
from mutmut.utils.format_utils import get_mutant_name

PACKAGES = ("derive", "exports", "views")
WORK = Path("mutants")
REPORT = WORK / "report.txt"
UNNOTICED = frozenset({"survived", "no tests"})


@dataclass(frozen=True)
class Mutant:
    """One change: the package and file it is in, its name, and what became of it (``survived``, ``killed`` ...)."""

    package: str
    path: Path
    name: str
    status: str = "not checked"


def mutants_of(package: str) -> list[Mutant]:
    """Return every mutant that a package of shengce/ can have, in the order of the code."""
    paths = sorted(Path("shengce", package).rglob("*.py"))
    return [Mutant(package, path, name) for path in paths for name in _names(path)]


def _names(path: Path) -> list[str]:
    mutated = mutate_file_contents(str(path), path.read_text(encoding="utf-8"))
    return [get_mutant_name(path, name) for name in mutated.mutant_names]


def sample_of(mutants: Sequence[Mutant], size: int, seed: int) -> list[Mutant]:
    """Return ``size`` of the mutants, or all where there are no more, in their own order."""
    chosen = random.Random(seed).sample(range(len(mutants)), min(size, len(mutants)))
    return [mutants[index] for index in sorted(chosen)]


def run(mutants: Sequence[Mutant]) -> list[Mutant]:
    """Try each mutant against the tests that call its function; return them with what became of them."""
    shutil.rmtree(WORK, ignore_errors=True)
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", "2", *(mutant.name for mutant in mutants)]
    if subprocess.run(command, check=False).returncode != 0:
        raise SystemExit("mutmut failed; what it printed says why")
    codes = _exit_codes({mutant.path for mutant in mutants})
    return [
        Mutant(mutant.package, mutant.path, mutant.name, status_by_exit_code[codes[mutant.name]]) for mutant in mutants
    ]


def _exit_codes(paths: Iterable[Path]) -> dict[str, int | None]:
    found: dict[str, int | None] = {}
    for path in paths:
        record = json.loads((WORK / f"{path}.meta").read_text(encoding="utf-8"))
        found |= record["exit_code_by_key"]
    return found


def report_of(mutants: Sequence[Mutant], possible: Mapping[str, int], seed: int) -> str:
    """Return the share killed of each package, and every mutant that lives with what it changes."""
    lines = [_share(package, mutants, possible[package]) for package in PACKAGES]
    alive = [mutant for mutant in mutants if mutant.status in UNNOTICED]
    changes = [f"{mutant.status}: {get_diff_for_mutant(mutant.name, path=mutant.path)}" for mutant in alive]
    return "\n\n".join(["\n".join([f"seed {seed}", *lines]), *changes]) + "\n"


def _share(package: str, mutants: Sequence[Mutant], possible: int) -> str:
    states = Counter(mutant.status for mutant in mutants if mutant.package == package)
    total = states.total()
    killed = total - sum(states[state] for state in UNNOTICED)
    share = killed / total if total else 0
    told = ", ".join(f"{count} {state}" for state, count in states.most_common())
    return f"{package}: {share:.1%} of {total} killed ({told}; {possible} possible)"


def main(arguments: Sequence[str] | None = None) -> None:
    """Draw the sample, run it, print the report and write it to ``mutants/report.txt``."""
    parser = argparse.ArgumentParser(prog="make mutants")
    parser.add_argument("--sample", type=int, default=100, help="mutants of each package")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    every = {package: mutants_of(package) for package in PACKAGES}
    chosen = [mutant for found in every.values() for mutant in sample_of(found, options.sample, options.seed)]
    report = report_of(run(chosen), {package: len(found) for package, found in every.items()}, options.seed)
    REPORT.write_text(report, encoding="utf-8")
    print(report)


if __name__ == "__main__":
    main()
