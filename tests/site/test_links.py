"""Every link of every page leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.published import Page, Published
from tests.records.checked import loaded

pytestmark = pytest.mark.site

# A script may show a page from the address bar alone; nothing links to it without one.
_ADDRESSES = "//@href | //@src | //form/@action"


def broken_links(site: Published, pages: tuple[Page, ...]) -> Iterator[str]:
    anchors = {page.path: frozenset(page.ids) for page in site.pages}
    for page in pages:
        for link in sorted(set(map(str, page.find(_ADDRESSES)))):
            resolved = site.resolve(page, link)
            if resolved is not None:
                problem = problem_of(*resolved, anchors)
                if problem:
                    yield f"{page.name}: {link}: {problem}"


def problem_of(target: Path, fragment: str, anchors: dict[Path, frozenset[str]]) -> str:
    if not target.is_file():
        return "no such file"
    if fragment and fragment not in anchors.get(target, frozenset()):
        return "no such anchor"
    return ""


@pytest.mark.parametrize("language", ["zh", "en", ""])
def test_links_and_anchors_resolve(built_site: Published, language: str) -> None:
    assert list(broken_links(built_site, built_site.of(language))) == []


def test_outside_links_are_https(built_site: Published) -> None:
    """Official pages of reports keep the address at which their publisher has them."""
    records, _ = loaded()
    official = {str(item.record.url) for item in records.sources}
    links = {str(link) for page in built_site.pages for link in page.find("//a/@href") if "://" in link}
    assert [link for link in sorted(links - official) if not link.startswith("https://")] == []


def test_links_say_where_they_lead(pages: tuple[Page, ...]) -> None:
    silent = "//a[not(@aria-label) and not(normalize-space(string(.)))]"
    assert [(page.name, link.get("href")) for page in pages for link in page.find(silent)] == []


@pytest.mark.parametrize("folder", ["/js/", "/css/"])
def test_scripts_and_sheets_of_ours_are_asked_for_by_one_version(
    pages: tuple[Page, ...], built_site: Published, folder: str
) -> None:
    """A browser that kept those of the site before must not use them together with these pages."""
    named = {str(link) for page in pages for link in page.find("//script/@src | //link[@rel='stylesheet']/@href")}
    versions = {link.partition("?")[2] for link in named if f"assets{folder}" in link}
    for module in (built_site.root / pages[0].language / "assets" / "js").rglob("*.js") if folder == "/js/" else ():
        versions |= set(re.findall(r"\.js(?!on)\??([^\"'\s]*)[\"']", module.read_text(encoding="utf-8")))
    assert len(versions) == 1 and all(version.startswith("v=") for version in versions)


def test_every_page_is_reached_from_home(pages: tuple[Page, ...], built_site: Published) -> None:
    by_path = {page.path: page for page in pages}
    reached: set[Path] = set()
    waiting = [page.path for page in pages if page.address == ""]
    while waiting:
        path = waiting.pop()
        if path in reached or path not in by_path:
            continue
        reached.add(path)
        targets = (built_site.resolve(by_path[path], str(link)) for link in by_path[path].find("//a/@href"))
        waiting.extend(target[0] for target in targets if target is not None)
    assert sorted(page.name for page in pages if page.path not in reached) == []


def test_no_page_links_to_markdown(pages: tuple[Page, ...]) -> None:
    """An engine takes such an address for one of the site's pages, and a browser saves it instead of showing it."""
    links = {(page.name, str(link)) for page in pages for link in page.find("//main//a/@href")}
    assert [found for found in sorted(links) if "://" not in found[1] and ".md" in found[1]] == []
