"""There is something to show, and divisions outside the series have nothing."""

from __future__ import annotations

from collections.abc import Iterator

from shengce.checks.rule import Rule
from shengce.problems import Problem
from shengce.records.areas import AreaLevel
from shengce.records.catalogue import Catalogue
from shengce.records.load import Records


def something_is_covered(records: Records, catalogue: Catalogue) -> Iterator[Problem]:
    """There is an indicator at the core, and a plan of a province: the pages are made of them."""
    is_core = any(item.record.core for item in records.indicators)
    if records.indicators and not is_core and "indicators" not in records.unreadable:
        message = "no indicator has core: true; the pages need at least one"
        yield records.indicators[0].problem(("core",), "nothing-covered", message)
    plans = catalogue.plans_of(AreaLevel.PROVINCE)
    if records.areas and not plans and "plans" not in records.unreadable:
        message = "there is no plan of any province in records/core and records/read; the pages need at least one"
        yield records.areas[0].problem((), "nothing-covered", message)


def what_is_outside_says_why(records: Records, _: Catalogue) -> Iterator[Problem]:
    """A division outside the series has a reason."""
    for item in records.areas:
        if not item.record.is_covered and item.record.scope.reason is None:
            message = "a division that is not covered says why; add reason: {zh: …, en: …}"
            yield item.problem(("scope",), "not-covered", message)


def what_is_outside_has_no_plan(records: Records, catalogue: Catalogue) -> Iterator[Problem]:
    """A plan is of a division that the series covers."""
    for item in records.plans:
        province = catalogue.areas.get(item.record.province)
        if province and not province.is_covered:
            message = f"{province.slug} is not_applicable in records/areas.yml; only divisions covered have plans"
            cause = records.definitions["areas"][province.slug].cause(("scope",), f"reports of {province.slug}", 0)
            yield item.problem(("province",), "not-covered", message).because(cause)


RULES: tuple[Rule, ...] = (something_is_covered, what_is_outside_says_why, what_is_outside_has_no_plan)
