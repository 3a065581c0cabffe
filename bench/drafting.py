"""How far the drafting assistant can be believed: its drafts against whole reports that were read.

Of the core indicators two readings: the work reports as recorded (records/core/), whose readers had the drafts before
them; and reports read before they were drafted (bench/drafting_readings/<area>-<year>.json). Of all other indicators
the reports read whole (records/read/).

A statement is indicator, kind, period, statistic, value and, outside the core, scope; a report that states one twice
states it once. Precision is the share of what the assistant proposes that was read just so, of what it calls sure and
of what it does not apart. Recall is of the sure, and of both together, where a figure counts as found when indicator
and value are right.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass
from decimal import Decimal
from pathlib import Path

from shengce.build import check
from shengce.drafting.drafter import draft
from shengce.drafting.model import Candidate
from shengce.drafting.phrases import RATES, PhraseTable, phrase_table, phrases_of
from shengce.records.base import WHOLE
from shengce.records.catalogue import Catalogue
from shengce.records.plans import Depth, Figure

ROOT = Path(__file__).resolve().parent.parent
READINGS = Path(__file__).parent / "drafting_readings"
REPORTS = ROOT.parent / "shared" / "sources" / "work-reports"
COMMONEST = 40
DECADES = ("2000s", "2010s", "2020s")
COLUMNS = (
    "indicator or decade",
    "read",
    "sure",
    "precision of sure",
    "recall of sure",
    "unsure",
    "precision of unsure",
    "recall of all",
)
ON_READ_REPORTS = (
    "The draft did not exist when these reports were read. But the printed names by which it finds an indicator were "
    "listed partly before the reports were read and partly while they were, and its rules and further names were "
    "mended on these same reports: of reports to come it will know less. Of a general indicator (`projects`, "
    "`other_share` …) it is sure only where a scope of the lists stands beside the name; elsewhere a reader has to say "
    "what the figure is of. A figure that no reader took, such as one of farming or of a single park, counts as wrong."
)

Statement = tuple[str, str, str, str, str, Decimal]
Readings = dict[tuple[str, int], set[Statement]]
Drafter = Callable[[str, str, int], tuple[Iterable[Candidate], Iterable[Candidate]]]


@dataclass
class Score:
    """Counts over statements: read, called sure, sure and right, called unsure, unsure and right, found at all."""

    read: int = 0
    sure: int = 0
    right: int = 0
    unsure: int = 0
    unsure_right: int = 0
    found: int = 0

    def row(self, name: str) -> str:
        """Return the counts as a row of the table."""
        cells = (
            name,
            str(self.read),
            str(self.sure),
            _share(self.right, self.sure),
            _share(self.right, self.read),
            str(self.unsure),
            _share(self.unsure_right, self.unsure),
            _share(self.found, self.read),
        )
        return f"| {' | '.join(cells)} |"


def run() -> str:
    """Draft every report that was read; return Markdown tables, one a reading.

    Raises FileNotFoundError when the source texts are not at hand.
    """
    catalogue = check(ROOT).knowledge.catalogue
    core = _core_drafter(phrase_table(catalogue.indicators.values(), catalogue.provinces.values()))
    recorded, read, whole = _recorded(catalogue), _read_before(), _read_whole(catalogue)
    return "\n".join(
        (
            *_section(f"{len(recorded)} work reports as recorded", _core_rows(recorded, core)),
            *_section(
                f"{len(read)} reports read before they were drafted (the assistant was since mended where it erred)",
                _core_rows(read, core),
            ),
            *_section(
                f"{len(whole)} reports read whole: figures outside the core, the {COMMONEST} commonest indicators",
                _commonest_rows(whole, _whole_drafter(phrases_of(catalogue)), _general(catalogue)),
                ON_READ_REPORTS,
            ),
        )
    ).rstrip("\n")


def _section(title: str, rows: Iterable[str], note: str = "") -> Iterator[str]:
    yield from (f"## {title}", "", *((note, "") if note else ()))
    yield f"| {' | '.join(COLUMNS)} |"
    yield "|---" * len(COLUMNS) + "|"
    yield from (*rows, "")


def _core_drafter(phrases: PhraseTable) -> Drafter:
    def drafted(text: str, area: str, year: int) -> tuple[Iterable[Candidate], Iterable[Candidate]]:
        found = draft(text, area, year, phrases)
        return found.candidates, found.unsure

    return drafted


def _whole_drafter(phrases: PhraseTable) -> Drafter:
    def drafted(text: str, area: str, year: int) -> tuple[Iterable[Candidate], Iterable[Candidate]]:
        found = draft(text, area, year, phrases)
        return found.figures, found.unsure_figures

    return drafted


def _recorded(catalogue: Catalogue) -> Readings:
    """Return what is recorded of each work report that was read for the core indicators."""
    return _readings(catalogue, lambda figure: figure.indicator in RATES, _of_core_figure)


def _read_whole(catalogue: Catalogue) -> Readings:
    """Return what is recorded of each work report that was read whole, but for those that the core series hold."""
    found = _readings(catalogue, lambda figure: figure.indicator not in RATES, _of_figure)
    return {(area, year): read for (area, year), read in found.items() if _is_whole(catalogue, area, year)}


def _is_whole(catalogue: Catalogue, area: str, year: int) -> bool:
    documents = catalogue.plans[area, year].documents
    return any(one.depth is Depth.FULL and one.source == f"work-report-{area}-{year}" for one in documents)


def _readings(
    catalogue: Catalogue, counts: Callable[[Figure], bool], statement: Callable[[Figure], Statement]
) -> Readings:
    found: Readings = {}
    for plan in catalogue.plans.values():
        for figure in plan.figures:
            source = figure.cite.source
            is_of_report = source == f"work-report-{plan.province}-{plan.year}" and figure.withdrawn is None
            if is_of_report and counts(figure):
                found.setdefault((plan.province, plan.year), set()).add(statement(figure))
    return found


def _read_before() -> Readings:
    found: Readings = {}
    for file in sorted(READINGS.glob("*.json")):
        area, _, year = file.stem.rpartition("-")
        found[area, int(year)] = {_of_entry(entry) for entry in json.loads(file.read_text(encoding="utf-8"))}
    return found


def _of_core_figure(figure: Figure) -> Statement:
    return _of_figure(figure, scope=WHOLE)


def _of_figure(figure: Figure, *, scope: str = "") -> Statement:
    time, statistic = str(figure.period), figure.statistic.value
    return figure.indicator, figure.kind.value, time, statistic, scope or figure.scope, figure.value


def _of_entry(entry: Mapping[str, str]) -> Statement:
    value = Decimal(entry["value"])
    return entry["indicator"], entry["kind"], str(entry["period"]), entry["statistic"], WHOLE, value


def _of_candidate(candidate: Candidate, *, is_core: bool) -> Statement:
    scope = WHOLE if is_core else candidate.scope
    return candidate.indicator, candidate.kind, candidate.period, candidate.statistic, scope, candidate.value


def _core_rows(readings: Readings, drafter: Drafter) -> Iterator[str]:
    scores = _scores(readings, drafter, is_core=True)
    yield from (scores[name].row(name) for name in sorted(scores))


def _general(catalogue: Catalogue) -> frozenset[str]:
    return frozenset(indicator.id for indicator in catalogue.indicators.values() if indicator.general)


def _commonest_rows(readings: Readings, drafter: Drafter, general: frozenset[str]) -> Iterator[str]:
    scores = _scores(readings, drafter, is_core=False)
    names = sorted(scores, key=lambda name: (-scores[name].read, name))
    shown = [name for name in names if name not in {"all", *DECADES}][:COMMONEST]
    yield scores["all"].row("all")
    yield _sum(scores[name] for name in names if name not in {"all", *DECADES, *general}).row("all but general ones")
    yield from (scores[name].row(name) for name in shown)


def _sum(scores: Iterable[Score]) -> Score:
    counts = [astuple(score) for score in scores]
    return Score(*(sum(column) for column in zip(*counts, strict=True)))


def _scores(readings: Readings, drafter: Drafter, *, is_core: bool) -> Mapping[str, Score]:
    scores: dict[str, Score] = defaultdict(Score)
    for (area, year), read in sorted(readings.items()):
        text = (REPORTS / area / f"{year}.md").read_text(encoding="utf-8")
        sure, unsure = (
            {_of_candidate(candidate, is_core=is_core) for candidate in candidates}
            for candidates in drafter(text, area, year)
        )
        _count(f"{year // 10}0s", read, (sure, unsure - sure), scores)
    return scores


def _count(
    decade: str, read: set[Statement], drafted: tuple[set[Statement], set[Statement]], scores: dict[str, Score]
) -> None:
    sure, unsure = drafted
    found = {(statement[0], statement[-1]) for statement in sure | unsure}
    for statement in read | sure | unsure:
        for name in ("all", decade, statement[0]):
            score = scores[name]
            score.read += statement in read
            score.sure += statement in sure
            score.right += statement in read and statement in sure
            score.unsure += statement in unsure
            score.unsure_right += statement in read and statement in unsure
            score.found += statement in read and (statement[0], statement[-1]) in found


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"
