"""The panel for regressions, made once more from the bare YAML, cell for cell, and read by those who use it."""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pandas
import pyreadstat
import pytest

from shengce.exports.codebook import CODEBOOK
from shengce.exports.csv_table import csv_table
from shengce.exports.filled import Filled
from shengce.exports.forms import form_files
from shengce.exports.panel import PANEL
from shengce.exports.stata_file import stata_file
from shengce.exports.tables import tables_of
from tests.records import raw
from tests.records.checked import knowledge, languages

ASPECTS = ("target", "target_max", "qualifier", "result", "finality", "verdict")
LEADING = ("province", "province_code", "name_zh", "name_en", "area_level", "year", "data_version")
MOST_IN_A_NAME, MOST_IN_A_LABEL = 32, 80
Row = dict[str, str]


@cache
def panel() -> Filled:
    return tables_of(knowledge(), languages()).by_path[PANEL]


@cache
def rows() -> tuple[Row, ...]:
    return tuple(csv.DictReader(io.StringIO(csv_table(panel()).decode("utf-8"), newline="")))


@cache
def areas() -> Mapping[str, dict[str, Any]]:
    return {area["slug"]: area for area in raw.read(raw.RECORDS / "areas.yml")}


@cache
def reports() -> Mapping[tuple[str, int], list[dict[str, Any]]]:
    """Return all that was read of an area's documents of a year."""
    found: dict[tuple[str, int], list[dict[str, Any]]] = defaultdict(list)
    for report in raw.reports_read():
        found[report["area"], report["year"]].append(report)
    for path in sorted((raw.RECORDS / "core").rglob("*.yml")):
        series = raw.read(path)
        for report in series["reports"]:
            found[series["area"], report["year"]].append(report)
    return found


@cache
def missing() -> frozenset[tuple[str, int]]:
    series = [raw.read(path) for path in sorted((raw.RECORDS / "core").rglob("*.yml"))]
    return frozenset((item["area"], gone["year"]) for item in series for gone in item.get("missing", ()))


def years_of(area: str) -> set[int]:
    return {year for slug, year in reports() if slug == area}


def all_years() -> range:
    read = {year for slug, year in reports() if areas()[slug]["level"] in {"province", "nation"}}
    return range(min(read), max(read) + 1)


def silences(area: str, indicator: str, year: int) -> Iterator[str]:
    """Yield why reports are said to set no target of the year for it."""
    for report in reports().get((area, year), ()):
        for absence in report.get("absences", ()):
            period, scope = str(absence.get("period", year)), absence.get("scope", "whole")
            if (absence["indicator"], absence["kind"], period) == (indicator, "target", str(year)):
                yield from [absence["reason"]] if scope in {"whole", "province"} else []
        yield from ["not_stated"] if indicator in report.get("silent", {}).get("targets", ()) else []


def state(cell: raw.Cell) -> str:
    """Return the verdict, or why there is none."""
    if cell.verdict != "open":
        return cell.verdict
    years = years_of(cell.area)
    if cell.target:
        due = "not_stated" if cell.year + 1 in years else "report_missing"
        return "pending" if max(years) <= cell.year else due
    if cell.year not in years:
        return "report_missing" if (cell.area, cell.year) in missing() else "unread"
    reasons = set(silences(cell.area, cell.indicator, cell.year))
    return "relative_only" if "relative_only" in reasons else "no_target" if reasons else "unread"


def expected(area: str, indicator: str, year: int) -> tuple[Any, ...]:
    level = {slug for slug, item in areas().items() if item["level"] == areas()[area]["level"]}
    read = [year for slug, year in reports() if slug in level]
    if not min(read) <= year <= max(read):
        return (None,) * len(ASPECTS)
    cell = raw.cell(area, indicator, year)
    target = cell.target.fields if cell.target else {}
    return (
        *(target.get("value"), target.get("value_max"), target.get("qualifier")),
        *((cell.result.value, cell.result["finality"]) if cell.result else (None, None)),
        state(cell),
    )


def plain(value: Any) -> str:
    """Return a value as the table writes it: numbers by what they are, whatever zeros end them."""
    return "" if value is None else str(value) if isinstance(value, str) else str(Decimal(str(value)).normalize())


def is_number(aspect: str) -> bool:
    return aspect in {"target", "target_max", "result"}


def found(row: Row, stem: str) -> Iterator[str]:
    for aspect in ASPECTS:
        cell = row[f"{stem}_{aspect}"]
        yield str(Decimal(cell).normalize()) if cell and is_number(aspect) else cell


def stems() -> Mapping[str, str]:
    return {name: raw.indicators()[name].get("column", name) for name in raw.core_indicators()}


def test_every_area_and_year_has_a_row_and_no_area_that_is_not_covered() -> None:
    covered = [*raw.areas(), raw.NATION]
    assert [(row["province"], int(row["year"])) for row in rows()] == [
        (area, year) for area in areas() if area in covered for year in all_years()
    ]
    assert len(rows()) == 32 * len(all_years())


def test_the_columns_are_those_that_stand_first_and_then_six_an_indicator() -> None:
    names = [column.name for column in panel().columns]
    assert names == [*LEADING, *(f"{stem}_{aspect}" for stem in stems().values() for aspect in ASPECTS)]
    assert max(map(len, names)) <= MOST_IN_A_NAME and len(set(names)) == len(names)


def test_a_row_says_whose_it_is() -> None:
    for row in rows():
        area = areas()[row["province"]]
        told = (row["province_code"] or None, row["name_zh"], row["name_en"], row["area_level"], row["data_version"])
        version = knowledge().version
        assert told == (area.get("code"), area["short"]["zh"], area["short"]["en"], area["level"], version)


