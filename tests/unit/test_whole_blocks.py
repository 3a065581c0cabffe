"""Generated pages come out of Markdown alike, whether their HTML is put aside whole or parsed."""

from __future__ import annotations

import re

import pytest
from markdown import Markdown

from shengce.build import build
from shengce.publish.settings import LANGUAGES
from shengce.publish.whole_blocks import MARK
from tests.project import Project

_EXTENSIONS = ("attr_list", "md_in_html", "tables", "toc")
_OF_MARKDOWN = re.compile(r"&#(35|4[013-6]|58|61|64|91|93|95|123|125);")
_FOR_SEARCH = re.compile(r' data-search="\w+"')
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def _converted(text: str, *, whole: bool) -> tuple[str, object]:
    extensions = [*_EXTENSIONS, "shengce.publish.whole_blocks"] if whole else list(_EXTENSIONS)
    markdown = Markdown(extensions=extensions)
    html = markdown.convert(text)
    tokens: object = markdown.toc_tokens  # type: ignore[attr-defined]  # set by the toc extension
    signs = _OF_MARKDOWN.sub(lambda found: chr(int(found[1])), html.replace(MARK, ""))
    signs = signs if whole else _FOR_SEARCH.sub("", signs)
    return re.sub(r">\s*\n\s*<", "><", signs).strip(), tokens


def test_every_generated_page_comes_out_the_same(project: Project) -> None:
    build(project.root)
    pages = [path for language in LANGUAGES for path in (project.root / "docs" / language).rglob("index.md")]
    marked = [text for path in pages if MARK in (text := _FRONT_MATTER.sub("", path.read_text(encoding="utf-8")))]
    assert len(marked) > len(LANGUAGES) * 20
    for text in marked:
        assert _converted(text, whole=True) == _converted(text, whole=False)


def test_signs_of_markdown_stand_as_themselves_and_those_of_html_do_not() -> None:
    every = "".join(f"&#{ord(sign)};" for sign in "#()+-.:=@[]_{}*`<>&\"'")
    html = Markdown(extensions=["shengce.publish.whole_blocks"]).convert(f"{MARK}\n\n<p title='{every}'>{every}</p>")
    said = "#()+-.:=@[]_{}&#42;&#96;&#60;&#62;&#38;&#34;&#39;"
    assert html == f"<p title='{said}'>{said}</p>"


def test_what_is_said_to_search_is_not_published() -> None:
    html, _ = _converted(f'{MARK}\n\n<p>one<a class="b" data-search="skip" href="#c">2</a></p>', whole=True)
    assert html == '<p>one<a class="b" href="#c">2</a></p>'


def test_headings_between_blocks_stay_markdown() -> None:
    html, tokens = _converted(f"{MARK}\n\n<p>one</p>\n## Two {{ #two }}\n<p>*three*</p>", whole=True)
    assert html == '<p>one</p><h2 id="two">Two</h2><p>*three*</p>'
    assert [token["id"] for token in tokens] == ["two"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("middle", ["<span>two</span>", "two", "<p>two</p>", "## Two", "<!-- two -->", "</div>"])
def test_blocks_that_follow_each_other_stay_what_they_are(middle: str) -> None:
    text = f"{MARK}\n\n<p>one</p>\n\n{middle}\n\n<p>three</p>\n\n<div>four</div>"
    assert _converted(text, whole=True) == _converted(text, whole=False)


@pytest.mark.parametrize("text", ["<div markdown='1'>*one*</div>", f"words\n\n{MARK}\n\n<div markdown='1'>*one*</div>"])
def test_a_page_without_the_mark_at_its_head_is_read_as_ever(text: str) -> None:
    html, _ = _converted(text, whole=True)
    assert "<em>one</em>" in html
