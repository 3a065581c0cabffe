"""What each province's year says first and what it says is missing, computed once more from the bare YAML."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from shengce.charts.images import ChartImages
from shengce.views.context import Context, SiteAddress
from shengce.views.pages.province_year import province_year_page
from tests.records import raw
from tests.records.checked import knowledge, languages

ADDRESS = SiteAddress("https://example.org/site", "https://example.org/repository", "main")
POINTS = {"percent", "percentage_point"}
KINDS_OF_YEARS = (
    *(("jiangxi", 2023), ("shandong", 2023), ("jiangsu", 2023), ("shanghai", 2023)),  # one document read whole
    *(("zhejiang", 2024), ("tibet", 2025), ("tianjin", 2004), ("ningxia", 2024)),  # some met, targets in two steps
    *(("hubei", 2020), ("fujian", 2012), ("shanghai", 2026), ("tibet", 2006)),  # nothing judged, for each reason
)


def page_of(area: str, year: int) -> Any:
    english = next(language for language in languages() if language.code == "en")
    path = f"provinces/{area}/{year}/"
    context = Context(knowledge(), english, ADDRESS, lambda _: ChartImages("", ""), path)
    return province_year_page(context, knowledge().catalogue.plans[area, year])


# The rules, written out


@cache
def years_read(area: str) -> frozenset[int]:
    core = raw.read(raw.RECORDS / "core" / f"{area}.yml")
    return frozenset(report["year"] for report in core["reports"])


@cache
def of_plans() -> dict[tuple[str, int], list[raw.Figure]]:
    plans: dict[tuple[str, int], list[raw.Figure]] = {}
    for figure in raw.figures():
        plans.setdefault((figure.area, figure.plan_year), []).append(figure)
    return plans


def targets_of(area: str, year: int) -> list[raw.Figure]:
    """Return the targets for the year, one for each series: core indicators first."""
    groups: dict[tuple[str, ...], list[raw.Figure]] = {}
    for figure in of_plans().get((area, year), ()):
        if figure["kind"] == "target" and figure["period"] == str(year):
            groups.setdefault(raw.series(figure), []).append(figure)
    order = (raw.is_ensured_by_the_report, raw.is_of_the_report, raw.is_ensured, lambda _: True)
    chosen = [next(one for wanted in order for one in group if wanted(one)) for group in groups.values()]
    core = raw.core_indicators()
    return sorted(chosen, key=lambda one: core.index(one["indicator"]) if one["indicator"] in core else len(core))


@cache
def results() -> dict[tuple[str, tuple[str, ...], str], list[raw.Figure]]:
    found: dict[tuple[str, tuple[str, ...], str], list[raw.Figure]] = {}
    for figure in raw.figures():
        if figure["kind"] == "result":
            found.setdefault((figure.area, raw.series(figure), figure["period"]), []).append(figure)
    return found


def outcome_of(target: raw.Figure) -> raw.Figure | None:
    stated = results().get((target.area, raw.series(target), target["period"]), [])
    ranks = [(raw.FINALITY.index(one["finality"]), one.plan_year) for one in stated]
    return stated[ranks.index(max(ranks))] if stated else None


def verdict_of(target: raw.Figure, outcome: raw.Figure, *, strict: bool) -> str:
    gap = outcome.value - target.value
    better = -gap if raw.falls(target["indicator"]) else gap
    in_points = raw.series(target)[3] in POINTS
    share = abs(target.value) * Decimal("0.05")
    about = (Decimal("0.2") if in_points else share) if target["qualifier"] in raw.ABOUT else Decimal(0)
    if better >= (0 if strict else -about):
        return "met"
    return "nearly" if better >= -(Decimal("0.5") if in_points else share) else "missed"


def name_of(target: raw.Figure) -> str:
    indicator = raw.indicators()[target["indicator"]]
    named = target["label"] if "label" in target.fields else indicator.get("short", indicator["name"])
    name, details = str(named["en"]), []
    if target["scope"] != indicator.get("comparable_scope", "whole"):
        details.append(raw.scopes()[target["scope"]]["name"]["en"])
    return f"{name} ({' · '.join(details)})" if details else name


def listed(names: Iterable[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def told(area: str, year: int, *, strict: bool) -> str:
    """Return the sentence that says what the year's targets came to."""
    targets = targets_of(area, year)
    pairs = [(target, outcome) for target in targets if (outcome := outcome_of(target))]
    verdicts = [verdict_of(*pair, strict=strict) for pair in pairs]
    if not targets:
        return f"No target in figures was found for {year} itself."
    if not pairs:
        return without_verdict(area, year, len(targets))
    counts, count = Counter(verdicts), len(verdicts)
    words = {"met": "met", "nearly": "nearly met", "missed": "missed"}
    if count == 1:
        return f"The only yearly target that can be judged, {name_of(pairs[0][0])}, was {words[verdicts[0]]}."
    if len(counts) == 1:
        every = "Both" if count == 2 else f"All {count}"
        return f"{every} yearly targets that can be judged were {words[verdicts[0]]}."
    if not counts["met"]:
        none = "Neither of the two" if count == 2 else f"None of the {count}"
        was = "was" if counts["nearly"] == 1 else "were"
        return f"{none} yearly targets that can be judged was met, though {counts['nearly']} {was} nearly met."
    short = listed(name_of(target) for (target, _), verdict in zip(pairs, verdicts, strict=True) if verdict != "met")
    was = "was" if counts["met"] == 1 else "were"
    return f"{counts['met']} of the {count} yearly targets that can be judged {was} met. Short of target: {short}."


