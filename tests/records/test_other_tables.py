"""The tables beside the pairs, made once more from the bare YAML, row for row."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from shengce.exports.absences import ABSENCES
from shengce.exports.areas import AREAS
from shengce.exports.facts import FACTS
from shengce.exports.fields import Table
from shengce.exports.indicators import INDICATORS
from shengce.exports.mentions import MENTIONS
from shengce.exports.sources import SOURCES
from shengce.exports.tasks import TASKS
from tests.records import raw
from tests.records.checked import knowledge

Row = tuple[object, ...]
Report = dict[str, Any]
HISTORY = frozenset({"first_version", "changed_version", "change_reason"})
"""Columns that come of the record of changes; test_changes_on_record works them out."""
STANCES = ("pillar", "emerging", "future", "traditional")


def own_columns(table: Table, but: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return the columns that come of the records, the version of all of them left out."""
    return tuple(column for column in table.columns if column not in but | {"data_version"})


def made(table: Table, *columns: str) -> Counter[Row]:
    return Counter(tuple(row[column] for column in columns) for row in table.rows(knowledge()))


def assert_same(found: Counter[Row], worked_out: Iterable[Row], at_least: int) -> None:
    expected = Counter(worked_out)
    assert list((found - expected).elements()) == list((expected - found).elements()) == []
    assert found.total() >= at_least


@cache
def codes() -> dict[str, str | None]:
    return {area["slug"]: area.get("code") for area in raw.read(raw.RECORDS / "areas.yml")}


def source_of(report: Report) -> str:
    return str(report.get("source", f"work-report-{report['area']}-{report['year']}"))


def place(report: Report, line: dict[str, Any]) -> Row:
    article = f"{report['article']}-" if "article" in report else ""
    return source_of(report), f"{article}{line['cite']}"


def whose(report: Report) -> Row:
    return report["area"], codes()[report["area"]], report["year"]


def measures(report: Report) -> Iterator[dict[str, Any]]:
    for task in report.get("tasks", ()):
        yield from task.get("measures", ())


def programmes() -> Iterator[Row]:
    for report in raw.reports_read():
        lines = report.get("programmes", ())
        named = [(line.get("term"), line.get("name"), line) for line in lines]
        named += [(term, None, measure) for measure in measures(report) for term in measure.get("terms", ())]
        for term, own, line in named:
            name = raw.terms()[term]["name"] if term else own
            yield *whose(report), "programme", term, name["zh"], name["en"], None, *place(report, line)


def industries() -> Iterator[Row]:
    for report in raw.reports_read():
        named = [
            (industry, stance, line)
            for line in report.get("industries", ())
            for stance in (*STANCES, "named")
            for industry in line.get(stance, ())
        ]
        named += [(industry, "named", line) for line in measures(report) for industry in line.get("industries", ())]
        for industry, stance, line in named:
            name = raw.scopes()[industry]["name"]
            light = stance if stance in STANCES else None
            yield *whose(report), "industry", industry, name["zh"], name["en"], light, *place(report, line)


def test_every_mention_is_a_row_with_the_cells_of_the_raw_records() -> None:
    assert_same(made(MENTIONS, *own_columns(MENTIONS)), (*programmes(), *industries()), 17000)


def tasks() -> Iterator[Row]:
    for report in raw.reports_read():
        for task in report.get("tasks", ()):
            yield *whose(report), task.get("number"), task["zh"], task["en"], *place(report, task)


def test_every_task_is_a_row_with_the_cells_of_the_raw_records() -> None:
    assert_same(made(TASKS, *own_columns(TASKS, frozenset({"id"}))), tasks(), 1800)
    identifiers = made(TASKS, "id")
    assert all(count == 1 for count in identifiers.values())


@cache
def plans_by_source() -> dict[str, set[tuple[str, int]]]:
    found: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for report in raw.reports_read():
        found[source_of(report)].add((report["area"], report["year"]))
    for path in sorted((raw.RECORDS / "core").rglob("*.yml")):
        series = raw.read(path)
        for report in series["reports"]:
            found[report["source"]].add((series["area"], report["year"]))
    return found


def sources() -> Iterator[dict[str, Any]]:
    for path in sorted((raw.RECORDS / "sources").rglob("*.yml")):
        content = raw.read(path)
        yield from content if isinstance(content, list) else (content,)


def present(value: Any) -> str | None:
    return None if isinstance(value, dict) and "absent" in value else str(value)


def reason(value: Any) -> str | None:
    return value.get("absent") if isinstance(value, dict) else None


def source_row(source: dict[str, Any]) -> Row:
    publisher = {} if reason(source["publisher"]) else source["publisher"]
    return (
        *(source["id"], source["kind"], source["title"]["zh"], source["title"]["en"]),
        *(publisher.get("zh"), publisher.get("en"), present(source["published"]), present(source["url"])),
        *(source["text"]["sha256"], date.fromisoformat(str(source["accessed"])), source.get("collection")),
        *(reason(source["publisher"]), reason(source["published"]), reason(source["url"])),
    )


def test_every_source_is_a_row_with_the_cells_of_the_raw_records() -> None:
    columns = own_columns(SOURCES, frozenset({"area", "plan_year"}))
    assert_same(made(SOURCES, *columns), map(source_row, sources()), 500)


