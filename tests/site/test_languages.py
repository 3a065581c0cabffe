"""Both languages have the same pages, each knows its twin, and the root leads to all of them."""

from __future__ import annotations

from urllib.parse import quote
from xml.etree import ElementTree

import pytest

from shengce.publish.settings import LANGUAGE_TAGS, LANGUAGES
from tests.published import Page, Published, single_plurals

pytestmark = pytest.mark.site

_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_LINK = "{http://www.w3.org/1999/xhtml}link"


def url_of(site: Published, language: str, page: Page) -> str:
    return site.settings.language_url(language) + quote(page.address)


def locations(site: Published, path: str) -> list[str]:
    tree = ElementTree.parse(site.root / path)
    return [element.text or "" for element in tree.iter(f"{_SITEMAP}loc")]


def test_each_page_has_its_twin(built_site: Published) -> None:
    addresses = {language: {page.address for page in built_site.of(language)} for language in LANGUAGES}
    assert addresses["zh"] == addresses["en"]
    assert len(addresses["zh"]) > 150


def test_alternates_pair_up(built_site: Published) -> None:
    for language in LANGUAGES:
        for page in built_site.of(language):
            links = page.find("/html/head/link[@rel='alternate' and @hreflang]")
            found = {link.get("hreflang"): link.get("href") for link in links}
            expected = {LANGUAGE_TAGS[other]: url_of(built_site, other, page) for other in LANGUAGES}
            expected["x-default"] = url_of(built_site, "zh", page)
            assert found == expected, page.name


def test_canonical_address_is_the_pages_own(built_site: Published) -> None:
    for language in LANGUAGES:
        for page in built_site.of(language):
            own = [url_of(built_site, language, page)]
            assert page.find("/html/head/link[@rel='canonical']/@href") == own, page.name
            assert page.find("/html/head/meta[@property='og:url']/@content") == own, page.name


def test_switch_leads_to_the_same_page(built_site: Published) -> None:
    for language, other in (LANGUAGES, LANGUAGES[::-1]):
        twins = {page.address: page.path for page in built_site.of(other)}
        for page in built_site.of(language):
            targets = {built_site.resolve(page, link) for link in page.find("//a[@data-language-link]/@href")}
            assert targets == {(twins[page.address], "")}, page.name


def test_both_languages_have_the_same_anchors(built_site: Published) -> None:
    english = {page.address: set(page.ids) for page in built_site.of("en")}
    for page in built_site.of("zh"):
        differ = {name for name in set(page.ids) ^ english[page.address] if not name.startswith("chart-")}
        assert not differ, f"{page.address}: {sorted(differ)}"


def test_sitemap_lists_each_page_once_and_no_other(built_site: Published) -> None:
    expected = sorted(url_of(built_site, language, page) for language in LANGUAGES for page in built_site.of(language))
    assert sorted(locations(built_site, "sitemap.xml")) == expected


def test_sitemap_pairs_the_languages(built_site: Published) -> None:
    for entry in ElementTree.parse(built_site.root / "sitemap.xml").iter(f"{_SITEMAP}url"):
        tags = [link.get("hreflang") for link in entry.iter(_LINK)]
        assert tags == [LANGUAGE_TAGS[language] for language in LANGUAGES]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_its_own_sitemap(built_site: Published, language: str) -> None:
    expected = sorted(url_of(built_site, language, page) for page in built_site.of(language))
    assert sorted(locations(built_site, f"{language}/sitemap.xml")) == expected


def test_root_holds_what_a_host_asks_for(built_site: Published) -> None:
    assert sorted(page.name for page in built_site.of("")) == ["404.html", "index.html"]
    assert (built_site.root / ".nojekyll").is_file()
    robots = (built_site.root / "robots.txt").read_text(encoding="utf-8")
    assert f"Sitemap: {built_site.settings.site_url}sitemap.xml" in robots.splitlines()
    assert "Disallow" not in robots


def test_chooser_leads_to_both_homes(built_site: Published) -> None:
    chooser = built_site.page("", "index.html")
    targets = {str(link.get("hreflang")): built_site.resolve(chooser, link.get("href")) for link in chooser.find("//a")}
    homes = {LANGUAGE_TAGS[language]: (built_site.page(language, "").path, "") for language in LANGUAGES}
    assert targets == homes


def test_missing_page_is_not_indexed_and_leads_home(built_site: Published) -> None:
    page = built_site.page("", "404.html")
    assert page.find("//meta[@name='robots']/@content") == ["noindex"]
    homes = [built_site.settings.language_path(language) for language in LANGUAGES]
    assert set(homes) <= set(page.find("//main//a/@href"))
    assert page.find("//main//form/@action") == [f"{home}search/" for home in homes]


def test_english_pages_say_one_of_nothing_that_is_many(built_site: Published) -> None:
    for page in built_site.of("en"):
        assert single_plurals(page.source) == [], page.name
