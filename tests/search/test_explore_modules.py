"""The pure modules of the explorer, run in Chromium, held against what is worked out by hand."""

from __future__ import annotations

import csv
import io
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.search.modules import Modules, call

pytestmark = pytest.mark.browser

DATA = {
    "areas": {slug: {"name": slug.title(), "region": "central"} for slug in ("hubei", "hunan", "jiangxi", "national")},
    "nation": "national",
    "indicators": {f"i{number}": {"name": f"I {number}", "unit": "%"} for number in range(9)},
    "years": list(range(2003, 2027)),
    "first": {"indicators": ["i0"], "areas": ["jiangxi", "hubei"], "from": 2012, "whole": 2023},
    "settled": 2025,
    "running": 2026,
}
USUAL = {
    "kind": "pairs",
    "view": "line",
    "show": "target",
    "indicators": ["i0"],
    "areas": ["jiangxi", "hubei"],
    "from": 2012,
    "to": 2026,
    "year": 2026,
    "filter": "",
    "sort": "",
    "embed": False,
}


def of(modules: Modules, module: str, expression: str, argument: object = None) -> Any:
    return call(modules, f"../explore/{module}", expression, argument)


def read(modules: Modules, query: str) -> tuple[dict[str, Any], list[str]]:
    found = of(modules, "address", "m.readAddress(x[0], x[1])", [f"https://a.test/explore/{query}", DATA])
    return found["state"], [f"{fault['fault']}: {fault['what']}" for fault in found["faults"]]


def write(modules: Modules, state: dict[str, Any]) -> str:
    return str(of(modules, "address", "m.writeAddress('https://a.test/explore/?utm=1#x', x)", state))


# The address


def test_an_empty_address_asks_for_the_first_choice(modules: Modules) -> None:
    assert read(modules, "") == (USUAL, [])


@pytest.mark.parametrize(
    ("query", "changed"),
    [
        ("?indicators=i1,i2&areas=hunan&from=2005&to=2010&view=multiples", {
            "indicators": ["i1", "i2"], "areas": ["hunan"], "from": 2005, "to": 2010, "view": "multiples"}),
        ("?areas=all&view=heatmap&show=gap", {"areas": [], "view": "heatmap", "show": "gap", "year": 2025}),
        ("?areas=all&view=ranking&year=2019&show=outcome", {
            "areas": [], "view": "ranking", "year": 2019, "show": "outcome"}),
        ("?kind=facts&indicators=all&view=table&q=%E6%8A%A5&sort=value-down", {
            "kind": "facts", "indicators": [], "view": "table", "filter": "报", "sort": "value-down"}),
        ("?kind=mentions&q=low&view=map", {
            "kind": "mentions", "indicators": [], "view": "map", "filter": "low", "from": 2023}),
        ("?view=dumbbell&embed=1", {"view": "dumbbell", "embed": True, "year": 2025}),
    ],
)  # fmt: skip
def test_an_address_says_what_is_shown_and_is_written_the_same(
    modules: Modules, query: str, changed: dict[str, Any]
) -> None:
    state, faults = read(modules, query)
    assert (state, faults) == (USUAL | changed, [])
    written = write(modules, state)
    again, faults = read(modules, f"?{urlsplit(written).query}")
    shown = [name for name in state if name not in {"from", "to", "year"}]
    assert ([again[name] for name in shown], faults) == ([state[name] for name in shown], [])
    assert "utm" not in written and "#" not in written and "%2C" not in written


def test_an_address_can_be_read_by_people(modules: Modules) -> None:
    assert write(modules, USUAL) == (
        "https://a.test/explore/?indicators=i0&areas=jiangxi,hubei&from=2012&to=2026&view=line"
    )