def test_a_source_names_the_areas_and_years_of_the_reports_that_draw_on_it() -> None:
    for row in SOURCES.rows(knowledge()):
        plans = plans_by_source()[str(row["id"])]
        assert set(str(row["area"] or "").split(";")) - {""} == {area for area, _ in plans}
        assert set(str(row["plan_year"] or "").split(";")) - {""} == {str(year) for _, year in plans}


def years_of(period: str) -> tuple[int | None, int]:
    years = [int(year) for year in re.findall(r"\d{4}", period)]
    return (None if period.startswith("../") else years[0]), years[-1]


@cache
def levels() -> dict[str, str]:
    return {area["slug"]: area["level"] for area in raw.read(raw.RECORDS / "areas.yml")}


def published_scope(area: str, scope: str) -> str:
    return "province" if scope in {"whole", "province"} and levels()[area] != "city" else scope


def both(text: Mapping[str, str] | None) -> Row:
    return (text["zh"], text["en"]) if text else (None, None)


def amount(value: Any) -> Decimal | None:
    return None if value is None else raw.number(value)


def facts() -> Iterator[Row]:
    for figure in raw.figures():
        of = figure.fields
        yield (
            *(figure.area, figure.plan_year, of["indicator"], of["kind"], of["period"]),
            *(raw.number(of["value"]), amount(of.get("value_max")), of["unit"], of["qualifier"]),
            *(published_scope(figure.area, of["scope"]), of["as_printed"], figure.source, figure.place),
            *(of["statistic"], of["finality"], levels()[figure.area], *both(of.get("label")), of.get("among")),
            *(codes()[figure.area], *years_of(of["period"])),
        )


def test_every_figure_in_force_is_a_row_with_the_cells_of_the_raw_records() -> None:
    assert_same(made(FACTS, *own_columns(FACTS, HISTORY | {"id", "reading"})), facts(), 15000)
    assert all(count == 1 for count in made(FACTS, "id").values())


def core_series() -> Iterator[tuple[str, Report]]:
    for path in sorted((raw.RECORDS / "core").rglob("*.yml")):
        series = raw.read(path)
        yield from ((series["area"], report) for report in series["reports"])


def absences() -> Iterator[Row]:
    """Yield area, year, indicator, kind, period, reason, source and scope, and code and years of each absence."""
    for area, report in (*((report["area"], report) for report in raw.reports_read()), *core_series()):
        source = source_of({"area": area, **report})
        usual = {"result": report["year"] - 1, "target": report["year"]}
        stated = [
            (line["indicator"], line["kind"], str(line.get("period", usual[line["kind"]])), line["reason"], line)
            for line in report.get("absences", ())
        ]
        silent = report.get("silent", {})
        stated += [
            (indicator, kind, str(usual[kind]), "not_stated", {})
            for kind in usual
            for indicator in silent.get(f"{kind}s", ())
        ]
        for indicator, kind, period, why, line in stated:
            scope = published_scope(area, line.get("scope", "whole"))
            told = (area, report["year"], indicator, kind, period, why, line.get("source", source), scope)
            yield *told, codes()[area], *years_of(period)


def test_every_absence_is_a_row_with_the_cells_of_the_raw_records() -> None:
    notes = frozenset({"locator", "text_zh", "text_en", "note_zh", "note_en"})
    assert_same(made(ABSENCES, *own_columns(ABSENCES, notes)), absences(), 5000)


def yes(is_so: bool) -> str:
    return "yes" if is_so else "no"


def areas() -> Iterator[Row]:
    for area in raw.read(raw.RECORDS / "areas.yml"):
        region = area.get("region", "none")
        yield (
            *(area["slug"], area.get("code"), area["level"], area.get("within")),
            *(*both(area["name"]), *both(area["short"]), area.get("kind"), None if region == "none" else region),
            yes(area.get("scope", {}).get("status", "covered") == "covered"),
        )


def test_every_area_is_a_row_with_the_cells_of_the_raw_records() -> None:
    assert_same(made(AREAS, *own_columns(AREAS)), areas(), 35)


def indicators() -> Iterator[Row]:
    units = {unit["id"]: unit for unit in raw.read(raw.RECORDS / "units.yml")}
    for item in raw.indicators().values():
        is_core = item.get("core", False)
        yield (
            *(item["id"], *both(item["name"]), item["unit"], *both(units[item["unit"]]["name"])),
            *(item["statistic"], item["direction"], yes(is_core), item["column"] if is_core else None),
        )


def test_every_indicator_is_a_row_with_the_cells_of_the_raw_records() -> None:
    columns = own_columns(INDICATORS, frozenset({"theme", "definition_zh", "definition_en"}))
    assert_same(made(INDICATORS, *columns), indicators(), 400)
    themes = {theme["id"] for theme in raw.read(raw.RECORDS / "themes.yml")}
    for row in INDICATORS.rows(knowledge()):
        listed = raw.read(raw.RECORDS / "indicators" / f"{row['theme']}.yml")
        assert row["theme"] in themes and row["id"] in {line["id"] for line in listed}
        assert row["definition_zh"] and row["definition_en"]
