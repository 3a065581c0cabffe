"""The data of one version, as far as versions are compared: figures by identifier, and the keys of all else in it."""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from shengce.changes.revisions import RECORDS, Revision
from shengce.cycles import no_search_for_cycles
from shengce.derive.facts import Fact, facts_of, withdrawn_of
from shengce.derive.newest import newest_reading
from shengce.exports.facts import fact_fields
from shengce.exports.fields import Fields
from shengce.problems import RecordsError, UserError
from shengce.publish.fingerprint import content_of
from shengce.records.base import Text
from shengce.records.catalogue import Catalogue, catalogue_of
from shengce.records.load import load_records
from shengce.records.plans import Depth

Document = tuple[str, int, str]
"""A document read for an area's plan of a year."""


@dataclass(frozen=True, repr=False)
class Snapshot:
    """Figures, those withdrawn among them, by identifier and column; why they were; what was read whole; other keys."""

    version: str
    figures: Mapping[str, Fields]
    withdrawn: Mapping[str, Text]
    documents: frozenset[Document]
    read_whole: frozenset[Document]
    absences: frozenset[Hashable]
    sources: frozenset[Hashable]
    programmes: frozenset[Hashable]


@no_search_for_cycles()
def snapshot_of(revision: Revision) -> Snapshot:
    """Return the data of a revision. Raises UserError where its records are of a form that cannot be read."""
    records, problems = load_records(revision.root)
    if problems:
        raise UserError(_unreadable(revision, RecordsError(problems)))
    try:
        return _snapshot(catalogue_of(records), revision.root / RECORDS)
    except KeyError as error:
        message = f"they name {error}, which is not among them; `check` says where"
        raise UserError(f"{revision.name}: the records cannot be compared: {message}") from None


def _unreadable(revision: Revision, error: RecordsError) -> str:
    first, count = error.problems[0], len(error.problems)
    return (
        f"{revision.name}: the records are of a form that this program does not read ({count} problems).\n"
        f"The first: {first}\n"
        "A version of another form is compared by the program of its time: check that out, and run its `diff`."
    )


def _snapshot(catalogue: Catalogue, folder: Path) -> Snapshot:
    withdrawn = withdrawn_of(catalogue.plans, catalogue).all
    facts = (*facts_of(catalogue.plans, catalogue).all, *withdrawn)
    return Snapshot(
        version=f"{newest_reading(catalogue).isoformat()}.{content_of(folder)}",
        figures={fact.figure.id: fact_fields(fact) for fact in facts},
        withdrawn=dict(_reasons(withdrawn)),
        documents=frozenset(_documents(catalogue, tuple(Depth))),
        read_whole=frozenset(_documents(catalogue, (Depth.FULL,))),
        absences=frozenset(_absences(catalogue)),
        sources=frozenset(catalogue.sources),
        programmes=frozenset(catalogue.terms),
    )


def _reasons(withdrawn: tuple[Fact, ...]) -> Iterator[tuple[str, Text]]:
    for fact in withdrawn:
        if fact.figure.withdrawn:
            yield fact.figure.id, fact.figure.withdrawn


def _documents(catalogue: Catalogue, depths: Container[Depth]) -> Iterator[Document]:
    for (area, year), plan in catalogue.plans.items():
        yield from ((area, year, document.source) for document in plan.documents if document.depth in depths)


def _absences(catalogue: Catalogue) -> Iterator[Hashable]:
    for key, plan in catalogue.plans.items():
        for absence in plan.absences:
            what = (absence.indicator, absence.kind.value, str(absence.period), absence.scope, absence.source)
            yield (*key, *what)