@pytest.mark.parametrize(
    ("query", "told", "changed"),
    [
        ("?areas=narnia,hunan", ["unknown: narnia"], {"areas": ["hunan"]}),
        ("?areas=narnia", ["unknown: narnia"], {}),
        ("?indicators=constructor,__proto__", ["unknown: constructor, __proto__"], {}),
        ("?from=2020&to=2005", ["reversed: 2020–2005"], {"from": 2005, "to": 2020}),
        ("?from=1066&to=9999", ["year: 1066", "year: 9999"], {"from": 2003}),
        ("?from=soon", ["year: soon"], {}),
        ("?from=2012.5", ["year: 2012.5"], {}),
        ("?view=pie&kind=lies&show=all", ["choice: lies", "choice: pie", "choice: all"], {}),
        ("?kind=mentions&view=scatter", ["choice: scatter"], {"kind": "mentions", "indicators": [], "from": 2023}),
        ("?kind=facts&show=gap", ["choice: gap"], {"kind": "facts"}),
        ("?indicators=i0,i1,i2,i3,i4,i5,i6", ["many: 6"], {"indicators": ["i0", "i1", "i2", "i3", "i4", "i5"]}),
        ("?areas=<script>alert(1)</script>", ["unknown: <script>alert(1)</script>"], {}),
        ("?sort=value", [], {}),
    ],
)
def test_what_cannot_be_shown_is_told_and_put_right(
    modules: Modules, query: str, told: list[str], changed: dict[str, Any]
) -> None:
    assert read(modules, query) == (USUAL | changed, told)


def test_ten_thousand_areas_are_cut_before_they_are_read(modules: Modules) -> None:
    query = "?areas=hunan," + ",".join(f"area-{number}" for number in range(10_000))
    state, faults = read(modules, query)
    assert state["areas"] == ["hunan"]
    assert faults[0] == "long: areas" and faults[1].startswith("unknown: area-0, area-1, area-2")
    assert len(faults) == 2 and len(faults[1]) < 100


def test_one_year_stands_in_the_address_where_one_is_shown(modules: Modules) -> None:
    asked = parse_qs(urlsplit(write(modules, USUAL | {"view": "ranking", "year": 2019})).query)
    assert asked["year"] == ["2019"] and "from" not in asked
    alone = parse_qs(urlsplit(write(modules, USUAL | {"view": "dumbbell", "areas": ["hunan"]})).query)
    assert alone["from"] == ["2012"] and "year" not in alone


# Rows by column

PAIRS = {
    "length": 5,
    "version": "v",
    "columns": {
        "province": {"values": ["hubei", "hunan", "national"], "rows": [0, 0, 1, 1, 2]},
        "indicator": {"values": ["i0", "i1"], "rows": [0, 1, 0, 0, 0]},
        "year": {"values": [2011, 2012], "rows": [1, 1, 1, 0, 1]},
        "period": {"values": ["2012", "2011"], "rows": [0, 0, 0, 1, 0]},
        "target_value": {"values": ["9", "9.0", "10", "-3.5", "100"]},
        "target_value_max": {"values": [None, "11"], "rows": [0, 0, 1, 0, 0]},
        "qualifier": {"values": ["about"], "rows": [0, 0, 0, 0, 0]},
        "outcome_value": {"values": [None, "9.5"], "rows": [0, 1, 1, 1, 1]},
        "outcome_value_max": {"values": [None], "rows": [0, 0, 0, 0, 0]},
        "unit": {"values": ["percent"], "rows": [0, 0, 0, 0, 0]},
        "gap": {"values": [None, "0.5"], "rows": [0, 1, 1, 1, 1]},
        "verdict": {"values": ["met"], "rows": [0, 0, 0, 0, 0]},
        "scope": {"values": ["province"], "rows": [0, 0, 0, 0, 0]},
        "statistic": {"values": ["growth"], "rows": [0, 0, 0, 0, 0]},
        "label_en": {"values": [None, "of parks"], "rows": [0, 1, 0, 0, 0]},
    },
}
CODES = {
    "areas": {"hubei": "Hubei", "hunan": "Hunan", "national": "China"},
    "indicators": {"i0": "GDP", "i1": "Other"},
    "qualifier": {"about": "about"},
    "unit": {"percent": "%"},
    "verdict": {"met": "Met"},
    "scope": {"province": "whole"},
    "statistic": {"growth": "Growth"},
}
TELL = """(async () => {
  const { Columns } = await import("/explore/columns.js");
  const told = new m.Told("pairs", new Columns(x[0]), x[1], "en");
  return %s;
})()"""


def tell(modules: Modules, expression: str, argument: object = None) -> Any:
    return of(modules, "rows", TELL % expression, [PAIRS, CODES, argument])


