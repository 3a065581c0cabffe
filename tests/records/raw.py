"""The records as bare YAML, and what follows from them by rules written out here alone: nothing of shengce is used."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.project import REPOSITORY

RECORDS = REPOSITORY / "records"
NATION = "national"
FINALITY = ("expected", "preliminary", "final")
ABOUT = {"about", "nearly", "strive_about"}
HEADLINE = (
    "gdp_growth",
    "industrial_value_added_growth",
    "fixed_asset_investment_growth",
    "retail_sales_growth",
    "trade_growth",
)
"""The indicators that are counted together, in the order of pages."""
JUDGED = ("met", "nearly", "missed")
Key = tuple[str, str, int]


@dataclass(frozen=True)
class Figure:
    """A figure in force: whose, of which document's year, and its fields with their defaults."""

    area: str
    plan_year: int
    source: str
    place: str
    fields: dict[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.fields[name]

    @property
    def value(self) -> Decimal:
        """The value; of a range the end that is reached first."""
        top = self.fields.get("value_max")
        return number(self["value"] if top is None or not falls(self["indicator"]) else top)

    @property
    def far_value(self) -> Decimal:
        """The value; of a range the end that is reached last."""
        top = self.fields.get("value_max")
        return number(self["value"] if top is None or falls(self["indicator"]) else top)


def number(value: Any) -> Decimal:
    return Decimal(str(value))


def read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


@cache
def indicators() -> dict[str, dict[str, Any]]:
    """Return the indicators by id, in the order of the themes and of their files, with what their families say."""
    families = {family["id"]: family for family in read(RECORDS / "families.yml")}
    shared = ("unit", "statistic", "direction")
    found = {}
    for theme in read(RECORDS / "themes.yml"):
        path = RECORDS / "indicators" / f"{theme['id']}.yml"
        for line in read(path) if path.exists() else ():
            family = families.get(line.get("family"), {})
            found[line["id"]] = {name: family[name] for name in shared if name in family} | line
    return found


def core_indicators() -> list[str]:
    return [name for name, item in indicators().items() if item.get("core")]


def falls(indicator: str) -> bool:
    return bool(indicators()[indicator]["direction"] == "lower_is_better")


@cache
def scopes() -> dict[str, dict[str, Any]]:
    """Return what a figure can be about, industries among it, by id."""
    lists = (read(RECORDS / f"{name}.yml") for name in ("industries", "scopes"))
    return {scope["id"]: scope for scopes_of_file in lists for scope in scopes_of_file}


@cache
def series_of_scopes() -> dict[str, str]:
    return {name: scope.get("counts_as", name) for name, scope in scopes().items()}


@cache
def terms() -> dict[str, dict[str, Any]]:
    """Return the terms of the glossary by id, in the order of the files."""
    return {term["id"]: term for path in sorted((RECORDS / "terms").glob("*.yml")) for term in read(path)}


@cache
def figures() -> tuple[Figure, ...]:
    """Return every figure in force, those of reports read whole before those of the core series."""
    return tuple(figure for figure in _all_figures() if "withdrawn" not in figure.fields)


@cache
def reports_read() -> tuple[dict[str, Any], ...]:
    """Return the documents read whole, in the order of the files."""
    return tuple(read(path) for path in sorted((RECORDS / "read").rglob("*.yml")))


def _all_figures() -> Iterator[Figure]:
    for report in reports_read():
        source = report.get("source", f"work-report-{report['area']}-{report['year']}")
        article = f"{report['article']}-" if "article" in report else ""
        for figure in report.get("figures", ()):
            place = f"{article}{figure['cite']}"
            yield Figure(report["area"], report["year"], source, place, _full(figure, report["year"]))
    for path in sorted((RECORDS / "core").rglob("*.yml")):
        series = read(path)
        for report in series["reports"]:
            for figure in report.get("figures", ()):
                yield Figure(
                    series["area"], report["year"], report["source"], figure["cite"], _full(figure, report["year"])
                )


def unit_of(indicator: str, statistic: str) -> str:
    """Return the unit of a figure that states none: its indicator's, or the one that its statistic asks for."""
    own = str(indicators()[indicator]["unit"])
    if statistic == indicators()[indicator]["statistic"]:
        return own
    of_ranks = {"rank": "rank", "rank_change": "places", "consecutive_years": "years"}
    rates = dict.fromkeys(("growth", "share", "annual_average"), "percent")
    return {**of_ranks, **rates}.get(statistic, own)


def _full(figure: dict[str, Any], year: int) -> dict[str, Any]:
    statistic = indicators()[figure["indicator"]]["statistic"]
    defaults = {"statistic": statistic, "scope": "whole", "qualifier": "exact", "finality": "final"}
    defaults["unit"] = unit_of(figure["indicator"], figure.get("statistic", statistic))
    defaults["period"] = year - 1 if figure["kind"] == "result" else year
    scope = figure.get("scope", "whole")
    whole = "whole" if scope == "province" else scope
    full = {**defaults, **figure}
    return {**full, "scope": whole, "period": str(full["period"])}


def absences_of(report: dict[str, Any]) -> Iterator[tuple[str, str, str, str]]:
    """Yield indicator, kind, period and scope of what a report is said not to state."""
    usual = {"result": report["year"] - 1, "target": report["year"]}
    for absence in report.get("absences", ()):
        period = str(absence.get("period", usual[absence["kind"]]))
        yield absence["indicator"], absence["kind"], period, absence.get("scope", "whole")
    for kind, year in usual.items():
        for indicator in report.get("silent", {}).get(f"{kind}s", ()):
            yield indicator, kind, str(year), "whole"


def series(figure: Figure) -> tuple[str, ...]:
    """Return what must be equal for two figures to be set beside each other."""
    label, among = figure.fields.get("label", {}).get("zh", ""), figure.fields.get("among", "")
    scope = series_of_scopes()[figure["scope"]]
    return figure["indicator"], figure["statistic"], scope, figure["unit"], label, among


def is_native(figure: Figure) -> bool:
    """Whether a figure is of its indicator's own statistic and comparable scope, and of nothing narrower."""
    indicator = indicators()[figure["indicator"]]
    same_scope = series_of_scopes()[figure["scope"]] == indicator.get("comparable_scope", "whole")
    is_narrower = "label" in figure.fields or "among" in figure.fields
    return same_scope and not is_narrower and bool(figure["statistic"] == indicator["statistic"])


@cache
def yearly(kind: str) -> dict[Key, list[Figure]]:
    """Return the figures of a kind for single years, of main series, by area, indicator and year."""
    found: dict[Key, list[Figure]] = defaultdict(list)
    for figure in figures():
        if figure["kind"] == kind and figure["period"].isdigit() and is_native(figure):
            found[figure.area, figure["indicator"], int(figure["period"])].append(figure)
    return found


def target_of(area: str, indicator: str, year: int) -> Figure | None:
    """Return THE target that the plan of a year sets for it: the report's, of its steps the one ensured, the first."""
    stated = [one for one in yearly("target").get((area, indicator, year), ()) if one.plan_year == year]
    for is_wanted in (is_ensured_by_the_report, is_of_the_report, is_ensured, lambda _: True):
        for target in stated:
            if is_wanted(target):
                return target
    return None


def is_of_the_report(target: Figure) -> bool:
    return target.source.startswith("work-report-")


def is_ensured(target: Figure) -> bool:
    return "strive" not in target["qualifier"]


def is_ensured_by_the_report(target: Figure) -> bool:
    return is_of_the_report(target) and is_ensured(target)


def result_of(area: str, indicator: str, year: int) -> Figure | None:
    """Return THE result of a year: the most final, of these the latest document's, of these the first."""
    stated = yearly("result").get((area, indicator, year), ())
    for finality in reversed(FINALITY):
        alike = [one for one in stated if one["finality"] == finality]
        if alike:
            latest = max(one.plan_year for one in alike)
            return next(one for one in alike if one.plan_year == latest)
    return None


@dataclass(frozen=True)
class Cell:
    """What was promised for a year and reached in it; ``better`` is by how much the result is better."""

    area: str
    indicator: str
    year: int
    target: Figure | None
    result: Figure | None

    @property
    def gap(self) -> Decimal | None:
        return self.result.value - self.target.value if self.target and self.result else None

    @property
    def better(self) -> Decimal:
        assert self.gap is not None
        return -self.gap if falls(self.indicator) else self.gap

    @property
    def verdict(self) -> str:
        """The verdict, or ``open`` where there is no target with a result."""
        if self.gap is None or self.target is None:
            return "open"
        allowed = Decimal("0.2") if self.target["qualifier"] in ABOUT else Decimal(0)
        if self.better >= -allowed:
            return "met"
        return "nearly" if self.better >= Decimal("-0.5") else "missed"

    @property
    def strict_verdict(self) -> str:
        """The verdict where "about" allows nothing."""
        if self.verdict not in JUDGED or self.better >= 0:
            return self.verdict
        return "nearly" if self.better >= Decimal("-0.5") else "missed"

    @property
    def shade(self) -> str:
        """The verdict as charts colour it: what is met by the allowance alone has a colour of its own."""
        return self.verdict if self.verdict == self.strict_verdict else "met_about"


def cell(area: str, indicator: str, year: int) -> Cell:
    return Cell(area, indicator, year, target_of(area, indicator, year), result_of(area, indicator, year))


@cache
def areas() -> tuple[str, ...]:
    """Return the provinces that are covered, in the order of the records."""
    provinces = [item for item in read(RECORDS / "areas.yml") if item["level"] == "province"]
    return tuple(item["slug"] for item in provinces if item["scope"]["status"] == "covered")


@cache
def years() -> tuple[int, ...]:
    """Return every year from the first to the last plan of a province."""
    read_years = {figure.plan_year for figure in figures() if figure.area != NATION}
    return tuple(range(min(read_years), max(read_years) + 1))


@cache
def cells(indicator: str) -> tuple[Cell, ...]:
    """Return the cells of an indicator, province by province and year by year."""
    return tuple(cell(area, indicator, year) for area in areas() for year in years())
