"""Records of changes: what each version of the data changed, made by ``build_pages.py diff --record``, never by hand.

One file a version, ``records/changes/<day>.yml``. They tell of the data and are no part of them: the version of the
data does not change when one is added.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from shengce.records.base import CalendarDay, Name, Record, Slug, Text
from shengce.records.forms import VERSION

Version = Annotated[str, StringConstraints(pattern=VERSION)]
Count = Annotated[int, Field(ge=0)]


class ReasonOfChange(StrEnum):
    """Why a figure came, changed or went: the list is closed, so that readers can tell our faults from the source's."""

    NEW_DOCUMENTS = "new_documents"
    SOURCE_CORRECTED = "source_corrected"
    OUR_ERROR = "our_error"
    RULE_CHANGED = "rule_changed"


class Counts(Record):
    """How much the data of a version hold: figures in force and withdrawn, absences, sources and programmes."""

    facts: Count
    withdrawn: Count
    absences: Count
    sources: Count
    programmes: Count


class FieldChange(Record):
    """A field of a figure, by its column in the tables, before and after; none where it was, or is, empty."""

    field: Name
    old: str | None = None
    new: str | None = None


class ChangedFigure(Record):
    """A figure that says something else than before; ``was`` is its former identifier where that changed too."""

    id: Slug
    was: Slug | None = None
    reason: ReasonOfChange
    fields: tuple[FieldChange, ...] = ()


class Figures(Record):
    """Figures that came or went for one reason."""

    reason: ReasonOfChange
    ids: Annotated[tuple[Slug, ...], Field(min_length=1)]


class Release(Record):
    """One version of the data beside the one before it, of which the first version knows none.

    ``withdrawn`` figures keep their identifier and say why they no longer count; those ``removed`` are gone.
    """

    version: Version
    before: Version | None = None
    date: CalendarDay
    note: Text | None = None
    counts: Counts
    added: tuple[Figures, ...] = ()
    changed: tuple[ChangedFigure, ...] = ()
    withdrawn: tuple[Figures, ...] = ()
    removed: tuple[Figures, ...] = ()

    @property
    def gone(self) -> frozenset[str]:
        """The identifiers that are no more from this version on."""
        renamed = {figure.was for figure in self.changed if figure.was}
        return frozenset(renamed.union(*(group.ids for group in self.removed)))

    @property
    def standing(self) -> frozenset[str]:
        """The identifiers that are named as those of figures of this version."""
        changed = {figure.id for figure in self.changed}
        return frozenset(changed.union(*(group.ids for group in (*self.added, *self.withdrawn))))