@pytest.mark.parametrize(
    ("chosen", "rows"),
    [
        ({}, [0, 1, 2, 3]),
        ({"areas": ["hubei", "national"]}, [0, 1, 4]),
        ({"indicators": ["i1"]}, [1]),
        ({"from": 2012}, [0, 1, 2]),
        ({"to": 2011}, [3]),
        ({"filter": "HUNAN"}, [2, 3]),
        ({"filter": "parks"}, [1]),
        ({"filter": "10–11"}, [2]),
        ({"filter": "nothing of the kind"}, []),
    ],
)
def test_rows_are_those_that_are_chosen(modules: Modules, chosen: dict[str, Any], rows: list[int]) -> None:
    usual = {"areas": [], "indicators": [], "from": 2003, "to": 2026, "filter": ""}
    assert tell(modules, "told.chosen(x[2], 'national')", usual | chosen) == rows


@pytest.mark.parametrize(
    ("sort", "rows"),
    [
        ("", [0, 1, 2, 3, 4]),
        ("target_value-up", [3, 0, 1, 2, 4]),
        ("target_value-down", [4, 2, 0, 1, 3]),
        ("outcome_value-up", [1, 2, 3, 4, 0]),
        ("outcome_value-down", [1, 2, 3, 4, 0]),
        ("province-up", [4, 0, 1, 2, 3]),
        ("__proto__-up", [0, 1, 2, 3, 4]),
    ],
)
def test_rows_are_sorted_as_numbers_and_nothing_stands_last(modules: Modules, sort: str, rows: list[int]) -> None:
    assert tell(modules, "told.sorted([0, 1, 2, 3, 4], x[2])", sort) == rows


def test_a_cell_holds_every_digit_the_end_of_a_range_and_the_label(modules: Modules) -> None:
    shown = "[0, 1, 2].map((row) => told.text({name: 'target_value', most: 'target_value_max'}, row))"
    assert tell(modules, shown) == ["9", "9.0", "10–11"]
    assert tell(modules, "told.text({name: 'indicator', words: 'indicators', more: 'label'}, 1)") == "Other · of parks"
    assert tell(modules, "told.text({name: 'outcome_value'}, 0)") == ""


# Cells, and charts of them

AREAS = [{"slug": "a", "name": "A"}, {"slug": "b", "name": "B"}, {"slug": "c", "name": "C"}]
CELLS = [
    ("a", 2020, "5", "6", "above"), ("a", 2021, "5", None, None), ("a", 2023, "7", "7", "met"),
    ("b", 2020, "4", "2", "missed"), ("c", 2020, None, "6", None),
]  # fmt: skip
MODEL = """(() => {
  const stated = (value) => ({value: Number(value), exact: value, text: value, url: `u#${value}`});
  const figure = (value) => (value === null ? undefined : stated(value));
  const cells = new Map(x.cells.map(([area, year, target, outcome, step]) => [`i ${area} ${year}`, {
    indicator: "i", area, year, target: figure(target), outcome: figure(outcome), step,
    gap: target && outcome ? figure(String(outcome - target)) : undefined,
  }]));
  return {
    areas: x.areas, years: [2020, 2021, 2022, 2023], year: 2020, show: x.show, nation: "n",
    indicators: [{id: "i", name: "I", unit: "%", low: x.low}],
    of: (...place) => cells.get(place.join(" ")), nameOf: (slug) => slug.toUpperCase(), number: String,
    strings: {measures: {}, verdicts: {}, steps: {}, nothing: "nothing", unjudged: "unjudged"},
  };
})()"""


def chart(modules: Modules, module: str, name: str, expression: str, **model: Any) -> Any:
    given = {"areas": AREAS, "cells": CELLS, "show": "target", "low": False} | model
    return of(modules, module, f"((model) => {expression})({MODEL})", given)


def test_a_line_breaks_where_a_year_has_no_value(modules: Modules) -> None:
    lines = chart(
        modules,
        "line_chart",
        "line",
        "m.lineChart(model, 800).shapes.filter((s) => s.kind === 'line' && s.width === 2)",
    )
    assert [(line["colour"], len(line["points"])) for line in lines] == [("word-1", 2)]


