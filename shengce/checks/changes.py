"""The record of changes is one chain of versions, and names figures that there are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from shengce.checks.rule import Rule
from shengce.problems import Problem
from shengce.records.catalogue import Catalogue
from shengce.records.changes import Release
from shengce.records.load import Located, Records
from shengce.records.yaml_document import FieldPath


def changes_form_one_chain(records: Records, _: Catalogue) -> Iterator[Problem]:
    """Each recorded version follows on the one before it, on that day or later; the first follows on none."""
    if records.releases and (first := records.releases[0]).record.before:
        yield first.problem(("before",), "chain", "this is the first version on record, and follows on none")
    for earlier, later in pairwise(records.releases):
        if later.record.before != earlier.record.version:
            message = f"the version before this one is {earlier.record.version}, of {earlier.document.file}"
            yield later.problem(("before",), "chain", message)
        if later.record.date < earlier.record.date:
            yield later.problem(
                ("date",), "day", f"this is before {earlier.record.date}, the day of the version before"
            )


def changes_stand_in_their_files(records: Records, _: Catalogue) -> Iterator[Problem]:
    """A recorded version stands in the file of its day, such as 2026-11-28.yml; a second one in 2026-11-28-2.yml."""
    for item in records.releases:
        day, stem = item.record.date.isoformat(), item.document.file.stem
        if not (stem == day or stem.startswith(f"{day}-")) or item.document.file.parent.name != "changes":
            yield item.problem(("date",), "file-name", f"by its day this belongs in records/changes/{day}.yml")


def changed_figures_are_there(records: Records, catalogue: Catalogue) -> Iterator[Problem]:
    """A figure that a recorded version added, changed or withdrew is there, unless a later one removed it."""
    gone: frozenset[str] = frozenset()
    if not records.has_all_figures:
        return
    for item in reversed(records.releases):
        for path, identifier in _named(item):
            if identifier not in catalogue.figures and identifier not in gone:
                message = f"there is no figure “{identifier}”, and no later version is on record that removed it"
                yield item.problem(path, "unknown-figure", message)
        gone |= item.record.gone


def removed_figures_are_gone(records: Records, catalogue: Catalogue) -> Iterator[Problem]:
    """A figure that a recorded version removed or renamed is no more, unless that version or a later one added it."""
    back: frozenset[str] = frozenset()
    for item in reversed(records.releases):
        back |= item.record.standing
        for identifier in sorted(item.record.gone & catalogue.figures.keys() - back):
            yield item.problem((), "figure-is-there", f"“{identifier}” is called gone, and is among the figures")


def withdrawn_figures_say_so(records: Records, catalogue: Catalogue) -> Iterator[Problem]:
    """A figure that the last recorded version to name it withdrew is withdrawn in the records."""
    later: frozenset[str] = frozenset()
    for item in reversed(records.releases):
        for index, group in enumerate(item.record.withdrawn):
            for identifier in group.ids:
                figure = catalogue.figures.get(identifier)
                if figure and figure.withdrawn is None and identifier not in later:
                    message = f"“{identifier}” is called withdrawn, and counts"
                    yield item.problem(("withdrawn", index), "withdrawn", message)
        later |= item.record.standing


def _named(item: Located[Release]) -> Iterator[tuple[FieldPath, str]]:
    """Yield every identifier that a release names as that of one of its figures, with its place."""
    for part in ("added", "withdrawn"):
        for index, group in enumerate(getattr(item.record, part)):
            yield from (((part, index, "ids", number), name) for number, name in enumerate(group.ids))
    yield from ((("changed", index, "id"), figure.id) for index, figure in enumerate(item.record.changed))


RULES: tuple[Rule, ...] = (
    changes_form_one_chain,
    changes_stand_in_their_files,
    changed_figures_are_there,
    removed_figures_are_gone,
    withdrawn_figures_say_so,
)