@pytest.mark.parametrize("indicator", raw.core_indicators())
def test_every_cell_follows_from_the_raw_records(indicator: str) -> None:
    made = [tuple(found(row, stems()[indicator])) for row in rows()]
    worked_out = [expected(row["province"], indicator, int(row["year"])) for row in rows()]
    differences = [
        (row["province"], row["year"], have, want)
        for row, have, want in zip(rows(), made, worked_out, strict=True)
        if have != tuple(map(plain, want))
    ]
    assert differences == []


def test_the_panel_has_all_kinds_of_verdicts_and_many_of_them() -> None:
    counts = Counter(row[f"{stem}_verdict"] for row in rows() for stem in stems().values())
    assert counts["met"] > 1000 and counts["missed"] > 400
    assert counts.keys() == {
        *("met", "nearly", "missed", "pending", "not_stated", "report_missing", "no_target", "relative_only"),
        "unread",
    }


def test_the_values_are_in_the_unit_that_the_codebook_tells() -> None:
    book = [row for row in csv.DictReader(io.StringIO(csv_table(codebook_table()).decode())) if row["file"] == PANEL]
    told = {row["column"]: (row["indicator"], row["unit"]) for row in book if row["indicator"]}
    units = {name: raw.indicators()[name]["unit"] for name in stems()}
    assert told == {f"{stem}_{aspect}": (name, units[name]) for name, stem in stems().items() for aspect in ASPECTS}
    shown = [figure for name in stems() for kind in ("target", "result") for figure in yearly_of(name, kind)]
    assert len(shown) > 5000 and all(figure["unit"] == units[figure["indicator"]] for figure in shown)


def yearly_of(indicator: str, kind: str) -> list[raw.Figure]:
    return [figure for key, figures in raw.yearly(kind).items() if key[1] == indicator for figure in figures]


def codebook_table() -> Filled:
    return tables_of(knowledge(), languages())["codebook"]


# Stata


@pytest.fixture(scope="module")
def stata(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("stata") / "panel.dta"
    path.write_bytes(stata_file(panel()))
    return path


def told_by_stata(value: Any, labels: Mapping[float, str], codes: tuple[str, ...]) -> str:
    if value is None or value == "" or pandas.isna(value):
        return ""
    if codes:
        assert set(labels) == set(range(1, len(codes) + 1))
        return codes[int(value) - 1]
    return value if isinstance(value, str) else str(Decimal(repr(float(value))).normalize())


def test_stata_holds_the_same_cells(stata: Path) -> None:
    frame, meta = pyreadstat.read_dta(str(stata))
    assert list(frame.columns) == [column.name for column in panel().columns] and len(frame) == panel().count
    for column in panel().columns:
        labels = meta.variable_value_labels.get(column.name, {})
        told = [told_by_stata(value, labels, column.codes) for value in frame[column.name]]
        numbers = column.type in {"decimal", "integer"} or column.name == "province_code"
        cells = [row[column.name] for row in rows()]
        assert told == [str(Decimal(cell).normalize()) if cell and numbers else cell for cell in cells], column.name


def test_pandas_reads_the_stata_file_with_its_labels(stata: Path) -> None:
    frame = pandas.read_stata(stata)
    row = frame[(frame["province"] == "jiangxi") & (frame["year"] == 2023)].iloc[0]
    assert row["gdp_verdict"] == "未达成 · missed"
    assert (row["gdp_qualifier"], row["gdp_target"], row["gdp_result"]) == ("左右 · about", 7.0, 4.1)


def test_a_label_longer_than_the_format_holds_is_cut(tmp_path: Path) -> None:
    long = replace(panel(), columns=tuple(replace(column, label="目标·" * 40) for column in panel().columns))
    path = tmp_path / "panel.dta"
    path.write_bytes(stata_file(long))
    _, meta = pyreadstat.read_dta(str(path))
    assert {*meta.column_names_to_labels.values()} == {f"{('目标·' * 40)[:79]}…"}


def test_the_file_says_of_which_version_of_the_data_it_is(stata: Path) -> None:
    _, meta = pyreadstat.read_dta(str(stata))
    assert meta.file_label == f"panel {knowledge().version}"


def test_the_workbook_has_the_panel_and_what_its_columns_are() -> None:
    files = dict(form_files({PANEL: panel(), CODEBOOK: codebook_table()}))
    book = openpyxl.load_workbook(io.BytesIO(files["data/panel.xlsx"]), read_only=True)
    assert book.sheetnames == ["panel", "columns"]
    assert book["panel"].max_row == panel().count + 1
    told = {row[0]: row[1:] for row in book["columns"].iter_rows(values_only=True)}
    assert told["gdp_verdict"] == (
        "GDP：判定 · GDP: verdict",
        "category",
        "met;nearly;missed;pending;not_stated;report_missing;no_target;relative_only;unread;not_applicable",
    )
    assert set(told) == {"column", *(column.name for column in panel().columns)}


def test_labels_fit_and_are_in_both_languages(stata: Path) -> None:
    _, meta = pyreadstat.read_dta(str(stata))
    labels = meta.column_names_to_labels
    assert all(label and len(label) <= MOST_IN_A_LABEL for label in labels.values())
    assert labels["gdp_target"] == "GDP：目标 · GDP: target"
    assert all(" · " in label for codes in meta.variable_value_labels.values() for label in codes.values())


def test_the_same_panel_is_the_same_bytes(stata: Path) -> None:
    assert stata.read_bytes() == stata_file(panel())
    assert b"<timestamp>\x1101 Jan 2000 00:00</timestamp>" in stata.read_bytes()