def test_a_series_keeps_the_colour_of_its_area(modules: Modules) -> None:
    points = chart(modules, "line_chart", "line", "m.lineChart(model, 800).points", areas=AREAS[::-1])
    assert {(p["cell"]["area"], p["colour"]) for p in points} == {("a", "word-3"), ("b", "word-2")}


def test_higher_values_stand_higher(modules: Modules) -> None:
    points = chart(modules, "line_chart", "line", "m.lineChart(model, 800).points")
    by_height = sorted(points, key=lambda point: -point["y"])
    assert [point["value"] for point in by_height] == [4, 5, 5, 7]


@pytest.mark.parametrize(
    ("low", "show", "expected"),
    [
        (False, "outcome", [("a", 1), ("c", 1), ("b", 3)]),
        (True, "outcome", [("b", 1), ("a", 2), ("c", 2)]),
        (False, "gap", [("a", 1), ("b", 2)]),
    ],
)
def test_equal_values_share_a_rank(modules: Modules, low: bool, show: str, expected: list[tuple[str, int]]) -> None:
    ranked = "m.ranked(model, model.indicators[0]).map(({cell, rank}) => [cell.area, rank])"
    found = chart(modules, "ranking_chart", "ranking", ranked, low=low, show=show)
    assert [tuple(each) for each in found] == expected


def test_a_heatmap_has_a_cell_for_each_area_and_year_and_hatches_what_is_not_stated(modules: Modules) -> None:
    found = chart(modules, "heatmap_chart", "heatmap", "m.heatmapChart(model, 800)", show="outcome")
    assert len(found["points"]) == len(AREAS) * 4
    grounds = [shape for shape in found["shapes"] if shape["kind"] == "area"]
    assert len(grounds) == 4
    hatched = [shape for shape in found["shapes"] if shape["kind"] == "line" and shape["colour"] == "line"]
    assert len(hatched) == len(AREAS) * 4 - 4


def test_gaps_have_the_colour_of_their_verdict_and_a_target_alone_a_dot(modules: Modules) -> None:
    found = chart(modules, "heatmap_chart", "heatmap", "m.heatmapChart(model, 800)", show="gap")
    colours = [shape["colour"] for shape in found["shapes"] if shape["kind"] == "area"]
    assert colours == ["met-1", "line-strong", "met-0", "missed-1"]


@pytest.mark.parametrize(
    ("values", "steps"),
    [
        ([4.5, 5, 5, 7], [(4.5, 4.5), (5, 5), (7, 7)]),
        ([0, 1, 2, 5], [(0, 0), (1, 1), (2, 2), (5, 5)]),
        ([0, 0], [(0, 0)]),
        ([3], [(3, 3)]),
        ([], []),
    ],
)
def test_steps_say_the_values_that_they_hold(
    modules: Modules, values: list[float], steps: list[tuple[float, float]]
) -> None:
    found = of(modules, "steps", "m.stepsOf(x)", values)
    assert [(step["least"], step["most"]) for step in found] == steps
    assert all((step["colour"] == "step-0") == (step["most"] == 0) for step in found)


@pytest.mark.parametrize(
    ("values", "options", "ticks"),
    [
        ([4, 12], {}, [4, 6, 8, 10, 12]),
        ([4, 12], {"zero": True}, [0, 2.5, 5, 7.5, 10, 12.5]),
        ([-3, 1], {}, [-3, -2, -1, 0, 1]),
        ([5, 5], {}, [5, 6]),
        ([0.1, 0.3], {}, [0.1, 0.15, 0.2, 0.25, 0.3]),
        ([1e15, 3e15], {"most": 3}, [1e15, 2e15, 3e15]),
    ],
)
def test_a_scale_holds_all_values(
    modules: Modules, values: list[float], options: dict[str, Any], ticks: list[float]
) -> None:
    found = of(modules, "shapes", "m.ticksOf(x[0], x[1])", [values, options])
    assert found[0] <= min(values) and found[-1] >= max(values)
    assert found == pytest.approx(ticks)


