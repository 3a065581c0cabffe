"""What a rule says of good records in which one thing was changed."""

from __future__ import annotations

from dataclasses import dataclass

from shengce.checks.rule import Rule
from shengce.problems import Problem
from shengce.records.catalogue import catalogue_of
from shengce.records.load import load_records
from tests.project import Project


@dataclass(frozen=True)
class Case:
    """A rule, one change to good records, and what the rule then says: name and field, or nothing."""

    rule: Rule
    file: str
    old: str
    new: str
    name: str = ""
    field: str = ""


def said(project: Project, case: Case) -> list[Problem]:
    """Return what the case's rule alone says of the records as they are."""
    records, problems = load_records(project.root)
    assert problems == ()
    return list(case.rule(records, catalogue_of(records)))


def shown(case: Case) -> str:
    """Return what a case is called among the tests."""
    return f"{case.rule.__name__}: {case.new.strip()[:30]}"
