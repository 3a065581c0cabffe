"""What every page must be, whatever it is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest

from shengce.publish.settings import LANGUAGE_TAGS
from tests.published import Page, Published

pytestmark = pytest.mark.site

_LEFTOVERS = re.compile(
    r"\{\{|\}\}|\{%|%\}|\{ ?#|\{:|\{figure:"  # Jinja, attribute lists, references to figures
    r"|\[\^|\]\(|\*\*|<\w+[ >]|[\x02\x03]"  # Markdown, HTML shown as text, Markdown's own placeholders
    r"|&(?:amp;)?#\d+;|&(?:lt|gt|amp|quot);"  # entities escaped twice
    r"|\bundefined\b|\bNone\b(?! of the )|\bNaN\b"
)
_READ_ATTRIBUTES = (
    "//@aria-label | //@title | //@alt | //@content | //@data-copy | //@data-line | //@placeholder | //@href | //@id"
)


def visible_texts(page: Page) -> Iterator[str]:
    yield from map(str, page.find("//text()[not(ancestor::script) and not(ancestor::style) and not(ancestor::code)]"))
    yield from map(str, page.find(_READ_ATTRIBUTES))


def left_over(page: Page) -> list[str]:
    texts = list(visible_texts(page))
    if not _LEFTOVERS.search("\n".join(texts)):  # which is asked in a third of the time
        return []
    return [text.strip()[:120] for text in texts if _LEFTOVERS.search(text)]


def test_no_markup_is_left_over(pages: tuple[Page, ...]) -> None:
    assert [(page.name, text) for page in pages for text in left_over(page)] == []


def test_titles_tell_pages_apart(pages: tuple[Page, ...]) -> None:
    titles = Counter(title for page in pages for title in page.texts("/html/head/title"))
    assert len(pages) == titles.total()
    assert [title for title, count in titles.items() if count > 1 or not title] == []
    assert [title for title in titles if len(set(title.split(" - "))) != len(title.split(" - "))] == []


def test_descriptions_are_there(pages: tuple[Page, ...]) -> None:
    without = [page.name for page in pages if not "".join(page.find("//meta[@name='description']/@content")).strip()]
    assert without == []


def test_headings_form_an_outline(built_site: Published) -> None:
    for page in built_site.pages:
        levels = [
            int(heading.tag[1])
            for heading in page.find("//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5]")
        ]
        assert levels.count(1) == 1, f"{page.name} has {levels.count(1)} first-level headings"
        assert levels[0] == 1, f"{page.name} begins with a heading of level {levels[0]}"
        skipped = [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]
        assert not skipped, f"{page.name} skips heading levels: {skipped}"


def test_headings_say_something(built_site: Published) -> None:
    headings = "//*[self::h1 or self::h2 or self::h3 or self::h4]"
    assert [page.name for page in built_site.pages if "" in page.texts(headings)] == []


def test_ids_are_unique(built_site: Published) -> None:
    for page in built_site.pages:
        repeated = [name for name, count in Counter(page.ids).items() if count > 1]
        assert not repeated, f"{page.name} repeats the ids {repeated}"


def test_regions_of_a_page_are_told_apart(built_site: Published) -> None:
    """Who moves from one region to the next hears its name alone."""
    names = {page.name: Counter(map(str, page.find("//*[@role='region']/@aria-label"))) for page in built_site.pages}
    assert [(page, name) for page, counted in names.items() for name, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("attribute", ["aria-labelledby", "aria-describedby", "aria-controls", "for", "data-copy-from"])
def test_references_to_ids_hold(built_site: Published, attribute: str) -> None:
    broken = [
        (page.name, name)
        for page in built_site.pages
        for value in page.find(f"//@{attribute}")
        for name in str(value).split()
        if name not in page.ids
    ]
    assert broken == []


def test_language_is_declared(built_site: Published) -> None:
    for page in built_site.pages:
        assert page.find("/html/@lang") == [LANGUAGE_TAGS[page.language or "zh"]], page.name


def test_han_text_on_english_pages_is_marked_as_chinese(built_site: Published) -> None:
    unmarked = "//body//text()[not(ancestor::*[@lang='zh-CN']) and not(ancestor::code)]"
    han = re.compile(r"[\u4e00-\u9fff]")
    found = {
        (page.name, str(text).strip())
        for page in built_site.of("en")
        for text in page.find(unmarked)
        if han.search(text)
    }
    assert sorted(found) == []


def test_nothing_is_inline(built_site: Published) -> None:
    is_data = "@type='application/ld+json' or @type='application/json'"
    inline = f"//style | //@style | //script[not(@src) and not({is_data})]"
    handlers = re.compile(r"<[^>]*\son[a-z]+=")
    for page in built_site.pages:
        assert page.find(inline) == [], f"{page.name} holds an inline script or style"
        assert not handlers.search(page.source), f"{page.name} holds an inline handler"
        assert not page.find("//a[starts-with(@href, 'javascript:')]"), page.name


def test_security_policy_stands_first(built_site: Published) -> None:
    for page in built_site.pages:
        policies = page.find("/html/head/meta[@http-equiv='Content-Security-Policy']")
        assert len(policies) == 1, page.name
        content = policies[0].get("content")
        assert "default-src 'self'" in content, page.name
        assert "unsafe-inline" not in content and "'unsafe-eval'" not in content, page.name
        assert "*" not in content, page.name
        assert not policies[0].xpath("preceding-sibling::script | preceding-sibling::link"), page.name


def test_tables_name_their_cells(built_site: Published) -> None:
    for page in built_site.pages:
        for table in page.find("//table"):
            assert table.xpath("caption"), f"{page.name}: a table has no caption"
            assert table.xpath(".//th[@scope='col']"), f"{page.name}: a table has no column headings"
            assert not table.xpath(".//th[not(@scope)]"), f"{page.name}: a heading cell has no scope"


def test_rows_of_a_table_are_equally_long(built_site: Published) -> None:
    for page in built_site.pages:
        for table in page.find("//table[not(.//@rowspan)]"):
            widths = {sum(int(cell.get("colspan", 1)) for cell in row) for row in table.xpath(".//tr")}
            assert len(widths) == 1, f"{page.name}: rows have {sorted(widths)} cells"


def test_every_footer_says_how_new_the_data_is_and_where_its_changes_stand(pages: tuple[Page, ...]) -> None:
    (day,) = {day for page in pages for day in page.find("//footer//time/@datetime")}
    for page in pages:
        assert page.find("//footer//time/text()") == [day], page.name
        versions = page.find("//footer//p/a/text()")
        assert all(re.fullmatch(r"\d{4}-\d\d-\d\d\.[0-9a-f]{8}", version) for version in versions), page.name
        (feed,) = page.find("//footer//a[@type='application/atom+xml']/@href")
        changes = f"{feed.removesuffix('feed.xml')}changes/"
        assert changes in page.find("//footer//li/a/@href") or page.address == "changes/", page.name


def test_an_error_can_be_reported_from_every_generated_page(pages: tuple[Page, ...]) -> None:
    written = {"about/", "404.html"}
    silent = [
        page.address
        for page in pages
        if page.find("//article//header[contains(@class, 'sc-head')]")
        and not page.find("//p[contains(@class, 'sc-head__meta')]//a[contains(@href, '/issues/new?')]")
    ]
    assert set(silent) <= written
