"""The facts and the typed absences as CSV, one a row: ``data/facts.csv`` and ``data/absences.csv``.

UTF-8 with a byte order mark, so that spreadsheets show Chinese. Values are plain decimals in the unit named. A text
that a spreadsheet would take for a formula gets an apostrophe before it. Columns are a contract: new ones come last.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from decimal import Decimal

from shengce.derive.facts import Fact
from shengce.derive.knowledge import Knowledge
from shengce.records.plans import Absence, Plan
from shengce.views.columns import ABSENCE_COLUMNS, FACT_COLUMNS

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def facts_csv(knowledge: Knowledge) -> bytes:
    """Return every figure in force, provinces' before the nation's, in the order of the records."""
    facts = (*knowledge.facts.all, *knowledge.national_facts.all)
    return _csv(FACT_COLUMNS, (_fact_row(fact) for fact in facts))


def absences_csv(knowledge: Knowledge) -> bytes:
    """Return every typed absence of a figure, in the order of the records."""
    catalogue = knowledge.catalogue
    plans = (*catalogue.plans.values(), *catalogue.national_plans.values())
    return _csv(ABSENCE_COLUMNS, (_absence_row(plan, absence) for plan in plans for absence in plan.absences))


def plain_number(value: Decimal | None) -> str:
    """Return a decimal as digits without an exponent; empty for None."""
    return "" if value is None else format(value, "f")


def neutralised(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text


def _fact_row(fact: Fact) -> Iterator[str]:
    figure = fact.figure
    source, _, locator = figure.cite.partition("#")
    yield from (figure.id, fact.province, str(fact.plan_year), figure.indicator, figure.kind, figure.period)
    yield from (plain_number(figure.value), plain_number(figure.value_max), figure.unit, figure.qualifier)
    yield from (figure.scope, neutralised(figure.as_printed), source, locator)
    yield from (figure.statistic, figure.finality, figure.reading)


def _absence_row(plan: Plan, absence: Absence) -> Iterator[str]:
    locator = absence.cite.partition("#")[2] if absence.cite else ""
    yield from (plan.province, str(plan.year), absence.indicator, absence.kind, absence.period, absence.reason)
    yield from (absence.source, locator)
    yield from (neutralised(absence.text.zh), neutralised(absence.text.en)) if absence.text else ("", "")


def _csv(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")
