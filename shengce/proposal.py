"""A draft of the figures that a source text states, written for its reader to decide on; never a finished record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path

import yaml

from shengce.derive.knowledge import Knowledge
from shengce.drafting.drafter import draft
from shengce.drafting.model import Candidate, Draft
from shengce.drafting.phrases import phrase_table

_EMPTY = (None, "")


class ProposalError(Exception):
    """The text cannot be drafted from; the message says why."""


def propose(document: Path, area: str | None, year: int | None, knowledge: Knowledge) -> str:
    """Return the draft of a Markdown text as YAML: what is sure, what is not with its reason, relative statements.

    ``area`` and ``year`` are taken from a path such as ``jiangxi/2023.md`` where they are not given.

    Raises ProposalError when the text cannot be read or its area or year is not known.
    """
    place, number = _place(document, area, year)
    try:
        text = document.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ProposalError(f"{document} cannot be read: {error}") from None
    catalogue = knowledge.catalogue
    table = phrase_table(catalogue.indicators.values(), catalogue.provinces.values())
    return _yaml(draft(text, place, number, table))


def _place(document: Path, area: str | None, year: int | None) -> tuple[str, int]:
    place = area or document.parent.name
    if not place:
        raise ProposalError("say whose report this is: --area jiangxi")
    if year is not None:
        return place, year
    if not document.stem.isdigit():
        raise ProposalError(f"“{document.name}” does not say its year; add --year 2023")
    return place, int(document.stem)


def _yaml(found: Draft) -> str:
    data = {
        "figures": [dict(_fields(candidate)) for candidate in found.candidates],
        "undecided": [dict(_fields(candidate)) for candidate in found.unsure],
        "relative": [asdict(statement) for statement in found.relative],
    }
    text: str = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=120)
    return text


def _fields(candidate: Candidate) -> Iterator[tuple[str, object]]:
    for name, value in asdict(candidate).items():
        if value not in _EMPTY:
            yield name, str(value) if isinstance(value, Decimal) else value
