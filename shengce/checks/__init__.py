"""Named rules that records must keep, beyond what their types say; a rule belongs to the module of its subject."""

from __future__ import annotations

from collections.abc import Iterable

from shengce.checks import absences, figures, identity, references, synonyms, texts
from shengce.checks.rule import Rule
from shengce.problems import Problem
from shengce.records.catalogue import catalogue_of
from shengce.records.load import Records

RULES: tuple[Rule, ...] = (
    *identity.RULES,
    *references.RULES,
    *figures.RULES,
    *texts.RULES,
    *absences.RULES,
    *synonyms.RULES,
)


def check_records(records: Records) -> tuple[Problem, ...]:
    """Apply every rule to the records; return all problems, sorted by place."""
    catalogue = catalogue_of(records)
    problems: list[Problem] = []
    for rule in RULES:
        found: Iterable[Problem] = rule(records, catalogue)
        problems.extend(found)
    return tuple(sorted(set(problems)))
