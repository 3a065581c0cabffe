"""The Jinja environment: undefined names fail, and every value is harmless in Markdown and in HTML alike.

Values become numeric character references wherever a character could mean something to Markdown, HTML or an attribute
list, so one escaping serves headings, paragraphs, cells and attributes, and no record's text turns into markup.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame, optimizeconst
from jinja2.runtime import Context
from markupsafe import Markup

from shengce.template_code import TemplateCode
from shengce.views.structured import json_ld

# A hyphen within a word means nothing to either, and identifiers are full of them.
_MEANINGFUL = re.compile(
    r"[\\`*_{}\[\]()<>#+!|~^=&\"':$@]|(?<![A-Za-z0-9])-|-(?![A-Za-z0-9])|(?<=[0-9])\.(?= )",
)
_IDENTIFIER = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")
_WHITE_SPACE = re.compile(r"\s*[\r\n\t]\s*")
_KEPT_TEXTS = 50_000  # pages show the same short texts over and over
_PAGE_CODE, _MARKUP_CODE = TemplateCode(), TemplateCode()


@lru_cache(_KEPT_TEXTS)
def harmless(text: str) -> Markup:
    """Return the text so that it shows as itself in Markdown and HTML."""
    line = text if text.isprintable() else _WHITE_SPACE.sub(" ", text)
    return Markup(_MEANINGFUL.sub(lambda found: f"&#{ord(found.group())};", line))


def identifier(value: str) -> Markup:
    """Return an anchor for a heading's attribute list, where character references would not be read.

    Raises ValueError for what is no anchor.
    """
    if not _IDENTIFIER.fullmatch(value):
        raise ValueError(f"“{value}” is no anchor; anchors are letters, digits and hyphens")
    return Markup(value)


def quoted(value: object) -> Markup:
    """Return the value as a quoted YAML scalar for a page's front matter."""
    return Markup(json.dumps(str(value), ensure_ascii=False))


def json_data(value: object) -> Markup:
    """Return the value as JSON for a data block, its names in their order; nothing in it can be read as markup."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


class _Lean(CodeGenerator):
    """Writes templates as code that asks nothing whose answer is known, as pages show a great many values.

    Markup that templates made is put out as it is, and of all else what ``finalize`` makes of its text; attributes are
    those of objects, never keys: what lacks one is a fault with the template's line, as what is undefined is.
    """

    def _output_child_pre(self, *_told: object) -> None:
        self.write("(t if (t := (")

    def _output_child_post(self, _node: nodes.Expr, _frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(f")).__class__ is Markup else {finalize.src}str(t)))")

    @optimizeconst
    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  # the library's name
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")


class _PlainCalls(Context):
    """Calls what a template names as it is; of what pages call, macros and strings, nothing asks for the context."""

    def call(self, called: Callable[..., Any], /, *given: Any, **named: Any) -> Any:
        """Call what is named; the variables of loops and blocks, which are for filters with a context, are dropped."""
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return called(*given, **named)


def plain_markup_environment(templates: Path) -> Environment:
    """Return the environment of feeds and of charts' pages of their own: XML or HTML, in which every value is text."""
    return _environment(templates, bytecode_cache=_MARKUP_CODE)


def page_environment(templates: Path) -> Environment:
    """Return the environment that page templates are rendered in."""
    environment = _environment(templates, finalize=harmless, lstrip_blocks=True, bytecode_cache=_PAGE_CODE)
    environment.code_generator_class = _Lean
    environment.context_class = _PlainCalls
    environment.filters["quoted"] = quoted
    environment.filters["identifier"] = identifier
    environment.filters["json_data"] = json_data
    environment.filters["json_ld"] = lambda things: json_data(json_ld(things))
    return environment


def _environment(templates: Path, **options: Any) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(templates, encoding="utf-8-sig"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        **options,
    )
    environment.globals.clear()
    return environment
