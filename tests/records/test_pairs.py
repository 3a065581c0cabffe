"""The published table of targets beside their outcomes, made once more from the bare YAML, row for row."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from shengce.exports.pairs import PAIRS
from tests.records import raw
from tests.records.checked import knowledge

Row = tuple[object, ...]
Measured = tuple[str, tuple[str, ...], str]
COMPARED = (
    *("province", "province_code", "year", "indicator", "period", "plan_year", "statistic", "scope", "unit"),
    *("target_value", "target_value_max", "qualifier", "target_source", "target_locator"),
    *("outcome_value", "outcome_value_max", "finality", "outcome_source", "outcome_locator"),
    *("gap", "better_by", "verdict", "verdict_strict", "counted"),
)
PLACE = ("value", "value_max", "finality", "source", "locator")


@cache
def rows() -> tuple[dict[str, Any], ...]:
    return tuple(dict(row) for row in PAIRS.rows(knowledge()))


@cache
def results() -> dict[Measured, list[raw.Figure]]:
    found: dict[Measured, list[raw.Figure]] = defaultdict(list)
    for figure in raw.figures():
        if figure["kind"] == "result":
            found[measured(figure)].append(figure)
    return found


def measured(figure: raw.Figure) -> Measured:
    """Return what a result must share with a target: to the end of a year is settled by that year."""
    return figure.area, raw.series(figure), figure["period"].removeprefix("../")


def outcome_of(target: raw.Figure) -> raw.Figure | None:
    return max(results()[measured(target)], key=precedence, default=None)


def precedence(result: raw.Figure) -> tuple[int, int]:
    return raw.FINALITY.index(result["finality"]), result.plan_year


@cache
def plan_years() -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for report in (*raw.reports_read(), *core_reports()):
        found[report["area"]].add(report["year"])
    return found


def core_reports() -> Iterator[dict[str, Any]]:
    for path in sorted((raw.RECORDS / "core").rglob("*.yml")):
        series = raw.read(path)
        yield from ({**report, "area": series["area"]} for report in series["reports"])


@cache
def in_points() -> frozenset[str]:
    units = raw.read(raw.RECORDS / "units.yml")
    return frozenset(unit["id"] for unit in units if unit["kind"] in {"percent", "percentage_point"})


def last_year(period: str) -> int:
    return int(re.findall(r"\d{4}", period)[-1])


def verdicts(target: raw.Figure, better: Decimal | None) -> tuple[str, str]:
    """Return the verdict, and the one where "about" allows nothing."""
    if better is None:
        return (unjudged(target),) * 2
    share = abs(target.value) * Decimal("0.05")
    about, nearly = (Decimal("0.2"), Decimal("0.5")) if target["unit"] in in_points() else (share, share)
    allowed = about if target["qualifier"] in raw.ABOUT else Decimal(0)
    strict = "met" if better >= 0 else "nearly" if better >= -nearly else "missed"
    return "met" if better >= -allowed else strict, strict


def unjudged(target: raw.Figure) -> str:
    year, years = last_year(target["period"]), plan_years()[target.area]
    if max(years) <= year:
        return "pending"
    return "not_stated" if year + 1 in years else "report_missing"


@cache
def codes() -> dict[str, str | None]:
    return {area["slug"]: area.get("code") for area in raw.read(raw.RECORDS / "areas.yml")}


def is_counted(target: raw.Figure) -> bool:
    if target["indicator"] not in raw.core_indicators() or target["period"] != str(target.plan_year):
        return False
    return raw.is_native(target) and raw.target_of(target.area, target["indicator"], target.plan_year) is target


def bounds(figure: raw.Figure) -> tuple[Decimal, Decimal | None]:
    top = figure.fields.get("value_max")
    return raw.number(figure["value"]), None if top is None else raw.number(top)


def expected(target: raw.Figure) -> Row:
    result = outcome_of(target)
    gap = result.value - target.value if result else None
    better = -gap if gap is not None and raw.falls(target["indicator"]) else gap
    scope = "province" if target["scope"] == "whole" else target["scope"]
    stated = (target["indicator"], target["period"], target.plan_year, target["statistic"], scope, target["unit"])
    return (
        *(target.area, codes()[target.area], last_year(target["period"])),
        *(*stated, *bounds(target), target["qualifier"], target.source, target.place),
        *((*bounds(result), result["finality"], result.source, result.place) if result else (None,) * len(PLACE)),
        *(gap, better, *verdicts(target, better), "yes" if is_counted(target) else "no"),
    )


def test_every_target_in_force_is_a_row_with_the_cells_of_the_raw_records() -> None:
    made = Counter(tuple(row[column] for column in COMPARED) for row in rows())
    worked_out = Counter(expected(figure) for figure in raw.figures() if figure["kind"] == "target")
    assert list((made - worked_out).elements()) == list((worked_out - made).elements()) == []
    assert made.total() > 5000


def test_a_target_stands_once_and_both_figures_are_in_force() -> None:
    identifiers = [row["target_id"] for row in rows()]
    assert len(set(identifiers)) == len(identifiers)
    known = knowledge().by_id
    assert all(known[row["outcome_id"]].figure.kind == "result" for row in rows() if row["outcome_id"])


def test_zero_is_a_value_and_what_is_missing_has_a_reason() -> None:
    assert any(row["gap"] == 0 for row in rows())
    assert all((row["gap"] is None) == (row["outcome_value"] is None) == bool(row["no_outcome"]) for row in rows())


@cache
def silences() -> frozenset[tuple[str, str, str]]:
    """Return areas, indicators and periods of which a report is recorded to state no result."""
    found = {
        (report["area"], indicator, period)
        for report in raw.reports_read()
        for indicator, kind, period, _ in raw.absences_of(report)
        if kind == "result"
    }
    for report in core_reports():
        for absence in report.get("absences", ()):
            if absence["kind"] == "result":
                found.add((report["area"], absence["indicator"], str(absence.get("period", report["year"] - 1))))
    return frozenset(found)


def test_a_silence_is_recorded_or_the_document_due_was_read_whole_or_it_is_called_unrecorded() -> None:
    read_whole = {(report["area"], report["year"]) for report in raw.reports_read()}
    counts = Counter[str]()
    for row in rows():
        if row["verdict"] == "not_stated":
            period = row["period"].removeprefix("../")
            is_recorded = (row["province"], row["indicator"], period) in silences()
            is_read = (row["province"], row["year"] + 1) in read_whole
            counts[row["no_outcome"]] += 1
            assert row["no_outcome"] != "unrecorded" or not is_read, row
            assert row["no_outcome"] == "unrecorded" or is_read or is_recorded, row
            assert row["no_outcome"] != "relative_only" or is_recorded, row
        elif row["no_outcome"]:
            assert row["no_outcome"] == row["verdict"]
    assert counts["not_stated"] > 1500 and counts["unrecorded"] > 400 and counts["relative_only"] > 30
