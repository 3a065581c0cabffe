"""THE target and THE result of an area, indicator and year: chosen here, and used wherever one of several is shown.

Of several targets the government work report's stands before those of other documents; of its steps (力争8%、确保7%)
the one that is ensured before the one that is striven for, however they are ordered in print; then the record's order.
Where the documents of several years set a target for the same time, the latest year's stands.

Of several results a final one stands before a preliminary one, and that before an expected one; among equals the one of
the latest document, and then the first of the record.
"""

from __future__ import annotations

from collections.abc import Iterable

from shengce.derive.facts import Fact
from shengce.records.catalogue import Catalogue
from shengce.records.plans import Finality
from shengce.records.sources import SourceKind
from shengce.records.vocabulary import Indicator

_FINALITY_ORDER = {Finality.FINAL: 2, Finality.PRELIMINARY: 1, Finality.EXPECTED: 0}


def is_yearly(fact: Fact, indicator: Indicator) -> bool:
    """Whether a fact belongs to the indicator's main series and is of one whole year."""
    return is_native(fact, indicator) and fact.figure.period.is_single_year


def is_native(fact: Fact, indicator: Indicator) -> bool:
    """Whether a fact belongs to the indicator's main series: its own statistic and its comparable scope."""
    return fact.figure.statistic is indicator.statistic and fact.series.scope == indicator.comparable_scope


def precedence(result: Fact) -> tuple[int, int]:
    """Return what a result is preferred by when several state the same: how final it is, then its document's year."""
    return _FINALITY_ORDER[result.figure.finality], result.plan_year


def best_result(results: Iterable[Fact]) -> Fact | None:
    """Return THE result among those that state the same; None where there is none."""
    return max(results, key=precedence, default=None)


def headline_target(targets: Iterable[Fact], catalogue: Catalogue) -> Fact | None:
    """Return THE target among those for the same; None where there is none."""
    return min(targets, key=lambda target: _order(target, catalogue), default=None)


def _order(target: Fact, catalogue: Catalogue) -> tuple[int, bool, bool]:
    source = catalogue.sources.get(target.figure.cite.source)
    is_report = source is not None and source.kind is SourceKind.GOVERNMENT_WORK_REPORT
    return -target.plan_year, not is_report, target.figure.qualifier.is_striven_for
