"""The tables of mentions, tasks and sources, made once more from the bare YAML, row for row."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any

from shengce.exports.fields import Table
from shengce.exports.mentions import MENTIONS
from shengce.exports.sources import SOURCES
from shengce.exports.tasks import TASKS
from tests.records import raw
from tests.records.checked import knowledge

Row = tuple[object, ...]
Report = dict[str, Any]
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
