"""The built site's API: every file is as it is described, and pages and files lead to each other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openapi_spec_validator import validate

from tests.openapi import Described
from tests.published import Page, Published, has_class

pytestmark = pytest.mark.site

FOLDER = "api/v1"
KINDS = ("areas", "plans", "indicators", "years", "programmes", "sources")
_FILES = f"//p[{has_class('sc-taken')}]//a[@download]/@href"


@cache
def described(root: Path) -> Described:
    return Described(json.loads((root / FOLDER / "openapi.json").read_bytes()))


def served(root: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted((root / FOLDER).rglob("*.*")):
        yield path.relative_to(root / FOLDER).as_posix(), path.read_bytes()


def test_every_served_file_is_as_it_is_described(built_site: Published) -> None:
    document = described(built_site.root)
    validate(document.document)
    files = [(path, content) for path, content in served(built_site.root) if path != "openapi.json"]
    assert [fault for path, content in files for fault in document.problems(f"/{path}", content)] == []


def things(site: Published) -> Iterator[tuple[str, dict[str, Any]]]:
    for kind in KINDS:
        for thing in json.loads((site.root / FOLDER / f"{kind}.json").read_bytes())["result"]:
            yield kind, thing


def files_linked(site: Published, page: Page) -> list[str]:
    """Return the addresses of the files that a page's foot offers."""
    found = (site.resolve(page, str(link)) for link in page.find(_FILES))
    paths = [target[0] for target in found if target]
    assert all(path.is_file() for path in paths), page.name
    return [f"{site.settings.site_url}{path.relative_to(site.root).as_posix()}" for path in paths]


@pytest.mark.parametrize("code", ["zh", "en"])
def test_a_page_offers_the_files_of_its_thing_and_no_others(built_site: Published, code: str) -> None:
    home = f"{built_site.settings.site_url}{code}/"
    offered = {page.address: files_linked(built_site, page) for page in built_site.of(code)}
    expected: dict[str, list[str]] = {page.address: [] for page in built_site.of(code)}
    nation: list[str] = []
    for kind, thing in things(built_site):
        files = [*thing["csv_urls"], thing["json_url"]]
        if not thing[f"page_{code}"]:
            continue
        address = thing[f"page_{code}"].removeprefix(home)
        if address == "nation/" and kind == "plans":
            continue  # the nation's page shows all of its plans, and offers the files of them together
        expected[address] = files
        nation = files if address == "nation/" else nation
    assert offered == expected
    assert nation and len([files for files in offered.values() if files]) > 15


@pytest.mark.parametrize("code", ["zh", "en"])
def test_the_page_about_the_api_is_reached_from_every_page_that_offers_files(built_site: Published, code: str) -> None:
    about = built_site.page(code, "api/")
    for page in built_site.of(code):
        links = page.find(f"//p[{has_class('sc-taken')}]//a[not(@download)]/@href")
        assert {built_site.resolve(page, str(link)) for link in links} <= {(about.path, "")}
