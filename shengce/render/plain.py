"""The plain Markdown beside pages and the guides for programs that read text; nothing in them is markup but ours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path, PurePosixPath

from jinja2 import Environment
from markupsafe import Markup

from shengce.outputs.writer import EXPORTS_FOLDER, Output
from shengce.render.environment import page_environment
from shengce.template_code import TemplateCode
from shengce.views.context import Context
from shengce.views.kinds import Kind, PageView
from shengce.views.parts.guide import ToldPage, guide, told_groups

KINDS_WITH_TEXT = frozenset({"home", "province", "province_year", "year", "indicator", "industry", "term"})
"""The kinds of pages that stand in records, by name; lists, documents and tools have no text worth reading apart."""

_GUIDES = {"llms.txt": "plain/llms.md.j2", "llms-full.txt": "plain/llms_full.md.j2"}
_MEANINGFUL = re.compile(r"[\\`*_\[\]|]|^>|^(?:#+|[+-])(?= )|(?<=^[0-9])[.)](?= )|(?<=^[0-9][0-9])[.)](?= )")
_CODE = TemplateCode()
_KEPT_TEXTS = 50_000  # texts show the same few words over and over
_WHITE_SPACE = re.compile(r"\s+")
_IN_ADDRESS = {" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E"}


@lru_cache(_KEPT_TEXTS)
def shown(text: str) -> Markup:
    """Return the text so that it shows as itself in Markdown."""
    line = _MEANINGFUL.sub(lambda found: f"\\{found.group()}", _WHITE_SPACE.sub(" ", text))
    return Markup(line.replace("<", "&lt;"))


def address(value: object) -> Markup:
    """Return an address that can stand in the brackets of a link."""
    return Markup("".join(_IN_ADDRESS.get(character, character) for character in str(value)))


def plain_environment(templates: Path) -> Environment:
    """Return the environment that the plain texts are rendered in."""
    environment = page_environment(templates)
    environment.finalize = shown
    environment.bytecode_cache = _CODE
    environment.filters["address"] = address
    return environment


def place_of_text(context: Context) -> PurePosixPath:
    """Return where the text beside a page stands."""
    return EXPORTS_FOLDER / context.language.code / context.path / "index.md"


def plain_text(environment: Environment, kind: Kind, view: PageView, context: Context) -> str:
    """Return the plain Markdown of a page."""
    template = environment.get_template(f"plain/{kind.name}.md.j2")
    return template.render(page=view, head=view.head, say=context.language.say, here=context.public_url())


def guides(environment: Environment, context: Context, told: Sequence[ToldPage]) -> Iterator[Output]:
    """Yield the guides in a language: those in English stand at the site's root, where programs look for them."""
    view, groups = guide(context), told_groups(context, told)
    folder = EXPORTS_FOLDER if context.language.code == "en" else EXPORTS_FOLDER / context.language.code
    for name, template in _GUIDES.items():
        text = environment.get_template(template).render(guide=view, groups=groups, say=context.language.say)
        yield Output(folder / name, text.encode())
