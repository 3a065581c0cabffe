"""Every example that the page of the data shows runs as it stands, and gives what follows from the records."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

import duckdb
import numpy
import pytest

from shengce.exports.examples import examples_of
from tests.readers.example_runs import TEMPLATES, run
from tests.readers.published_tables import Cell, PublishedFiles
from tests.records import raw

SITE = "https://example.org/below/"
OF_R = {"lm_robust", "fixed_effects", "se_type"}
JUDGED = ("met", "nearly", "missed")
Row = Mapping[str, Cell]


def counted(files: PublishedFiles) -> Iterator[Row]:
    """Yield the targets that count in shares, of provinces alone."""
    pairs = files.tables["pairs"]
    for row in (dict(zip(pairs.types, cells, strict=True)) for cells in pairs.rows):
        if row["area_level"] == "province" and row["counted"] == "yes":
            yield row


def test_every_example_asks_for_files_of_the_site_alone() -> None:
    for name, text in examples_of(TEMPLATES, SITE).items():
        addresses = re.findall(r"https?://[^\s\"'`)\\]+", text)
        assert addresses and all(address.startswith(SITE) for address in addresses), name
        assert "{{" not in text, name


def test_every_example_is_ten_lines_or_hardly_more() -> None:
    for name, text in examples_of(TEMPLATES, SITE).items():
        assert name.endswith(".ipynb") or len(text.splitlines()) <= 12, name


@pytest.mark.parametrize("name", ["regression.R", "regression.do"])
def test_an_example_that_cannot_be_run_everywhere_names_columns_that_there_are(
    name: str, small_files: PublishedFiles
) -> None:
    text = examples_of(TEMPLATES, SITE)[name]
    named = set(re.findall(r"\b[a-z]+_[a-z_]+\b", text))
    assert named - OF_R and named - OF_R <= set(small_files.tables["panel"].types)


def test_pandas_gives_the_share_of_targets_met(files: PublishedFiles, address: str, tmp_path: Path) -> None:
    judged = Counter(row["indicator"] for row in counted(files) if row["verdict"] in JUDGED)
    met = Counter(row["indicator"] for row in counted(files) if row["verdict"] == "met")
    _head, _name, *lines = run("with_pandas.py", address, tmp_path).splitlines()
    found = {name: (int(of), int(hits), float(share)) for name, of, hits, share in map(str.split, lines)}
    assert found == {name: (judged[name], met[name], round(met[name] / judged[name], 3)) for name in judged}


def test_polars_gives_the_gdp_targets_of_the_newest_year(files: PublishedFiles, address: str, tmp_path: Path) -> None:
    rows = [row for row in counted(files) if row["indicator"] == "gdp_growth"]
    newest = max(number(row["year"]) for row in rows)
    expected = {(row["province"], number(row["target_value"])) for row in rows if row["year"] == newest}
    head, *lines = run("with_polars.py", address, tmp_path).split()
    assert head == "province,year,target_value,target_value_max,qualifier"
    found = [(line.split(",")[0], Decimal(line.split(",")[2])) for line in lines]
    assert set(found) == expected and len(found) == len(expected) > 0
    assert [value for _, value in found] == sorted((value for _, value in found), reverse=True)


def number(cell: Cell) -> Decimal:
    assert isinstance(cell, Decimal)
    return cell


def reads_over_http() -> bool:
    try:
        duckdb.connect().execute("INSTALL httpfs; LOAD httpfs")
    except duckdb.Error:
        return False
    return True


@pytest.mark.parametrize("from_where", ["folder", "address"])
def test_duckdb_gives_how_often_each_province_met_its_gdp_target(
    from_where: str, files: PublishedFiles, address: str, tmp_path: Path
) -> None:
    if from_where == "address" and not reads_over_http():
        pytest.skip("DuckDB’s extension httpfs is not installed and cannot be fetched")
    place = address if from_where == "address" else f"{files.folder.parent}/"
    gdp = [row for row in counted(files) if row["indicator"] == "gdp_growth" and row["verdict"] in JUDGED]
    judged = Counter(row["province"] for row in gdp)
    met = Counter(row["province"] for row in gdp if row["verdict"] == "met")
    lines = run("with_duckdb.py", place, tmp_path).split()
    assert sorted(lines) == sorted(f"{name},{judged[name]},{met[name]}" for name in judged)
    assert lines


def gdp_cells() -> Iterator[tuple[str, int, float, float]]:
    """Yield area, year, target and outcome by the rules of the tests alone; of targets the lower end."""
    for cell in raw.cells("gdp_growth"):
        if cell.target and cell.result:
            yield cell.area, cell.year, float(str(cell.target["value"])), float(cell.result.value)


def least_squares() -> tuple[float, float, int]:
    """Return the coefficient of the target, its standard error clustered by province, and the number of rows."""
    areas, years, targets, outcomes = map(numpy.array, zip(*gdp_cells(), strict=True))
    dummies = [areas == area for area in sorted(set(areas))] + [years == year for year in sorted(set(years))[1:]]
    design = numpy.column_stack([targets, *dummies]).astype(float)
    found, *_ = numpy.linalg.lstsq(design, outcomes, rcond=None)
    scores = design * (outcomes - design @ found)[:, None]
    by_area = numpy.array([scores[areas == area].sum(axis=0) for area in sorted(set(areas))])
    bread = numpy.linalg.inv(design.T @ design)
    groups, (rows, columns) = len(by_area), design.shape
    few = groups / (groups - 1) * (rows - 1) / (rows - columns)
    return float(found[0]), float(numpy.sqrt(few * (bread @ by_area.T @ by_area @ bread)[0, 0])), rows


@pytest.mark.site
def test_the_regression_gives_what_least_squares_do_over_the_bare_records(whole_address: str, tmp_path: Path) -> None:
    coefficient, error, rows = least_squares()
    printed = run("regression.py", whole_address, tmp_path)
    assert printed == f"gdp_target {coefficient:.4f}, standard error {error:.4f}, n = {rows}\n"
    assert rows > 600


@pytest.mark.site
def test_r_gives_the_same_coefficient_and_error(whole_address: str, tmp_path: Path) -> None:
    program = shutil.which("Rscript")
    if program is None:
        pytest.skip("R is not installed")
    place = tmp_path / "regression.R"
    place.write_text(examples_of(TEMPLATES, whole_address)["regression.R"], encoding="utf-8")
    done = subprocess.run([program, str(place)], capture_output=True, text=True, check=False)
    if "no package called" in done.stderr:
        pytest.skip("R has no package estimatr")
    coefficient, error, rows = least_squares()
    row = re.search(r"^gdp_target +(\S+) +(\S+)", done.stdout, re.MULTILINE)
    assert row, done.stderr
    assert float(row[1]) == pytest.approx(coefficient, abs=5e-5)
    assert float(row[2]) == pytest.approx(error, abs=5e-5)
    assert f"n = {rows}" in done.stdout
