"""What readers take away: the examples of the page about the API, and the comparison as a file."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from shengce.publish.settings import load_settings
from tests.browser.visits import NARROW, WIDE, violations, visiting
from tests.project import GOLDEN, REPOSITORY
from tests.records import raw

pytestmark = pytest.mark.browser

FALLS = "energy_intensity_change"


# Examples


@pytest.fixture(scope="module")
def examples(browser: Browser, small_address: str) -> Mapping[str, str]:
    """The code that the page shows, by its heading, for the site that is served here."""
    with visiting(browser, f"{small_address}en/api/") as visit:
        names = visit.page.locator("h2#examples ~ h3").all_inner_texts()
        codes = visit.page.locator("h2#examples ~ h3 + pre").all_inner_texts()
    published = load_settings(REPOSITORY).site_url
    assert all(published in code for code in codes)
    return {name: code.replace(published, small_address) for name, code in zip(names, codes, strict=True)}


def ran(command: list[str], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_example_has_three_lines(examples: Mapping[str, str]) -> None:
    assert {name: len(code.strip().splitlines()) for name, code in examples.items()} == dict.fromkeys(
        ("curl", "Python", "JavaScript", "R"), 3
    )


@pytest.mark.skipif(shutil.which("curl") is None, reason="there is no curl")
def test_the_example_of_curl_fetches_both_files(examples: Mapping[str, str], tmp_path: Path) -> None:
    said = ran(["sh", "-ec", examples["curl"]], tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["gdp_growth.pairs.csv", "jiangxi.json"]
    assert said.lstrip("\ufeff").startswith("province,province_code,") and len(said.splitlines()) == 3


def test_the_example_of_python_tells_the_median_of_each_year(examples: Mapping[str, str], tmp_path: Path) -> None:
    """Of 2023 Jiangxi's alone can be judged; of 2024 there are two and the nation's: −0.2, −2.0 and 0.3."""
    said = ran([sys.executable, "-c", examples["Python"]], tmp_path).splitlines()
    numbers = {words[0]: words[1] for words in map(str.split, said) if words[0].isdigit()}
    assert (numbers["2023"], numbers["2024"]) == ("-0.2", "-0.2")


@pytest.mark.skipif(shutil.which("node") is None, reason="there is no Node")
def test_the_example_of_javascript_tells_every_target(examples: Mapping[str, str], tmp_path: Path) -> None:
    (tmp_path / "example.mjs").write_text(examples["JavaScript"], encoding="utf-8")
    said = ran(["node", "example.mjs"], tmp_path).splitlines()
    assert "gdp_growth 7 nearly" in said and "energy_intensity_change -3 met" in said and len(said) == 5


# The comparison


@cache
def promised() -> Mapping[tuple[str, str, str], Mapping[str, object]]:
    """Return the targets of one year that a small project's reports set, by area, indicator and year."""
    found = {}
    for path in sorted((GOLDEN / "records/core").glob("*.yml")):
        series = raw.read(path)
        for report in series["reports"]:
            for figure in filter(is_ensured_target, report.get("figures", ())):
                found[series["area"], figure["indicator"], str(figure["period"])] = figure
    return found


def is_ensured_target(figure: Mapping[str, str]) -> bool:
    return figure["kind"] == "target" and "strive" not in figure.get("qualifier", "")


def taken(page: Page) -> tuple[str, list[dict[str, str]], str]:
    """Return the name of the file, its lines but for the last, and that."""
    expect(page.locator("[data-compare-table] table")).to_be_visible()
    with page.expect_download() as waiting:
        page.locator("[data-compare-file=csv]").click()
    content = Path(waiting.value.path()).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    *lines, source = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return waiting.value.suggested_filename, lines, str(source["area"])


def test_a_comparison_is_taken_as_it_is_shown(browser: Browser, small_address: str) -> None:
    with visiting(browser, f"{small_address}en/compare/?provinces=jiangxi,zhejiang&from=2023&to=2024") as visit:
        name, lines, source = taken(visit.page)
        assert name == "shengce-jiangxi-zhejiang-2023-2024.csv"
        assert source.startswith(f"Source: Shengce, {small_address}en/compare/?")
        chosen = {"provinces": ["jiangxi,zhejiang"], "indicator": ["gdp_growth"], "from": ["2023"], "to": ["2024"]}
        assert parse_qs(urlsplit(source).query) == chosen
        assert visit.problems() == []
    assert [line["area"] for line in lines] == sorted(
        (line["area"] for line in lines), key=["jiangxi", "zhejiang", "national"].index
    )
    assert {line["year"] for line in lines} == {"2023", "2024"}
    stated = {(line["area"], line["indicator"], line["year"]): line for line in lines if line["target"]}
    within = {key: figure for key, figure in promised().items() if key[2] in {"2023", "2024"}}
    assert stated.keys() == within.keys()
    for key, figure in within.items():
        reached_first = figure.get("value_max", figure["value"]) if key[1] == FALLS else figure["value"]
        assert float(stated[key]["target_value"]) == float(str(reached_first)), key
    line = stated["zhejiang", "gdp_growth", "2024"]
    assert (line["name"], line["target"], line["outcome"]) == ("Zhejiang", "about 5.5%", "5.3%")
    assert (line["gap"], line["verdict"]) == ("-0.2", "Met")
    pending = [line for line in lines if not line["outcome"]]
    assert pending and all(not line["gap"] and line["verdict"] for line in pending)


def test_the_same_is_taken_as_json(browser: Browser, small_address: str) -> None:
    with visiting(browser, f"{small_address}en/compare/?provinces=jiangxi&from=2023&to=2025") as visit:
        _, lines, source = taken(visit.page)
        with visit.page.expect_download() as waiting:
            visit.page.locator("[data-compare-file=json]").click()
        assert waiting.value.suggested_filename == "shengce-jiangxi-2023-2025.json"
        found = json.loads(Path(waiting.value.path()).read_bytes())
    assert found["source"] == source
    as_text = [{name: "" if cell is None else str(cell) for name, cell in row.items()} for row in found["rows"]]
    assert as_text == lines


def test_the_table_alone_is_taken_without_the_other_indicators(browser: Browser, small_address: str) -> None:
    address = f"{small_address}zh/compare/?provinces=jiangxi&view=table&indicator=energy_intensity_change"
    with visiting(browser, address) as visit:
        _, lines, source = taken(visit.page)
        assert {line["indicator"] for line in lines} == {"energy_intensity_change"}
        assert {line["area"] for line in lines} == {"jiangxi", "national"}
        assert source.startswith("来源：省策，http")


# The page about the API


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("path", ["zh/api/", "en/api/", "en/indicators/gdp_growth/", "zh/provinces/jiangxi/2023/"])
def test_pages_hold_at_every_width(browser: Browser, small_address: str, path: str, width: int) -> None:
    with visiting(browser, small_address + path, viewport={"width": width, "height": 800}) as visit:
        assert visit.overflow(width) == []
        assert violations(visit.page) == []
        assert visit.problems() == []
