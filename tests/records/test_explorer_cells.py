"""What the explorer draws and lists, computed once more from the bare YAML."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from shengce.charts.images import Chart, ChartImages
from shengce.exports.columnar import EXPLORED, explorer_file
from shengce.exports.facts import FACTS
from shengce.exports.filled import filled
from shengce.exports.mentions import MENTIONS
from shengce.exports.pairs import PAIRS
from shengce.views.context import Context
from shengce.views.pages.explore import explore_files, explore_page
from tests.records import raw
from tests.records.checked import knowledge, languages
from tests.records.test_published_comparison import step_of
from tests.records.test_published_findings import ADDRESS

Row = dict[str, Any]


def not_drawn(_chart: Chart) -> ChartImages:
    raise AssertionError("the explorer draws by a script")


@cache
def context(code: str) -> Context:
    language = next(each for each in languages() if each.code == code)
    return Context(knowledge(), language, ADDRESS, not_drawn, "explore/")


def rows_of(content: bytes) -> list[Row]:
    """Return the rows of a file by column, as a script reads them."""
    served = json.loads(content)
    columns = {}
    for name, column in served["columns"].items():
        values = column["values"]
        columns[name] = [values[number] for number in column["rows"]] if "rows" in column else values
        assert len(columns[name]) == served["length"]
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


@cache
def drawn(code: str, name: str) -> tuple[Row, ...]:
    return tuple(rows_of(dict(explore_files(context(code)))[f"explore/{name}.json"]))


def value_of(figure: raw.Figure | None) -> Decimal | None:
    return figure.value if figure else None


def told(row: Row, role: str) -> Decimal | None:
    return None if row[role] is None else Decimal(row[role])


def core_cells() -> dict[raw.Key, raw.Cell]:
    places = [(area, name, year) for name in raw.core_indicators() for area in AREAS for year in raw.years()]
    cells = {place: raw.cell(*place) for place in places}
    return {place: cell for place, cell in cells.items() if cell.target or cell.result}


AREAS = (*raw.areas(), raw.NATION)


def test_each_core_cell_that_states_anything_is_drawn_once() -> None:
    made = Counter((row["area"], row["indicator"], row["year"]) for row in drawn("en", "core"))
    assert made == Counter(core_cells().keys())


def test_core_cells_hold_the_target_and_the_outcome_of_the_raw_records() -> None:
    for row in drawn("en", "core"):
        cell = raw.cell(row["area"], row["indicator"], row["year"])
        assert (told(row, "target"), told(row, "outcome")) == (value_of(cell.target), value_of(cell.result)), row
        assert told(row, "gap") == cell.gap, row


def test_core_cells_are_judged_as_the_raw_records_are() -> None:
    judged = [row for row in drawn("en", "core") if row["gap"] is not None]
    assert len(judged) > 1900
    for row in judged:
        cell = raw.cell(row["area"], row["indicator"], row["year"])
        assert (row["verdict"], row["strict"]) == (cell.verdict, cell.strict_verdict), row
        assert row["step"] == step_of(cell), row


def test_other_indicators_have_the_cells_of_their_main_series() -> None:
    others = {name for name, item in raw.indicators().items() if not item.get("core") and not item.get("general")}
    stated = {
        place: raw.cell(*place)
        for kind in ("target", "result")
        for place in raw.yearly(kind)
        if place[1] in others and (kind == "result" or raw.target_of(*place))
    }
    made = {(row["area"], row["indicator"], row["year"]): row for row in drawn("zh", "more")}
    assert made.keys() == stated.keys() and len(made) > 2000
    for place, row in made.items():
        expected = (value_of(stated[place].target), value_of(stated[place].result))
        assert (told(row, "target"), told(row, "outcome")) == expected, place


@pytest.mark.parametrize("role", ["target", "outcome"])
def test_a_drawn_figure_leads_to_where_it_stands(role: str) -> None:
    for row in drawn("zh", "core"):
        if row[role] is None:
            continue
        fact = knowledge().by_id[row[f"{role}_id"]]
        place = "nation/" if fact.province == raw.NATION else f"provinces/{fact.province}/{fact.plan_year}/"
        assert (fact.value, row[f"{role}_at"]) == (Decimal(row[role]), f"../{place}")


def test_words_are_in_the_language_and_values_are_not() -> None:
    chinese, english = drawn("zh", "core"), drawn("en", "core")
    assert any("左右" in row["target_text"] for row in chinese if row["target_text"])
    assert any("about" in row["target_text"] for row in english if row["target_text"])
    values = ("indicator", "area", "year", "target", "outcome", "gap", "verdict", "step")
    assert [[row[name] for name in values] for row in chinese] == [[row[name] for name in values] for row in english]


@pytest.mark.parametrize("table", EXPLORED, ids=lambda table: str(table.name))
def test_tables_hold_every_row_and_every_digit(table: Any) -> None:
    served = rows_of(explorer_file(filled(table, knowledge())))
    published = [dict(row) for row in table.rows(knowledge())]
    assert len(served) == len(published)
    for row, expected in zip(served, published, strict=True):
        assert list(row) == list(table.columns)
        for name, field in expected.items():
            assert row[name] == (format(field, "f") if isinstance(field, Decimal) else field), (name, expected)


def test_every_table_of_figures_and_mentions_is_explored() -> None:
    assert EXPLORED == (PAIRS, FACTS, MENTIONS)


def test_years_read_whole_are_those_of_the_reports_read_whole() -> None:
    whole = explore_page(context("zh")).data["whole"]
    expected: dict[str, set[int]] = {}
    for report in raw.reports_read():
        if "part_of" not in report and report.get("depth", "full") == "full":
            expected.setdefault(report["area"], set()).add(report["year"])
    assert isinstance(whole, dict)
    assert {area: set(years) for area, years in whole.items()} == expected


def test_all_words_of_codes_are_there() -> None:
    page = explore_page(context("en"))
    codes = page.data["codes"]
    assert isinstance(codes, dict)
    for table in EXPLORED:
        rows = [dict(row) for row in table.rows(knowledge())]
        for name in set(codes) & set(table.columns):
            used = {row[name] for row in rows if row[name] is not None} - {"final"}
            assert used <= set(codes[name]), (table.name, name)
