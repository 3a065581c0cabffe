"""A difference told: as lines for people, and as plain values for machines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from shengce.changes.difference import Changed, Tally, VersionDifference
from shengce.exports.fields import Field, Fields

_NOTHING = "nothing"


def lines_told(difference: VersionDifference) -> Iterator[str]:
    """Yield the difference line by line."""
    yield f"{difference.before} -> {difference.now}"
    yield from (f"{kind}: {_tally(tally)}" for kind, tally in difference.counted.items())
    if difference.is_empty:
        yield "no figure was added, changed, withdrawn or removed"
    yield from _part("added", {name: [_figure(difference.details[name])] for name in difference.added})
    yield from _part("changed", {_name(change): list(map(_field, change.fields)) for change in difference.changed})
    yield from _part("withdrawn", {each.id: [each.reason.en] for each in difference.withdrawn})
    yield from _part("removed", {name: [_figure(difference.details[name])] for name in difference.removed})


def difference_as_data(difference: VersionDifference) -> Mapping[str, object]:
    """Return the difference as plain values."""
    return {
        "before": difference.before,
        "now": difference.now,
        "counts": {kind: vars(tally) for kind, tally in difference.counted.items()},
        "added": [_plain(difference.details[name]) for name in difference.added],
        "changed": [_changed(change) for change in difference.changed],
        "withdrawn": [{"id": each.id, "zh": each.reason.zh, "en": each.reason.en} for each in difference.withdrawn],
        "removed": [_plain(difference.details[name]) for name in difference.removed],
    }


def written(value: Field) -> str | None:
    """Return a field's value as it is kept and told: numbers with every digit, None for nothing."""
    return None if value is None else format(value, "f") if isinstance(value, Decimal) else str(value)


def _tally(tally: Tally) -> str:
    moved = [f"{sign}{count}" for sign, count in (("+", tally.added), ("-", tally.removed)) if count]
    return " ".join((f"{tally.before} -> {tally.now}" if moved else str(tally.now), *moved))


def _part(name: str, entries: Mapping[str, list[str]]) -> Iterator[str]:
    if entries:
        yield f"{name} ({len(entries)})"
    for identifier, lines in entries.items():
        yield f"  {identifier}"
        yield from (f"    {line}" for line in lines)


def _figure(fields: Fields) -> str:
    value = "-".join(filter(None, (written(fields["value"]), written(fields["value_max"]))))
    return f"{value} {fields['unit']}, “{fields['as_printed']}” ({fields['source']}#{fields['locator']})"


def _name(change: Changed) -> str:
    return f"{change.was} -> {change.id}" if change.was else change.id


def _field(field: tuple[str, Field, Field]) -> str:
    name, old, new = field
    return f"{name}: {written(old) or _NOTHING} -> {written(new) or _NOTHING}"


def _changed(change: Changed) -> Mapping[str, object]:
    fields = {name: {"old": written(old), "new": written(new)} for name, old, new in change.fields}
    return {"id": change.id, "was": change.was, "fields": fields}


def _plain(fields: Fields) -> Mapping[str, str | None]:
    return {name: written(value) for name, value in fields.items()}
