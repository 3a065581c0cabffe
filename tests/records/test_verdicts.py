"""The verdicts on the site, computed once more from the bare YAML by rules written out here alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
import yaml

from shengce.build import check
from shengce.derive.knowledge import Knowledge
from tests.project import REPOSITORY

FINALITY = {"final": 2, "preliminary": 1, "expected": 0}
ONE_SERIES = {"province", "whole_society", "projects_5m"}
ABOUT = {"about", "nearly", "strive_about"}
Key = tuple[str, str, int]


def number(value: Any) -> Decimal:
    return Decimal(str(value))


@cache
def raw_figures() -> dict[str, dict[Key, list[dict[str, Any]]]]:
    """Return targets and results for single years by area, indicator and year, each with its plan year."""
    found: dict[str, dict[Key, list[dict[str, Any]]]] = {"target": defaultdict(list), "result": defaultdict(list)}
    for path in sorted((REPOSITORY / "records" / "core").glob("*.yml")):
        series = yaml.safe_load(path.read_text(encoding="utf-8"))
        for report in series["reports"]:
            for figure in report.get("figures", ()):
                take(found, series["area"], report["year"], figure)
    for path in sorted((REPOSITORY / "records" / "plans").rglob("*.yml")):
        plan = yaml.safe_load(path.read_text(encoding="utf-8"))
        for figure in plan["figures"]:
            take(found, plan["province"], plan["year"], figure)
    return found


def take(found: dict[str, dict[Key, list[dict[str, Any]]]], area: str, year: int, figure: dict[str, Any]) -> None:
    native = "share" if figure["indicator"] == "rd_intensity" else "growth"
    is_yearly = str(figure["period"]).isdigit() and figure.get("statistic", "growth") == native
    if is_yearly and figure.get("scope", "province") in ONE_SERIES and figure["kind"] in found:
        key = (area, figure["indicator"], int(figure["period"]))
        found[figure["kind"]][key].append({**figure, "plan_year": year})


def verdict_of(target: dict[str, Any], results: list[dict[str, Any]], falls: bool) -> tuple[str, Decimal | None]:
    """Return the verdict and the gap; the best result is the most final one, of the latest report."""
    if not results:
        return "open", None
    best = max(results, key=lambda one: (FINALITY[one.get("finality", "final")], one["plan_year"]))
    promised = number(target.get("value_max", target["value"]) if falls else target["value"])
    gap = number(best["value"]) - promised
    margin = -gap if falls else gap
    allowed = Decimal("0.2") if target.get("qualifier") in ABOUT else Decimal(0)
    if margin >= -allowed:
        return "met", gap
    return ("nearly" if margin >= Decimal("-0.5") else "missed"), gap


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return check(REPOSITORY).knowledge


def test_every_verdict_follows_from_the_raw_records(knowledge: Knowledge) -> None:
    raw, counts, wrong = raw_figures(), Counter[str](), []
    for table in (knowledge.promises, knowledge.national_promises):
        for indicator, cells in table.by_indicator.items():
            falls = knowledge.catalogue.indicators[indicator].direction == "lower_is_better"
            for (area, year), promise in cells.items():
                targets = [one for one in raw["target"][area, indicator, year] if one["plan_year"] == year]
                results = raw["result"][area, indicator, year]
                expected = [verdict_of(target, results, falls) for target in targets]
                if promise.outcome is None:
                    stated = [] if not targets else [f"{area} {indicator} {year}: a target is not judged"]
                    wrong += stated
                    continue
                shown = promise.state.value if promise.outcome.result else "open"
                counts[shown] += 1
                if (shown, promise.outcome.gap) not in expected:
                    wrong.append(f"{area} {indicator} {year}: {shown} {promise.outcome.gap}, not {expected}")
    assert wrong == []
    assert counts["met"] > 1000 and counts["missed"] > 300 and counts["nearly"] > 50


@pytest.mark.parametrize("year", [2008, 2020])
def test_years_of_crisis_stand_out(knowledge: Knowledge, year: int) -> None:
    """The epidemic left hardly a GDP target met; in 2008 most were, since boom targets were low."""
    cells = [cell for cell in knowledge.promises.by_indicator["gdp_growth"].values() if cell.year == year]
    judged = [cell.state.value for cell in cells if cell.state.value in {"met", "nearly", "missed"}]
    share = judged.count("met") / len(judged)
    assert (share < 0.1) if year == 2020 else (share > 0.5)
