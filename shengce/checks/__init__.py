"""Named rules that records must keep, beyond what their types say; a rule belongs to the module of its subject."""

from __future__ import annotations

from collections.abc import Sequence

from shengce.checks import (
    absences,
    areas,
    belonging,
    changes,
    covered,
    days,
    figures,
    identity,
    listed,
    names,
    periods,
    phrases,
    printed,
    references,
    repeats,
    synonyms,
    texts,
    words,
)
from shengce.checks.rule import Rule
from shengce.problems import Problem, said_once
from shengce.records.catalogue import catalogue_of
from shengce.records.load import Records
from shengce.side_by_side import side_by_side

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
    *phrases.RULES,
    *words.RULES,
    *changes.RULES,
)


# The rules of texts and lists read every word of the records, and take about as long as all others.
_OF_WORDS = (*texts.RULES, *repeats.RULES)
_HALVES = (_OF_WORDS, tuple(rule for rule in RULES if rule not in _OF_WORDS))


def rule_name(rule: Rule) -> str:
    """Return what a rule is called: ``sources-are-read-after-they-appear``."""
    return rule.__name__.replace("_", "-")


def rule_words(rule: Rule) -> str:
    """Return what a rule asks of the records, in one sentence."""
    return " ".join((rule.__doc__ or "").split())


def check_records(records: Records) -> tuple[Problem, ...]:
    """Apply every rule to the records; return all problems, those of one cause as one, sorted by place."""
    catalogue = catalogue_of(records)

    def found_by(rules: Sequence[Rule]) -> list[Problem]:
        return [problem for rule in rules for problem in rule(records, catalogue)]

    return tuple(sorted(said_once(problem for found in side_by_side(found_by, _HALVES) for problem in found)))
