"""The record of changes for machines: a row a changed field; and as JSON, where versions are on record."""

from __future__ import annotations

import json
from collections.abc import Iterator

from shengce.derive.history import Change
from shengce.derive.knowledge import Knowledge
from shengce.exports.columns import CHANGE_COLUMNS
from shengce.exports.fields import Fields, Table
from shengce.records.changes import FieldChange, Release

CHANGES_CSV = "data/changes.csv"
CHANGES_JSON = "data/changes.json"


def changes_files(knowledge: Knowledge) -> Iterator[tuple[str, bytes]]:
    """Yield the path below the site's root and the bytes of the file that is no form of the table."""
    if knowledge.catalogue.releases:
        yield CHANGES_JSON, _as_json(knowledge)


def _rows(knowledge: Knowledge) -> Iterator[Fields]:
    for release in knowledge.catalogue.releases:
        groups = {Change.ADDED: release.added, Change.WITHDRAWN: release.withdrawn, Change.REMOVED: release.removed}
        for figure in release.changed:
            for field in figure.fields or (FieldChange(field="id", old=figure.was, new=figure.id),):
                told = {"id": figure.id, "was": figure.was, "reason": figure.reason.value, **field.model_dump()}
                yield _row(release, Change.CHANGED, told)
        for change, groups_of in groups.items():
            for group in groups_of:
                yield from (_row(release, change, {"id": name, "reason": group.reason.value}) for name in group.ids)


def _row(release: Release, change: Change, told: Fields) -> Fields:
    of_release = {"version": release.version, "before": release.before, "date": release.date}
    empty = dict.fromkeys(("was", "field", "old", "new"))
    return {**of_release, "change": change.value, **empty, **told}


def _as_json(knowledge: Knowledge) -> bytes:
    releases = [release.model_dump(mode="json", exclude_none=True) for release in knowledge.catalogue.releases]
    told = {"version": knowledge.version, "releases": releases}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


CHANGES = Table("changes", CHANGE_COLUMNS, _rows)
