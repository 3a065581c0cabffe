"""What a list names it names once, and what is numbered stands in order."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from itertools import pairwise

from shengce.checks.rule import Rule
from shengce.problems import Problem
from shengce.records.catalogue import Catalogue
from shengce.records.fields import fields_of
from shengce.records.load import Records
from shengce.records.plans import ProgrammeMention


def lists_name_each_once(records: Records, _: Catalogue) -> Iterator[Problem]:
    """A list of identifiers, names or lines holds each of them once."""
    for item in records.all:
        for path, name, value in fields_of(item.record):
            entries = value if isinstance(value, tuple) else ()
            for index in _repeated_names(entries) if entries[1:] else ():
                message = f"“{entries[index]}” stands twice in {name}; delete one"
                yield item.problem((*path, index), "repeated", message)


def _repeated_names(entries: tuple[object, ...]) -> Iterator[int]:
    return _repeated(entry for entry in entries if isinstance(entry, str | int))


def mentions_stand_once(records: Records, _: Catalogue) -> Iterator[Problem]:
    """A programme or an industry is mentioned once for a sentence."""
    for item in records.plans:
        programmes, industries = item.record.programmes, item.record.industries
        named = (
            ("programmes", "term", [(mention.term or _name(mention), mention.cite) for mention in programmes]),
            ("industries", "industry", [(mention.industry, mention.cite) for mention in industries]),
        )
        for part, field, mentions in named:
            for index in _repeated(mentions):
                name, cite = mentions[index]
                message = f"“{name}” stands twice among the {part} at {cite.locator}; make one line of them"
                yield item.problem((part, index, field), "repeated", message)


def _name(mention: ProgrammeMention) -> str:
    return mention.name.zh if mention.name else ""


def tasks_are_numbered_in_order(records: Records, _: Catalogue) -> Iterator[Problem]:
    """The numbers of a plan's tasks ascend, as those of the document do."""
    for item in records.plans:
        numbered = [(index, task.number) for index, task in enumerate(item.record.priorities) if task.number]
        for (_index, earlier), (index, later) in pairwise(numbered):
            if later <= earlier:
                message = (
                    f"task {later} stands after task {earlier}; tasks stand in the order of their numbers, each once"
                )
                yield item.problem(("priorities", index, "number"), "order", message)


def missing_reports_stand_once(records: Records, _: Catalogue) -> Iterator[Problem]:
    """The years without a report are named in order, each once."""
    for item in records.core:
        for index, (earlier, later) in enumerate(pairwise(item.record.missing), start=1):
            if later.year <= earlier.year:
                message = f"{later.year} stands after {earlier.year}; years stand in order, each once"
                yield item.problem(("missing", index, "year"), "order", message)


def texts_are_of_one_source(records: Records, _: Catalogue) -> Iterator[Problem]:
    """The text file of a source is no other source's."""
    owners: dict[str, str] = {}
    for item in records.sources:
        owner = owners.setdefault(item.record.text.path, item.record.id)
        if owner != item.record.id:
            message = f"“{item.record.text.path}” is the text of {owner} already; a source has a text of its own"
            yield item.problem(("text", "path"), "repeated", message)


def _repeated(entries: Iterable[Hashable]) -> Iterator[int]:
    """Yield the place of each entry that stands earlier already."""
    seen: set[Hashable] = set()
    for index, entry in enumerate(entries):
        if entry in seen:
            yield index
        seen.add(entry)


RULES: tuple[Rule, ...] = (
    lists_name_each_once,
    mentions_stand_once,
    tasks_are_numbered_in_order,
    missing_reports_stand_once,
    texts_are_of_one_source,
)
