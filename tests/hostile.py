"""Text that would do harm if a page took it for markup, and ways to look for the harm."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import yaml
from bs4 import BeautifulSoup
from bs4.element import Tag
from markdown import Markdown

from tests.project import REPOSITORY, Project

PAYLOADS: tuple[str, ...] = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</title></td></textarea></style><svg onload=alert(1)>",
    "<!-- a comment -->",
    "&lt;script&gt; &amp; &#60;b&#62; &copy; AT&T",
    "{{ 7*7 }} {% raw %} {# note #} ${7} #{7}",
    "[x](javascript:alert(1)) ![y](z) [w]: https://evil.example",
    "<javascript:alert(1)> <https://evil.example> <a@evil.example>",
    "| a | b | and :--- a table",
    "`code` ``more`` ~~~ fence",
    "*a* _b_ **c** __d__ ***e*** a_b_c 5*3*2",
    "# heading",
    "## heading ## {: onclick=alert(1) .x #y }",
    "- item",
    "+ item",
    "> quotation",
    "1. item",
    "2) item",
    "a {: onclick=alert(1) } { #targets .evil }",
    "=== --- ***",
    "\\*escaped\\* \\\\ \\# \\[ \\u003c",
    "[^1] [TOC] *[HTML]: x",
    "http://evil.example/?a=b&c=d#e",
    "$x^2$ ~y~ ^z^ ==m== ++k++",
    "%3Cscript%3E %0A --x-- -- ---",
    "<div markdown=1>*a*</div>",
    '{"__proto__": [1]} \'single\' "double"',
)
DATA_TYPES = ("application/json", "application/ld+json")
_FORBIDDEN = ("script", "iframe", "object", "embed", "style", "link", "meta", "base", "img", "textarea")


@cache
def markdown_of_site() -> Markdown:
    """Return Markdown with the extensions of mkdocs.yml."""
    text = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    listed = yaml.safe_load(re.sub(r"!ENV ", "", text))["markdown_extensions"]
    options = {name: inner for entry in listed if isinstance(entry, dict) for name, inner in entry.items()}
    names = [entry if isinstance(entry, str) else next(iter(entry)) for entry in listed]
    return Markdown(extensions=names, extension_configs=options)


def parsed(markdown: str) -> BeautifulSoup:
    """Return the HTML that the Markdown (without front matter) becomes, parsed."""
    return BeautifulSoup(markdown_of_site().reset().convert(markdown), "html.parser")


def folded(text: str) -> str:
    """Return the text with each run of white space made one space."""
    return " ".join(text.split())


def harm_in(soup: BeautifulSoup) -> Iterator[str]:
    """Yield a description of everything in the page that could run, load or send something."""
    for tag in soup.find_all(True):
        if not isinstance(tag, Tag):
            continue
        if tag.name in _FORBIDDEN and not _is_data(tag):
            yield f"<{tag.name}>"
        for name, value in tag.attrs.items():
            words = " ".join(value) if isinstance(value, list) else str(value)
            if name.lower().startswith("on"):
                yield f"{name} on <{tag.name}>"
            if name in {"href", "src", "xlink:href"} and re.match(r"\s*(javascript|data|vbscript):", words, re.I):
                yield f"{name}={words}"
            if "evil.example" in words and name in {"href", "src"} and not words.startswith("https://github.com/"):
                yield f"{name}={words}"


def make_hostile(project: Project, payload: str) -> None:
    """Put the payload into every bilingual text, alias and office of the project's records, no two of them alike."""
    numbers = count(1)
    for path in sorted(project.place("records").rglob("*.yml")):
        file = path.relative_to(project.root).as_posix()
        data = _with_payload(yaml.safe_load(project.read(file)), payload, Path(file).stem, numbers)
        project.write(file, yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000))


def mark_of(payload: str) -> str:
    """Return the payload as texts hold it, with a word after it by which it is found."""
    return f"{payload} ENDMARK"


IN_TEX = "#cite-bibtex"
"""Where signs of TeX are written otherwise than they show: test_citing reads it as TeX does."""
_DIGITS = re.compile("[0-9]")
_MOST_PRINTED = 24


def _with_payload(value: Any, payload: str, key: str, numbers: Iterator[int]) -> Any:
    if isinstance(value, dict) and set(value) == {"zh", "en"}:
        reference = "".join(re.findall(r"\{figure:[a-z0-9-]+\}", value["zh"]))
        tail = f"{next(numbers)}{reference}"
        return {"zh": f"{mark_of(payload)} 灯{tail}", "en": f"{mark_of(payload)} lamp{tail}"}
    if isinstance(value, dict):
        return {name: _with_payload(inner, payload, name, numbers) for name, inner in value.items()}
    if isinstance(value, list):
        return [_with_payload(inner, payload, key, numbers) for inner in value]
    if key in {"aliases", "printed"}:
        return f"{mark_of(payload)} {next(numbers)}"
    return _as_printed(payload, str(value)) if key == "as_printed" else value


def _as_printed(payload: str, printed: str) -> str:
    """Return the beginning of a payload before a print that the check still finds to say its value."""
    return f"{_DIGITS.sub('', payload)[: _MOST_PRINTED - len(printed)].strip()}{printed}"


def _is_data(tag: Tag) -> bool:
    return tag.name == "script" and tag.get("type") in DATA_TYPES


def skeleton_of(soup: BeautifulSoup) -> list[str]:
    """Return the elements of a page in order, each with the names of its attributes; drawings count as one."""
    for drawing in soup.find_all("svg"):
        if isinstance(drawing, Tag):
            drawing.clear()
    return [f"{tag.name} {sorted(tag.attrs)}" for tag in soup.find_all(True) if isinstance(tag, Tag)]


def broken_marks(soup: BeautifulSoup, payload: str) -> list[str]:
    """Return the places where the payload stands in the page otherwise than as it was written."""
    for apart in [*soup.find_all(["svg", "script"]), *soup.select(IN_TEX)]:
        apart.decompose()
    texts = [soup.get_text()]
    texts += [str(value) for tag in soup.find_all(True) for name, value in tag.attrs.items() if name != "href"]
    whole = folded(mark_of(payload))
    return [text for text in map(folded, texts) if text.count("ENDMARK") != text.count(whole)]
