"""An absence says why, and does not contradict a figure."""

from __future__ import annotations

from collections.abc import Iterator

from shengce.checks.rule import Rule
from shengce.problems import Problem
from shengce.records.base import AbsenceReason
from shengce.records.catalogue import Catalogue
from shengce.records.load import Records


def relative_statements_are_told(records: Records, _: Catalogue) -> Iterator[Problem]:
    """An absence for a relative statement paraphrases and cites it."""
    for item in records.plans:
        for index, absence in enumerate(item.record.absences):
            if absence.reason is AbsenceReason.RELATIVE_ONLY and not (absence.text and absence.cite):
                message = "a relative statement needs text (our paraphrase) and cite"
                yield item.problem(("absences", index), "absence", message)


def absences_contradict_nothing(records: Records, _: Catalogue) -> Iterator[Problem]:
    """What is called not stated in a source has no figure cited to that source."""
    for item in records.plans:
        stated = {
            (figure.indicator, figure.kind, figure.period, figure.cite.partition("#")[0])
            for figure in item.record.figures
            if figure.scope == "province" and figure.withdrawn is None
        }
        seen: set[tuple[str, str, str, str]] = set()
        for index, absence in enumerate(item.record.absences):
            key = (absence.indicator, absence.kind, absence.period, absence.source)
            if key in stated:
                message = (
                    f"{absence.indicator} is called absent, yet a figure of this plan states it from {absence.source}"
                )
                yield item.problem(("absences", index), "absence", message)
            if key in seen:
                yield item.problem(("absences", index), "absence", "the same absence stands twice")
            seen.add(key)


def absent_sources_are_documents(records: Records, _: Catalogue) -> Iterator[Problem]:
    """An absence is of a document that the plan names."""
    for item in records.plans:
        named = {document.source for document in item.record.documents}
        for index, absence in enumerate(item.record.absences):
            if absence.source not in named:
                message = f"“{absence.source}” is not among this plan's documents"
                yield item.problem(("absences", index, "source"), "absence", message)


RULES: tuple[Rule, ...] = (relative_statements_are_told, absences_contradict_nothing, absent_sources_are_documents)
