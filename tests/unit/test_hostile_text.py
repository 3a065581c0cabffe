"""What a record says is shown as what it says: no text turns into markup, whatever it holds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup
from bs4.element import Tag
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jinja2 import DictLoader, UndefinedError
from pydantic import TypeAdapter, ValidationError

from shengce.records.base import Words
from shengce.render.environment import page_environment
from tests.hostile import (
    DATA_TYPES,
    IN_TEX,
    PAYLOADS,
    broken_marks,
    folded,
    harm_in,
    make_hostile,
    mark_of,
    parsed,
    skeleton_of,
)
from tests.project import Project, make_project

RECORD_TEXT: TypeAdapter[str] = TypeAdapter(Words)
PLACES = {
    "heading": ("# {{ text }}\n", "h1"),
    "heading with attributes": ("## {{ text }} { #own }\n", "h2"),
    "paragraph": ("{{ text }}\n", "p"),
    "line within a paragraph": ("<p>\n{{ text }}\n</p>\n", "p"),
    "item": ("- {{ text }}\n", "li"),
    "quotation": ("> {{ text }}\n", "blockquote"),
    "cell of a Markdown table": ("| head |\n| --- |\n| {{ text }} |\n", "td"),
    "cell of an HTML table": ("<table><tr><td>{{ text }}</td></tr></table>\n", "td"),
    "words of a link": ('<p><a href="x/">{{ text }}</a></p>\n', "a"),
    "block with Markdown inside": ('<div markdown="1">\n\n{{ text }}\n\n</div>\n', "div"),
}
ATTRIBUTES = {
    "attribute in a block": '<p title="{{ text }}">x</p>\n',
    "attribute in a line": 'before <span title="{{ text }}">x</span> after\n',
    "attribute in single quotes": "<p title='{{ text }}'>x</p>\n",
}


def is_record_text(text: str) -> bool:
    """Tell whether a record may hold the text."""
    try:
        RECORD_TEXT.validate_python(text)
    except ValidationError:
        return False
    return True


any_text = st.one_of(
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=40),
    st.text(st.sampled_from(list("\\`*_{}[]()<>#+-.!|~^=&\"':$@;/%0123456789ab 中，\n\t")), min_size=1, max_size=30),
    st.lists(st.sampled_from(PAYLOADS), min_size=1, max_size=3).map(" ".join),
).filter(is_record_text)


@pytest.mark.parametrize(
    "character", ["\t", "\x00", "\x0b", "\x85", "\u00ad", "\u200b", "\u2028", "\u202e", "\u2066", "\ufeff"]
)
def test_control_and_invisible_characters_are_no_record_text(character: str) -> None:
    assert not is_record_text(f"a{character}b")


def rendered(template: str, text: str) -> BeautifulSoup:
    """Return what Markdown makes of the template, filled in by the environment of the pages."""
    environment = page_environment(Path())
    environment.loader = DictLoader({"page": template})
    return parsed(environment.get_template("page").render(text=text))


def the_only(soup: BeautifulSoup, name: str) -> Tag:
    """Return the one element of that name."""
    (tag,) = soup.find_all(name)
    assert isinstance(tag, Tag)
    return tag


@pytest.mark.parametrize("place", PLACES)
@settings(max_examples=40, deadline=None)
@given(text=any_text)
@example(text="1. item")
@example(text="a\n1. b")
@example(text="a\n\nb")
@example(text="a\n---")
@example(text="a  \nb")
@example(text="1986. A great year.")
def test_any_text_is_shown_as_it_is(place: str, text: str) -> None:
    template, name = PLACES[place]
    soup = rendered(template, text)
    assert folded(the_only(soup, name).get_text()) == folded(text)
    assert list(harm_in(soup)) == []


@pytest.mark.parametrize("place", ATTRIBUTES)
@settings(max_examples=40, deadline=None)
@given(text=any_text)
def test_any_text_is_kept_in_an_attribute(place: str, text: str) -> None:
    soup = rendered(ATTRIBUTES[place], text)
    (tag,) = soup.find_all(title=True)
    assert folded(str(tag["title"])) == folded(text)
    assert set(tag.attrs) == {"title"}
    assert list(harm_in(soup)) == []


@given(text=any_text)
@settings(max_examples=40, deadline=None)
def test_any_text_survives_in_front_matter(text: str) -> None:
    environment = page_environment(Path())
    environment.loader = DictLoader({"page": "---\ntitle: {{ text | quoted }}\nlast: 1\n---\n"})
    front_matter = environment.get_template("page").render(text=text).split("---\n")[1]
    assert yaml.safe_load(front_matter) == {"title": text, "last": 1}


def test_unknown_name_in_a_template_fails() -> None:
    environment = page_environment(Path())
    environment.loader = DictLoader({"page": "{{ nowhere }}"})
    with pytest.raises(UndefinedError):
        environment.get_template("page").render()


def test_text_is_never_run_as_a_template() -> None:
    assert the_only(rendered("{{ text }}\n", "{{ 7 * 7 }} {% if x %}"), "p").get_text() == "{{ 7 * 7 }} {% if x %}"


def test_environment_gives_templates_no_functions_of_its_own() -> None:
    assert page_environment(Path()).globals == {}


def front_matter_and_body(page: str) -> tuple[dict[str, object], str]:
    """Return what stands between the first two lines ``---``, read, and what follows."""
    found = re.match(r"---\n(.*?)\n---\n(.*)", page, re.DOTALL)
    assert found
    return yaml.safe_load(found[1]), found[2]


def generated_pages(project: Project) -> dict[str, str]:
    """Return the text of each generated page by path."""
    run = project.run("build")
    assert run.exit_code == 0, run.stderr
    pages = [path for path in sorted(project.place("docs").rglob("*.md")) if path.parent.name != "about"]
    return {path.relative_to(project.root).as_posix(): path.read_text(encoding="utf-8") for path in pages}


@pytest.fixture(scope="module")
def skeletons(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The elements of each page where every text is harmless."""
    project = make_project(tmp_path_factory.mktemp("harmless") / "project")
    make_hostile(project, "plain words")
    pages = generated_pages(project)
    return {path: skeleton_of(parsed(front_matter_and_body(page)[1])) for path, page in pages.items()}


