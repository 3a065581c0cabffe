"""The records of the repository, read, checked and thought through once for all tests of a run."""

from __future__ import annotations

import gc
from functools import cache

from shengce.build import Checked, check
from shengce.derive.knowledge import Knowledge
from shengce.language.strings import Language, load_languages
from shengce.problems import Problem
from shengce.records.catalogue import catalogue_of
from shengce.records.load import Records, load_records
from shengce.verification.verify import Verification, verify_records
from tests.project import REPOSITORY
from tests.source_texts import SOURCES


@cache
def loaded() -> tuple[Records, tuple[Problem, ...]]:
    """Return all records, and every problem of loading them."""
    return load_records(REPOSITORY)


@cache
def checked() -> Checked:
    """Return the records, which keep every rule, with all that follows from them."""
    found = check(REPOSITORY)
    gc.freeze()  # they stay, and are millions: the search for cycles need not walk over them during each test
    return found


def knowledge() -> Knowledge:
    """Return all that follows from the records."""
    return checked().knowledge


@cache
def verified() -> Verification:
    """Return the records held against the source texts, which must be there."""
    records, _ = loaded()
    return verify_records(records, catalogue_of(records), SOURCES)


@cache
def languages() -> tuple[Language, ...]:
    """Return the languages of the site with their interface strings."""
    return tuple(load_languages(REPOSITORY))
