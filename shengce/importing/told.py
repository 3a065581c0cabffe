"""What an import would do, or did, in words and for machines."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from shengce.exports.fields import Field
from shengce.importing.record_text import flow, plain_number
from shengce.importing.workbook_import import Imported


def told(imported: Imported) -> dict[str, Any]:
    """Return the difference as plain data."""
    asked = imported.asked
    return {
        "added": [{"id": new.name, "place": imported.lines[new.name], "line": flow(new.fields)} for new in asked.new],
        "changed": [
            {
                "id": change.name,
                "place": imported.lines[change.name],
                "fields": {column: [_words(old), _words(new)] for column, (old, new) in change.told.items()},
            }
            for change in asked.changes
        ],
        "unchanged": asked.unchanged,
        "not_in_the_workbook": {sheet: len(names) for sheet, names in asked.missing.items()},
        "written": [str(file) for file in imported.written],
    }


def lines_of_import(imported: Imported, *, write: bool) -> Iterator[str]:
    """Yield the difference line by line, and at the end what came of it."""
    result = told(imported)
    for change in result["changed"]:
        yield f"{change['place']}: {change['id']}"
        yield from (
            f"  {name}: {old or 'nothing'} -> {new or 'nothing'}" for name, (old, new) in change["fields"].items()
        )
    for new in result["added"]:
        yield f"{new['place']}: new: {new['id']}"
        yield f"  - {new['line']}"
    for sheet, count in result["not_in_the_workbook"].items():
        if count:
            yield f"{count} of the {sheet} have no row, and stand: nothing is deleted, but withdrawn with a reason"
    yield _outcome(imported, write=write)


def _outcome(imported: Imported, *, write: bool) -> str:
    asked = imported.asked
    if not (asked.changes or asked.new):
        return f"no change · unchanged: {asked.unchanged}"
    counts = f"changed: {len(asked.changes)} · added: {len(asked.new)} · unchanged: {asked.unchanged}"
    files = ", ".join(map(str, imported.written))
    return f"{counts} · written: {files}" if write else f"{counts} · nothing is written; --write does it"


def _words(field: Field) -> str | None:
    """Return a field as text, numbers in plain digits."""
    if field is None or isinstance(field, str):
        return field
    return plain_number(field) if isinstance(field, Decimal) else str(field)
