"""How far the drafting assistant can be believed: its drafts against whole reports read before it drafted them.

The readings (bench/drafting_readings/<area>-<year>.json) hold what a reader found in each report: indicator, kind,
period, statistic, value and sentence. Precision is of what the assistant calls sure. Recall is of the sure, and of the
sure and unsure together; an unsure candidate counts where sentence, indicator and value are right.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from shengce.build import check
from shengce.drafting.drafter import draft
from shengce.drafting.model import Candidate, Draft
from shengce.drafting.phrases import PhraseTable, phrase_table

ROOT = Path(__file__).resolve().parent.parent
READINGS = Path(__file__).parent / "drafting_readings"
REPORTS = ROOT.parent / "shared" / "sources" / "work-reports"

Statement = tuple[str, str, str, str, str, Decimal]


@dataclass
class Score:
    """Counts over statements: read, called sure, sure and right, found at all."""

    read: int = 0
    sure: int = 0
    right: int = 0
    found: int = 0

    def row(self, name: str) -> str:
        """Return the counts as a row of the table."""
        return " | ".join(
            (
                f"| {name}",
                str(self.read),
                str(self.sure),
                _share(self.right, self.sure),
                _share(self.right, self.read),
                f"{_share(self.found, self.read)} |",
            )
        )


def run() -> str:
    """Draft every report that was read; return a Markdown table by indicator and decade.

    Raises FileNotFoundError when the source texts are not at hand.
    """
    catalogue = check(ROOT).knowledge.catalogue
    table = phrase_table(catalogue.indicators.values(), catalogue.provinces.values())
    scores: dict[str, Score] = defaultdict(Score)
    files = sorted(READINGS.glob("*.json"))
    for file in files:
        _score(file, table, scores)
    lines = [
        f"{len(files)} reports read before they were drafted; the assistant was since mended where it erred on them.",
        "",
    ]
    lines += [
        "| indicator or decade | read | sure | precision of sure | recall of sure | recall of all |",
        "|---|---|---|---|---|---|",
    ]
    return "\n".join([*lines, *(scores[name].row(name) for name in sorted(scores))])


def _score(file: Path, table: PhraseTable, scores: dict[str, Score]) -> None:
    area, _, year = file.stem.rpartition("-")
    text = (REPORTS / area / f"{year}.md").read_text(encoding="utf-8")
    drafted = draft(text, area, int(year), table)
    read = set(_statements(file))
    sure = {_statement(candidate) for candidate in drafted.candidates}
    found = _found(drafted)
    decade = f"{year[:3]}0s"
    for statement in read | sure:
        for name in ("all", decade, statement[1]):
            score = scores[name]
            score.read += statement in read
            score.sure += statement in sure
            score.right += statement in read and statement in sure
            score.found += statement in read and (statement[0], statement[1], statement[5]) in found


def _statements(file: Path) -> Iterator[Statement]:
    for entry in json.loads(file.read_text(encoding="utf-8")):
        names = ("locator", "indicator", "kind", "period", "statistic")
        locator, indicator, kind, period, statistic = (str(entry[name]) for name in names)
        yield locator, indicator, kind, period, statistic, Decimal(entry["value"])


def _statement(candidate: Candidate) -> Statement:
    return (
        candidate.locator,
        candidate.indicator,
        candidate.kind,
        candidate.period,
        candidate.statistic,
        candidate.value,
    )


def _found(drafted: Draft) -> set[tuple[str, str, Decimal]]:
    every = (*drafted.candidates, *drafted.unsure)
    return {(candidate.locator, candidate.indicator, candidate.value) for candidate in every}


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"
