"""Terms in a table, with what they mean and where they were found, and the way to where a plan names one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from shengce.derive.indexes import Mention
from shengce.records.base import Text
from shengce.records.vocabulary import Term
from shengce.views.context import Context
from shengce.views.shown import Link


@dataclass(frozen=True)
class TermLine:
    """A term in a table; ``original`` is the Chinese name on English pages; ``definition`` may be empty."""

    link: Link
    original: str
    definition: str
    found: tuple[Link, ...]


def term_line(context: Context, term: Term, found: Iterable[Link]) -> TermLine:
    """Return the line of a term that was ``found`` in these places."""
    definition = context.words(term.definition) if isinstance(term.definition, Text) else ""
    return TermLine(context.term(term.id), original_name(context, term.name), definition, tuple(found))


def original_name(context: Context, name: Text) -> str:
    """Return the Chinese name where the page is in another language; empty otherwise."""
    return name.zh if context.language.code != "zh" and name.zh != name.en else ""


def mention_link(context: Context, term: str, mention: Mention) -> Link:
    """Return the way to where a plan names a term: its line among the programmes, or the task that does."""
    anchor = mention.task.id if mention.task else f"term-{term}"
    return context.plan(mention.province, mention.year, anchor)
