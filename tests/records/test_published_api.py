"""The API's files, made once more from the bare YAML: which rows stand in which file, and what they say."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from shengce.exports.api.files import api_files
from shengce.exports.tables import tables_of
from tests.records import raw
from tests.records.checked import knowledge, languages

Row = tuple[object, ...]
Rows = dict[str, Counter[Row]]
ROOT = ".build/root/api/v1/"
MOST_BYTES = 85_000_000


@cache
def files() -> Mapping[str, bytes]:
    outputs = api_files(tables_of(knowledge(), languages()), knowledge(), languages(), "https://example.org/site")
    return {output.path.as_posix().removeprefix(ROOT): output.content for output in outputs}


@cache
def result(path: str) -> Any:
    return json.loads(files()[path], parse_float=Decimal, parse_int=Decimal)["result"]


def of_kind(kind: str, suffix: str) -> dict[str, str]:
    """Return the files of a kind with an ending, by the identifier of the thing."""
    found = {path: path.removeprefix(f"{kind}/").removesuffix(suffix) for path in files()}
    return {key: path for path, key in found.items() if path == f"{kind}/{key}{suffix}" and "." not in key}


def last_year(period: str) -> str:
    return str(re.findall(r"\d{4}", period)[-1])


# Figures


KEYS: Mapping[str, Callable[[raw.Figure], str]] = {
    "areas": lambda figure: figure.area,
    "plans": lambda figure: f"{figure.area}/{figure.plan_year}",
    "indicators": lambda figure: str(figure["indicator"]),
    "years": lambda figure: last_year(figure["period"]),
}
STATED = ("indicator", "kind", "period", "statistic", "unit", "qualifier", "finality", "as_printed")


def figure_row(figure: raw.Figure) -> Row:
    top = figure.fields.get("value_max")
    return (
        *(str(figure[name]) for name in STATED),
        *(figure.area, str(figure.plan_year), "province" if figure["scope"] == "whole" else figure["scope"]),
        *(raw.number(figure["value"]), None if top is None else raw.number(top), figure.source, figure.place),
    )


def published_row(row: Mapping[str, Any]) -> Row:
    """Return the same of a row of JSON or CSV, in which all is text and nothing is empty."""
    top = row["value_max"]
    return (
        *(row[name] for name in STATED[:-1]),
        row["as_printed"].removeprefix("'"),
        *(row["province"], str(row["plan_year"]), row["scope"]),
        *(Decimal(row["value"]), Decimal(top) if top not in {None, ""} else None, row["source"], row["locator"]),
    )


def figures_by(kind: str, only: Iterable[str] = ("result", "target", "parameter")) -> Rows:
    wanted = set(only)
    found: Rows = defaultdict(Counter)
    for figure in raw.figures():
        if figure["kind"] in wanted:
            found[KEYS[kind](figure)][figure_row(figure)] += 1
    return dict(found)


def read_csv(path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files()[path].decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("kind", KEYS)
def test_the_csv_of_a_thing_holds_its_figures_and_no_others(kind: str) -> None:
    made = {key: Counter(map(published_row, read_csv(path))) for key, path in of_kind(kind, ".csv").items()}
    assert made == figures_by(kind)


@pytest.mark.parametrize("kind", ["plans", "indicators"])
def test_the_json_of_a_thing_holds_its_figures_and_no_others(kind: str) -> None:
    made = {key: Counter(map(published_row, result(path)["facts"])) for key, path in of_kind(kind, ".json").items()}
    assert {key: rows for key, rows in made.items() if rows} == figures_by(kind)


@pytest.mark.parametrize("kind", KEYS)
def test_pairs_stand_with_the_target(kind: str) -> None:
    """What a pair says is worked out in ``test_pairs``; here, in which files each stands."""
    targets = figures_by(kind, only=["target"])
    places = {key: Counter(place_of_target(row) for row in rows.elements()) for key, rows in targets.items()}
    made = {key: Counter(map(published_target, result(path)["pairs"])) for key, path in of_kind(kind, ".json").items()}
    assert {key: rows for key, rows in made.items() if rows} == places
    as_csv = {key: Counter(map(published_target, read_csv(path))) for key, path in of_kind(kind, ".pairs.csv").items()}
    assert as_csv == places


def place_of_target(row: Row) -> Row:
    return (row[0], row[2], row[8], row[9], row[11], row[13], row[14])


def published_target(row: Mapping[str, Any]) -> Row:
    told = (row["indicator"], row["period"], row["province"], str(row["plan_year"]))
    return *told, Decimal(row["target_value"]), row["target_source"], row["target_locator"]


# All else


def absences_by(key_of: Callable[[Mapping[str, Any], str], str]) -> Rows:
    found: Rows = defaultdict(Counter)
    for report in (*raw.reports_read(), *core_reports()):
        for indicator, kind, period, scope in raw.absences_of(report):
            row = (report["area"], str(report["year"]), indicator, kind, period, scope)
            found[key_of(report, indicator)][row] += 1
    return dict(found)


def core_reports() -> Iterable[dict[str, Any]]:
    for path in sorted((raw.RECORDS / "core").rglob("*.yml")):
        series = raw.read(path)
        yield from ({**report, "area": series["area"]} for report in series["reports"])


def published_absence(row: Mapping[str, Any]) -> Row:
    scope = "whole" if row["scope"] == "province" else row["scope"]
    return (row["province"], str(row["plan_year"]), row["indicator"], row["kind"], row["period"], scope)


@pytest.mark.parametrize(
    ("kind", "key_of"),
    [
        ("plans", lambda report, _: f"{report['area']}/{report['year']}"),
        ("indicators", lambda _, indicator: indicator),
    ],
)
def test_absences_stand_with_plan_and_indicator(kind: str, key_of: Callable[[Mapping[str, Any], str], str]) -> None:
    paths = of_kind(kind, ".json")
    made = {key: Counter(map(published_absence, result(path)["absences"])) for key, path in paths.items()}
    assert {key: rows for key, rows in made.items() if rows} == absences_by(key_of)


def terms_named() -> dict[str, Counter[Row]]:
    found: Rows = defaultdict(Counter)
    for report in raw.reports_read():
        measures = [measure for task in report.get("tasks", ()) for measure in task.get("measures", ())]
        named = [(line.get("term"), line) for line in report.get("programmes", ())]
        named += [(term, measure) for measure in measures for term in measure.get("terms", ())]
        article = f"{report['article']}-" if "article" in report else ""
        for term, line in named:
            found[term][report["area"], str(report["year"]), f"{article}{line['cite']}"] += 1
    found.pop(None, None)  # type: ignore[call-overload]  # names that have no entry of their own
    return dict(found)


def published_mention(row: Mapping[str, Any]) -> Row:
    return row["province"], str(row["plan_year"]), row["locator"]


def test_a_programme_has_every_report_that_names_it() -> None:
    as_json = {
        key: Counter(map(published_mention, result(path)["mentions"]))
        for key, path in of_kind("programmes", ".json").items()
    }
    assert {key: rows for key, rows in as_json.items() if rows} == terms_named()
    as_csv = of_kind("programmes", ".csv")
    assert {key: Counter(map(published_mention, read_csv(path))) for key, path in as_csv.items()} == terms_named()


def test_there_is_a_file_for_every_record() -> None:
    areas = [area["slug"] for area in raw.read(raw.RECORDS / "areas.yml")]
    assert list(of_kind("areas", ".json")) == areas
    assert list(of_kind("indicators", ".json")) == list(raw.indicators())
    assert sorted(of_kind("programmes", ".json")) == sorted(raw.terms())
    plans = {f"{report['area']}/{report['year']}" for report in (*raw.reports_read(), *core_reports())}
    assert set(of_kind("plans", ".json")) == plans


def test_what_is_told_of_an_area_is_the_records() -> None:
    for record in raw.read(raw.RECORDS / "areas.yml"):
        told = result(f"areas/{record['slug']}.json")
        place = (record.get("code"), record["level"], record.get("within"), record.get("kind"), record.get("region"))
        assert tuple(told[name] for name in ("province_code", "area_level", "within", "division", "region")) == (
            *place[:4],
            None if place[4] == "none" else place[4],
        )
        assert told["covered"] == ("no" if record.get("scope", {}).get("status") == "not_applicable" else "yes")
        assert (told["short_en"], told["name_zh"]) == (record["short"]["en"], record["name"]["zh"])


def test_what_is_told_of_a_plan_is_the_records() -> None:
    whole = {f"{report['area']}/{report['year']}" for report in raw.reports_read()}
    drawn_on: dict[str, set[str]] = defaultdict(set)
    for report in (*raw.reports_read(), *core_reports()):
        usual = f"work-report-{report['area']}-{report['year']}"
        drawn_on[f"{report['area']}/{report['year']}"].add(report.get("source", usual))
    for key, path in of_kind("plans", ".json").items():
        told = result(path)
        assert (told["read_whole"] == "yes") == (key in whole)
        assert (f"{told['area']}/{told['year']}", set(told["sources"])) == (key, drawn_on[key])
    for key, path in of_kind("sources", ".json").items():
        assert set(result(path)["plans"]) == {plan for plan, sources in drawn_on.items() if key in sources}


def test_what_is_told_of_an_indicator_and_a_term_is_the_records() -> None:
    for name, record in raw.indicators().items():
        told = result(f"indicators/{name}.json")
        assert (told["name_zh"], told["name_en"]) == (record["name"]["zh"], record["name"]["en"])
        assert (told["unit"], told["direction"]) == (record["unit"], record["direction"])
        assert (told["statistic"], told["core"]) == (record["statistic"], "yes" if record.get("core") else "no")
    for name, record in raw.terms().items():
        told = result(f"programmes/{name}.json")
        assert (told["name_zh"], told["kind"], told["area"]) == (
            *(record["name"]["zh"], record["kind"], record.get("area")),
        )
        assert told["definition_en"] == record["definition"].get("en")
        assert told["aliases"] == list(record.get("aliases", ()))


def test_the_files_are_not_too_large() -> None:
    assert sum(map(len, files().values())) < MOST_BYTES
    assert max(len(content) for path, content in files().items() if path.startswith("plans/")) < 300_000
