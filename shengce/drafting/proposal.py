"""A draft of the figures that a source text states, written for its reader to decide on; never a finished record.

Each figure is a line as ``records/read/`` and ``records/core/`` have it, so that a reader who has looked up its
sentence can take it over as it stands; what is usual in a report is left away.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path

import yaml

from shengce.derive.knowledge import Knowledge
from shengce.drafting.drafter import draft
from shengce.drafting.model import Candidate, RelativeStatement
from shengce.drafting.phrases import phrases_of
from shengce.files import read_text
from shengce.problems import UserError, printable
from shengce.records.base import WHOLE
from shengce.records.plans import FigureKind, Finality, Qualifier
from shengce.records.statements import Report
from shengce.records.vocabulary import Statistic

Line = dict[str, object]
Proposal = dict[str, list[Line]]

NATION = "national"
YEARS = range(1990, 2101)
_WIDTH = 1000


class ProposalError(UserError):
    """The text cannot be drafted from; the message says why."""


def propose(document: Path, area: str | None, year: int | None, knowledge: Knowledge) -> Proposal:
    """Return the draft of a Markdown text: what is sure, what is not with its reason, relative statements.

    Figures of the core indicators stand apart, as their records do. ``area`` and ``year`` are taken from a path such as
    ``jiangxi/2023.md`` where they are not given.

    Raises ProposalError when the area or year is not known, UnusableFileError when the text cannot be read.
    """
    catalogue = knowledge.catalogue
    place, number = _place(document, area, year)
    if place not in {*catalogue.provinces, NATION}:
        raise ProposalError(f"“{place}” is no area of the records; say whose report this is, as in --area jiangxi")
    text = read_text(document.absolute(), Path(document.absolute().anchor))
    found = draft(text, place, number, phrases_of(catalogue))
    report = Report(place, number, "", catalogue.indicators)
    return {
        "core": _lines(found.candidates, report),
        "core_undecided": _lines(found.unsure, report),
        "core_relative": [_relative(statement) for statement in found.relative],
        "figures": _lines(found.figures, report),
        "undecided": _lines(found.unsure_figures, report),
    }


def as_yaml(proposal: Proposal) -> str:
    """Return the draft as a reader edits it, a statement a line."""
    text: str = yaml.safe_dump(proposal, allow_unicode=True, sort_keys=False, width=_WIDTH, default_flow_style=None)
    return text


def _place(document: Path, area: str | None, year: int | None) -> tuple[str, int]:
    place = area or document.absolute().parent.name
    if year is None and not re.fullmatch("[0-9]{4}", document.stem):
        raise ProposalError(f"“{printable(document.name)}” does not say its year; add --year 2023")
    number = int(document.stem) if year is None else year
    if number not in YEARS:
        raise ProposalError(f"{number} is no year of a report ({YEARS[0]} to {YEARS[-1]})")
    return place, number


def _lines(candidates: Iterable[Candidate], report: Report) -> list[Line]:
    """Return a line for each figure; the second of one kind that differs in value is its second part."""
    parts: Counter[tuple[str, ...]] = Counter()
    lines: list[Line] = []
    stated: set[tuple[object, ...]] = set()
    for candidate in candidates:
        key = (candidate.indicator, candidate.kind, candidate.period, candidate.statistic, candidate.scope)
        if (*key, candidate.value, candidate.value_max) not in stated:
            stated.add((*key, candidate.value, candidate.value_max))
            parts[key] += 1
            lines.append(dict(_fields(candidate, report, parts[key])))
    return lines


def _fields(candidate: Candidate, report: Report, part: int) -> Iterator[tuple[str, object]]:
    """Yield the fields of a line in the order of the records, without those that a report need not say."""
    indicator = report.indicators.get(candidate.indicator)
    usual_period = str(report.usual_period(FigureKind(candidate.kind)))
    fields = (
        ("cite", candidate.locator, None),
        ("indicator", candidate.indicator, None),
        ("kind", candidate.kind, None),
        ("value", _number(candidate.value), None),
        ("value_max", candidate.value_max and _number(candidate.value_max), None),
        ("statistic", candidate.statistic, indicator.statistic.value if indicator else None),
        ("unit", candidate.unit, indicator.unit_of(Statistic(candidate.statistic)) if indicator else None),
        ("period", candidate.period, usual_period),
        ("qualifier", candidate.qualifier, Qualifier.EXACT.value),
        ("finality", candidate.finality, Finality.FINAL.value),
        ("scope", candidate.scope, WHOLE),
        ("part", part, 1),
        ("as_printed", candidate.as_printed, None),
        ("reason", candidate.reason, ""),
    )
    for name, value, usual in fields:
        if value is not None and value != usual:
            yield name, str(value) if isinstance(value, str) else value


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _relative(statement: RelativeStatement) -> Line:
    fields = asdict(statement)
    return {"cite": fields.pop("locator"), **fields}
