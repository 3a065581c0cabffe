"""What pages tell search engines and those who share them, on every page of a small site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import extruct  # type: ignore[import-untyped]
import jsonschema  # type: ignore[import-untyped]
import pytest
import yaml

from tests.project import GOLDEN
from tests.published import Page, Published

LANGUAGES = {"zh": "zh-CN", "en": "en"}
LOCALES = {"zh": "zh_CN", "en": "en_US"}
_TEXT = {"type": "string", "minLength": 1}
_ADDRESS = {"type": "string", "pattern": "^https://[^ ]+$"}
_STEP = {
    "required": ["@type", "position", "name", "item"],
    "properties": {"@type": {"const": "ListItem"}, "name": _TEXT, "item": _ADDRESS},
}
_FILE = {
    "required": ["@type", "name", "contentUrl", "encodingFormat"],
    "properties": {"@type": {"const": "DataDownload"}, "name": _TEXT, "contentUrl": _ADDRESS, "encodingFormat": _TEXT},
}
_FORMS: Mapping[str, Mapping[str, Any]] = {
    "BreadcrumbList": {
        "required": ["itemListElement"],
        "properties": {"itemListElement": {"type": "array", "minItems": 2, "items": _STEP}},
    },
    # What Google asks of a data set, and recommends: a description has 50 to 5000 characters.
    "Dataset": {
        "required": ["name", "description", "url", "license", "creator", "dateModified", "distribution"],
        "properties": {
            "name": _TEXT,
            "description": {"type": "string", "minLength": 30, "maxLength": 5000},
            "url": _ADDRESS,
            "license": {"const": "https://creativecommons.org/licenses/by/4.0/"},
            "temporalCoverage": {"type": "string", "pattern": "^[0-9]{4}/[0-9]{4}$"},
            "dateModified": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
            "distribution": {"type": "array", "minItems": 1, "items": _FILE},
            "includedInDataCatalog": {"required": ["@type", "url"], "properties": {"url": _ADDRESS}},
        },
    },
    "DataCatalog": {
        "required": ["name", "description", "url", "publisher", "dataset"],
        "properties": {"url": _ADDRESS, "dataset": {"type": "array", "minItems": 2}},
    },
}


def address_of(site: Published, page: Page, language: str = "") -> str:
    return f"{site.settings.site_url}{language or page.language}/{page.address}"


def pages_of(site: Published) -> Iterator[Page]:
    return (page for page in site.pages if page.language)


@cache
def told(page: Page) -> Mapping[str, Any]:
    found = extruct.extract(page.source, base_url="https://example.org/", syntaxes=["json-ld", "opengraph"])
    assert len(found["json-ld"]) == len(found["opengraph"]) == 1, page.name
    return {"graph": found["json-ld"][0]["@graph"], "shared": found["opengraph"][0]["properties"]}


def things(page: Page, kind: str) -> list[dict[str, Any]]:
    return [thing for thing in told(page)["graph"] if thing["@type"] == kind]


def test_every_page_says_what_it_is_where_it_is_shared(shared_site: Published) -> None:
    for page in pages_of(shared_site):
        properties = dict(told(page)["shared"])
        own = address_of(shared_site, page)
        assert page.find("/html/head/link[@rel='canonical']/@href") == [own], page.name
        assert properties["og:url"] == own and properties["og:type"] == "article", page.name
        assert properties["og:locale"] == LOCALES[page.language], page.name
        assert properties["og:title"] and properties["og:site_name"] in page.texts("/html/head/title")[0], page.name
        [description] = page.find("/html/head/meta[@name='description']/@content")
        assert properties["og:description"] == description != "", page.name
        assert len(page.find("/html/head/meta[@name='twitter:card']")) == 1, page.name


def test_every_page_names_both_languages(shared_site: Published) -> None:
    for page in pages_of(shared_site):
        links = page.find("/html/head/link[@rel='alternate' and @hreflang]")
        found = {link.get("hreflang"): link.get("href") for link in links}
        wanted = {tag: address_of(shared_site, page, code) for code, tag in LANGUAGES.items()}
        assert found == {**wanted, "x-default": wanted["zh-CN"]}, page.name


def test_what_pages_are_is_written_as_the_vocabulary_wants(shared_site: Published) -> None:
    for page in pages_of(shared_site):
        for thing in told(page)["graph"]:
            jsonschema.validate(thing, _FORMS[thing["@type"]])


def test_the_way_to_each_page_is_the_one_that_it_shows(shared_site: Published) -> None:
    for page in pages_of(shared_site):
        if not page.address:
            assert things(page, "BreadcrumbList") == [], "home is where every way begins"
            continue
        [way] = things(page, "BreadcrumbList")
        here = address_of(shared_site, page)
        said = [(step["name"], step["item"]) for step in way["itemListElement"]]
        assert [step["position"] for step in way["itemListElement"]] == list(range(1, len(said) + 1)), page.name
        if is_by_hand(page):
            assert [place for _, place in said] == [shared_site.settings.language_url(page.language), here], page.name
        else:
            steps = page.find("//nav[@class='sc-crumbs']//li/*")
            assert said == [(step.text, urljoin(here, step.get("href") or "")) for step in steps], page.name


def is_by_hand(page: Page) -> bool:
    """Whether people wrote the page: its way is told by the theme, which knows titles and no crumbs."""
    return page.address == "about/"


def test_data_is_told_of_where_it_stands(shared_site: Published) -> None:
    with_data = {page.address for page in pages_of(shared_site) if things(page, "Dataset")}
    names = {name for path in records("indicators") for name in ids_of(path)}
    assert with_data == {"data/", *(f"indicators/{name}/" for name in names)}
    assert {page.address for page in pages_of(shared_site) if things(page, "DataCatalog")} == {""}


def test_each_file_that_is_told_of_is_there(shared_site: Published) -> None:
    home = shared_site.settings.site_url
    [whole] = things(shared_site.page("en", "data/"), "Dataset")
    told_of = {file["contentUrl"].removeprefix(home) for file in whole["distribution"]}
    for page in pages_of(shared_site):
        for data in things(page, "Dataset"):
            for file in data["distribution"]:
                assert (shared_site.root / file["contentUrl"].removeprefix(home)).is_file(), file
    tables = {path.relative_to(shared_site.root).as_posix() for path in shared_site.root.glob("data/*.csv")}
    assert tables <= told_of
    assert {"data/shengce.xlsx", "data/shengce.sqlite", "data/datapackage.json", "data/facts.parquet"} <= told_of


def test_the_catalogue_leads_to_pages_with_data(shared_site: Published) -> None:
    for language in LANGUAGES:
        [catalogue] = things(shared_site.page(language, ""), "DataCatalog")
        home = shared_site.settings.language_url(language)
        pages = [shared_site.page(language, data["url"].removeprefix(home)) for data in catalogue["dataset"]]
        assert [things(page, "Dataset")[0]["name"] for page in pages] == [data["name"] for data in catalogue["dataset"]]
        core = [indicator["id"] for path in records("indicators") for indicator in read(path) if indicator.get("core")]
        assert sorted(page.address for page in pages[1:]) == sorted(f"indicators/{name}/" for name in core)


@pytest.mark.parametrize("indicator", ["gdp_growth", "energy_intensity_change"])
def test_the_years_of_data_are_those_of_its_figures(shared_site: Published, indicator: str) -> None:
    [data] = things(shared_site.page("en", f"indicators/{indicator}/"), "Dataset")
    figures = [figure for path in records("core") for figure in provincial_figures(path)]
    years = [
        int(year)
        for figure in figures
        if figure["indicator"] == indicator
        for year in re.findall("[0-9]{4}", str(figure["period"]))
    ]
    assert data["temporalCoverage"] == f"{min(years)}/{max(years)}"


def records(folder: str) -> list[Path]:
    return sorted((GOLDEN / "records" / folder).glob("*.yml"))


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def ids_of(path: Path) -> list[str]:
    return [indicator["id"] for indicator in read(path)]


def provincial_figures(path: Path) -> Iterator[dict[str, Any]]:
    series = read(path)
    if series["area"] != "national":
        yield from (figure for report in series["reports"] for figure in report.get("figures", ()))