def test_both_sides_of_a_dumbbell_lie_at_their_values(modules: Modules) -> None:
    found = chart(modules, "dumbbell_chart", "dumbbell", "m.dumbbellChart(model, 800)")
    assert [point["cell"]["area"] for point in found["points"]] == ["c", "a", "b"]
    bars = [shape for shape in found["shapes"] if shape["kind"] == "line" and shape.get("width") == 3]
    assert [bar["colour"] for bar in bars] == ["met-1", "missed-1"]
    (rising, falling) = ([x for x, _ in bar["points"]] for bar in bars)
    assert rising[0] < rising[1] and falling[0] > falling[1]


# Reading with the keyboard

POINTS = [
    {"row": row, "column": column, "x": column * 10, "y": row * 10}
    for row, column in [(0, 2012), (0, 2013), (0, 2015), (1, 2012), (1, 2014), (3, 2015)]
]


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        (None, "ArrowRight", (0, 2015)),
        (None, "ArrowLeft", (0, 2015)),
        (0, "ArrowRight", (0, 2013)),
        (1, "ArrowRight", (0, 2015)),
        (2, "ArrowRight", (0, 2015)),
        (0, "ArrowLeft", (0, 2012)),
        (2, "ArrowDown", (1, 2014)),
        (4, "ArrowDown", (3, 2015)),
        (5, "ArrowDown", (3, 2015)),
        (5, "ArrowUp", (1, 2014)),
        (3, "End", (3, 2015)),
        (5, "Home", (0, 2012)),
    ],
)
def test_arrow_keys_lead_from_point_to_point(
    modules: Modules, start: int | None, key: str, end: tuple[int, int]
) -> None:
    found = of(modules, "nearest", "m.following(x[0], x[0][x[1]], x[2])", [POINTS, start, key])
    assert (found["row"], found["column"]) == end


def test_a_pixel_means_the_box_that_holds_it_or_the_nearest_point(modules: Modules) -> None:
    points = [{"x": 0, "y": 0}, {"x": 100, "y": 0, "box": [10, -5, 180, 10]}]
    assert of(modules, "nearest", "m.nearest(x, 12, 0)", points) == points[1]
    assert of(modules, "nearest", "m.nearest(x, 12, 30)", points) == points[0]
    assert of(modules, "nearest", "m.nearest([], 1, 1) ?? null") is None


# What is taken away


def test_a_file_of_cells_says_what_was_asked_for_in_each_line(modules: Modules) -> None:
    cells = [
        {"area": "a", "indicator": "i", "year": 2020, "target": {"exact": "-3.50", "url": "p#t"}, "verdict": "met"},
        {
            "area": "b",
            "indicator": "i",
            "year": 2020,
            "outcome": {"exact": "0.1", "url": "p#o"},
            "gap": {"exact": "-1"},
        },
    ]
    text = of(
        modules,
        "downloads",
        "m.csvOfCells(x, {unitOf: () => '%', isCounted: false, version: 'v1', query: '=areas=a,b'})",
        cells,
    )
    assert text.startswith("\ufeff")
    assert list(csv.DictReader(io.StringIO(text[1:]))) == [
        {"province": "a", "indicator": "i", "year": "2020", "target": "-3.50", "outcome": "", "unit": "%", "gap": "",
         "verdict": "met", "verdict_strict": "", "target_id": "t", "outcome_id": "", "version": "v1",
         "query": "'=areas=a,b"},
        {"province": "b", "indicator": "i", "year": "2020", "target": "", "outcome": "0.1", "unit": "%", "gap": "-1",
         "verdict": "", "verdict_strict": "", "target_id": "", "outcome_id": "o", "version": "v1",
         "query": "'=areas=a,b"},
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("indicators=gdp_growth&areas=jiangxi,hubei&from=2012&to=2026&view=line",
         "shengce-gdp_growth-jiangxi-hubei-2012-2026-line.csv"),
        ("kind=mentions&q=%2E%2E%2F%2E%2E%2Fetc&embed=1", "shengce-mentions-etc.csv"),
    ],
)  # fmt: skip
def test_a_file_is_named_by_what_was_asked_for(modules: Modules, query: str, name: str) -> None:
    assert of(modules, "downloads", "m.nameOfFile(x, 'csv')", f"https://a.test/?{query}") == name
