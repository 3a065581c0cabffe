"""How far the drafting assistant can be believed: its drafts against whole reports that were read.

Two readings: the work reports as recorded (records/core/), whose readers had the drafts before them; and reports read
before they were drafted (bench/drafting_readings/<area>-<year>.json). A statement is indicator, kind, period, statistic
and value; a report that states one twice states it once. Precision is of what the assistant calls sure. Recall is of
the sure, and of the sure and unsure together; an unsure candidate counts where indicator and value are right.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from shengce.build import check
from shengce.drafting.drafter import draft
from shengce.drafting.model import Candidate, Draft
from shengce.drafting.phrases import PhraseTable, phrase_table
from shengce.records.catalogue import Catalogue
from shengce.records.plans import Figure

ROOT = Path(__file__).resolve().parent.parent
READINGS = Path(__file__).parent / "drafting_readings"
REPORTS = ROOT.parent / "shared" / "sources" / "work-reports"

Statement = tuple[str, str, str, str, Decimal]
Readings = dict[tuple[str, int], set[Statement]]


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
    """Draft every report that was read; return Markdown tables by decade and indicator, one a reading.

    Raises FileNotFoundError when the source texts are not at hand.
    """
    catalogue = check(ROOT).knowledge.catalogue
    table = phrase_table(catalogue.indicators.values(), catalogue.provinces.values())
    recorded, read = _recorded(catalogue), _read_before()
    return "\n".join(
        (
            f"## {len(recorded)} work reports as recorded",
            "",
            *_table(recorded, table),
            "",
            f"## {len(read)} reports read before they were drafted (the assistant was since mended where it erred)",
            "",
            *_table(read, table),
        )
    )


def _recorded(catalogue: Catalogue) -> Readings:
    """Return what is recorded of each work report that was read for the core indicators."""
    found: Readings = {}
    for plan in catalogue.plans.values():
        for figure in plan.figures:
            source = figure.cite.source
            if source == f"work-report-{plan.province}-{plan.year}" and figure.withdrawn is None:
                found.setdefault((plan.province, plan.year), set()).add(_of_figure(figure))
    return found


def _read_before() -> Readings:
    found: Readings = {}
    for file in sorted(READINGS.glob("*.json")):
        area, _, year = file.stem.rpartition("-")
        found[area, int(year)] = {_of_entry(entry) for entry in json.loads(file.read_text(encoding="utf-8"))}
    return found


def _of_figure(figure: Figure) -> Statement:
    return figure.indicator, figure.kind.value, str(figure.period), figure.statistic.value, figure.value


def _of_entry(entry: Mapping[str, str]) -> Statement:
    return entry["indicator"], entry["kind"], str(entry["period"]), entry["statistic"], Decimal(entry["value"])


def _of_candidate(candidate: Candidate) -> Statement:
    return candidate.indicator, candidate.kind, candidate.period, candidate.statistic, candidate.value


def _table(readings: Readings, phrases: PhraseTable) -> Iterator[str]:
    scores: dict[str, Score] = defaultdict(Score)
    for (area, year), read in sorted(readings.items()):
        text = (REPORTS / area / f"{year}.md").read_text(encoding="utf-8")
        _score(f"{year // 10}0s", read, draft(text, area, year, phrases), scores)
    yield "| indicator or decade | read | sure | precision of sure | recall of sure | recall of all |"
    yield "|---|---|---|---|---|---|"
    yield from (scores[name].row(name) for name in sorted(scores))


def _score(decade: str, read: set[Statement], drafted: Draft, scores: dict[str, Score]) -> None:
    sure = {_of_candidate(candidate) for candidate in drafted.candidates}
    found = {(candidate.indicator, candidate.value) for candidate in (*drafted.candidates, *drafted.unsure)}
    for statement in read | sure:
        indicator, *_, value = statement
        for name in ("all", decade, indicator):
            score = scores[name]
            score.read += statement in read
            score.sure += statement in sure
            score.right += statement in read and statement in sure
            score.found += statement in read and (indicator, value) in found


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"
