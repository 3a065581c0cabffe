"""Named rules that records must keep, beyond what their types say; a rule belongs to the module of its subject."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

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
from shengce.records.catalogue import Catalogue, catalogue_of
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
_HALVES = (_OF_WORDS, tuple(rule for rule in RULES if rule not in (*_OF_WORDS, *identity.PLACES)))


def rule_name(rule: Rule) -> str:
    """Return what a rule is called: ``sources-are-read-after-they-appear``."""
    return rule.__name__.replace("_", "-")


def rule_words(rule: Rule) -> str:
    """Return what a rule asks of the records, in one sentence."""
    return " ".join((rule.__doc__ or "").split())


def check_records(records: Records) -> tuple[Problem, ...]:
    """Apply every rule to the records; return all problems, those of one cause as one, sorted by place.

    Of a file whose area or year is not what its name says, that is told alone: one of the two is wrong.
    """
    catalogue = catalogue_of(records)
    misplaced = _found_by(identity.PLACES, records, catalogue)
    if misplaced:
        records = records.without(frozenset(problem.file for problem in misplaced))
        catalogue = catalogue_of(records)
    found = side_by_side(lambda rules: _found_by(rules, records, catalogue), _HALVES)
    return tuple(sorted(said_once((*misplaced, *chain.from_iterable(found)))))


def _found_by(rules: Sequence[Rule], records: Records, catalogue: Catalogue) -> list[Problem]:
    return [problem for rule in rules for problem in rule(records, catalogue)]
