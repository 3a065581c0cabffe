"""An absence says why, and does not contradict a figure."""

from __future__ import annotations

from collections.abc import Iterator

from shengce.checks.rule import Rule, figures_in_force
from shengce.problems import Problem
from shengce.records.base import AbsenceReason
from shengce.records.catalogue import Catalogue
from shengce.records.load import Located, Records
from shengce.records.plans import Absence, Plan


def relative_statements_are_told(records: Records, _: Catalogue) -> Iterator[Problem]:
    """An absence for a relative statement paraphrases and cites it."""
    for item, index, absence in _absences(records):
        if absence.reason is AbsenceReason.RELATIVE_ONLY and not (absence.text and absence.cite):
            message = "a relative statement needs text (our paraphrase) and cite"
            yield item.problem(("absences", index), "absence", message)


def absences_contradict_nothing(records: Records, _: Catalogue) -> Iterator[Problem]:
    """What is called not stated in a source has no figure of its scope and plan cited to it, in whatever file."""
    stated: dict[tuple[object, ...], str] = {}
    for item, index, figure in figures_in_force(records):
        key = (*item.record.key, figure.indicator, figure.kind, figure.period, figure.cite.source, figure.scope)
        stated.setdefault(key, item.place(("figures", index)))
    for item, index, absence in _absences(records):
        if place := stated.get(_of(item, absence)):
            message = f"{absence.indicator} is called absent, yet {place} states it from {absence.source}"
            yield item.problem(("absences", index), "absence", message)


def absences_stand_once(records: Records, _: Catalogue) -> Iterator[Problem]:
    """A plan says once that something is absent from a source, in whatever file."""
    first: dict[tuple[object, ...], str] = {}
    for item, index, absence in _absences(records):
        key = _of(item, absence)
        if key in first:
            yield item.problem(("absences", index), "absence", f"the same absence stands at {first[key]}")
        first.setdefault(key, item.place(("absences", index)))


def _absences(records: Records) -> Iterator[tuple[Located[Plan], int, Absence]]:
    for item in records.plans:
        for index, absence in enumerate(item.record.absences):
            yield item, index, absence


def _of(item: Located[Plan], absence: Absence) -> tuple[object, ...]:
    """Return what is absent: of which plan, indicator, kind, period, source and scope."""
    return (*item.record.key, absence.indicator, absence.kind, absence.period, absence.source, absence.scope)


RULES: tuple[Rule, ...] = (
    relative_statements_are_told,
    absences_contradict_nothing,
    absences_stand_once,
)