# Each payload stands first in one text and behind another one in others; together they need few builds.
@pytest.mark.parametrize("payload", [" ".join(PAYLOADS[start::7]) for start in range(7)], ids=range(7))
def test_hostile_records_make_harmless_pages(project: Project, skeletons: dict[str, list[str]], payload: str) -> None:
    make_hostile(project, payload)
    seen = 0
    for path, page in generated_pages(project).items():
        front_matter, body = front_matter_and_body(page)
        soup = parsed(body)
        assert list(harm_in(soup)) == [], path
        assert skeleton_of(soup) == skeletons[path], path
        assert broken_marks(soup, payload) == [], path
        seen += soup.get_text().count("ENDMARK")
        title = str(front_matter["title"])
        assert title.count("ENDMARK") == title.count(mark_of(payload))
    assert seen > 100


def words_of(soup: BeautifulSoup) -> list[str]:
    """Return the text of the page and of its metadata, drawings left out."""
    for apart in [*soup.find_all("svg"), *soup.select(IN_TEX)]:
        apart.decompose()
    return [soup.get_text(), *(str(tag["content"]) for tag in soup.find_all("meta", content=True))]


@pytest.mark.parametrize(
    "payload", ["</title><script>alert(1)</script>", '"><script>alert(1)</script>', "&lt;b&gt; <i>c</i>"]
)
def test_hostile_records_make_a_harmless_site(project: Project, payload: str) -> None:
    make_hostile(project, payload)
    run = project.run("site")
    assert run.exit_code == 0, run.stderr
    for path in sorted(project.place("site").rglob("*.html")):
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        inline = [script for script in soup.find_all("script") if script.get_text()]
        assert {str(script.get("type")) for script in inline} <= set(DATA_TYPES), path
        for script in inline:
            script.decompose()
        for words in words_of(soup):
            assert words.count("ENDMARK") == words.count(mark_of(payload)), path
