"""A draft of the figures that a source text states, written for its reader to decide on; never a finished record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path

import yaml

from shengce.derive.knowledge import Knowledge
from shengce.drafting.drafter import draft
from shengce.drafting.model import Candidate, Draft
from shengce.drafting.phrases import phrase_table
from shengce.files import read_text
from shengce.problems import UserError, printable

Proposal = dict[str, list[dict[str, object]]]

NATION = "national"
YEARS = range(1990, 2101)
_EMPTY = (None, "")


class ProposalError(UserError):
    """The text cannot be drafted from; the message says why."""


def propose(document: Path, area: str | None, year: int | None, knowledge: Knowledge) -> Proposal:
    """Return the draft of a Markdown text: what is sure, what is not with its reason, relative statements.

    ``area`` and ``year`` are taken from a path such as ``jiangxi/2023.md`` where they are not given.

    Raises ProposalError when the area or year is not known, UnusableFileError when the text cannot be read.
    """
    catalogue = knowledge.catalogue
    place, number = _place(document, area, year)
    if place not in {*catalogue.provinces, NATION}:
        raise ProposalError(f"“{place}” is no area of the records; say whose report this is, as in --area jiangxi")
    text = read_text(document.absolute(), Path(document.absolute().anchor))
    table = phrase_table(catalogue.indicators.values(), catalogue.provinces.values())
    return _plain(draft(text, place, number, table))


def as_yaml(proposal: Proposal) -> str:
    """Return the draft as a reader edits it."""
    text: str = yaml.safe_dump(proposal, allow_unicode=True, sort_keys=False, width=120)
    return text


def _place(document: Path, area: str | None, year: int | None) -> tuple[str, int]:
    place = area or document.absolute().parent.name
    if year is None and not re.fullmatch("[0-9]{4}", document.stem):
        raise ProposalError(f"“{printable(document.name)}” does not say its year; add --year 2023")
    number = int(document.stem) if year is None else year
    if number not in YEARS:
        raise ProposalError(f"{number} is no year of a report ({YEARS[0]} to {YEARS[-1]})")
    return place, number


def _plain(found: Draft) -> Proposal:
    return {
        "figures": [dict(_fields(candidate)) for candidate in found.candidates],
        "undecided": [dict(_fields(candidate)) for candidate in found.unsure],
        "relative": [asdict(statement) for statement in found.relative],
    }


def _fields(candidate: Candidate) -> Iterator[tuple[str, object]]:
    for name, value in asdict(candidate).items():
        if value not in _EMPTY:
            yield name, str(value) if isinstance(value, Decimal) else value