def without_verdict(area: str, year: int, count: int) -> str:
    if max(years_read(area)) <= year:
        them = "1 target for {}, its outcome" if count == 1 else f"{count} targets for {{}}, their outcomes"
        return f"{them.format(year)} due in January {year + 1}."
    one = f"The {count} yearly target cannot be judged" if count == 1 else ""
    subject = one or f"None of the {count} yearly targets can be judged"
    if year + 1 in years_read(area):
        return f"{subject}: the {year + 1} report does not state {'its outcome' if one else 'their outcomes'}."
    return f"{subject}: the {year + 1} report was not found."


def strictly(finding: Any) -> str:
    return "".join(part.either.strict.plain if part.either else part.plain for part in finding.segments)


# The pages


def every_year() -> Iterator[tuple[str, int]]:
    yield from ((area, year) for area in raw.areas() for year in sorted(years_read(area)))


def test_every_year_of_every_province_says_what_its_targets_came_to() -> None:
    checked: Counter[str] = Counter()
    for area, year in every_year():
        first = page_of(area, year).head.finding[0]
        assert (first.plain, strictly(first)) == (told(area, year, strict=False), told(area, year, strict=True))
        checked[re.sub(r"[^a-z ]|(?<=judged, ).*(?=, was)|(?<=Short).*", "", first.plain)[:40]] += 1
    assert sum(checked.values()) > 700 and len(checked) > 8


@pytest.mark.parametrize(("area", "year"), KINDS_OF_YEARS)
def test_the_pair_of_the_whole_economy_is_said(area: str, year: int) -> None:
    target = next((one for one in targets_of(area, year) if one["indicator"] == "gdp_growth"), None)
    said = [sentence.plain for sentence in page_of(area, year).head.finding if sentence.plain.startswith("GDP: ")]
    assert len(said) == (target is not None)
    if target is None:
        return
    outcome = outcome_of(target)
    numbers = [Decimal(number) for number in re.findall(r"\d+(?:\.\d+)?(?=%)", said[0])]
    assert numbers[0] == target.value
    if outcome:
        assert numbers[1] == abs(outcome.value)


def test_a_running_year_says_how_the_last_one_ended() -> None:
    for area in raw.areas():
        last = max(years_read(area))
        outcomes = [(target, outcome_of(target)) for target in targets_of(area, last - 1)]
        judged = [verdict_of(target, outcome, strict=False) for target, outcome in outcomes if outcome]
        said = [sentence.plain for sentence in page_of(area, last).head.finding]
        if judged and any(not outcome_of(target) for target in targets_of(area, last)):
            assert said[-1] == f"Judged for {last - 1}: {judged.count('met')} of {len(judged)} met."


@pytest.mark.parametrize(("area", "year"), KINDS_OF_YEARS)
def test_what_any_document_states_is_called_missing_by_none(area: str, year: int) -> None:
    page = page_of(area, year)
    stated = {
        (figure["indicator"], figure["kind"], figure["period"], raw.series_of_scopes()[figure["scope"]])
        for figure in of_plans()[area, year]
        if figure["statistic"] == raw.indicators()[figure["indicator"]]["statistic"]
    }
    files = [raw.read(raw.RECORDS / "core" / f"{area}.yml")["reports"]]
    files += [[report for report in raw.reports_read() if report["area"] == area]]
    of_year = [report for reports in files for report in reports if report["year"] == year]
    missing = {absence for report in of_year for absence in raw.absences_of(report)} - stated
    shown = page.silences
    names = sum(bool(part.link) for line in shown.lines for part in line.segments) if shown else 0
    assert (names + len(shown.notes) if shown else 0) == len(missing)
