"""The notebook, run from its first cell to its last, says what the pages say and what follows from the bare records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from shengce.exports.examples import examples_of
from tests.published import Published, built_site
from tests.readers.example_runs import TEMPLATES
from tests.readers.hosting import hosted_files
from tests.records import raw

__all__ = ["built_site"]

NOTEBOOK = "shengce.ipynb"
PHRASE = "低空经济"
PAGES = ("promises/", "provinces/jiangxi/", "glossary/low-altitude-economy/")


def opened(address: str) -> Any:
    read: Any = nbformat.reads
    return read(examples_of(TEMPLATES, address)[NOTEBOOK], as_version=4)


@pytest.fixture(scope="module")
def printed(built_site: Published) -> tuple[str, ...]:
    """What the cells print, read from the built site and from nowhere else."""
    with hosted_files(built_site.root) as address:
        notebook = opened(address)
        NotebookClient(notebook, timeout=300, kernel_name="python3").execute()
    return tuple(said(notebook))


def said(notebook: Any) -> Iterator[str]:
    for cell in notebook.cells:
        yield "".join(output["text"] for output in cell.get("outputs", ()) if output.get("name") == "stdout")


def line(printed: tuple[str, ...], pattern: str) -> re.Match[str]:
    found = [match for text in printed if (match := re.search(pattern, text))]
    assert len(found) == 1, pattern
    return found[0]


def finding(site: Published, address: str, pattern: str) -> re.Match[str]:
    """Return what a page's sentences say, the usual count and not the strict one."""
    page = site.page("en", address)
    for strict in page.find("//*[contains(@class, 'sc-strict')]"):
        strict.drop_tree()
    text = " ".join(page.texts("//*[@id='content' or self::main or self::article]"))
    found = re.search(pattern, text)
    assert found, (pattern, text[:600])
    return found


@cache
def share_met(years: Iterable[int]) -> str:
    cells = [
        cell for name in raw.HEADLINE for cell in raw.cells(name) if cell.year in years and cell.verdict in raw.JUDGED
    ]
    return f"{sum(cell.verdict == 'met' for cell in cells) / len(cells):.0%}"


@pytest.mark.site
def test_the_shares_met_until_2011_and_since(printed: tuple[str, ...], built_site: Published) -> None:
    found = line(printed, r"Until 2011: (\d+%) met\. Since 2012: (\d+%) met\.").groups()
    assert found == (share_met(range(2003, 2012)), share_met(range(2012, 2100)))
    page = finding(built_site, PAGES[0], r"Until 2011, provinces met (\d+%) .* since 2012 they have met (\d+%)")
    assert page.groups() == found


@pytest.mark.site
def test_how_often_jiangxi_met_its_gdp_target(printed: tuple[str, ...], built_site: Published) -> None:
    found = line(printed, r"jiangxi: (\d+) of (\d+) GDP targets met").groups()
    judged = [cell for cell in raw.cells("gdp_growth") if cell.area == "jiangxi" and cell.verdict in raw.JUDGED]
    assert found == (str(sum(cell.verdict == "met" for cell in judged)), str(len(judged)))
    assert finding(built_site, PAGES[1], r"Jiangxi has met (\d+) of the (\d+) GDP targets").groups() == found


@pytest.mark.site
def test_who_named_the_low_altitude_economy_first(printed: tuple[str, ...], built_site: Published) -> None:
    found = line(printed, rf"{PHRASE}: (\d+) of (\d+) reports, first in (\d+): ([a-z, -]+)\.").groups()
    page = finding(
        built_site, PAGES[2], r"(\d+) of (\d+) reports of the provinces name it, first in (\d+): ([A-Z][A-Za-z, ]+)\."
    )
    assert found == tuple(word.lower().replace(" ", "-") for word in page.groups())


def test_the_notebook_is_valid_and_holds_no_outputs() -> None:
    notebook = opened("https://example.org/")
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert len(code) > 3 and all(cell.outputs == [] and cell.execution_count is None for cell in code)
