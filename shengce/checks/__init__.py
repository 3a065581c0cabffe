"""Named rules that records must keep, beyond what their types say; a rule belongs to the module of its subject."""

from __future__ import annotations

from collections.abc import Iterable

from shengce.checks import (
    absences,
    areas,
    belonging,
    covered,
    days,
    figures,
    identity,
    listed,
    names,
    periods,
    printed,
    references,
    repeats,
    synonyms,
    texts,
)
from shengce.checks.rule import Rule
from shengce.problems import Problem
from shengce.records.catalogue import catalogue_of
from shengce.records.load import Records

RULES: tuple[Rule, ...] = (
    *identity.RULES,
    *areas.RULES,
    *references.RULES,
    *figures.RULES,
    *printed.RULES,
    *periods.RULES,
    *texts.RULES,
    *absences.RULES,
    *synonyms.RULES,
    *belonging.RULES,
    *repeats.RULES,
    *names.RULES,
    *listed.RULES,
    *covered.RULES,
    *days.RULES,
)


def rule_name(rule: Rule) -> str:
    """Return what a rule is called: ``sources-are-read-after-they-appear``."""
    return rule.__name__.replace("_", "-")


def rule_words(rule: Rule) -> str:
    """Return what a rule asks of the records, in one sentence."""
    return " ".join((rule.__doc__ or "").split())


def check_records(records: Records) -> tuple[Problem, ...]:
    """Apply every rule to the records; return all problems, sorted by place."""
    catalogue = catalogue_of(records)
    problems: list[Problem] = []
    for rule in RULES:
        found: Iterable[Problem] = rule(records, catalogue)
        problems.extend(found)
    return tuple(sorted(set(problems)))
