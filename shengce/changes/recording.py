"""A difference kept as a record of changes, ``records/changes/<day>.yml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import yaml

from shengce.changes.difference import VersionDifference
from shengce.changes.told import written
from shengce.files import read_text, write_whole
from shengce.problems import UserError
from shengce.records.base import Text
from shengce.records.changes import ChangedFigure, Counts, FieldChange, Figures, ReasonOfChange, Release

_HEAD = "# yaml-language-server: $schema=../schema/changes.json\n# Made by `build_pages.py diff OLD NEW --record`.\n"
_WIDTH = 120
_CITED_VERSION, _CITED_DAY = (re.compile(rf"^({field}: ).*$", re.MULTILINE) for field in ("version", "date-released"))
_UNRELEASED_DATA = re.compile(r"^(## Unreleased\n(?:(?!## ).*\n)*?Data: )\S+$", re.MULTILINE)
FIRST_NOTE = Text(
    zh="变更记录由此版开始；更早的修改只见于代码库的历史。",
    en="The record of changes begins with this version; what changed before stands in the repository's history alone.",
)


def release_of(difference: VersionDifference, reason: ReasonOfChange | None, day: date, note: Text | None) -> Release:
    """Return the record of a difference.

    Figures of documents that were not read so before need no other reason; ``reason`` is that of all else, and of what
    is unreasoned nothing is recorded: raises UserError.
    """
    read = [name for name in difference.added if name in difference.from_new_documents]
    others = [name for name in difference.added if name not in difference.from_new_documents]
    withdrawn = [each.id for each in difference.withdrawn]
    if reason is None and (others or withdrawn or difference.changed or difference.removed):
        reasons = ", ".join(ReasonOfChange)
        raise UserError(f"say why figures changed, for readers to know: --reason, one of {reasons}")
    because = reason or ReasonOfChange.NEW_DOCUMENTS
    return Release(
        version=difference.now,
        before=difference.before,
        date=day,
        note=note,
        counts=Counts(**{kind: tally.now for kind, tally in difference.counted.items()}),
        added=(*_group(ReasonOfChange.NEW_DOCUMENTS, read), *_group(because, others)),
        changed=tuple(_changed(difference, because)),
        withdrawn=tuple(_group(because, withdrawn)),
        removed=tuple(_group(because, difference.removed)),
    )


def first_release(difference: VersionDifference, day: date) -> Release:
    """Return the record of the version before a difference, with which the record begins."""
    counts = Counts(**{kind: tally.before for kind, tally in difference.counted.items()})
    return Release(version=difference.before, date=day, note=FIRST_NOTE, counts=counts)


def check_follows(difference: VersionDifference, releases: Iterable[Release]) -> None:
    """Raise UserError where a difference is not that from the last version on record to one that is not on record."""
    versions = [release.version for release in releases]
    if versions and versions[-1] != difference.before:
        raise UserError(
            f"the last version on record is {versions[-1]}: compare with that, not with {difference.before}"
        )
    if difference.now == difference.before:
        raise UserError(f"both are version {difference.now}: there is nothing to record")


def write_release(root: Path, release: Release) -> Path:
    """Write a record of changes, beside those of the same day; return where it stands."""
    path = next(path for path in _places(root, release.date) if not path.exists())
    write_whole(path, (_HEAD + _yaml(release)).encode())
    return path


def name_version(root: Path, release: Release) -> None:
    """Let CITATION.cff and what CHANGELOG.md has under "Unreleased", where a project has them, name a version."""
    day = release.date.isoformat()
    _put_in(root, "CITATION.cff", ((_CITED_VERSION, release.version), (_CITED_DAY, day)))
    _put_in(root, "CHANGELOG.md", ((_UNRELEASED_DATA, f"{release.version}."),))


def _put_in(root: Path, name: str, values: Iterable[tuple[re.Pattern[str], str]]) -> None:
    path = root / name
    if not path.is_file():
        return
    text = read_text(path, root)
    for place, value in values:
        text = place.sub(rf"\g<1>{value}", text, count=1)
    write_whole(path, text.encode())


def _places(root: Path, day: date) -> Iterator[Path]:
    folder, number = root / "records" / "changes", 1
    yield folder / f"{day}.yml"
    while True:
        number += 1
        yield folder / f"{day}-{number}.yml"


def _yaml(release: Release) -> str:
    told = release.model_dump(mode="json", exclude_defaults=True)
    text: str = yaml.safe_dump(told, allow_unicode=True, default_flow_style=None, sort_keys=False, width=_WIDTH)
    return text


def _group(reason: ReasonOfChange, names: Iterable[str]) -> Iterator[Figures]:
    if ids := tuple(sorted(names)):
        yield Figures(reason=reason, ids=ids)


def _changed(difference: VersionDifference, reason: ReasonOfChange) -> Iterator[ChangedFigure]:
    for change in sorted(difference.changed, key=lambda change: change.id):
        fields = tuple(FieldChange(field=n, old=written(old), new=written(new)) for n, old, new in change.fields)
        yield ChangedFigure(id=change.id, was=change.was, reason=reason, fields=fields)
